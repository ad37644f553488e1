"""The command ``lexicon``, and the option ``--lexicon``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.graph import load


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)


@pytest.fixture
def oil(tmp_path: Path) -> Path:
    folder = tmp_path / "oil"
    folder.mkdir()
    (folder / "items.toml").write_text('[[item]]\ncode = "supplies"\nwords = ["crude oil", "gyroscope"]\n')
    (folder / "transfers.toml").write_text('[give]\nverbs = ["reflag", "ship"]\n')
    return folder


def test_lists_are_counted(oil: Path) -> None:
    built_in, own = run("lexicon", "list").stdout, run("lexicon", "list", "--lexicon", oil).stdout
    (before,) = (line.split() for line in built_in.splitlines() if line.split()[:2] == ["transfers.toml", "give.verbs"])
    (after,) = (line.split() for line in own.splitlines() if line.split()[:2] == ["transfers.toml", "give.verbs"])
    assert int(after[2]) == int(before[2]) + 1


def test_the_words_of_a_list_are_shown(oil: Path) -> None:
    lines = run("lexicon", "list", "transfers.give.verbs", "--lexicon", oil).stdout.splitlines()
    assert lines[0].split() == ["transfers.give.verbs", "reflag"]
    assert all(line.startswith("transfers.give.verbs  ") for line in lines)


def test_lists_come_as_json(oil: Path, tmp_path: Path) -> None:
    output = tmp_path / "items.json"
    assert run("lexicon", "list", "items", "--lexicon", oil, "-f", "json", "-o", output).exit_code == 0
    first = json.loads(output.read_text())[0]
    assert first == {"file": "items", "field": "item.words", "word": "crude oil", "says": "code supplies"}


def test_an_unknown_list_is_told() -> None:
    result = run("lexicon", "list", "transfer")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("[lexicon-unknown]\n")


def test_a_word_is_shown_with_its_places(oil: Path) -> None:
    lines = [line.split("  ") for line in run("lexicon", "show", "gyroscope", "--lexicon", oil).stdout.splitlines()]
    told = [[cell.strip() for cell in line if cell.strip()] for line in lines]
    assert [cells[:4] for cells in told] == [
        ["items.item.words", "gyroscope", "code supplies", "your lexicon"],
        ["items.item.words", "gyroscope", "code weapons-parts", "built in, overridden"],
    ]
    assert told[0][4] == f"{oil}/items.toml:3"


def test_a_word_is_shown_as_json() -> None:
    (found,) = json.loads(run("lexicon", "show", "ferry", "-f", "json").stdout)
    assert (found["file"], found["field"], found["own"], found["counts"]) == ("transfers", "give.verbs", False, True)


def test_a_word_that_stands_nowhere_is_told_with_words_near_it() -> None:
    result = run("lexicon", "show", "supplys")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "supply" in result.stderr
    assert result.stderr.endswith("[word-unknown]\n")


def test_a_right_lexicon_is_checked_with_notes(oil: Path) -> None:
    result = run("lexicon", "check", oil)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f'note: {oil}/items.toml:3: "gyroscope" has code "supplies" instead of code "weapons-parts".',
        f'note: {oil}/transfers.toml:2: "ship" is built in.',
        f"{oil}: 2 files, 4 entries, nothing is wrong",
    ]


def test_everything_wrong_is_told_by_the_check(oil: Path) -> None:
    (oil / "claims.toml").write_text('[[verb]]\nstance = "swears"\nlemmas = ["swear"]\n[labels]\nfalse = "hoax"\n')
    result = run("lexicon", "check", oil)
    assert result.exit_code == 2
    codes = [line.rpartition("[")[2] for line in result.stderr.splitlines()]
    assert codes == ["lexicon-code]", "lexicon-type]"]


@pytest.mark.parametrize("command", [["build", "{articles}", "-o", "{graph}"], ["map", "{articles}/ships.txt"]])
def test_a_wrong_lexicon_stops_a_command_before_it_writes(oil: Path, tmp_path: Path, command: list[str]) -> None:
    (oil / "claims.toml").write_text("[verb]\n")
    places = {"articles": write_article(tmp_path), "graph": tmp_path / "graph"}
    result = run(*(part.format(**places) for part in command), "--lexicon", oil)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("[lexicon-type]\n")
    assert not (tmp_path / "graph" / "manifest.json").exists()


def write_article(folder: Path) -> Path:
    articles = folder / "articles"
    articles.mkdir()
    text = (
        "Bay Courier\n\nOil for an island\n\nOSLO, May 3, 2024 — Norway accused Iran of selling crude oil to Syria on "
        "Thursday. The foreign minister of Norway spoke of three ships that had left for the coast since the spring.\n"
    )
    (articles / "ships.txt").write_text(text, encoding="utf-8")
    return articles


def test_a_lexicon_changes_the_facts_and_the_run_and_nothing_else_does(oil: Path, tmp_path: Path) -> None:
    articles = write_article(tmp_path)
    graphs = {name: tmp_path / name for name in ("without", "with", "again", "by-environment", "edited")}
    assert run("build", articles, "-o", graphs["without"]).exit_code == 0
    assert run("build", articles, "-o", graphs["with"], "--lexicon", oil).exit_code == 0
    assert run("build", articles, "-o", graphs["again"], "--lexicon", oil).exit_code == 0
    assert run("build", articles, "-o", graphs["by-environment"], COMMUNIQUE_LEXICON=str(oil)).exit_code == 0
    (oil / "transfers.toml").write_text("# nothing any more\n")
    assert run("build", articles, "-o", graphs["edited"], "--lexicon", oil).exit_code == 0
    built = {name: load(path) for name, path in graphs.items()}
    assert built["without"].manifest.counts.get("AllegedTransfer", 0) == 0
    assert built["with"].manifest.counts["AllegedTransfer"] == 1
    same = {built[name].manifest_sha256 for name in ("with", "again", "by-environment")}
    assert len(same) == 1
    assert len({built[name].manifest.rules for name in ("without", "with", "edited")}) == 3
    described = [str(quad.object) for quad in built["with"].quads() if "lexicon of the user's" in str(quad.object)]
    assert len(described) == 1
