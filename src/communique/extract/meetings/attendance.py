"""Who else was there: "Present at the talks were A and B", "C also took part in the call"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.grammar import lemma
from communique.extract.meetings.encounter import Encounter, encounter
from communique.extract.meetings.events import is_meeting
from communique.language import Document


def attendance(document: Document, token: Token) -> Iterator[Encounter]:
    """The people whom a sentence with "present at the meeting" names, to be added to that meeting."""
    if token.lower_ != "present" or token.dep_ in {"amod", "dobj", "pobj"}:
        return
    sentence = token.sent
    noun = next((t for t in sentence if t.i > token.i and is_meeting(document, t)), None)
    if noun is None or noun.head.lower_ not in {"at", "during", "in"} or lemma(sentence.root) not in {"be", "present"}:
        return
    people = (
        actor
        for mention in document.mentions
        if sentence.start <= mention.start < sentence.end and mention.kind == "person"
        for actor in mention.actors
    )
    found = encounter(noun, people, noun=noun)
    found.adds = True
    if found.actors:
        yield found
