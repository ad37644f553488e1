"""Ontology and graph together contradict nothing, also under the axioms of the vocabularies that they use."""

import owlrl
import pytest
from ferry_graph import BASE, ferry_graph
from rdflib import OWL, PROV, RDF, RDFS, Graph, Namespace, URIRef

from communique.validate.quads import read_quads
from communique.validate.shacl import data_graph
from communique.validate.shapes import load_ontology

CMQ = Namespace(f"{BASE}ontology#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
ORG = Namespace("http://www.w3.org/ns/org#")
OA = Namespace("http://www.w3.org/ns/oa#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

# From PROV-O, ORG and Web Annotation: what could contradict the way in which their terms are used here.
THEIR_AXIOMS = [
    (PROV.Entity, OWL.disjointWith, PROV.Activity),
    (PROV.wasDerivedFrom, RDFS.domain, PROV.Entity),
    (PROV.wasDerivedFrom, RDFS.range, PROV.Entity),
    (PROV.wasGeneratedBy, RDFS.domain, PROV.Entity),
    (PROV.wasGeneratedBy, RDFS.range, PROV.Activity),
    (PROV.used, RDFS.domain, PROV.Activity),
    (PROV.used, RDFS.range, PROV.Entity),
    (ORG.Organization, RDFS.subClassOf, FOAF.Agent),
    (ORG.Organization, OWL.disjointWith, ORG.Role),
    (ORG.Organization, OWL.disjointWith, ORG.Membership),
    (ORG.Membership, OWL.disjointWith, ORG.Role),
    (ORG.member, RDFS.domain, ORG.Membership),
    (ORG.member, RDFS.range, FOAF.Agent),
    (ORG.hasMembership, OWL.inverseOf, ORG.member),
    (ORG.postIn, RDFS.domain, ORG.Post),
    (ORG.postIn, RDFS.range, ORG.Organization),
    (ORG.unitOf, RDFS.domain, ORG.OrganizationalUnit),
    (ORG.unitOf, RDFS.range, ORG.FormalOrganization),
    (ORG.FormalOrganization, RDFS.subClassOf, ORG.Organization),
    (ORG.OrganizationalUnit, RDFS.subClassOf, ORG.Organization),
    (OA.hasSource, RDFS.domain, OA.SpecificResource),
]


def everything() -> Graph:
    graph = data_graph(read_quads(ferry_graph()), load_ontology())
    for axiom in THEIR_AXIOMS:
        graph.add(axiom)
    return graph


def closed(graph: Graph) -> Graph:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def contradictions(graph: Graph) -> list[str]:
    return [str(error) for error in closed(graph).objects(None, ERROR)]


def test_nothing_is_contradicted() -> None:
    assert contradictions(everything()) == []


@pytest.mark.parametrize(
    ("thing", "kind"),
    [
        ("id/proposition/shells", SEM.Event),
        ("id/proposition/shells", CMQ.Meeting),
        ("id/claim/denied", SEM.Event),
        ("id/claim/denied", CMQ.AllegedTransfer),
        ("id/person/ana-brandt", CMQ.State),
        ("id/statement/on-shells", PROV.Activity),
    ],
)
def test_what_must_not_be_both_is_a_contradiction(thing: str, kind: URIRef) -> None:
    graph = everything()
    graph.add((URIRef(BASE + thing), RDF.type, kind))
    assert contradictions(graph)


def test_an_alleged_transfer_entails_no_event_and_no_fact_between_parties() -> None:
    graph = closed(everything())
    propositions = set(graph.subjects(RDF.type, CMQ.Proposition))
    assert propositions
    assert not propositions & set(graph.subjects(RDF.type, SEM.Event))
    assert not propositions & set(graph.subjects(RDF.type, PROV.Activity))
    states = set(graph.subjects(RDF.type, CMQ.State))
    between = {p for s, p, o in graph if s in states and o in states and s != o}
    assert between == set()


def test_reasoning_finds_the_classes_that_the_model_names() -> None:
    graph = closed(everything())
    for name, kind in (
        ("person/ana-brandt", PROV.Agent),
        ("meeting/port-meris", SEM.Event),
        ("claim/denied", PROV.Entity),
    ):
        assert (URIRef(f"{BASE}id/{name}"), RDF.type, kind) in graph
