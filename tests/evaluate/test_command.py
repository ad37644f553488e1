"""``communique evaluate``: where the facts come from, what comes out, and with which status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.evaluate import as_json, score_folder

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"
ARTICLES = ROOT / "seeds"

WIRE = """Ministers of Norway and Chile meet in Oslo

By Ann Example

OSLO, May 3, 2024 - Norwegian Foreign Minister Kari Dahl met her Chilean counterpart Pedro Novak in Oslo on Friday.

"We condemn the supply of weapons to the rebels," the two ministers said in a joint statement released on Friday.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    """Gold and articles of one text of our own, and one file that is no article."""
    gold, articles = tmp_path / "gold", tmp_path / "articles"
    gold.mkdir()
    articles.mkdir()
    (gold / "wire.json").write_text('{"meetings": [], "persons": [{"name": "Kari Dahl"}]}', encoding="utf-8")
    (articles / "wire.txt").write_text(WIRE, encoding="utf-8")
    return gold, articles


def test_a_folder_of_facts_is_scored_as_text() -> None:
    result = run("--gold", GOLD, "--pred", GOLD, "--articles", ARTICLES)
    assert result.exit_code == 0, result.stderr
    assert (
        "micro P 1.000  R 1.000  F1 1.000  macro F1 1.000  over 5 documents (0 without a prediction)" in result.stdout
    )
    assert result.stderr == ""


def test_json_holds_every_figure() -> None:
    result = run("--gold", GOLD, "--pred", GOLD, "-f", "json")
    assert json.loads(result.stdout) == as_json(score_folder(GOLD, GOLD))


def test_floors_that_are_reached_end_with_0_and_missed_ones_with_1(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[micro]\nf1 = 1.0\n", encoding="utf-8")
    assert run("--gold", GOLD, "--pred", GOLD, "--floors", floors).exit_code == 0
    result = run("--gold", GOLD, "--pred", tmp_path, "--floors", floors)
    assert result.exit_code == 1
    assert "micro f1 is 0.000, its floor 1.000" in result.stderr
    assert "[floors-missed]" in result.stderr
    assert "macro F1 0.000" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--pred", GOLD, "-g", GOLD),
        ("--each",),
        ("--pred", GOLD, "--articles", ARTICLES, "--each"),
        ("--quick",),
        ("--pred", GOLD, "--articles", ARTICLES, "--quick"),
        ("--pred", GOLD, "--slot", "claim"),
        ("--pred", GOLD, "--errors", "-f", "markdown"),
        ("--pred", GOLD, "--tight"),
        ("--pred", GOLD, "--article", "000", "--floors", ROOT / "tests/floors.toml"),
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_call(arguments: tuple[str | Path, ...]) -> None:
    result = run("--gold", GOLD, *arguments)
    assert result.exit_code == 2
    assert "[options-conflict]" in result.stderr


def test_a_folder_without_a_graph_is_said(tmp_path: Path) -> None:
    result = run("--gold", GOLD, "-g", tmp_path / "nothing")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nothing" in result.stderr


def test_articles_without_gold_are_said(tmp_path: Path) -> None:
    result = run("--gold", GOLD, "--articles", tmp_path)
    assert result.exit_code == 2
    assert "[articles-missing]" in result.stderr


@pytest.mark.parametrize("mode", [(), ("--each",)])
def test_articles_are_built_and_scored(own: tuple[Path, Path], mode: tuple[str, ...]) -> None:
    gold, articles = own
    before = sorted(articles.iterdir())
    result = run("--gold", gold, "--articles", articles, *mode, "-f", "json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    assert report["missing"] == 0
    assert report["slots"]["person"]["recall"] == 1.0
    assert report["grounded"] == 1.0
    assert sorted(articles.iterdir()) == before


def test_an_article_that_is_refused_has_no_facts_and_is_named(own: tuple[Path, Path]) -> None:
    gold, articles = own
    (gold / "noise.json").write_text("{}", encoding="utf-8")
    (articles / "noise.txt").write_bytes(bytes(range(256)) * 20)
    result = run("--gold", gold, "--articles", articles, "--each", "-f", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["missing"] == 1
    assert "noise.txt" in result.stderr


def test_gold_beside_the_articles_is_no_article(own: tuple[Path, Path]) -> None:
    gold, articles = own
    (articles / "wire.json").write_text((gold / "wire.json").read_text(encoding="utf-8"), encoding="utf-8")
    result = run("--gold", articles, "--articles", articles, "-f", "json")
    assert result.exit_code == 0, result.stderr
    assert "wire.json" not in result.stderr


def test_a_built_graph_is_scored(own: tuple[Path, Path], tmp_path: Path) -> None:
    gold, articles = own
    graph = tmp_path / "graph"
    built = CliRunner().invoke(main, ["build", str(articles), "-o", str(graph)])
    assert built.exit_code == 0, built.stderr
    result = run("--gold", gold, "-g", graph, "-f", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["missing"] == 0


def test_errors_come_before_the_measure(tmp_path: Path) -> None:
    result = run("--gold", GOLD, "--pred", tmp_path, "--articles", ARTICLES, "--errors", "--slot", "transfer")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert "transfer gold[0] ~ nothing: MISSED" in lines
    assert not any(line.startswith("meeting gold") for line in lines)
    assert lines[-1].startswith("micro P 1.000  R 0.000")


def test_errors_as_json_stand_beside_the_figures(tmp_path: Path) -> None:
    result = run("--gold", GOLD, "--pred", tmp_path, "--errors", "-f", "json", "--slot", "meeting")
    values = json.loads(result.stdout)
    assert values["micro"]["recall"] == 0.0
    assert {block["kind"] for block in values["errors"]} == {"meeting"}


def test_articles_can_be_chosen_by_how_their_names_start() -> None:
    result = run("--gold", GOLD, "--pred", GOLD, "--article", "003", "--article", "001", "-f", "json")
    assert [stem[:3] for stem in json.loads(result.stdout)["by_document"]] == ["001", "003"]
    unknown = run("--gold", GOLD, "--pred", GOLD, "--article", "999")
    assert unknown.exit_code == 2
    assert "[stem-unknown]" in unknown.stderr


@pytest.mark.parametrize("mode", [(), ("--each",)])
def test_a_quick_measure_is_the_same(own: tuple[Path, Path], mode: tuple[str, ...]) -> None:
    gold, articles = own
    call: tuple[str | Path, ...] = ("--gold", gold, "--articles", articles, *mode, "-f", "json")
    built, quick = run(*call), run(*call, "--quick")
    assert quick.exit_code == 0, quick.stderr
    assert quick.stdout == built.stdout


def test_markdown_is_a_table_of_kinds_and_slots() -> None:
    lines = run("--gold", GOLD, "--pred", GOLD, "-f", "markdown").stdout.splitlines()
    assert lines[0].startswith("5 documents · micro P 1.000 R 1.000 F1 1.000 · macro F1 1.000")
    cells = [line.split(" | ") for line in lines if line.startswith("|")]
    assert {len(row) for row in cells} == {6}
    rows = {row[0].removeprefix("| "): row[1:] for row in cells}
    assert rows["`meeting` found"][:3] == ["8", "8", "1.000"]
    assert rows["**resolution**"] == ["0", "0", "—", "—", "— |"]
    # Nothing differs, so that no table of confusion follows.
    assert not any("differ" in line for line in lines)


def test_markdown_shows_what_was_confused(tmp_path: Path) -> None:
    for path in GOLD.glob("*.json"):
        text = path.read_text(encoding="utf-8").replace('"phone"', '"video"')
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    lines = run("--gold", GOLD, "--pred", tmp_path, "-f", "markdown").stdout.splitlines()
    assert "`meeting.mode`: 1 of 8 differ (gold in rows, predicted in columns)" in lines
    assert "| phone | · | 1 |" in lines


def test_floors_far_below_are_said_and_fail_when_they_are_to_be_tight(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[micro]\nf1 = 0.9\nprecision = 0.98\n", encoding="utf-8")
    call = ("--gold", GOLD, "--pred", GOLD, "--floors", floors)
    loose = run(*call)
    assert loose.exit_code == 0
    assert loose.stderr == "micro f1 is 1.000, its floor 0.900: raise it to 1.00\n"
    tight = run(*call, "--tight")
    assert tight.exit_code == 1
    assert "1 of 2 floors are to be raised" in tight.stderr
    assert "[floors-low]" in tight.stderr
    floors.write_text("[micro]\nf1 = 0.99\n", encoding="utf-8")
    assert run(*call, "--tight").exit_code == 0


def test_an_article_that_is_no_plain_text_is_looked_up_as_it_is_read(own: tuple[Path, Path]) -> None:
    gold, articles = own
    (articles / "wire.txt").rename(articles / "wire.text")
    result = run("--gold", gold, "--articles", articles, "-f", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["grounded"] == 1.0
