"""Lists of other articles: headings that lead to other pages, with a few words under each."""

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from lxml.html import HtmlElement

from communique.read.html.headings import heading_of
from communique.read.html.layout import Chunk
from communique.read.html.main_text import Region

#: A page with so many headings that are links …
LINKED_HEADINGS = 4
#: … and no stretch of so many words between two of them lists articles and holds none.
STRETCH_LEAST = 80
#: What is said of another article under its heading has no more words than this, and is no farther from it.
TEASER_MOST, _TEASER_DEPTH = 80, 4
#: What holds so large a share of the page's sentences is its article, under a heading that leads to itself.
SHARE_MOST = 0.6


def is_list(chunks: Sequence[Chunk], region: Region) -> bool:
    """Whether a page lists articles, each a linked heading with a few words, and holds none."""
    linked, stretch, longest = 0, 0, 0
    for chunk in chunks:
        if not region.holds(chunk):
            continue
        if chunk.pointer and heading_of(chunk) is not None:
            linked += 1
            stretch = 0
        elif chunk.sentence and not chunk.pointer:
            stretch += chunk.words
            longest = max(longest, stretch)
    return linked >= LINKED_HEADINGS and longest < STRETCH_LEAST


def teasers(chunks: Sequence[Chunk], title: HtmlElement | None) -> set[HtmlElement]:
    """The elements that hold a heading that leads to another page, and but a few words beside it.

    Args:
        chunks: The paragraphs of the page.
        title: The article's own heading, which may lead to itself.
    """
    words = _weights(chunks)
    prose = _weights(chunk for chunk in chunks if chunk.sentence and not chunk.pointer)
    most = SHARE_MOST * max(prose.values(), default=0)
    found: set[HtmlElement] = set()
    for chunk in chunks:
        heading = heading_of(chunk)
        if heading is not None and heading is not title and chunk.pointer:
            around = (element for element in heading.iterancestors() if element.tag not in ("body", "html", "main"))
            small = takewhile(lambda element: words[element] <= TEASER_MOST, islice(around, _TEASER_DEPTH))
            found.update(element for element in small if prose.get(element, 0) <= most)
    return found


def _weights(chunks: Iterable[Chunk]) -> dict[HtmlElement, int]:
    """The words in each element."""
    weights: dict[HtmlElement, int] = {}
    for chunk in chunks:
        for element in chunk.around():
            weights[element] = weights.get(element, 0) + chunk.words
    return weights
