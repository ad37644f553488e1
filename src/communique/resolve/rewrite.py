"""Walking through everything that an article reports, to find who is named and to put identities in their place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from communique.model import (
    Claim,
    Facts,
    Office,
    Party,
    Person,
    Position,
    Proposition,
    Quote,
    Role,
    Statement,
    Timing,
)


@dataclass(frozen=True, slots=True)
class Identities:
    """What stands for what one article calls a person, a party or an office."""

    person: Callable[[Person], Person]
    party: Callable[[Party], Party]
    office: Callable[[Office, Party | None], Office]

    def role(self, role: Role) -> Role:
        """The role with identities in all slots."""
        party = self.party(role.party) if role.party else None
        return replace(
            role,
            person=self.person(role.person) if role.person else None,
            office=self.office(role.office, party) if role.office else None,
            party=party,
        )


def roles_in(facts: Facts) -> Iterator[Role]:
    """Every role that an article gives somebody."""
    yield from facts.people
    for meeting in facts.meetings:
        yield from meeting.participants
    for statement in facts.statements:
        yield from statement.signatures
        yield from (q.speaker for q in statement.quotes if q.speaker)
    yield from (c.claimant for c in facts.claims if c.claimant)


def parties_in(facts: Facts) -> Iterator[Party]:
    """Every party that an article speaks of."""
    yield from (party for party, _ in facts.parties)
    yield from (role.party for role in roles_in(facts) if role.party)
    for statement in facts.statements:
        yield from (p.target for p in statement.positions if p.target)
    for proposition in facts.propositions:
        yield from (p for p in (proposition.supplier, proposition.recipient) if p)


def identify(facts: Facts, identities: Identities) -> Facts:
    """The same facts with identities for people, parties and offices."""
    return replace(
        facts,
        meetings=tuple(replace(m, participants=tuple(map(identities.role, m.participants))) for m in facts.meetings),
        statements=tuple(_statement(s, identities) for s in facts.statements),
        propositions=tuple(_proposition(p, identities) for p in facts.propositions),
        claims=tuple(replace(c, claimant=identities.role(c.claimant) if c.claimant else None) for c in facts.claims),
        people=tuple(map(identities.role, facts.people)),
        parties=tuple((identities.party(party), support) for party, support in facts.parties),
    )


def _statement(statement: Statement, identities: Identities) -> Statement:
    def position(one: Position) -> Position:
        return replace(one, target=identities.party(one.target) if one.target else None)

    def quote(one: Quote) -> Quote:
        return replace(one, speaker=identities.role(one.speaker) if one.speaker else None)

    return replace(
        statement,
        signatures=tuple(map(identities.role, statement.signatures)),
        positions=tuple(map(position, statement.positions)),
        quotes=tuple(map(quote, statement.quotes)),
    )


def _proposition(proposition: Proposition, identities: Identities) -> Proposition:
    return replace(
        proposition,
        supplier=identities.party(proposition.supplier) if proposition.supplier else None,
        recipient=identities.party(proposition.recipient) if proposition.recipient else None,
    )


def retime(facts: Facts, resolve: Callable[[Timing, Proposition | None], Timing]) -> Facts:
    """The same facts with every timing resolved; ``resolve`` also gets the proposition whose period it is."""

    def dated(timing: Timing | None) -> Timing | None:
        return resolve(timing, None) if timing else None

    def claim(one: Claim) -> Claim:
        return replace(one, timing=dated(one.timing))

    return replace(
        facts,
        meetings=tuple(replace(m, timing=dated(m.timing)) for m in facts.meetings),
        statements=tuple(replace(s, timing=dated(s.timing)) for s in facts.statements),
        propositions=tuple(replace(p, period=resolve(p.period, p) if p.period else None) for p in facts.propositions),
        claims=tuple(map(claim, facts.claims)),
    )
