"""Several supplies of one verb: "sent tanks to A and drones to B", "received missiles from A and drones from B"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.goods import Load, load_of
from communique.extract.grammar import is_noun, is_verb, lemma
from communique.extract.supplies.arguments import side_at
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document

_JOINS = frozenset({"and", ",", ";", "while", "plus"})


def separate_routes(document: Document, supply: Supply) -> list[Supply]:
    """Each goods with its own recipient or source; empty where the sentence tells one route only."""
    words = document.lexicon.transfers
    gets = lemma(supply.trigger) in words.get_verbs | words.get_nouns | words.come_verbs
    prepositions = words.supplier_prepositions if gets else words.recipient_prepositions
    found = list(_routes(document, supply.trigger, prepositions))
    if len(found) < 2 or len({actor.party for _, actor in found}) < 2:
        return []
    other = supply.recipient if gets else supply.supplier
    if other is not None and any(other.party == actor.party for _, actor in found):
        return []
    return [
        replace(
            supply,
            supplier=actor if gets else other,
            recipient=other if gets else actor,
            goods=load.goods,
            amounts=load.amounts,
            parts=load.parts,
        )
        for load, actor in found
    ]


def _routes(document: Document, trigger: Token, prepositions: frozenset[str]) -> Iterator[tuple[Load, Actor]]:
    """Goods and the party that follows them; the next goods must be joined to the party before them."""
    load, last = Load(), trigger.i
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if is_verb(token) and token.dep_ in {"ROOT", "conj", "ccomp"} and not trigger.is_ancestor(token):
            return
        if not load and is_noun(token) and _is_head(token) and (named := load_of(document, token)):
            load = named if last == trigger.i or _is_joined(token, last) else Load()
        elif load and token.lower_ in prepositions and token.dep_ in {"prep", "dative"}:
            obj = next((c for c in token.children if c.dep_ == "pobj"), None)
            actor = side_at(document, obj)
            if actor is not None and obj is not None:
                yield load, actor
                load, last = Load(), obj.i


def _is_head(noun: Token) -> bool:
    return noun.dep_ in {"dobj", "conj", "pobj", "nsubjpass", "appos", "dep"}


def _is_joined(noun: Token, last: int) -> bool:
    """Whether only a conjunction and the goods' own modifiers stand between a party and the goods."""
    between = noun.doc[last + 1 : noun.i]
    return any(t.lower_ in _JOINS for t in between[:2]) and all(
        t.lower_ in _JOINS
        or t.dep_ in {"amod", "compound", "nummod", "det", "nmod", "advmod", "quantmod", "punct", "cc", "poss", "case"}
        for t in between
    )
