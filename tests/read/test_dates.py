"""Dates as pages print them."""

from datetime import date

import pytest

from communique.model import StampKind
from communique.read.dates import find_dates

from .pages import read

BODY = "The ministers of Peru and Malta signed an accord on fishing, both governments said on Monday.\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 4, 2024", date(2024, 5, 4)),
        ("Feb. 28, 2024", date(2024, 2, 28)),
        ("Sept. 3 2023", date(2023, 9, 3)),
        ("28 February 2024", date(2024, 2, 28)),
        ("1st of March 2024", date(2024, 3, 1)),
        ("4-May-2024", date(2024, 5, 4)),
        ("2024-02-28", date(2024, 2, 28)),
        ("2024.02.28", date(2024, 2, 28)),
        ("2024/2/28", date(2024, 2, 28)),
        ("28.02.2024", date(2024, 2, 28)),
        ("02/28/2024", date(2024, 2, 28)),
        ("05.05.2024", date(2024, 5, 5)),
        ("2024-02-28T10:19:00Z", date(2024, 2, 28)),
        ("DECEMBER 13, 2024", date(2024, 12, 13)),
    ],
)
def test_orders_of_day_month_and_year(text: str, day: date) -> None:
    (found,) = find_dates(f"Posted: {text} by us")
    assert found.day == day


@pytest.mark.parametrize(
    "text",
    [
        "04.05.2024",
        "February 30, 2024",
        "2024-13-01",
        "May 2024",
        "May 4",
        "13.13.2024",
        "1,000",
        "May 4, 20244",
        "0000-00-00",
    ],
)
def test_ambiguous_impossible_and_partial_dates_are_no_day(text: str) -> None:
    assert list(find_dates(text)) == []


def test_weekday_is_kept_and_compared() -> None:
    right, wrong = find_dates("Friday, December 13, 2024 and Monday, December 13, 2024")
    assert (right.weekday, right.contradicts) == (4, False)
    assert (wrong.weekday, wrong.contradicts) == (0, True)
    assert (right.start, right.end) == (0, 25)


@pytest.mark.parametrize(
    ("page", "stamps"),
    [
        (f"Peru and Malta sign accord\nMay 4, 2024\n{BODY}", [("2024-05-04", StampKind.PUBLISHED)]),
        (f"May 4, 2024\n\nPeru and Malta sign accord on fish\n\n{BODY}", [("2024-05-04", StampKind.PUBLISHED)]),
        (
            f"Saturday, May 4, 2024\n\nPeru and Malta sign accord on fish\n\n{BODY}",
            [("2024-05-04", StampKind.MASTHEAD)],
        ),
        (f"Peru and Malta sign accord\nUpdated: 4 May 2024, 10:15 GMT\n{BODY}", [("2024-05-04", StampKind.UPDATED)]),
        (f"Peru and Malta sign accord\n\n{BODY}\nLast modified on 2024-05-06\n", [("2024-05-06", StampKind.UPDATED)]),
        (f"Peru and Malta sign accord\n\nLIMA, May 4, 2024 (AP) — {BODY}", [("2024-05-04", StampKind.PUBLISHED)]),
        (f"Peru and Malta sign accord\n\nOn May 4, 2024, the talks began in Lima, they said.\n{BODY}", []),
        (f"Peru and Malta sign accord\nMay 35, 2024\n{BODY}", []),
    ],
)
def test_stamp_and_what_it_dates(page: str, stamps: list[tuple[str, StampKind]]) -> None:
    assert [(s.date, s.kind) for s in read(page).stamps] == stamps


def test_wrong_weekday_is_said_in_the_reason() -> None:
    (stamp,) = read(f"Peru and Malta sign accord\nPublished: Monday, May 4, 2024\n{BODY}").stamps
    assert "weekday" in stamp.reason


def test_dates_of_other_articles_are_no_stamps() -> None:
    others = "Related\nTen beaches to visit\nMay 4, 2024\nSinger cancels tour at home\n"
    page = f"Peru and Malta sign accord\n\n{BODY}\n{others}"
    assert read(page).stamps == ()
