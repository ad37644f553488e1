"""Literals that every syntax can carry."""

import pytest

from communique.graph.terms import count, decimal, english, repaired, words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1000.0, "1000"),
        (6700.0, "6700"),
        (0.5, "0.5"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (0.0, "0"),
    ],
)
def test_an_amount_is_written_without_exponent_and_without_added_digits(value: float, written: str) -> None:
    assert decimal(value).value == written


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_what_is_no_amount_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="no amount"):
        decimal(value)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        count(-1)


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    text = "a\0b\ud800c"
    assert repaired(text) == "a\ufffdb\ufffdc"
    assert words(text).value == english(text).value == "a\ufffdb\ufffdc"


def test_all_other_characters_stand() -> None:
    text = "\x01\t\r\n\x85\u2028\u202e\ufeff\U0001f600\ufffe\"'\\"
    assert words(text).value == text
