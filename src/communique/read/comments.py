"""Readers' comments under an article: what strangers say there is no word of the article.

A page says "Comments" in many places, most of them a button. A section of comments is found where such a head stands
under text and what follows looks like a conversation: answers, likes and reports between the paragraphs, ages ("2
hours ago"), or a name that "says".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from communique.model import Zone
from communique.read.lines import Block
from communique.read.marks import Mark, Role

#: A text has at least so many words before the comments on it begin.
WORDS_BEFORE = 40
#: So many signs of a conversation prove that a head is that of comments; of a head that says so itself, one is enough.
SIGNS = 2
REASON = "readers' comments"

_COUNTED = r"(?:\(?\d[\d,.]*\)? )?"
_COUNT = r"(?:\s?[:(]?\s?\d[\d,.]*\)?)?"
_HEAD = re.compile(
    rf"(?:view |show |see |read )?(?:all )?{_COUNTED}(?:comments?|responses|replies|reactions){_COUNT}:?"
    r"|(?:leave|post|write|add|join) (?:a |the |your )?(?:comments?|reply|conversation|discussion)"
    r"|(?:join )?(?:the )?(?:conversation|discussion)(?: \(?\d[\d,.]*\)?)?",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"(?:readers?['’]?s?['’]? |user |your |what (?:our |the )?readers )"
    r"(?:comments?|reactions?|say|opinions?|views)\b.{0,20}"
    r"|\d[\d,.]* (?:comments|thoughts|responses|replies) (?:on|to) [“\"‘'].{3,}",
    re.IGNORECASE,
)
_UNIT = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|mo|months?|years?)"
_SIGN = re.compile(
    r"(?:reply|report|flag|up ?vote|down ?vote|edited|quote|block user|permalink|log ?in to (?:reply|comment))"
    r"|sort by.{0,20}"
    r"|(?:reply|like|likes|report|share|flag)(?:[\s|•·,()\d]+(?:reply|like|likes|report|share|flag|dislike))+[\s()\d]*"
    rf"|.{{0,60}}\b(?:\d+|an?|one) ?{_UNIT} ago(?:\W.{{0,30}})?"
    r"|.{2,40} (?:says|replied|commented|wrote)\s?:?|[▲▼👍👎]\s?\d*.{0,20}",
    re.IGNORECASE,
)


def apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with everything from the head of the readers' comments on put under the text."""
    begin = next(_begins(marks), None)
    if begin is None:
        return list(marks)
    below = (replace(mark, role=Role.ASIDE, zone=Zone.FOOTER, reason=REASON) for mark in marks[begin:])
    return [*marks[:begin], *below]


def _begins(marks: Sequence[Mark]) -> Iterator[int]:
    """Where a section of comments begins."""
    words = 0
    for index, mark in enumerate(marks):
        if mark.role is Role.PROSE:
            words += mark.block.count
        if words < WORDS_BEFORE or len(mark.block.text) > 120:
            continue
        text = mark.block.text.strip(" \t\u00a0•·-–—|:")
        sure = bool(_SURE.fullmatch(text))
        if (sure or _HEAD.fullmatch(text)) and _conversation(marks[index + 1 :]) >= (1 if sure else SIGNS):
            yield index


def _conversation(marks: Sequence[Mark]) -> int:
    """How many signs of a conversation follow; none where the text goes on below them."""
    signs = [position for position, mark in enumerate(marks) if _is_sign(mark.block)]
    prose = [position for position, mark in enumerate(marks) if mark.role is Role.PROSE]
    if not prose or not signs or signs[0] > prose[0] + 3:
        return 0
    # Between two signs stands what one reader says; five paragraphs without one are the article again.
    bounds = [*signs, len(marks)]
    longest = max(sum(low < at < high for at in prose) for low, high in pairwise(bounds))
    return len(signs) if longest <= 4 else 0


def _is_sign(block: Block) -> bool:
    return len(block.text) <= 100 and bool(_SIGN.fullmatch(block.text.strip()))
