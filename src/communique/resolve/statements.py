"""Which reports are of one statement, and the statement that they report together.

Two reports are of one statement when their quotations share eight words in a row, and kind, issuers and time do not
contradict each other. The same signatories alone never suffice: the same ministers speak again the next month.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from communique.model import PartyKind, Position, Quote, Role, Statement, StatementKind
from communique.resolve.evidence import alternatives, first_passage
from communique.resolve.groups import group
from communique.resolve.keys import digest, distinct, fold, join
from communique.resolve.roles import actors_in_key, contradict, merge_roles, party_id, role_order, single_role
from communique.resolve.shingles import shingles, words
from communique.resolve.timings import Reach, agree, combine, known_day, reach

# Kinds that reports mix up: what one calls a readout another calls a release or quotes as remarks.
_ALIKE = (
    frozenset({StatementKind.JOINT_STATEMENT, StatementKind.COMMUNIQUE}),
    frozenset({StatementKind.READOUT, StatementKind.PRESS_RELEASE, StatementKind.REMARKS}),
    frozenset({StatementKind.LETTER}),
    frozenset({StatementKind.REPORT}),
)
# Where reports differ and none is in the majority, the more specific kind stands.
_SPECIFIC = tuple(StatementKind)

References = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class _Features:
    """What a report shows of a statement.

    Attributes:
        kinds: The kinds that its kind is mixed up with.
        issuers: Who issued it, a ministry counting as its state; empty when unsaid.
        speaker: The person, where one person alone issued it.
        time: The time it allows.
    """

    kinds: frozenset[StatementKind]
    issuers: frozenset[str]
    speaker: str | None
    time: Reach

    def fits(self, other: Self, /) -> bool:
        """Whether both can be of one statement."""
        nested = self.issuers <= other.issuers or other.issuers <= self.issuers
        speakers = None in (self.speaker, other.speaker) or self.speaker == other.speaker
        return self.kinds == other.kinds and nested and speakers and agree(self.time, other.time)


def merge_statements(
    reports: Iterable[tuple[str, Statement]],
) -> tuple[tuple[Statement, ...], References, frozenset[str]]:
    """One statement for all reports of it.

    Args:
        reports: Statements, each with the identifier of its article; people, parties and meetings are identified.

    Returns:
        The statements, sorted by key; the key of each by article and local key; and the keys of those that several
        articles report.
    """
    ordered = sorted(reports, key=lambda r: (r[0], first_passage(r[1].supports), r[1].key))
    groups = group([(article, _features(s), shingles(q.text for q in s.quotes)) for article, s in ordered])
    merged = [_merge([ordered[i] for i in members]) for members in groups]
    ties = [_tie(*ordered[members[0]]) for members in groups]
    keys = distinct((_readable(s, tie), tie) for s, tie in zip(merged, ties, strict=True))
    references = {(ordered[i][0], ordered[i][1].key): key for key, g in zip(keys, groups, strict=True) for i in g}
    shared = frozenset(key for key, g in zip(keys, groups, strict=True) if len(g) > 1)
    statements = (replace(s, key=key) for s, key in zip(merged, keys, strict=True))
    return tuple(sorted(statements, key=lambda s: s.key)), references, shared


def _features(statement: Statement) -> _Features:
    people = {r.person.key for r in statement.signatures if r.person}
    alone = len(statement.signatures) == 1 and len(people) == 1
    return _Features(
        next(kinds for kinds in _ALIKE if statement.kind in kinds),
        frozenset(issuer for issuer in map(_issuer, statement.signatures) if issuer),
        next(iter(people)) if alone else None,
        reach(statement.timing),
    )


def _issuer(role: Role) -> str:
    """The party that a signature binds; a ministry binds its state."""
    if role.party and role.party.state:
        return f"{PartyKind.STATE.value}:{role.party.state}"
    return party_id(role.party)


def _merge(reports: Sequence[tuple[str, Statement]]) -> Statement:
    """The statement that all reports are of; a lone report stays as it is.

    The label is that of the report with the most signatures, then of the earliest article. A statement arises from
    one meeting: where the reports name different ones, that of the earliest article stands.
    """
    statements = [s for _, s in reports]
    if len(statements) == 1:
        return statements[0]
    fullest = min(statements, key=lambda s: (-sum(r.person is not None for r in s.signatures), -len(s.signatures)))
    votes = Counter(s.kind for s in statements)
    return Statement(
        key="",
        kind=min(votes, key=lambda kind: (-votes[kind], _SPECIFIC.index(kind))),
        label=fullest.label,
        signatures=merge_roles(r for s in statements for r in s.signatures),
        supports=alternatives(*(s.supports for s in statements)),
        timing=combine(s.timing for s in statements),
        positions=merge_positions(p for s in statements for p in s.positions),
        quotes=merge_quotes(q for s in statements for q in s.quotes),
        meeting=next((s.meeting for s in statements if s.meeting), None),
    )


def merge_positions(positions: Iterable[Position]) -> tuple[Position, ...]:
    """All positions; those with the same kind, target and words become one, with all supports."""
    groups: dict[tuple[str, str, str], list[Position]] = {}
    for position in positions:
        target = party_id(position.target)
        groups.setdefault((position.kind.value, target, fold(position.content)), []).append(position)
    merged = []
    for _, same in sorted(groups.items()):
        first = min(same, key=lambda p: (p.supports, p.content))
        merged.append(replace(first, supports=alternatives(*(p.supports for p in same))))
    return tuple(merged)


def merge_quotes(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """All quotes; those with the same words become one, with every passage that prints them.

    Where reports put the same words into the mouths of different people, each speaker keeps a quote of their own.
    """
    groups: dict[tuple[str, ...], list[Quote]] = {}
    for quote in sorted(quotes, key=_quote_order):
        groups.setdefault(words(quote.text) or (quote.text,), []).append(quote)
    merged = [_one_quote(told) for same in groups.values() for told in _by_speaker(same)]
    return tuple(sorted(merged, key=_quote_order))


def _one_quote(told: Sequence[Quote]) -> Quote:
    printed = tuple(sorted({passage for q in told for passage in q.printed}))
    return Quote(told[0].text, printed, single_role(q.speaker for q in told if q.speaker))


def _by_speaker(same: Sequence[Quote]) -> list[list[Quote]]:
    """Quotes with the same words, apart where their speakers contradict each other.

    A quote whose speaker is unsaid, or said by party only, belongs to the only speaker it can be of.
    """
    told: list[list[Quote]] = []
    for quote in sorted(same, key=lambda q: (q.speaker is None, not (q.speaker and q.speaker.person))):
        fitting = [t for t in told if not _other_speaker(t[0].speaker, quote.speaker)]
        if len(fitting) == 1:
            fitting[0].append(quote)
        else:
            told.append([quote])
    return [sorted(t, key=_quote_order) for t in told]


def _other_speaker(one: Role | None, other: Role | None) -> bool:
    return one is not None and other is not None and contradict(one, other)


def _quote_order(quote: Quote) -> tuple[object, ...]:
    return quote.printed, quote.text, role_order(quote.speaker) if quote.speaker else ()


def _readable(statement: Statement, tie: str) -> str:
    """Kind, parties and day: ``joint-statement-au-jp-us-2024-05-03``; without a day the hash stands in its place."""
    day = known_day(statement.timing)
    return join(statement.kind.value, *actors_in_key(statement.signatures), day.isoformat() if day else tie[:8])


def _tie(article: str, statement: Statement) -> str:
    """What tells statements with one readable key apart: where the first report stands."""
    return digest(article, *first_passage(statement.supports), statement.key)
