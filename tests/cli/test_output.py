"""Where a command writes: files whole or not at all, standard output, and what cannot be written."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.articles import write_articles
from communique.cli.output import OutputError, put
from graph.knowledge import publish_knowledge


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    put(tmp_path / "out", b"one")
    put(tmp_path / "out", b"two")
    assert (tmp_path / "out").read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "out").write_text("old")
    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OutputError, match="No space left") as caught:
        put(tmp_path / "out", b"new")
    assert (caught.value.code, caught.value.exit_status) == ("output-unwritable", 1)
    assert (tmp_path / "out").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


@pytest.mark.parametrize("name", ["none/out", "file/out", "."])
def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        put(tmp_path / name, b"new")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    put(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    put(Path(os.devnull), b"new")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """A call of each command that writes to standard output."""
    articles = write_articles(tmp_path_factory.mktemp("input") / "articles")
    graph = ["-g", str(publish_knowledge(tmp_path_factory.mktemp("graph")))]
    return {
        "help": ["export", "--help"],
        "map": ["map", str(articles / "talks.txt")],
        "export": ["export", *graph, "-f", "nquads"],
        "explain": ["explain", *graph, "state/no"],
        "query": ["query", *graph, "SELECT * { ?s ?p ?o }", "-f", "csv"],
        "validate": ["validate", *graph, "-f", "turtle"],
    }


def program(arguments: list[str]) -> list[str]:
    return [sys.executable, "-m", "communique", *arguments]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("name", ["map", "export", "explain", "query", "validate", "help"])
def test_a_full_standard_output_is_an_error_with_a_code(calls: dict[str, list[str]], name: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(program(calls[name]), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("communique: ")
    assert done.stderr.endswith("[output-unwritable]\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_ends_in_the_middle_is_noticed_and_not_told(unbuffered: str) -> None:
    script = "import pathlib; from communique.cli.output import put; put(pathlib.Path('-'), b'x' * 2_000_000)"
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    child = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    with child:
        assert child.stdout
        assert child.stderr
        assert child.stdout.read(10) == b"x" * 10
        child.stdout.close()
        assert child.stderr.read().splitlines()[-1].startswith(b"BrokenPipeError")
    assert child.returncode == 1


@pytest.mark.parametrize("name", ["export", "query"])
def test_a_reader_that_has_seen_enough_ends_a_command_quietly(calls: dict[str, list[str]], name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(program(calls[name]), stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert done.returncode == 1
    assert done.stderr == ""


def test_a_closed_standard_output_is_an_error_with_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="closed"):
        put(Path("-"), b"new")
