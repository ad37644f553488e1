"""The three forms of a report say the same."""

import json

import pytest
from ferry_graph import ARTICLE_ID, BASE, TEXT, ferry_graph
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from communique.validate import Exercised, Quoted, Report, Result, validate_quads
from communique.validate.report import split_path

CLAIM = NamedNode(f"{BASE}id/claim/a")
SHAPE = f"{BASE}shapes#Claim"
MIN_COUNT = "http://www.w3.org/ns/shacl#MinCountConstraintComponent"
ABOUT = f"<{BASE}ontology#about>"


def result(
    node: NamedNode | BlankNode | Literal = CLAIM,
    path: str = "",
    value: NamedNode | BlankNode | Literal | None = None,
    passages: tuple[Quoted, ...] = (),
) -> Result:
    return Result(
        node,
        SHAPE,
        "claim: about",
        "A claim is about one proposition.",
        path,
        value,
        component=MIN_COUNT,
        passages=passages,
    )


def report(*results: Result, notes: tuple[str, ...] = ()) -> Report:
    exercised = (Exercised(SHAPE, "claim", 3), Exercised(f"{BASE}shapes#Place", "place", 0))
    return Report(results, exercised, notes, 12, BASE)


def quoted(number: int) -> Quoted:
    return Quoted(f"{BASE}id/passage/{number}", "shells.txt", number, number + 5, f"words {number}")


def read(turtle: str) -> tuple[Graph, Node]:
    graph = Graph().parse(data=turtle, format="turtle")
    return graph, next(graph.subjects(RDF.type, SH.ValidationReport))


def test_text_names_node_shape_message_path_and_value_in_short() -> None:
    lines = report(result(path=f"^{ABOUT}", value=NamedNode("http://www.w3.org/ns/prov#Entity"))).text().splitlines()
    assert lines[:4] == [
        "id/claim/a",
        "  claim: about: A claim is about one proposition.",
        "  path   ^cmq:about",
        "  value  prov:Entity",
    ]


def test_text_quotes_three_passages_and_counts_the_others() -> None:
    text = report(result(passages=tuple(quoted(n) for n in range(5)))).text()
    assert "“words 0” (shells.txt, 0–5)" in text
    assert "words 3" not in text
    assert "and 2 passages more" in text


def test_text_tells_what_was_not_exercised_and_not_compared() -> None:
    lines = report(notes=("Nothing was compared.",)).text().splitlines()
    assert lines == [
        "The graph conforms.",
        "12 quads; 1 shape looked at 3 nodes.",
        "Not exercised, because nothing in the graph is their concern: place.",
        "Nothing was compared.",
    ]


def test_text_counts_what_is_wrong() -> None:
    assert "does not conform: 2 violations." in report(result(), result()).text()


def test_text_lets_no_article_steer_a_terminal() -> None:
    text = report(result(passages=(Quoted("p", "a\x1b[2J.txt", 0, 3, "a\nb\x07"),))).text()
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "“a b\ufffd” (a\ufffd[2J.txt, 0–3)" in text


def test_json_holds_everything() -> None:
    value = Literal("x", language="en")
    document = json.loads(report(result(path=ABOUT, value=value, passages=(quoted(7),)), notes=("A note.",)).json())
    assert document == {
        "conforms": False,
        "quads": 12,
        "results": [
            {
                "node": CLAIM.value,
                "shape": SHAPE,
                "name": "claim: about",
                "message": "A claim is about one proposition.",
                "path": ABOUT,
                "value": '"x"@en',
                "severity": "violation",
                "passages": [
                    {
                        "passage": f"{BASE}id/passage/7",
                        "article": "shells.txt",
                        "start": 7,
                        "end": 12,
                        "words": "words 7",
                    }
                ],
            }
        ],
        "shapes": [
            {"shape": SHAPE, "name": "claim", "nodes": 3},
            {"shape": f"{BASE}shapes#Place", "name": "place", "nodes": 0},
        ],
        "notes": ["A note."],
    }


def test_turtle_is_a_shacl_report() -> None:
    graph, node = read(report(result(path=ABOUT, value=BlankNode("b1"))).turtle())
    assert graph.value(node, SH.conforms) is not None
    assert str(graph.value(node, SH.conforms)) == "false"
    found = graph.value(node, SH.result)
    assert found is not None
    assert graph.value(found, SH.focusNode) == URIRef(CLAIM.value)
    assert graph.value(found, SH.sourceShape) == URIRef(SHAPE)
    assert graph.value(found, SH.sourceConstraintComponent) == URIRef(MIN_COUNT)
    assert graph.value(found, SH.resultSeverity) == SH.Violation
    assert graph.value(found, SH.resultPath) == URIRef(ABOUT[1:-1])
    assert str(graph.value(found, SH.resultMessage)) == "claim: about: A claim is about one proposition."
    assert graph.value(found, SH.value) is not None


def test_turtle_of_a_right_graph_conforms() -> None:
    graph, node = read(report().turtle())
    assert str(graph.value(node, SH.conforms)) == "true"
    assert graph.value(node, SH.result) is None


@pytest.mark.parametrize(
    ("path", "inverse"),
    [(f"^{ABOUT}", [True]), (f"^{ABOUT}/{ABOUT}", [True, False]), (f"{ABOUT}/{ABOUT}", [False, False])],
)
def test_turtle_writes_inverse_paths_and_sequences(path: str, inverse: list[bool]) -> None:
    graph, _ = read(report(result(path=path)).turtle())
    found = graph.value(None, SH.resultPath, any=False) or next(graph.objects(None, SH.resultPath))
    steps = list(Collection(graph, found)) if (found, RDF.first, None) in graph else [found]
    assert [(step, SH.inversePath, None) in graph for step in steps] == inverse


def test_a_path_is_split_between_its_iris_only() -> None:
    assert split_path("<http://a/b>/^<http://c/d/e>") == ["<http://a/b>", "^<http://c/d/e>"]
    assert split_path("") == []


def test_a_real_report_is_the_same_in_all_three_forms() -> None:
    quads = [quad for quad in ferry_graph() if not quad.predicate.value.endswith("#stance")]
    found = validate_quads(quads, {ARTICLE_ID: TEXT}, base=BASE)
    graph, node = read(found.turtle())
    document = json.loads(found.json())
    assert len(found.results) == len(document["results"]) == len(list(graph.objects(node, SH.result))) == 4
    assert {r["node"] for r in document["results"]} == {str(o) for o in graph.objects(None, SH.focusNode)}
    for name in (r["node"] for r in document["results"]):
        assert name.removeprefix(BASE) in found.text()
