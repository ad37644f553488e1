"""Meetings told by a noun: "talks between X and Y", "his visit to Y", "said in a call"."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.grammar import is_verb, lemma, modifiers, nearest_verb, prepositional, subject
from communique.extract.meetings.encounter import Encounter, actors_of, encounter
from communique.extract.meetings.verbs import met_with
from communique.language import Actor, Document
from communique.model import MeetingMode

# "his visit" at the start of a sentence is that of its subject.
_START = 4


def encounter_of_noun(document: Document, noun: Token) -> Encounter | None:
    """The meeting that a noun names, whether it was held or not."""
    words = document.lexicon.meetings
    word = lemma(noun)
    if word in words.visit_nouns:
        return _visit(document, noun)
    if word not in words.meeting_nouns or noun.dep_ == "compound":
        return None
    if word == "call" and any(c.lower_ in {"on", "for", "to"} for c in noun.children):
        return None  # an appeal
    verb = noun.head
    if noun.dep_ in {"dobj", "pobj"} and is_verb(verb) and lemma(verb) in words.hold | words.meet:
        return None  # the verb tells of it
    partners = met_with(document, noun)
    told = _told_in(document, noun) if not partners else None
    if told is not None:
        return told
    owners = actors_of(document, (child for child in modifiers(noun) if child.i < noun.i))
    actors = [*partners, *owners]
    return encounter(noun, actors, noun=noun) if len(actors) >= 2 else None


def _told_in(document: Document, noun: Token) -> Encounter | None:
    """ "X told Y in a call": the speaker and the one spoken to."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "during"} or not is_verb(verb):
        return None
    teller = document.actors(subject(verb))
    told = actors_of(document, (child for child in verb.children if child.dep_ in {"dobj", "dative"}))
    return encounter(noun, [*teller, *told], noun=noun) if teller and told else None


def _visit(document: Document, noun: Token) -> Encounter | None:
    """ "During his visit to Pyongyang …, Lavrov said": the visitor and the host."""
    destination = next((obj for _, obj in prepositional(noun, "to")), None)
    if destination is None or (noun.head.dep_ in {"pobj", "dobj"} and noun.dep_ == "compound"):
        return None
    visitors = [a for a in _visitors(document, noun) if a.person or a.office]
    hosts = [a for a in document.actors(destination) if a.party is not None]
    if len(visitors) != 1 or len(hosts) != 1 or visitors[0].party == hosts[0].party:
        return None
    host = replace(hosts[0], person=None, office=None)
    mention = document.mention(destination)
    place = noun.doc[mention.start : mention.end] if mention else None
    return Encounter(noun, (visitors[0], host), MeetingMode.IN_PERSON, place, noun=noun)


def _visitors(document: Document, noun: Token) -> tuple[Actor, ...]:
    """Whose visit it is."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in {"his", "her", "their"} and noun.i - noun.sent.start < _START:
        verb = nearest_verb(noun)
        return document.actors(subject(verb)) if verb is not None else ()
    return document.actors(owner)
