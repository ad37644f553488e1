"""The shapes, and what the validator needs of the ontology, for the base of the graph at hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDF, RDFS, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from communique.assets import folder
from communique.validate.errors import ValidationError

# The base under which the files of ontology/ and shapes/ are written.
PUBLISHED_BASE = "https://w3id.org/communique/"


@dataclass(frozen=True, slots=True)
class NodeShape:
    """A node shape that has targets of its own.

    Attributes:
        iri: Its IRI.
        name: Its readable name.
        classes: Classes whose instances it looks at.
        subjects_of: Properties whose subjects it looks at.
        objects_of: Properties whose values it looks at.
        nodes: Nodes it looks at by name.
    """

    iri: URIRef
    name: str
    classes: tuple[URIRef, ...]
    subjects_of: tuple[URIRef, ...]
    objects_of: tuple[URIRef, ...]
    nodes: tuple[Node, ...]

    def focus_nodes(self, data: Graph) -> set[Node]:
        """The nodes of the graph that the shape looks at."""
        found: set[Node] = set(self.nodes)
        for cls in self.classes:
            for kind in data.transitive_subjects(RDFS.subClassOf, cls):
                found.update(data.subjects(RDF.type, kind))
        for predicate in self.subjects_of:
            found.update(data.subjects(predicate))
        for predicate in self.objects_of:
            found.update(data.objects(None, predicate))
        return found

    def is_of(self, base: str) -> bool:
        """Whether it looks at a class or property under that base."""
        return any(target.startswith(base) for target in (*self.classes, *self.subjects_of, *self.objects_of))


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes.

    Attributes:
        graph: The shapes as triples.
        node_shapes: The node shapes with targets, by IRI, sorted.
    """

    graph: Graph
    node_shapes: Mapping[URIRef, NodeShape]

    def name(self, shape: Node) -> tuple[URIRef, str]:
        """IRI and readable name of a shape that a result names; for a property shape those of its node shape too."""
        owner: Node | None = shape
        if shape not in self.node_shapes:
            owner = self.graph.value(None, SH.property, shape)
        if not isinstance(owner, URIRef) or owner not in self.node_shapes:
            raise KeyError(shape)
        label = self.node_shapes[owner].name
        own = self.graph.value(shape, SH.name)
        return owner, label if own is None else f"{label}: {own}"


def load_shapes(base: str = PUBLISHED_BASE, files: Iterable[Path] | None = None) -> Shapes:
    """Read the shapes for a graph of that base.

    Args:
        base: Base of the graph's own IRIs.
        files: Turtle files of shapes; the installed ones by default.

    Raises:
        ValidationError: ``shapes-empty``: the files hold no node shape with a target.
    """
    paths = sorted(folder("shapes").glob("*.ttl")) if files is None else list(files)
    graph = Graph()
    for path in paths:
        graph += _parsed(path, base)
    shapes = (_node_shape(graph, iri) for iri in graph.subjects(RDF.type, SH.NodeShape) if isinstance(iri, URIRef))
    targeted = {s.iri: s for s in shapes if s.classes or s.subjects_of or s.objects_of or s.nodes}
    if not targeted:
        raise ValidationError(
            "shapes-empty",
            "no shape looks at anything, so that every graph would conform.",
            where=str(paths[0].parent) if paths else "",
            hint="Reinstall the package: its folder shapes/ is incomplete.",
        )
    return Shapes(graph, dict(sorted(targeted.items())))


def _node_shape(graph: Graph, iri: URIRef) -> NodeShape:
    def targets(predicate: URIRef) -> tuple[URIRef, ...]:
        return tuple(sorted(o for o in graph.objects(iri, predicate) if isinstance(o, URIRef)))

    label = graph.value(iri, RDFS.label)
    return NodeShape(
        iri,
        str(label) if label is not None else str(iri),
        targets(SH.targetClass),
        targets(SH.targetSubjectsOf),
        targets(SH.targetObjectsOf),
        tuple(graph.objects(iri, SH.targetNode)),
    )


def load_ontology(base: str = PUBLISHED_BASE) -> Graph:
    """The ontology and the code lists for a graph of that base."""
    return sum((_parsed(folder("ontology") / name, base) for name in ("communique.ttl", "vocab.ttl")), Graph())


def background(ontology: Graph) -> Graph:
    """What the shapes need to know besides the graph: which class is a part of which, and the concepts of the lists."""
    kept = Graph()
    for predicate in (RDFS.subClassOf, SKOS.inScheme):
        for s, o in ontology.subject_objects(predicate):
            kept.add((s, predicate, o))
    return kept


@cache
def _parsed(path: Path, base: str) -> Graph:
    """The triples of a file, read once for each base; not to be changed.

    The base stands in IRIs, in prefix declarations and in literals (the namespaces of SPARQL prefixes) alike, so that
    it is replaced in the text.
    """
    text = path.read_text(encoding="utf-8")
    return Graph().parse(data=text.replace(PUBLISHED_BASE, base), format="turtle")
