"""Other names, the same facts: what is read does not hang on who plays which part."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metamorphic.casting import (
    NAMES,
    NAMES_IN_BOTH_ORDERS,
    UNSPENT,
    Casting,
    Name,
    cast_people,
    eligible,
    states_in,
)
from metamorphic.outcome import assert_same, facts_of, outcome
from metamorphic.seeds import ONCE, QUICK, SEEDS, WIDE, name_of, text_of

every_seed = pytest.mark.parametrize("seed", SEEDS, ids=name_of)


def _seed(path: Path) -> object:
    known = pytest.mark.xfail(
        reason=f"the parser takes another name otherwise: {_PARSED_OTHERWISE[name_of(path)]}", strict=False
    )
    return pytest.param(path, marks=known, id=name_of(path))


# Where the small parser hangs a phrase elsewhere because another name stands in the sentence, and what changes by it.
_PARSED_OTHERWISE = {
    "000": "how far the words of a condemnation reach; who supplies in an export and procurement of two sides",
    "001": "a demand with three states in a row before it",
    "003": "what goods a feared supply has",
}
# These hold but for the seeds named there.
nearly_every_seed = pytest.mark.parametrize(
    "seed",
    [_seed(path) if name_of(path) in _PARSED_OTHERWISE else pytest.param(path, id=name_of(path)) for path in SEEDS],
)


def states(pool: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.permutations(pool).map(lambda order: order[:13])


def people() -> st.SearchStrategy[tuple[list[Name], Name]]:
    return st.tuples(st.permutations(NAMES), st.sampled_from(NAMES_IN_BOTH_ORDERS))


def check(seed: Path, cast: Casting) -> None:
    text = text_of(seed)
    expected, found = outcome(facts_of(text), cast.rendering()), outcome(facts_of(cast.words(text)))
    if "US" in cast.states:
        # A command that only one state has is no body of another.
        expected = [line for line in expected if line != f"party: {cast.party('us-indo-pacific-command')}"]
    assert_same(expected, found, str(cast))


def in_place_of(seed: Path, players: list[str]) -> dict[str, str]:
    return dict(zip(states_in(text_of(seed)), players, strict=False))


@nearly_every_seed
@given(players=states(UNSPENT))
@ONCE
def test_other_states_take_the_parts(seed: Path, players: list[str]) -> None:
    check(seed, Casting(in_place_of(seed, players), {}))


@every_seed
@given(names=people())
@ONCE
def test_other_people_take_the_parts(seed: Path, names: tuple[list[Name], Name]) -> None:
    check(seed, Casting({}, cast_people(text_of(seed), *names)))


@nearly_every_seed
@given(data=st.data())
@QUICK
def test_the_states_of_a_text_change_parts_among_themselves(seed: Path, data: st.DataObject) -> None:
    parts = states_in(text_of(seed))
    check(seed, Casting(dict(zip(parts, data.draw(st.permutations(parts)), strict=True)), {}))


@nearly_every_seed
def test_supplier_and_recipient_change_parts(seed: Path) -> None:
    swapped = Casting({"KP": "RU", "RU": "KP"}, {})
    check(seed, swapped)


@nearly_every_seed
@pytest.mark.slow
@given(players=states(eligible()), names=people())
@WIDE
def test_any_cast_plays_the_same_piece(seed: Path, players: list[str], names: tuple[list[Name], Name]) -> None:
    check(seed, Casting(in_place_of(seed, players), cast_people(text_of(seed), *names)))


def test_a_cast_leaves_no_name_of_who_played_before() -> None:
    for seed in SEEDS:
        text = text_of(seed)
        played = Casting(in_place_of(seed, list(UNSPENT)), cast_people(text, NAMES, NAMES_IN_BOTH_ORDERS[0]))
        before = {line for line in outcome(facts_of(text)) if line.startswith(("party:", "person:"))}
        after = set(outcome(facts_of(played.words(text))))
        assert before & after <= {"party: eu", "party: un", "party: un-security-council"}
