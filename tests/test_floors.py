"""The facts of the seeds keep the quality they have reached."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli import main

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_the_seeds_reach_their_floors() -> None:
    call = ["evaluate", "--gold", str(ROOT / "tests/gold"), "--articles", str(ROOT / "seeds")]
    result = CliRunner().invoke(main, [*call, "--floors", str(ROOT / "tests/floors.toml")])
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_a_floor_out_of_reach_is_missed(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[micro]\nf1 = 0.999\n")
    call = ["evaluate", "--gold", str(ROOT / "tests/gold"), "--articles", str(ROOT / "seeds")]
    result = CliRunner().invoke(main, [*call, "--floors", str(tmp_path / "floors.toml")])
    assert result.exit_code == 1
    assert "floors-missed" in result.output


def test_the_floors_are_not_below_what_was_promised() -> None:
    floors = tomllib.loads((ROOT / "tests/floors.toml").read_text())
    assert floors["micro"]["f1"] >= 0.75
    assert floors["micro"]["precision"] >= 0.88
    assert floors["grounded"]["share"] == 1
    assert floors["forbidden"]["at_most"] == 0
