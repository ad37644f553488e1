"""The whole way: files → articles → facts → knowledge → quads → a validated, published folder.

This module alone knows all rooms; it decides nothing that a room decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Quad

from communique.errors import CommuniqueError, InputRejectedError
from communique.graph import Iris, Software, assemble, knowledge_to_quads, locked, publish, this_run
from communique.graph.gates import Gates, load_gates
from communique.graph.manifest import Manifest, Rejection
from communique.graph.run import Run
from communique.settings import Settings

if TYPE_CHECKING:
    # These rooms load a language model or a SHACL engine: they are imported when their turn comes.
    from communique.extract import Extractor
    from communique.language import ModelInfo
    from communique.model import Article, Facts
    from communique.propose import Helpers


#: Code of inputs that triage left out; they could have been read.
IRRELEVANT = "input-irrelevant"


class Listener(Protocol):
    """Who wants to hear how a build goes on."""

    def step(self, message: str) -> None:
        """A step begins."""
        ...

    def rejected(self, rejection: Rejection) -> None:
        """An input could not be read, or is irrelevant."""
        ...

    def say(self, message: str) -> None:
        """Something to know in any case."""
        ...


class NothingReadableError(CommuniqueError):
    """No input could be read; whatever graph there was stays."""


class NotConformingError(CommuniqueError):
    """The new graph does not conform to the shapes; the old one stays."""

    exit_status = 3


@dataclass(frozen=True, slots=True)
class Mapped:
    """Articles as quads, before they are a graph.

    Attributes:
        quads: Sorted quads.
        articles: The articles, sorted by identifier.
        rejected: What could not be read, sorted.
        run: What they were made with.
    """

    quads: list[Quad]
    articles: "tuple[Article, ...]"
    rejected: tuple[Rejection, ...]
    run: Run


def build(
    articles: Path,
    graph: Path,
    *,
    settings: Settings,
    listener: Listener,
    gates: Path | None = None,
    triage: bool = False,
    helpers: "Helpers | None" = None,
) -> Manifest:
    """Build the graph of a folder of articles and make it *the* graph.

    Args:
        articles: Folder of articles.
        graph: Folder of the graph, replaced as a whole or not at all.
        settings: Base of the IRIs, language model.
        listener: Hears steps, rejections, and which subfolders are left out.
        gates: File of counts and fill rates that the graph must reach.
        triage: Leave out, and list as ``input-irrelevant``, articles that the triage finds irrelevant.
        helpers: Programs that help to read; their report tells what became of what they found.

    Returns:
        The manifest of the published graph.

    Raises:
        NothingReadableError: ``nothing-readable``.
        NotConformingError: ``graph-not-conforming``.
        GraphError: ``gates-failed``, ``graph-locked``, ``graph-unwritable``.
        UsageError: ``input-no-folder``, ``gates-invalid``.
    """
    from communique.read.folder import list_articles, list_subfolders

    wanted = load_gates(gates) if gates else None
    paths = list_articles(articles)
    for folder in list_subfolders(articles):
        listener.say(f"left out: {folder.name}/ is a folder; articles are read from one folder.")
    iris = Iris(settings.base)
    with locked(graph):
        listener.step(f"reading {articles}")
        read, rejected = _read(paths, settings, triage=triage)
        with _keeping(str(articles)):
            mapped = map_articles(read, rejected, settings=settings, iris=iris, listener=listener, helpers=helpers)
        listener.step("validating")
        _validate(mapped, iris)
        files, manifest = assemble(mapped.quads, mapped.articles, mapped.rejected, mapped.run, iris)
        _check_gates(wanted, manifest, gates)
        listener.step(f"publishing {graph}")
        publish(graph, files, manifest)
    return manifest


def _read(paths: Sequence[Path], settings: Settings, *, triage: bool) -> "tuple[Sequence[Article], list[Rejection]]":
    """The articles of files, and what was refused or is irrelevant."""
    from communique.read import read_folder

    if not triage:
        articles, refused = read_folder(paths)
        return articles, [Rejection(r.file, r.code, r.reason, r.hint) for r in refused]
    from communique.lexicon import load_lexicon
    from communique.triage import load_gate, sift

    sifted = sift(paths, load_gate(settings.model, load_lexicon(settings.lexicon)))
    rejected = [Rejection(r.file, r.code, r.reason, r.hint) for r in sifted.rejected]
    hint = "Build without --triage to read it all the same."
    rejected += [
        Rejection(name, IRRELEVANT, f"{judged.verdict.why()}.", hint)
        for judged in sifted.irrelevant
        for name in judged.names
    ]
    return sifted.articles, rejected


def map_files(
    paths: Iterable[Path], *, settings: Settings, listener: Listener, helpers: "Helpers | None" = None
) -> Mapped:
    """Map single files, whatever folders they are in.

    Raises:
        NothingReadableError: ``nothing-readable``.
    """
    from communique.read import Rejected, read_file

    found: list[Article] = []
    rejected: list[Rejection] = []
    for path in paths:
        listener.step(f"reading {path}")
        for read in read_file(path):
            if isinstance(read, Rejected):
                rejected.append(Rejection(read.file, read.code, read.reason, read.hint))
            else:
                found.append(read)
    articles = _merged(found)
    iris = Iris(settings.base)
    return map_articles(articles, rejected, settings=settings, iris=iris, listener=listener, helpers=helpers)


def map_articles(
    articles: "Sequence[Article]",
    rejected: Iterable[Rejection],
    *,
    settings: Settings,
    iris: Iris,
    listener: Listener,
    helpers: "Helpers | None" = None,
) -> Mapped:
    """Turn articles into quads; those that the extractor refuses join the rejected.

    Raises:
        NothingReadableError: ``nothing-readable``.
    """
    from communique.extract import Extractor
    from communique.lexicon import load_lexicon
    from communique.link import load_links
    from communique.resolve import resolve

    rejected = sorted(rejected, key=_rejection_order)
    for rejection in rejected:
        listener.rejected(rejection)
    _require(articles, rejected)
    lexicon = load_lexicon(settings.lexicon)
    listener.step(f"loading {settings.model}")
    extractor = Extractor(settings.model, lexicon, helpers.entities if helpers else None)
    facts, proposed, unread = _extract(extractor, articles, listener, helpers)
    rejected = sorted([*rejected, *unread], key=_rejection_order)
    _require(facts, rejected)
    listener.step("resolving")
    knowledge = resolve(facts, proposed=proposed)
    run = _run(extractor, lexicon.own_sha256, helpers)
    quads = knowledge_to_quads(knowledge, iris, run, load_links())
    return Mapped(quads, tuple(sorted(knowledge.articles, key=lambda a: a.id)), tuple(rejected), run)


def _run(extractor: "Extractor", lexicon: str, helpers: "Helpers | None") -> Run:
    def program(found: "ModelInfo | None") -> Software | None:
        return Software(found.name, found.version, found.sha256) if found else None

    info = extractor.model_info
    entities = program(helpers.entities.software if helpers and helpers.entities else None)
    proposer = program(helpers.proposer.software if helpers and helpers.proposer else None)
    return this_run(info.name, info.version, info.sha256, lexicon=lexicon, entities=entities, proposer=proposer)


def _merged(articles: "Iterable[Article]") -> "list[Article]":
    """Each text once, under all the names under which it came."""
    found: dict[str, Article] = {}
    for article in articles:
        same = found.get(article.id)
        names = tuple(sorted({*article.names, *same.names})) if same else article.names
        found[article.id] = replace(same or article, names=names)
    return list(found.values())


def _extract(
    extractor: "Extractor", articles: "Iterable[Article]", listener: Listener, helpers: "Helpers | None"
) -> "tuple[list[Facts], list[Facts], list[Rejection]]":
    """What the rules find in each article, what is proposed for it, and what cannot be read."""
    facts, proposed, rejected = [], [], []
    for article in articles:
        listener.step(f"extracting {article.names[0]}")
        try:
            read = extractor.read(article)
        except InputRejectedError as error:
            rejected.append(Rejection(article.names[0], error.code, error.message, error.hint))
            listener.rejected(rejected[-1])
            continue
        facts.append(read.facts)
        if helpers:
            if helpers.proposer:
                listener.step(f"asking {helpers.proposer.software.name} about {article.names[0]}")
            found = helpers.propose(read)
            proposed += [found] if found else []
    return facts, proposed, rejected


def _require(found: Sequence[object], rejected: Sequence[Rejection]) -> None:
    if not found:
        irrelevant = sum(rejection.code == IRRELEVANT for rejection in rejected)
        reason = f"none of {len(rejected)} inputs can be read" if rejected else "there is nothing to read"
        reason += f" ({irrelevant} are irrelevant)" if irrelevant else ""
        raise NothingReadableError("nothing-readable", f"{reason}.")


@contextmanager
def _keeping(where: str) -> Iterator[None]:
    """Say of a failed build that the old graph stays."""
    try:
        yield
    except NothingReadableError as error:
        hint = "The old graph, if any, stays."
        raise NothingReadableError("nothing-readable", error.message, where=where, hint=hint) from error


def _validate(mapped: Mapped, iris: Iris) -> None:
    from communique.validate import validate_quads

    report = validate_quads(mapped.quads, {article.id: article.text for article in mapped.articles}, base=iris.base)
    if not report.conforms:
        raise NotConformingError(
            "graph-not-conforming",
            f"the graph does not conform to the shapes.\n{report.text()}",
            hint="The old graph stays.",
        )


def _check_gates(wanted: Gates | None, manifest: Manifest, where: Path | None) -> None:
    if wanted:
        wanted.check(manifest.counts, manifest.fill, where=str(where))


def _rejection_order(rejection: Rejection) -> tuple[str, str]:
    return rejection.file, rejection.code
