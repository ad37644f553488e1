"""``communique query``."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph

from communique import assets
from communique.cli import main
from query.graphs import BASE, MEETING

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a ?type }"


@pytest.fixture
def run(small_graph: Path) -> "Run":
    return Run(small_graph)


class Run:
    """Runs the command on a graph."""

    def __init__(self, graph: Path) -> None:
        self.graph = graph

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, ["query", "-g", str(self.graph), *arguments], input=stdin)

    def fails(self, *arguments: str, stdin: str | bytes | None = None) -> tuple[str, int, str]:
        """Code, exit status and message of its failure."""
        result = self(*arguments, stdin=stdin)
        assert result.stdout == ""
        code = result.stderr.rstrip().removesuffix("]").rpartition("[")[2]
        return code, result.exit_code, result.stderr


def test_query_text_is_answered_as_a_table(run: Run) -> None:
    result = run(COUNT)
    assert (result.exit_code, result.stdout) == (0, "n\n─\n3\n1 row\n")


def test_iris_in_a_table_are_short_and_control_characters_harmless(run: Run) -> None:
    result = run(f"SELECT ?label ?type {{ {MEETING} a ?type ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }}")
    assert "cmq:Meeting" in result.stdout
    assert "\\x1b[31mRed" in result.stdout
    assert "\x1b" not in result.stdout


def test_a_query_comes_from_standard_input_or_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text("\ufeff" + COUNT, encoding="utf-8")
    assert run("-", stdin=COUNT).stdout == run(str(file)).stdout == run(COUNT).stdout


def test_a_question_is_asked_by_name(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "how-many.rq").write_text("# title: How many?\n" + COUNT, encoding="utf-8")
    monkeypatch.setattr(assets, "folder", lambda _name: tmp_path)
    assert run("how-many").stdout == run("how-many.rq").stdout == run(COUNT).stdout


def test_a_word_that_means_nothing_lists_the_questions(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.rq").write_text(COUNT, encoding="utf-8")
    monkeypatch.setattr(assets, "folder", lambda _name: tmp_path)
    code, status, message = run.fails("how-much")
    assert (code, status) == ("query-unknown", 2)
    assert "a, b" in message


def test_a_word_that_is_nearly_a_question_is_answered_with_it(run: Run) -> None:
    assert "Did you mean meetings?" in run.fails("meeting")[2]
    assert "Did you mean" not in run.fails("zzzzzz")[2]


def test_the_questions_that_come_along_are_known(run: Run) -> None:
    names = [file.stem for file in assets.folder("queries").glob("*.rq")]
    _, _, message = run.fails("no-such-question")
    assert all(name in message for name in names)


def test_csv_and_json_are_the_standard_ones(run: Run) -> None:
    text = f"SELECT ?g ?type {{ GRAPH ?g {{ {MEETING} a ?type }} }} ORDER BY ?g"
    rows = list(csv.DictReader(io.StringIO(run(text, "-f", "csv").stdout)))
    assert [row["g"] for row in rows] == [f"{BASE}graph/1", f"{BASE}graph/2"]
    assert len(json.loads(run(text, "--format", "json").stdout)["results"]["bindings"]) == 2
    assert json.loads(run("ASK {}", "-f", "json").stdout)["boolean"] is True


def test_a_graph_is_written_in_turtle(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "meeting.ttl"
    assert run(f"DESCRIBE {MEETING}", "-o", str(output)).stdout == ""
    assert len(Graph().parse(output)) == 3
    assert run(f"DESCRIBE {MEETING}", "-f", "turtle").stdout == output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "status"),
    [
        ((COUNT, "-f", "turtle"), "format-does-not-fit", 2),
        (("DESCRIBE <http://example.org/x>", "-f", "csv"), "format-does-not-fit", 2),
        (("CONSTRUCT WHERE { ?s ?p ?o }", "-f", "table"), "format-does-not-fit", 2),
        (("SELECT * {",), "query-wrong", 2),
        (("SELECT * { ?s ?p }",), "query-wrong", 2),
        (("SELECT * { ?s no:p ?o }",), "query-wrong", 2),
        (("INSERT DATA { <http://e/a> <http://e/b> 1 }",), "update-refused", 2),
        (("SELECT * { SERVICE <http://127.0.0.1:1/> {} }",), "service-refused", 2),
        (("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",), "graph-refused", 2),
        (("SELECT * FROM <http://example.org/g> { ?s ?p ?o }",), "graph-unknown", 2),
        (("SELECT * " + "{" * 2000,), "query-too-deep", 2),
        ((COUNT, "-o", "no-such-folder/x"), "output-unwritable", 1),
        ((COUNT, "-g", "no-such-graph"), "graph-missing", 1),
    ],
)
def test_failures_have_a_code_and_a_status(run: Run, arguments: tuple[str, ...], code: str, status: int) -> None:
    assert run.fails(*arguments)[:2] == (code, status)


def test_the_deadline_is_kept(run: Run) -> None:
    product = " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(20))
    code, status, message = run.fails(f"SELECT (COUNT(*) AS ?n) {{ {product} }}", "--timeout", "0.5")
    assert (code, status) == ("query-timeout", 1)
    assert "0.5 seconds" in message


def test_a_file_that_is_no_text_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.rq"
    file.write_bytes(b"\xff\xfe")
    code, status, message = run.fails(str(file))
    assert (code, status) == ("query-unreadable", 2)
    assert "x.rq" in message


def test_a_text_too_long_for_a_path_is_a_query(run: Run) -> None:
    assert run(COUNT + " #" + "x" * 5000).stdout == run(COUNT).stdout
