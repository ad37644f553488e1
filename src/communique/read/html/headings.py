"""Which heading of a page is the article's."""

import re
from collections.abc import Iterable, Sequence

from lxml.html import HtmlElement

from communique.read.html.layout import Chunk
from communique.read.official import institution
from communique.read.rendition import Value, squeezed

#: A heading of fewer letters and digits than this matches a title only whole.
_SURE = 12
_BAR = re.compile(r"\s+[|\-–—:»·•<>]{1,2}\s+")


def segments(window: str) -> list[str]:
    """The parts of a window's title: ``Headline | Section | Site``."""
    return [part for part in _BAR.split(window) if part]


def outlet_of(window: str, heading: str) -> str | None:
    """The name of the site in a window's title: the part that is farthest from the heading, or a body's name."""
    parts = segments(window)
    at = [squeezed(part) for part in parts]
    if len(parts) < 2:
        return None
    if squeezed(heading) not in (at[0], at[-1]):
        return parts[-1] if institution(parts[-1]) else None
    name = parts[-1] if squeezed(heading) == at[0] else parts[0]
    return name if len(name.split()) <= 8 else None


def heading_of(chunk: Chunk) -> HtmlElement | None:
    """The heading (``h1`` to ``h3``) that a paragraph is, or nothing."""
    return next((element for element in chunk.around() if element.tag in ("h1", "h2", "h3")), None)


def main_headings(chunks: Iterable[Chunk]) -> list[str]:
    """The words of the page's headings of the first order."""
    return [
        " ".join(chunk.text.split())
        for chunk in chunks
        if (found := heading_of(chunk)) is not None and found.tag == "h1"
    ]


def choose_heading(chunks: Sequence[Chunk], titles: Sequence[Value], window: str) -> int | None:
    """The position of the paragraph that is the article's heading; ``None`` where the page has none.

    The heading that says what the page's data or its window's title say, of whatever order; then a heading of the
    first order that is alone on the page, unless it is as short as the name of a site; then any line that
    repeats the title of the data or of the window word for word; last the first heading of the page's one article.
    """
    headings = [(position, found) for position, chunk in enumerate(chunks) if (found := heading_of(chunk)) is not None]
    known = [key for title in (*(title.text for title in titles), window) if (key := squeezed(title))]
    for order in ("h1", "h2", "h3"):
        for position, element in headings:
            if element.tag == order and _agrees(squeezed(chunks[position].text), known):
                return position
    first = [position for position, element in headings if element.tag == "h1"]
    if len(first) == 1 and chunks[first[0]].words >= 4:
        return first[0]
    exact = {squeezed(title) for title in (*(title.text for title in titles), *segments(window))}
    repeated = next((i for i, chunk in enumerate(chunks) if chunk.words >= 4 and squeezed(chunk.text) in exact), None)
    return _framed(chunks, headings) if repeated is None and not first else repeated


def _framed(chunks: Sequence[Chunk], headings: Iterable[tuple[int, HtmlElement]]) -> int | None:
    """The first heading of the one ``article`` of a page that has no heading of the first order."""
    for position, element in headings:
        frame = next((outer for outer in element.iterancestors() if outer.tag == "article"), None)
        if frame is None or chunks[position].words < 4 or chunks[position].pointer:
            continue
        alone = all(outer is frame for chunk in chunks for outer in chunk.around() if outer.tag == "article")
        return position if alone else None
    return None


def _agrees(heading: str, titles: Iterable[str]) -> bool:
    return any(
        heading == title or (min(len(heading), len(title)) >= _SURE and (heading in title or title in heading))
        for title in titles
    )
