"""Who acts: person, office and party are three slots."""

from dataclasses import dataclass
from enum import StrEnum

from communique.model.codes import NameBasis
from communique.model.passages import Support


class PartyKind(StrEnum):
    """Whether a party is a state or another body."""

    STATE = "state"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A state, an organisation, or a group that acts as one.

    Attributes:
        kind: State or organisation.
        key: ISO 3166-1 alpha-2 code for states, a slug for the others: the identity of the party.
        label: Name for people.
        state: The state that an organisation of government belongs to, by its code.
    """

    kind: PartyKind
    key: str
    label: str
    state: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """An office as the text names it, and the kind of office it is.

    ``kind`` makes *top diplomat*, *foreign minister* and *Secretary of State* comparable; empty when unknown.
    """

    title: str
    kind: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """A person: ``key`` is the identity, ``name`` the fullest form for people."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody who acts: which person, in which office, for which party. Any of them may be unsaid."""

    person: Person | None
    office: Office | None
    party: Party | None
    basis: NameBasis
    supports: tuple[Support, ...]
