"""A right graph conforms; broken in one place, it is refused for that reason, and the node's words are quoted."""

import random
from collections.abc import Callable

import pytest
from ferry_graph import (
    ALLEGATION,
    ARTICLE,
    ARTICLE_ID,
    BASE,
    BRANDT,
    CMQ,
    CORLAND,
    DORLAND,
    HASH,
    MINISTER,
    OA,
    PROV,
    RDF,
    SCHEMA,
    SEM,
    SKOS,
    STAMP,
    STATEMENT,
    TABLE,
    TALKS,
    TEXT,
    TRANSFER,
    TRUE,
    Builder,
    cmq,
    code,
    day,
    edtf,
    ferry_graph,
    renamed,
    thing,
)
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, serialize
from rdflib import Dataset

from communique.validate import Report, ValidationError, load_shapes, validate_quads

TEXTS = {ARTICLE_ID: TEXT}
Change = Callable[[list[Quad]], list[Quad]]


def validated(quads: list[Quad]) -> Report:
    return validate_quads(quads, TEXTS, base=BASE)


def said(quads: list[Quad], subject: NamedNode, predicate: str) -> list[Quad]:
    return [quad for quad in quads if quad.subject == subject and quad.predicate.value == predicate]


def replaced(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Change:
    """Another value for a property, in the same graphs."""

    def change(quads: list[Quad]) -> list[Quad]:
        old = said(quads, subject, predicate)
        assert old, "nothing to replace"
        return [q for q in quads if q not in old] + [Quad(q.subject, q.predicate, value, q.graph_name) for q in old]

    return change


def removed(subject: NamedNode, predicate: str) -> Change:
    def change(quads: list[Quad]) -> list[Quad]:
        old = said(quads, subject, predicate)
        assert old, "nothing to remove"
        return [q for q in quads if q not in old]

    return change


def added(subject: NamedNode, predicate: str, value: NamedNode | Literal, *words: str) -> Change:
    """One more fact, in the graph of these words (or of the table)."""

    def change(quads: list[Quad]) -> list[Quad]:
        build = Builder(set(quads))
        build.say(subject, [(predicate, value)], *words)
        return list(build.quads)

    return change


def noted(subject: NamedNode | BlankNode, predicate: str, value: NamedNode | BlankNode | Literal) -> Change:
    """One more triple in the default graph."""
    return lambda quads: [*quads, Quad(subject, NamedNode(predicate), value, DefaultGraph())]


def moved_to_default(subject: NamedNode, predicate: str) -> Change:
    def change(quads: list[Quad]) -> list[Quad]:
        old = said(quads, subject, predicate)
        assert old, "nothing to move"
        moved = [Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in old]
        return [q for q in quads if q not in old] + moved

    return change


def evidence_of(subject: NamedNode, words: str) -> Change:
    """Let everything said of a subject rest on these words alone."""

    def change(quads: list[Quad]) -> list[Quad]:
        build = Builder(set(quads))
        graph = build.graph([build.passage(words)], "stated")
        own = [q for q in quads if q.subject == subject and not isinstance(q.graph_name, DefaultGraph)]
        assert own, "nothing rests on anything"
        build.quads -= set(own)
        build.quads |= {Quad(q.subject, q.predicate, q.object, graph) for q in own}
        return list(build.quads)

    return change


def passage(words: str) -> NamedNode:
    return Builder().passage(words)


def graph_of(words: str) -> NamedNode:
    build = Builder()
    return build.graph([build.passage(words)], "stated")


BODY = "It called on Corland to stop."
MISSPELT = NamedNode(f"{passage('Ana Brandt').value}/quote")

# What is changed, the shape or check that must say so, and the node of which it must say it.
BREAKS: dict[str, tuple[Change, str, str]] = {
    "a proposition that is an event": (
        added(TRANSFER, f"{RDF}type", NamedNode(f"{SEM}Event"), BODY), "a proposition is no event", TRANSFER.value),
    "a proposition without a claim": (
        removed(ALLEGATION, f"{CMQ}about"), "claim: about", ALLEGATION.value),
    "a supplier in fact": (
        added(TRANSFER, f"{SCHEMA}seller", CORLAND, BODY), "what is said of a transfer", TRANSFER.value),
    "a supply between parties": (
        added(CORLAND, f"{SCHEMA}seller", DORLAND, BODY), "party", CORLAND.value),
    "a claim with two attributions": (
        added(ALLEGATION, f"{CMQ}unattributed", TRUE, BODY), "attribution of a claim", ALLEGATION.value),
    "a claim with two stances": (
        added(ALLEGATION, f"{CMQ}stance", code("stance", "asserts"), BODY), "claim: stance", ALLEGATION.value),
    "a stance of no list": (
        replaced(ALLEGATION, f"{CMQ}stance", code("stance", "hints")), "code list: stance: scheme",
        code("stance", "hints").value),
    "a person from another headline": (
        evidence_of(BRANDT, "Singer Lola Prim"), "words that may support a fact: words in an admissible zone",
        BRANDT.value),
    "a state from another headline": (
        evidence_of(DORLAND, "Singer Lola Prim"), "support of a fact", graph_of("Singer Lola Prim").value),
    "an office from the page's furniture": (
        evidence_of(MINISTER, "Harbour Post"), "support of a fact", graph_of("Harbour Post").value),
    "a signature without the party it binds": (
        removed(thing("signature", "counterpart"), f"{CMQ}onBehalfOf"), "signature",
        thing("signature", "counterpart").value),
    "a signature by office that names a person": (
        replaced(thing("signature", "brandt"), f"{CMQ}nameBasis", code("name-basis", "office-only")),
        "name basis and slots", thing("signature", "brandt").value),
    "a statement of two kinds": (
        added(STATEMENT, f"{RDF}type", cmq("Readout"), BODY), "kind of statement", STATEMENT.value),
    "words that are longer than their offsets": (
        replaced(MISSPELT, f"{OA}exact", Literal("Ana Brandt of Arland")), "length of a passage", ARTICLE.value),
    "words that the text does not say": (
        replaced(MISSPELT, f"{OA}exact", Literal("Ana Brundt")), "words of a passage", passage("Ana Brandt").value),
    "words before that the text does not say": (
        replaced(MISSPELT, f"{OA}prefix", Literal("Borland, ")), "words of a passage", passage("Ana Brandt").value),
    "words after that the text does not say": (
        replaced(MISSPELT, f"{OA}suffix", Literal(" left")), "words of a passage", passage("Ana Brandt").value),
    "a passage named for other offsets": (
        replaced(NamedNode(f"{passage(BODY).value}/position"), f"{OA}start", Literal("1", datatype=NamedNode(
            "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"))), "name of a passage", passage(BODY).value),
    "another text": (
        replaced(ARTICLE, f"{CMQ}textSha256", Literal(HASH[:16] + "0" * 48)), "hash and length of a text",
        ARTICLE.value),
    "another length": (
        replaced(ARTICLE, f"{CMQ}textLength", Literal("5000", datatype=NamedNode(
            "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"))), "hash and length of a text", ARTICLE.value),
    "a day whose bounds are another day": (
        replaced(TALKS, f"{CMQ}date", edtf("2024-03-04")), "date and bounds", TALKS.value),
    "a day with a wide bound": (
        replaced(TALKS, f"{SEM}hasLatestEndTimeStamp", day("2024-03-09")), "bounds of one day", TALKS.value),
    "a date that is no date": (
        replaced(TALKS, f"{CMQ}date", edtf("2024-02-30")), "date and bounds", TALKS.value),
    "a stamp that is no date": (
        replaced(STAMP, f"{CMQ}date", edtf("2024-02-30")), "date and bounds", STAMP.value),
    "a period with another start": (
        replaced(TRANSFER, f"{CMQ}allegedPeriodStart", day("2023-10-01")), "alleged period and its bounds",
        TRANSFER.value),
    "a period that is no period": (
        replaced(TRANSFER, f"{CMQ}allegedPeriod", edtf("2023-09-31/..")), "alleged period and its bounds",
        TRANSFER.value),
    "a day of publication that is not established": (
        replaced(ARTICLE, f"{SCHEMA}datePublished", day("2024-03-07")), "day of publication and date", ARTICLE.value),
    "a derivation of another day": (
        replaced(thing("derivation", "port-meris"), f"{CMQ}result", edtf("2024-03-12")), "result of a derivation",
        thing("derivation", "port-meris").value),
    "a blank node": (
        noted(BlankNode("b0"), f"{RDF}type", NamedNode(f"{PROV}Activity")), "no blank nodes", "_:b0"),
    "an IRI of another scheme": (
        added(DORLAND, f"{SKOS}exactMatch", NamedNode("urn:x:dorland"), "Dorland"), "IRIs", "urn:x:dorland"),
    "a graph that nothing describes": (
        lambda quads: [*quads, Quad(TALKS, NamedNode(f"{CMQ}mode"), code("meeting-mode", "phone"), NamedNode(
            f"{BASE}graph/0"))], "description of a graph", f"{BASE}graph/0"),
    "a description of nothing": (
        lambda quads: [q for q in quads if q.graph_name != graph_of("Dorland")], "description of a graph",
        graph_of("Dorland").value),
    "a graph named for other evidence": (
        noted(graph_of("Dorland"), f"{PROV}wasDerivedFrom", passage(BODY)), "name of a graph",
        graph_of("Dorland").value),
    "a claim from a table": (
        added(ALLEGATION, f"{CMQ}medium", Literal("in a table")), "what comes from a table",
        Builder().graph([TABLE], "external").value),
    "a party's deed from a table": (
        added(DORLAND, f"{CMQ}allegedItem", Literal("shells")), "what comes from a table",
        Builder().graph([TABLE], "external").value),
    "a fact in the default graph": (
        moved_to_default(TALKS, f"{CMQ}mode"), "default graph", TALKS.value),
    "a headline in the default graph": (
        moved_to_default(ARTICLE, f"{SCHEMA}headline"), "default graph", ARTICLE.value),
    "an event in the default graph": (
        noted(thing("event", "supply"), f"{RDF}type", cmq("Meeting")), "default graph", thing("event", "supply").value),
    "a term of nobody's": (
        added(TALKS, f"{CMQ}supplied", DORLAND, BODY), "terms of the ontology", TALKS.value),
    "a class of somebody else's": (
        added(TALKS, f"{RDF}type", NamedNode(f"{SCHEMA}SellAction"), BODY), "terms of the ontology", TALKS.value),
}  # fmt: skip


def test_a_right_graph_conforms() -> None:
    report = validated(ferry_graph())
    assert report.results == ()
    assert report.conforms
    assert report.notes == ()


def test_a_right_graph_exercises_every_shape_but_that_of_violations() -> None:
    assert [shape.name for shape in validated(ferry_graph()).idle] == ["what is said of a violation"]


@pytest.mark.parametrize("what", BREAKS)
def test_a_break_is_found_where_it_is(what: str) -> None:
    change, name, node = BREAKS[what]
    report = validated(change(ferry_graph()))
    assert not report.conforms
    found = {(result.name, getattr(result.node, "value", "")) for result in report.results}
    assert (name, node.removeprefix("_:")) in found


def test_a_result_quotes_the_words_on_which_the_node_rests() -> None:
    change, name, _ = BREAKS["a statement of two kinds"]
    result = next(r for r in validated(change(ferry_graph())).results if r.name == name)
    quoted = {(passage.words, passage.article) for passage in result.passages}
    assert ("issued a joint statement", "shells.txt") in quoted
    start = TEXT.index("issued a joint statement")
    assert start in {passage.start for passage in result.passages}


def test_a_passage_that_is_wrong_is_quoted_itself() -> None:
    change, name, _ = BREAKS["words that are longer than their offsets"]
    result = next(r for r in validated(change(ferry_graph())).results if r.name == name)
    assert [passage.words for passage in result.passages] == ["Ana Brandt of Arland"]


def test_a_store_and_a_dataset_get_the_same_report() -> None:
    quads = BREAKS["a statement of two kinds"][0](ferry_graph())
    data = serialize(quads, format=RdfFormat.N_QUADS)
    assert data is not None
    dataset = Dataset()
    dataset.parse(data=data.decode(), format="nquads")
    assert validate_quads(dataset, TEXTS, base=BASE) == validated(quads)
    store = Store()
    store.extend(quads)
    assert validate_quads(store, TEXTS, base=BASE) == validated(quads)


def test_the_order_of_the_quads_does_not_matter() -> None:
    quads = [
        q for change in ("a claim from a table", "a statement of two kinds") for q in BREAKS[change][0](ferry_graph())
    ]
    expected = validated(quads)
    random.Random(7).shuffle(quads)  # noqa: S311 — any order will do
    assert validated(quads) == expected
    assert validated(quads).turtle() == expected.turtle()


def test_texts_that_are_not_here_are_not_compared_and_that_is_said() -> None:
    change, name, _ = BREAKS["words that the text does not say"]
    report = validate_quads(change(ferry_graph()), base=BASE)
    assert report.conforms
    assert report.notes == (
        "The texts of 1 of 1 articles are not here, so that their passages were not compared with them.",
    )
    assert name in {shape.name for shape in report.idle}


def test_a_graph_under_another_base_is_judged_by_the_same_shapes() -> None:
    base = "https://data.example.org/c/"
    quads = renamed(ferry_graph(), lambda iri: iri.replace(BASE, base))
    report = validate_quads(quads, TEXTS, base=base)
    assert report.results == ()
    assert len(report.idle) == 1


def test_a_graph_under_an_unexpected_base_is_no_success() -> None:
    with pytest.raises(ValidationError) as raised:
        validate_quads(ferry_graph(), TEXTS, base="https://data.example.org/c/")
    assert raised.value.code == "validation-vacuous"


def test_nothing_is_no_success() -> None:
    with pytest.raises(ValidationError) as raised:
        validate_quads([], base=BASE)
    assert raised.value.code == "validation-vacuous"
    assert raised.value.exit_status == 1


def test_no_shapes_are_no_success() -> None:
    with pytest.raises(ValidationError) as raised:
        load_shapes(BASE, files=[])
    assert raised.value.code == "shapes-empty"


def test_no_thing_is_an_event_and_a_proposition() -> None:
    store = Store()
    store.extend(ferry_graph())
    query = """PREFIX cmq: <https://w3id.org/communique/ontology#> PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/>
        ASK { ?x a sem:Event, cmq:Proposition }"""
    assert not store.query(query, use_default_graph_as_union=True)
