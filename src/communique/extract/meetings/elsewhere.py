"""What a text says of a meeting in another sentence: where the summit is on whose sidelines it was, that it was a call."""

from collections.abc import Sequence

from communique.extract.grammar import lemma
from communique.extract.meetings.encounter import Encounter
from communique.extract.meetings.events import is_meeting
from communique.extract.meetings.places import margin_words
from communique.language import Document
from communique.model import MeetingMode, Zone

# "in the same hotel", "at the same venue".
_SAME = frozenset({"hotel", "venue", "city", "place", "building", "room", "town", "resort", "compound"})


def complete_from_elsewhere(document: Document, found: Sequence[Encounter]) -> None:
    """Add places and modes that other sentences tell.

    Args:
        document: The document.
        found: All mentions, those of captions last.
    """
    placed = [e for e in found if e.place is not None]
    for mention in found:
        if mention.place is None and mention.mode is None and _is_at_same_place(document, mention):
            before = [e for e in placed if e.trigger.i < mention.trigger.i]
            source = max(before, key=lambda e: e.trigger.i) if before else next(iter(placed), None)
            if source is not None:
                mention.place, mention.placed = source.place, source.placed or source.trigger
                mention.mode, mention.said = MeetingMode.IN_PERSON, mention.placed
                placed.append(mention)
    _add_calls(document, found)


def _is_at_same_place(document: Document, mention: Encounter) -> bool:
    """Whether a meeting was beside a larger one, or where one told before was."""
    if any(margin_words(document, mention.triggers)):
        return True
    same = (t for t in mention.trigger.sent if t.lower_ == "same" and t.head.lower_ in _SAME)
    return any(t.head.dep_ == "pobj" and mention.trigger in t.ancestors for t in same)


def _add_calls(document: Document, found: Sequence[Encounter]) -> None:
    """ "Readout of X's call with Y" over "X spoke today with Y": the headline says how."""
    calls = [
        token
        for sentence in document.sentences
        if document.zone(sentence[0]) is Zone.HEADLINE
        for token in sentence
        if token.lower_ == "call" and (is_meeting(document, token) or token.text == "Call")
    ]
    speak = document.lexicon.meetings.speak
    for mention in found:
        if calls and mention.mode is None and mention.place is None and lemma(mention.trigger) in speak:
            mention.mode, mention.said = MeetingMode.PHONE, calls[0]
