"""From what the words say to the calendar: one time expression and the day on which it was said.

The rules, each in its function: a bare weekday is the latest such day; a month or day without a year is the latest
that lies at most 45 days ahead; *this week* reaches up to the day of speaking; *early* and *late* halve what they
modify. A month stays a month, and a week is Monday to Sunday. Expressions that need a base and have none
stay unresolved, but for a day without a year (``XXXX-10-13``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import Calendar, Deictic, TimeBasis, TimeExpression, TimeSpan, Weekday
from communique.resolve import periods
from communique.resolve.periods import Period

# A day named without its year may lie a little ahead ("on June 5" in May); further ahead, last year's is meant.
AHEAD_DAYS = 45
# Back from year Y to Y - 8 there is a 29 February, also around 1900 and 2100.
_YEARS_BACK = 8
# "Last Friday" said on Saturday is not yesterday; from two days on it is the one just past.
_NEAREST_LAST = 2

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENDS: dict[str, Callable[[Period, TimeBasis], TimeSpan]] = {
    "since": periods.since,
    "until": periods.until,
    "before": periods.before,
    "after": periods.after,
    "about": periods.about,
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression was resolved to.

    Attributes:
        span: The time.
        reason: How, for people: the end of a sentence that begins with the words.
        relative: Whether the base was needed.
    """

    span: TimeSpan
    reason: str
    relative: bool


@dataclass(frozen=True, slots=True)
class _Located:
    period: Period
    reason: str
    relative: bool = True


def resolve_expression(expression: TimeExpression, base: date | None, *, past: bool = True) -> Resolved | None:
    """Resolve an expression against the day on which it was said.

    Args:
        expression: What the words say.
        base: The day on which they were said, where it is known.
        past: Whether what is dated had happened by then; *this week* then ends with the base.

    Returns:
        The time, or ``None`` where it cannot be known.
    """
    try:
        located = _locate(expression, base, past)
    except (ValueError, OverflowError):  # no such day: 30 February, a year outside 1 to 9999
        return None
    if located is None:
        return _without_year(expression)
    narrowed = located
    if expression.modifier in {"early", "late"}:
        narrowed = _part(expression, located, base)
    interpreted = located.relative or narrowed is not located
    basis = TimeBasis.DOCUMENT if interpreted else TimeBasis.STATED
    make = _ENDS.get(expression.modifier, periods.within)
    span = make(narrowed.period, basis)
    return Resolved(span, f"{narrowed.reason}: {span.edtf}", located.relative)


def _locate(expression: TimeExpression, base: date | None, past: bool) -> _Located | None:
    """The stretch of the calendar that the words name, before *since*, *early* and the like."""
    form = expression.form
    if isinstance(form, Calendar) and form.year is not None:
        return _dated(form, form.year)
    if base is None:
        return None
    if isinstance(form, Calendar):
        return _latest(form, base)
    if isinstance(form, Weekday):
        return _weekday(form, base)
    return _counted(form, base, past and expression.modifier in {"", "about", "early"})


def _without_year(expression: TimeExpression) -> Resolved | None:
    form = expression.form
    if not isinstance(form, Calendar) or form.year is not None or expression.modifier not in {"", "early", "late"}:
        return None
    if form.month is None or form.day is None:
        return None
    try:
        date(2000, form.month, form.day)  # a leap year: any day that a calendar can have
    except ValueError:
        return None
    span = periods.yearless(form.month, form.day)
    return Resolved(span, f"names a day and no year: {span.edtf}", relative=False)


def _calendar(form: Calendar, year: int) -> Period | None:
    """The day, month or year of a calendar form in that year; a day without its month is none."""
    if form.month is None:
        return periods.year(year) if form.day is None else None
    if form.day is None:
        return periods.month(year, form.month)
    return periods.day(date(year, form.month, form.day))


def _dated(form: Calendar, year: int) -> _Located | None:
    period = _calendar(form, year)
    return _Located(period, "is dated by the words themselves", relative=False) if period else None


def _latest(form: Calendar, base: date) -> _Located | None:
    """The latest such day or month that begins no more than 45 days after the base."""
    if form.month is None:
        return None
    limit = base + timedelta(days=AHEAD_DAYS)
    for year in range(limit.year, max(0, limit.year - _YEARS_BACK - 1), -1):
        try:
            period = _calendar(form, year)
        except ValueError:  # 29 February in a common year
            continue
        if period and period.first <= limit:
            return _Located(period, f"names no year; the latest that is not over {AHEAD_DAYS} days after {base}")
    return None


def _weekday(form: Weekday, base: date) -> _Located:
    """The day that a weekday names.

    A bare weekday is the latest up to the base, one of the future the earliest from the base on. *Last
    Friday* is heard in two ways: the Friday just past, or the Friday of the week before. Up to one day back nobody
    says *last* (it would be *yesterday*), so that the Friday of the week before is meant; from two days back
    on it is taken as the one just past. *Next* is the mirror image.
    """
    name = _WEEKDAYS[form.weekday]
    back = (base.weekday() - form.weekday) % 7
    ahead = (form.weekday - base.weekday()) % 7
    if form.weeks < 0:
        back = (back or 7) + (7 if 0 < back < _NEAREST_LAST else 0) + 7 * (-form.weeks - 1)
        reason = f"is the latest {name} at least {_NEAREST_LAST} days before {base}"
        return _Located(periods.day(base - timedelta(days=back)), reason)
    if form.weeks > 0:
        ahead = (ahead or 7) + (7 if 0 < ahead < _NEAREST_LAST else 0) + 7 * (form.weeks - 1)
        reason = f"is the earliest {name} at least {_NEAREST_LAST} days after {base}"
        return _Located(periods.day(base + timedelta(days=ahead)), reason)
    if form.future:
        return _Located(periods.day(base + timedelta(days=ahead)), f"is the earliest {name} from {base} on")
    return _Located(periods.day(base - timedelta(days=back)), f"is the latest {name} up to {base}")


def _counted(form: Deictic, base: date, up_to_base: bool) -> _Located:
    """A unit counted from the base: *yesterday*, *last week*, *this month*."""
    reason = f"counts from {base}"
    if form.unit == "day":
        return _Located(periods.day(base + timedelta(days=form.offset)), reason)
    if form.unit == "week":
        period = periods.week(base + timedelta(weeks=form.offset))
        if form.offset == 0 and up_to_base:
            return _Located(
                periods.between(period.first, base), f"is the week (Monday to Sunday) of {base} up to that day"
            )
        return _Located(period, f"{reason} in weeks from Monday to Sunday")
    if form.unit == "month":
        months = base.year * 12 + base.month - 1 + form.offset
        return _Located(periods.month(months // 12, months % 12 + 1), reason)
    return _Located(periods.year(base.year + form.offset), reason)


def _part(expression: TimeExpression, located: _Located, base: date | None) -> _Located:
    """The early or late part of a period, read widely: half of it.

    *Earlier this month* is the part up to the base, and *later this month* begins at the base where that is before
    the second half.
    """
    form, early = expression.form, expression.modifier == "early"
    period = located.period
    if period.days == 1:
        return located
    if isinstance(form, Deictic) and form.offset == 0 and base is not None:
        if early:
            return _Located(periods.between(period.first, base), f"is the part of it up to {base}")
        begin = min(base, _half(period, early=False).first)
        return _Located(periods.between(begin, period.last), f"is the late part of it, or what follows {base}")
    half = "first" if early else "second"
    return _Located(
        _half(period, early=early), f"{located.reason}; of that the {half} half, read widely", located.relative
    )


def _half(period: Period, *, early: bool) -> Period:
    """Half of a week (up to or from Thursday), of a month (from the 16th on) or of a year (from July)."""
    if period.edtf == period.first.isoformat()[:4]:
        begin = periods.month(period.first.year, 1 if early else 7)
        return periods.reaching(begin, periods.month(period.first.year, 6 if early else 12))
    middle = period.first + timedelta(days=3 if period.days <= 7 else 15)
    if period.days <= 7:
        return periods.between(period.first, middle) if early else periods.between(middle, period.last)
    return periods.between(period.first, middle - timedelta(days=1)) if early else periods.between(middle, period.last)
