"""Meetings that a picture shows: two people of two sides in one caption."""

from spacy.tokens import Span

from communique.extract.actors import sides_of
from communique.extract.grammar import is_verb, lemma
from communique.extract.meetings.encounter import Encounter, encounter
from communique.extract.timings import times_beside
from communique.language import Document
from communique.model import MeetingMode


def picture(document: Document, sentence: Span) -> Encounter | None:
    """A caption that shows two people on a day, with no verb or one of standing, walking, shaking hands."""
    words = document.lexicon.meetings
    people = (
        actor
        for mention in document.mentions
        if sentence.start <= mention.start < sentence.end and mention.kind == "person"
        for actor in mention.actors
    )
    shown = encounter(sentence.root, people, mode=MeetingMode.IN_PERSON)
    if len(shown.actors) < 2 or not times_beside(document, sentence.root):
        return None
    if not is_verb(sentence.root):
        return shown
    return shown if lemma(sentence.root) in words.pose and len(sides_of(shown.actors)) > 1 else None
