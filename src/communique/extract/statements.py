"""Statements: what was issued, by whom, with its positions and quotations."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.drafts import Draft, sides
from communique.extract.positions import Taken, find_positions
from communique.extract.roles import role, support, time_near, timing
from communique.extract.voices import Remarks, Voices, same_speakers
from communique.language.document import Document
from communique.language.quotes import QuoteSpan
from communique.model import (
    Meeting,
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

_OFFICIAL = frozenset({PositionKind.CONDEMNATION, PositionKind.DEMAND})


class StatementMaker:
    """Turns the drafts and remarks of one document into statements."""

    def __init__(self, document: Document, voices: Voices, meetings: tuple[Meeting, ...]) -> None:
        self.document = document
        self.voices = voices
        self.meetings = meetings
        self.taken = find_positions(document, voices)
        self.remarks = voices.remarks()
        self.timings: dict[int, Timing | None] = {id(d): self._when(d.nouns, d.cues) for d in voices.drafts}
        self.keys: dict[int, str] = {}
        self.statements = tuple(self._all())

    def _all(self) -> list[Statement]:
        found = []
        for draft in self.voices.drafts:
            statement = self._drafted(draft, f"s{len(found)}")
            if statement is not None:
                self.keys[id(draft)] = statement.key
                found.append(statement)
        for remarks in [*self.remarks, *self._declared()]:
            statement = self._remarked(remarks, f"s{len(found)}")
            if statement is not None:
                found.append(statement)
        return found

    # drafts

    def _drafted(self, draft: Draft, key: str) -> Statement | None:
        quotes = [q for q in self.document.quotes if self.voices.of_quote[q.start].draft is draft]
        positions = _merged([t.position for t in self.taken if t.voice.draft is draft])
        draft.issuers = [a for a in draft.issuers if a.person or a.party]
        if not draft.issuers or not (quotes or positions or draft.kind is StatementKind.JOINT_STATEMENT):
            return None
        if draft.kind in {StatementKind.REMARKS, StatementKind.REPORT, StatementKind.LETTER} and not quotes:
            return None
        kind = self._kind(draft)
        signatures = tuple(role(self.document, a, draft.nouns[0]) for a in draft.issuers)
        return Statement(
            key=key,
            kind=kind,
            label=_label(kind, signatures),
            signatures=signatures,
            supports=tuple(dict.fromkeys(support(self.document, n) for n in draft.nouns)),
            timing=self.timings[id(draft)],
            positions=tuple(positions),
            quotes=tuple(self._quote(q, None) for q in quotes),
            meeting=self._meeting(draft),
        )

    def _kind(self, draft: Draft) -> StatementKind:
        """The kind that the nouns show; a lone body's plain statement on talks it took part in is a readout."""
        if draft.kind is not None and draft.kind is not StatementKind.JOINT_STATEMENT:
            return draft.kind
        if draft.joint:
            return StatementKind.JOINT_STATEMENT
        (issuer, *_) = draft.issuers
        ours = sides(draft.issuers)
        took_part = any(ours <= _parties(m.participants) and len(_parties(m.participants)) > 1 for m in self.meetings)
        if took_part and not issuer.person:
            return StatementKind.READOUT
        return StatementKind.REMARKS if issuer.person else StatementKind.PRESS_RELEASE

    def _meeting(self, draft: Draft) -> str | None:
        """The meeting that a statement came out of: the same sentence speaks of both."""
        sentences = {s.passages[0] for n in draft.nouns for s in (support(self.document, n),)}
        for meeting in self.meetings:
            spoken = {p for s in meeting.supports for p in s.passages}
            if spoken & sentences and sides(draft.issuers) <= _parties(meeting.participants):
                return meeting.key
        return None

    def _when(self, nouns: list[Token], cues: list[Token]) -> Timing | None:
        for noun in nouns:
            beside = [c for c in cues if c.sent == noun.sent]
            released = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
            found = time_near(self.document, noun, *released, *beside)
            if found is not None and found.expression.modifier in {"", "early", "late"}:
                return timing(self.document, found, noun)
        for draft in self.voices.drafts:
            if draft.nouns is nouns:
                return self._when_said(draft)
        return None

    def _when_said(self, draft: Draft) -> Timing | None:
        """ "…, saying Thursday that": the issuers' own saying dates the statement."""
        for token in self.document.reading.doc:
            if token.pos_ == "VERB" and not self.document.quote(token) and self.voices.reports(token):
                voice = self.voices.of_verb(token)
                if voice.draft is draft:
                    found = time_near(self.document, token)
                    if found is not None and found.expression.modifier == "":
                        return timing(self.document, found, token)
        return None

    # remarks

    def _declared(self) -> list[Remarks]:
        """Official words that the text tells without quoting them: "the ministry condemned X and urged Y"."""
        found: list[Remarks] = []
        for taken in self.taken:
            actors = taken.voice.actors
            told = self.document.quote(taken.at) is None and taken.position.kind in _OFFICIAL
            official = len(actors) == 1 and all(
                a.party is not None and (a.office or a.person or a.party.state) for a in actors
            )
            if taken.voice.draft is not None or not told or not actors or not official:
                continue
            if any(same_speakers(r.actors, actors) for r in (*self.remarks, *found)):
                continue
            found.append(Remarks(actors, [], [taken.at], list(taken.position.supports[0].passages)))
        return found

    def _remarked(self, remarks: Remarks, key: str) -> Statement | None:
        at = remarks.cues[0] if remarks.cues else self.document.reading.doc[remarks.quotes[0].start]
        positions = [t.position for t in self.taken if self._in_remarks(t, remarks)]
        signatures = tuple(role(self.document, a, at) for a in remarks.actors)
        when = next(
            (t for c in remarks.cues if (t := timing(self.document, time_near(self.document, c), c)) is not None), None
        )
        speaker = signatures[0]
        return Statement(
            key=key,
            kind=StatementKind.REMARKS,
            label=_label(StatementKind.REMARKS, signatures),
            signatures=signatures,
            supports=tuple(dict.fromkeys(Support((p,)) for p in remarks.passages)),
            timing=when,
            positions=tuple(_merged(positions)),
            quotes=tuple(self._quote(q, speaker) for q in remarks.quotes),
        )

    def _in_remarks(self, taken: Taken, remarks: Remarks) -> bool:
        """Whether a position is taken in quoted words of these remarks, or told of the same speakers."""
        if taken.voice.draft is not None:
            return False
        quote = self.document.quote(taken.at)
        if quote is not None:
            return quote in remarks.quotes
        first = next(r for r in (*self.remarks, remarks) if same_speakers(r.actors, remarks.actors))
        return first is remarks and same_speakers(taken.voice.actors, remarks.actors)

    def _quote(self, quote: QuoteSpan, speaker: Role | None) -> Quote:
        words = self.document.reading.doc[quote.start : quote.end].text.strip().strip('"').strip()
        return Quote(words, (quote.passage,), speaker)


def _parties(roles: tuple[Role, ...]) -> frozenset[str]:
    return frozenset(r.party.state or r.party.key for r in roles if r.party is not None)


def _merged(positions: list[Position]) -> list[Position]:
    """The same position said twice has two supports."""
    found: dict[tuple[object, ...], Position] = {}
    for position in positions:
        key = (position.kind, position.target, position.content.lower())
        known = found.get(key)
        found[key] = (
            replace(known, supports=tuple(dict.fromkeys((*known.supports, *position.supports)))) if known else position
        )
    return list(found.values())


_KIND_LABELS = {
    StatementKind.JOINT_STATEMENT: "Joint statement",
    StatementKind.COMMUNIQUE: "Communiqué",
    StatementKind.READOUT: "Readout",
    StatementKind.PRESS_RELEASE: "Press release",
    StatementKind.REMARKS: "Remarks",
    StatementKind.LETTER: "Letter",
    StatementKind.REPORT: "Report",
}


def _label(kind: StatementKind, signatures: tuple[Role, ...]) -> str:
    """A label made of kind and issuers: "Joint statement of South Korea, Japan and the United States"."""
    names = []
    for signature in signatures:
        party = signature.party
        if signature.person is not None and kind is StatementKind.REMARKS:
            names.append(signature.person.name)
        elif (
            party is not None
            and party.kind is PartyKind.STATE
            and signature.office is not None
            and len(signatures) == 1
        ):
            names.append(f"{party.label} ({signature.office.title})")
        elif party is not None:
            names.append(party.label)
        elif signature.person is not None:
            names.append(signature.person.name)
        elif signature.office is not None:
            names.append(signature.office.title)
    names = list(dict.fromkeys(names))
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "unknown issuers"
    return f"{_KIND_LABELS[kind]} of {listed}"
