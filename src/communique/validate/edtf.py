"""The part of EDTF (ISO 8601-2) that the graph uses, read into days.

Dates (``2024``, ``2024-05``, ``2024-05-02``), each with ``?``, ``~`` or ``%`` behind it or ``X`` for unknown
digits, and intervals of two of them, an open end written ``..`` and an unknown one left out.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?(?P<mark>[?~%]?)")

# 21 to 24: the seasons of EDTF, which begin and end in different months in different places.
_SEASONS = frozenset({"21", "22", "23", "24"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that a single EDTF date can mean.

    Attributes:
        first: The first of them; ``None`` when the value does not say.
        last: The last of them; ``None`` when the value does not say.
        vague: Whether the value itself says that it is uncertain or approximate, so that it bounds nothing strictly.
    """

    first: date | None
    last: date | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """What an EDTF value says of the begin and of the end; the same stretch twice for a single date.

    ``single`` tells a date from an interval of two.
    """

    begin: Stretch
    end: Stretch
    single: bool

    @property
    def day(self) -> date | None:
        """The day, when the value is one day without a doubt."""
        stretch = self.begin
        return stretch.first if self.single and not stretch.vague and stretch.first == stretch.last else None


_OPEN = Stretch(None, None)


def read_edtf(value: str) -> Interval:
    """Read an EDTF value.

    Raises:
        ValueError: It is none, names a day that no calendar has, or ends before it begins.
    """
    begin, slash, end = value.partition("/")
    if not slash:
        stretch = _stretch(begin)
        return Interval(stretch, stretch, single=True)
    if {begin, end} <= {"", ".."}:
        raise ValueError(f"an interval without begin and end: {value!r}")
    interval = Interval(_end(begin), _end(end), single=False)
    first, last = interval.begin.first, interval.end.last
    if first and last and last < first:
        raise ValueError(f"an interval that ends before it begins: {value!r}")
    return interval


def _end(value: str) -> Stretch:
    return _OPEN if value in {"", ".."} else _stretch(value)


def _stretch(value: str) -> Stretch:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError(f"no EDTF date: {value!r}")
    year, month, day, mark = match.group("year", "month", "day", "mark")
    _check_parts(value, year, month, day)
    if "X" in year:
        # "202X" and "20XX" are stretches; a gap before known digits ("XXXX-10-13") is none.
        return _OPEN if month or year == "XXXX" else _years(year, vague=bool(mark))
    if month is None or month == "XX" or month in _SEASONS:
        return Stretch(date(int(year), 1, 1), date(int(year), 12, 31), vague=bool(mark) or month in _SEASONS)
    if day is None or day == "XX":
        last = monthrange(int(year), int(month))[1]
        return Stretch(date(int(year), int(month), 1), date(int(year), int(month), last), vague=bool(mark))
    exact = date(int(year), int(month), int(day))
    return Stretch(exact, exact, vague=bool(mark))


def _years(year: str, *, vague: bool) -> Stretch:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return Stretch(date(max(first, 1), 1, 1), date(last, 12, 31), vague=vague)


def _check_parts(value: str, year: str, month: str | None, day: str | None) -> None:
    """Digits may be unknown from the right only; months and days exist.

    Raises:
        ValueError: They do not.
    """
    if not re.fullmatch(r"[0-9]*X*", year) or year == "0000":
        raise ValueError(f"no year: {value!r}")
    if month and not (re.fullmatch(r"0[1-9]|1[0-2]|XX", month) or (month in _SEASONS and day is None)):
        raise ValueError(f"no month: {value!r}")
    if day and not re.fullmatch(r"0[1-9]|[12][0-9]|3[01]|XX", day):
        raise ValueError(f"no day: {value!r}")
    if month == "XX" and day not in {None, "XX"}:
        raise ValueError(f"a day of an unknown month: {value!r}")
    # 29 February exists in some year when the year is unknown.
    leap = 2000 if "X" in year else int(year)
    if month and day and "X" not in month + day and int(day) > monthrange(leap, int(month))[1]:
        raise ValueError(f"no day that the month has: {value!r}")
