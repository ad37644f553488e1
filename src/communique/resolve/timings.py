"""What several reports say of the time of one thing: whether they can all be right, and what follows from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from communique.model import Passage, TimeBasis, TimeSpan, Timing, Weekday
from communique.resolve import periods
from communique.resolve.evidence import inferred

# Days. What is Thursday in Washington is Friday in Seoul, and reports rarely say whose day they mean.
SLACK = 1

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Reach:
    """As much of a timing as another one can contradict.

    Attributes:
        first: The earliest day it allows.
        last: The latest day it allows.
        weekday: The weekday that is all an undated report says.
        yearless: Month and day, where the year is not known.
    """

    first: date = date.min
    last: date = date.max
    weekday: int | None = None
    yearless: tuple[int, int] | None = None


UNKNOWN = Reach()


def reach(timing: Timing | None) -> Reach:
    """The reach of a timing; of none, everything."""
    if timing is None:
        return UNKNOWN
    if timing.span is None:
        form = timing.expression.form if timing.expression else None
        bare = isinstance(form, Weekday) and timing.expression is not None and timing.expression.modifier == ""
        return Reach(weekday=form.weekday) if bare and isinstance(form, Weekday) else UNKNOWN
    if match := _YEARLESS.fullmatch(timing.span.edtf):
        return Reach(yearless=(int(match[1]), int(match[2])))
    return Reach(timing.span.earliest_begin or date.min, timing.span.latest_end or date.max)


def agree(one: Reach, other: Reach) -> bool:
    """Whether both can be true of one thing that took at most a day, a day of slack allowed."""
    if one.weekday is not None and other.weekday is not None:
        return _weekdays_near(one.weekday, other.weekday)
    if one.yearless and other.yearless:
        apart = abs(_days(_in_leap_year(one.yearless)) - _days(_in_leap_year(other.yearless)))
        return min(apart, 366 - apart) <= SLACK
    if one.weekday is not None or one.yearless:
        one, other = other, one
    if other.weekday is not None:
        return one.first != one.last or _weekdays_near(one.first.weekday(), other.weekday)
    if other.yearless:
        return one.yearless is None and _can_fall_in(other.yearless, one)
    return _days(one.first) <= _days(other.last) + SLACK and _days(other.first) <= _days(one.last) + SLACK


def combine(timings: Iterable[Timing | None]) -> Timing | None:
    """One timing from those of all reports of one thing, which must agree.

    The narrowest resolved time stands, with its own support and steps. Two days next to each other
    (SLACK) become the interval of both, joined across documents. What the other reports say is
    kept as further steps; where none is resolved, the first expression stays unresolved with all steps.
    """
    said = sorted({t for t in timings if t is not None}, key=_place)
    if len(said) < 2:
        return said[0] if said else None
    dated = [t for t in said if t.span]
    best = min(dated, key=_precision) if dated else said[0]
    used = [best]
    beside = next((t for t in dated if best.span and t.span and _beside(best.span, t.span)), None)
    if beside:
        best, used = _both_days(best, beside), [best, beside]
    further = [_also(best, t) for t in said if t not in used]
    return Timing(best.support, best.expression, best.span, tuple(dict.fromkeys((*best.steps, *further))))


def _place(timing: Timing) -> tuple[object, ...]:
    span = timing.span.edtf if timing.span else ""
    return timing.support, span, str(timing.expression), timing.steps


def _precision(timing: Timing) -> tuple[int, int]:
    """Bounded before open before approximate or yearless; then the shorter."""
    span = timing.span
    if span is None or not (span.earliest_begin or span.latest_end):
        return 2, 0
    if not (span.earliest_begin and span.latest_end):
        return 1, 0
    return 0, (span.latest_end - span.earliest_begin).days


def _beside(one: TimeSpan, other: TimeSpan) -> bool:
    return bool(one.exact and other.exact and 0 < abs((one.exact - other.exact).days) <= SLACK)


def _both_days(one: Timing, other: Timing) -> Timing:
    days = sorted(t.span.exact for t in (one, other) if t.span and t.span.exact)
    span = periods.within(periods.between(days[0], days[-1]), TimeBasis.JOINED)
    first, second = sorted((one, other), key=_place)
    support = inferred(first.support, second.support)
    return Timing(support, first.expression, span, tuple(dict.fromkeys((*first.steps, *second.steps))))


def _also(best: Timing, other: Timing) -> tuple[Passage, str]:
    """What another report says, as a step of its own."""
    passage = other.expression.passage if other.expression else other.support.passages[0]
    if other.span:
        return passage, f"another report, which agrees, dates it {other.span.edtf}"
    form = other.expression.form if other.expression else None
    day = best.span.exact if best.span else None
    if day and isinstance(form, Weekday):
        said = f"another report, which names no date, says {_WEEKDAYS[form.weekday]}"
        return passage, f"{said}: {day} is a {_WEEKDAYS[day.weekday()]}"
    if other.steps:
        return passage, f"in another report, {other.steps[0][1]}"
    return passage, "another report dates it in words that could not be resolved"


def _weekdays_near(one: int, other: int) -> bool:
    return min((one - other) % 7, (other - one) % 7) <= SLACK


def _days(value: date) -> int:
    return value.toordinal()


def _in_leap_year(yearless: tuple[int, int]) -> date:
    return date(2000, *yearless)


def _can_fall_in(yearless: tuple[int, int], span: Reach) -> bool:
    """Whether some year puts the day into the span."""
    if span.last.year - span.first.year > 8:  # long enough for a 29 February
        return True
    for year in range(span.first.year, span.last.year + 1):
        try:
            value = date(year, *yearless)
        except ValueError:
            continue
        if _days(span.first) - SLACK <= _days(value) <= _days(span.last) + SLACK:
            return True
    return False


def known_day(timing: Timing | None) -> date | None:
    """The day of a timing that is one day."""
    return timing.span.exact if timing and timing.span else None
