"""Where, when and how a meeting was held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import is_predicate, is_verb, lemma, objects, prepositional, subject
from communique.extract.meetings.encounter import Encounter, partners
from communique.extract.meetings.events import is_meeting
from communique.extract.meetings.places import margin_words, name_after, name_at, place_of
from communique.extract.timings import time_near, times_beside
from communique.language import Document, FoundTime
from communique.model import Calendar, Deictic, MeetingMode, Weekday, Zone

# So many tokens around the word of meeting may stand that they met in person.
_REACH = 6
# "by phone", "over the phone", "in a video call".
_BY_LINE = frozenset({"by", "over", "via", "on", "through", "in", "during"})
# Times that a meeting lies before or after, and not in.
_OPEN = frozenset({"since", "until", "before", "after"})
_IN_PERSON = re.compile(r"\b(?:in[- ]person|face[- ]to[- ]face)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Journey:
    """The verb or noun of a journey on which a meeting was, and where it led."""

    word: Token
    place: Span | None


def add_circumstances(document: Document, encounter: Encounter) -> None:
    """Add time, place and mode, as far as the words around the mention tell them."""
    words, triggers = document.lexicon.meetings, encounter.triggers
    triggers = [*triggers, *(v for t in triggers for v in _holding(document, t) if v not in triggers)]
    journey = _journey(document, triggers)
    dating = [verb for trigger in triggers for verb in _dating(trigger)]
    encounter.time = _beside_partner(document, encounter) or time_near(document, *triggers, *dating)
    if encounter.time is not None and (
        _spans_more(encounter, encounter.time) or _is_of_another(document, encounter.time, triggers)
    ):
        encounter.time = _only_other_day(document, encounter.time, encounter.trigger)
    if encounter.time is None and journey is not None:
        encounter.time = time_near(document, journey.word)
    encounter.time = encounter.time or _time_of_picture(document, encounter.trigger)
    toward = lemma(encounter.trigger) in words.host
    encounter.place = encounter.place or place_of(document, triggers, toward=toward)
    if encounter.place is None and journey is not None:
        encounter.place = journey.place
    encounter.mode = encounter.mode or _mode(document, encounter)
    if encounter.mode in {MeetingMode.PHONE, MeetingMode.VIDEO}:
        encounter.place = None
    encounter.apart = encounter.apart or any(margin_words(document, triggers))


# ── journeys ────────────────────────────────────────────────────────────────


def _journey(document: Document, triggers: Sequence[Token]) -> _Journey | None:
    """ "travelled to Oslo to meet X", "visited Oslo and met X", "on a visit to Oslo", "to Oslo, where he met X"."""
    words = document.lexicon.meetings
    for trigger in triggers:
        where = _where(document, trigger)
        if where is not None:
            return where
        for head in _heads(trigger):
            stays = lemma(head) == "be" and trigger.dep_ == "advcl"  # "was in Oslo on Monday, meeting X"
            if lemma(head) in words.travel or (stays and _destination(document, head) is not None):
                return _Journey(head, _destination(document, head))
    if lemma(triggers[0]) in words.visit_nouns:
        return _Journey(triggers[0], _destination(document, triggers[0]))
    nouns = (t for t in triggers[0].sent if lemma(t) in words.visit_nouns and t.dep_ == "pobj")
    for noun in nouns:
        clause = next((t for t in noun.ancestors if t in triggers or is_predicate(t)), None)
        if clause in triggers and noun.head.lower_ in {"on", "during"}:
            return _Journey(noun, _destination(document, noun))
    return None


def _heads(trigger: Token) -> list[Token]:
    """The verbs of a journey that a word of meeting may hang on."""
    if trigger.dep_ in {"xcomp", "advcl", "conj"} and is_verb(trigger):
        return [trigger.head]
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "for":
        return [trigger.head.head]
    return []


def _where(document: Document, trigger: Token) -> _Journey | None:
    """ "arrived in Oslo on Monday, where he met X": the place right before "where"."""
    where = next((c for c in trigger.children if c.lower_ == "where" and c.i < trigger.i), None)
    if where is None or trigger.dep_ not in {"relcl", "advcl", "ccomp"}:
        return None
    for token in reversed(document.doc[where.sent.start : where.i]):
        if token.lower_ in {"in", "at", "to"} or lemma(token) == "visit":
            place = name_after(document, token)
            if place is not None:
                verb = next((t for t in token.ancestors if is_predicate(t)), token)
                return _Journey(token if verb == trigger else verb, place)
    return None


def _destination(document: Document, word: Token) -> Span | None:
    """Where a verb or noun of travel leads."""
    for preposition, _ in prepositional(word, "to", "in", "at"):
        place = name_after(document, preposition)
        if place is not None:
            return place
    reached = objects(word) if lemma(word) == "visit" else []
    return next((place for thing in reached if (place := name_at(document, thing)) is not None), None)


# ── time ────────────────────────────────────────────────────────────────────


def _dating(trigger: Token) -> list[Token]:
    """The verbs whose time is that of the meeting, too: "were held in May", "flared last month, when X met Y"."""
    found: list[Token] = []
    if trigger.dep_ in {"advcl", "relcl"} and any(c.lower_ == "when" for c in trigger.children):
        found.append(trigger.head)
    if trigger.dep_ in {"pobj", "pcomp"}:
        # "said on Monday after talks with X", "after meeting X"
        found += [t for t in trigger.ancestors if is_predicate(t)][:1]
    return found


def _holding(document: Document, trigger: Token) -> list[Token]:
    """The verbs that say that a meeting took place: "talks were held in Oslo", "talks that took place in Oslo"."""
    words, head = document.lexicon.meetings, trigger.head
    if is_verb(trigger):
        return []
    clauses = [c for c in trigger.children if c.dep_ in {"acl", "relcl"} and is_verb(c)]
    above = [head] if trigger.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_verb(head) else []
    return [verb for verb in (*above, *clauses) if lemma(verb) in words.hold | words.occur | words.host]


def _beside_partner(document: Document, encounter: Encounter) -> FoundTime | None:
    """Of several partners each has its own time: "on Monday spoke with A and on Tuesday with B"."""
    partner = encounter.partner
    beside = times_beside(document, partner) if partner is not None else []
    if partner is None or len(beside) < 2:
        return None
    if beside[0].start < encounter.trigger.i:
        return [t for t in beside if t.start < partner.i][-1]
    return next((t for t in beside if t.start > partner.i), None)


def _only_other_day(document: Document, found: FoundTime, trigger: Token) -> FoundTime | None:
    """ "His third meeting this month with X on Monday": the sentence's only other time, where it is a day."""
    others = [t for t in times_beside(document, trigger) if t != found and not t.expression.modifier]
    form = others[0].expression.form if len(others) == 1 else None
    day = isinstance(form, Weekday) or (isinstance(form, Calendar) and form.day) or form == Deictic("day", 0)
    return others[0] if day else None


def _is_of_another(document: Document, found: FoundTime, triggers: Sequence[Token]) -> bool:
    """ "Their talks built on the December call with X", "said on Wednesday she had met X": a time of something else."""
    for trigger in triggers:
        first = subject(trigger) if trigger.dep_ == "ccomp" else None
        if first is not None and trigger.head.i < found.start < first.i < trigger.i:
            return True
    for token in document.doc[found.start : found.end].root.ancestors:
        if token in triggers:
            return False
        if is_meeting(document, token) and partners(document, token):
            return True
    return False


def _spans_more(encounter: Encounter, found: FoundTime) -> bool:
    """ "Their first meeting since 2019", "the fourth this year": such times say when there was no other."""
    form = found.expression.form
    whole = (isinstance(form, Deictic) and form.unit in {"month", "year"}) or (
        isinstance(form, Calendar) and not form.day
    )
    noun = encounter.noun
    counted = noun is not None and any(c.ent_type_ == "ORDINAL" or c.lower_ == "only" for c in noun.children)
    return found.expression.modifier in _OPEN or (whole and counted)


def _time_of_picture(document: Document, trigger: Token) -> FoundTime | None:
    """A caption tells of one moment: its only time expression is the meeting's."""
    if document.zone(trigger) is not Zone.CAPTION:
        return None
    beside = times_beside(document, trigger)
    return beside[0] if len(beside) == 1 else None


# ── mode ────────────────────────────────────────────────────────────────────


def _mode(document: Document, encounter: Encounter) -> MeetingMode | None:
    """How they met: what the words say; who is at a place or in a picture met in person."""
    trigger = encounter.trigger
    for word in encounter.triggers:
        remote = remote_mode(document, word)
        if remote is not None:
            return remote
    around = document.doc[max(trigger.sent.start, trigger.i - _REACH) : min(trigger.sent.end, trigger.i + 2 * _REACH)]
    pictured = document.zone(trigger) is Zone.CAPTION
    guest = any(t.lower_ == "visiting" and t.dep_ == "amod" for t in around)
    shown = encounter.place is not None or pictured or guest or _IN_PERSON.search(around.text) is not None
    return MeetingMode.IN_PERSON if shown else None


def remote_mode(document: Document, word: Token) -> MeetingMode | None:
    """Phone or video, where the word of meeting or what belongs to it says so; a courtesy call is a visit."""
    if any(c.lower_ == "courtesy" for c in word.children):
        return MeetingMode.IN_PERSON
    return _line_of(document, word) if is_verb(word) else _line_of_noun(document, word)


def _line_of_noun(document: Document, noun: Token) -> MeetingMode | None:
    """ "phone talks", "a video conference", "a call"."""
    words = document.lexicon.meetings
    own = {t.lower_ for c in noun.children if c.i < noun.i for t in c.subtree} | {noun.lower_, lemma(noun)}
    if own & words.video:
        return MeetingMode.VIDEO
    return MeetingMode.PHONE if own & words.phone else _line_of(document, noun)


def _line_of(document: Document, word: Token) -> MeetingMode | None:
    """The mode of "spoke with X over the telephone", "talks via video link", "met virtually"."""
    words = document.lexicon.meetings
    for token in word.sent:
        video, phone = token.lower_ in words.video, token.lower_ in words.phone
        if not (video or phone) or not _is_means(token, word) or _is_recorded(document, token):
            continue
        return MeetingMode.VIDEO if video or any(t.lower_ in words.video for t in token.children) else MeetingMode.PHONE
    return None


def _is_recorded(document: Document, token: Token) -> bool:
    """ "said in a video", "in a call for peace": no line that two people speak over."""
    appeal = token.lower_ == "call" and not is_meeting(document, token)
    return appeal or (
        token.dep_ == "pobj" and token.lower_ == "video" and token.head.lower_ not in {"by", "via", "over"}
    )


def spoken_line(document: Document, verb: Token) -> MeetingMode | None:
    """The mode of whatever was "said by phone", "agreed over the telephone", "discussed via video link"."""
    words = document.lexicon.meetings
    for preposition in verb.subtree:
        if preposition.lower_ not in {"by", "over", "via", "on"} or not _is_means(preposition, verb):
            continue
        for thing in (c for c in preposition.children if c.dep_ == "pobj"):
            near = {thing.lower_, *(c.lower_ for c in thing.children)}
            if near & words.video and preposition.lower_ != "on":
                return MeetingMode.VIDEO
            if thing.lower_ in words.phone - {"call"}:
                return MeetingMode.PHONE
    return None


def _is_means(token: Token, word: Token) -> bool:
    """Whether a word such as "phone" or "online" tells how the word above it was done."""
    if token.head == word and token.dep_ in {"advmod", "npadvmod"}:
        return True
    through = False
    for above in (token, *token.ancestors):
        if above == word:
            return through
        if above != token and (is_verb(above) or above.dep_ in {"nsubj", "nsubjpass", "dobj"}):
            return False
        through = through or above.lower_ in _BY_LINE
    return False
