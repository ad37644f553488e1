"""Writes the glossary: ``python docs/glossary.py`` writes ``docs/ontology.md`` from the files of ``ontology/``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "ontology.md"
CMQ = Namespace("https://w3id.org/communique/ontology#")
PREFIXES = {
    str(CMQ): "cmq:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/ns/dcat#": "dcat:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/2006/time#": "time:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/spar/cito/": "cito:",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem:",
    "http://id.loc.gov/datatypes/edtf/": "edtf:",
    "https://schema.org/": "schema:",
}
INTRODUCTION = """\
# The terms of the ontology

Written from `ontology/communique.ttl` and `ontology/vocab.ttl` by `python docs/glossary.py`. How the terms are used in
the graph, and how often each may stand, is in [model.md](model.md); what a graph must not say is in `shapes/`.
"""
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def name(term: Node) -> str:
    """A term with its prefix."""
    iri = str(term)
    return next((prefix + iri.removeprefix(ns) for ns, prefix in PREFIXES.items() if iri.startswith(ns)), f"<{iri}>")


def names(graph: Graph, term: Node, *predicates: URIRef) -> str:
    """The values of some properties, named and sorted."""
    return ", ".join(sorted(f"`{name(o)}`" for predicate in predicates for o in graph.objects(term, predicate)))


def own(graph: Graph, *kinds: URIRef) -> list[Node]:
    """Our terms of some kinds, sorted by name."""
    terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(str(CMQ))}
    return sorted(terms, key=lambda term: name(term).lower())


def definition(graph: Graph, term: Node) -> str:
    """The definition of a term."""
    return str(graph.value(term, SKOS.definition))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A Markdown table."""
    head = list(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def classes(graph: Graph) -> Iterator[str]:
    """The classes."""
    yield from ("", "## Classes", "")
    yield from table(
        ("term", "label", "definition", "is a part of"),
        (
            (f"`{name(t)}`", str(graph.value(t, RDFS.label)), definition(graph, t), names(graph, t, RDFS.subClassOf))
            for t in own(graph, OWL.Class)
        ),
    )


def properties(graph: Graph) -> Iterator[str]:
    """The properties."""
    yield from ("", "## Properties", "")
    yield from table(
        ("term", "label", "definition", "of", "value", "like"),
        (
            (
                f"`{name(t)}`",
                str(graph.value(t, RDFS.label)),
                definition(graph, t),
                names(graph, t, RDFS.domain, URIRef(SDO.domainIncludes)),
                names(graph, t, RDFS.range, URIRef(SDO.rangeIncludes)),
                names(graph, t, RDFS.subPropertyOf, RDFS.seeAlso),
            )
            for t in own(graph, *PROPERTIES)
        ),
    )


def reused(graph: Graph) -> Iterator[str]:
    """Properties of others, where the graph uses them."""
    terms = {t for kind in (*PROPERTIES, OWL.AnnotationProperty) for t in graph.subjects(RDF.type, kind)}
    used = [t for t in terms if not str(t).startswith(str(CMQ)) and (t, URIRef(SDO.domainIncludes), None) in graph]
    yield from ("", "## Properties of others", "")
    yield from table(
        ("term", "of", "value"),
        (
            (f"`{name(t)}`", names(graph, t, URIRef(SDO.domainIncludes)), names(graph, t, URIRef(SDO.rangeIncludes)))
            for t in sorted(used, key=name)
        ),
    )


def code_lists(graph: Graph) -> Iterator[str]:
    """The code lists."""
    yield from ("", "## Code lists")
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme), key=str):
        mapped = [p for p in own(graph, OWL.AnnotationProperty) if _is_used(graph, scheme, p)]
        yield from ("", f"### {str(scheme).rpartition('/')[2]}", "", definition(graph, scheme), "")
        yield from table(
            ("notation", "label", "definition", *(str(graph.value(p, RDFS.label)) for p in mapped)),
            (
                (
                    f"`{graph.value(concept, SKOS.notation)}`",
                    str(graph.value(concept, SKOS.prefLabel)),
                    definition(graph, concept) + _broader(graph, concept),
                    *(str(graph.value(concept, p)) for p in mapped),
                )
                for concept in sorted(graph.subjects(SKOS.inScheme, scheme), key=str)
            ),
        )


def _is_used(graph: Graph, scheme: Node, predicate: Node) -> bool:
    return any((concept, predicate, None) in graph for concept in graph.subjects(SKOS.inScheme, scheme))


def _broader(graph: Graph, concept: Node) -> str:
    above = graph.value(concept, SKOS.broader)
    return "" if above is None else f" (narrower than `{graph.value(above, SKOS.notation)}`)"


def glossary(graph: Graph) -> str:
    """The glossary as Markdown, ending in a newline."""
    parts = (classes(graph), properties(graph), reused(graph), code_lists(graph))
    return INTRODUCTION + "\n".join(line for part in parts for line in part) + "\n"


def load(folder: Path) -> Graph:
    """The ontology and its code lists."""
    return Graph().parse(folder / "communique.ttl").parse(folder / "vocab.ttl")


if __name__ == "__main__":
    TARGET.write_text(glossary(load(ROOT / "ontology")), encoding="utf-8")
