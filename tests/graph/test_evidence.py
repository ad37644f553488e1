"""Where a triple stands: every fact in the graph of its evidence, the material in the default graph."""

import hashlib
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from communique.errors import GraphError
from communique.graph import knowledge_to_quads
from communique.graph.terms import DERIVED_FROM, OA, TYPE
from communique.model import Passage, Support
from graph.asking import evidence_of, graphs_of, instances, term, thing, values
from graph.knowledge import BASE, RUN, iris, knowledge, page, wire

MATERIAL = {
    "Article", "Passage", "Sentence", "Refusal", "EvidenceGraph", "TimeDerivation", "TimeConstraint",
}  # fmt: skip


def test_there_are_no_blank_nodes(quads: list[Quad]) -> None:
    assert not [q for q in quads if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode)]


def test_every_named_graph_is_described_with_evidence_and_basis(quads: list[Quad]) -> None:
    graphs = {q.graph_name for q in quads if isinstance(q.graph_name, NamedNode)}
    assert graphs == instances(quads, "EvidenceGraph")
    for graph in graphs:
        assert evidence_of(quads, graph)
        assert len(values(quads, graph, term("basis"))) == 1


def test_a_graph_is_named_by_the_hash_of_its_evidence(quads: list[Quad]) -> None:
    for graph in instances(quads, "EvidenceGraph"):
        (basis,) = values(quads, graph, term("basis"))
        lines = [*sorted(BASE + path for path in evidence_of(quads, graph)), basis.rpartition("/")[2]]
        assert graph.value == f"{BASE}graph/{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:32]}"


def test_the_default_graph_speaks_of_the_material_alone(quads: list[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.graph_name, DefaultGraph) and quad.predicate == TYPE:
            assert isinstance(quad.object, NamedNode)
            name = quad.object.value.removeprefix(f"{BASE}ontology#")
            assert name in MATERIAL or not quad.object.value.startswith(BASE), name


def test_independent_support_is_the_same_triple_in_a_second_graph(quads: list[Quad]) -> None:
    statement = thing("statement/joint-statement-2024-05-02")
    graphs = graphs_of(quads, statement, TYPE)
    articles = {path.split("/")[2].split("-")[0] for graph in graphs for path in evidence_of(quads, graph)}
    assert len(graphs) == 2
    assert articles == {wire().article.id, page().article.id}


def test_passages_that_are_needed_together_share_one_graph() -> None:
    known = knowledge()
    w = wire()
    together = w.by("Chile believes", "containers were sent")
    claims = tuple(replace(c, supports=together) if c.stance == "believes" else c for c in known.claims)
    quads = knowledge_to_quads(replace(known, claims=claims), iris(), RUN)
    (graph,) = graphs_of(quads, thing("claim/a000000000000002"), term("stance"))
    assert evidence_of(quads, graph) == {f"id/passage/{w.article.id}-{p.start}-{p.end}" for p in together[0].passages}


def test_a_fact_without_evidence_is_refused() -> None:
    known = knowledge()
    bare = replace(known.meetings[0], supports=())
    with pytest.raises(GraphError) as caught:
        knowledge_to_quads(replace(known, meetings=(bare,)), iris(), RUN)
    assert caught.value.code == "fact-without-evidence"


def test_a_passage_of_an_article_that_is_not_here_is_refused() -> None:
    known = knowledge()
    stray = replace(known.meetings[0], supports=(Support((Passage("f" * 16, 0, 3),)),))
    with pytest.raises(GraphError) as caught:
        knowledge_to_quads(replace(known, meetings=(stray,)), iris(), RUN)
    assert caught.value.code == "article-unknown"


def test_a_passage_beyond_the_text_is_refused() -> None:
    known = knowledge()
    w = wire().article
    beyond = Support((Passage(w.id, len(w.text) - 1, len(w.text) + 5),))
    with pytest.raises(GraphError) as caught:
        knowledge_to_quads(replace(known, meetings=(replace(known.meetings[0], supports=(beyond,)),)), iris(), RUN)
    assert caught.value.code == "passage-outside"


def test_a_quote_selector_holds_the_words_and_their_surroundings(quads: list[Quad]) -> None:
    texts = {a.id: a.text for a in knowledge().articles}
    seen = 0
    for passage in instances(quads, "Passage"):
        article, start, end = passage.value.rpartition("/")[2].split("-")
        text, first, last = texts[article], int(start), int(end)
        quote, position = (NamedNode(f"{passage.value}/{kind}") for kind in ("quote", "position"))
        assert values(quads, quote, OA("exact")) == {text[first:last]}
        assert values(quads, quote, OA("prefix")) == {text[max(0, first - 32) : first]}
        assert values(quads, quote, OA("suffix")) == {text[last : last + 32]}
        assert values(quads, position, OA("start")) == {start}
        assert values(quads, position, OA("end")) == {end}
        seen += 1
    assert seen > 50


def test_a_passage_over_an_injected_stretch_counts_as_body(quads: list[Quad]) -> None:
    p = page()
    line = next(line for line in p.article.text.splitlines() if "Buy Now!" in line)
    passage = p.at(line)
    assert values(quads, iris().passage(passage), term("zone")) == {"vocab/zone/body"}
    assert values(quads, iris().passage(p.at("Dora Quill")), term("zone")) == {"vocab/zone/related"}


def test_a_sentence_that_was_read_is_a_sentence_and_a_passage(quads: list[Quad]) -> None:
    sentences = instances(quads, "Sentence")
    assert sentences == {iris().passage(p) for p in knowledge().sentences}
    assert sentences < instances(quads, "Passage")


def test_what_comes_from_a_table_stands_in_the_graph_of_that_table(quads: list[Quad]) -> None:
    norway = thing("state/no")
    labels = graphs_of(quads, norway, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"))
    assert {frozenset(evidence_of(quads, graph)) for graph in labels} == {
        frozenset({"id/dataset/first-table"}), frozenset({"id/dataset/second-table"}),
    }  # fmt: skip
    for graph in labels:
        assert values(quads, graph, term("basis")) == {"vocab/basis/external"}


def test_the_order_of_the_knowledge_does_not_matter(quads: list[Quad]) -> None:
    from graph.knowledge import TableOfLinks

    known = knowledge()
    turned = replace(
        known,
        articles=known.articles[::-1],
        statements=known.statements[::-1],
        propositions=known.propositions[::-1],
        claims=known.claims[::-1],
        people=known.people[::-1],
        parties=known.parties[::-1],
        sentences=known.sentences[::-1],
        published=known.published[::-1],
    )
    assert knowledge_to_quads(turned, iris(), RUN, TableOfLinks()) == quads


def test_words_are_plain_and_labels_are_english(quads: list[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.object, Literal) and quad.predicate != DERIVED_FROM:
            local = quad.predicate.value.replace("#", "/").rpartition("/")[2]
            expected = "en" if local in {"label", "prefLabel", "altLabel", "comment", "title"} else None
            assert quad.object.language == expected, quad
