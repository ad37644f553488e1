"""EDTF values read into days, and compared with bounds."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.validate.dates import Bounds, disagreements
from communique.validate.edtf import Interval, Stretch, read_edtf

MAY_2 = date(2024, 5, 2)


def day_bounds(day: date) -> Bounds:
    return Bounds(day, day, day, day)


def wrong(value: str, bounds: Bounds) -> list[str]:
    return list(disagreements(read_edtf(value), bounds))


@pytest.mark.parametrize(
    ("value", "first", "last", "vague"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), False),
        ("2024-05-02", MAY_2, MAY_2, False),
        ("2024-05-02?", MAY_2, MAY_2, True),
        ("2024-05~", date(2024, 5, 1), date(2024, 5, 31), True),
        ("2024%", date(2024, 1, 1), date(2024, 12, 31), True),
        ("2024-05-XX", date(2024, 5, 1), date(2024, 5, 31), False),
        ("2024-XX", date(2024, 1, 1), date(2024, 12, 31), False),
        ("2024-XX-XX", date(2024, 1, 1), date(2024, 12, 31), False),
        ("202X", date(2020, 1, 1), date(2029, 12, 31), False),
        ("20XX", date(2000, 1, 1), date(2099, 12, 31), False),
        ("2024-21", date(2024, 1, 1), date(2024, 12, 31), True),
    ],
)
def test_a_date_is_the_days_it_can_mean(value: str, first: date, last: date, vague: bool) -> None:
    stretch = Stretch(first, last, vague=vague)
    assert read_edtf(value) == Interval(stretch, stretch, single=True)


@pytest.mark.parametrize("value", ["XXXX-10-13", "XXXX-02-29", "XXXX"])
def test_a_date_without_a_year_is_no_days_in_particular(value: str) -> None:
    assert read_edtf(value).begin == Stretch(None, None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-09/2024-12-13", date(2023, 9, 1), date(2024, 12, 13)),
        ("2023-07/..", date(2023, 7, 1), None),
        ("2023-07/", date(2023, 7, 1), None),
        ("../2023", None, date(2023, 12, 31)),
        ("/2023", None, date(2023, 12, 31)),
    ],
)
def test_an_interval_has_a_begin_and_an_end_or_is_open(value: str, first: date | None, last: date | None) -> None:
    interval = read_edtf(value)
    assert (interval.begin.first, interval.end.last, interval.single) == (first, last, False)


@pytest.mark.parametrize(
    "value",
    [
        "", "/", "../..", "..", "May 2", "2024-5-2", "24-05-02", "2024-13", "2024-00", "2024-02-30", "2023-02-29",
        "XXXX-02-30", "2024-05-32", "2024-05-00", "0000", "2X24", "2024-XX-02", "2024-21-02", "2024-05-02T10:00",
        "2024-12/2024-05", "2024/2023-05", "2024-05-02/2024-05-03/2024-05-04", "2024-1X", "2024-05-1X",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"'"):
        read_edtf(value)


@given(st.dates(date(1, 1, 1)))
def test_a_day_agrees_with_itself_and_with_no_other(day: date) -> None:
    assert read_edtf(day.isoformat()).day == day
    assert not wrong(day.isoformat(), day_bounds(day))
    other = day - timedelta(days=1) if day > date.min else day + timedelta(days=1)
    assert wrong(day.isoformat(), day_bounds(other))
    assert wrong(day.isoformat(), Bounds(other, day, day, day))
    assert wrong(day.isoformat(), Bounds(day, day, None, day))
    assert wrong(day.isoformat(), Bounds())


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_reaches_from_its_first_day_to_its_last(year: int, month: int) -> None:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    value = first.isoformat()[:7]
    assert read_edtf(value).day is None
    assert not wrong(value, Bounds(first, last, first, last))
    assert not wrong(value, Bounds(first, None, None, last))
    assert wrong(value, Bounds(first, last, first, last - timedelta(days=1)))
    assert wrong(value, Bounds(first + timedelta(days=1), last, first, last))
    assert wrong(value, Bounds(first, last, first, None))


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2023-09/2024-12-13", Bounds(date(2023, 9, 1), date(2023, 9, 30), date(2024, 12, 13), date(2024, 12, 13))),
        ("2023-09/2024-12-13", Bounds(date(2023, 9, 1), date(2024, 12, 13), date(2023, 9, 1), date(2024, 12, 13))),
        ("2023-07/..", Bounds(date(2023, 7, 1), date(2023, 7, 31))),
        ("../2023-07", Bounds(None, date(2023, 7, 31), None, date(2023, 7, 31))),
        ("XXXX-10-13", Bounds()),
        ("2024-05~", Bounds()),
        ("2024-05~", Bounds(date(2024, 4, 20), None, None, date(2024, 6, 10))),
        ("2024-05-02~/..", Bounds(MAY_2, date(2024, 5, 8))),
        ("2024-05-02?", day_bounds(MAY_2)),
    ],
)
def test_bounds_that_say_the_same(value: str, bounds: Bounds) -> None:
    assert wrong(value, bounds) == []


@pytest.mark.parametrize(
    ("value", "bounds", "message"),
    [
        (
            "2023-07/..",
            Bounds(date(2023, 7, 1), None, None, date(2023, 9, 1)),
            "There is a latest end, 2023-09-01, although",
        ),
        (
            "../2023",
            Bounds(date(2023, 1, 1), None, None, date(2023, 12, 31)),
            "There is an earliest begin, 2023-01-01, although",
        ),
        (
            "2023",
            Bounds(None, None, None, date(2023, 12, 31)),
            "The earliest begin is missing, although the date gives 2023-01-01.",
        ),
        ("2023", Bounds(date(2023, 2, 1), None, None, date(2023, 12, 31)), "The earliest begin is 2023-02-01, but"),
        (
            "2023",
            Bounds(date(2023, 1, 1), date(2024, 1, 1), None, date(2023, 12, 31)),
            "The latest begin 2024-01-01 lies outside",
        ),
        (
            "2023",
            Bounds(date(2023, 1, 1), None, date(2022, 1, 1), date(2023, 12, 31)),
            "The earliest end 2022-01-01 lies outside",
        ),
        (
            "2024-05~",
            Bounds(date(2025, 1, 1), None, None, date(2025, 2, 1)),
            "The bounds and the date have no day in common.",
        ),
        ("2024-05~", Bounds(None, None, None, date(2023, 2, 1)), "The bounds and the date have no day in common."),
        ("2024-05-02", day_bounds(date(2024, 5, 3)), "Not all four bounds are 2024-05-02"),
    ],
)
def test_bounds_that_say_something_else(value: str, bounds: Bounds, message: str) -> None:
    assert [text[: len(message)] for text in wrong(value, bounds)] == [message]
