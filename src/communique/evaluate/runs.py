"""Where predicted facts come from: a graph that stands, or one that is built from articles and thrown away."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from communique.errors import CommuniqueError, UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.graph.manifest import Rejection


class Listener(Protocol):
    """Who wants to hear how a measurement goes on."""

    def step(self, message: str) -> None:
        """A step begins."""
        ...

    def rejected(self, rejection: "Rejection") -> None:
        """An article could not be read."""
        ...

    def say(self, message: str) -> None:
        """Something to know in any case."""
        ...


@contextmanager
def facts_of_graph(graph: Path) -> Iterator[Path]:
    """A folder with the facts of a graph, for the time of the block.

    Raises:
        GraphError: There is no whole graph in that folder.
    """
    with tempfile.TemporaryDirectory(prefix="communique-evaluate-") as scratch:
        _export(graph, Path(scratch))
        yield Path(scratch)


@contextmanager
def facts_of_articles(
    articles: Path, stems: frozenset[str], *, each: bool, quick: bool = False, settings: Settings, listener: Listener
) -> Iterator[Path]:
    """A folder with the facts of articles that are built into a graph first, for the time of the block.

    Args:
        articles: Folder of articles.
        stems: The names, without ending, of those that gold knows.
        each: Every article alone, in a graph of its own; only those that gold knows. Otherwise all articles of the
            folder together in one graph.
        quick: Draw the facts from the quads, without validating them or writing a graph: the same facts, except of a
            graph that does not conform, which has none in a build.
        settings: Those of the build.
        listener: Hears steps, rejections, and why an article has no facts.

    Raises:
        UsageError: ``articles-missing``: none of the articles that gold knows is there.
        CommuniqueError: The build of all together failed. With ``each`` an article that fails has no facts.
    """
    known = sorted(p for p in articles.iterdir() if p.is_file() and p.suffix != ".json" and p.stem in stems)
    if not known:
        raise UsageError("articles-missing", "None of the articles that gold knows is here.", where=str(articles))
    with tempfile.TemporaryDirectory(prefix="communique-evaluate-") as scratch:
        root = Path(scratch)
        facts = root / "facts"
        facts.mkdir()
        if not each:
            # A copy, to leave out gold that stands beside the articles.
            shutil.copytree(articles, root / "articles", ignore=shutil.ignore_patterns("*.json"))
            _build(root / "articles", root / "graph", facts, settings, listener, quick=quick)
        for number, article in enumerate(known if each else (), start=1):
            source = root / f"alone-{number}"
            source.mkdir()
            shutil.copyfile(article, source / article.name)
            try:
                _build(source, root / f"graph-{number}", facts, settings, listener, quick=quick)
            except CommuniqueError as error:
                listener.say(f"no facts of {article.name}: {error}")
        yield facts


def _build(source: Path, graph: Path, facts: Path, settings: Settings, listener: Listener, *, quick: bool) -> None:
    from communique import pipeline

    if quick:
        _draw(source, facts, settings, listener)
    else:
        pipeline.build(source, graph, settings=settings, listener=listener)
        _export(graph, facts)


def _draw(source: Path, facts: Path, settings: Settings, listener: Listener) -> None:
    """The facts of a folder of articles, straight from their quads."""
    from communique import pipeline
    from communique.export.facts import facts as facts_of
    from communique.graph import Iris
    from communique.read.folder import list_articles

    mapped = pipeline.map_files(list_articles(source), settings=settings, listener=listener)
    for stem, form in facts_of(mapped.quads, Iris(settings.base)).items():
        (facts / f"{stem}.json").write_text(json.dumps(form, ensure_ascii=False), encoding="utf-8")


def _export(graph: Path, facts: Path) -> None:
    from communique.export.facts import write
    from communique.graph import load

    write(load(graph), facts)
