"""The measure agrees with the independent scorer that stands beside the checkout, on right facts and on wrong ones."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from communique.cli.progress import Console
from communique.evaluate import as_json, facts_of_articles, score_folder
from communique.settings import Settings
from evaluate.mutations import Facts, mutated

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
ARTICLES = ROOT / "seeds"
SCORER = ROOT.parent / "shared" / "eval" / "score.py"
THIRD_DIGIT = 0.0005

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason=f"the independent scorer is not beside the checkout ({SCORER})"
)


@pytest.fixture(scope="module")
def documents() -> dict[str, Facts]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}


def written(documents: dict[str, Facts], folder: Path) -> Path:
    folder.mkdir()
    for stem, facts in documents.items():
        (folder / f"{stem}.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return folder


def scorer(gold: Path, predicted: Path) -> dict[str, Any]:
    folders = ["--gold", str(gold), "--pred", str(predicted), "--articles", str(ARTICLES)]
    arguments = [sys.executable, str(SCORER), *folders, "--json"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def assert_agreement(gold: Path, predicted: Path) -> dict[str, Any]:
    mine, theirs = as_json(score_folder(gold, predicted, ARTICLES)), scorer(gold, predicted)
    for key in ("documents", "missing", "forbidden"):
        assert mine[key] == theirs[key]
    for key in ("macro_f1", "grounded"):
        assert mine[key] == pytest.approx(theirs[key], abs=THIRD_DIGIT)
    assert mine["micro"] == pytest.approx(theirs["micro"], abs=THIRD_DIGIT)
    for table in ("groups", "slots"):
        assert mine[table].keys() == theirs[table].keys()
        for name, figures in theirs[table].items():
            assert mine[table][name] == pytest.approx(figures, abs=THIRD_DIGIT), name
    return mine


def test_identical_facts_are_all_right(tmp_path: Path, documents: dict[str, Facts]) -> None:
    mine = assert_agreement(GOLD, written(documents, tmp_path / "same"))
    assert mine["micro"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert mine["grounded"] == 1.0
    assert mine["forbidden"] == []


def test_no_facts_at_all_find_nothing(tmp_path: Path) -> None:
    mine = assert_agreement(GOLD, written({}, tmp_path / "none"))
    assert mine["missing"] == mine["documents"]
    assert mine["micro"]["recall"] == 0.0


@pytest.mark.parametrize("seed", range(16))
def test_wrong_facts_are_measured_alike(tmp_path: Path, documents: dict[str, Facts], seed: int) -> None:
    mine = assert_agreement(GOLD, written(mutated(documents, seed), tmp_path / "predicted"))
    assert mine["micro"]["f1"] < 1.0


@pytest.mark.parametrize("seed", range(100, 106))
def test_wrong_gold_is_measured_alike(tmp_path: Path, documents: dict[str, Facts], seed: int) -> None:
    gold = written(mutated(documents, seed), tmp_path / "gold")
    assert_agreement(gold, written(mutated(documents, seed + 1000), tmp_path / "predicted"))


@pytest.mark.slow
def test_what_the_product_finds_in_the_seeds_is_measured_alike(tmp_path: Path) -> None:
    stems = frozenset(path.stem for path in GOLD.glob("*.json"))
    with facts_of_articles(
        ARTICLES, stems, each=False, quick=True, settings=Settings(), listener=Console()
    ) as predicted:
        mine = assert_agreement(GOLD, predicted)
    assert mine["missing"] == 0
