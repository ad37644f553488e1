"""One expression against the day on which it was said."""

import re
from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Calendar, Deictic, Passage, TimeBasis, TimeExpression, TimeSpan, Weekday
from communique.model.times import Modifier
from communique.resolve.dates import AHEAD_DAYS, resolve_expression

SATURDAY = date(2024, 5, 4)
Form = Calendar | Weekday | Deictic


def edtf(form: Form, modifier: Modifier = "", base: date | None = SATURDAY, *, past: bool = True) -> str | None:
    found = resolve_expression(TimeExpression(Passage("a" * 16, 0, 1), form, modifier), base, past=past)
    return found.span.edtf if found else None


@pytest.mark.parametrize(
    ("form", "modifier", "expected"),
    [
        (Weekday(3), "", "2024-05-02"),
        (Weekday(5), "", "2024-05-04"),
        (Weekday(6), "", "2024-04-28"),
        (Weekday(0, future=True), "", "2024-05-06"),
        (Weekday(5, future=True), "", "2024-05-04"),
        (Weekday(2, weeks=-1), "", "2024-05-01"),
        (Weekday(4, weeks=-1), "", "2024-04-26"),  # said on a Saturday: not yesterday
        (Weekday(5, weeks=-1), "", "2024-04-27"),
        (Weekday(0, weeks=1, future=True), "", "2024-05-06"),
        (Weekday(6, weeks=1, future=True), "", "2024-05-12"),  # not tomorrow
        (Weekday(3), "since", "2024-05-02/.."),
        (Weekday(3), "late", "2024-05-02"),
        (Deictic("day", 0), "", "2024-05-04"),
        (Deictic("day", -1), "early", "2024-05-03"),
        (Deictic("week", 0), "", "2024-04-29/2024-05-04"),
        (Deictic("week", 0), "early", "2024-04-29/2024-05-04"),
        (Deictic("week", -1), "", "2024-04-22/2024-04-28"),
        (Deictic("week", -1), "since", "2024-04-22~/.."),
        (Deictic("week", -1), "late", "2024-04-25/2024-04-28"),
        (Deictic("month", 0), "", "2024-05"),
        (Deictic("month", 0), "early", "2024-05-01/2024-05-04"),
        (Deictic("month", 0), "late", "2024-05-04/2024-05-31"),
        (Deictic("month", -1), "", "2024-04"),
        (Deictic("month", -5), "", "2023-12"),
        (Deictic("month", 8), "", "2025-01"),
        (Deictic("year", -1), "", "2023"),
        (Deictic("year", -1), "since", "2023/.."),
        (Deictic("year", -1), "late", "2023-07/2023-12"),
        (Deictic("year", 0), "early", "2024-01-01/2024-05-04"),
        (Calendar(None, 3, None), "", "2024-03"),
        (Calendar(None, 6, None), "", "2024-06"),
        (Calendar(None, 7, None), "", "2023-07"),
        (Calendar(None, 7, None), "since", "2023-07/.."),
        (Calendar(None, 10, 13), "", "2023-10-13"),
        (Calendar(None, 6, 18), "", "2024-06-18"),
        (Calendar(None, 6, 19), "", "2023-06-19"),
        (Calendar(None, 2, 29), "", "2024-02-29"),
        (Calendar(None, 12, None), "late", "2023-12-16/2023-12-31"),
        (Calendar(None, 12, None), "about", "2023-12~"),
        (Calendar(None, 5, 2), "until", "../2024-05-02"),
        (Calendar(None, 5, 2), "before", "../2024-05-02"),
        (Calendar(None, 5, 2), "after", "2024-05-02/.."),
    ],
)  # fmt: skip
def test_words_said_on_saturday_4_may_2024(form: Form, modifier: Modifier, expected: str) -> None:
    assert edtf(form, modifier) == expected


def test_this_week_of_something_to_come_is_the_whole_week() -> None:
    assert edtf(Deictic("week", 0), past=False) == "2024-04-29/2024-05-05"


def test_29_february_is_found_in_the_last_leap_year() -> None:
    assert edtf(Calendar(None, 2, 29), base=date(2023, 6, 1)) == "2020-02-29"
    assert edtf(Calendar(None, 2, 29), base=date(1903, 6, 1)) == "1896-02-29"


@pytest.mark.parametrize(
    ("form", "modifier", "expected"),
    [
        (Calendar(2023, 9, None), "", "2023-09"),
        (Calendar(2023, 9, 13), "", "2023-09-13"),
        (Calendar(2023, 7, None), "since", "2023-07/.."),
        (Calendar(2017, None, None), "", "2017"),
        (Calendar(2023, 12, None), "late", "2023-12-16/2023-12-31"),
        (Calendar(None, 10, 13), "", "XXXX-10-13"),
        (Calendar(None, 2, 29), "", "XXXX-02-29"),
        (Calendar(None, 10, 13), "since", None),
        (Calendar(None, 10, None), "", None),
        (Calendar(None, 2, 30), "", None),
        (Calendar(2023, 2, 29), "", None),
        (Calendar(2023, None, 5), "", None),
        (Weekday(3), "", None),
        (Deictic("day", 0), "", None),
        (Deictic("month", -1), "", None),
    ],
)  # fmt: skip
def test_words_said_on_an_unknown_day(form: Form, modifier: Modifier, expected: str | None) -> None:
    assert edtf(form, modifier, base=None) == expected


def test_the_basis_says_whether_the_words_were_enough() -> None:
    def basis(form: Form, modifier: Modifier = "") -> TimeBasis:
        found = resolve_expression(TimeExpression(Passage("a" * 16, 0, 1), form, modifier), SATURDAY)
        assert found is not None
        return found.span.basis

    assert basis(Calendar(2023, 7)) is TimeBasis.STATED
    assert basis(Calendar(2023, 7), "since") is TimeBasis.STATED
    assert basis(Calendar(2023, 7), "late") is TimeBasis.DOCUMENT
    assert basis(Calendar(None, 7)) is TimeBasis.DOCUMENT
    assert basis(Weekday(1)) is TimeBasis.DOCUMENT


def test_a_date_at_the_end_of_the_calendar_is_unresolved_and_no_crash() -> None:
    assert edtf(Deictic("year", 9000)) is None
    assert edtf(Deictic("day", 1), base=date.max) is None


# ── properties ──────────────────────────────────────────────────────────────

forms = st.one_of(
    st.builds(
        Calendar,
        st.none() | st.integers(1990, 2035),
        st.none() | st.integers(1, 12),
        st.none() | st.integers(1, 31),
    ),
    st.builds(Weekday, st.integers(0, 6), st.integers(-1, 1), st.booleans()),
    st.builds(Deictic, st.sampled_from(("day", "week", "month", "year")), st.integers(-3, 3)),
)
modifiers = st.sampled_from(("", "since", "until", "before", "after", "early", "late", "about"))
bases = st.none() | st.dates(date(1995, 1, 1), date(2030, 12, 31))


def edges(part: str) -> tuple[date, date]:
    """First and last day of a plain EDTF date, by rules of its own."""
    numbers = [int(n) for n in part.split("-")]
    year, month, day = [*numbers, 0, 0][:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def check_bounds(span: TimeSpan) -> None:
    bounds = (span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end)
    if span.edtf.startswith("XXXX") or re.fullmatch(r"[\d-]+~(/[\d-]+~)?", span.edtf):
        assert bounds == (None,) * 4
        return
    begin, _, end = span.edtf.replace("~", "").partition("/")
    end = end or begin
    if end == "..":
        assert (span.earliest_begin, span.latest_end) == (edges(begin)[0], None)
    elif begin == "..":
        assert (span.earliest_begin, span.latest_end) == (None, edges(end)[1])
    else:
        assert bounds == (edges(begin)[0], edges(end)[1], edges(begin)[0], edges(end)[1])
    for early, late in ((bounds[0], bounds[1]), (bounds[2], bounds[3]), (bounds[0], bounds[3])):
        assert early is None or late is None or early <= late


@given(forms, modifiers, bases, st.booleans())
def test_edtf_and_bounds_agree_whatever_is_said(form: Form, modifier: Modifier, base: date | None, past: bool) -> None:
    found = resolve_expression(TimeExpression(Passage("a" * 16, 0, 1), form, modifier), base, past=past)
    if found:
        check_bounds(found.span)
        assert found.reason.endswith(found.span.edtf)


@given(forms, bases)
def test_no_grain_is_invented(form: Form, base: date | None) -> None:
    found = resolve_expression(TimeExpression(Passage("a" * 16, 0, 1), form), base)
    if found and isinstance(form, Calendar):
        said = 1 + (form.month is not None) + (form.day is not None)
        assert len(found.span.edtf.split("-")) == said
        assert found.relative == (form.year is None and base is not None)


@given(st.integers(0, 6), st.dates(date(1995, 1, 1), date(2030, 12, 31)))
def test_a_bare_weekday_is_within_the_week_that_ends_with_the_base(weekday: int, base: date) -> None:
    day = date.fromisoformat(edtf(Weekday(weekday), base=base) or "")
    assert day.weekday() == weekday
    assert base - timedelta(days=6) <= day <= base
    last = date.fromisoformat(edtf(Weekday(weekday, weeks=-1), base=base) or "")
    assert last.weekday() == weekday
    assert 2 <= (base - last).days <= 8


@given(st.integers(1, 12), st.integers(1, 28), st.dates(date(1995, 1, 1), date(2030, 12, 31)))
def test_a_day_without_its_year_is_the_nearest_up_to_45_days_ahead(month: int, day: int, base: date) -> None:
    found = date.fromisoformat(edtf(Calendar(None, month, day), base=base) or "")
    assert (found.month, found.day) == (month, day)
    assert -AHEAD_DAYS <= (base - found).days < 366 - AHEAD_DAYS
