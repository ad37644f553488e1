"""Every command of the README is run, and its answers are the real ones.

``make run`` and ``make test`` are run whole, from a fresh clone, by ``tests/test_fresh_clone.py`` and by ``.ci/run``.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.documents import renew_block
from serve.servers import serving

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Block:
    """A command of the README and the answer printed under it, if there is one."""

    command: str
    answer: str | None


def blocks() -> list[Block]:
    """The commands in order."""
    pattern = re.compile(r"```sh\n(?P<command>.*?)```(?:\n\n```text\n(?P<answer>.*?)```)?", re.DOTALL)
    return [Block(match["command"].strip(), match["answer"]) for match in pattern.finditer(README.read_text())]


def lines(block: Block) -> Iterator[str]:
    """The commands of a block: one a line, unless a quotation runs on."""
    command = ""
    for line in block.command.splitlines():
        command += ("\n" if command else "") + line
        try:
            shlex.split(command)
        except ValueError:
            continue
        yield command
        command = ""
    assert not command


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands need of a checkout, apart from the real one."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("seeds", "graph", "queries"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(BIN)
    return folder


def run(command: str, folder: Path) -> str:
    """Run one command and give its standard output."""
    result = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stderr}"
    return result.stdout


@pytest.mark.slow
def test_commands_run_and_answers_are_real(checkout: Path, pytestconfig: pytest.Config) -> None:
    ran = 0
    with serving(checkout / "graph") as server:
        for block in blocks():
            output = ""
            for command in lines(block):
                if command.startswith("make "):
                    continue
                output += run(command.replace("http://127.0.0.1:8000/sparql", server.url), checkout)
                ran += 1
            if block.answer is not None and pytestconfig.getoption("--update-golden"):
                renew_block(README, block.command, output)
            elif block.answer is not None:
                assert output.replace("\r\n", "\n") == block.answer, block.command
    assert ran >= 6


def test_make_commands_are_targets() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = {c.split()[1] for b in blocks() for c in lines(b) if c.startswith("make ")}
    assert {"run", "test"} <= named <= targets


def test_the_picture_is_the_one_drawn_from_the_ontology() -> None:
    picture = re.search(r"```mermaid\n(.*?)```", README.read_text(), re.DOTALL)
    assert picture is not None
    assert picture[1] == (ROOT / "docs/model.mmd").read_text()
