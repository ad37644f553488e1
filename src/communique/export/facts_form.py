"""The neutral form in which facts are compared, one object per article.

What an article does not say is ``None``. States are ISO 3166-1 alpha-2 codes, other parties names; dates are
EDTF with a known year; ``evidence`` and ``quotes`` are exact substrings of the article.
"""

from typing import TypedDict


class Participant(TypedDict):
    """Somebody who took part in a meeting."""

    person: str | None
    office: str | None
    state: str | None


class MeetingForm(TypedDict):
    """A meeting; ``mode`` is ``in-person``, ``phone`` or ``video``."""

    label: str | None
    mode: str | None
    date: str | None
    place: str | None
    participants: list[Participant]
    evidence: str


class Issuer(TypedDict):
    """Somebody who signed or issued a statement."""

    state_or_org: str | None
    person: str | None
    office: str | None


class Condemnation(TypedDict):
    """Whom a statement condemns, and for what."""

    target: str | None
    what: str


class Demand(TypedDict):
    """Of whom a statement demands something, and what."""

    target: str | None
    to: str


class StatementForm(TypedDict):
    """A statement; the graph has no topics, so that ``topics`` stays empty."""

    label: str | None
    kind: str
    issued: str | None
    issuers: list[Issuer]
    topics: list[str]
    condemns: list[Condemnation]
    calls_on: list[Demand]
    quotes: list[str]
    evidence: str


class QuantityForm(TypedDict):
    """How much; ``value`` is ``None`` for *millions of* and the like."""

    value: int | float | None
    unit: str
    qualifier: str | None


class TransferForm(TypedDict):
    """An alleged transfer."""

    supplier: str | None
    recipient: str | None
    items: list[str]
    quantity: QuantityForm | None
    period: str | None
    in_exchange_for: list[str]
    evidence: str


class Claimant(TypedDict):
    """Who claims; both are ``None`` when the text attributes the claim to nobody."""

    person: str | None
    state_or_org: str | None


class ClaimForm(TypedDict):
    """A claim; ``about_transfer`` counts the same article's transfers from 0."""

    claimant: Claimant
    stance: str
    about_transfer: int
    date: str | None
    hedge: str | None
    evidence: str


class PersonForm(TypedDict):
    """Somebody whom the article names."""

    name: str
    state: str | None
    office: str | None


class FactsForm(TypedDict):
    """What one article reports. ``must_not_appear`` is of the gold alone and stays empty."""

    id: str
    published: str | None
    outlet: str | None
    meetings: list[MeetingForm]
    statements: list[StatementForm]
    transfers: list[TransferForm]
    claims: list[ClaimForm]
    resolutions: list[str]
    persons: list[PersonForm]
    must_not_appear: list[str]
