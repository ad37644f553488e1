"""Draws the model: ``python docs/picture.py`` writes ``docs/model.mmd`` from ``ontology/communique.ttl``.

A Mermaid flowchart of the main classes and the properties between them. A class that is not drawn stands in the box of
the class it is a part of; a property of such a class starts or ends at that box. (Mermaid's class diagrams allow no
colon in the label of an arrow, and names of others' properties have one.)
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, Graph, Namespace, URIRef
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "model.mmd"
CMQ = Namespace("https://w3id.org/communique/ontology#")

# What is drawn; the rest of the ontology stands in docs/ontology.md.
MAIN = (
    "EvidenceGraph", "Passage", "Article", "Meeting", "Place", "Statement", "Capacity", "Person", "Office", "Party",
    "Position", "Quote", "Claim", "Evidence", "Proposition", "Quantity",
)  # fmt: skip
PREFIXES = {
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://purl.org/spar/cito/": "cito:",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem:",
    "https://schema.org/": "schema:",
}


def name(term: Node) -> str:
    """A term as it is drawn: ours without prefix."""
    iri = str(term)
    if iri.startswith(str(CMQ)):
        return iri.removeprefix(str(CMQ))
    return next((prefix + iri.removeprefix(ns) for ns, prefix in PREFIXES.items() if iri.startswith(ns)), iri)


def box(ontology: Graph, term: Node) -> str | None:
    """The drawn class that a class is, or is a part of."""
    above = (name(kind) for kind in ontology.transitive_objects(term, RDFS.subClassOf) if kind is not None)
    return next((kind for kind in above if kind in MAIN), None)


def ends(ontology: Graph, term: Node, *predicates: URIRef) -> list[str]:
    """The boxes at one end of a property."""
    kinds = {box(ontology, kind) for predicate in predicates for kind in ontology.objects(term, predicate)}
    return sorted(kind for kind in kinds if kind)


def arrows(ontology: Graph) -> dict[tuple[str, str], list[str]]:
    """The properties between each two boxes."""
    found: dict[tuple[str, str], list[str]] = {}
    for term in sorted(ontology.subjects(RDF.type, OWL.ObjectProperty), key=name):
        for source in ends(ontology, term, RDFS.domain, URIRef(SDO.domainIncludes)):
            for target in ends(ontology, term, RDFS.range, URIRef(SDO.rangeIncludes)):
                found.setdefault((source, target), []).append(name(term))
    return found


def boxes(ontology: Graph) -> Iterator[str]:
    """Each drawn class with the classes that are parts of it."""
    for kind in MAIN:
        parts = sorted(name(part) for part in ontology.subjects(RDFS.subClassOf, CMQ[kind]))
        yield f'    {kind}["{"<br/>".join([f"<b>{kind}</b>", *parts])}"]'


def lines(ontology: Graph) -> Iterable[str]:
    """The lines of the flowchart."""
    yield "%% Drawn from ontology/communique.ttl by docs/picture.py."
    yield "flowchart LR"
    yield from boxes(ontology)
    for (source, target), properties in sorted(arrows(ontology).items()):
        yield f'    {source} -- "{"<br/>".join(properties)}" --> {target}'


def picture(ontology: Graph) -> str:
    """The flowchart, ending in a newline."""
    return "\n".join(lines(ontology)) + "\n"


if __name__ == "__main__":
    TARGET.write_text(picture(Graph().parse(ROOT / "ontology" / "communique.ttl")), encoding="utf-8")
