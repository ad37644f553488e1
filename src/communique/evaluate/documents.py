"""The neutral form of facts, as types: one document, its meetings, statements, transfers and claims."""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from communique.errors import CommuniqueError

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Capacity:
    """Who takes part, issues or claims: ``side`` is a state's code or the name of a body."""

    person: str | None = None
    office: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """A condemnation or a call: ``content`` is what is condemned or called for."""

    target: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; ``place`` holds several readings where gold lists them."""

    mode: str | None = None
    date: str | None = None
    place: tuple[str, ...] | None = None
    participants: tuple[Capacity, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its issuers and what it says."""

    kind: str | None = None
    issued: str | None = None
    issuers: tuple[Capacity, ...] = ()
    condemns: tuple[Demand, ...] = ()
    calls_on: tuple[Demand, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """An alleged supply; a quantity that is no number is NaN, which agrees with nothing."""

    supplier: str | None = None
    recipient: str | None = None
    items: tuple[str, ...] = ()
    quantity: float | None = None
    unit: str | None = None
    qualifier: str | None = None
    period: str | None = None
    in_exchange_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimant's stance on one supply.

    ``about`` is an index into the document's transfers; ``date`` is as written, for two claims are one only when they
    are written alike.
    """

    claimant: Capacity
    stance: str | None
    about: int | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """The facts of one article, and the JSON they were read from."""

    published: str | None = None
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    claims: tuple[Claim, ...] = ()
    resolutions: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    must_not_appear: tuple[str, ...] = ()
    raw: Mapping[str, Json] = field(default_factory=dict, compare=False)

    def transfer_of(self, claim: Claim) -> Transfer | None:
        """The supply that a claim is about, where its index leads to one."""
        if claim.about is None or not 0 <= claim.about < len(self.transfers):
            return None
        return self.transfers[claim.about]


def read_document(path: Path) -> Document:
    """The facts in a file.

    Raises:
        CommuniqueError: ``facts-invalid``: the file is not JSON in the form of facts.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        return parse_document(raw)
    except (ValueError, TypeError) as error:
        raise CommuniqueError(
            "facts-invalid",
            f"This is not a file of facts: {error}.",
            where=str(path),
            hint="`communique export -f facts` writes the form.",
        ) from error


def parse_document(raw: Json) -> Document:
    """The facts in a JSON value.

    Raises:
        TypeError: A value is not of the kind that the form asks for.
    """
    facts = _object(raw)
    return Document(
        published=_date(facts, "published"),
        meetings=_each(facts, "meetings", _meeting),
        statements=_each(facts, "statements", _statement),
        transfers=_each(facts, "transfers", _transfer),
        claims=_each(facts, "claims", _claim),
        resolutions=_texts(facts, "resolutions"),
        persons=_each(facts, "persons", lambda person: _text(person, "name") or ""),
        must_not_appear=_texts(facts, "must_not_appear"),
        raw=facts,
    )


def tidy_date(date: str | None) -> str | None:
    """An EDTF value without blanks and the marker ``%``; ``None`` where nothing is left."""
    return re.sub(r"[%\s]", "", date or "") or None


def _meeting(raw: Mapping[str, Json]) -> Meeting:
    place = raw.get("place")
    return Meeting(
        mode=_text(raw, "mode"),
        date=_date(raw, "date"),
        place=None if place is None else tuple(map(str, place)) if isinstance(place, list) else (str(place),),
        participants=_each(raw, "participants", _capacity),
    )


def _statement(raw: Mapping[str, Json]) -> Statement:
    return Statement(
        kind=_text(raw, "kind"),
        issued=_date(raw, "issued"),
        issuers=_each(raw, "issuers", _capacity),
        condemns=_each(raw, "condemns", lambda d: Demand(_text(d, "target"), _text(d, "what"))),
        calls_on=_each(raw, "calls_on", lambda d: Demand(_text(d, "target"), _text(d, "to"))),
        quotes=_texts(raw, "quotes"),
    )


def _transfer(raw: Mapping[str, Json]) -> Transfer:
    quantity = _object(raw.get("quantity") or {})
    return Transfer(
        supplier=_text(raw, "supplier"),
        recipient=_text(raw, "recipient"),
        items=_texts(raw, "items"),
        quantity=_number(quantity.get("value")),
        unit=_text(quantity, "unit"),
        qualifier=_text(quantity, "qualifier"),
        period=_date(raw, "period"),
        in_exchange_for=_texts(raw, "in_exchange_for"),
    )


def _claim(raw: Mapping[str, Json]) -> Claim:
    about = raw.get("about_transfer")
    return Claim(
        claimant=_capacity(_object(raw.get("claimant") or {})),
        stance=_text(raw, "stance"),
        about=about if isinstance(about, int) else None,
        date=_text(raw, "date"),
    )


def _capacity(raw: Mapping[str, Json]) -> Capacity:
    return Capacity(
        person=_text(raw, "person"),
        office=_text(raw, "office"),
        side=_text(raw, "state") or _text(raw, "state_or_org"),
    )


def _object(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):
        raise TypeError(f"an object is needed, not {_shown(value)}")
    return value


def _list(facts: Mapping[str, Json], key: str) -> list[Json]:
    value = facts.get(key, [])
    if not isinstance(value, list):
        raise TypeError(f"{key} is a list, not {_shown(value)}")
    return value


def _each(facts: Mapping[str, Json], key: str, parse: Callable[[Mapping[str, Json]], T]) -> tuple[T, ...]:
    return tuple(parse(_object(value)) for value in _list(facts, key))


def _texts(facts: Mapping[str, Json], key: str) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in _list(facts, key))


def _text(facts: Mapping[str, Json], key: str) -> str | None:
    value = facts.get(key)
    if isinstance(value, list | dict):
        raise TypeError(f"{key} is a text, not {_shown(value)}")
    return None if value is None else str(value)


def _number(value: Json) -> float | None:
    if isinstance(value, list | dict):
        raise TypeError(f"a quantity's value is a number, not {_shown(value)}")
    try:
        return None if value is None else float(value)
    except ValueError:
        return math.nan


def _date(facts: Mapping[str, Json], key: str) -> str | None:
    """An EDTF value without what carries nothing that is compared."""
    return tidy_date(_text(facts, key))


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)[:40]
