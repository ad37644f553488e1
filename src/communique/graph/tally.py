"""Counting what a graph holds: things per class, triples per property, fill rates."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from communique.graph.iris import Iris
from communique.graph.terms import TYPE


@dataclass(frozen=True, slots=True)
class Use:
    """How a property is used: triples, distinct subjects, distinct objects."""

    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the set union of all graphs, each triple once.

    Keys are IRIs; everything is sorted by them.

    Attributes:
        quads: Quads, a triple in two graphs counted twice.
        triples: Distinct triples.
        subjects: Distinct subjects.
        objects: Distinct objects.
        entities: Subjects that have a class.
        classes: Instances per class.
        properties: Use of each property.
        class_properties: Use of each property by the instances of each class.
    """

    quads: int
    triples: int
    subjects: int
    objects: int
    entities: int
    classes: dict[str, int]
    properties: dict[str, Use]
    class_properties: dict[str, dict[str, Use]]


def tally(quads: Iterable[Quad]) -> Tally:
    """Count the quads."""
    quads = set(quads)
    triples = {quad.triple for quad in quads}
    classes: dict[object, list[str]] = defaultdict(list)
    for triple in triples:
        if triple.predicate == TYPE and isinstance(triple.object, NamedNode):
            classes[triple.subject].append(triple.object.value)
    by_property: dict[str, list[Triple]] = defaultdict(list)
    by_class: dict[str, dict[str, list[Triple]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        by_property[triple.predicate.value].append(triple)
        for name in classes.get(triple.subject, ()):
            by_class[name][triple.predicate.value].append(triple)
    return Tally(
        quads=len(quads),
        triples=len(triples),
        subjects=len({triple.subject for triple in triples}),
        objects=len({triple.object for triple in triples}),
        entities=len(classes),
        classes=dict(sorted(Counter(name for names in classes.values() for name in names).items())),
        properties=_uses(by_property),
        class_properties={name: _uses(by_class[name]) for name in sorted(by_class)},
    )


def _uses(triples: dict[str, list[Triple]]) -> dict[str, Use]:
    return {
        name: Use(len(found), len({t.subject for t in found}), len({t.object for t in found}))
        for name, found in sorted(triples.items())
    }


def class_counts(counted: Tally, iris: Iris) -> dict[str, int]:
    """Instances per class of our ontology by its name, and ``quads``, for the manifest and the gates."""
    ours = iris.term("Article").value.removesuffix("Article")
    counts = {name.removeprefix(ours): n for name, n in counted.classes.items() if name.startswith(ours)}
    return {"quads": counted.quads} | counts


def fill_rates(counted: Tally, iris: Iris) -> dict[str, float]:
    """Share of the instances of a class that have a property at least once, as ``Meeting.date``; four decimals."""
    ours = iris.term("Article").value.removesuffix("Article")
    return {
        f"{name.removeprefix(ours)}.{_local(prop)}": round(use.subjects / counted.classes[name], 4)
        for name, uses in counted.class_properties.items()
        if name.startswith(ours)
        for prop, use in uses.items()
        if prop != TYPE.value
    }


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
