"""The ontology is what ``docs/model.md`` describes, whole, and readable by both engines."""

import re
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Namespace, URIRef
from rdflib.term import Node

from communique.assets import folder
from communique.model import PropositionKind, StatementKind
from communique.settings import Settings
from communique.validate.shapes import PUBLISHED_BASE, load_ontology

DOCS = Path(__file__).parents[2] / "docs"
CMQ = Namespace("https://w3id.org/communique/ontology#")
SDO = Namespace("https://schema.org/")
PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "prov": "http://www.w3.org/ns/prov#",
    "cito": "http://purl.org/spar/cito/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
# How the stances compare with other schemes is said of concepts and not in the graph.
MAPPINGS = {CMQ.aidaEpistemic, CMQ.graspCertainty, CMQ.graspPolarity}
# The program's list of what is alleged has it; nothing in the graph is of this class yet.
AHEAD = {CMQ.AllegedViolation}


def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "communique.ttl")


def own(graph: Graph, *kinds: URIRef) -> set[Node]:
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(CMQ))}


def model() -> str:
    return (DOCS / "model.md").read_text(encoding="utf-8")


def test_the_ontology_and_the_code_lists_pass_the_lint() -> None:
    graph = load_ontology()
    _, _, text = pyshacl.validate(graph, shacl_graph=Graph().parse(folder("ontology") / "lint.ttl"))
    assert "Conforms: True" in text, text


def test_properties_are_exactly_those_of_the_model() -> None:
    described = {CMQ[name] for name in re.findall(r"cmq:([a-z]\w*)", model())}
    assert own(ontology(), *PROPERTIES) == described


def test_classes_are_exactly_those_of_the_model() -> None:
    text = model()
    described = {CMQ[name] for name in re.findall(r"cmq:([A-Z]\w*)", text)}
    # Subclasses are listed behind the first, without the prefix: **cmq:JointStatement, Communique, …**
    for listed in re.findall(r"\*\*cmq:\w+((?:, \w+)+)\*\*", text):
        described |= {CMQ[name] for name in listed.split(", ") if name}
    assert own(ontology(), OWL.Class) == described | AHEAD


def test_reused_terms_of_the_model_are_declared() -> None:
    graph = ontology()
    names = re.findall(rf"`({'|'.join(PREFIXES)}):(\w+)", model())
    terms = {Namespace(PREFIXES[prefix])[name] for prefix, name in names}
    assert len(terms) > 30
    assert {str(term) for term in terms if (term, RDF.type, None) not in graph} == set()


def test_annotations_of_concepts_are_the_mappings_of_stances() -> None:
    assert own(ontology(), OWL.AnnotationProperty) == MAPPINGS


@pytest.mark.parametrize(
    ("kinds", "parent"),
    [(StatementKind, CMQ.Statement), (PropositionKind, CMQ.Proposition)],
    ids=["statement", "proposition"],
)
def test_kinds_that_are_classes_are_subclasses(
    kinds: type[StatementKind] | type[PropositionKind], parent: URIRef
) -> None:
    names = {"".join(part.capitalize() for part in kind.value.split("-")) for kind in kinds}
    assert set(ontology().subjects(RDFS.subClassOf, parent)) == {CMQ[name] for name in names}


@pytest.mark.parametrize("name", ["communique.ttl", "vocab.ttl", "lint.ttl"])
def test_both_engines_read_the_same_triples(name: str) -> None:
    path = folder("ontology") / name
    assert len(Graph().parse(path)) == len(list(parse(path=path, format=RdfFormat.TURTLE)))


@pytest.mark.parametrize("name", ["communique.ttl", "vocab.ttl"])
def test_there_are_no_blank_nodes(name: str) -> None:
    graph = Graph().parse(folder("ontology") / name)
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_the_alignments_are_those_that_the_model_names() -> None:
    text, graph = model(), ontology()
    pairs = re.findall(r"\*\*cmq:(\w+)\*\* ⊑ ((?:\w+:\w+(?:, )?)+)", text)
    assert len(pairs) >= 10
    for name, parents in pairs:
        for prefix, local in re.findall(r"(\w+):(\w+)", parents):
            parent = CMQ[local] if prefix == "cmq" else Namespace(PREFIXES[prefix])[local]
            assert (CMQ[name], RDFS.subClassOf, parent) in graph


def test_every_vocabulary_that_is_reused_is_aligned_with() -> None:
    aligned = {str(o) for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso) for o in ontology().objects(None, p)}
    for namespace in (
        *(PREFIXES[p] for p in ("oa", "org", "sem", "prov", "cito", "schema")),
        "http://www.w3.org/2006/time#",
    ):
        assert [iri for iri in aligned if iri.startswith(namespace)], namespace


def test_propositions_and_claims_are_no_events() -> None:
    graph, event = ontology(), URIRef(PREFIXES["sem"] + "Event")
    assert (CMQ.Proposition, OWL.disjointWith, event) in graph
    assert (CMQ.Claim, OWL.disjointWith, event) in graph


def test_a_domain_or_range_is_a_declared_class_or_datatype() -> None:
    graph = ontology()
    for predicate in (RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes):
        for s, o in graph.subject_objects(predicate):
            assert (o, RDF.type, None) in graph or str(o).startswith(str(XSD)), (s, o)


def test_object_properties_lead_to_classes_and_datatype_properties_to_values() -> None:
    graph = ontology()
    for term in own(graph, OWL.ObjectProperty):
        for o in (*graph.objects(term, RDFS.range), *graph.objects(term, SDO.rangeIncludes)):
            assert (o, RDF.type, OWL.Class) in graph
    for term in own(graph, OWL.DatatypeProperty):
        for o in graph.objects(term, RDFS.range):
            assert (o, RDF.type, OWL.Class) not in graph


def test_only_the_alleged_stands_on_a_proposition() -> None:
    graph = ontology()
    propositions = {CMQ.Proposition, *graph.subjects(RDFS.subClassOf, CMQ.Proposition)}
    domains = (RDFS.domain, SDO.domainIncludes)
    for name in {str(s).removeprefix(str(CMQ)) for p in domains for c in propositions for s in graph.subjects(p, c)}:
        assert name.startswith("alleged")


def test_the_files_are_written_under_the_base_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_BASE", raising=False)
    assert Settings().base == PUBLISHED_BASE
