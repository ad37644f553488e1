"""How much: numbers before a noun, in figures or in words, with what bounds them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.lexicon.words import QuantityWords
from communique.model import Comparator

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# The longest comparator, "in excess of", begins three tokens before the number.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the words ``span``: ``value`` is ``None`` for "millions of"."""

    span: Span
    value: float | None
    unit: str
    comparator: Comparator


def amount_before(noun: Token, words: QuantityWords) -> Amount | None:
    """The number before a noun, which is its unit."""
    number = next((c for c in noun.children if c.dep_ == "nummod" and c.i < noun.i), None)
    if number is None:
        return None
    tokens = sorted(number.subtree, key=lambda t: t.i)
    value = _value((t for t in tokens if t.i <= number.i), words)
    if value is None:
        return None
    start = tokens[0].i
    return Amount(noun.doc[start : noun.i + 1], value, noun.text, _comparator(number, start, words))


def _comparator(number: Token, start: int, words: QuantityWords) -> Comparator:
    """What stands right before the number, or opens the phrase that it closes: "more than 1,000", "some 2 million"."""
    doc = number.doc
    before = doc[max(number.sent.start, start - _REACH) : number.i].text.lower()
    for phrase, comparator in words.comparators:
        if re.search(rf"\b{re.escape(phrase)}\s*(?:\$|[\d,.]*)$", before):
            return comparator
    phrase_of_number = doc[start : number.i].text.lower()
    return next((c for phrase, c in words.comparators if phrase_of_number.startswith(phrase)), Comparator.EXACT)


def _value(tokens: Iterable[Token], words: QuantityWords) -> float | None:
    """The number that the tokens spell: ``6,700``, ``two``, ``1.5 million``."""
    value: float | None = None
    for token in tokens:
        word = token.lower_.replace(",", "")
        scale = words.scales.get(word.rstrip("s"))
        if _FIGURES.fullmatch(token.text):
            value = float(word)
        elif word in words.numbers:
            value = words.numbers[word]
        elif scale is not None and value is not None:
            value *= scale
    return value
