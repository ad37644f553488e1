"""The table of what each commit gained has a figure in every column."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from communique.evaluate import as_json, score_folder

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="module")
def gains() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gains", ROOT / "tools/gains.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_report_fills_the_columns_after_commit_and_subject(gains: ModuleType, tmp_path: Path) -> None:
    assert gains.figures(as_json(score_folder(GOLD, GOLD, ROOT / "seeds"))) == [*["1.000"] * 10, "0"]
    missed = gains.figures(as_json(score_folder(GOLD, tmp_path)))
    assert len(missed) == len(gains.HEAD) - 2
    assert missed[:3] == ["1.000", "0.000", "0.000"]
    assert missed[-2:] == ["—", "0"]


def test_code_that_does_not_run_is_a_row_without_figures(gains: ModuleType, tmp_path: Path) -> None:
    package = tmp_path / "src" / "communique"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    cells = gains.measure(tmp_path, GOLD, ROOT / "seeds", together=True)
    assert cells[0] == "did not run"
    assert len(cells) == len(gains.HEAD) - 2
