"""Stretches between quotation marks, double ones and single ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from communique.language.reading import Reading, ReadParagraph
from communique.model import Passage

# A single mark opens before a word and after a space, a bracket or a dash; it closes after a word or a stop.
_OPENS = re.compile(r"(?<![\w.,;:!?'\"])'(?=[\w$€£(\[])")
_CLOSES = re.compile(r"(?<=[\w.,;:!?…)\]%])'(?!\w)")
# "the leaders' statement": after an s and before a word in small letters the mark is more likely an apostrophe.
_OF_A_PLURAL = re.compile(r"(?<=s)'(?= [a-z])")
# Words that begin with an apostrophe: "'em", "'90s", "'til".
_CLIPPED = re.compile(r"'(?:em|til|tis|twas|cause|bout|n|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quotation: tokens ``start`` to ``end`` (exclusive), marks included, and its passage, marks included."""

    start: int
    end: int
    passage: Passage


def find_quotes(reading: Reading) -> tuple[QuoteSpan, ...]:
    """Pair the quotation marks of each paragraph.

    A paragraph with an odd double mark closes the last quotation at its end: quotations that run over several
    paragraphs open again in each of them. Single marks count outside double ones, and only in pairs.
    """
    found: list[QuoteSpan] = []
    for paragraph in reading.paragraphs:
        double = list(_double(reading, paragraph))
        found += double
        found += _single(reading, paragraph, double)
    return tuple(sorted(found, key=lambda quote: quote.start))


def _double(reading: Reading, paragraph: ReadParagraph) -> Iterator[QuoteSpan]:
    opened: int | None = None
    for token in reading.doc[paragraph.start : paragraph.end]:
        if '"' not in token.text:
            continue
        if opened is None:
            opened = token.i
        else:
            yield QuoteSpan(opened, token.i + 1, reading.between(opened, token.i + 1))
            opened = None
    if opened is not None and paragraph.end - opened > 2:
        yield QuoteSpan(opened, paragraph.end, reading.between(opened, paragraph.end))


def _single(reading: Reading, paragraph: ReadParagraph, double: list[QuoteSpan]) -> Iterator[QuoteSpan]:
    """Quotations between single marks; an apostrophe opens or closes none."""
    span = reading.doc[paragraph.start : paragraph.end]
    taken = {i for quote in double for i in range(quote.start, quote.end)}
    for start, end in _pairs(span.text):
        words = reading.doc.char_span(span.start_char + start, span.start_char + end, alignment_mode="expand")
        if words is not None and taken.isdisjoint(range(words.start, words.end)):
            yield QuoteSpan(words.start, words.end, reading.between(words.start, words.end))


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Where single marks open and close, as code points of a paragraph."""
    clipped = {match.start() for match in _CLIPPED.finditer(text)}
    opened = [match.start() for match in _OPENS.finditer(text) if match.start() not in clipped]
    end = 0
    for start, following in pairwise([*opened, len(text)]):
        if start < end:
            continue
        closing = [match.start() for match in _CLOSES.finditer(text, start + 1, following)]
        plural = {match.start() for match in _OF_A_PLURAL.finditer(text)}
        close = next((at for at in closing if at not in plural), closing[0] if closing else None)
        if close is not None:
            end = close + 1
            yield start, end
