"""What the engine answers on a loaded graph."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from communique.errors import QueryError
from communique.query import engine
from communique.query.engine import Answer
from communique.query.errors import StoppedQueryError, WrongQueryError
from communique.query.formats import GRAPHS, TABLES, FormatName
from communique.query.guard import check, with_prefixes
from communique.query.limits import Limits
from query.graphs import BASE, MEETING

LIMITS = Limits()


@pytest.fixture(scope="module")
def store(small_nquads: Path) -> ox.Store:
    store, quads = engine.load(small_nquads)
    assert quads == 6
    return store


def ask(store: ox.Store, text: str, form: FormatName = "json", limits: Limits = LIMITS) -> Answer:
    return engine.evaluate(store, check(text, limits), form, limits)


def number(store: ox.Store, text: str) -> int:
    (row,) = json.loads(ask(store, text).body)["results"]["bindings"]
    return int(row["n"]["value"])


def test_a_triple_in_two_graphs_counts_once(store: ox.Store) -> None:
    assert number(store, "SELECT (COUNT(*) AS ?n) { ?s a ?type }") == 3
    assert number(store, f"SELECT (COUNT(*) AS ?n) {{ {MEETING} a ?type }}") == 1


def test_each_graph_of_a_triple_is_named(store: ox.Store) -> None:
    assert number(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {MEETING} a ?type }} }}") == 2
    assert number(store, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/1> {{ ?s ?p ?o }} }}") == 2


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("SELECT (COUNT(*) AS ?n) FROM g:1 { ?s ?p ?o }", 2),
        ("SELECT (COUNT(*) AS ?n) FROM g:1 FROM g:2 { ?s a ?type }", 1),
        ("SELECT (COUNT(*) AS ?n) FROM g:1 FROM g:2 { GRAPH ?g { ?s ?p ?o } }", 0),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED g:2 { GRAPH ?g { ?s ?p ?o } }", 2),
        ("SELECT (COUNT(*) AS ?n) FROM NAMED g:2 { ?s ?p ?o }", 0),
    ],
)
def test_from_chooses_graphs_and_merges_them(store: ox.Store, question: str, count: int) -> None:
    assert number(store, "PREFIX g: <https://w3id.org/communique/graph/> " + question) == count


def test_an_unknown_graph_is_said_to_be_unknown(store: ox.Store) -> None:
    with pytest.raises(WrongQueryError) as caught:
        ask(store, "SELECT * FROM <http://example.org/elsewhere> { ?s ?p ?o }")
    assert caught.value.code == "graph-unknown"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT * {\n ?s ?p\n ?o ?x ?y }", 3),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", 1),
        ("SELECT * { ?s <relative> ?o }", 1),
    ],
)
def test_a_wrong_query_gets_the_engines_words_and_line(store: ox.Store, text: str, line: int) -> None:
    with pytest.raises(WrongQueryError) as caught:
        ask(store, text)
    assert caught.value.code == "query-wrong"
    assert caught.value.line == line
    assert "expected" in caught.value.message


def test_a_very_long_message_of_the_engine_is_shortened(store: ox.Store) -> None:
    with pytest.raises(WrongQueryError) as caught:
        ask(store, "SELECT * { ?s ?p }")
    assert len(caught.value.message) < 300


def test_an_unknown_function_is_a_wrong_query(store: ox.Store) -> None:
    with pytest.raises(WrongQueryError, match="custom function"):
        ask(store, "SELECT (<http://example.org/f>(1) AS ?x) {}")


@pytest.mark.parametrize("form", [one.name for one in TABLES])
def test_rows_are_counted_in_every_form(store: ox.Store, form: FormatName) -> None:
    text = 'SELECT ?v { VALUES ?v { "a\\nb" "},{\\"x\\":" "<result>" "a,\\"b\\"\\r\\nc" UNDEF "\\t" } }'
    assert ask(store, text, form).rows == 6
    assert ask(store, "SELECT ?s { ?s a <http://example.org/nothing> }", form).rows == 0
    with pytest.raises(StoppedQueryError) as caught:
        ask(store, text, form, Limits(rows=5))
    assert caught.value.code == "answer-too-large"
    assert ask(store, text, form, Limits(rows=6)).rows == 6


@pytest.mark.parametrize("form", [one.name for one in TABLES])
def test_ask_is_answered_in_every_form(store: ox.Store, form: FormatName) -> None:
    assert b"true" in ask(store, "ASK {}", form, Limits(rows=1)).body


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_a_large_table_is_refused(store: ox.Store, form: FormatName) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    whole = ask(store, text, form)
    assert ask(store, text, form, Limits(answer_bytes=len(whole.body))).rows == whole.rows
    with pytest.raises(StoppedQueryError) as caught:
        ask(store, text, form, Limits(answer_bytes=len(whole.body) - 1))
    assert caught.value.code == "answer-too-large"


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld"])
def test_a_large_graph_is_refused(store: ox.Store, form: FormatName) -> None:
    text = "CONSTRUCT WHERE { ?s ?p ?o }"
    assert ask(store, text, form, Limits(rows=5)).rows == 5
    for limits in (Limits(rows=4), Limits(answer_bytes=100)):
        with pytest.raises(StoppedQueryError) as caught:
            ask(store, text, form, limits)
        assert caught.value.code == "answer-too-large"


@pytest.mark.parametrize("form", [one.name for one in GRAPHS])
def test_a_graph_is_the_same_in_every_form(store: ox.Store, form: FormatName) -> None:
    body = ask(store, "CONSTRUCT WHERE { ?s a ?o }", form).body
    formats = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
    }
    found = {quad.triple for quad in ox.parse(body, format=formats[form])}
    assert found == {quad.triple for quad in store if quad.predicate.value.endswith("#type")}


def test_a_graph_is_written_in_one_order_with_the_prefixes_it_needs(store: ox.Store) -> None:
    query = check(f"PREFIX m: <{BASE}id/meeting/> DESCRIBE {MEETING}", LIMITS)
    query = with_prefixes(query, {"cmq": f"{BASE}ontology#", "m": "http://example.org/", "x": "http://example.org/x"})
    body = engine.evaluate(store, query, "turtle", LIMITS).body.decode()
    assert body == engine.evaluate(store, query, "turtle", LIMITS).body.decode()
    assert "m:lakeside-talks a cmq:Meeting" in body
    assert "example.org" not in body


def test_a_missing_or_broken_graph_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        engine.load(tmp_path / "none.nq")
    broken = tmp_path / "broken.nq"
    broken.write_text("<http://example.org/a> <b\n", encoding="utf-8")
    with pytest.raises(SyntaxError):
        engine.load(broken)


def test_the_engine_may_not_call_even_when_the_guard_has_not_looked(store: ox.Store) -> None:
    text = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    query = check("SELECT * {}", LIMITS)
    unguarded = type(query)(text, "SELECT")
    with pytest.raises(QueryError) as caught:
        engine.evaluate(store, unguarded, "json", LIMITS)
    assert caught.value.code == "service-refused"
