"""Which line above the text is the headline."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from communique.model import Zone
from communique.read.datelines import dateline_end
from communique.read.furniture import section
from communique.read.lines import Block
from communique.read.marks import Mark, Role
from communique.read.official import entitled, institution, salutation, signer

#: Most words of a headline that is a sentence.
SENTENCE_MOST = 22
#: Most words of a headline that says which kind of text it is, and does not end like a sentence.
ENTITLED_MOST = 70
#: A line of so many words is no label, and the first of them most likely the headline.
LONG = 6
#: Why a name without *By* is taken for the author's.
NAME_BESIDE_DATE = "a name beside the date"

# Two columns side by side: the name of a paper and its date.
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_NAME_SHAPE = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]+|of|the|and|for|&)(?: (?:[A-ZÀ-Þ][\w.'’-]+|of|the|and|for|&))*$")
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: (?:and |& )?[A-ZÀ-Þ][\w.'’-]+){1,5}$")


def vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    """The content words of some paragraphs: four letters or more, without a possessive ending."""
    return frozenset(word for block in blocks for word in _content(block))


def overlap(block: Block, known: AbstractSet[str]) -> float:
    """The share of a block's content words that are among the known ones (1 when it has none)."""
    words = _content(block)
    return sum(word in known for word in words) / len(words) if words else 1.0


def titled(marks: Sequence[Mark], index: int) -> bool:
    """Whether the first sentence of a page is its headline all the same.

    So where it ends in an abbreviation (``… the U.S.``), or the next sentence is the one with the dateline, or
    where it does not end like a sentence and says that it is a statement.
    """
    block = marks[index].block
    below = next((mark.block for mark in marks[index + 1 :] if mark.role is Role.PROSE), None)
    if below is None or dateline_end(block.text):
        return False
    if _long_title(block):
        return True
    return block.count <= SENTENCE_MOST and (block.abbreviated or bool(dateline_end(below.text)))


def _long_title(block: Block) -> bool:
    """Whether a paragraph with as many words as a sentence is a title: ``Statement by the … on the …``."""
    return not block.mark and block.count <= ENTITLED_MOST and entitled(block.text) and len(block.text) < 600


def choose(marks: Sequence[Mark], body: tuple[int, int] | None) -> int | None:
    """The position of the headline's first printing, or ``None``.

    Among the lines above the text that are no sentences, the one is taken that the page prints twice, whose words
    return in the text, that is long enough to say something, and that says which kind of text it is; the first in
    doubt. The name of who publishes the page is none while there is another, nor is an address to those who listen.
    """
    if body is None:
        return None
    known = vocabulary(mark.block for mark in marks[body[0] :] if mark.role is Role.PROSE)
    printed = Counter(mark.block.key for mark in marks if mark.role in (Role.OPEN, Role.PROSE))
    best, best_score, long = None, -1.0, False
    for index in range(body[0]):
        block = marks[index].block
        if not _possible(marks[index]):
            continue
        shared = overlap(block, known)
        repeated = printed[block.key] > 1
        if not repeated and (block.count < 4 and shared < 0.5):
            continue
        named = bool(_NAME_SHAPE.match(block.text)) and block.count <= 6
        score = 3.0 * repeated + 2.0 * shared + min(block.count, 12) / 12 - named + 0.3 * (best is None)
        if block.count >= LONG and not institution(block.text):
            score += 0.6 * (not long)
            long = True
        score += 1.0 * entitled(block.text) - 3.0 * institution(block.text) - 1.0 * block.text[:1].islower()
        if score > best_score:
            best, best_score = index, score
    return best


def settle(
    marks: Sequence[Mark], body: tuple[int, int] | None, headline: int | None, *, copied: bool = False
) -> list[Mark]:
    """Put the headline's printings, the lines under it and a name beside the date in their zones.

    On a re-publisher's page (``copied``) the name beside the date is the re-publisher's, no author's.
    """
    out = list(marks)
    if headline is None or body is None:
        return out
    key = marks[headline].block.key
    known = vocabulary(mark.block for mark in marks[body[0] :] if mark.role is Role.PROSE)
    official = entitled(marks[headline].block.text)
    for index, mark in enumerate(marks):
        if mark.role not in (Role.OPEN, Role.PROSE):
            continue
        if mark.block.key == key:
            reason = "the headline" if index == headline else "the headline, printed again"
            out[index] = replace(mark, role=Role.HEADLINE, reason=reason, zone=Zone.HEADLINE)
        elif headline < index < body[0]:
            out[index] = _below(marks, index, known, named=not copied)
            if mark.role is Role.OPEN and official and signer(mark.block.text):
                out[index] = replace(mark, reason="a signature above the text", zone=Zone.BODY)
    return out


def _below(marks: Sequence[Mark], index: int, known: frozenset[str], *, named: bool) -> Mark:
    """The mark of a line between headline and text: a second headline, an author's name, or as it was."""
    mark = marks[index]
    beside = [marks[near].role for near in (index - 1, index + 1) if 0 <= near < len(marks)]
    if named and _NAME.match(mark.block.text) and mark.block.count <= 6 and Role.STAMP in beside:
        return replace(mark, role=Role.BYLINE, reason=NAME_BESIDE_DATE, zone=Zone.BYLINE)
    if mark.block.count >= 6 and overlap(mark.block, known) >= 0.5:
        return replace(mark, role=Role.HEADLINE, reason="a line under the headline", zone=Zone.HEADLINE)
    return mark


def _possible(mark: Mark) -> bool:
    block = mark.block
    if salutation(block.text) or _COLUMNS.search(block.text):
        return False
    if mark.role is Role.PROSE:
        return block.count <= SENTENCE_MOST or _long_title(block)
    lettered = any(char.isalpha() for char in block.text)
    return mark.role is Role.OPEN and lettered and 2 <= block.count <= 45 and not section(block.text)


def _content(block: Block) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in block.words if len(word) >= 4]
