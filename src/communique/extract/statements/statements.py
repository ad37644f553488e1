"""From drafts and remarks to the model's statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.extract.actors import same_actors, sides, sides_of
from communique.extract.labels import listed, name_of
from communique.extract.roles import role, support
from communique.extract.statements.drafts import Draft
from communique.extract.statements.positions import Taken, find_positions
from communique.extract.statements.remarks import Remarks, quoted_remarks, told_remarks
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
)

# These are only worth a statement when something of them is quoted.
_NEED_QUOTES = frozenset({StatementKind.REMARKS, StatementKind.REPORT, StatementKind.LETTER})
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
    quoted = quoted_remarks(document, voices)
    timings = {draft: _timing(document, voices, draft) for draft in voices.drafts}
    drafted = _Drafted(document, voices, meetings, taken)
    statements: list[Statement] = []
    keys: dict[Draft, str] = {}
    for draft in voices.drafts:
        statement = drafted.statement(draft, f"s{len(statements)}", timings[draft])
        if statement is not None:
            keys[draft] = statement.key
            statements.append(statement)
    remarked = [*quoted, *told_remarks(document, quoted, taken)]
    for remarks in remarked:
        # Positions that are told and not quoted go with the speakers' first remarks.
        first = next(r for r in remarked if same_actors(r.actors, remarks.actors)) is remarks
        positions = [t.position for t in taken if _belongs(document, t, remarks, first=first)]
        statements.append(_remarked(document, remarks, positions, f"s{len(statements)}"))
    return Issued(tuple(statements), keys, timings)


# ── from drafts ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Drafted:
    """What the drafts of one document become statements with."""

    document: Document
    voices: Voices
    meetings: Sequence[Meeting]
    taken: Sequence[Taken]

    def statement(self, draft: Draft, key: str, when: Timing | None) -> Statement | None:
        """The statement, if somebody issued it and the text tells what it says, or it is a joint one."""
        quotes = [q for q in self.document.quotes if self.voices.of_quote[q.start].draft is draft]
        positions = _merged(t.position for t in self.taken if t.voice.draft is draft)
        draft.settle()
        telling = quotes or positions or draft.kind is StatementKind.JOINT_STATEMENT
        if not draft.issuers or not telling or (draft.kind in _NEED_QUOTES and not quotes):
            return None
        kind = self._kind(draft)
        signatures = tuple(role(self.document, issuer, draft.nouns[0]) for issuer in draft.issuers)
        return Statement(
            key=key,
            kind=kind,
            label=_label(kind, signatures),
            signatures=signatures,
            supports=tuple(dict.fromkeys(support(self.document, noun) for noun in draft.nouns)),
            timing=when,
            positions=positions,
            quotes=tuple(_quote(self.document, quote, None) for quote in quotes),
            meeting=self._meeting(draft),
        )

    def _kind(self, draft: Draft) -> StatementKind:
        """The kind that the nouns show; a lone body's plain statement on talks it took part in is a readout."""
        if draft.kind is not None and draft.kind is not StatementKind.JOINT_STATEMENT:
            return draft.kind
        if draft.joint:
            return StatementKind.JOINT_STATEMENT
        if draft.issuers[0].person:
            return StatementKind.REMARKS
        ours = sides_of(draft.issuers)
        met = any(ours <= _present(meeting) and len(_present(meeting)) > 1 for meeting in self.meetings)
        return StatementKind.READOUT if met else StatementKind.PRESS_RELEASE

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
    for noun in draft.nouns:
        cues = [cue for cue in draft.cues if cue.sent == noun.sent]
        released = [child for child in noun.children if child.dep_ in {"acl", "relcl"}]
        found = time_near(document, noun, *released, *cues)
        if found is not None and found.expression.modifier in {"", "early", "late"}:
            return timing(document, found, noun)
    for verb in document.doc:
        said = verb.pos_ == "VERB" and not document.quote(verb) and voices.reports(verb)
        if said and voices.of_verb(verb).draft is draft:
            found = time_near(document, verb)
            if found is not None and found.expression.modifier == "":
                return timing(document, found, verb)
    return None


# ── from remarks ────────────────────────────────────────────────────────────


def _remarked(document: Document, remarks: Remarks, positions: Iterable[Position], key: str) -> Statement:
    at = remarks.cues[0] if remarks.cues else document.doc[remarks.quotes[0].start]
    signatures = tuple(role(document, actor, at) for actor in remarks.actors)
    timings = (timing(document, time_near(document, cue), cue) for cue in remarks.cues)
    return Statement(
        key=key,
        kind=StatementKind.REMARKS,
        label=_label(StatementKind.REMARKS, signatures),
        signatures=signatures,
        supports=tuple(dict.fromkeys(Support((passage,)) for passage in remarks.passages)),
        timing=next((when for when in timings if when is not None), None),
        positions=_merged(positions),
        quotes=tuple(_spoken(document, quote, remarks.actors[0]) for quote in remarks.quotes),
    )


def _belongs(document: Document, taken: Taken, remarks: Remarks, *, first: bool) -> bool:
    """Whether a position is taken in quoted words of these remarks, or told of the same speakers.

    Args:
        document: The document.
        taken: The position.
        remarks: The remarks.
        first: Whether these are the first remarks of their speakers.
    """
    if taken.voice.draft is not None:
        return False
    quote = document.quote(taken.at)
    if quote is not None:
        return quote in remarks.quotes
    return first and same_actors(taken.voice.actors, remarks.actors)


# ── parts ───────────────────────────────────────────────────────────────────


def _spoken(document: Document, quote: QuoteSpan, speaker: Actor) -> Quote:
    """A quotation with who speaks it, as the sentence that prints it says."""
    return _quote(document, quote, role(document, speaker, document.doc[quote.start]))


def _quote(document: Document, quote: QuoteSpan, speaker: Role | None) -> Quote:
    words = document.doc[quote.start : quote.end].text.strip().strip('"').strip()
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
