"""The texts with which passages are compared: kept beside the graph, or found again among the articles' files."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyoxigraph

from communique.errors import UsageError

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_IDENTIFIER = "http://purl.org/dc/terms/identifier"
_FORMAT = "http://purl.org/dc/terms/format"
_PLAIN = "text/plain"


class TextKeeper(Protocol):
    """Something that keeps texts of articles: the graph folder."""

    def text(self, article_id: str) -> str | None:
        """The text of the article, or ``None`` when it is not kept."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """What the graph says of an article's source."""

    id: str
    media_type: str
    charset: str
    sha256: str


def read_sources(quads: Iterable[pyoxigraph.Quad], base: str) -> list[Source]:
    """The articles of a graph with what is needed to find their texts; incomplete ones are left out."""
    cmq = f"{base}ontology#"
    wanted = {_IDENTIFIER, _FORMAT, f"{cmq}charset", f"{cmq}sourceSha256"}
    articles: set[str] = set()
    said: dict[str, dict[str, str]] = {}
    for quad in quads:
        subject = str(quad.subject)
        if quad.predicate.value == _TYPE and quad.object == pyoxigraph.NamedNode(f"{cmq}Article"):
            articles.add(subject)
        elif quad.predicate.value in wanted and isinstance(quad.object, pyoxigraph.Literal):
            said.setdefault(subject, {})[quad.predicate.value] = quad.object.value
    found = (said.get(article, {}) for article in sorted(articles))
    return [
        Source(values[_IDENTIFIER], values[_FORMAT], values[f"{cmq}charset"], values[f"{cmq}sourceSha256"])
        for values in found
        if wanted <= values.keys()
    ]


def find_texts(
    sources: Iterable[Source],
    keeper: TextKeeper,
    folder: Path | None = None,
    again: Callable[[Path], Mapping[str, str]] | None = None,
) -> Mapping[str, str]:
    """The texts of articles by their identifiers.

    Args:
        sources: The articles.
        keeper: Keeps the texts of articles that did not come as plain text.
        folder: Where the articles' files are, recognised by the hash of their bytes, whatever they are called now.
            Without it the articles of plain text have no text.
        again: Reads the folder again: the text of each source by the hash of its bytes. What it finds goes before the
            text that was kept.

    Raises:
        UsageError: ``articles-unreadable`` when the folder or a file in it cannot be read.
    """
    sources = list(sources)
    texts = {source.id: text for source in sources if (text := keeper.text(source.id)) is not None}
    files = _files_by_hash(folder) if folder else {}
    others = [source for source in sources if source.media_type != _PLAIN]
    extracted = again(folder) if again and folder and others else {}
    texts |= {source.id: extracted[source.sha256] for source in others if source.sha256 in extracted}
    for source in sources:
        if source.id not in texts and source.media_type == _PLAIN and source.sha256 in files:
            texts[source.id] = _decoded(files[source.sha256], source.charset)
    return texts


def _files_by_hash(folder: Path) -> dict[str, Path]:
    try:
        files = [path for path in sorted(folder.iterdir()) if path.is_file()]
        return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
    except OSError as error:
        raise UsageError(
            "articles-unreadable",
            f"the articles cannot be read: {error.strerror}.",
            where=str(folder),
            hint="Name the folder that holds the articles' files.",
        ) from error


def _decoded(path: Path, charset: str) -> str:
    try:
        return path.read_bytes().decode(charset)
    except (LookupError, UnicodeDecodeError) as error:
        raise UsageError(
            "articles-unreadable",
            f"the article cannot be decoded with the charset {charset!r} that the graph gives.",
            where=str(path),
        ) from error
