"""What was gained in reading is kept: floors are reached, lie close below the measure, and never sink in silence."""

import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from communique.cli import main
from communique.evaluate import score_folder

ROOT = Path(__file__).parents[1]
SEEDS, SEEDS_GOLD = ROOT / "seeds", ROOT / "tests/gold"
CORPUS = ROOT / "tests/corpus"
FLOORS = ("tests/floors.toml", "tests/floors-corpus.toml")

Floors = dict[str, dict[str, Any]]


def corpus(part: str) -> Path:
    """A folder of our own texts; a checkout without it is not whole."""
    folder = CORPUS / part
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.fail(f"{folder.relative_to(ROOT)} is missing or empty: our own texts and their gold belong there")
    return folder


def assert_reached_and_close(gold: Path, articles: Path, floors: str, *options: str) -> None:
    call = ["evaluate", "--gold", str(gold), "--articles", str(articles), "--floors", str(ROOT / floors), "--tight"]
    result = CliRunner().invoke(main, [*call, *options])
    assert result.exit_code == 0, f"{result.stderr}\n{result.stdout}"


@pytest.mark.slow
def test_the_seeds_reach_their_floors_and_the_floors_are_close() -> None:
    assert_reached_and_close(SEEDS_GOLD, SEEDS, "tests/floors.toml")


@pytest.mark.slow
def test_our_own_texts_reach_their_floors_and_the_floors_are_close() -> None:
    assert_reached_and_close(corpus("gold"), corpus("articles"), "tests/floors-corpus.toml", "--each")


def test_the_gold_of_our_own_texts_stands_in_them() -> None:
    gold, articles = corpus("gold"), corpus("articles")
    assert {path.stem for path in gold.glob("*.json")} == {path.stem for path in articles.iterdir()}
    report = score_folder(gold, gold, articles)
    assert report.micro.f1 == 1.0
    assert report.grounded == 1.0
    assert report.forbidden == ()


@pytest.mark.slow
def test_a_floor_out_of_reach_is_missed(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[micro]\nf1 = 0.999\n")
    call = ["evaluate", "--gold", str(SEEDS_GOLD), "--articles", str(SEEDS), "--quick"]
    result = CliRunner().invoke(main, [*call, "--floors", str(tmp_path / "floors.toml")])
    assert result.exit_code == 1
    assert "floors-missed" in result.output


def test_the_floors_are_not_below_what_was_promised() -> None:
    seeds, own = (tomllib.loads((ROOT / name).read_text()) for name in FLOORS)
    assert seeds["micro"]["f1"] >= 0.85
    assert seeds["micro"]["precision"] >= 0.92
    assert own["micro"]["f1"] >= 0.75
    assert own["micro"]["precision"] >= 0.85
    assert own["claim"]["f1"] >= 0.60
    for floors in (seeds, own):
        assert floors["grounded"]["share"] == 1
        assert floors["forbidden"]["at_most"] == 0


def sunk(history: Iterable[Floors], now: Floors) -> list[str]:
    """The floors of former versions that are now lower or gone, without a reason in their table."""
    once = {
        (subject, measure, bound) for v in history for subject, table in v.items() for measure, bound in table.items()
    }
    lower = []
    for subject, measure, bound in sorted(once, key=str):
        table = now.get(subject, {})
        if "lowered" in table or measure == "lowered":
            continue
        kept = table.get(measure)
        if kept is None or (kept > bound if measure == "at_most" else kept < bound):
            lower.append(f"{subject} {measure} was {bound}, is {kept}")
    return lower


@pytest.mark.parametrize("name", FLOORS)
def test_no_floor_sank_without_a_reason(name: str) -> None:
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("there is no history to compare with: git or the repository is missing")

    def asked(*arguments: str) -> str:
        return subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    versions = asked("log", "--format=%H", "--diff-filter=AM", "--", name).split()
    assert sunk([tomllib.loads(asked("show", f"{version}:{name}")) for version in versions], _read(name)) == []


def test_a_floor_that_sinks_is_noticed() -> None:
    before: Floors = {"micro": {"f1": 0.8, "precision": 0.9}, "forbidden": {"at_most": 0}}
    higher: Floors = {"micro": {"f1": 0.85, "precision": 0.9}, "forbidden": {"at_most": 0}}
    assert sunk([before], higher) == []
    assert sunk([before, higher], before) == ["micro f1 was 0.85, is 0.8"]
    assert sunk([before], {"micro": {"f1": 0.8}, "forbidden": {"at_most": 1}}) == [
        "forbidden at_most was 0, is 1",
        "micro precision was 0.9, is None",
    ]
    assert sunk([higher], before | {"micro": {**before["micro"], "lowered": "gold has two kinds more"}}) == []


def _read(name: str) -> Floors:
    return tomllib.loads((ROOT / name).read_text())
