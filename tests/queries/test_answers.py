"""The questions in ``queries/``: the same rows from rdflib and from Oxigraph, and the rows expected."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, QueryBoolean, QuerySolutions, RdfFormat, Store, parse, serialize
from rdflib import Dataset
from rdflib import Literal as RdflibLiteral
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import ResultRow

from communique.assets import folder
from communique.export.facts_rows import as_served
from communique.graph import load
from communique.graph.terms import DERIVED_FROM
from communique.settings import Settings
from fixtures.golden import Golden
from fixtures.graphs import prefixed, small_quads

Cell = str | None
QUESTIONS = sorted(folder("queries").glob("*.rq"))
GRAPH = Path(__file__).parents[2] / "graph"
EXPECTED = Path(__file__).parents[2] / "queries" / "expected"
SMALL = Path(__file__).parent / "expected" / "small"
NUMBERS = frozenset({"integer", "decimal", "nonNegativeInteger", "double"})

every_question = pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)


class Engines:
    """One graph in both engines, as it is served: the default graph is the set union of all graphs."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        data = serialize(set(quads), format=RdfFormat.N_QUADS)
        assert data is not None
        self.oxigraph: Store = as_served(parse(data, format=RdfFormat.N_QUADS))
        self.rdflib = Dataset(default_union=True)
        self.rdflib.parse(data=data.decode(), format="nquads")

    def answer(self, query: str) -> str:
        """The answer as JSON text, the same from both engines."""
        ours = self._oxigraph(query)
        assert self._rdflib(query) == ours
        return ours

    def _oxigraph(self, query: str) -> str:
        found = self.oxigraph.query(query)
        if isinstance(found, QueryBoolean):
            return answer_text(bool(found))
        assert isinstance(found, QuerySolutions)
        names = [variable.value for variable in found.variables]
        return answer_text(names, [[_oxigraph_cell(row[name]) for name in names] for row in found])

    def _rdflib(self, query: str) -> str:
        found = self.rdflib.query(query)
        if found.type == "ASK":
            return answer_text(bool(found.askAnswer))
        names = [str(name) for name in found.vars or []]
        rows = [row for row in found if isinstance(row, ResultRow)]
        return answer_text(names, [[_rdflib_cell(row[name]) for name in names] for row in rows])


def _oxigraph_cell(term: object) -> Cell:
    if isinstance(term, Literal):
        return _value(term.value, term.datatype.value)
    return None if term is None else str(getattr(term, "value", term))


def _rdflib_cell(term: object) -> Cell:
    if isinstance(term, RdflibLiteral):
        return _value(str(term), str(term.datatype))
    return None if term is None else str(term)


def _value(text: str, datatype: str) -> str:
    # The engines may write one number in two ways (1000, 1000.0).
    return format(Decimal(text).normalize(), "f") if datatype.rpartition("#")[2] in NUMBERS else text


def answer_text(names: list[str] | bool, rows: list[list[Cell]] | None = None) -> str:
    """An answer as JSON, one row a line."""
    if isinstance(names, bool):
        return json.dumps({"answer": names}) + "\n"
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows or [])
    return f'{{\n "columns": {json.dumps(names)},\n "rows": [\n{lines}\n ]\n}}\n'


@pytest.fixture(scope="module")
def small() -> Engines:
    return Engines(small_quads())


@pytest.fixture(scope="module")
def committed() -> Engines:
    if not (GRAPH / "manifest.json").exists():
        pytest.skip(f"there is no graph in {GRAPH.name}/ yet: communique build")
    return Engines(load(GRAPH).quads())


def test_there_are_questions_enough() -> None:
    assert len(QUESTIONS) >= 14


@every_question
def test_the_small_graph_answers_as_expected(path: Path, small: Engines, golden: Golden) -> None:
    golden(SMALL / f"{path.stem}.json", small.answer(path.read_text(encoding="utf-8")))


@every_question
def test_the_small_graph_has_an_answer_to_every_question(path: Path) -> None:
    expected = json.loads((SMALL / f"{path.stem}.json").read_text(encoding="utf-8"))
    # The one question whose answer has to be no.
    assert expected == {"answer": False} if path.stem == "allegation-as-event" else expected["rows"]


@every_question
def test_the_committed_graph_answers_as_expected(path: Path, committed: Engines, golden: Golden) -> None:
    golden(EXPECTED / f"{path.stem}.json", committed.answer(path.read_text(encoding="utf-8")))


@every_question
def test_every_question_says_what_it_asks(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"# title: [A-Z].*\?", lines[0])
    assert re.fullmatch(r"# description: [A-Z].*", lines[1])
    assert max(map(len, lines)) <= 120


@every_question
def test_every_question_declares_its_prefixes_under_the_base_and_asks_for_an_order(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    query = prepareQuery(text)  # knows only the prefixes that the file declares, and a few common ones
    body = text[text.rindex("PREFIX") :].partition("\n")[2]
    for prefix, iri in re.findall(r"^PREFIX ([\w-]+): <([^>]*)>$", text, re.MULTILINE):
        assert re.search(rf"(?<![\w-]){prefix}:", body), f"{prefix}: is declared and not used"
        assert not iri.startswith("https://w3id.org/") or iri.startswith(Settings().base)
    for prefix in re.findall(r"(?<![\w<-])([a-z][\w-]*):\w", re.sub(r'"[^"]*"|#.*', "", body)):
        assert f"PREFIX {prefix}:" in text, f"{prefix}: is not declared"
    assert query.algebra.name == "AskQuery" or "ORDER BY" in body


def test_expected_rows_belong_to_questions() -> None:
    names = {path.stem for path in QUESTIONS}
    for expected in (SMALL, EXPECTED):
        assert {path.stem for path in expected.glob("*.json")} <= names


def test_a_triple_in_several_graphs_counts_once(small: Engines) -> None:
    graphs = "SELECT (COUNT(?g) AS ?n) WHERE { GRAPH ?g { ?x a cmq:JointStatement } }"
    things = "SELECT (COUNT(?x) AS ?n) WHERE { ?x a cmq:JointStatement }"
    assert json.loads(small.answer(prefixed(graphs)))["rows"] == [["4"]]
    assert json.loads(small.answer(prefixed(things)))["rows"] == [["1"]]


@pytest.mark.parametrize(
    "wrong",
    [
        "a sem:Event",
        "a cmq:Meeting",
        "a cmq:Statement",
        "a prov:Activity",
        "sem:hasPlace <id/place/oslo>",
        'cmq:date "2024-05-03"^^edtf:EDTF',
    ],
)
@pytest.mark.parametrize("thing", ["<id/proposition/arms>", "<id/proposition/new> a cmq:AllegedUse ;"])
def test_an_allegation_described_as_something_that_happened_is_found(thing: str, wrong: str) -> None:
    block = f"graph stated A«FJORD TIMES» {{\n  {thing} {wrong} .\n}}"
    question = (folder("queries") / "allegation-as-event.rq").read_text(encoding="utf-8")
    assert Engines(small_quads(block)).answer(question) == answer_text(True)


def test_engines_that_disagree_are_noticed() -> None:
    engines = Engines(small_quads())
    for quad in list(engines.oxigraph.quads_for_pattern(None, DERIVED_FROM, None)):
        engines.oxigraph.remove(quad)
    with pytest.raises(AssertionError):
        engines.answer((folder("queries") / "who-signed-what.rq").read_text(encoding="utf-8"))


def test_numbers_are_compared_by_value_and_other_text_as_it_is() -> None:
    assert _value("1000.0", "http://www.w3.org/2001/XMLSchema#decimal") == "1000"
    assert _value("1000.0", "http://www.w3.org/2001/XMLSchema#string") == "1000.0"
