"""Marks, spaces, lines and the choice among words that mean the same change no fact."""

from functools import reduce
from pathlib import Path

import pytest

from metamorphic.outcome import NAMED, PLAIN, Rendering, assert_same, facts_of, outcome, without
from metamorphic.printing import AGENCIES, PRINTED, REWORDED, Change, curly, straight
from metamorphic.seeds import SEEDS, name_of, text_of

every_seed = pytest.mark.parametrize("seed", SEEDS, ids=name_of)
#: Changes that go together in one text, so that the everyday run parses few.
TOGETHER = (
    ("Windows newlines", "non-breaking hyphens", "two spaces after a sentence", "spaces at the ends of lines"),
    ("folded at 72 columns", "no-break spaces in figures and titles", "en dashes", "the ellipsis as one character"),
)


def check(seed: Path, change: Change, rendering: Rendering = PLAIN, left_out: frozenset[str] = frozenset()) -> None:
    text = text_of(seed)
    changed = change(text)
    if changed == text:
        return
    before, after = outcome(facts_of(text), rendering), outcome(facts_of(changed), rendering)
    assert_same(
        without(before, left_out), [line.replace("| reporters |", "| no medium |") for line in without(after, left_out)]
    )


def respelt(change: Change) -> Rendering:
    """Words of facts as they are after the change, whether they stood so before or not."""
    return Rendering(words=lambda words: change(straight(words)).lower())


@every_seed
@pytest.mark.parametrize("names", TOGETHER, ids=" + ".join)
def test_printers_change_no_fact(seed: Path, names: tuple[str, ...]) -> None:
    quotes = straight if "“" in text_of(seed) else curly
    check(seed, lambda text: reduce(lambda done, name: PRINTED[name](done), names, quotes(text)))


@every_seed
@pytest.mark.slow
@pytest.mark.parametrize("name", PRINTED)
def test_no_printer_changes_a_fact(seed: Path, name: str) -> None:
    check(seed, PRINTED[name])


@every_seed
@pytest.mark.slow
@pytest.mark.parametrize("name", REWORDED)
def test_words_that_mean_the_same_say_the_same(seed: Path, name: str) -> None:
    check(seed, REWORDED[name], respelt(REWORDED[name]))


@every_seed
@pytest.mark.parametrize("name", AGENCIES)
def test_the_credits_of_an_agency_are_no_facts(seed: Path, name: str) -> None:
    check(seed, AGENCIES[name], left_out=NAMED)


def test_every_change_changes_something() -> None:
    texts = [text_of(seed) for seed in SEEDS]
    idle = [name for name, change in {**PRINTED, **REWORDED, **AGENCIES}.items() if all(change(t) == t for t in texts)]
    assert idle == []
