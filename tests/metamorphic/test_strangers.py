"""A paragraph of another subject adds nothing and takes nothing away."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metamorphic.outcome import NAMED, assert_same, facts_of, outcome, without
from metamorphic.paragraphs import body, stands_alone, with_last_paragraph, with_paragraph
from metamorphic.seeds import QUICK, SEEDS, WIDE, name_of, text_of
from metamorphic.strangers import EVERYBODY, LIVELY, QUIET, TREACHEROUS

every_seed = pytest.mark.parametrize("seed", SEEDS, ids=name_of)


def check(text: str, changed: str, note: str) -> None:
    """The same facts; who else is named in the new paragraph may be listed."""
    before, after = outcome(facts_of(text)), outcome(facts_of(changed))
    assert_same(without(before, NAMED), without(after, NAMED), note)
    assert {line for line in before if line not in after} == set()


def openings(text: str) -> list[tuple[int, str]]:
    """Every place and stranger: the quiet anywhere, the others wherever the next paragraph leans on nothing."""
    paragraphs = list(enumerate(body(text)))
    quiet = [(n, stranger) for n, _ in paragraphs for stranger in QUIET]
    places = [n for n, s in paragraphs if stands_alone(text, s, inner=True)]
    return quiet + [(n, stranger) for n in places for stranger in LIVELY + TREACHEROUS]


@every_seed
@given(data=st.data())
@QUICK
def test_somebody_elses_weather_changes_nothing_anywhere(seed: Path, data: st.DataObject) -> None:
    text = text_of(seed)
    number, stranger = data.draw(st.integers(0, len(body(text)) - 1)), data.draw(st.sampled_from(QUIET))
    place = body(text)[number]
    check(text, with_paragraph(text, place, stranger), f"before {place.words[:60]!r}: {stranger}")


@every_seed
@given(stranger=st.sampled_from(LIVELY + TREACHEROUS))
@QUICK
def test_what_stands_below_the_article_changes_nothing(seed: Path, stranger: str) -> None:
    text = text_of(seed)
    check(text, with_last_paragraph(text, stranger), f"at the end: {stranger}")


@pytest.mark.parametrize("stranger", EVERYBODY)
def test_a_stranger_alone_says_nothing(stranger: str) -> None:
    assert without(outcome(facts_of(f"{stranger}\n\n{QUIET[0]}\n\n{QUIET[1]}")), NAMED) == []


@every_seed
@pytest.mark.slow
@given(data=st.data())
@WIDE
def test_strangers_between_paragraphs_change_nothing(seed: Path, data: st.DataObject) -> None:
    text = text_of(seed)
    number, stranger = data.draw(st.sampled_from(openings(text)))
    place = body(text)[number]
    check(text, with_paragraph(text, place, stranger), f"before {place.words[:60]!r}: {stranger}")
