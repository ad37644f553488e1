"""Time expressions say exactly what their words say."""

import pytest

from communique.language import annotate
from communique.language.pipeline import load_pipeline
from communique.model import Calendar, Deictic, Weekday
from communique.read import read_article
from communique.settings import Settings
from extract.summaries import extractor

REST = " The harbour between the two cities has been closed for a long while, and nobody knows why."


def forms(sentence: str) -> list[tuple[object, str]]:
    """Meaning and modifier of every time expression."""
    extractor()
    article = read_article((sentence + REST).encode(), "note.txt")
    document = annotate(article, load_pipeline(Settings().model))
    return [(t.expression.form, t.expression.modifier) for t in document.times]


@pytest.mark.parametrize(
    ("sentence", "form", "modifier"),
    [
        ("They met in Oslo on Oct. 13.", Calendar(None, 10, 13), ""),
        ("They met in Oslo on 13 October 2023.", Calendar(2023, 10, 13), ""),
        ("They met in Oslo in September 2023.", Calendar(2023, 9), ""),
        ("They have met in Oslo since July 2023.", Calendar(2023, 7), "since"),
        ("They met in Oslo in March.", Calendar(None, 3), ""),
        ("They met in Oslo on Thursday.", Weekday(3), ""),
        ("They met in Oslo last Friday.", Weekday(4, -1), ""),
        ("They met in Oslo last month.", Deictic("month", -1), ""),
        ("They met in Oslo earlier this month.", Deictic("month", 0), "early"),
        ("They met in Oslo today.", Deictic("day", 0), ""),
        ("They met in Oslo in 2017.", Calendar(2017), ""),
        ("They met in Oslo on 2024-05-02.", Calendar(2024, 5, 2), ""),
    ],
)
def test_an_expression_keeps_what_it_says_and_no_more(sentence: str, form: object, modifier: str) -> None:
    assert forms(sentence) == [(form, modifier)]


@pytest.mark.parametrize(
    "sentence", ["Some 20 may have fled to Oslo.", "They sold 2,024 boats.", "He may sing in Oslo."]
)
def test_what_only_looks_like_a_date_is_none(sentence: str) -> None:
    assert forms(sentence) == []


def test_an_impossible_day_is_no_date() -> None:
    assert forms("They met in Oslo on February 31.") != [(Calendar(None, 2, 31), "")]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("They met in Oslo on Thursday (11 January 2024).", Calendar(2024, 1, 11)),
        ("They met in Oslo two days ago.", Deictic("day", -2)),
        ("They met in Oslo three weeks ago.", Deictic("week", -3)),
        ("They met in Oslo this morning.", Deictic("day", 0)),
        ("They met in Oslo last night.", Deictic("day", -1)),
    ],
)
def test_days_are_told_in_brackets_and_counted_back(sentence: str, form: object) -> None:
    assert forms(sentence) == [(form, "")]


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("They met on Oct. 29. A day earlier, they had spoken by phone.", Calendar(None, 10, 28)),
        ("They met on 1 March 2023. The previous day, they had spoken by phone.", Calendar(2023, 2, 28)),
        ("They met on Monday. Two days later, they spoke by phone.", Weekday(2)),
        ("They met on Friday. On the same day, they spoke by phone.", Weekday(4)),
        ("They met today. Earlier in the day, they had spoken by phone.", Deictic("day", 0)),
    ],
)
def test_a_day_may_count_from_the_one_named_before(sentence: str, form: object) -> None:
    assert forms(sentence)[-1] == (form, "")


@pytest.mark.parametrize("sentence", ["A day earlier, they had spoken.", "They met in May. A day earlier, they spoke."])
def test_nothing_counts_from_a_day_that_is_not_named(sentence: str) -> None:
    assert not any(getattr(form, "day", None) or isinstance(form, Deictic) for form, _ in forms(sentence))
