"""VoID and DCAT are computed, and agree with a count by SPARQL."""

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from communique.graph.describe import describe_dcat, describe_void
from communique.graph.manifest import FileEntry
from communique.graph.tally import class_counts, fill_rates, tally
from communique.graph.terms import DCAT, SPDX, VOID
from graph.asking import thing, values
from graph.knowledge import BASE, iris

WHOLE = thing("dataset/communique")


def parsed(turtle: bytes) -> list[Quad]:
    return list(parse(turtle, format=RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def void(quads: list[Quad]) -> list[Quad]:
    return parsed(describe_void(tally(quads), iris()))


@pytest.fixture(scope="module")
def store(quads: list[Quad]) -> Store:
    """The set union of all graphs, as it is served."""
    made = Store()
    made.extend(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)
    return made


def one(store: Store, query: str) -> int:
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    return int(next(solutions)["n"].value)


@pytest.mark.parametrize(
    ("statistic", "query"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("entities", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c }"),
        ("classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        ("distinctSubjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        ("distinctObjects", "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
    ],
)
def test_the_totals_are_those_of_the_union_of_all_graphs(
    void: list[Quad], store: Store, statistic: str, query: str
) -> None:
    assert values(void, WHOLE, VOID(statistic)) == {str(one(store, query))}


def test_a_class_partition_counts_instances_and_their_properties(void: list[Quad], store: Store) -> None:
    partitions = {
        q.subject for q in void if q.predicate == VOID("class") and q.object == NamedNode(f"{BASE}ontology#Signature")
    }
    (partition,) = partitions
    assert isinstance(partition, NamedNode)
    signatures = f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{BASE}ontology#Signature> }}"
    assert values(void, partition, VOID("entities")) == {str(one(store, signatures))}
    by_property = {}
    for path in values(void, partition, VOID("propertyPartition")):
        part = NamedNode(BASE + path)
        (prop,) = values(void, part, VOID("property"))
        by_property[prop] = values(void, part, VOID("distinctSubjects"))
    assert by_property["ontology#person"] == {"2"}
    assert by_property["ontology#nameBasis"] == {"4"}


def test_the_descriptions_hold_no_blank_nodes(void: list[Quad]) -> None:
    dcat = parsed(describe_dcat({"nquads": FileEntry("graph-0.nq", "a" * 64, 5)}, iris()))
    for quad in [*void, *dcat]:
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_a_distribution_gives_media_type_size_and_checksum() -> None:
    files = {"nquads": FileEntry("graph-0.nq", "a" * 64, 5), "void": FileEntry("void-1.ttl", "b" * 64, 7)}
    dcat = parsed(describe_dcat(files, iris()))
    assert values(dcat, WHOLE, DCAT("distribution")) == {"id/distribution/nquads", "id/distribution/void"}
    node = thing("distribution/nquads")
    assert values(dcat, node, DCAT("byteSize")) == {"5"}
    assert values(dcat, node, DCAT("downloadURL")) == {"files/graph-0.nq"}
    assert values(dcat, node, DCAT("mediaType")) == {"https://www.iana.org/assignments/media-types/application/n-quads"}
    assert values(dcat, thing("checksum/nquads"), SPDX("checksumValue")) == {"a" * 64}
    assert values(dcat, thing("distribution/void"), DCAT("mediaType")) == {
        "https://www.iana.org/assignments/media-types/text/turtle"
    }


def test_counts_are_by_class_of_our_ontology(quads: list[Quad]) -> None:
    counts = class_counts(tally(quads), iris())
    assert counts["quads"] == len(quads)
    assert (counts["Meeting"], counts["Claim"], counts["Quantity"], counts["Article"]) == (1, 6, 2, 2)
    assert not [name for name in counts if ":" in name or "/" in name]


def test_fill_is_the_share_of_instances_that_have_a_property(quads: list[Quad]) -> None:
    fill = fill_rates(tally(quads), iris())
    assert fill["Meeting.date"] == 1.0
    assert fill["Statement.date"] == 0.5
    assert fill["Signature.person"] == 0.5
    assert fill["Claim.hedge"] == pytest.approx(2 / 6, abs=1e-4)
    assert "Meeting.type" not in fill
