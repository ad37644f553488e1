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
from communique.graph import Iris, assemble, knowledge_to_quads, locked, publish, this_run
from communique.graph.gates import Gates, load_gates
from communique.graph.manifest import Manifest, Rejection
from communique.graph.run import Run
from communique.settings import Settings

if TYPE_CHECKING:
    # These rooms load a language model or a SHACL engine: they are imported when their turn comes.
    from communique.extract import Extractor
    from communique.model import Article, Facts


class Listener(Protocol):
    """Who wants to hear how a build goes on."""

    def step(self, message: str) -> None:
        """A step begins."""
        ...

    def rejected(self, rejection: Rejection) -> None:
        """An input could not be read."""
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
    articles: Path, graph: Path, *, settings: Settings, listener: Listener, gates: Path | None = None
) -> Manifest:
    """Build the graph of a folder of articles and make it *the* graph.

    Args:
        articles: Folder of articles.
        graph: Folder of the graph, replaced as a whole or not at all.
        settings: Base of the IRIs, language model.
        listener: Hears steps, rejections, and which subfolders are left out.
        gates: File of counts and fill rates that the graph must reach.

    Returns:
        The manifest of the published graph.

    Raises:
        NothingReadableError: ``nothing-readable``.
        NotConformingError: ``graph-not-conforming``.
        GraphError: ``gates-failed``, ``graph-locked``, ``graph-unwritable``.
        UsageError: ``input-no-folder``, ``gates-invalid``.
    """
    from communique.read.folder import list_articles, list_subfolders, read_folder

    wanted = load_gates(gates) if gates else None
    paths = list_articles(articles)
    for folder in list_subfolders(articles):
        listener.say(f"left out: {folder.name}/ is a folder; articles are read from one folder.")
    iris = Iris(settings.base)
    with locked(graph):
        listener.step(f"reading {articles}")
        read, refused = read_folder(paths)
        rejected = [Rejection(r.file, r.code, r.reason, r.hint) for r in refused]
        with _keeping(str(articles)):
            mapped = map_articles(read, rejected, settings=settings, iris=iris, listener=listener)
        listener.step("validating")
        _validate(mapped, iris)
        files, manifest = assemble(mapped.quads, mapped.articles, mapped.rejected, mapped.run, iris)
        _check_gates(wanted, manifest, gates)
        listener.step(f"publishing {graph}")
        publish(graph, files, manifest)
    return manifest


def map_files(paths: Iterable[Path], *, settings: Settings, listener: Listener) -> Mapped:
    """Map single files, whatever folders they are in.

    Raises:
        NothingReadableError: ``nothing-readable``.
    """
    from communique.read import read_article

    articles, rejected = [], []
    for path in paths:
        listener.step(f"reading {path}")
        try:
            articles.append(read_article(path))
        except InputRejectedError as error:
            rejected.append(Rejection(path.name, error.code, error.message, error.hint))
    articles = _merged(articles)
    return map_articles(articles, rejected, settings=settings, iris=Iris(settings.base), listener=listener)


def map_articles(
    articles: "Sequence[Article]",
    rejected: Iterable[Rejection],
    *,
    settings: Settings,
    iris: Iris,
    listener: Listener,
) -> Mapped:
    """Turn articles into quads; those that the extractor refuses join the rejected.

    Raises:
        NothingReadableError: ``nothing-readable``.
    """
    from communique.extract import Extractor
    from communique.link import load_links
    from communique.resolve import resolve

    rejected = sorted(rejected, key=_rejection_order)
    for rejection in rejected:
        listener.rejected(rejection)
    _require(articles, rejected)
    listener.step(f"loading {settings.model}")
    extractor = Extractor(settings.model)
    facts, unread = _extract(extractor, articles, listener)
    rejected = sorted([*rejected, *unread], key=_rejection_order)
    _require(facts, rejected)
    listener.step("resolving")
    knowledge = resolve(facts)
    info = extractor.model_info
    run = this_run(info.name, info.version, info.sha256)
    quads = knowledge_to_quads(knowledge, iris, run, load_links())
    return Mapped(quads, tuple(sorted(knowledge.articles, key=lambda a: a.id)), tuple(rejected), run)


def _merged(articles: "Iterable[Article]") -> "list[Article]":
    """Each text once, under all the names under which it came."""
    found: dict[str, Article] = {}
    for article in articles:
        same = found.get(article.id)
        names = tuple(sorted({*article.names, *same.names})) if same else article.names
        found[article.id] = replace(same or article, names=names)
    return list(found.values())


def _extract(
    extractor: "Extractor", articles: "Iterable[Article]", listener: Listener
) -> "tuple[list[Facts], list[Rejection]]":
    facts, rejected = [], []
    for article in articles:
        listener.step(f"extracting {article.names[0]}")
        try:
            facts.append(extractor.facts(article))
        except InputRejectedError as error:
            rejected.append(Rejection(article.names[0], error.code, error.message, error.hint))
            listener.rejected(rejected[-1])
    return facts, rejected


def _require(found: Sequence[object], rejected: Sequence[Rejection]) -> None:
    if not found:
        reason = f"none of {len(rejected)} inputs can be read" if rejected else "there is nothing to read"
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
