"""What the endpoint says of itself: a SPARQL 1.1 Service Description."""

import pyoxigraph as ox

from communique.query.formats import GRAPHS, TABLES, FormatName

_SD = "http://www.w3.org/ns/sparql-service-description#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DCTERMS = "http://purl.org/dc/terms/"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {"sd": _SD, "dcterms": _DCTERMS, "formats": _FORMATS}
_WRITERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_RESULT_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
}


def describe(endpoint: str, title: str, form: FormatName) -> bytes:
    """The description.

    Args:
        endpoint: The endpoint's public URL.
        title: Its title.
        form: One of the forms of a graph.
    """
    service, dataset, default = (ox.NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "default-graph"))
    rdf_type = ox.NamedNode(_RDF + "type")
    triples = [
        ox.Triple(service, rdf_type, _sd("Service")),
        ox.Triple(service, ox.NamedNode(_DCTERMS + "title"), ox.Literal(title)),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        *(
            ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + _RESULT_FORMATS[offered.name]))
            for offered in (*TABLES, *GRAPHS)
        ),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, rdf_type, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, rdf_type, _sd("Graph")),
    ]
    return ox.serialize(triples, format=_WRITERS[form], prefixes=_PREFIXES) or b""


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
