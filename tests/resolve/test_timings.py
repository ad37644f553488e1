"""What several reports say of one time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from communique.model import (
    Calendar,
    Passage,
    Support,
    TimeBasis,
    TimeExpression,
    TimeSpan,
    Timing,
    Weekday,
)
from communique.resolve import periods
from communique.resolve.periods import Period
from communique.resolve.timings import Reach, agree, combine, reach

STATED = TimeBasis.STATED


def said(article: str, period: Period | None = None, weekday: int | None = None) -> Timing:
    passage = Passage(article * 16, 0, 8)
    form = Weekday(weekday) if weekday is not None else Calendar(2024)
    span = periods.within(period, STATED) if period else None
    steps = ((passage, f"“{article}” says so"),) if period else ()
    return Timing(Support((passage,)), TimeExpression(passage, form), span, steps)


def span(timing: Timing | None) -> TimeSpan:
    assert timing is not None
    assert timing.span is not None
    return timing.span


MAY_2 = periods.day(date(2024, 5, 2))
MAY_3 = periods.day(date(2024, 5, 3))
MAY = periods.month(2024, 5)


def test_the_narrower_time_stands_and_the_other_report_is_kept_as_a_step() -> None:
    one, other = said("a", MAY), said("b", MAY_2)
    timing = combine([one, other])
    assert timing
    assert timing.span == other.span
    assert timing.support == other.support
    assert (one.support.passages[0], "another report, which agrees, dates it 2024-05") in timing.steps


def test_an_undated_weekday_is_checked_against_the_day() -> None:
    timing = combine([said("a", MAY_2), said("b", weekday=3)])
    assert timing
    assert timing.steps[-1][1] == "another report, which names no date, says Thursday: 2024-05-02 is a Thursday"


def test_neighbouring_days_become_the_interval_of_both() -> None:
    timing = combine([said("a", MAY_2), said("b", MAY_3)])
    assert span(timing).edtf == "2024-05-02/2024-05-03"
    assert span(timing).basis is TimeBasis.JOINED
    assert timing
    assert len(timing.support.passages) == 2


def test_unresolved_times_stay_unresolved_and_none_is_lost() -> None:
    timing = combine([said("b", weekday=3), said("a", weekday=3)])
    assert timing
    assert timing.span is None
    assert timing.expression
    assert timing.expression.passage.article == "a" * 16
    assert {passage.article for passage, _ in timing.steps} == {"b" * 16}


def test_combining_nothing_and_one() -> None:
    assert combine([]) is None
    assert combine([None, None]) is None
    assert combine([None, said("a", MAY)]) == said("a", MAY)


def test_contradictions() -> None:
    thursday, saturday = Reach(weekday=3), Reach(weekday=5)
    assert agree(thursday, Reach(weekday=4))  # a day of slack
    assert not agree(thursday, saturday)
    assert not agree(reach(said("a", MAY_2)), saturday)
    assert agree(reach(said("a", MAY)), saturday)
    assert agree(Reach(yearless=(10, 26)), reach(said("a", periods.day(date(2023, 10, 26)))))
    assert not agree(Reach(yearless=(10, 26)), reach(said("a", periods.month(2023, 9))))
    assert agree(Reach(yearless=(12, 31)), Reach(yearless=(1, 1)))
    assert not agree(Reach(yearless=(12, 31)), Reach(yearless=(2, 1)))
    assert not agree(reach(said("a", MAY_2)), reach(said("b", periods.day(date(2024, 5, 4)))))
    assert agree(reach(None), thursday)


timings = st.builds(
    said,
    st.sampled_from("abcdef"),
    st.sampled_from((None, MAY, MAY_2, MAY_3, periods.year(2024))),
    st.none() | st.integers(0, 6),
)


@given(st.lists(timings, max_size=5), st.randoms())
def test_the_order_of_reports_does_not_matter(reports: list[Timing], random: object) -> None:
    shuffled = sorted(reports, key=lambda t: hash((str(t), str(random))))
    assert combine(reports) == combine(shuffled)


@given(timings)
def test_a_report_given_twice_counts_once(report: Timing) -> None:
    assert combine([report, report]) == report


@given(st.lists(timings, min_size=2, max_size=2))
def test_agreement_is_symmetric(pair: list[Timing]) -> None:
    one, other = map(reach, pair)
    assert agree(one, other) == agree(other, one)
    assert agree(one, one)
