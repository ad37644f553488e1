"""A tree to its paragraphs: what stands between two breaks of the page, with the elements around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement

from communique.read.html.elements import is_byline
from communique.read.html.tree import BLOCKS

_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
# Characters that take no room and part words in two for whoever reads them one by one.
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff\u2060]")
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_CLOSERS = "\"'”’»)] "
# Elements that a page sets beside one another without a space between them, each a thing of its own.
_APART = frozenset({"a", "span", "time", "label", "button", "address", "cite", "data", "img"})
#: An author and a date stand side by side in a line of no more words than this.
_SIDE_BY_SIDE = 30


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph of the page.

    Attributes:
        text: Its words, white space folded; line breaks inside it kept.
        element: The innermost element that holds all of it.
        words: How many words it has.
        linked: How many of them are words of a link.
    """

    text: str
    element: HtmlElement
    words: int
    linked: int

    def around(self) -> Iterator[HtmlElement]:
        """The elements that hold it, from the innermost to the root."""
        yield self.element
        yield from self.element.iterancestors()

    @property
    def sentence(self) -> bool:
        """Whether it looks like prose: as long as a sentence, and ended like one."""
        ended = self.text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…")
        return self.words >= 25 or (self.words >= 7 and ended)

    @property
    def pointer(self) -> bool:
        """Whether it is the link to another page: words of a link, and no sentence."""
        ended = self.text.rstrip(_CLOSERS)[-1:] == "."
        return self.words >= 3 and self.linked >= 0.7 * self.words and not ended


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that follow one another in one element; a line break is a piece of its own."""

    text: str
    path: tuple[HtmlElement, ...]
    linked: bool


def chunks_of(root: HtmlElement) -> list[Chunk]:
    """The paragraphs of a page, in order."""
    return list(_Walk(root).chunks())


def split_line(chunk: Chunk) -> list[Chunk]:
    """A paragraph with its first line apart."""
    first, _, rest = chunk.text.partition("\n")
    if not rest:
        return [chunk]
    linked = chunk.linked == chunk.words
    counted = ((text, len(_WORD.findall(text))) for text in (first, rest))
    return [Chunk(text, chunk.element, words, words if linked else 0) for text, words in counted]


class _Walk:
    """One way through the tree."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._path: list[HtmlElement] = []
        self._links = 0
        self._pre = 0
        self._pieces: list[_Piece] = []
        self._closed_apart = False

    def chunks(self) -> Iterator[Chunk]:
        for event, element in etree.iterwalk(self._root, events=("start", "end")):
            tag = str(element.tag)
            if tag in BLOCKS:
                yield from self._flushed()
            if event == "start":
                self._enter(element, tag)
            else:
                self._leave(element, tag)
        yield from self._flushed()

    def _enter(self, element: HtmlElement, tag: str) -> None:
        self._path.append(element)
        self._links += _is_link(element)
        self._pre += tag == "pre"
        if tag == "br":
            self._put("\n")
        elif tag == "q":
            self._put("“")
        if self._closed_apart and tag in _APART:
            self._part()
        self._closed_apart = False
        if tag not in ("title", "script") and element.text:
            self._add(element.text)

    def _leave(self, element: HtmlElement, tag: str) -> None:
        if tag == "q":
            self._put("”")
        self._links -= _is_link(element)
        self._pre -= tag == "pre"
        self._path.pop()
        self._closed_apart = tag in _APART and not element.tail
        if element.tail:
            self._add(element.tail)

    def _add(self, text: str) -> None:
        shown = _INVISIBLE.sub("", text)
        if self._pre:
            for line in re.split(r"(\n)", shown.replace("\r\n", "\n")):
                self._put(line)
        else:
            self._put(_SPACE.sub(" ", shown))

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append(_Piece(text, tuple(self._path), self._links > 0))

    def _part(self) -> None:
        """Keep words apart that two elements print side by side, but not the letters of one word."""
        words = _WORD.findall("".join(piece.text for piece in self._pieces[-3:]))
        if words and len(words[-1]) > 1:
            self._put(" ")

    def _flushed(self) -> Iterator[Chunk]:
        pieces, self._pieces = self._pieces, []
        for paragraph in _paragraphs(pieces):
            whole = _chunk(paragraph)
            if whole is None:
                continue
            if whole.sentence or whole.words > _SIDE_BY_SIDE:
                yield whole
                continue
            for _, side in groupby(paragraph, key=_beside):
                chunk = _chunk(list(side))
                if chunk is not None:
                    yield chunk


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces, cut where the page leaves a line empty."""
    current: list[_Piece] = []
    fresh = False
    for piece in pieces:
        if piece.text == "\n":
            if fresh:
                yield current
                current = []
            fresh = True
        else:
            fresh = fresh and not piece.text.strip()
        current.append(piece)
    yield current


def _is_link(element: HtmlElement) -> bool:
    """Whether an element is a link; an anchor that leads nowhere marks a place in the text."""
    return element.tag == "a" and element.get("href") is not None


def _beside(piece: _Piece) -> HtmlElement | None:
    """Which of the things that stand side by side in a line a piece belongs to: a date, an author, or the rest."""
    return next((element for element in piece.path if element.tag == "time" or is_byline(element)), None)


def _chunk(pieces: Sequence[_Piece]) -> Chunk | None:
    """The paragraph that some pieces make; ``None`` when they hold no words."""
    text = "".join(piece.text for piece in pieces)
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    clean = "\n".join(line for line in lines if line)
    paths = [piece.path for piece in pieces if piece.text.strip()]
    if not clean or not paths:
        return None
    depth = min(map(len, paths))
    while any(path[depth - 1] is not paths[0][depth - 1] for path in paths):
        depth -= 1
    linked = sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.linked)
    return Chunk(clean, paths[0][depth - 1], len(_WORD.findall(text)), linked)
