"""Where, when and how a meeting was held, and whether it was."""

from spacy.tokens import Token

from communique.extract.grammar import auxiliaries, is_negated, is_verb, lemma, path_up, prepositional
from communique.extract.meetings.encounter import Encounter
from communique.extract.meetings.places import name_after, place_of
from communique.extract.timings import time_near, times_beside
from communique.language import Document, FoundTime
from communique.model import Deictic, MeetingMode, Weekday, Zone

# So many tokens after the noun may stand how they met: "talks by video link".
_REACH = 4


def was_held(document: Document, trigger: Token) -> bool:
    """Whether a meeting is neither planned, proposed, cancelled nor denied."""
    words = document.lexicon.meetings
    if any(c.lower_ in words.unheld_adjectives for c in trigger.children):
        return False
    if any(c.dep_ in {"relcl", "acl"} and lemma(c) in words.unheld_governors for c in trigger.children):
        return False  # "talks, which are scheduled for Friday"
    for token in path_up(trigger):
        governs = token != trigger and lemma(token) in words.unheld_governors
        if is_verb(token):
            if governs or is_negated(token) or auxiliaries(token) & words.unheld_auxiliaries:
                return False
            if token.dep_ in {"ccomp", "relcl", "advcl"} and token.tag_ != "VB":
                return True
        elif governs and token.dep_ != "prep":
            return False
    return True


def in_future(found: FoundTime | None) -> bool:
    """Whether a time is still to come when the text is written: "tomorrow", "next Friday"."""
    form = found.expression.form if found is not None else None
    return (isinstance(form, Deictic) and form.offset > 0) or (isinstance(form, Weekday) and form.future)


def add_circumstances(document: Document, encounter: Encounter) -> None:
    """Add time, place and mode, as far as the words around the mention tell them."""
    trigger, noun = encounter.trigger, encounter.noun
    triggers = [trigger] if noun is None else [trigger, noun]
    journey = _journey(document, trigger)
    encounter.time = time_near(document, *triggers, *_dating(journey or trigger)) or _time_of_picture(document, trigger)
    encounter.place = encounter.place or place_of(document, triggers)
    if encounter.place is None and journey is not None:
        preposition = next((p for p, _ in prepositional(journey, "to")), None)
        encounter.place = name_after(document, preposition) if preposition is not None else None
    encounter.mode = encounter.mode or _mode(document, encounter)
    if encounter.mode in {MeetingMode.PHONE, MeetingMode.VIDEO}:
        encounter.place = None


def _journey(document: Document, trigger: Token) -> Token | None:
    """The verb of "travelled to X to meet Y"."""
    travels = trigger.dep_ in {"xcomp", "advcl"} and lemma(trigger.head) in document.lexicon.meetings.travel
    return trigger.head if travels else None


def _dating(verb: Token) -> list[Token]:
    """The verb, and the one that it dates: "flared last month, when X travelled …"."""
    when = verb.dep_ in {"advcl", "relcl"} and any(c.lower_ == "when" for c in verb.children)
    return [verb, verb.head] if when else [verb]


def _time_of_picture(document: Document, trigger: Token) -> FoundTime | None:
    """A caption tells of one moment: its only time expression is the meeting's."""
    if document.zone(trigger) is not Zone.CAPTION:
        return None
    beside = times_beside(document, trigger)
    return beside[0] if len(beside) == 1 else None


def _mode(document: Document, encounter: Encounter) -> MeetingMode | None:
    """How they met: what the noun says; who is at a place or in a picture met in person."""
    words, noun = document.lexicon.meetings, encounter.noun
    if noun is not None:
        near = {t.lower_ for t in noun.subtree if t.i <= noun.i + _REACH}
        if near & words.video:
            return MeetingMode.VIDEO
        if near & words.phone or lemma(noun) == "call":
            return MeetingMode.PHONE
    pictured = document.zone(encounter.trigger) is Zone.CAPTION
    return MeetingMode.IN_PERSON if encounter.place is not None or pictured else None
