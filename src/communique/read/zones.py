"""A page cut into zones: which words are the article, and which the page prints around it.

The cut goes from what shows by itself (controls, small print, bylines, dates, captions) over where the
sentences begin and end, to what is left: lines that are not sentences, judged by where they stand.
When in doubt whether a paragraph of sentences is body, it is body: to lose the article's words is the worse error.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.model import NOTHING, Paragraph, Zone, ZonedSpan
from communique.read import captions, comments, datelines, furniture, headlines, leftovers
from communique.read.english import foreign_language, words_of
from communique.read.hyphens import mended
from communique.read.injection import find_injections, outside, split_title_bar, without
from communique.read.lines import Block, Span, block_of, blocks_of, trimmed
from communique.read.marks import Mark, Role
from communique.read.rendition import Part
from communique.read.shown import bare
from communique.read.stamplines import byline, stamp_line

#: Why a part of a line is a control.
TITLE_BAR = "a part of the page's title bar"
#: A teaser has no more words than this.
TEASER_MOST = 120
#: So many are looked for on a page.
TEASERS = 50
_MORE = r"(?:(?:read|see|show|view) more|continue reading|read on|more)"
_GOES_ON = re.compile(rf"\s*\[?(?:…|\.\.\.)\]?(?:\s*[(\[]?{_MORE}\W{{0,3}})?$|\s[(\[]?{_MORE}\W{{0,3}}$", re.IGNORECASE)
_MARKUP = "markup that shows nothing"
_INJECTED = "words that the page prints before its title and inside sentences"


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into blocks, each with its zone and its part on the page.

    Attributes:
        source: The text.
        marks: The blocks in order.
        injected: Spans of words injected by a re-publisher.
        headline: Position in ``marks`` of the first printing of the headline.
        body: Positions of the first and last paragraph of the body.
    """

    source: str
    marks: tuple[Mark, ...]
    injected: tuple[Span, ...] = ()
    headline: int | None = None
    body: tuple[int, int] | None = None

    @property
    def copied(self) -> bool:
        """Whether the page is shown to be a re-publisher's."""
        return bool(self.injected)

    def zones(self) -> tuple[ZonedSpan, ...]:
        """The zones: in order, without overlap, covering every character that shows."""
        spans = [ZonedSpan(start, end, Zone.INJECTED, _INJECTED) for start, end in self.injected]
        for mark in self.marks:
            spans.extend(
                ZonedSpan(start, end, mark.zone, mark.reason)
                for start, end in outside(self.source, mark.block.start, mark.block.end, self.injected)
            )
        spans.sort(key=lambda zone: zone.start)
        return tuple(spans)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is to be read: the blocks in admissible zones, repetitions marked."""
        read = [mark for mark in self.marks if mark.zone.admissible and mark.block.visible]
        whole = [f" {mark.block.key} " for mark in read]
        broken_off = {id(mark) for mark in [mark for mark in read if _GOES_ON.search(mark.block.text[-60:])][:TEASERS]}
        seen: set[str] = set()
        before = ""
        paragraphs: list[Paragraph] = []
        for mark in read:
            key = mark.block.key
            long = mark.block.count >= (3 if mark.zone is Zone.HEADLINE else 6)
            repeats = long and (key in seen or (id(mark) in broken_off and _is_beginning(mark.block, whole)))
            paragraphs.append(Paragraph(mark.zone, mark.block.pieces, repeats))
            # The first paragraph lost its dateline; printed again, it has it.
            seen |= {key, f"{before} {key}"}
            before = key if mark.zone is Zone.DATELINE else ""
        return tuple(paragraphs)


def covering(text: str, zones: Sequence[ZonedSpan]) -> tuple[ZonedSpan, ...]:
    """The zones of a text, with those of the markup between them: every character that is not white space is in one."""
    spans = list(zones)
    ends = [0, *(at for zone in zones for at in (zone.start, zone.end)), len(text)]
    for low, high in zip(ends[::2], ends[1::2], strict=True):
        start, end = low + len(text[low:high]) - len(text[low:high].lstrip()), low + len(text[low:high].rstrip())
        if start < end:
            spans.append(ZonedSpan(start, end, Zone.CHROME, _MARKUP))
    return tuple(sorted(spans, key=lambda zone: zone.start))


def _is_beginning(block: Block, whole: Sequence[str]) -> bool:
    """Whether a paragraph breaks off, or offers to go on, and another one prints it whole."""
    more = _GOES_ON.search(block.text[-60:])
    if more is None or block.count > TEASER_MOST:
        return False
    words = words_of(block.text[: len(block.text) - len(block.text[-60:]) + more.start()])
    # Where it breaks off, the last word may be cut, too; another such beginning prints no more than this one.
    begin = f" {' '.join(words[:-1])} "
    own = f" {block.key} "
    return len(words) >= 8 and any(begin in other and not own.startswith(other[:-1]) for other in whole if other != own)


def cut(source: str, parts: Sequence[Part] = ()) -> Page:
    """The page that a text is.

    Args:
        source: The text as it shows.
        parts: What the form of the source says of stretches of the text; each covers whole lines.
    """
    told = _Told(parts)
    source, blocks = mended(source, blocks_of(source))
    settled = [mark for block in blocks if (mark := told.settled(block))]
    blocks = [block for block in blocks if not told.settled(block)]
    injections = find_injections(source, blocks)
    injected = _merged(span for injection in injections for span in injection.spans)
    if injected:
        blocks = [kept for block in blocks if (kept := without(source, block, injected))]
    blocks, bars = split_title_bar(source, blocks)
    marks = [told.mark(block) or _by_itself(block, index in bars) for index, block in enumerate(blocks)]
    marks = _captions([told.loosely(mark) for mark in marks])
    marks = comments.apart(marks)
    body = _body(marks)
    headline = next((index for index, mark in enumerate(marks) if mark.role is Role.HEADLINE), None)
    if headline is None:
        headline = headlines.choose(marks, body)
    marks = headlines.settle(marks, body, headline, copied=bool(injected))
    marks = leftovers.settle(marks, body, headline, copied=bool(injected))
    marks, headline = _with_dateline(source, marks, headline)
    return _page(source, settled, marks, injected, headline)


def _page(source: str, settled: list[Mark], marks: list[Mark], injected: list[Span], headline: int | None) -> Page:
    """The marks of both kinds as one page, in order."""
    titled = marks[headline] if headline is not None else None
    every = sorted([*settled, *marks], key=lambda mark: mark.block.start)
    body = [position for position, mark in enumerate(every) if mark.zone is Zone.BODY]
    return Page(
        source,
        tuple(every),
        tuple(injected),
        next((position for position, mark in enumerate(every) if mark is titled), None),
        (body[0], body[-1]) if body else None,
    )


class _Told:
    """What the form of the source says of blocks."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._starts = [part.start for part in parts]

    def _part(self, block: Block) -> Part | None:
        at = bisect_right(self._starts, block.start) - 1
        return self._parts[at] if at >= 0 and block.start < self._parts[at].end else None

    def settled(self, block: Block) -> Mark | None:
        """The mark of a block that the form sets apart for good."""
        part = self._part(block)
        if part is None or not part.firm or part.role is not Role.ASIDE:
            return None
        return Mark(block, part.role, part.reason, part.zone)

    def mark(self, block: Block) -> Mark | None:
        """The mark of a block that the form knows to be a headline, caption or byline."""
        part = self._part(block)
        if part is None or not part.firm or not block.visible or not block.count:
            return None
        return Mark(block, part.role, part.reason, part.zone if part.role is Role.HEADLINE else Zone.CHROME)

    def loosely(self, mark: Mark) -> Mark:
        """The mark with what the form says of a line whose own words do not say what it is."""
        part = self._part(mark.block)
        if part is None or part.firm or mark.role not in (Role.PROSE, Role.OPEN):
            return mark
        if part.role is Role.OPEN:
            return replace(mark, item=True)
        return Mark(mark.block, Role.ASIDE, part.reason, part.zone)


def _by_itself(block: Block, bar: bool) -> Mark:
    """The block with the role that its own words give it, or none."""
    if bar:
        return Mark(block, Role.CONTROL, TITLE_BAR)
    kind, reason = furniture.label_of(block) if block.visible else ("", "")
    if kind:
        return Mark(block, Role(kind), reason)
    if not block.visible or not block.count:
        return Mark(block, Role.CONTROL, "no words")
    if captions.credit_line(block):
        return Mark(block, Role.CREDIT, "the credit of a photograph")
    stamp = stamp_line(block)
    if stamp:
        return Mark(block, Role.STAMP, stamp)
    if datelines.alone(block.text):
        return Mark(block, Role.DATELINE, "place, date or agency in a line of its own")
    if byline(block.text) or furniture.contributor(block):
        return Mark(block, Role.BYLINE, "says who wrote it")
    if furniture.note(block):
        return Mark(block, Role.SMALL_PRINT, "an editor's note on the text")
    foreign = foreign_language(block.text)
    if foreign:
        return Mark(block, Role.FOREIGN, foreign)
    if furniture.small_print(block):
        return Mark(block, Role.SMALL_PRINT, "speaks to the reader of the site")
    return Mark(block, Role.PROSE if block.sentence else Role.OPEN, "")


def _captions(marks: list[Mark]) -> list[Mark]:
    """Mark the captions: by their words, by the credit above them, by being printed twice in a row."""
    prose = (index for index, mark in enumerate(marks) if mark.role is Role.PROSE)
    first = next((i for i in prose if not captions.caption_reason(marks[i].block, before_body=True)), len(marks))
    out = list(marks)
    for index, mark in enumerate(marks):
        if mark.role not in (Role.PROSE, Role.OPEN) or mark.block.count < 3:
            continue
        reason = captions.caption_reason(mark.block, before_body=index < first)
        if not reason and _under_credit(out, index):
            reason = "stands under the credit of a photograph"
        if reason:
            out[index] = replace(mark, role=Role.CAPTION, reason=reason)
    out = _doubled_captions(out)
    if any(mark.role is Role.PROSE for mark in out):
        return out
    # A text that is nothing but captions is a short article: a credit or a doubling proves nothing there.
    return [replace(mark, role=Role.PROSE) if _is_text(mark) else mark for mark in marks]


def _is_text(mark: Mark) -> bool:
    return mark.role is Role.CAPTION and mark.block.sentence


def _under_credit(marks: list[Mark], index: int) -> bool:
    """Whether a sentence is the caption under a line of credit, and not the text after a caption and its credit."""
    block = marks[index].block
    if not index or marks[index - 1].role is not Role.CREDIT or not block.sentence:
        return False
    if (index > 1 and marks[index - 2].role is Role.CAPTION) or datelines.dateline_end(block.text):
        return False
    # "Photo: Name" often stands under its photograph, and the text follows; a line in capitals stands above.
    capitals = marks[index - 1].block.text.isupper()
    return captions.hints_at_photo(block) or (capitals and not block.gap)


def _doubled_captions(marks: list[Mark]) -> list[Mark]:
    """Prose printed twice in a row, a credit or blank line between at most, is a caption.

    Not so where the page prints most of its paragraphs twice.
    """
    keys = Counter(mark.block.key for mark in marks if mark.role in (Role.PROSE, Role.CAPTION))
    doubled = {key for key, count in keys.items() if count > 1}
    if len(doubled) >= 3 and len(doubled) * 2 > len(keys):
        return marks
    out = list(marks)
    last: dict[str, int] = {}
    for index, mark in enumerate(marks):
        if mark.role not in (Role.PROSE, Role.CAPTION) or mark.block.count < 8:
            continue
        if datelines.dateline_end(mark.block.text):
            continue  # the text begins there
        before = last.get(mark.block.key) if mark.block.key in doubled else None
        if before is not None and all(between.role is Role.CREDIT for between in marks[before + 1 : index]):
            for position in (before, index):
                reason = out[position].reason or "printed twice in a row, as captions are"
                out[position] = replace(out[position], role=Role.CAPTION, reason=reason)
        last[mark.block.key] = index
    return out


def _body(marks: list[Mark]) -> tuple[int, int] | None:
    """Where the sentences of the article begin and end."""
    prose = [index for index, mark in enumerate(marks) if mark.role is Role.PROSE]
    firm = [index for index in prose if marks[index].block.mark not in ("?", "!") or marks[index].block.count > 20]
    if not firm:
        return (prose[0], prose[-1]) if prose else None
    first = next((index for index in firm if not headlines.titled(marks, index)), firm[0])
    return first, leftovers.last_of_body(marks, first)


def _with_dateline(source: str, marks: list[Mark], headline: int | None) -> tuple[list[Mark], int | None]:
    """Cut the dateline off the first paragraph of the body (or the second, below a summary)."""
    leads = [index for index, mark in enumerate(marks) if mark.zone is Zone.BODY]
    speakers = datelines.labelled([marks[index].block for index in leads])
    for index in leads[:2]:
        block = marks[index].block
        length = datelines.dateline_end(block.text)
        if not length or (speakers and block.text[:length].rstrip().endswith(":")):
            continue
        head, tail = _split(source, block, length)
        if tail is None:
            continue
        reason = "place, date or agency before the first sentence"
        place = replace(marks[index], block=head, zone=Zone.DATELINE, reason=reason)
        rest = replace(marks[index], block=tail)
        moved = headline + 1 if headline is not None and headline > index else headline
        return [*marks[:index], place, rest, *marks[index + 1 :]], moved
    return marks, headline


def _split(source: str, block: Block, length: int) -> tuple[Block, Block | None]:
    """The block cut after ``length`` characters of its text."""
    head: list[Span] = []
    tail: list[Span] = []
    left = length
    for start, end in block.pieces:
        stop = _after(source, start, end, left)
        for part, kept in ((trimmed(source, start, stop), head), (trimmed(source, stop, end), tail)):
            if part[0] < part[1]:
                kept.append(part)
        left -= len(bare(source[start:end])) + 1
    return block_of(source, head, gap=block.gap), block_of(source, tail, gap=False) if tail else None


def _after(source: str, start: int, end: int, length: int) -> int:
    """Where the first ``length`` characters that show end, at ``end`` at most."""
    at = start
    while length > 0 and at < end:
        length -= source[at] != NOTHING
        at += 1
    return at


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
