"""Stretches of the calendar, and the resolved times (EDTF value and bounds) that are made of them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import TimeBasis, TimeSpan

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch from one day to another, both included.

    Attributes:
        first: Its first day.
        last: Its last day.
        begin: The begin as far as it is said: ``2023-09`` for the begin of a month of which no day is named.
        end: The end as far as it is said.
    """

    first: date
    last: date
    begin: str
    end: str

    @property
    def edtf(self) -> str:
        """The EDTF value: a day, month or year, otherwise an interval."""
        return self.begin if self.begin == self.end else f"{self.begin}/{self.end}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


def day(value: date) -> Period:
    """One day."""
    return Period(value, value, value.isoformat(), value.isoformat())


def month(year_: int, number: int) -> Period:
    """A month.

    Raises:
        ValueError: There is no such month.
    """
    first = date(year_, number, 1)
    said = first.isoformat()[:7]
    return Period(first, date(year_, number, monthrange(year_, number)[1]), said, said)


def year(number: int) -> Period:
    """A year.

    Raises:
        ValueError: The year is outside 1 to 9999.
    """
    first = date(number, 1, 1)
    said = first.isoformat()[:4]
    return Period(first, date(number, 12, 31), said, said)


def week(inside: date) -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = inside - timedelta(days=inside.weekday())
    return between(monday, monday + timedelta(days=6))


def between(first: date, last: date) -> Period:
    """From one day to another.

    Raises:
        ValueError: It would end before it begins.
    """
    if last < first:
        raise ValueError(f"a period from {first} to {last}")
    return Period(first, last, first.isoformat(), last.isoformat())


def reaching(begin: Period, end: Period) -> Period:
    """From the begin of one period to the end of another, each as precise as it was said.

    Raises:
        ValueError: It would end before it begins.
    """
    if end.last < begin.first:
        raise ValueError(f"a period from {begin.edtf} to {end.edtf}")
    return Period(begin.first, end.last, begin.begin, end.end)


def printed_day(edtf: str) -> date | None:
    """The day of an EDTF value that is a full day; ``None`` for anything else."""
    if not _DAY.fullmatch(edtf):
        return None
    try:
        return date.fromisoformat(edtf)
    except ValueError:
        return None


# ── resolved times ──────────────────────────────────────────────────────────


def within(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something of at most a day that lies inside the period; for one day all four bounds are that day."""
    return TimeSpan(period.edtf, period.first, period.last, period.first, period.last, basis)


def since(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something that began in the period and has no known end.

    Where the period has no EDTF value of its own (*since last week*), its first day is marked as approximate.
    """
    mark = "" if period.begin == period.end else "~"
    return TimeSpan(f"{period.begin}{mark}/..", period.first, period.last, None, None, basis)


def after(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something not earlier than the begin of the period; how much later is unknown."""
    return TimeSpan(f"{period.begin}/..", period.first, None, period.first, None, basis)


def until(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something that ended in the period and has no known begin; see :func:`since`."""
    mark = "" if period.begin == period.end else "~"
    return TimeSpan(f"../{period.end}{mark}", None, None, period.first, period.last, basis)


def before(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something not later than the end of the period.

    *By Friday* includes the Friday and *before Friday* does not; the wider reading holds for both.
    """
    return TimeSpan(f"../{period.end}", None, period.last, None, period.last, basis)


def about(period: Period, basis: TimeBasis) -> TimeSpan:
    """Something near the period: an approximate value, which bounds nothing."""
    edtf = f"{period.begin}~" if period.begin == period.end else f"{period.begin}~/{period.end}~"
    return TimeSpan(edtf, None, None, None, None, basis)


def yearless(month_: int, day_: int) -> TimeSpan:
    """A day of some year: ``XXXX-10-13``, which bounds nothing."""
    return TimeSpan(f"XXXX-{month_:02d}-{day_:02d}", None, None, None, None, TimeBasis.STATED)
