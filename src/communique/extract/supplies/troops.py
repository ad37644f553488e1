"""Troops sent to another state's war, told by what they do there: "X's soldiers are fighting for Y"."""

from spacy.tokens import Token

from communique.extract.goods import Load, load_of
from communique.extract.grammar import is_noun, is_verb, lemma, objects, prepositional, subject
from communique.extract.supplies.arguments import fought_for, owner, recipient_after, side_at
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document


def supply_of_troops(document: Document, token: Token) -> Supply | None:
    """The sending of troops that a verb of fighting, or a noun for their presence, presupposes."""
    words = document.lexicon.transfers
    word = lemma(token)
    if (word in words.fight_verbs or word in words.aid_verbs) and is_verb(token):
        return _fighting(document, token)
    if word in words.presence_nouns and is_noun(token):
        return _presence(document, token)
    return None


def _fighting(document: Document, verb: Token) -> Supply | None:
    """ "North Korean soldiers fight for Russia", "its troops helped Russian forces"."""
    troops = subject(verb)
    load = _troops(document, troops)
    sender = _sender(document, troops)
    if troops is None or not load or sender is None:
        return None
    side = fought_for(document, verb)
    if side is None and lemma(verb) in document.lexicon.transfers.aid_verbs:
        side = next((s for obj in objects(verb) if (s := side_at(document, obj))), None)
    if side is None or side.party == sender.party:
        return None
    return Supply(verb, sender, side, load.goods, load.amounts)


def _presence(document: Document, noun: Token) -> Supply | None:
    """ "the involvement of X's troops", "the deployment of X's soldiers to Y"."""
    for _, troops in prepositional(noun, "of"):
        load, sender = _troops(document, troops), _sender(document, troops)
        if load and sender is not None:
            side = recipient_after(document, noun) or _place_of(document, noun)
            if side is not None and side.party == sender.party:
                return None  # at home
            return Supply(noun, sender, side, load.goods, load.amounts)
    return None


def _troops(document: Document, noun: Token | None) -> Load:
    """What is said to fight, if it is troops and nothing else."""
    load = load_of(document, noun) if noun is not None else Load()
    items = document.lexicon.transfers.deployed_items
    return load if all(good.code in items for good in load.goods) else Load()


def _sender(document: Document, troops: Token | None) -> Actor | None:
    return owner(document, troops) if troops is not None else None


def _place_of(document: Document, noun: Token) -> Actor | None:
    """The state in which they are: "the presence of X's troops in Y"."""
    return next((side for _, obj in prepositional(noun, "in") if (side := side_at(document, obj))), None)
