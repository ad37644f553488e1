"""The JSON-LD context names every term of the ontology and reads and writes a graph without loss."""

import json

from rdflib import OWL, RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from communique.assets import folder

CMQ = Namespace("https://w3id.org/communique/ontology#")
ID = "https://w3id.org/communique/id/"
CONTEXT = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
PREFIXES = {name: iri for name, iri in CONTEXT.items() if isinstance(iri, str) and iri.startswith("http")}


def expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def own_terms() -> dict[str, URIRef]:
    graph = Graph().parse(folder("ontology") / "communique.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = (term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(CMQ)))
    return {str(term).removeprefix(str(CMQ)): URIRef(str(term)) for term in terms}


def test_every_term_of_the_ontology_is_in_the_context_under_its_name() -> None:
    for name, term in own_terms().items():
        entry = CONTEXT[name]
        assert expanded(entry if isinstance(entry, str) else entry["@id"]) == str(term)


def test_terms_are_coerced_as_the_ontology_says() -> None:
    graph = Graph().parse(folder("ontology") / "communique.ttl")
    for name, term in own_terms().items():
        if name[0].isupper():
            continue
        entry = CONTEXT[name]
        coerced = entry.get("@type") if isinstance(entry, dict) else None
        if (term, RDF.type, OWL.ObjectProperty) in graph:
            assert coerced == "@id"
        else:
            declared = graph.value(term, RDFS.range)
            expected = None if declared in {None, XSD.string} else str(declared)
            assert (expanded(coerced) if coerced else None) == expected


def test_every_property_of_others_in_the_context_is_declared_in_the_ontology() -> None:
    graph = Graph().parse(folder("ontology") / "communique.ttl")
    for name, entry in CONTEXT.items():
        iri = entry if isinstance(entry, str) else entry["@id"] if isinstance(entry, dict) else ""
        if name in PREFIXES or name.startswith("@") or iri.startswith("@") or not iri:
            continue
        term = URIRef(expanded(iri))
        assert (term, RDF.type, None) in graph or term in {RDFS.label, RDFS.comment}, name


def test_a_document_is_read_with_ids_dates_and_languages() -> None:
    document = {
        "@context": CONTEXT,
        "id": f"{ID}meeting/port-meris",
        "type": "Meeting",
        "label": "Talks in Port Meris",
        "date": "2024-03-05",
        "earliestBegin": "2024-03-05",
        "hasPlace": f"{ID}place/port-meris",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    node = URIRef(f"{ID}meeting/port-meris")
    sem = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    expected = Graph()
    expected.add((node, RDF.type, CMQ.Meeting))
    expected.add((node, RDFS.label, Literal("Talks in Port Meris", lang="en")))
    expected.add((node, CMQ.date, Literal("2024-03-05", datatype=URIRef("http://id.loc.gov/datatypes/edtf/EDTF"))))
    expected.add((node, sem.hasEarliestBeginTimeStamp, Literal("2024-03-05", datatype=XSD.date)))
    expected.add((node, sem.hasPlace, URIRef(f"{ID}place/port-meris")))
    assert isomorphic(graph, expected)


def test_a_graph_written_with_the_context_is_read_back_whole() -> None:
    dataset = Dataset()
    named = dataset.graph(URIRef("https://w3id.org/communique/graph/0"))
    claim = URIRef(f"{ID}claim/denied")
    named.add((claim, RDF.type, CMQ.Claim))
    named.add((claim, CMQ.stance, URIRef("https://w3id.org/communique/vocab/stance/denies")))
    named.add((claim, CMQ.unattributed, Literal(True)))
    named.add((claim, RDFS.comment, Literal("A remark.", lang="en")))
    written = dataset.serialize(format="json-ld", context=CONTEXT)
    assert '"Claim"' in written
    again = Dataset()
    again.parse(data=written, format="json-ld")
    assert set(again.quads()) == set(dataset.quads())
