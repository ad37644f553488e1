"""Paragraphs that lean on nothing may stand in any order."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metamorphic.outcome import TIMES, assert_same, facts_of, outcome, without
from metamorphic.paragraphs import Stretch, body, rearranged, stands_alone
from metamorphic.seeds import QUICK, SEEDS, WIDE, name_of, text_of

every_seed = pytest.mark.parametrize("seed", SEEDS, ids=name_of)

#: Eight reports, of which none leans on another.
ROUNDUP = (
    "The foreign ministers of Kenya and Uganda, Wanjiru Kamau and Peter Okello, held talks in Nairobi on Tuesday.",
    "Peru condemned Bolivia for supplying rifles to Paraguay.",
    "Chile’s president, Rosa Diaz, spoke by phone with Argentina’s president, Hugo Luna, on Wednesday.",
    "Norway said Belarus had shipped more than 200 drones to Sudan since March 2023.",
    "“Egypt has never sold missiles to Libya,” Egyptian Foreign Minister Nabil Farouk said in Cairo.",
    "Finland and Estonia called on Serbia to halt the export of arms to Myanmar, according to a joint statement.",
    "Morocco denied that it had delivered tanks to Mali.",
    "Defense Minister Arto Salonen of Finland met with Swedish Defense Minister Karin Ekman in Stockholm on Friday.",
)


def check(text: str, changed: str, note: str) -> None:
    before, after = without(outcome(facts_of(text)), TIMES), without(outcome(facts_of(changed)), TIMES)
    assert_same(before, after, note)


def free(text: str) -> tuple[Stretch, ...]:
    """Paragraphs that lean on nothing; the first stays, for it opens the article."""
    return tuple(s for s in body(text)[1:] if stands_alone(text, s))


def blocks(text: str) -> tuple[Stretch, ...]:
    """A paragraph that leans on nothing with all that lean on it, as one stretch each; the first block stays."""
    found: list[Stretch] = []
    for stretch in body(text):
        if not found or stands_alone(text, stretch, inner=True):
            found.append(stretch)
        else:
            head = found[-1]
            found[-1] = Stretch(head.start, stretch.end, text[head.start : stretch.end], head.gap)
    return tuple(found[1:])


@every_seed
def test_paragraphs_that_lean_on_nothing_may_change_places(seed: Path) -> None:
    text = text_of(seed)
    places = free(text)
    for order in list(permutations(places))[1:]:
        check(text, rearranged(text, places, order), str([s.words[:60] for s in order]))


@given(order=st.permutations(ROUNDUP))
@QUICK
def test_a_roundup_may_be_told_in_any_order(order: list[str]) -> None:
    told = "\n\n".join(ROUNDUP)
    kinds = {line.split(":")[0] for line in outcome(facts_of(told))}
    assert kinds >= {"meeting", "statement", "supply", "claim", "quote", "position"}
    check(told, "\n\n".join(order), str([p[:30] for p in order]))


@every_seed
@pytest.mark.slow
@given(data=st.data())
@WIDE
def test_blocks_of_paragraphs_may_change_places(seed: Path, data: st.DataObject) -> None:
    text = text_of(seed)
    places = blocks(text)
    order = tuple(places[n] for n in data.draw(st.permutations(range(len(places)))))
    check(text, rearranged(text, places, order), str([s.words[:60] for s in order]))


@pytest.mark.slow
@given(order=st.permutations(ROUNDUP))
@WIDE
def test_a_roundup_may_be_told_in_every_order(order: list[str]) -> None:
    check("\n\n".join(ROUNDUP), "\n\n".join(order), str([p[:30] for p in order]))
