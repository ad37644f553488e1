"""Time expressions: what the words say, before any base date is known.

Libraries resolve against a base and invent grain (``dateparser`` makes a day of "March"); here an expression keeps
exactly what it says, and ``resolve`` does the arithmetic.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from communique.language.reading import Reading
from communique.model import Calendar, Deictic, TimeExpression, Weekday

Modifier = Literal["", "since", "until", "before", "after", "early", "late", "about"]
Unit = Literal["day", "week", "month", "year"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEAD = (
    r"(?:(?P<lead>since|until|before|after|by|from|earlier|early in|early|later|late in|late|mid-?|around|about)\s+)?"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)")),
    (
        "mdy",
        re.compile(
            _LEAD
            + rf"(?:{_DAY},?\s+)?(?P<mon>{_MONTH})\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y>(?:19|20)\d\d))?(?!\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "mdy",
        re.compile(
            _LEAD
            + rf"(?:{_DAY},?\s+)?(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mon>{_MONTH})(?:,?\s+(?P<y>(?:19|20)\d\d))?\b",
            re.IGNORECASE,
        ),
    ),
    ("my", re.compile(_LEAD + rf"(?P<mon>{_MONTH})(?:\s+of)?,?\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)),
    (
        "rel",
        re.compile(
            _LEAD + r"(?P<rel>this|last|past|next|the same|previous)\s+(?P<unit>week|month|year)\b", re.IGNORECASE
        ),
    ),
    (
        "lastday",
        re.compile(_LEAD + rf"(?P<rel>last|this|next|this past|this coming)\s+(?P<wd>{_DAY})\b", re.IGNORECASE),
    ),
    ("day", re.compile(_LEAD + r"(?P<word>today|yesterday|tomorrow|tonight)\b", re.IGNORECASE)),
    ("wd", re.compile(_LEAD + rf"\b(?P<wd>{_DAY})\b")),
    (
        "month",
        re.compile(
            _LEAD
            + r"(?P<mon>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)"
        ),
    ),
    (
        "year",
        re.compile(
            _LEAD + r"\b(?:in\s+)?(?P<y>(?:19|20)\d\d)\b(?!\s*(?:containers|tons|people|troops|-|,\d))", re.IGNORECASE
        ),
    ),
)
_MODIFIERS: dict[str, Modifier] = {
    "since": "since", "from": "since", "until": "until", "by": "before", "before": "before", "after": "after",
    "earlier": "early", "early": "early", "early in": "early", "later": "late", "late": "late", "late in": "late",
    "around": "about", "about": "about",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression and the tokens ``start`` to ``end`` (exclusive) that it covers."""

    start: int
    end: int
    expression: TimeExpression


def find_times(reading: Reading) -> tuple[FoundTime, ...]:
    """All time expressions of a document, in order, without overlap."""
    taken: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(reading.doc.text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken):
                continue
            form = _form(name, match)
            span = reading.doc.char_span(start, end, alignment_mode="expand")
            if form is None or span is None:
                continue
            taken.append((start, end))
            lead = (match.groupdict().get("lead") or "").lower()
            # "from" opens a period only before a date of its own ("from July"), never in "from Monday to …" of a place.
            expression = TimeExpression(reading.passage(span), form, _MODIFIERS.get(lead, ""))
            found.append(FoundTime(span.start, span.end, expression))
    return tuple(sorted(found, key=lambda t: t.start))


def _month(word: str) -> int:
    stem = word.rstrip(".").lower()[:3]
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(stem))


def _form(name: str, match: re.Match[str]) -> Calendar | Weekday | Deictic | None:
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    if name == "iso":
        return _calendar(year, int(groups["m"]), int(groups["d"]))
    if name == "mdy":
        return _calendar(year, _month(groups["mon"]), int(groups["d"]))
    if name in {"my", "month"}:
        return Calendar(year, _month(groups["mon"]))
    if name == "year":
        return Calendar(year)
    if name == "rel":
        offset = {"this": 0, "the same": 0, "next": 1}.get(groups["rel"].lower(), -1)
        unit: Unit = next(u for u in _UNITS if u == groups["unit"].lower())
        return Deictic(unit, offset)
    if name == "day":
        return Deictic("day", {"yesterday": -1, "tomorrow": 1}.get(groups["word"].lower(), 0))
    weekday = _DAYS.index(groups["wd"].lower())
    weeks = {"last": -1, "next": 1}.get((groups.get("rel") or "").lower(), 0)
    return Weekday(weekday, weeks, future=weeks > 0)


_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _calendar(year: int | None, month: int, day: int) -> Calendar | None:
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]):
        return None
    return Calendar(year, month, day)


def times_in(times: tuple[FoundTime, ...], start: int, end: int) -> Iterator[FoundTime]:
    """The expressions that lie inside the tokens ``start`` to ``end``."""
    return (t for t in times if start <= t.start and t.end <= end)
