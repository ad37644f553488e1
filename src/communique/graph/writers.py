"""The written forms of the graph, byte for byte the same for the same quads.

N-Quads, sorted by line, are the truth; TriG and Turtle are written by pyoxigraph's serialisers from the same
sorted quads. JSON-LD is pyoxigraph's expanded form: full IRIs, no context to fetch, one object per subject
and graph. (rdflib could compact it by ``ontology/context.jsonld``, but its order differs from run to run and it
drops triples without a word; PyLD would be one more dependency for a form that any JSON-LD processor can
compact by itself.)
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from communique.graph.book import sort_quads
from communique.graph.iris import Iris
from communique.graph.terms import DERIVED_FROM, REUSED

_KINDS = (
    "activity", "article", "claim", "constraint", "dataset", "derivation", "distribution", "evidence", "meeting",
    "office", "organisation", "participation", "partition", "passage", "person", "place", "position",
    "proposition", "quantity", "quote", "refusal", "resolution", "signature", "software", "stamp", "state",
    "statement", "tenure",
)  # fmt: skip
_LISTS = (
    "basis", "comparator", "evidence-kind", "item", "meeting-mode", "name-basis", "office-kind", "position-kind",
    "stamp-kind", "stance", "time-basis", "zone",
)  # fmt: skip


class Form(StrEnum):
    """A written form of the graph; the values are the names in the manifest and on the command line."""

    NQUADS = "nquads"
    TRIG = "trig"
    TURTLE = "turtle"
    JSONLD = "jsonld"


@dataclass(frozen=True, slots=True)
class FormInfo:
    """What people and programs call a form."""

    title: str
    media_type: str
    suffix: str
    rdf_format: RdfFormat


FORMS = {
    Form.NQUADS: FormInfo("N-Quads", "application/n-quads", ".nq", RdfFormat.N_QUADS),
    Form.TRIG: FormInfo("TriG", "application/trig", ".trig", RdfFormat.TRIG),
    Form.TURTLE: FormInfo("Turtle", "text/turtle", ".ttl", RdfFormat.TURTLE),
    Form.JSONLD: FormInfo("JSON-LD", "application/ld+json", ".jsonld", RdfFormat.JSON_LD),
}


def write(quads: Iterable[Quad], form: Form, iris: Iris) -> bytes:
    """The quads in that form, as UTF-8."""
    return _WRITERS[form](quads, iris)


def read_nquads(data: bytes) -> list[Quad]:
    """The quads of an N-Quads file, in the order of the writers.

    Raises:
        SyntaxError: The file is not N-Quads.
    """
    return sort_quads(parse(data, format=RdfFormat.N_QUADS))


def prefixes(iris: Iris) -> dict[str, str]:
    """The prefixes used in TriG and Turtle: ours for each kind of thing and code list, then the reused ones."""
    ours = {"cmq": f"{iris.base}ontology#", "graph": f"{iris.base}graph/"}
    ours |= {kind: f"{iris.base}id/{kind}/" for kind in _KINDS}
    # A list's prefix ends in "-code", so that it never meets the prefix of a kind of thing.
    ours |= {f"{name}-code": f"{iris.base}vocab/{name}/" for name in _LISTS}
    return ours | {namespace.prefix: namespace.iri for namespace in REUSED}


def write_nquads(quads: Iterable[Quad], iris: Iris) -> bytes:  # noqa: ARG001 — all writers have one signature
    """N-Quads, one line a quad, sorted by line (by code point)."""
    # Literals keep no raw newline in N-Quads, so that only "\n" ends a line ("\u2028" and the like do not).
    data = serialize(set(quads), format=RdfFormat.N_QUADS)
    return b"".join(sorted(line + b"\n" for line in (data or b"").split(b"\n") if line))


def write_trig(quads: Iterable[Quad], iris: Iris) -> bytes:
    """TriG: the default graph, then the named graphs, sorted."""
    return _serialized(sort_quads(quads), RdfFormat.TRIG, iris)


def write_turtle(quads: Iterable[Quad], iris: Iris) -> bytes:
    """Turtle: all graphs as one, with the evidence kept on the nodes (:func:`flattened`)."""
    return _serialized(flattened(quads), RdfFormat.TURTLE, iris)


def write_jsonld(quads: Iterable[Quad], iris: Iris) -> bytes:
    """Expanded JSON-LD, with a final newline."""
    return _serialized(sort_quads(quads), RdfFormat.JSON_LD, iris) + b"\n"


def flattened(quads: Iterable[Quad]) -> list[Triple]:
    """The union of all graphs as triples.

    Turtle has no graphs, so that which passage supports which triple is lost; what remains is said of the node:
    every subject of an evidence graph ``prov:wasDerivedFrom`` the passages (or the table) of that graph.
    """
    quads = list(quads)
    evidence: dict[object, list[NamedNode]] = {}
    for quad in quads:
        if quad.predicate == DERIVED_FROM and isinstance(quad.object, NamedNode):
            evidence.setdefault(quad.subject, []).append(quad.object)
    triples = {quad.triple for quad in quads} | set(_derivations(quads, evidence))
    return sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _derivations(quads: Iterable[Quad], evidence: dict[object, list[NamedNode]]) -> Iterator[Triple]:
    subjects = {(quad.subject, quad.graph_name) for quad in quads if not isinstance(quad.graph_name, DefaultGraph)}
    for subject, graph in subjects:
        for node in evidence.get(graph, []):
            yield Triple(subject, DERIVED_FROM, node)


def _serialized(items: list[Quad] | list[Triple], rdf_format: RdfFormat, iris: Iris) -> bytes:
    data = serialize(items, format=rdf_format, prefixes=prefixes(iris))
    if data is None:
        raise ValueError("the serialiser wrote nothing")
    return data


_WRITERS: dict[Form, Callable[[Iterable[Quad], Iris], bytes]] = {
    Form.NQUADS: write_nquads,
    Form.TRIG: write_trig,
    Form.TURTLE: write_turtle,
    Form.JSONLD: write_jsonld,
}
