"""Gold is for tests: no module of the package names it, and no build opens it."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "communique"
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT / "seeds"

# Runs a command with every file that Python opens or lists written to standard output at the end.
WATCHED = """
import json, os, sys
seen = set()
def watch(event, arguments):
    if event in {"open", "os.listdir", "os.scandir", "glob.glob", "pathlib.Path.glob"} and arguments:
        if isinstance(arguments[0], (str, bytes, os.PathLike)):
            seen.add(os.path.abspath(os.fsdecode(arguments[0])))
sys.addaudithook(watch)
from communique.cli import main
status = 0
try:
    main(sys.argv[1:])
except SystemExit as done:
    status = done.code or 0
print(json.dumps({"status": status, "seen": sorted(seen)}))
"""


def path_parts(text: str) -> set[str]:
    return set(re.split(r"[/\\]", text))


def text_constants(source: str) -> list[str]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(source)
    described = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, described) and node.body and isinstance(node.body[0], ast.Expr)
    }
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in docstrings)
    return [node.value for node in constants if isinstance(node.value, str)]


def names_the_tests(text: str) -> bool:
    """Whether a string could lead to the tests' folder or to one of the gold files."""
    return "tests" in path_parts(text) or any(path.stem in text for path in GOLD.glob("*.json"))


@pytest.mark.parametrize("text", ["tests/gold", "../tests", "tests", "000_5766208ddaa2ba99.json"])
def test_the_scan_would_find_a_path_to_gold(text: str) -> None:
    assert [c for c in text_constants(f'"""Doc of tests."""\nfolder = {text!r}\n') if names_the_tests(c)] == [text]


def test_no_module_of_the_package_names_the_gold_folder() -> None:
    modules = sorted(SOURCE.rglob("*.py"))
    assert len(modules) > 50
    found = {
        str(module.relative_to(SOURCE)): constant
        for module in modules
        for constant in text_constants(module.read_text(encoding="utf-8"))
        if names_the_tests(constant)
    }
    assert found == {}


def test_no_file_of_data_in_the_package_names_a_gold_file() -> None:
    stems = [path.stem for path in GOLD.glob("*.json")]
    data = [p for p in SOURCE.rglob("*") if p.suffix in {".toml", ".tsv", ".json", ".rq", ".md", ".txt"}]
    assert data
    assert [p for p in data if any(stem in p.read_text(encoding="utf-8") for stem in stems)] == []


@pytest.mark.slow
def test_a_build_of_the_seeds_opens_no_gold(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", WATCHED, "build", str(SEEDS), "-o", str(tmp_path / "graph")]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=ROOT, env=dict(os.environ))
    outcome = json.loads(done.stdout.splitlines()[-1])
    assert outcome["status"] == 0, done.stderr
    seen = [Path(path) for path in outcome["seen"]]
    # The watch works: it saw the articles being read.
    assert {path.name for path in SEEDS.glob("*.txt")} <= {path.name for path in seen if path.parent == SEEDS}
    assert [path for path in seen if path == GOLD or GOLD in path.parents] == []
