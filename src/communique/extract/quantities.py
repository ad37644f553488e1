"""How much: numbers before a noun, in figures or in words, with what bounds them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.lexicon.words import QuantityWords
from communique.model import Comparator

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# A group of three digits after a blank: "4 000".
_THOUSANDS = re.compile(r"\d{3}")
_GROUP = 1000
_YEAR = re.compile(r"(?:19|20)\d\d")
# How a total hangs on the verb that tells it: "was 240", "had reached 240", "rose to 240".
_OF_TOTALS = frozenset({"attr", "dobj", "pobj", "nummod", "acomp", "npadvmod"})
# Verbs whose particle is "over".
_WITH_OVER = frozenset({"hand", "turn", "sign", "take", "pass", "give", "send"})
# Units of size and weight, which are counted for no goods.
_UNITS = frozenset(
    {"mm", "millimeter", "millimetre", "millimeters", "cm", "km", "m", "caliber", "calibre", "kg", "pounder"}
)
# The longest comparator, "in excess of", begins three tokens before the number.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in the words ``span``: ``value`` is ``None`` for "millions of"."""

    span: Span
    value: float | None
    unit: str
    comparator: Comparator

    @property
    def is_vague(self) -> bool:
        """Whether it tells little: "dozens", "thousands", but not "millions"."""
        return self.value is None and "illion" not in self.span.text


def amount_before(noun: Token, words: QuantityWords) -> Amount | None:
    """The number before a noun, which is its unit."""
    first, counted = _first_number(noun, words), next((c for c in noun.children if c.dep_ == "nummod"), None)
    found = _amount(noun, first, words) if first is not None else None
    return found or (_amount(noun, counted, words) if counted is not None and counted.i < noun.i else None)


def amount_told(noun: Token, words: QuantityWords, unit: str) -> Amount | None:
    """The number that is told of a number: "put the number of soldiers at 12,000", "the total had reached 240".

    Args:
        noun: "number", "total", "tally".
        words: How numbers are written.
        unit: What is counted.
    """
    if noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "pobj"}:
        return None
    told = _told_at(noun, words)
    if told is None and noun.dep_ in {"nsubj", "nsubjpass"}:
        verbs = [token for token in noun.ancestors if token.pos_ in {"VERB", "AUX"}][:2]
        below = (c for verb in verbs for c in verb.subtree if c.i > max(verb.i, noun.i) and c.dep_ in _OF_TOTALS)
        told = next((c for c in below if _is_number(c, words) or any(_is_number(g, words) for g in c.children)), None)
    if told is None:
        return None
    number = told if _is_number(told, words) else next((c for c in told.children if _is_number(c, words)), None)
    if number is None or _looks_like_year(number):
        return None
    tokens = _spelled(number, words)
    value = _value(tokens, words)
    span = noun.doc[tokens[0].i : tokens[-1].i + 1]
    return Amount(span, value, unit, _comparator(number, tokens[0].i, words)) if value is not None else None


def _told_at(noun: Token, words: QuantityWords) -> Token | None:
    """The number after "at", later in the sentence: "put … at 12,000", "stood at some 240"."""
    after = noun.doc[noun.i + 1 : noun.sent.end]
    at = (obj for word in after if word.lower_ == "at" for obj in word.children if obj.dep_ == "pobj")
    return next((obj for obj in at if _is_number(obj, words)), None)


def _looks_like_year(number: Token) -> bool:
    return bool(_YEAR.fullmatch(number.text))


def _amount(noun: Token, number: Token, words: QuantityWords) -> Amount | None:
    tokens = _spelled(number, words)
    value, start = _value(tokens, words), tokens[0].i
    if value is None:
        vague = any(token.lower_.rstrip("s") in words.scales for token in tokens)  # "hundreds of Grad-2 rockets"
        span = noun.doc[start : noun.i + 1]
        return Amount(span, None, noun.text, Comparator.MAGNITUDE) if vague else None
    return Amount(noun.doc[start : noun.i + 1], value, noun.text, _comparator(number, start, words))


def _first_number(noun: Token, words: QuantityWords) -> Token | None:
    """The number that opens a noun phrase, wherever the parser hung it: "36 CAESAR self-propelled howitzers".

    A figure right before a unit measures ("170mm howitzers") and does not count.
    """
    first = noun.i
    while first > noun.sent.start and _in_phrase(noun.doc[first - 1], words):
        first -= 1
    return next((t for t in noun.doc[first : noun.i] if _is_number(t, words) and not _measures(t)), None)


def _measures(number: Token) -> bool:
    """Whether a figure only sizes what it stands before: "170mm howitzers", "240 mm rockets"."""
    after = number.nbor(1).lower_ if number.i + 1 < len(number.doc) else ""
    return not number.whitespace_ or after in _UNITS


def _in_phrase(token: Token, words: QuantityWords) -> bool:
    """Whether a word may stand between a number and its noun."""
    hyphen = token.text == "-" or (token.i > 0 and token.nbor(-1).text == "-")  # "self-propelled"
    modifies = token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or token.dep_ in {"amod", "compound", "nmod"}
    return hyphen or modifies or _is_number(token, words)


def _is_number(token: Token, words: QuantityWords) -> bool:
    return bool(_FIGURES.fullmatch(token.text)) or token.lower_ in words.numbers


def _spelled(number: Token, words: QuantityWords) -> list[Token]:
    """The tokens that spell a number, the words that belong to it before them: "about 2 million", "4 000"."""
    tokens = sorted((t for t in number.subtree if t.i <= number.i and not _is_particle(t)), key=lambda t: t.i)
    following = number.doc[number.i + 1 : number.sent.end]
    for token in following:
        grouped = _THOUSANDS.fullmatch(token.text) and token.whitespace_  # "170mm" is a calibre
        if not grouped and token.lower_.rstrip("s") not in words.scales:
            break
        tokens.append(token)
    return tokens


def _comparator(number: Token, start: int, words: QuantityWords) -> Comparator:
    """What stands right before the number, or opens the phrase that it closes: "more than 1,000", "some 2 million"."""
    doc = number.doc
    # The particle of "handed over two systems" bounds nothing.
    particle = next((t.i + 1 for t in reversed(doc[max(0, start - _REACH) : number.i]) if _is_particle(t)), 0)
    before = doc[max(number.sent.start, start - _REACH, particle) : number.i].text.lower()
    for phrase, comparator in words.comparators:
        if re.search(rf"\b{re.escape(phrase)}\s*(?:\$|[\d,.]*)$", before):
            return comparator
    phrase_of_number = doc[start : number.i].text.lower()
    return next((c for phrase, c in words.comparators if phrase_of_number.startswith(phrase)), Comparator.EXACT)


def _is_particle(word: Token) -> bool:
    """Whether a word belongs to the verb before it: "hand over"."""
    return word.dep_ == "prt" or (word.lower_ == "over" and word.i > 0 and word.nbor(-1).lemma_.lower() in _WITH_OVER)


def _value(tokens: Iterable[Token], words: QuantityWords) -> float | None:
    """The number that the tokens spell: ``6,700``, ``two``, ``1.5 million``."""
    value: float | None = None
    for token in tokens:
        word = token.lower_.replace(",", "")
        scale = words.scales.get(word.rstrip("s"))
        if value is not None and value < _GROUP and _THOUSANDS.fullmatch(token.text) and token.whitespace_:
            value = value * _GROUP + float(word)  # "4 000"
        elif _FIGURES.fullmatch(token.text):
            value = float(word)
        elif word in words.numbers:
            value = words.numbers[word]
        elif scale is not None and value is not None:
            value *= scale
    return value
