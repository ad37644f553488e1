"""For which state an official acts whose state the text leaves to its readers: "Foreign Minister Jane Doe".

The tables say whose official a person is, and the text has to speak of that state as well; the role is inferred then,
not stated. Of whom the tables do not know, and of states that the text does not name, nothing is concluded.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from communique.model import Basis, Facts, Office, Party, PartyKind, Role, Support
from communique.resolve.people import Names
from communique.resolve.rewrite import Identities, identify, parties_in, roles_in

T = TypeVar("T")


def with_home_states(facts: Facts, names: Names) -> Facts:
    """The facts, officials of a known state named as such.

    Args:
        facts: What one article reports.
        names: Where names are looked up.
    """
    homes = dict(_homes(facts, names))
    return identify(facts, _Homes(_same, _same, _same_office, homes)) if homes else facts


@dataclass(frozen=True, slots=True)
class _Homes(Identities):
    """Identities that change nothing but the party of those whose state is concluded."""

    homes: dict[str, Party]

    def role(self, role: Role) -> Role:
        party = self.homes.get(role.person.key) if role.person and role.party is None else None
        if party is None:
            return role
        supports = tuple(Support(support.passages, Basis.INFERRED) for support in role.supports)
        return replace(role, party=party, supports=supports)


def _homes(facts: Facts, names: Names) -> Iterator[tuple[str, Party]]:
    """People in an office, whose state no role of theirs tells, with the one that the tables know."""
    named = {party.key: party for party in parties_in(facts) if party.kind is PartyKind.STATE}
    told = {role.person.key for role in roles_in(facts) if role.person and role.party}
    for role in roles_in(facts):
        if role.person is None or role.person.key in told or role.office is None or not role.office.kind:
            continue
        state = names.home(role.person.name)
        if state is not None and state in named:
            yield role.person.key, named[state]


def _same(value: T) -> T:
    return value


def _same_office(office: Office, _: Party | None) -> Office:
    return office
