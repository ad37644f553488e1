"""``communique validate`` on a folder of a graph: what it prints, where, and how it ends."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ferry_graph import ARTICLE_ID, BASE, CMQ, HASH, TEXT, ferry_graph
from pyoxigraph import Quad, RdfFormat, serialize

from communique.cli import main


def graph_folder(path: Path, quads: Iterable[Quad]) -> Path:
    """A folder with a manifest that names its N-Quads."""
    data = serialize(quads, format=RdfFormat.N_QUADS)
    assert data is not None
    digest = hashlib.sha256(data).hexdigest()
    name = f"graph-{digest[:16]}.nq"
    path.mkdir()
    (path / name).write_bytes(data)
    manifest = {
        "format": 1,
        "version": "0.1.0",
        "base": BASE,
        "files": {"nquads": {"path": name, "sha256": digest, "bytes": len(data)}},
        "texts": {},
        "articles": [{"id": ARTICLE_ID, "names": ["shells.txt"], "source_sha256": HASH, "text_sha256": HASH}],
        "rejected": [],
        "counts": {},
        "fill": {},
        "rules": "0",
        "model": {"name": "none", "version": "0", "sha256": "0"},
    }
    (path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


@pytest.fixture
def right(tmp_path: Path) -> Path:
    return graph_folder(tmp_path / "graph", ferry_graph())


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A graph in which no claim takes a stance."""
    return graph_folder(tmp_path / "wrong", [q for q in ferry_graph() if q.predicate.value != f"{CMQ}stance"])


def test_a_right_graph_ends_with_0_and_says_what_was_not_compared(right: Path) -> None:
    result = run("-g", right)
    assert result.exit_code == 0
    assert result.stdout.startswith("The graph conforms.\n")
    assert "The texts of 1 of 1 articles are not here" in result.stdout
    assert result.stderr == ""


def test_with_the_articles_at_hand_their_texts_are_compared(right: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "shells.txt").write_bytes(TEXT.encode())
    result = run("-g", right, "--articles", articles)
    assert result.exit_code == 0
    assert "are not here" not in result.stdout


def test_a_wrong_graph_ends_with_3_and_names_node_shape_message_and_words(wrong: Path) -> None:
    result = run("-g", wrong)
    assert result.exit_code == 3
    assert "id/claim/denied\n  claim: stance: A claim takes exactly one stance.\n" in result.stdout
    assert "words  “A spokesman of the Corland Foreign Office denied it.” (shells.txt, " in result.stdout
    assert "The graph does not conform: 4 violations." in result.stdout


@pytest.mark.parametrize(("form", "start"), [("json", "{"), ("turtle", "@prefix"), ("text", "id/claim/")])
def test_each_form_can_be_asked_for(wrong: Path, form: str, start: str) -> None:
    result = run("-g", wrong, "-f", form)
    assert result.exit_code == 3
    assert result.stdout.startswith(start)


def test_the_report_goes_to_a_file(wrong: Path, tmp_path: Path) -> None:
    output = tmp_path / "report.json"
    result = run("-g", wrong, "-f", "json", "-o", output)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert json.loads(output.read_text(encoding="utf-8"))["conforms"] is False


def test_a_file_that_cannot_be_written_is_told(right: Path, tmp_path: Path) -> None:
    result = run("-g", right, "-o", tmp_path / "missing" / "report.txt")
    assert result.exit_code == 1
    assert "[output-unwritable]" in result.stderr


def test_no_graph_ends_with_1(tmp_path: Path) -> None:
    result = run("-g", tmp_path)
    assert result.exit_code == 1
    assert "[graph-missing]" in result.stderr


def test_a_graph_of_nothing_ends_with_1(tmp_path: Path) -> None:
    result = run("-g", graph_folder(tmp_path / "empty", []))
    assert result.exit_code == 1
    assert "[validation-vacuous]" in result.stderr


def test_help_gives_examples_and_exit_statuses() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "communique validate --articles seeds" in result.stdout
    assert "3 the graph does not conform" in result.stdout
