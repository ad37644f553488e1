"""What ``docs/extend.md`` says is what happens: its files are written, its commands run, its answers compared."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from communique.lexicon.files import built_in
from communique.lexicon.schema import is_records
from fixtures.documents import renew_block
from fixtures.golden import Golden
from lexicon.scripts import load_script

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "extend.md"
REFERENCE = ROOT / "docs" / "lexicon.md"

_FILE = re.compile(r"\*\*`(?P<name>[^`]+)`\*\*\n\n```(?:toml|text)\n(?P<text>.*?)```", re.DOTALL)
_COMMANDS = re.compile(r"```sh\n(?P<commands>.*?)```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)


def files() -> dict[str, str]:
    """The files that the guide prints, by name."""
    return {match["name"]: match["text"] for match in _FILE.finditer(GUIDE.read_text())}


def commands() -> list[tuple[str, str]]:
    """Its commands in order, each block with the answer printed under it."""
    return [(match["commands"].strip(), match["answer"]) for match in _COMMANDS.finditer(GUIDE.read_text())]


@pytest.mark.slow
def test_the_example_yields_nothing_before_and_the_right_facts_after(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    shutil.copytree(ROOT / "queries", tmp_path / "queries")
    for name, text in files().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(tmp_path)}
    answers = []
    for command, expected in commands():
        result = subprocess.run(
            ["bash", "-ec", command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert result.returncode == 0, f"{command}\n{result.stderr}"
        answer = result.stdout.replace("\r\n", "\n")
        answers.append(answer)
        if pytestconfig.getoption("--update-golden"):
            renew_block(GUIDE, command, answer)
        else:
            assert answer == expected, command
    assert len(answers) >= 4
    header, *rows = answers[0].splitlines()
    assert header.startswith("supplier,recipient,item,")
    assert rows == []
    assert "Iran,Syria,crude oil,more-than,700000,barrels," in answers[-1]


def test_the_files_of_the_example_are_all_printed() -> None:
    assert {name for name in files() if name.endswith(".toml")} == {
        f"oil/{name}.toml" for name in ("items", "transfers", "claims", "ministries")
    }


@pytest.fixture(scope="module")
def fields() -> ModuleType:
    """The script that writes the reference."""
    return load_script(ROOT / "docs" / "fields.py")


def test_the_reference_is_what_the_lists_say_of_themselves(fields: ModuleType, golden: Golden) -> None:
    golden(REFERENCE, fields.page())


def test_every_table_of_the_lists_is_explained(fields: ModuleType) -> None:
    for name, file in built_in().items():
        said = fields.explained(file.text)
        assert said.top, f"{name}.toml does not say what it holds"
        for table, value in file.data.items():
            keys = value if isinstance(value, dict) else {}
            by_keys = bool(keys) and all(said.above.get(f"{table}.{key}") for key in keys)
            assert said.above.get(table) or by_keys or is_records(value), f"{name}.toml: [{table}] has no comment"
