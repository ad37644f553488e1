"""The graph's own description, computed from its quads: VoID statistics and DCAT distributions."""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from communique.graph.iris import Iris, external, hash_id
from communique.graph.manifest import FileEntry
from communique.graph.tally import Tally, Use
from communique.graph.terms import (
    DCAT,
    DCTERMS,
    REUSED,
    SPDX,
    TYPE,
    VOID,
    XSD,
    count,
    english,
    integer,
    words,
)
from communique.graph.writers import FORMS, Form, prefixes

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_TITLE = "Communiqué: what articles report of meetings, joint statements and alleged arms transfers"
_ABOUT = (
    "Every fact stands in a named graph that is derived from the passages that support it. "
    "An allegation is a described proposition with its claims, never a fact."
)


def dataset(iris: Iris) -> NamedNode:
    """The graph as a data set."""
    return iris.thing("dataset", "communique")


def describe_void(counted: Tally, iris: Iris) -> bytes:
    """VoID as Turtle: totals, class partitions with their properties, property partitions. No blank nodes."""
    whole = dataset(iris)
    triples = [
        Triple(whole, TYPE, VOID("Dataset")),
        Triple(whole, DCTERMS("title"), english(_TITLE)),
        Triple(whole, VOID("uriSpace"), words(iris.base)),
        Triple(whole, VOID("sparqlEndpoint"), NamedNode(f"{iris.base}sparql")),
        Triple(whole, VOID("triples"), integer(counted.triples)),
        Triple(whole, VOID("entities"), integer(counted.entities)),
        Triple(whole, VOID("classes"), integer(len(counted.classes))),
        Triple(whole, VOID("properties"), integer(len(counted.properties))),
        Triple(whole, VOID("distinctSubjects"), integer(counted.subjects)),
        Triple(whole, VOID("distinctObjects"), integer(counted.objects)),
    ]
    triples += [Triple(whole, VOID("vocabulary"), NamedNode(iri)) for iri in _vocabularies(counted, iris)]
    for name, instances in counted.classes.items():
        part = iris.thing("partition", hash_id("class", name))
        triples += [
            Triple(whole, VOID("classPartition"), part),
            Triple(part, VOID("class"), external(name)),
            Triple(part, VOID("entities"), integer(instances)),
        ]
        for prop, use in counted.class_properties[name].items():
            triples += _property_partition(part, iris.thing("partition", hash_id("class", name, prop)), prop, use)
    for prop, use in counted.properties.items():
        triples += _property_partition(whole, iris.thing("partition", hash_id("property", prop)), prop, use)
    return _turtle(triples, iris)


def _property_partition(whole: NamedNode, part: NamedNode, prop: str, use: Use) -> list[Triple]:
    return [
        Triple(whole, VOID("propertyPartition"), part),
        Triple(part, VOID("property"), external(prop)),
        Triple(part, VOID("triples"), integer(use.triples)),
        Triple(part, VOID("distinctSubjects"), integer(use.subjects)),
        Triple(part, VOID("distinctObjects"), integer(use.objects)),
    ]


def _vocabularies(counted: Tally, iris: Iris) -> list[str]:
    used = [*counted.classes, *counted.properties]
    known = [f"{iris.base}ontology#", *(namespace.iri for namespace in REUSED)]
    return sorted(iri for iri in known if any(term.startswith(iri) for term in used))


def describe_dcat(files: Mapping[str, FileEntry], iris: Iris) -> bytes:
    """DCAT as Turtle: the data set and its files with media type, size in bytes and SHA-256. No blank nodes.

    Args:
        files: The files by the name of their form; ``void`` counts as Turtle.
        iris: The gate of IRIs.
    """
    whole = dataset(iris)
    service = iris.thing("service", "sparql")
    triples = [
        Triple(whole, TYPE, DCAT("Dataset")),
        Triple(whole, DCTERMS("title"), english(_TITLE)),
        Triple(whole, DCTERMS("description"), english(_ABOUT)),
        Triple(whole, DCTERMS("conformsTo"), NamedNode(f"{iris.base}ontology")),
        Triple(service, TYPE, DCAT("DataService")),
        Triple(service, DCTERMS("title"), english("SPARQL endpoint")),
        Triple(service, DCAT("endpointURL"), NamedNode(f"{iris.base}sparql")),
        Triple(service, DCAT("servesDataset"), whole),
    ]
    for form, entry in sorted(files.items()):
        triples += _distribution(whole, form, entry, iris)
    return _turtle(triples, iris)


def _distribution(whole: NamedNode, form: str, entry: FileEntry, iris: Iris) -> list[Triple]:
    info = FORMS[Form(form)] if form in FORMS else FORMS[Form.TURTLE]
    title = "VoID statistics, Turtle" if form == "void" else info.title
    node, checksum = iris.thing("distribution", form), iris.thing("checksum", form)
    return [
        Triple(whole, DCAT("distribution"), node),
        Triple(node, TYPE, DCAT("Distribution")),
        Triple(node, DCTERMS("title"), english(title)),
        Triple(node, DCAT("mediaType"), external(_MEDIA_TYPES + info.media_type)),
        Triple(node, DCAT("byteSize"), count(entry.bytes)),
        Triple(node, DCAT("downloadURL"), external(f"{iris.base}files/{entry.path}")),
        Triple(node, SPDX("checksum"), checksum),
        Triple(checksum, TYPE, SPDX("Checksum")),
        Triple(checksum, SPDX("algorithm"), SPDX("checksumAlgorithm_sha256")),
        Triple(checksum, SPDX("checksumValue"), Literal(entry.sha256, datatype=XSD("hexBinary"))),
    ]


def _turtle(triples: Iterable[Triple], iris: Iris) -> bytes:
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    data = serialize(ordered, format=RdfFormat.TURTLE, prefixes=prefixes(iris))
    return data or b""
