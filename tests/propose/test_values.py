"""Quantities, goods and stances in words."""

import pytest

from communique.lexicon import load_lexicon
from communique.model import Basis, Comparator, Passage, Stance, Support
from communique.propose.values import contradicts, holds, item_code, quantity

SUPPORTS = (Support((Passage("0" * 16, 0, 5),), Basis.PROPOSED),)


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator"),
    [
        ("more than 1,000 containers", 1000, "containers", Comparator.MORE_THAN),
        ("40 armoured trucks", 40, "armoured trucks", Comparator.EXACT),
        ("at least two ships", 2, "ships", Comparator.AT_LEAST),
        ("some 1.5 million rounds", 1_500_000, "rounds", Comparator.ABOUT),
        ("about three dozen of the drones", 36, "drones", Comparator.ABOUT),
        ("thousands of shells", None, "shells", Comparator.MAGNITUDE),
    ],
)
def test_a_quantity_has_value_unit_and_comparator(
    words: str, value: float | None, unit: str, comparator: Comparator
) -> None:
    found = quantity(words, SUPPORTS, load_lexicon().quantities)
    assert found is not None
    assert (found.value, found.unit, found.comparator) == (value, unit, comparator)


@pytest.mark.parametrize("words", ["many shells", "1,000", "between 100 and 200 shells", "crates", ""])
def test_what_is_no_single_number_of_something_is_no_quantity(words: str) -> None:
    assert quantity(words, SUPPORTS, load_lexicon().quantities) is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("short-range ballistic missiles", "ballistic-missiles"),
        ("containers of munitions", "munitions"),
        ("40 drones", "drones"),
        ("night-vision goggles", ""),
    ],
)
def test_goods_have_the_code_of_the_longest_phrase_at_their_end(words: str, code: str) -> None:
    assert item_code(words, load_lexicon().items) == code


@pytest.mark.parametrize(
    ("stance", "words", "expected"),
    [
        (Stance.ASSERTS, "denied", True),
        (Stance.ALLEGES, "has dismissed", True),
        (Stance.DENIES, "claims", True),
        (Stance.DENIES, "denies", False),
        (Stance.ASSERTS, "confirmed", False),
        (Stance.DENIES, "called a fairy tale", False),
    ],
)
def test_words_of_a_stance_may_not_say_its_opposite(stance: Stance, words: str, expected: bool) -> None:
    assert contradicts(stance, words, load_lexicon()) is expected


def test_phrases_are_found_as_whole_words_whatever_their_capitals() -> None:
    assert holds("They spoke By Phone on Monday.", {"by phone"})
    assert not holds("They sold phones.", {"phone"})
