"""Time expressions: what the words say, before any base date is known.

Libraries resolve against a base and invent grain (``dateparser`` makes a day of "March"); here an expression keeps
exactly what it says, and ``resolve`` does the arithmetic.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.language.reading import Reading
from communique.model import Calendar, Deictic, TimeExpression, Weekday
from communique.model.times import Modifier, Unit

_Form = Calendar | Weekday | Deictic
_Reader = Callable[[re.Match[str]], _Form | None]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
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
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(reading.text):
            start, end = match.span()
            lead = _LEADS[pattern.flags & re.IGNORECASE].search(reading.text, max(0, start - _REACH), start)
            start = lead.start() if lead else start
            if any(a < end and start < b for a, b in taken):
                continue
            form = read(match)
            span = reading.doc.char_span(start, end, alignment_mode="expand")
            if form is None or span is None:
                continue
            taken.append((start, end))
            expression = TimeExpression(reading.passage(span), form, _modifier(lead))
            found.append(FoundTime(span.start, span.end, expression))
    found.sort(key=lambda t: t.start)
    return tuple(sorted([*found, *_counted_from_others(reading, found)], key=lambda t: t.start))


# ── times that count from one named before ──────────────────────────────────


def _counted_from_others(reading: Reading, found: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """ "A day earlier", "the same day", "later in the day": counted from the day named last, close before."""
    for match in _FROM_OTHERS.finditer(reading.text):
        span = reading.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None or any(t.start < span.end and span.start < t.end for t in found):
            continue
        days, reach = (_days_moved(match), _FAR) if match["count"] else (0, _SAME_FAR)
        near = (t for t in reversed(found) if t.end <= span.start <= t.end + reach and not t.expression.modifier)
        form = next((moved for t in near if (moved := _moved(t.expression.form, days)) is not None), None)
        if form is not None:
            yield FoundTime(span.start, span.end, TimeExpression(reading.passage(span), form))


def _days_moved(match: re.Match[str]) -> int:
    """How many days after the day named before: negative for earlier ones."""
    words = match[0].lower().split()
    count = _COUNTS_OF_DAYS.get(words[0], 1)
    return -count if words[-1] in {"earlier", "before", "prior"} or words[1] == "previous" else count


def _moved(form: _Form, days: int) -> _Form | None:
    """A day so many days later; what is no day cannot be moved."""
    match form:
        case Weekday(weekday=weekday, weeks=weeks):
            return Weekday((weekday + days) % 7, weeks, form.future)
        case Deictic(unit="day", offset=offset):
            return Deictic("day", offset + days)
        case Calendar(year=year, month=int(month), day=int(day)):
            try:
                moved = date(year or _LEAP_YEAR, month, day) + timedelta(days=days)
            except ValueError:  # 29 February in a common year
                return None
            return Calendar(moved.year if year else None, moved.month, moved.day)
    return None


# ── what a match says ───────────────────────────────────────────────────────


def _modifier(lead: re.Match[str] | None) -> Modifier:
    """What "since", "early in" or "by" before an expression makes of it."""
    return _MODIFIERS.get(lead["word"].lower(), "") if lead else ""


def _year(match: re.Match[str]) -> int | None:
    return int(match["year"]) if match["year"] else None


def _month(match: re.Match[str]) -> int:
    stem = match["month"].rstrip(".").lower()[:3]
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(stem))


def _calendar(year: int | None, month: int, day: int) -> Calendar | None:
    possible = 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]
    return Calendar(year, month, day) if possible else None


def _read_iso(match: re.Match[str]) -> _Form | None:
    return _calendar(_year(match), int(match["month"]), int(match["day"]))


def _read_date(match: re.Match[str]) -> _Form | None:
    if match["month"][0].islower():
        return None  # "some 20 may have fled"
    return _calendar(_year(match), _month(match), int(match["day"]))


def _read_month_of_year(match: re.Match[str]) -> _Form:
    return Calendar(_year(match), _month(match))


def _read_month(match: re.Match[str]) -> _Form:
    return Calendar(None, _month(match))


def _read_year(match: re.Match[str]) -> _Form:
    return Calendar(_year(match))


def _read_unit(match: re.Match[str]) -> _Form:
    offset = {"this": 0, "the same": 0, "next": 1}.get(match["which"].lower(), -1)
    return Deictic(_UNITS[match["unit"].lower()], offset)


def _read_ago(match: re.Match[str]) -> _Form | None:
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
    return Deictic(_UNITS[match["unit"].lower()], -number) if number is not None else None


def _read_day(match: re.Match[str]) -> _Form:
    return Deictic("day", {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match["word"].lower(), 0))


def _read_weekday(match: re.Match[str]) -> _Form:
    return Weekday(_DAYS.index(match["weekday"].lower()))


def _read_weekday_of_week(match: re.Match[str]) -> _Form:
    weeks = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    return Weekday(_DAYS.index(match["weekday"].lower()), weeks, future=weeks > 0)


# ── how expressions are written ─────────────────────────────────────────────

# What stands before an expression and belongs to it, looked for once the expression is found: tried at every place of
# the text it would take most of the time. "from" is a lead as well: it opens a period, "from July". Capitals count
# where they count for the expression.
_LEAD = r"(?P<word>since|until|before|after|by|from|earlier|early in|early|later|late in|late|mid-?|around|about)\s+$"
_LEADS = {int(flags): re.compile(_LEAD, flags) for flags in (re.NOFLAG, re.IGNORECASE)}
# No lead is longer, white space included.
_REACH = 12
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_FULL_MONTH = rf"(?P<month>{'|'.join(name.capitalize() for name in _MONTHS)})"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WEEKDAY = rf"(?P<weekday>{_DAY})"
_DAY_OF_MONTH = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_AND_YEAR = rf"(?:,?\s+{_YEAR})?"
# A number that looks like a year and counts something: "2023 containers", "2000 troops", "2023-24".
_COUNTS = r"(?!\s*(?:containers|tons|people|troops|-|,\d))"

# "a day earlier", "two days later", "the previous day", "the day before", "the same day", "later in the day".
_COUNTS_OF_DAYS = {"two": 2, "three": 3, "four": 4, "five": 5}
_FROM_OTHERS = re.compile(
    r"\b(?:(?P<count>(?:a|one|two|three|four|five)\s+days?\s+(?:earlier|before|prior|later|after(?!\s+\w))"
    r"|the\s+(?:previous|following|next)\s+day|the\s+day\s+(?:before|after)(?!\s+\w))"
    r"|(?:the\s+same|(?<!to )that)\s+day|(?:earlier|later)\s+(?:in|on)\s+the\s+day)\b",
    re.IGNORECASE,
)
# So many tokens before it, about two sentences, the day may be named from which it counts; "the same day" looks
# further.
_FAR, _SAME_FAR = 60, 600
_LEAP_YEAR = 2000

# The first pattern that matches a stretch of text has it.
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"), _read_iso),
    # A date in brackets after its weekday: "on Thursday (2 May 2024)".
    (re.compile(rf"{_DAY}\s+\({_DAY_OF_MONTH}\s+{_MONTH}{_AND_YEAR}\)", re.IGNORECASE), _read_date),
    (re.compile(rf"{_DAY}\s+\({_MONTH}\s+{_DAY_OF_MONTH}{_AND_YEAR}\)", re.IGNORECASE), _read_date),
    # "Thursday, May 2, 2024", "Oct. 13th"
    (
        re.compile(rf"(?:{_DAY},?\s+)?{_MONTH}\s+{_DAY_OF_MONTH}(?!\d){_AND_YEAR}(?!\d)", re.IGNORECASE),
        _read_date,
    ),
    # "2 May 2024", "the 13th of October"
    (
        re.compile(rf"(?:{_DAY},?\s+)?{_DAY_OF_MONTH}\s+(?:of\s+)?{_MONTH}{_AND_YEAR}\b", re.IGNORECASE),
        _read_date,
    ),
    # "September 2023", "May of 2024"
    (re.compile(rf"{_MONTH}(?:\s+of)?,?\s+{_YEAR}\b", re.IGNORECASE), _read_month_of_year),
    (
        re.compile(r"(?P<which>this|last|past|next|the same|previous)\s+(?P<unit>week|month|year)\b", re.IGNORECASE),
        _read_unit,
    ),
    (
        re.compile(rf"(?P<which>last|this|next|this past|this coming)\s+{_WEEKDAY}\b", re.IGNORECASE),
        _read_weekday_of_week,
    ),
    (
        re.compile(
            rf"\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week|month|year)s?\s+ago\b", re.IGNORECASE
        ),
        _read_ago,
    ),
    (
        re.compile(
            r"(?P<word>today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening))\b", re.IGNORECASE
        ),
        _read_day,
    ),
    # Alone, these are only taken with their capital: "may" and "march" are words.
    (re.compile(rf"\b{_WEEKDAY}\b"), _read_weekday),
    (re.compile(rf"{_FULL_MONTH}\b(?!\s+\d)"), _read_month),
    (re.compile(rf"\b(?:in\s+)?{_YEAR}\b{_COUNTS}", re.IGNORECASE), _read_year),
)
