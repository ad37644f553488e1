"""What is supplied, and how much: goods and quantities inside a noun phrase."""

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import compound_phrase, lemma, with_conjuncts
from communique.language.document import Document
from communique.model import Comparator

_COMPARATORS: tuple[tuple[str, Comparator], ...] = (
    ("more than", Comparator.MORE_THAN), ("over", Comparator.MORE_THAN), ("in excess of", Comparator.MORE_THAN), ("upwards of", Comparator.MORE_THAN),
    ("at least", Comparator.AT_LEAST), ("no fewer than", Comparator.AT_LEAST), ("no less than", Comparator.AT_LEAST), ("a minimum of", Comparator.AT_LEAST),
    ("fewer than", Comparator.LESS_THAN), ("less than", Comparator.LESS_THAN), ("up to", Comparator.LESS_THAN), ("as many as", Comparator.LESS_THAN), ("under", Comparator.LESS_THAN),
    ("about", Comparator.ABOUT), ("around", Comparator.ABOUT), ("some", Comparator.ABOUT), ("roughly", Comparator.ABOUT), ("nearly", Comparator.ABOUT),
    ("almost", Comparator.ABOUT), ("approximately", Comparator.ABOUT), ("an estimated", Comparator.ABOUT), ("estimated", Comparator.ABOUT),
)  # fmt: skip
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_WORDS = {
    w: float(i) for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
}
_NUMBER = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class Good:
    """A kind of goods in the words of the text, with its code; ``generic`` when it names arms at large."""

    span: Span
    text: str
    code: str
    generic: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity: ``value`` is ``None`` for "millions of"."""

    span: Span
    value: float | None
    unit: str
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Load:
    """All goods and amounts of one noun phrase."""

    goods: tuple[Good, ...]
    amounts: tuple[Amount, ...]

    def __bool__(self) -> bool:
        return bool(self.goods)


def load_of(document: Document, head: Token) -> Load:
    """The goods and amounts of the noun phrase (or list of noun phrases) headed by ``head``."""
    goods: list[Good] = []
    amounts: list[Amount] = []
    for noun in with_conjuncts(head):
        _collect(document, noun, goods, amounts, depth=0)
    unique = {g.text.lower(): g for g in reversed(goods)}
    return Load(tuple(sorted(unique.values(), key=lambda g: g.span.start)), tuple(dict.fromkeys(amounts)))


def good_at(document: Document, noun: Token) -> Good | None:
    """The goods that a single noun names, its own modifiers included."""
    items = document.lexicon.items
    for first, phrase in compound_phrase(noun):
        code = items.codes.get(phrase)
        if code is not None:
            span = noun.doc[first.i : noun.i + 1]
            return Good(span, span.text, code, code in items.generic)
    return None


def _collect(document: Document, noun: Token, goods: list[Good], amounts: list[Amount], depth: int) -> None:
    if depth > 4 or noun.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "VERB"}:
        return
    items = document.lexicon.items
    named = good_at(document, noun)
    amount = _amount(noun)
    counts = lemma(noun) in items.containers
    magnitude = lemma(noun) in _SCALES or lemma(noun) in {
        "ten",
        "score",
        "number",
        "range",
        "variety",
        "amount",
        "quantity",
        "array",
        "lot",
        "type",
        "kind",
    }
    if named is not None and not (counts and named.generic and _inside(noun, items.links)):
        goods.append(named)
        if amount is not None:
            amounts.append(amount)
    elif (counts or magnitude) and amount is not None:
        amounts.append(amount)
    if named is None and not (counts or magnitude):
        return
    for inner in _inside(noun, items.links):
        before = len(goods)
        for each in with_conjuncts(inner):
            _collect(document, each, goods, amounts, depth + 1)
        if magnitude and amount is None and lemma(noun) in _SCALES and len(goods) > before:
            span = noun.doc[noun.i : goods[before].span.end]
            amounts.append(Amount(span, None, goods[before].text, Comparator.MAGNITUDE))


def _inside(noun: Token, links: frozenset[str]) -> list[Token]:
    """What a container holds: "containers of X", "containers carrying X", "supplies — likely including X"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "including", "with"}:
            found += [c for c in child.children if c.dep_ in {"pobj", "pcomp"}]
        elif child.dep_ in {"acl", "relcl"} and lemma(child) in links:
            found += [c for c in child.children if c.dep_ == "dobj"]
            found += [o for p in child.children if p.lower_ in {"with", "of"} for o in p.children if o.dep_ == "pobj"]
    return found


def _amount(noun: Token) -> Amount | None:
    """The number before a noun, with its comparator."""
    number = next((c for c in noun.children if c.dep_ == "nummod" and c.i < noun.i), None)
    if number is None:
        return None
    tokens = sorted([*number.subtree], key=lambda t: t.i)
    value = _value([t for t in tokens if t.i <= number.i])
    if value is None:
        return None
    start = tokens[0].i
    before = noun.doc[max(noun.sent.start, start - 3) : number.i].text.lower()
    comparator = next((c for words, c in _COMPARATORS if re.search(rf"\b{words}\s*(?:\$|[\d,.]*)$", before)), None)
    if comparator is None:
        inner = noun.doc[start : number.i].text.lower()
        comparator = next((c for words, c in _COMPARATORS if inner.startswith(words)), Comparator.EXACT)
    return Amount(noun.doc[start : noun.i + 1], value, noun.text, comparator)


def _value(tokens: list[Token]) -> float | None:
    """The number that the tokens spell: ``6,700``, ``two``, ``1.5 million``."""
    value: float | None = None
    for token in tokens:
        word = token.lower_.replace(",", "")
        if _NUMBER.match(token.text):
            value = float(word)
        elif word in _WORDS:
            value = _WORDS[word]
        elif word.rstrip("s") in _SCALES and value is not None:
            value *= _SCALES[word.rstrip("s")]
    return value
