"""The engine: Oxigraph in memory, as it runs inside a worker process.

The default graph as queried is the set union of all graphs. The engine's own union mode yields a triple once per
graph that holds it, which would count it twice, so the union is loaded into the default graph beside the named graphs.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from communique.query.errors import RefusedQueryError, StoppedQueryError, WrongQueryError
from communique.query.formats import FormatName
from communique.query.guard import CheckedQuery
from communique.query.limits import Limits

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_TABLE_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_DefaultGraph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_NAME_AT_END = re.compile(r"[^\W\d][\w.\-]*$")
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    Attributes:
        body: The document, UTF-8 where it is text.
        rows: Rows of the table, or triples of the graph; 1 for ``ASK``.
    """

    body: bytes
    rows: int


def load(nquads: Path) -> tuple[ox.Store, int]:
    """Load a graph.

    Returns:
        The store, and the number of quads in the file.

    Raises:
        OSError: The file cannot be read.
        SyntaxError: It is not N-Quads.
    """
    store = ox.Store()
    store.bulk_load(path=nquads, format=ox.RdfFormat.N_QUADS)
    quads = len(store)
    store.update(_UNION)
    return store, quads


def evaluate(store: ox.Store, query: CheckedQuery, form: FormatName, limits: Limits) -> Answer:
    """Evaluate a checked query, without any regard for time: whoever calls this must be able to be killed.

    Raises:
        WrongQueryError: ``query-wrong``, with the engine's message; ``graph-unknown``.
        RefusedQueryError: ``service-refused``: the engine tried to read or to call something.
        StoppedQueryError: ``answer-too-large`` or ``answer-not-in-xml``.
    """
    default_graph, named_graphs = _dataset(store, query)
    try:
        results = store.query(query.text, default_graph=default_graph, named_graphs=named_graphs)
        if isinstance(results, ox.QueryTriples):
            return _graph(results, form, query.prefixes, limits)
        return _table(results, form, limits)
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise _wrong(error, query) from error
    except OSError as error:
        # The guard refuses such queries before; here the process has no descriptor left to do it with.
        raise RefusedQueryError("service-refused", f"Nothing is read from elsewhere: {error}") from error


def _dataset(
    store: ox.Store, query: CheckedQuery
) -> tuple[list[_DefaultGraph] | None, list[ox.NamedNode | ox.BlankNode] | None]:
    """The graphs of ``FROM`` and ``FROM NAMED``; several default graphs are merged first: a triple counts once."""
    if query.default_graphs is None or query.named_graphs is None:
        return None, None
    default, named = ([_known(store, iri) for iri in graphs] for graphs in (query.default_graphs, query.named_graphs))
    if len(default) < 2:
        return list(default), list(named)
    merge = ox.BlankNode()
    store.extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, merge)
        for graph in default
        for quad in store.quads_for_pattern(None, None, None, graph)
    )
    return [merge], list(named)


def _known(store: ox.Store, iri: str) -> ox.NamedNode:
    try:
        graph = ox.NamedNode(iri)
    except ValueError as error:
        raise WrongQueryError(f"<{iri}> is not an IRI: {error}") from error
    if not store.contains_named_graph(graph):
        raise WrongQueryError(
            f"This dataset has no graph <{iri}>.",
            code="graph-unknown",
            hint="Nothing is fetched: FROM and FROM NAMED choose among the graphs that are here.",
        )
    return graph


class _Sink(io.BytesIO):
    """Collects what the engine writes, up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: "ReadableBuffer", /) -> int:
        if self.tell() + memoryview(data).nbytes > self.limit:
            raise too_large(f"{self.limit} bytes")
        return super().write(data)


def too_large(limit: str) -> StoppedQueryError:
    """The error for an answer over a limit such as "100 rows"."""
    return StoppedQueryError(
        "answer-too-large",
        f"The answer has more than {limit}, and is not given in part.",
        hint="Ask for less at a time, with ORDER BY, LIMIT and OFFSET.",
    )


def _table(results: ox.QuerySolutions | ox.QueryBoolean, form: FormatName, limits: Limits) -> Answer:
    sink = _Sink(limits.answer_bytes)
    results.serialize(sink, format=_TABLE_FORMATS[form])
    body = sink.getvalue()
    if form == "xml":
        _check_xml(body)
    rows = 1 if isinstance(results, ox.QueryBoolean) else _count_rows(body, form)
    if rows > limits.rows:
        raise too_large(f"{limits.rows} rows")
    return Answer(body, rows)


def _count_rows(body: bytes, form: FormatName) -> int:
    if form == "json":
        return len(json.loads(body)["results"]["bindings"])
    if form == "xml":
        return body.count(b"<result>")  # "<" is escaped in every value
    if form == "tsv":
        return body.count(b"\n") - 1  # a line feed is escaped in every value
    csv.field_size_limit(len(body) + 1)
    return sum(1 for _ in csv.reader(io.StringIO(body.decode(), newline=""))) - 1


def _graph(triples: ox.QueryTriples, form: FormatName, prefixes: Mapping[str, str], limits: Limits) -> Answer:
    seen: set[ox.Triple] = set()
    for triple in triples:
        seen.add(triple)
        if len(seen) > limits.rows:
            raise too_large(f"{limits.rows} triples")
    sink = _Sink(limits.answer_bytes)
    ordered = sorted(seen, key=str)
    ox.serialize(ordered, sink, format=_GRAPH_FORMATS[form], prefixes=_used(prefixes, ordered))
    body = sink.getvalue()
    if form == "rdfxml":
        _check_xml(body)
        for predicate in {triple.predicate.value for triple in ordered}:
            if not _XML_NAME_AT_END.search(predicate):
                raise _not_in_xml(f"<{predicate}> ends in no name of XML")
    return Answer(body, len(seen))


def _check_xml(body: bytes) -> None:
    """The engine writes characters into XML that XML does not have, even by reference."""
    found = _NOT_IN_XML.search(body.decode())
    if found:
        raise _not_in_xml(f"it holds the character U+{ord(found[0]):04X}")


def _not_in_xml(reason: str) -> StoppedQueryError:
    return StoppedQueryError(
        "answer-not-in-xml", f"The answer cannot be written in XML: {reason}.", hint="Ask for JSON or Turtle."
    )


def _used(prefixes: Mapping[str, str], triples: Iterable[ox.Triple]) -> dict[str, str]:
    """The prefixes that shorten something; the writers declare all that they are given."""
    terms = {term for triple in triples for term in (triple.subject, triple.predicate, triple.object)}
    iris = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    iris |= {term.datatype.value for term in terms if isinstance(term, ox.Literal)}
    return {prefix: space for prefix, space in prefixes.items() if any(iri.startswith(space) for iri in iris)}


def _wrong(error: Exception, query: CheckedQuery) -> WrongQueryError:
    """The engine's message, with its place where it gives one.

    The engine reports how far it could read, which is up to one keyword beyond the mistake.
    """
    match = re.match(r"error at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if match is None:
        return WrongQueryError(str(error))
    line, column = (0, 0) if query.shifted else (int(match[1]), int(match[2]))
    expected = " ".join(match[3].split())
    if len(expected) > 200:  # the engine lists every character that could go on
        expected = expected[:200].rsplit(" ", 1)[0] + " …"
    return WrongQueryError(
        f"The query cannot be read at this place, or shortly before: {expected}", line=line, column=column
    )
