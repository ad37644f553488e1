"""Words that are nobody's statement: what was said aloud, gathered by speaker and occasion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.extract.actors import same_actors, sides_of
from communique.extract.grammar import lemma
from communique.extract.statements.draft import Draft
from communique.extract.statements.positions import Taken
from communique.extract.statements.voice import Voice
from communique.extract.statements.voices import Voices
from communique.extract.timings import time_near
from communique.language import Actor, Document, FoundTime, QuoteSpan
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import PartyKind, Passage, PositionKind, Zone

# What an official does without being quoted and is still a remark.
_OFFICIAL = frozenset({PositionKind.CONDEMNATION, PositionKind.DEMAND})
# Kinds of office that without a party may be anybody's: the director of a theatre.
_PRIVATE = frozenset(
    {"", "other-official", "head-of-organisation", "military-commander", "legislator", "ambassador", "spokesperson"}
)
_HEAD_OF_STATE = "head-of-state"
_SPOKESPERSON = "spokesperson"
# What somebody who says something does, too: "Addressing parliament on Monday, he said …".
_SPEAKS = frozenset({"address", "appear", "answer", "respond", "talk", "speak"})
# A quotation of fewer words is a scare quote, unless a verb of saying brings it in.
_FEWEST_WORDS = 3
# So many parties that condemn or demand something together, unquoted, have made a statement of it.
_TOGETHER = 3


@dataclass(eq=False)
class Remarks:
    """Words of one speaker, or of several together, on one occasion.

    Attributes:
        actors: The speakers.
        when: When they spoke, as far as the text says.
        quotes: What is quoted of them.
        cues: The verbs of saying.
        passages: The sentences that tell of them.
    """

    actors: tuple[Actor, ...]
    when: FoundTime | None = None
    quotes: list[QuoteSpan] = field(default_factory=list)
    cues: list[Token] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def of_state(self) -> bool:
        """Whether no more than a state is named: "Chad said"."""
        return len(self.actors) == 1 and _is_bare_state(self.actors[0])

    @property
    def start(self) -> int:
        """Where the words begin, as a token."""
        return min([*(quote.start for quote in self.quotes), *(cue.i for cue in self.cues)])

    def absorb(self, other: "Remarks") -> None:
        """Take in words of the same occasion."""
        self.when = self.when or other.when
        self.quotes = sorted([*self.quotes, *other.quotes], key=lambda quote: quote.start)
        self.cues += other.cues
        self.passages += other.passages


def find_remarks(document: Document, voices: Voices, taken: Sequence[Taken]) -> list[Remarks]:
    """All remarks: quoted ones, and condemnations and demands of officials that the text only tells.

    Args:
        document: The document.
        voices: Its voices.
        taken: Its positions.
    """
    found = _Gathered(document, voices).remarks()
    found += _told(document, found, taken)
    return _spoken_for(found, voices.drafts)


# ── quoted ──────────────────────────────────────────────────────────────────


class _Gathered:
    """The quoted remarks of one document."""

    def __init__(self, document: Document, voices: Voices) -> None:
        self._document = document
        self._voices = voices
        self._found: list[Remarks] = []
        self._speaks = document.lexicon.meetings.speak | document.lexicon.claims.stances.keys() | _SPEAKS

    def remarks(self) -> list[Remarks]:
        """Quoted words that belong to no statement, by speaker and occasion."""
        last: tuple[Voice, Remarks] | None = None
        for quote in self._document.quotes:
            voice = self._voices.of_quote[quote.start]
            token = self._document.doc[quote.start]
            spoken = voice.actors and voice.statement is None and self._document.zone(token) is not Zone.HEADLINE
            if not spoken or not any(t.is_alpha for t in self._document.doc[quote.start : quote.end]):
                continue
            actors = self._officials(voice)
            if not actors:
                continue
            goes_on = last is not None and last[0] is voice and (voice.cue is None or voice.cue.sent != token.sent)
            remarks = last[1] if last is not None and goes_on else self._occasion(actors, voice, token)
            remarks.quotes.append(quote)
            if voice.cue is not None and voice.cue not in remarks.cues:
                remarks.cues.append(voice.cue)
            remarks.passages.append(self._document.sentence_passage(token))
            last = voice, remarks
        telling = [remarks for remarks in self._found if self._is_telling(remarks)]
        for remarks in telling:
            remarks.when = remarks.when or self._when_told(remarks, telling)
        return telling

    def _officials(self, voice: Voice) -> tuple[Actor, ...]:
        """The speakers, if all of them speak for a party or from an office."""
        return voice.actors if all(holds_office(actor) for actor in voice.actors) else ()

    def _occasion(self, actors: tuple[Actor, ...], voice: Voice, token: Token) -> Remarks:
        """The remarks that a quotation is part of; new ones where the speakers are new, or the time is another."""
        when = self._when(voice.cue) if voice.cue is not None and voice.cue.sent == token.sent else None
        known = [r for r in self._found if same_actors(r.actors, actors)]
        fitting = self._fitting(known, when, token)
        if fitting is None:
            fitting = Remarks(actors)
            self._found.append(fitting)
        fitting.when = fitting.when or when
        return fitting

    def _fitting(self, known: Sequence[Remarks], when: FoundTime | None, token: Token) -> Remarks | None:
        if not known or any(self._document.sentence_passage(token) in r.passages for r in known):
            return next((r for r in reversed(known) if self._document.sentence_passage(token) in r.passages), None)
        if when is not None:
            same = [r for r in known if r.when is not None and r.when.expression.form == when.expression.form]
            undated = [r for r in known if r.when is None]
            opens = when.start <= token.sent.start + 1
            return same[-1] if same else (undated[-1] if undated and not opens else None)
        if token.sent[0].lower_ in self._document.lexicon.statements.occasions:
            return None
        undated = [r for r in known if r.when is None]
        return undated[-1] if undated else known[-1]

    # when

    def _when(self, cue: Token) -> FoundTime | None:
        """When a verb of saying says that it was said: with the verb, or with "in a speech" beside it."""
        noun = self._voices.statement_beside(cue)
        beside = [noun] if noun is not None and noun.sent == cue.sent else []
        # "Speaking in X on Monday, he said …"
        beside += [c for c in cue.children if c.dep_ == "advcl" and c.tag_ == "VBG" and lemma(c) in self._speaks]
        found = time_near(self._document, cue, *beside)
        return found if found is not None and found.expression.modifier in {"", "early", "late"} else None

    def _when_told(self, remarks: Remarks, telling: Sequence[Remarks]) -> FoundTime | None:
        """The time that another verb of saying gives of the same speakers: "X said on Monday … “…,” he added"."""
        doc, first = self._document.doc, remarks.quotes[0].start
        alone = sum(same_actors(r.actors, remarks.actors) for r in telling) == 1
        paragraph = self._document.reading.paragraph(doc[first])
        told = [
            token
            for token in doc
            if self._voices.reports(token)
            and same_actors(self._voices.said(token).actors, remarks.actors)
            and self._voices.said(token).statement is None
            and self._document.zone(token) is not Zone.HEADLINE
            and (alone or paragraph.start <= token.i < paragraph.end)
        ]
        for token in sorted(told, key=lambda token: abs(token.i - first)):
            if (found := self._when(token)) is not None:
                return found
        return None

    # whether it is one

    def _is_telling(self, remarks: Remarks) -> bool:
        """Scare quotes are no remarks: there is a quotation of three words, or somebody says or denies it."""
        doc = self._document.doc
        lengths = (sum(token.is_alpha for token in doc[q.start : q.end]) for q in remarks.quotes)
        if any(length >= _FEWEST_WORDS for length in lengths):
            return True
        stances = self._document.lexicon.claims.stances
        return any(self._voices.statement_beside(c) is not None or lemma(c) in stances for c in remarks.cues)


def _is_bare_state(actor: Actor) -> bool:
    return actor.person is None and actor.office is None and actor.party is not None and actor.party.state is None


def holds_office(actor: Actor) -> bool:
    """Whether somebody speaks for a party or from an office; a driver, an analyst and a former minister do not."""
    if actor.party is not None:
        body = load_gazetteer().actor(actor.party.key)
        known = actor.party.kind is PartyKind.STATE or (body is not None and body.kind != "media")
        return bool(actor.person or actor.office or actor.party.state or known)
    office = actor.office
    if actor.person is None or office is None or office.kind in _PRIVATE:
        return False
    # "President Jane Doe" is a state's; "the club's president Jane Doe" may be anything's.
    return office.kind != _HEAD_OF_STATE or office.title[0].isupper()


# ── told ────────────────────────────────────────────────────────────────────


def _told(document: Document, quoted: Iterable[Remarks], taken: Iterable[Taken]) -> list[Remarks]:
    """Official words that the text tells without quoting them: "the ministry condemned X and urged Y"."""
    known = [remarks.actors for remarks in quoted]
    found: list[Remarks] = []
    for position in taken:
        actors = position.voice.actors
        told = document.quote(position.at) is None and position.position.kind in _OFFICIAL and not position.weak
        if position.voice.statement is not None or not told or not _is_official(actors):
            continue
        if not any(same_actors(speakers, actors) for speakers in known):
            known.append(actors)
            found.append(Remarks(actors, None, [], [position.at], [document.sentence_passage(position.at)]))
    return found


def _is_official(actors: tuple[Actor, ...]) -> bool:
    """Whether one speaker speaks for a party, by name, by office or as a body of it, or several parties do."""
    if len(sides_of(actors)) >= _TOGETHER:
        return True
    if len(actors) != 1:
        return False
    (actor,) = actors
    return actor.party is not None and bool(actor.office or actor.person or actor.party.state)


# ── who speaks for whom ─────────────────────────────────────────────────────


def _spoken_for(found: Sequence[Remarks], drafts: Sequence[Draft]) -> list[Remarks]:
    """Words of a state or a body are those of the official who is quoted for it next, or else before.

    Words of a state that issued a statement of its own next are left to that.
    """
    kept: list[Remarks] = []
    for remarks in found:
        speakers = [other for other in found if other is not remarks and _speaks_for(other, remarks)]
        after = [other for other in speakers if other.start > remarks.start]
        nearest = min(after, key=lambda other: other.start, default=None) or (speakers[-1] if speakers else None)
        if remarks.of_state and _is_followed_by_statement(remarks, nearest, drafts):
            kept.append(remarks)
        elif nearest is not None:
            nearest.absorb(remarks)
        else:
            kept.append(remarks)
    return kept


def _is_followed_by_statement(remarks: Remarks, nearest: Remarks | None, drafts: Sequence[Draft]) -> bool:
    sides = sides_of(remarks.actors)
    plain = (draft for draft in drafts if draft.kind is None and sides_of(draft.issuers) == sides)
    nouns = [noun.i for draft in plain for noun in draft.nouns if noun.i > remarks.start]
    return bool(nouns) and (nearest is None or nearest.start < remarks.start or min(nouns) < nearest.start)


def _speaks_for(official: Remarks, remarks: Remarks) -> bool:
    """Whether an official's words are those of a state, or a spokesperson's those of a body of the state."""
    if len(official.actors) != 1 or len(remarks.actors) != 1 or official.of_state:
        return False
    (speaker,), (principal,) = official.actors, remarks.actors
    if principal.person is not None or principal.office is not None or sides_of([speaker]) != sides_of([principal]):
        return False
    if remarks.when is not None and official.when is not None and remarks.when.expression != official.when.expression:
        return False
    spokesperson = speaker.office is not None and speaker.office.kind == _SPOKESPERSON
    return _is_bare_state(principal) or (spokesperson and speaker.party == principal.party)
