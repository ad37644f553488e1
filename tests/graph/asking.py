"""Asking a list of quads simple questions."""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from communique.graph.terms import DERIVED_FROM, TYPE
from graph.knowledge import BASE


def term(name: str) -> NamedNode:
    """A term of our ontology, or a full IRI."""
    return NamedNode(name if ":" in name else f"{BASE}ontology#{name}")


def thing(path: str) -> NamedNode:
    """A thing by what follows ``id/``."""
    return NamedNode(f"{BASE}id/{path}")


def values(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[str]:
    """The values of a property, IRIs without the base."""
    return {
        q.object.value.removeprefix(BASE)
        for q in quads
        if q.subject == subject and q.predicate == predicate and isinstance(q.object, NamedNode | Literal)
    }


def instances(quads: Iterable[Quad], name: str) -> set[NamedNode]:
    """The instances of a class of our ontology."""
    return {
        q.subject for q in quads if q.predicate == TYPE and q.object == term(name) and isinstance(q.subject, NamedNode)
    }


def graphs_of(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[NamedNode]:
    """The named graphs in which something is said."""
    return {
        q.graph_name
        for q in quads
        if q.subject == subject and q.predicate == predicate and isinstance(q.graph_name, NamedNode)
    }


def evidence_of(quads: Iterable[Quad], graph: NamedNode) -> set[str]:
    """What a named graph is derived from, without the base."""
    return {
        q.object.value.removeprefix(BASE)
        for q in quads
        if q.subject == graph
        and q.predicate == DERIVED_FROM
        and isinstance(q.graph_name, DefaultGraph)
        and isinstance(q.object, NamedNode)
    }
