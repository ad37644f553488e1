"""Where the article ends, and what becomes of lines that are no sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from communique.model import Zone
from communique.read.belonging import belongs
from communique.read.english import words_of
from communique.read.furniture import about_author
from communique.read.headlines import overlap, vocabulary
from communique.read.lines import Block
from communique.read.marks import Mark, Role
from communique.read.stamplines import label_before, masthead, residue

#: Among so many paragraphs at the end, one may introduce the author.
BIOGRAPHIES = 4
#: A short sentence or item so near the last paragraph goes on with the text.
NEAR = 4
#: So many titles in a row are a list of other articles.
RUN = 3


def last_of_body(marks: Sequence[Mark], first: int) -> int:
    """The position of the article's last paragraph of sentences.

    A short sentence among the titles of other articles, set like them, of which the article has hardly a word,
    belongs to the list. What a colon introduces is no such list.
    """
    end = first
    titles, headed, introduced = 0, False, False
    known = set(vocabulary([marks[first].block]))
    for index, mark in enumerate(marks[first + 1 :], start=first + 1):
        if mark.role is Role.RELATED_HEAD:
            headed, introduced = True, False
        elif mark.role is Role.OPEN:
            introduced = introduced or mark.block.mark == ":"
            titles += _titled(mark.block) and not introduced and not mark.item
            if not headed and titles < RUN and _goes_on(marks, end, index):
                end, titles = index, 0
        elif mark.role is Role.PROSE:
            listed = titles >= RUN or (headed and titles > 0)
            if listed and _sandwiched(marks, index) and overlap(mark.block, known) < 0.4:
                titles += 1
                continue
            end, titles, headed, introduced = index, 0, False, mark.block.mark == ":"
            known |= vocabulary([mark.block])
    return end


def _goes_on(marks: Sequence[Mark], end: int, index: int) -> bool:
    """Whether a short sentence or item close under the paragraph at ``end`` belongs to the same text."""
    block = marks[index].block
    near = index - end <= NEAR and all(mark.role is Role.OPEN for mark in marks[end + 1 : index])
    return near and block.mark in (".", ";") and block.count >= 3


def _sandwiched(marks: Sequence[Mark], index: int) -> bool:
    """Whether a short paragraph stands among titles and is set like them."""
    block = marks[index].block
    if block.count >= 40 or block.gap != marks[index - 1].block.gap:
        return False
    after = marks[index + 1] if index + 1 < len(marks) else None
    return after is None or (after.role in (Role.OPEN, Role.PROSE, Role.RELATED_HEAD) and after.block.gap == block.gap)


def settle(
    marks: Sequence[Mark], body: tuple[int, int] | None, headline: int | None = None, *, copied: bool = False
) -> list[Mark]:
    """Every mark with its zone.

    Args:
        marks: The marks; what is no longer chrome stays as it is.
        body: Positions of the first and last sentences of the article.
        headline: Position of the headline.
        copied: Whether the page is a re-publisher's, whose dates are not the article's.
    """
    if body is None:
        return [_fixed(mark, "before") for mark in marks]
    first, last = body
    known = vocabulary(mark.block for mark in marks[first : last + 1] if mark.role is Role.PROSE)
    printed = Counter(mark.block.key for mark in marks if mark.role is Role.OPEN)
    authors = _authors(marks, first, last)
    out: list[Mark] = []
    listing = False
    for index, mark in enumerate(marks):
        part = "before" if index < first else "after" if index > last else "within"
        if mark.zone is not Zone.CHROME:
            settled = mark
        elif mark.role is Role.OPEN and out and out[-1].role is Role.CONTACT and mark.block.count <= 8:
            out.append(_fixed(replace(mark, role=Role.CONTACT, reason="beside contact details"), part))
            continue
        elif mark.role is Role.OPEN:
            settled = _open(marks, index, part, listing, known, printed, out)
        elif mark.role is Role.PROSE:
            settled = _prose(mark, part, index in authors)
        elif mark.role is Role.STAMP and (copied or masthead(mark.block.text, above=index < (headline or 0))):
            settled = replace(mark, reason="a date of the page, not of the article")
        else:
            settled = _fixed(mark, part, listing)
        listing = mark.role is Role.RELATED_HEAD or (listing and settled.zone is Zone.RELATED)
        out.append(settled)
    return out


def _authors(marks: Sequence[Mark], first: int, last: int) -> frozenset[int]:
    """The paragraphs at the end that introduce the author, or speak of the author introduced before."""
    prose = [index for index, mark in enumerate(marks[: last + 1]) if mark.role is Role.PROSE]
    found: set[int] = set()
    for index in prose[-BIOGRAPHIES:]:
        above = [marks[before].block for before in prose if before < index and before not in found]
        known = {word for block in above for word in block.words}
        known |= {word.removesuffix("'s").removesuffix("’s") for word in known}
        if index > first and about_author(marks[index].block, known):
            found.add(index)
    return frozenset(found)


def _prose(mark: Mark, part: str, author: bool) -> Mark:
    if author:
        return replace(mark, zone=Zone.FOOTER, reason="introduces the author")
    if part == "after":
        return replace(mark, zone=Zone.RELATED, reason="a short text in a list of other articles")
    return replace(mark, zone=Zone.BODY, reason="a paragraph of sentences")


def _open(
    marks: Sequence[Mark],
    index: int,
    part: str,
    listing: bool,
    known: frozenset[str],
    printed: Counter[str],
    out: Sequence[Mark],
) -> Mark:
    """The zone of a line that is no sentence, by where it stands and what stands around it."""
    mark, block = marks[index], marks[index].block
    run = _run(marks, index)
    listed = listing and (part != "before" or len(run) >= 2)
    titles = len(run) >= RUN and sum(_titled(other) for other in run) * 3 >= len(run) * 2
    # Inside the text, a list of the article's own (of persons, of firms) must not be lost.
    strange = sum(overlap(other, known) for other in run) / len(run) < (0.35 if part == "within" else 0.6)
    if listed:
        return replace(mark, zone=Zone.RELATED, reason="stands in a list of other articles")
    reason = belongs(marks, index, part, known, run, out)
    if reason:
        return replace(mark, zone=Zone.BODY, reason=reason)
    if titles and strange:
        return replace(mark, zone=Zone.RELATED, reason="one of a run of titles that share little with the text")
    if part == "before":
        return replace(mark, zone=Zone.CHROME, reason="no sentence, above the text")
    if part == "within":
        return _within(mark, known, printed)
    if _unfinished(out, block, known):
        return replace(mark, zone=Zone.BODY, reason="the last sentence, cut off")
    if block.mark in (".", "?", "!", "…") and block.count >= 2 and out[-1].zone is Zone.BODY:
        return replace(mark, zone=Zone.BODY, reason="a short sentence at the end")
    return replace(mark, zone=Zone.FOOTER, reason="no sentence, below the text")


def _within(mark: Mark, known: frozenset[str], printed: Counter[str]) -> Mark:
    block = mark.block
    if printed[block.key] > 1 and block.count <= 8:
        return replace(mark, zone=Zone.CHROME, reason="a short line that the page repeats")
    if not any(char.isalpha() for char in block.text):
        return replace(mark, zone=Zone.CHROME, reason="a number by itself")
    if block.count <= 2 and block.text[:1].islower() and not block.mark:
        return replace(mark, zone=Zone.CHROME, reason="a fragment")
    if block.count >= 8 and not block.mark and block.title_case >= 0.8 and overlap(block, known) < 0.4:
        return replace(mark, zone=Zone.RELATED, reason="a title that shares little with the text")
    reason = "a short sentence" if block.mark in (".", "?", "!", "…") else "a heading or item inside the text"
    return replace(mark, zone=Zone.BODY, reason=reason)


def _fixed(mark: Mark, part: str, listing: bool = False) -> Mark:
    """The zone that a role has of itself."""
    after = part == "after"
    outside = Zone.FOOTER if after else Zone.CHROME
    match mark.role:
        case Role.CAPTION:
            return replace(mark, zone=Zone.CAPTION)
        case Role.BYLINE:
            return replace(mark, zone=Zone.RELATED if after and listing else Zone.BYLINE)
        case Role.DATELINE:
            return replace(mark, zone=Zone.DATELINE if part != "after" else Zone.FOOTER)
        case Role.STAMP:
            return replace(mark, zone=_stamp_zone(mark, part, listing))
        case Role.RELATED_HEAD:
            return replace(mark, zone=Zone.CHROME if part == "before" else Zone.RELATED)
        case Role.RELATED:
            return replace(mark, zone=Zone.RELATED)
        case Role.FOREIGN | Role.CREDIT:
            return mark
        case Role.OPEN | Role.PROSE:
            return replace(mark, reason="no article found on the page")
        case _:
            return replace(mark, zone=outside)


def _stamp_zone(mark: Mark, part: str, listing: bool) -> Zone:
    text = mark.block.text
    if part == "after" and listing:
        return Zone.RELATED
    if part == "within" and words_of(residue(text)) and label_before(text) is None:
        return Zone.BODY  # the heading of a chronicle
    return Zone.BYLINE


def _run(marks: Sequence[Mark], index: int) -> list[Block]:
    """The lines in a row that are no sentences, around ``index``; a list's lines hold some short sentences, too."""
    low, high = index, index
    while low > 0 and _loose(marks[low - 1]) and index - low < 12:
        low -= 1
    while high + 1 < len(marks) and _loose(marks[high + 1]) and high - index < 12:
        high += 1
    return [mark.block for mark in marks[low : high + 1]]


def _loose(mark: Mark) -> bool:
    return mark.role is Role.OPEN and mark.block.mark != ":" and not mark.item


def _titled(block: Block) -> bool:
    return block.count >= 4 and block.mark not in (".", ":", ";", ",")


def _unfinished(out: Sequence[Mark], block: Block, known: frozenset[str]) -> bool:
    return (
        bool(out)
        and out[-1].zone is Zone.BODY
        and block.count >= 7
        and block.english >= (0.25 if block.count >= 10 else 0.35)
        and block.title_case < 0.6
        and overlap(block, known) >= 0.3
    )
