"""What a text says of a meeting in another sentence: where the summit beside it was held, that it was a call."""

from collections.abc import Sequence

from communique.extract.grammar import lemma
from communique.extract.meetings.encounter import Encounter
from communique.extract.meetings.events import is_meeting
from communique.extract.meetings.places import margin_words
from communique.extract.meetings.same import times_agree
from communique.language import Document
from communique.model import MeetingMode, Zone

# "in the same hotel", "at the same venue".
_SAME = frozenset({"hotel", "venue", "city", "place", "building", "room", "town", "resort", "compound"})
# "She also met Y", "he later met Y".
_ALSO = frozenset({"also", "later", "then", "afterwards", "subsequently", "separately", "earlier"})
# So many sentences back was the meeting to which another is added so.
_NEAR = 2


def complete_from_elsewhere(document: Document, found: Sequence[Encounter]) -> None:
    """Add places, times and modes that other sentences tell.

    Args:
        document: The document.
        found: All mentions, those of captions last.
    """
    told = [e for e in found if document.zone(e.trigger) is not Zone.CAPTION]
    for index, mention in enumerate(told):
        last = told[index - 1] if index else None
        if last is not None and _goes_on(document, last, mention):
            _take_over(document, mention, last)
        elif _is_beside(document, mention):
            source = next((e for e in (*reversed(told[:index]), *found) if e.place is not None), None)
            if source is not None:
                _take_place(mention, source)
    _add_calls(document, told)


def _goes_on(document: Document, last: Encounter, mention: Encounter) -> bool:
    """ "He also met Y", "she later held talks with Y": the same person, on the same day at the same place."""
    number = {t.i: n for n, s in enumerate(document.sentences) for t in s}
    near = number[mention.trigger.i] - number[last.trigger.i] <= _NEAR
    also = any(c.lower_ in _ALSO for c in mention.trigger.children)
    names, others = ({a.person for a in e.actors if a.person} for e in (last, mention))
    return near and also and bool(names & others) and not others <= names


def _take_over(document: Document, mention: Encounter, last: Encounter) -> None:
    if not times_agree(document, mention.time, last.time):
        return
    _take_place(mention, last)
    if mention.time is None and last.time is not None:
        mention.time, mention.timed = last.time, last.timed or last.trigger


def _take_place(mention: Encounter, source: Encounter) -> None:
    """Place one meeting where another was."""
    if mention.place is None and mention.mode is None and source.place is not None:
        mention.place, mention.placed = source.place, source.placed or source.trigger
        mention.mode, mention.said = MeetingMode.IN_PERSON, mention.placed


def _is_beside(document: Document, mention: Encounter) -> bool:
    """Whether a meeting was beside a larger one, or where one told before was."""
    if any(margin_words(document, mention.triggers)):
        return True
    same = (t for t in mention.trigger.sent if t.lower_ == "same" and t.head.lower_ in _SAME)
    return any(t.head.dep_ == "pobj" and mention.trigger in t.ancestors for t in same)


def _add_calls(document: Document, told: Sequence[Encounter]) -> None:
    """ "Readout of X's call with Y" over "X spoke today with Y": the headline says how."""
    calls = [
        token
        for sentence in document.sentences
        if document.zone(sentence[0]) is Zone.HEADLINE
        for token in sentence
        if token.lower_ == "call" and (is_meeting(document, token) or token.text == "Call")
    ]
    speak = document.lexicon.meetings.speak
    for mention in told:
        if calls and mention.mode is None and mention.place is None and lemma(mention.trigger) in speak:
            mention.mode, mention.said = MeetingMode.PHONE, calls[0]
