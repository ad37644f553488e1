"""``communique triage``, and ``communique build --triage``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.articles import write_articles
from communique.cli import main
from communique.graph import load
from triage.test_sifting import STORM


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = write_articles(tmp_path / "articles")
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    return folder


def test_the_list_names_every_article_and_why(articles: Path) -> None:
    result = run("triage", articles)
    assert result.exit_code == 0, result.output
    joint, storm, talks = result.stdout.splitlines()
    assert joint.startswith("relevant    joint.txt  meeting: ")
    assert "statement: " in joint
    assert "supply: " in joint
    assert storm.startswith("irrelevant  storm.txt  no official's meeting or statement and no supply; names Iceland")
    assert talks.startswith("relevant    talks.txt  meeting: Canadian Defense Minister … spoke")
    assert "2 of 3 articles are relevant" in result.stderr


def test_what_cannot_be_read_is_listed_and_told_by_the_exit_status(articles: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    result = run("triage", articles)
    assert result.exit_code == 4
    assert "rejected    empty.txt  the file holds no text. [input-empty]" in result.stdout
    assert "2 of 3 articles are relevant" in result.stderr
    assert "1 inputs cannot be read" in result.stderr


def test_the_list_as_json(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_bytes(b"")
    assert run("triage", articles, "-f", "json", "-o", tmp_path / "list.json").exit_code == 4
    listing = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))
    assert [(one["names"], one["relevant"]) for one in listing["articles"]] == [
        (["joint.txt"], True),
        (["storm.txt"], False),
        (["talks.txt"], True),
    ]
    joint, storm, _ = listing["articles"]
    assert [sign["kind"] for sign in joint["signs"]] == ["meeting", "statement", "supply"]
    assert joint["signs"][2]["sentence"] == "Three ministers condemn arms transfers to Russia"
    assert (storm["signs"], storm["parties"]) == ([], ["Iceland", "Norway"])
    assert [rejected["code"] for rejected in listing["rejected"]] == ["input-empty"]


def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    result = run("triage", tmp_path / "none")
    assert result.exit_code == 2
    assert "[input-no-folder]" in result.stderr


def test_a_build_with_triage_leaves_out_and_lists_what_is_irrelevant(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "graph", "--triage")
    assert result.exit_code == 0, result.output
    manifest = load(tmp_path / "graph").manifest
    assert [article.names for article in sorted(manifest.articles, key=lambda a: a.names)] == [
        ("joint.txt",),
        ("talks.txt",),
    ]
    (left_out,) = manifest.rejected
    assert (left_out.file, left_out.code) == ("storm.txt", "input-irrelevant")
    assert f"left out storm.txt: {left_out.reason}" in result.stderr
    assert "1 inputs were left out as irrelevant" in result.stderr
    assert "rejected" not in result.stderr


def test_a_build_without_triage_parses_every_article(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "graph")
    assert result.exit_code == 0, result.output
    manifest = load(tmp_path / "graph").manifest
    assert (len(manifest.articles), manifest.rejected) == (3, ())


def test_a_build_of_irrelevant_articles_alone_says_so(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "storm.txt").write_text(STORM, encoding="utf-8")
    result = run("build", tmp_path / "articles", "-o", tmp_path / "graph", "--triage")
    assert result.exit_code == 1
    assert "left out storm.txt" in result.stderr
    assert "none of 1 inputs can be read (1 are irrelevant)" in result.stderr
    assert not (tmp_path / "graph").exists()
