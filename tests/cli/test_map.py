"""The command ``map``: article files as quads on standard output."""

from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad

from cli.articles import JOINT, TALKS, write_articles
from communique.cli import main
from communique.graph import FORMS, Form
from communique.graph.terms import DCTERMS
from graph.asking import instances, term


def run(*arguments: str | Path, standard_input: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["map", *map(str, arguments)], input=standard_input)


def quads_of(result: Result, form: Form = Form.NQUADS) -> list[Quad]:
    return list(pyoxigraph.parse(result.stdout_bytes, format=FORMS[form].rdf_format))


def file_names(quads: list[Quad]) -> set[str]:
    return {q.object.value for q in quads if q.predicate == term("fileName")}  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "articles")


def test_files_become_sorted_nquads_on_standard_output(articles: Path) -> None:
    result = run(articles / "joint.txt", articles / "talks.txt")
    assert result.exit_code == 0, result.output
    lines = result.stdout_bytes.splitlines()
    assert lines == sorted(lines)
    assert file_names(quads_of(result)) == {"joint.txt", "talks.txt"}
    assert instances(quads_of(result), "JointStatement")


@pytest.mark.parametrize("form", list(Form))
def test_every_form_can_be_asked_for(articles: Path, form: Form) -> None:
    result = run(articles / "talks.txt", "-f", form.value)
    assert result.exit_code == 0, result.output
    assert file_names(quads_of(result, form)) == {"talks.txt"}


def test_a_dash_reads_standard_input(articles: Path) -> None:
    result = run("-", articles / "talks.txt", standard_input=JOINT.encode())
    assert result.exit_code == 0, result.output
    assert file_names(quads_of(result)) == {"stdin.txt", "talks.txt"}


def test_the_same_text_twice_is_mapped_once_under_both_names(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(TALKS, encoding="utf-8")
    result = run(articles / "talks.txt", tmp_path / "copy.txt", articles / "talks.txt")
    assert result.exit_code == 0, result.output
    assert file_names(quads_of(result)) == {"talks.txt", "copy.txt"}
    identifiers = [q for q in quads_of(result) if q.predicate == DCTERMS("identifier")]
    assert len(identifiers) == 1


def test_some_rejected_files_are_listed_and_the_others_mapped(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run(tmp_path / "empty.txt", articles / "talks.txt")
    assert result.exit_code == 4
    assert file_names(quads_of(result)) == {"talks.txt"}
    assert "rejected empty.txt" in result.stderr


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 " + bytes(99), b"x" * 6_000_000])
def test_nothing_readable_writes_nothing(data: bytes) -> None:
    result = run("-", standard_input=data)
    assert result.exit_code == 1
    assert result.stdout_bytes == b""
    assert "rejected stdin.txt" in result.stderr
    assert "[nothing-readable]" in result.stderr
    assert "graph" not in result.stderr


def test_a_file_that_is_not_there_and_a_folder_are_rejected_like_others(articles: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "none.txt", articles / "talks.txt", tmp_path)
    assert result.exit_code == 4
    assert file_names(quads_of(result)) == {"talks.txt"}
    assert "rejected none.txt" in result.stderr
    assert result.stderr.count("[input-unreadable]") == 2
    assert run(tmp_path / "none.txt").exit_code == 1


def test_without_a_file_the_call_is_wrong() -> None:
    result = run()
    assert result.exit_code == 2
    assert "[call-wrong]" in result.stderr


def test_the_quads_go_to_a_file(articles: Path, tmp_path: Path) -> None:
    result = run(articles / "talks.txt", "-o", tmp_path / "talks.nq")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "talks.nq").read_bytes() == run(articles / "talks.txt").stdout_bytes


def test_help_gives_examples_and_exit_statuses() -> None:
    text = run("--help").stdout
    assert "communique map" in text
    assert "Exit status" in text
