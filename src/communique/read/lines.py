"""Lines and blocks: the layout of a plain text before anything is known of its content.

A *line* is what stands between two newlines, a *block* the lines that make one paragraph: one
line as a rule, several where the text was folded at a fixed width.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median_low

from communique.model import NOTHING
from communique.read.english import english_share, words_of
from communique.read.shown import bare

Span = tuple[int, int]

_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_MARK = re.compile(r"(?:\d{1,3}[.)]|[-•*–·▪◦]|\([a-z0-9]{1,3}\))\s")
_OWN_LINE = re.compile(
    r"(?:By|BY)\s+[A-Z]|[A-Z][A-Za-z]+\s?:\s|\#{3}"
    r"|(?:First |Last )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ii]ssued|[Dd]elivered)(?: on)?:? .{0,12}\d"
)
_CREDIT_AT_END = re.compile(r"\s*[\[(][^\[\]()]{1,80}[\])]\s*$")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|No|St|vs|etc)\.)$")
_LONGER = re.compile(r"[^\W\d_]{4,}")
# Words on which no line of its own ends.
_OPEN_WORDS = frozenset({"the", "of", "by", "with", "from", "and", "that", "an", "its", "their", "into", "between"})
_CLOSERS = "\"'”’»›)]*_■□▪▫●◆◼ \t\u00a0"
# A sentence with a mark of the end or a bare credit behind it: "… in June. Enditem"
_TRAILER = re.compile(r"[a-z\d][.!?][\"”’)]* \S{1,20}(?: \S{1,20})?$")

#: Lines of folded text have between this many …
_FOLD_LEAST = 40
#: (in a narrow column, where hardly a line is longer than that, so many)
_COLUMN_LEAST, _COLUMN_MOST = 24, 46
#: … and this many characters.
_FOLD_MOST = 130
#: A paragraph longer than this many code points is read in parts, so that a parser's memory stays bounded.
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty: its trimmed span, its indentation, and whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    gap: bool

    @property
    def width(self) -> int:
        """Characters from the margin to the last that is not white."""
        return self.indent + self.end - self.start


@dataclass(frozen=True)
class Block:
    """The pieces of the shown text that make one paragraph, and their words joined by single spaces.

    Attributes:
        pieces: Spans in order; none begins or ends with white space.
        text: The words of the pieces.
        gap: Whether a blank line stands before it.
    """

    pieces: tuple[Span, ...]
    text: str
    gap: bool

    @property
    def start(self) -> int:
        """First code point."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.pieces[-1][1]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return words_of(self.text)

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words)

    @cached_property
    def english(self) -> float:
        """The share of English function words among its words."""
        return english_share(self.words)

    @cached_property
    def key(self) -> str:
        """What is compared to find the same words printed twice: a credit at the end left out."""
        return " ".join(words_of(_CREDIT_AT_END.sub("", self.text[-LONGEST:]))) if self.count else self.text

    @cached_property
    def mark(self) -> str:
        """The punctuation it ends with (closing quotes, brackets and a credit looked through), or nothing."""
        tail = self.text[-200:].rstrip()
        for form in (tail, _CREDIT_AT_END.sub("", tail)):
            last = form.rstrip(_CLOSERS)[-1:]
            if last and last in ".?!…:;,":
                return last
        return ""

    @property
    def abbreviated(self) -> bool:
        """Whether the full stop at its end may be that of an abbreviation."""
        return self.mark == "." and bool(_ABBREVIATION.search(self.text[-20:].rstrip(_CLOSERS)))

    @cached_property
    def sentence(self) -> bool:
        """Whether it reads as prose: sentences, not titles, labels or buttons."""
        if self.count >= 25:
            return self.english >= 0.12
        if self.mark in (".", "?", "!", "…"):
            return self.count >= 5 and (self.english >= 0.08 or self.text[:1] in "\"“'‘")
        if self.count >= 10 and _TRAILER.search(self.text[-60:]):
            return self.english >= 0.15
        return self.mark in (":", ";", ",") and self.count >= 8 and self.english >= 0.15

    @cached_property
    def title_case(self) -> float:
        """The share of its longer words that begin with a capital."""
        longer = _LONGER.findall(self.text[:1000])
        return sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0

    @property
    def visible(self) -> bool:
        """Whether it has any character that shows."""
        return any(unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Mn") for char in self.text)


def block_of(source: str, pieces: Iterable[Span], *, gap: bool) -> Block:
    """A block with the text of its pieces."""
    kept = tuple(pieces)
    return Block(kept, bare(" ".join(source[start:end] for start, end in kept)), gap)


def trimmed(source: str, start: int, end: int) -> Span:
    """The span without what does not show at its ends (empty at ``start`` when nothing in it shows)."""
    while end > start and (source[end - 1].isspace() or source[end - 1] == NOTHING):
        end -= 1
    while start < end and (source[start].isspace() or source[start] == NOTHING):
        start += 1
    return start, end


def lines_of(source: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    gap, begin = True, 0
    for stop, after in [*((found.start(), found.end()) for found in _NEWLINE.finditer(source)), (len(source),) * 2]:
        start, end = trimmed(source, begin, stop)
        if start < end:
            lines.append(Line(start, end, start - begin, gap))
        gap = start == end
        begin = after
    return lines


def blocks_of(source: str) -> list[Block]:
    """The paragraphs of a text: folded lines joined, doubled lines split, giants cut."""
    lines = _single_spaced(source, lines_of(source))
    fold = _Fold(source, lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and (fold.continues(groups[-1][-1], line) or _broken(source, groups[-1], line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks: list[Block] = []
    for group in groups:
        spans = [(line.start, line.end) for line in group]
        whole = block_of(source, spans, gap=group[0].gap)
        for half in _doubled(source, whole) or [whole]:
            blocks.extend(_bounded(source, half))
    return blocks


def _single_spaced(source: str, lines: list[Line]) -> list[Line]:
    """The lines; where a folded text has a blank line after each of them, without those gaps."""
    pairs = list(pairwise(lines))
    close = sum(not b.gap for _, b in pairs)
    broken = [a.width for a, b in pairs if b.gap and source[b.start].islower() and source[a.end - 1] not in ".?!:;,"]
    widest = max(broken, default=0)
    even = [width for width in broken if width >= 0.75 * widest]
    if (
        close * 10 > len(pairs)
        or len(even) < 4
        or len(even) * 3 < len(pairs)
        or not _FOLD_LEAST <= widest <= _FOLD_MOST
    ):
        return lines
    return [replace(line, gap=False) for line in lines]


class _Fold:
    """Whether a text was folded at a fixed width, and at which.

    Where a line that does not end a sentence is followed by one that begins with a small letter, the
    break is certainly a fold; the lengths of such lines tell the width. With the width known, a break
    is a fold when the next word would not have fitted.
    """

    def __init__(self, source: str, lines: list[Line]) -> None:
        self._source = source
        longer = sum(line.width > _COLUMN_MOST for line in lines)
        self._least = _COLUMN_LEAST if longer * 20 <= len(lines) else _FOLD_LEAST
        pairs = [(a, b) for a, b in pairwise(lines) if not b.gap and a.width >= self._least]
        sure = [a.width for a, b in pairs if self._certain(a, b)]
        middle = median_low(sure) if sure else 0
        self.width = max((width for width in sure if width <= middle * 1.25), default=0)
        self._throughout = len(sure) >= 2 and len(sure) * 4 >= len(pairs)
        self._even = frozenset(_evenly_folded(source, lines, self._least))

    def continues(self, a: Line, b: Line) -> bool:
        """Whether line ``b`` goes on with the paragraph of line ``a``."""
        if b.start in self._even or self._hangs(a, b):
            return True
        if b.gap or not self.width:
            return False
        if self._certain(a, b):
            return True
        if not self._throughout or a.width > self.width + 2:
            return False
        text = bare(self._source[b.start : b.end])
        if b.indent > a.indent + 1 or _LIST_MARK.match(text) or _OWN_LINE.match(text):
            return False
        fits = a.width + 1 + len(text.split(None, 1)[0]) <= self.width
        open_end = self._source[a.end - 1] not in '.?!:;"”)]' and a.width >= self.width * 0.6
        return not fits or open_end

    def _hangs(self, a: Line, b: Line) -> bool:
        """Whether line ``b`` is set under the words of the item that line ``a`` begins."""
        mark = _LIST_MARK.match(bare(self._source[a.start : a.end]))
        if b.gap or mark is None or b.indent != a.indent + mark.end() or a.width < self._least:
            return False
        return not _LIST_MARK.match(bare(self._source[b.start : b.end]))

    def _certain(self, a: Line, b: Line) -> bool:
        if b.gap or not self._least <= a.width <= _FOLD_MOST:
            return False
        return self._source[b.start].islower() and self._source[a.end - 1] not in ".?!:;"


def _evenly_folded(source: str, lines: list[Line], least: int) -> Iterator[int]:
    """Where the lines begin that go on in a block of lines of one width, most of which break off in a sentence.

    A short text may hold too few breaks before a small letter to tell its width from them.
    """
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not line.gap:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    for block in (b for b in blocks if len(b) >= 3):
        *full, last = block
        widest = max(line.width for line in full)
        even = all(line.width >= 0.8 * widest for line in full) and last.width <= 1.1 * widest
        broken = sum(source[line.end - 1] not in '.?!:;”"' for line in full)
        listed = any(_LIST_MARK.match(bare(source[line.start : line.end])) or line.indent for line in block)
        if even and not listed and least <= widest <= _FOLD_MOST and broken * 5 >= len(full) * 3:
            yield from (line.start for line in block[1:])


def _broken(source: str, group: list[Line], b: Line) -> bool:
    """Whether line ``b`` goes on with a sentence broken in the middle, as where a link stood in it."""
    a = group[-1]
    if b.gap:
        return False
    if source.startswith((", ", "’s ", "'s "), b.start):
        return True
    text = source[a.start : a.end]
    last = text[-1]
    if last in '.?!:;|>)]"”' or not (last.isalnum() or last in ",’'"):
        return False
    words = text[-200:].split()
    if len(words) >= 2 and words[-1] in _OPEN_WORDS and not text.endswith("; and"):
        return not _LIST_MARK.match(bare(source[b.start : b.end]))
    known = len(words) >= 6 or (len(group) >= 2 and len(words) <= 4)
    return known and source[b.start].islower() and len(source[b.start : b.start + 60].split()) >= 3


def _doubled(source: str, block: Block) -> list[Block]:
    """The two halves of a line that prints the same words twice in a row, else nothing."""
    if len(block.pieces) != 1 or block.count < 8:
        return []
    start, end = block.pieces[0]
    for gap in range((end - start) % 2, 4, 2):
        half = (end - start - gap) // 2
        between = source[start + half : end - half]
        if (not between or between.isspace()) and source.startswith(source[start : start + half], end - half):
            first, second = trimmed(source, start, start + half), trimmed(source, end - half, end)
            return [block_of(source, [first], gap=block.gap), block_of(source, [second], gap=False)]
    return []


def _bounded(source: str, block: Block) -> list[Block]:
    """The block, cut after sentences (else between words, else anywhere) when it is a giant."""
    if block.end - block.start <= LONGEST:
        return [block]
    parts: list[list[Span]] = [[]]
    for start, end in block.pieces:
        begin = start
        if parts[-1] and end - parts[-1][0][0] > LONGEST:
            parts.append([])
        while end - begin > LONGEST:
            stop = _cut(source, begin + LONGEST // 2, begin + LONGEST)
            parts[-1].append(trimmed(source, begin, stop))
            parts.append([])
            begin = stop
        parts[-1].append(trimmed(source, begin, end))
    kept = [[(start, end) for start, end in part if start < end] for part in parts]
    return [block_of(source, part, gap=block.gap and number == 0) for number, part in enumerate(kept) if part]


def _cut(source: str, low: int, high: int) -> int:
    for mark in (". ", " "):
        found = source.rfind(mark, low, high)
        if found > low:
            return found + len(mark)
    return high
