"""From drafts and remarks to the model's statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.extract.actors import same_actors, sides, sides_of
from communique.extract.labels import listed, name_of
from communique.extract.roles import role, support
from communique.extract.statements.draft import Draft
from communique.extract.statements.occasions import time_of_occasion
from communique.extract.statements.own import is_group_of_states, own_timing
from communique.extract.statements.positions import Taken, find_positions
from communique.extract.statements.remarks import Remarks, find_remarks, holds_office
from communique.extract.statements.voices import Voices
from communique.extract.timings import time_near, timing
from communique.language import Actor, Document, QuoteSpan
from communique.model import (
    Meeting,
    Party,
    PartyKind,
    Position,
    PositionKind,
    Quote,
    Role,
    Statement,
    StatementKind,
    Support,
    Timing,
    Zone,
)

# A plain word such as "report" names a statement only when something of it is quoted.
_NEED_QUOTES = frozenset({StatementKind.REPORT})
# These are worth a statement although the text tells nothing more of what they say.
_TELLING = frozenset({StatementKind.JOINT_STATEMENT})
_OWN_TELLING = frozenset({StatementKind.JOINT_STATEMENT, StatementKind.READOUT, StatementKind.COMMUNIQUE})
_KIND_LABELS = {
    StatementKind.JOINT_STATEMENT: "Joint statement",
    StatementKind.COMMUNIQUE: "Communiqué",
    StatementKind.READOUT: "Readout",
    StatementKind.PRESS_RELEASE: "Press release",
    StatementKind.REMARKS: "Remarks",
    StatementKind.LETTER: "Letter",
    StatementKind.REPORT: "Report",
}


@dataclass(frozen=True, slots=True)
class Issued:
    """The statements of a document, and how they follow from its drafts.

    Attributes:
        statements: All statements, in order: those that a noun names, then remarks.
        keys: The key of a draft that became a statement.
        timings: When each draft was issued, as far as the text says.
    """

    statements: tuple[Statement, ...]
    keys: Mapping[Draft, str]
    timings: Mapping[Draft, Timing | None]


def find_statements(document: Document, voices: Voices, meetings: Sequence[Meeting]) -> Issued:
    """All statements of a document.

    Args:
        document: The document.
        voices: Its voices.
        meetings: Its meetings, which some of the statements came out of.
    """
    taken = find_positions(document, voices)
    remarked = find_remarks(document, voices, taken)
    timings = {
        draft: _timing(document, voices, draft)
        or time_of_occasion(document, meetings, draft.issuers, [*draft.cues, *draft.nouns])
        for draft in voices.drafts
    }
    drafted = _Drafted(document, voices, meetings, taken, remarked)
    statements: list[Statement] = []
    keys: dict[Draft, str] = {}
    for draft in voices.drafts:
        statement = drafted.statement(draft, f"s{len(statements)}", timings[draft])
        if statement is not None:
            keys[draft] = statement.key
            statements.append(statement)
    for remarks in drafted.left():
        positions = [t.position for t in taken if _belongs(document, t, remarks, remarked)]
        statement = _remarked(document, remarks, positions, f"s{len(statements)}")
        if statement.timing is None:
            when = time_of_occasion(document, meetings, remarks.actors, remarks.cues)
            statement = replace(statement, timing=when)
        statements.append(statement)
    return Issued(tuple(statements), keys, timings)


# ── from drafts ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Drafted:
    """What the drafts of one document become statements with."""

    document: Document
    voices: Voices
    meetings: Sequence[Meeting]
    taken: Sequence[Taken]
    remarked: Sequence[Remarks]

    def statement(self, draft: Draft, key: str, when: Timing | None) -> Statement | None:
        """The statement, if somebody issued it and the text tells what it says, or it is a joint one."""
        draft.settle()
        if not any(holds_office(issuer) for issuer in draft.issuers):
            return None
        quotes = self._quotes(draft)
        positions = [t.position for t in self.taken if t.voice.statement is draft]
        if not self._is_telling(draft, quotes, positions):
            return None
        for remarks in self._of_issuer(draft):
            quotes += remarks.quotes
            positions += [t.position for t in self.taken if _belongs(self.document, t, remarks, self.remarked)]
        kind = self._kind(draft)
        signatures = tuple(role(self.document, issuer, draft.nouns[0]) for issuer in draft.issuers)
        return Statement(
            key=key,
            kind=kind,
            label=_label(kind, signatures),
            signatures=signatures,
            supports=self._supports(draft),
            timing=when,
            positions=_merged(positions),
            quotes=tuple(_quote(self.document, quote, None) for quote in sorted(quotes, key=lambda q: q.start)),
            meeting=self._meeting(draft),
        )

    def _supports(self, draft: Draft) -> tuple[Support, ...]:
        """The sentences that name the statement; a headline does so together with the text that it heads."""
        document = self.document
        found = tuple(dict.fromkeys(support(document, noun) for noun in draft.nouns))
        if any(document.zone(noun) is not Zone.HEADLINE for noun in draft.nouns):
            return found
        body = next((s for s in document.sentences if document.zone(s[0]) is Zone.BODY), None)
        below = (document.passage(body),) if body is not None else ()
        return tuple(replace(one, passages=(*one.passages, *below)) for one in found)

    def _quotes(self, draft: Draft) -> list[QuoteSpan]:
        """The quotations of a statement; figures between quotation marks ("2+2") are a name."""
        doc = self.document.doc
        of_it = (q for q in self.document.quotes if self.voices.of_quote[q.start].statement is draft)
        return [q for q in of_it if any(token.is_alpha for token in doc[q.start : q.end])]

    def left(self) -> list[Remarks]:
        """The remarks that are no part of a statement."""
        part = [r for draft in self.voices.drafts for r in self._of_issuer(draft)]
        return [remarks for remarks in self.remarked if remarks not in part]

    def _is_telling(self, draft: Draft, quotes: Sequence[QuoteSpan], positions: Sequence[Position]) -> bool:
        if draft.kind in _NEED_QUOTES:
            return bool(quotes)
        joint = draft.kind is StatementKind.COMMUNIQUE and len(sides_of(draft.issuers)) > 1
        if quotes or positions or joint or draft.kind in _TELLING:
            return True
        return draft.own and (draft.kind in _OWN_TELLING or self._is_foreign(draft))

    def _is_foreign(self, draft: Draft) -> bool:
        """Whether the headline of a text names a party other than those that issued it."""
        ours = sides_of(draft.issuers)
        named = (
            actor
            for mention in self.document.mentions
            if self.document.zone(self.document.doc[mention.start]) is Zone.HEADLINE
            for actor in mention.actors
            if actor.party is not None
        )
        return any(not sides_of([actor]) <= ours for actor in named)

    def _of_issuer(self, draft: Draft) -> list[Remarks]:
        """What a text says of a state alone is what the state's one statement says: "Chad condemned …"."""
        if draft.own or not draft.issuers or len(draft.issuers) > 1 or draft.kind in _NEED_QUOTES:
            return []
        quotes = self._quotes(draft)
        if not self._is_telling(draft, quotes, [t.position for t in self.taken if t.voice.statement is draft]):
            return []
        ours = sides_of(draft.issuers)
        return [r for r in self.remarked if r.of_state and sides_of(r.actors) == ours]

    def _kind(self, draft: Draft) -> StatementKind:
        """The kind that the nouns show; a lone body's plain statement on talks it took part in is a readout."""
        if draft.kind is not None and draft.kind is not StatementKind.JOINT_STATEMENT:
            return draft.kind
        if draft.joint or is_group_of_states(draft.issuers[0]):
            return StatementKind.JOINT_STATEMENT
        if draft.issuers[0].person or draft.own:
            return StatementKind.REMARKS
        ours = sides_of(draft.issuers)
        met = any(ours <= _present(meeting) and len(_present(meeting)) > 1 for meeting in self.meetings)
        return StatementKind.READOUT if met else StatementKind.REMARKS

    def _meeting(self, draft: Draft) -> str | None:
        """The meeting that a statement came out of: the same sentence speaks of both."""
        sentences = {self.document.sentence_passage(noun) for noun in draft.nouns}
        for meeting in self.meetings:
            spoken = {passage for s in meeting.supports for passage in s.passages}
            if spoken & sentences and sides_of(draft.issuers) <= _present(meeting):
                return meeting.key
        return None


def _present(meeting: Meeting) -> frozenset[str]:
    return sides(participant.party for participant in meeting.participants)


def _timing(document: Document, voices: Voices, draft: Draft) -> Timing | None:
    """When a statement was issued: said with a noun that names it, or with its issuers' own saying."""
    if draft.own:
        return own_timing(document)
    for noun in draft.nouns:
        cues = [cue for cue in draft.cues if cue.sent == noun.sent]
        released = [child for child in noun.children if child.dep_ in {"acl", "relcl"}]
        found = time_near(document, noun, *released, *cues)
        if found is not None and found.expression.modifier in {"", "early", "late"}:
            return timing(document, found, noun)
    for verb in document.verbs:
        if voices.said(verb).draft is draft:
            found = time_near(document, verb)
            if found is not None and found.expression.modifier == "":
                return timing(document, found, verb)
    return None


# ── from remarks ────────────────────────────────────────────────────────────


def _remarked(document: Document, remarks: Remarks, positions: Iterable[Position], key: str) -> Statement:
    at = remarks.cues[0] if remarks.cues else document.doc[remarks.quotes[0].start]
    signatures = tuple(role(document, actor, at) for actor in remarks.actors)
    kind = StatementKind.JOINT_STATEMENT if len(sides_of(remarks.actors)) > 1 else StatementKind.REMARKS
    spoken = remarks.when or next((t for cue in remarks.cues if (t := time_near(document, cue)) is not None), None)
    return Statement(
        key=key,
        kind=kind,
        label=_label(kind, signatures),
        signatures=signatures,
        supports=tuple(dict.fromkeys(Support((passage,)) for passage in remarks.passages)),
        timing=timing(document, spoken, document.doc[spoken.start]) if spoken is not None else None,
        positions=_merged(positions),
        quotes=tuple(_spoken(document, quote, remarks.actors[0]) for quote in remarks.quotes),
    )


def _belongs(document: Document, taken: Taken, remarks: Remarks, every: Sequence[Remarks]) -> bool:
    """Whether a position is taken in quoted words of these remarks, or told of the same speakers.

    What is told goes with the remarks that the same sentence tells of, or else with the speakers' first.
    """
    if taken.voice.statement is not None:
        return False
    quote = document.quote(taken.at)
    if quote is not None:
        return quote in remarks.quotes
    passage = document.sentence_passage(taken.at)
    same = [r for r in every if same_actors(taken.voice.actors, r.actors) or passage in r.passages]
    same = [r for r in same if _shares_speaker(taken, r)]
    told = [r for r in same if passage in r.passages]
    return (told or same)[:1] == [remarks]


def _shares_speaker(taken: Taken, remarks: Remarks) -> bool:
    """Whether the remarks are of the speakers, or of the official who speaks for them."""
    return same_actors(taken.voice.actors, remarks.actors) or sides_of(taken.voice.actors) == sides_of(remarks.actors)


# ── parts ───────────────────────────────────────────────────────────────────


def _spoken(document: Document, quote: QuoteSpan, speaker: Actor) -> Quote:
    """A quotation with who speaks it, as the sentence that prints it says."""
    return _quote(document, quote, role(document, speaker, document.doc[quote.start]))


def _quote(document: Document, quote: QuoteSpan, speaker: Role | None) -> Quote:
    words = document.doc[quote.start : quote.end].text.strip()
    mark = words[:1]
    words = words.removeprefix(mark).removesuffix(mark).strip() if mark in {'"', "'"} else words.strip('"').strip()
    return Quote(words, (quote.passage,), speaker)


def _merged(positions: Iterable[Position]) -> tuple[Position, ...]:
    """The same position said twice has two supports."""
    found: dict[tuple[PositionKind, Party | None, str], Position] = {}
    for position in positions:
        key = (position.kind, position.target, position.content.lower())
        known = found.get(key)
        supports = (*known.supports, *position.supports) if known is not None else position.supports
        found[key] = replace(known or position, supports=tuple(dict.fromkeys(supports)))
    return tuple(found.values())


def _label(kind: StatementKind, signatures: Sequence[Role]) -> str:
    """A label made of kind and issuers: "Joint statement of South Korea, Japan and the United States"."""
    names = dict.fromkeys(_signatory(kind, signature, alone=len(signatures) == 1) for signature in signatures)
    return f"{_KIND_LABELS[kind]} of {listed(list(names)) or 'unknown issuers'}"


def _signatory(kind: StatementKind, signature: Role, *, alone: bool) -> str:
    """Remarks are a person's; other statements are a party's, and of a lone official the office says more."""
    party, office = signature.party, signature.office
    if party is None or (signature.person is not None and kind is StatementKind.REMARKS):
        return name_of(signature)
    if alone and office is not None and party.kind is PartyKind.STATE:
        return f"{party.label} ({office.title})"
    return party.label
