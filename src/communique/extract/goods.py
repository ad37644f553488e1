"""What is supplied, and how much: goods and quantities inside a noun phrase."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from communique.extract.grammar import compound_phrases, lemma, with_conjuncts
from communique.extract.quantities import Amount, amount_before
from communique.language import Document
from communique.model import Comparator

# Phrases nest: "thousands of containers of rounds of …"; deeper ones are mistakes of the parse.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Good:
    """A kind of goods in the words of the text, with its code; ``generic`` when it names arms at large."""

    span: Span
    text: str
    code: str
    generic: bool


@dataclass(frozen=True, slots=True)
class Load:
    """All goods and amounts of one noun phrase. A load without goods is false: nothing is said to be supplied."""

    goods: tuple[Good, ...] = ()
    amounts: tuple[Amount, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.goods)


def load_of(document: Document, head: Token) -> Load:
    """The goods and amounts of the noun phrase (or list of noun phrases) headed by ``head``."""
    goods: list[Good] = []
    amounts: list[Amount] = []
    for noun in with_conjuncts(head):
        _collect(document, noun, goods, amounts)
    first = {good.text.lower(): good for good in reversed(goods)}
    return Load(tuple(sorted(first.values(), key=lambda g: g.span.start)), tuple(dict.fromkeys(amounts)))


def good_at(document: Document, noun: Token) -> Good | None:
    """The goods that a single noun names, its own modifiers included."""
    items = document.lexicon.items
    for first, phrase in compound_phrases(noun):
        code = items.codes.get(phrase)
        if code is not None:
            span = noun.doc[first.i : noun.i + 1]
            return Good(span, span.text, code, code in items.generic)
    return None


def _collect(document: Document, noun: Token, goods: list[Good], amounts: list[Amount], depth: int = 0) -> None:
    """Add what a noun names, how much of it, and what is inside it ("containers of shells", "a range of drones")."""
    if depth > _DEEPEST or noun.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "VERB"}:
        return
    items, quantities = document.lexicon.items, document.lexicon.quantities
    word = lemma(noun)
    named = good_at(document, noun)
    contains, scales = word in items.containers, word in quantities.scales
    if named is None and not (contains or scales or word in quantities.measures):
        return
    amount = amount_before(noun, quantities)
    if amount is not None:
        amounts.append(replace(amount, unit=named.text) if named is not None else amount)
    inside = list(_inside(noun, items.links))
    # "shipments of equipment with drones": arms at large that hold something are only a container.
    if named is not None and not (contains and named.generic and inside):
        goods.append(named)
    for inner in inside:
        before = len(goods)
        for each in with_conjuncts(inner):
            _collect(document, each, goods, amounts, depth + 1)
        if scales and amount is None and len(goods) > before:
            counted = goods[before]
            span = noun.doc[noun.i : counted.span.end]
            amounts.append(Amount(span, None, counted.text, Comparator.MAGNITUDE))


def _inside(noun: Token, links: frozenset[str]) -> Iterator[Token]:
    """What a container holds: "containers of X", "containers carrying X", "supplies — likely including X"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "including", "with"}:
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})
        elif child.dep_ in {"acl", "relcl"} and lemma(child) in links:
            yield from (c for c in child.children if c.dep_ == "dobj")
            for preposition in child.children:
                if preposition.lower_ in {"with", "of"}:
                    yield from (o for o in preposition.children if o.dep_ == "pobj")
