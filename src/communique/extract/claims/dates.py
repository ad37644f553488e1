"""When a stance was taken: as the verb of saying tells, the statement it stands in, or the occasion of saying it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.extract.actors import sides, sides_of
from communique.extract.claims.utterances import Utterance
from communique.extract.grammar import is_verb
from communique.extract.statements import Draft, Issued, Voices
from communique.extract.timings import time_near, timing
from communique.language import Actor, Document
from communique.model import Meeting, Timing

# "accuses", "says": what is said again and again has no day.
_TIMELESS = frozenset({"VBZ", "VBP"})
# So many sentences after somebody spoke on a day, he still speaks on it.
_OCCASION = 12


class Dates:
    """The dates of the stances that one document reports.

    Args:
        document: The document.
        voices: Its voices.
        issued: Its statements.
        meetings: Its meetings.
    """

    def __init__(self, document: Document, voices: Voices, issued: Issued, meetings: Sequence[Meeting]) -> None:
        self._document = document
        self._voices = voices
        self._issued = issued
        self._meetings = meetings
        times = {m.key: m.timing for m in meetings}
        met = {s.key: times[s.meeting] for s in issued.statements if s.meeting is not None}
        self._met = {draft: met.get(key) for draft, key in issued.keys.items()}

    def of(self, utterance: Utterance) -> Timing | None:
        """When an utterance was made, as far as the text says."""
        return (
            self._of_draft(utterance.voice.statement)
            or self._beside(utterance)
            or self._of_meeting(utterance)
            or self._outside(utterance)
            or self._before(utterance)
        )

    def _of_draft(self, draft: Draft | None) -> Timing | None:
        """When a statement was issued, else when those met out of whose meeting it came."""
        return (self._issued.timings.get(draft) or self._met.get(draft)) if draft is not None else None

    def _of_meeting(self, utterance: Utterance) -> Timing | None:
        """When those met who speak in a statement without a date: the only dated meeting with their side."""
        if utterance.voice.statement is None:
            return None
        ours = sides_of(utterance.voice.actors)
        held = [
            m.timing for m in self._meetings if m.timing is not None and ours & sides(p.party for p in m.participants)
        ]
        return held[0] if len(held) == 1 else None

    def _beside(self, utterance: Utterance) -> Timing | None:
        """The time that hangs on the verb, or on what was done in one breath with it."""
        at, cue = utterance.at, utterance.voice.cue
        near = [cue] if cue is not None and cue.sent == at.sent else []
        found = timing(self._document, time_near(self._document, at, *near), at)
        return found or next(
            filter(None, (self._told_by(token) for verb in (at, *near) for token in _along(verb))), None
        )

    def _told_by(self, verb: Token) -> Timing | None:
        return timing(self._document, time_near(self._document, verb), verb)

    def _outside(self, utterance: Utterance) -> Timing | None:
        """ "It said Putin had also voiced concern": when the words were said that tell of it."""
        for verb in utterance.at.ancestors:
            if is_verb(verb) and self._voices.reports(verb) and self._document.quote(verb) is None:
                voice = self._voices.of_verb(verb)
                if voice and voice.actors != utterance.voice.actors:
                    return self._of_draft(voice.statement) or self._told_by(verb)
        return None

    def _before(self, utterance: Utterance) -> Timing | None:
        """The day on which the same people or body spoke last: "said on Monday … He added"."""
        if not utterance.voice.actors or utterance.at.tag_ in _TIMELESS:
            return None
        for verb in self._earlier(utterance.at, utterance.voice.actors):
            found = self._told_by(verb)
            if found is not None:
                return found
        return None

    def _earlier(self, verb: Token, actors: tuple[Actor, ...]) -> Iterator[Token]:
        """The verbs by which the same actors spoke before, the last first."""
        sentences = 0
        for token in reversed(self._document.doc[: verb.i]):
            if is_verb(token) and self._voices.reports(token) and self._voices.said(token).actors:
                voice = self._voices.said(token)
                if token.tag_ not in _TIMELESS and _are_same(voice.actors, actors):
                    yield token
            sentences += token.is_sent_start is True
            if sentences > _OCCASION:
                return


def _are_same(some: tuple[Actor, ...], others: tuple[Actor, ...]) -> bool:
    """Whether both are the same people, or the same sides where no people are named."""
    if any(actor.person for actor in (*some, *others)):
        return len(some) == len(others) and all(a.person == b.person for a, b in zip(some, others, strict=True))
    return sides_of(some) == sides_of(others)


def _along(verb: Token) -> Iterator[Token]:
    """What is told in one breath with a verb: "Speaking in Oslo on Monday, X said", "met on Monday and condemned"."""
    yield from (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i < verb.i)
    if verb.dep_ == "conj" and is_verb(verb.head):
        yield verb.head
