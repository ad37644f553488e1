"""Asks the graph the questions in ``sparql/`` and hands their answers over as plain rows."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import chain
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from communique.graph.iris import Iris
from communique.graph.writers import prefixes

Row = dict[str, str | None]
"""A row: variables and the text of their values (an IRI, or a literal's lexical form)."""

_DEFAULT = DefaultGraph()


def as_served(quads: Iterable[Quad]) -> Store:
    """The graph as it is queried: the default graph is the set union of all graphs.

    The engine's own union of graphs gives a triple once for every graph that holds it, which would count
    evidence instead of facts.
    """
    served = Store()
    served.bulk_extend(chain.from_iterable(_twice(quad) for quad in quads))
    return served


def _twice(quad: Quad) -> tuple[Quad, Quad]:
    return quad, Quad(quad.subject, quad.predicate, quad.object, _DEFAULT)


class Words(NamedTuple):
    """A passage with which an article reports something; offsets in code points."""

    start: int
    end: int
    text: str
    sentence: bool


class Graph:
    """A graph as served, with the questions that the neutral form asks of it."""

    def __init__(self, quads: Iterable[Quad], iris: Iris) -> None:
        self._store = as_served(quads)
        self._prefixes = prefixes(iris)

    def rows(self, question: str) -> Iterator[Row]:
        """The answers to the question ``sparql/<question>.rq``, in the order it asks for."""
        text = files("communique.export").joinpath("sparql", f"{question}.rq").read_text(encoding="utf-8")
        answers = self._store.query(text, prefixes=self._prefixes)
        if not isinstance(answers, QuerySolutions):
            raise TypeError(f"{question}.rq is no SELECT query")
        names = [variable.value for variable in answers.variables]
        for solution in answers:
            yield {name: _text(solution[name]) for name in names}


def _text(term: object) -> str | None:
    # The graph has no blank nodes and no quoted triples: what is bound is an IRI or a literal.
    return term.value if isinstance(term, NamedNode | Literal) else None


def local(iri: str) -> str:
    """The last segment of an IRI: a class's or property's name, a concept's notation, a state's code."""
    return iri.rpartition("#" if "#" in iri else "/")[2]


def bound(row: Row, name: str) -> str:
    """A value that the question always binds.

    Raises:
        ValueError: It is not bound.
    """
    value = row[name]
    if value is None:
        raise ValueError(f"?{name} is not bound")
    return value
