"""What is supplied, and how much: goods and quantities inside a noun phrase."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from communique.extract.grammar import compound_phrases, lemma, with_conjuncts
from communique.extract.quantities import Amount, amount_before, amount_told
from communique.language import Document
from communique.model import Comparator

_HOLDING = frozenset({"of", "including", "with", "like"})
# How makes are numbered: "F-16s", "TB2", "Su-30SME", "T-72s".
_DESIGNATION = re.compile(r"(?P<letters>[A-Z][A-Za-z]{0,4})-?\d{1,4}(?:[A-Z][A-Za-z]{0,3})?(?:s|['’]s)?")
#: The code of soldiers.
TROOPS = "troops"
#: The code of makes of which nothing more is known.
UNKNOWN_MAKE = "military-equipment"
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
class Part:
    """Goods that one number counts, or that none does."""

    amount: Amount | None
    goods: tuple[Good, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """What a noun phrase names as goods, part by part; false without goods: nothing is said to be supplied."""

    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return any(part.goods for part in self.parts)

    @property
    def goods(self) -> tuple[Good, ...]:
        """All goods, each wording once, in order."""
        first = {good.text.lower(): good for part in reversed(self.parts) for good in reversed(part.goods)}
        return tuple(sorted(first.values(), key=lambda good: good.span.start))

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """All amounts, in order."""
        return tuple(dict.fromkeys(part.amount for part in self.parts if part.amount is not None))

    def counted(self, amounts: Iterable[Amount]) -> "Load":
        """The load with more amounts of all its goods: "12 million shells in 28,000 containers"."""
        return Load((*self.parts, *(Part(amount, self.goods) for amount in amounts)))


def load_of(document: Document, head: Token) -> Load:
    """The goods and amounts of the noun phrase (or list of noun phrases) headed by ``head``."""
    nouns = [each for noun in with_conjuncts(head) for each in (*_listed_before(noun), noun)]
    found = [part for noun in nouns for part in _parts(document, noun)]
    return Load(tuple(part for part in found if part.goods or part.amount is not None))


def _listed_before(noun: Token) -> Iterator[Token]:
    """Goods that the parser took for a part of the next ones: "missiles and attack drones" read as kinds of drones."""
    for child in noun.children:
        after = child.nbor(1) if child.i + 1 < noun.i else child
        if child.dep_ in {"nmod", "compound"} and child.tag_ in {"NNS", "NNPS"} and after.lower_ in {"and", ","}:
            yield child


def counting(document: Document, noun: Token) -> Token:
    """The noun that counts goods before "of", for what is said of the goods: "dozens of drones sent to X"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or above == noun:
        return noun
    words = document.lexicon
    counts = words.items.containers | words.quantities.scales.keys() | words.quantities.measures
    return above if lemma(above) in counts else noun


def packed_in(document: Document, noun: Token) -> Amount | None:
    """How many containers a noun names: "in 28,000 containers"; "in two batches" tells nothing of how much."""
    if lemma(noun) not in document.lexicon.items.packings:
        return None
    return amount_before(noun, document.lexicon.quantities)


def good_at(document: Document, noun: Token) -> Good | None:
    """The goods that a single noun names, its own modifiers included."""
    items = document.lexicon.items
    for first, phrase in compound_phrases(noun):
        code = items.codes.get(phrase)
        if code is not None:
            span = noun.doc[_name_before(document, first).i : noun.i + 1]
            return Good(span, span.text, code, code in items.generic)
    if lemma(noun) in items.heads and noun.i > noun.sent.start:
        make = good_at(document, noun.nbor(-1))
        if make is not None:  # "Patriot batteries", "S-300 systems"
            span = noun.doc[make.span.start : noun.i + 1]
            return Good(span, span.text, make.code, make.generic)
    if document.mention(noun) is None and (match := _DESIGNATION.fullmatch(noun.text)):
        code = items.designations.get(match["letters"].lower(), UNKNOWN_MAKE)
        return Good(noun.doc[noun.i : noun.i + 1], noun.text, code, generic=False)
    return None


def _name_before(document: Document, first: Token) -> Token:
    """Where the name of a make before goods begins: "Mohajer-6 drones", "Leopard 2 tanks"; states are no makes."""
    while first.i > first.sent.start:
        before = first.nbor(-1)
        numbered = any(c.isdigit() for c in before.text) and any(c.isalpha() for c in before.text)
        name = before.pos_ == "PROPN" or numbered
        designates = (
            before.text.isdigit()
            and len(before.text) < 4
            and _is_make(document, before.nbor(-1) if before.i else before)
        )
        if not (name and _is_make(document, before)) and not designates:
            break
        first = before
    return first


def _is_make(document: Document, word: Token) -> bool:
    return (
        word.dep_ in {"compound", "nmod", "amod", "nummod"}
        and document.mention(word) is None
        and word.pos_ != "VERB"
        and word.text[:1].isupper()
    )


def _parts(document: Document, noun: Token, depth: int = 0) -> list[Part]:
    """What a noun names, how much of it, and what is inside it ("containers of shells", "a range of drones")."""
    if depth > _DEEPEST or noun.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ", "VERB"}:
        return []
    items, quantities = document.lexicon.items, document.lexicon.quantities
    word = lemma(noun)
    named = good_at(document, noun)
    contains, scales = word in items.containers, word in quantities.scales
    if named is None and not (contains or scales or word in quantities.measures):
        return []
    inside = [
        part
        for inner in _inside(noun, items.links)
        for each in with_conjuncts(inner)
        for part in _parts(document, each, depth + 1)
    ]
    held = tuple(good for part in inside for good in part.goods)
    # "rounds of ammunition", "shipments of equipment with drones": what holds something is only a container.
    own = () if named is None or (contains and held) else (named,)
    amount = amount_before(noun, quantities)
    if amount is not None and named is not None:
        amount = replace(amount, unit=named.text)
    if amount is None and word in quantities.measures:
        amount = amount_told(noun, quantities, held[0].text if held else noun.text)
    if amount is None and scales and held:
        span = noun.doc[noun.i : held[0].span.end]
        amount = Amount(span, None, held[0].text, Comparator.MAGNITUDE)
    if amount is None:
        return [Part(None, own), *inside] if own else inside
    uncounted = tuple(good for part in inside if part.amount is None for good in part.goods)
    return [Part(amount, own + (uncounted or held)), *(part for part in inside if part.amount is not None)]


def _inside(noun: Token, links: frozenset[str]) -> Iterator[Token]:
    """What a container holds: "containers of X", "containers carrying X", "supplies — likely including X"."""
    for child in noun.children:
        if child.dep_ == "prep" and (child.lower_ in _HOLDING or _is_such_as(child)):
            yield from (c for c in child.children if c.dep_ in {"pobj", "pcomp"})
        elif child.dep_ in {"acl", "relcl"} and lemma(child) in links:
            yield from (c for c in child.children if c.dep_ == "dobj")
            for preposition in child.children:
                if preposition.lower_ in {"with", "of"}:
                    yield from (o for o in preposition.children if o.dep_ == "pobj")


def _is_such_as(preposition: Token) -> bool:
    return preposition.lower_ == "as" and preposition.i > 0 and preposition.nbor(-1).lower_ == "such"
