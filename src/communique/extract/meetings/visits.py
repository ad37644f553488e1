"""Visits: the visitor meets the host, whoever that is."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.grammar import is_verb, lemma, nearest_verb, prepositional, subject
from communique.extract.meetings.encounter import Encounter
from communique.language import Actor, Document
from communique.model import MeetingMode

# "his visit" at the start of a sentence is that of its subject.
_START = 4


def encounters_of_visit(document: Document, noun: Token) -> Iterator[Encounter]:
    """ "During his visit to Pyongyang …, Lavrov said", "paid a visit to Chad": the visitor and the host."""
    destination = next((obj for _, obj in prepositional(noun, "to")), None)
    if lemma(noun) not in document.lexicon.meetings.visit_nouns or destination is None:
        return
    if noun.head.dep_ in {"pobj", "dobj"} and noun.dep_ == "compound":
        return
    visitors = [a for a in _visitors(document, noun) if a.person or a.office]
    hosts = [a for a in document.actors(destination) if a.party is not None]
    if len(visitors) != 1 or len(hosts) != 1 or visitors[0].party == hosts[0].party:
        return
    host = replace(hosts[0], person=None, office=None)
    mention = document.mention(destination)
    place = noun.doc[mention.start : mention.end] if mention else None
    yield Encounter(noun, (visitors[0], host), MeetingMode.IN_PERSON, place, noun=noun)


def _visitors(document: Document, noun: Token) -> tuple[Actor, ...]:
    """Whose visit it is."""
    if noun.dep_ == "dobj" and is_verb(noun.head) and lemma(noun.head) in {"pay", "make", "conclude", "end"}:
        return document.actors(subject(noun.head))
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in {"his", "her", "their"} and noun.i - noun.sent.start < _START:
        verb = nearest_verb(noun)
        return document.actors(subject(verb)) if verb is not None else ()
    return document.actors(owner)
