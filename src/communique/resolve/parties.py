"""One identity per state, organisation and kind of office.

A party's key (ISO code, slug) is its identity already; what the articles call it and which state it belongs to is
brought together here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from communique.model import Facts, Office, Party, PartyKind, Support
from communique.resolve.evidence import alternatives
from communique.resolve.keys import fold
from communique.resolve.rewrite import parties_in, roles_in

PartyKey = tuple[PartyKind, str]


def resolve_parties(facts: Sequence[Facts]) -> Callable[[Party], Party]:
    """A function from a party as one article has it to the party as all articles have it.

    Each article has one vote for each label it uses; of equals the longest, then the first in the alphabet
    stands. A state that an organisation belongs to is taken over where the articles agree on it.
    """
    labels: dict[PartyKey, Counter[str]] = {}
    states: dict[PartyKey, set[str]] = {}
    for one in facts:
        for party in set(parties_in(one)):
            labels.setdefault((party.kind, party.key), Counter())[party.label] += 1
            states.setdefault((party.kind, party.key), set()).update([party.state] if party.state else [])
    table = {
        key: Party(key[0], key[1], chosen(votes), next(iter(states[key])) if len(states[key]) == 1 else None)
        for key, votes in labels.items()
    }
    return lambda party: table[(party.kind, party.key)]


def chosen(votes: Counter[str]) -> str:
    """The form with the most votes; of equals the longest, then the first in the alphabet."""
    return min(votes, key=lambda form: (-votes[form], -len(form), form))


def resolve_offices(facts: Sequence[Facts]) -> Callable[[Office, Party | None], Office]:
    """A function that gives an office its kind where other mentions of the same title of the same party have one.

    The title stays as the text gives it.
    """
    kinds: dict[tuple[PartyKey | None, str], set[str]] = {}
    for one in facts:
        for role in roles_in(one):
            if role.office and role.office.kind:
                kinds.setdefault(_office_key(role.office, role.party), set()).add(role.office.kind)

    def office(one: Office, party: Party | None) -> Office:
        found = kinds.get(_office_key(one, party), set())
        return Office(one.title, next(iter(found))) if not one.kind and len(found) == 1 else one

    return office


def _office_key(office: Office, party: Party | None) -> tuple[PartyKey | None, str]:
    return ((party.kind, party.key) if party else None), fold(office.title)


def merge_parties(named: Iterable[tuple[Party, Support]]) -> tuple[tuple[Party, tuple[Support, ...]], ...]:
    """Each party once, with every passage that names it."""
    supports: dict[Party, list[Support]] = {}
    for party, support in named:
        supports.setdefault(party, []).append(support)
    return tuple((party, alternatives(supports[party])) for party in sorted(supports, key=_order))


def _order(party: Party) -> tuple[str, str]:
    return party.kind.value, party.key
