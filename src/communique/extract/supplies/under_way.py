"""Goods under way, told by where they come from and where they go: "a cargo of rifles from X bound for Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.goods import Load, load_of
from communique.extract.grammar import is_noun, is_predicate, prepositional, subject
from communique.extract.supplies.arguments import owner, side_at, supplier_after
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document


def supply_under_way(document: Document, word: Token) -> Supply | None:
    """The supply of goods that are bound for somebody; both sides must be named."""
    if word.lower_ not in document.lexicon.transfers.bound:
        return None
    recipient = next((side for _, obj in prepositional(word, "for", "to") if (side := side_at(document, obj))), None)
    if recipient is None:
        return None
    for noun in _carriers(word):
        load = _load(document, noun)
        if load:
            supplier = _source(document, word, noun, load)
            if supplier is None or supplier.party == recipient.party:
                return None
            return Supply(word, supplier, recipient, load.goods, load.amounts, parts=load.parts)
    return None


def _carriers(word: Token) -> Iterator[Token]:
    """The nouns that may be under way: those above the word up to its clause, and the subject of that."""
    for token in word.ancestors:
        if is_predicate(token):
            who = subject(token)
            if who is not None:
                yield who
            return
        if is_noun(token):
            yield token


def _load(document: Document, noun: Token) -> Load:
    """The goods, or what a ship or truck has on board: "a ship with rockets", "a dhow carrying rifles"."""
    held = [obj for _, obj in prepositional(noun, "with", "of")]
    held += [
        obj for verb in noun.children if verb.dep_ in {"acl", "relcl"} for obj in verb.children if obj.dep_ == "dobj"
    ]
    return next((load for thing in (noun, *held) if (load := load_of(document, thing))), Load())


def _source(document: Document, word: Token, noun: Token, load: Load) -> Actor | None:
    return (
        supplier_after(document, noun)
        or supplier_after(document, word)
        or owner(document, load.goods[0].span[0])
        or owner(document, noun)
    )
