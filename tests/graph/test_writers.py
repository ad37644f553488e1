"""The written forms: the same quads come back, and the same bytes go out."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from communique.graph import FORMS, Form, read_nquads, write
from communique.graph.book import sort_quads
from communique.graph.terms import DERIVED_FROM, english, words
from communique.graph.writers import flattened, prefixes
from graph.asking import evidence_of, graphs_of, thing
from graph.knowledge import BASE, iris

DATASET_FORMS = [Form.NQUADS, Form.TRIG, Form.JSONLD]
RDFLIB_NAMES = {Form.NQUADS: "nquads", Form.TRIG: "trig", Form.TURTLE: "turtle", Form.JSONLD: "json-ld"}
HOSTILE = [
    'quote " and \\ backslash',
    "line\nfeed\r\nand return\r",
    "\u202eright to left\u202c and \u2066isolate\u2069",
    "tab\tvertical\x0bform\x0cnext\x85line\u2028para\u2029graph",
    '""" > <http://example.org/x> . } # @prefix',
    "\ufeffmark \ufffe \U0010ffff \x01 \x7f",
    "{{ }} ${x} %s \\u0041 \\",
    " leading and trailing ",
    "",
]
any_text = st.text(st.characters(exclude_categories=()), max_size=60)


def with_literals(*texts: str) -> list[Quad]:
    subject, predicate = thing("person/x"), NamedNode(f"{BASE}ontology#namedAs")
    graph = iris().graph_named("0" * 32)
    return [Quad(subject, predicate, make(text), graph) for text in texts for make in (words, english)]


def read(data: bytes, form: Form) -> set[Quad]:
    return set(pyoxigraph.parse(data, format=FORMS[form].rdf_format))


def plain_terms(quad: tuple[object, ...]) -> tuple[tuple[str, ...], ...]:
    """Terms of either library in one form."""
    made: list[tuple[str, ...]] = []
    for term in quad:
        if isinstance(term, rdflib.Literal):
            made.append((str(term), str(term.datatype or ""), str(term.language or "")))
        elif isinstance(term, Literal):
            plain = term.language or term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
            made.append((term.value, "" if plain else term.datatype.value, term.language or ""))
        elif isinstance(term, NamedNode):
            made.append((term.value,))
        else:
            default = term in (None, rdflib.graph.DATASET_DEFAULT_GRAPH_ID) or isinstance(term, pyoxigraph.DefaultGraph)
            made.append(("",) if default else (str(term),))
    return tuple(made)


def read_by_rdflib(data: bytes, form: Form) -> set[tuple[tuple[str, ...], ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB_NAMES[form])
    return {plain_terms(quad) for quad in dataset.quads()}


@pytest.mark.parametrize("form", DATASET_FORMS)
def test_pyoxigraph_reads_back_what_was_written(quads: list[Quad], form: Form) -> None:
    assert read(write(quads, form, iris()), form) == set(quads)


@pytest.mark.parametrize("form", DATASET_FORMS)
def test_rdflib_reads_back_what_was_written(quads: list[Quad], form: Form) -> None:
    wanted = {plain_terms((q.subject, q.predicate, q.object, q.graph_name)) for q in quads}
    assert read_by_rdflib(write(quads, form, iris()), form) == wanted


def test_turtle_is_the_union_of_all_graphs_with_evidence_on_the_nodes(quads: list[Quad]) -> None:
    data = write(quads, Form.TURTLE, iris())
    triples = {quad.triple for quad in read(data, Form.TURTLE)}
    graph = rdflib.Graph().parse(data=data, format="turtle")
    assert triples == set(flattened(quads))
    assert len(graph) == len(triples)
    assert {quad.triple for quad in quads} < triples


def test_turtle_leads_every_node_of_an_evidence_graph_to_its_passages(quads: list[Quad]) -> None:
    said = {(t.subject, t.object) for t in flattened(quads) if t.predicate == DERIVED_FROM}
    meeting = thing("meeting/oslo-2024-05-02")
    graphs = graphs_of(quads, meeting, NamedNode(f"{BASE}ontology#mode"))
    for graph in graphs:
        for path in evidence_of(quads, graph):
            assert (meeting, NamedNode(BASE + path)) in said


@pytest.mark.parametrize("form", DATASET_FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_literals_come_back_in_both_libraries(form: Form, text: str) -> None:
    quads = with_literals(text)
    data = write(quads, form, iris())
    assert read(data, form) == set(quads)
    wanted = {plain_terms((q.subject, q.predicate, q.object, q.graph_name)) for q in quads}
    assert read_by_rdflib(data, form) == wanted


@given(st.lists(any_text, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_after_repair(texts: list[str]) -> None:
    quads = with_literals(*texts)
    for form in Form:
        data = write(quads, form, iris())
        assert {q.triple for q in read(data, form)} >= {q.triple for q in quads}
    assert set(read_nquads(write(quads, Form.NQUADS, iris()))) == set(quads)


def test_nquads_are_sorted_by_line_without_repetition(quads: list[Quad]) -> None:
    lines = write([*quads, *quads[:9]], Form.NQUADS, iris()).split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))
    assert len(lines) == len(quads)


@pytest.mark.parametrize("form", list(Form))
def test_the_order_of_the_quads_does_not_matter(quads: list[Quad], form: Form) -> None:
    assert write(quads[::-1], form, iris()) == write(quads, form, iris())


def test_trig_and_turtle_use_short_names(quads: list[Quad]) -> None:
    for form in (Form.TRIG, Form.TURTLE):
        text = write(quads, form, iris()).decode()
        assert "\nmeeting:oslo-2024-05-02 " in text or "\tmeeting:oslo-2024-05-02 " in text
        body = [line for line in text.splitlines() if not line.startswith("@prefix")]
        assert not [line for line in body if f"<{BASE}id/" in line or f"<{BASE}vocab/" in line]


def test_every_prefix_has_one_namespace() -> None:
    made = prefixes(iris())
    assert len(set(made.values())) == len(made)


def test_a_damaged_file_is_a_syntax_error() -> None:
    with pytest.raises(SyntaxError):
        read_nquads(b"<http://example.org/a> <b .\n")


def test_sorting_drops_repetitions(quads: list[Quad]) -> None:
    assert sort_quads([*quads, *quads]) == quads


_SCRIPT = """
import hashlib, locale, sys
sys.path.insert(0, sys.argv[1])
from graph.knowledge import RUN, TableOfLinks, iris, knowledge
from communique.graph import Form, knowledge_to_quads, write
from communique.graph.describe import describe_void
from communique.graph.tally import class_counts, fill_rates, tally
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
quads = knowledge_to_quads(knowledge(), iris(), RUN, TableOfLinks())
digest = hashlib.sha256(b"".join(write(quads, form, iris()) for form in Form))
counted = tally(quads)
digest.update(describe_void(counted, iris()))
digest.update(repr((class_counts(counted, iris()), fill_rates(counted, iris()))).encode())
print(digest.hexdigest())
"""


def test_bytes_do_not_depend_on_hash_seed_locale_or_time_zone() -> None:
    tests = str(Path(__file__).parents[1])
    surroundings = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "31337", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns"},
    ]
    found = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT, tests], env=os.environ | env, capture_output=True, text=True, check=True
        ).stdout
        for env in surroundings
    }
    assert len(found) == 1


def test_the_forms_are_known_to_pyoxigraph_by_their_media_types() -> None:
    for info in FORMS.values():
        assert RdfFormat.from_media_type(info.media_type) == info.rdf_format
        assert RdfFormat.from_extension(info.suffix[1:]) == info.rdf_format
