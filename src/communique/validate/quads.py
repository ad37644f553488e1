"""The graph to be validated: triples by named graph, as rdflib terms, whatever they came from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import pyoxigraph
from rdflib import XSD, BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

Node: TypeAlias = URIRef | BNode
Term: TypeAlias = URIRef | BNode | Literal
Source: TypeAlias = Dataset | Iterable[pyoxigraph.Quad]


class Triple(NamedTuple):
    """Subject, predicate, object."""

    s: Node
    p: URIRef
    o: Term


@dataclass(frozen=True, slots=True)
class Quads:
    """All triples, sorted, each in its graph.

    Attributes:
        default: The triples of the default graph.
        named: The triples of each named graph.
    """

    default: tuple[Triple, ...]
    named: Mapping[Node, tuple[Triple, ...]]

    def union(self) -> Iterator[Triple]:
        """The triples of all graphs; one that stands in several graphs comes several times."""
        yield from self.default
        for triples in self.named.values():
            yield from triples

    def __len__(self) -> int:
        return len(self.default) + sum(len(triples) for triples in self.named.values())


def read_quads(source: Source) -> Quads:
    """Take in a graph.

    Args:
        source: An rdflib ``Dataset``, or pyoxigraph quads as its parser and store give them.

    Raises:
        TypeError: A quad holds something else than IRIs, blank nodes and literals (a quoted triple).
    """
    default: set[Triple] = set()
    named: dict[Node, set[Triple]] = {}
    for triple, graph in _from_rdflib(source) if isinstance(source, Dataset) else _from_oxigraph(source):
        (default if graph is None else named.setdefault(graph, set())).add(triple)
    return Quads(_sorted(default), {graph: _sorted(named[graph]) for graph in sorted(named, key=str)})


def _sorted(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    return tuple(sorted(triples, key=lambda t: (str(t.s), str(t.p), str(t.o))))


def _from_rdflib(dataset: Dataset) -> Iterator[tuple[Triple, Node | None]]:
    for s, p, o, g in dataset.quads((None, None, None, None)):
        triple = Triple(_node(s), URIRef(str(p)), _plain(o))
        yield triple, None if g is None or g == DATASET_DEFAULT_GRAPH_ID else _node(g)


def _plain(term: object) -> Term:
    # RDF 1.1 has one kind of string; rdflib tells a plain literal from one marked xsd:string.
    if isinstance(term, Literal):
        return Literal(str(term)) if term.datatype == XSD.string else term
    return _node(term)


def _node(term: object) -> Node:
    if isinstance(term, URIRef | BNode):
        return term
    raise TypeError(f"no IRI or blank node: {term!r}")


def _from_oxigraph(quads: Iterable[pyoxigraph.Quad]) -> Iterator[tuple[Triple, Node | None]]:
    known: dict[object, Term] = {}

    def convert(term: object) -> Term:
        if term not in known:
            known[term] = _converted(term)
        return known[term]

    for quad in quads:
        triple = Triple(_node(convert(quad.subject)), URIRef(quad.predicate.value), convert(quad.object))
        graph = quad.graph_name
        yield triple, None if isinstance(graph, pyoxigraph.DefaultGraph) else _node(convert(graph))


def _converted(term: object) -> Term:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        # Not normalised: what is checked is what is written.
        return Literal(term.value, datatype=None if datatype == str(XSD.string) else URIRef(datatype), normalize=False)
    raise TypeError(f"no IRI, blank node or literal: {term!r}")
