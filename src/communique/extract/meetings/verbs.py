"""Meetings told by a verb: "met X", "hosted X", "spoke with X by phone", "held talks with X"."""

from spacy.tokens import Token

from communique.extract.grammar import doer, lemma, objects, prepositional
from communique.extract.meetings.encounter import Encounter, actors_of, encounter
from communique.language import Actor, Document
from communique.model import MeetingMode

# How many tokens away "by phone" may stand.
_REACH = 8


def encounter_of_verb(document: Document, verb: Token) -> Encounter | None:
    """The meeting that a verb tells of, whether it was held or not."""
    words = document.lexicon.meetings
    word = lemma(verb)
    who = document.actors(doer(verb))
    others = actors_of(document, objects(verb))
    if word in words.meet:
        return encounter(verb, [*who, *others, *met_with(document, verb)])
    if word in words.host:
        named = any(a.person or a.office for a in others)
        return encounter(verb, [*who, *others]) if named else None
    if word in words.call:
        called = [a for a in others if a.person or a.office]
        if not called or not any(a.person for a in who):
            return None
        return encounter(verb, [*who, *called], mode=MeetingMode.PHONE)
    if word in words.speak and (mode := _mode_of_speaking(document, verb)) is not None:
        return encounter(verb, [*who, *met_with(document, verb)], mode=mode)
    noun = next((o for o in objects(verb) if lemma(o) in words.meeting_nouns), None) if word in words.hold else None
    if noun is None:
        return None
    return encounter(verb, [*who, *met_with(document, noun), *met_with(document, verb)], noun=noun)


def met_with(document: Document, head: Token) -> list[Actor]:
    """Whom "with" and "between" name: "met with X", "talks between X and Y"."""
    return actors_of(document, (obj for _, obj in prepositional(head, "with", "between")))


def _mode_of_speaking(document: Document, verb: Token) -> MeetingMode | None:
    words = document.lexicon.meetings
    near = {t.lower_ for t in verb.subtree if abs(t.i - verb.i) < _REACH}
    if near & words.video:
        return MeetingMode.VIDEO
    return MeetingMode.PHONE if near & words.phone else None
