"""Stretches between quotation marks."""

from dataclasses import dataclass

from communique.language.reading import Reading
from communique.model import Passage


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quotation: tokens ``start`` to ``end`` (exclusive), marks included, and its passage, marks included."""

    start: int
    end: int
    passage: Passage


def find_quotes(reading: Reading) -> tuple[QuoteSpan, ...]:
    """Pair the quotation marks of each paragraph.

    A paragraph with an odd mark closes the last quotation at its end: quotations that run over several paragraphs open
    again in each of them.
    """
    found: list[QuoteSpan] = []
    for paragraph in reading.paragraphs:
        opened: int | None = None
        for token in reading.doc[paragraph.start : paragraph.end]:
            if '"' not in token.text:
                continue
            if opened is None:
                opened = token.i
            else:
                found.append(QuoteSpan(opened, token.i + 1, reading.between(opened, token.i + 1)))
                opened = None
        if opened is not None and paragraph.end - opened > 2:
            found.append(QuoteSpan(opened, paragraph.end, reading.between(opened, paragraph.end)))
    return tuple(found)
