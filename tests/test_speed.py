"""How fast reading is, as ratios of processor times taken in one run; ``python -m benchmarks`` shows them."""

from pathlib import Path

import pytest
from benchmarks import reading, triage
from benchmarks.texts import IRRELEVANT, RELEVANT, SEEDS, paths

#: All of reading takes at most so many times what the language model alone takes: 1.5 is the aim, the rest is what the
#: measure wavers by on a busy machine.
MOST_OF_MODEL = 1.65
#: Triage is at least so many times as fast as reading and extracting.
TRIAGE_LEAST = 50


@pytest.mark.slow
def test_reading_takes_little_more_than_the_language_model() -> None:
    row = reading.compare_with_model("seeds", paths(SEEDS), rounds=3)
    assert 1 / row.ratio <= MOST_OF_MODEL


@pytest.mark.slow
@pytest.mark.parametrize("folder", [IRRELEVANT, RELEVANT, SEEDS], ids=["irrelevant", "relevant", "seeds"])
def test_the_gate_is_many_times_as_fast_as_a_parse(folder: Path) -> None:
    row = triage.compare_gate("gate", paths(folder), rounds=3)
    assert row.ratio >= TRIAGE_LEAST


@pytest.mark.slow
def test_triage_leaves_out_irrelevant_files_many_times_as_fast_as_a_parse() -> None:
    row = triage.compare_sifting("triage", paths(IRRELEVANT), rounds=3)
    assert row.ratio >= TRIAGE_LEAST
