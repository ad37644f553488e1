"""Gathers everything that a graph says about one thing."""

from collections.abc import Iterable
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad

from communique.explain.labels import Labels
from communique.explain.lookup import Lookup, Term
from communique.explain.names import find
from communique.explain.said import Derivation, Explanation, Said, Step
from communique.graph.iris import Iris
from communique.graph.terms import COMMENT, DERIVED_FROM, OA, PROV, TYPE


def explain(quads: Iterable[Quad], iris: Iris, name: str) -> Explanation:
    """Everything said about a thing, with the words that support it.

    Args:
        quads: The graph, each triple in the graph of its evidence.
        iris: The gate of the graph's IRIs.
        name: The thing: its IRI or a short form (``statement/<slug>``).

    Raises:
        UnknownIriError: ``iri-unknown``.
    """
    lookup = Lookup(quads, iris)
    return _Gatherer(lookup).explain(find(lookup, name))


class _Gatherer:
    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._labels = Labels(lookup)
        # Each has its own part of the explanation.
        self._apart = {OA("hasSource"), DERIVED_FROM, lookup.iris.term("derives")}

    def explain(self, node: NamedNode) -> Explanation:
        lookup = self._lookup
        pointing = lookup.to(node)
        return Explanation(
            iri=node.value,
            label=self._labels.show(node),
            classes=self._classes(node),
            stance=lookup.notation(node, "stance"),
            statements=self._said(quad for quad in lookup.of(node) if quad.predicate != TYPE),
            mentions=self._said(quad for quad in pointing if quad.predicate not in self._apart),
            rests=self._said(self._resting(node, pointing)),
            derivations=self._derivations(pointing),
            passages=sum(quad.predicate == OA("hasSource") for quad in pointing),
        )

    def _classes(self, node: NamedNode) -> tuple[str, ...]:
        """The classes of ours; those of others, of which they are a part, only where there is none."""
        found = [c.value for c in self._lookup.all(node, TYPE)]
        ours = [iri for iri in found if iri.startswith(f"{self._lookup.iris.base}ontology#")]
        return tuple(_local(iri) for iri in ours or found)

    def _said(self, quads: Iterable[Quad]) -> tuple[Said, ...]:
        """Statements in the order of property, text, value; each once, with all its grounds."""
        ordered = sorted(quads, key=_triple)
        found = [self._one(list(same)) for _, same in groupby(ordered, key=_triple)]
        return tuple(sorted(found, key=_order))

    def _one(self, same: list[Quad]) -> Said:
        subject, predicate, value = same[0].subject, same[0].predicate, same[0].object
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
            raise TypeError("a published graph has only IRIs and literals")
        stance = self._lookup.notation(subject, "stance") or self._lookup.notation(value, "stance")
        return Said(
            subject=subject.value,
            property=predicate.value,
            value=value.value,
            about=self._labels.show(subject),
            shown=self._labels.show(value),
            stance=stance,
            grounds=self._lookup.grounds(same),
        )

    def _resting(self, node: NamedNode, pointing: Iterable[Quad]) -> Iterable[Quad]:
        graphs = {node} | {q.subject for q in pointing if q.predicate == DERIVED_FROM}
        for graph in graphs:
            if isinstance(graph, NamedNode):
                yield from self._lookup.within(graph)

    def _derivations(self, pointing: Iterable[Quad]) -> tuple[Derivation, ...]:
        derives = self._lookup.iris.term("derives")
        nodes = {q.subject.value for q in pointing if q.predicate == derives and isinstance(q.subject, NamedNode)}
        return tuple(self._derivation(NamedNode(iri)) for iri in sorted(nodes))

    def _derivation(self, node: NamedNode) -> Derivation:
        lookup = self._lookup
        result = lookup.ours(node, "result")
        steps = [self._step(step) for step in lookup.all(node, lookup.iris.term("step"))]
        return Derivation(
            result=result.value if result else "",
            basis=lookup.notation(node, "timeBasis") or "",
            steps=tuple(sorted(steps, key=lambda s: ([(w.file, w.start, w.end) for w in s.words], s.remark))),
            used=lookup.passages(lookup.all(node, PROV("used"))),
        )

    def _step(self, step: Term) -> Step:
        remark = self._lookup.text(step, COMMENT) or ""
        return Step(remark, self._lookup.passages(self._lookup.all(step, DERIVED_FROM)))


def _local(iri: str) -> str:
    return iri.rpartition("#" if "#" in iri else "/")[2]


def _triple(quad: Quad) -> tuple[str, str, str]:
    return str(quad.predicate), str(quad.subject), str(quad.object)


def _order(said: Said) -> tuple[str, list[tuple[str, int]], str, str]:
    words = said.grounds[0].words if said.grounds else ()
    return said.property, [(w.file, w.start) for w in words], said.subject, said.value
