"""Where the article stands on a page: by trafilatura's judgement, and by what the page itself declares its body.

Neither is taken at its word. Both choose paragraphs; the *region* of the article is the smallest element that holds
nearly all of the chosen words, and what else stands in it (captions, lists, short paragraphs, which trafilatura drops)
stays.
"""

import copy
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from communique.read.html.layout import Chunk
from communique.read.rendition import squeezed

#: The region holds at least this share of the words chosen; what is chosen elsewhere was chosen wrongly.
REGION_LEAST = 0.8
#: Where fewer of the page's sentences stand in the region than this, the choice was wrong.
TRUST_LEAST = 0.3
#: A declared body of which the page shows less than this share is not shown: the page is filled by a script.
SHOWN_LEAST = 0.5
#: A paragraph with so many letters and digits is found in the chosen text without doubt.
_SURE = 12
#: How far from the last paragraph found the next is looked for, and the length of a text that is searched whole: to
#: search all of a long one for each of many paragraphs takes too long.
_REACH, _SHORT = 20_000, 200_000
# Elements that hold paragraphs: a single paragraph is never all of the page's article.
_CONTAINERS = frozenset({"article", "main", "section", "div", "td", "body", "html", "center", "form", "blockquote"})

# It reports pages that it makes nothing of as warnings; here that is an ordinary answer.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Region:
    """The part of the page that is the article.

    Attributes:
        element: The element, or ``None`` where the page does not show which one it is.
        chosen: For each paragraph, whether it was chosen as one of the article's.
        first: Position of the first paragraph in the region.
        last: Position of the last one.
    """

    element: HtmlElement | None
    chosen: tuple[bool, ...]
    first: int
    last: int

    def holds(self, chunk: Chunk) -> bool:
        """Whether a paragraph stands in the region."""
        return self.element is None or any(element is self.element for element in chunk.around())


def find_region(
    root: HtmlElement, chunks: Sequence[Chunk], is_furniture: Callable[[HtmlElement], bool], declared: str
) -> Region:
    """The region of the article.

    Args:
        root: The page.
        chunks: Its paragraphs.
        is_furniture: Whether an element is not the article.
        declared: The article's text in the page's data, or nothing.
    """
    free = [not any(is_furniture(element) for element in chunk.around()) for chunk in chunks]
    texts = [_Text(main_text(root, is_furniture)), _Text(declared)]
    # Every text is asked for every paragraph, since each keeps its place.
    held = [[text.holds(chunk) for chunk in chunks] for text in texts]
    chosen = [
        is_free and not chunk.pointer and any(by_text)
        for chunk, is_free, *by_text in zip(chunks, free, *held, strict=True)
    ]
    element = _region([chunk for chunk, is_chosen in zip(chunks, chosen, strict=True) if is_chosen])
    prose = [is_free and chunk.sentence and not chunk.pointer for chunk, is_free in zip(chunks, free, strict=True)]
    if element is None or _share(chunks, prose, element) < TRUST_LEAST:
        # Hardly any of the page's sentences stand there: it is a teaser that was taken for the article.
        chosen, element = prose, _region([chunk for chunk, is_prose in zip(chunks, prose, strict=True) if is_prose])
    if element is None:
        return whole_page(chunks)
    region = Region(element, tuple(chosen), 0, len(chunks) - 1)
    inside = [position for position, chunk in enumerate(chunks) if region.holds(chunk)]
    return Region(element, tuple(chosen), inside[0], inside[-1])


def whole_page(chunks: Sequence[Chunk]) -> Region:
    """The region of a page that is all article, or does not show where it stands."""
    return Region(None, (True,) * len(chunks), 0, len(chunks) - 1)


def main_text(root: HtmlElement, is_furniture: Callable[[HtmlElement], bool]) -> str:
    """What trafilatura takes for the article's text on the page without its furniture; empty where it finds none."""
    page = copy.deepcopy(root)
    for original, element in list(zip(root.iter(), page.iter(), strict=True)):
        if original is not root and is_furniture(original) and element.getparent() is not None:
            element.drop_tree()
    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def shown(chunks: Sequence[Chunk], declared: str) -> float:
    """The share of the declared body that the page shows."""
    text = _Text(declared)
    found = sum(len(squeezed(chunk.text)) for chunk in chunks if text.holds(chunk))
    return min(1.0, found / text.length) if text.length else 1.0


class _Text:
    """A text in which the paragraphs of the page are looked up, in order."""

    def __init__(self, text: str) -> None:
        self._lines = {squeezed(line) for line in text.split("\n")}
        self._whole = squeezed(text)
        self._at = 0
        self.length = len(self._whole)

    def holds(self, chunk: Chunk) -> bool:
        """Whether a paragraph is in the text: as a line, near the one found last, or anywhere in a short text."""
        key = squeezed(chunk.text)
        if len(key) < _SURE:
            return False
        found = self._whole.find(key, self._at, self._at + _REACH)
        if found >= 0:
            self._at = found + len(key)
        return found >= 0 or key in self._lines or (len(self._whole) <= _SHORT and key in self._whole)


def _share(chunks: Sequence[Chunk], prose: Sequence[bool], element: HtmlElement) -> float:
    """The share of the page's sentences that stand in an element."""
    words = [(chunk, chunk.words) for chunk, is_prose in zip(chunks, prose, strict=True) if is_prose]
    inside = sum(count for chunk, count in words if any(around is element for around in chunk.around()))
    return inside / total if (total := sum(count for _, count in words)) else 1.0


def _region(chosen: Sequence[Chunk]) -> HtmlElement | None:
    """The smallest element that holds nearly all of the words chosen."""
    weight: dict[HtmlElement, int] = {}
    for chunk in chosen:
        for element in chunk.around():
            weight[element] = weight.get(element, 0) + chunk.words
    if not weight:
        return None
    least = REGION_LEAST * max(weight.values())
    enough = [element for element, words in weight.items() if words >= least]
    inmost = max(enough, key=lambda element: sum(1 for _ in element.iterancestors()))
    return next((element for element in (inmost, *inmost.iterancestors()) if element.tag in _CONTAINERS), inmost)
