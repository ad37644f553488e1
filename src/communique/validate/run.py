"""The whole validation: the shapes, and the checks that need quads or texts."""

from collections.abc import Mapping
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.term import Node

from communique.settings import Settings
from communique.validate import shacl
from communique.validate.dates import check_dates
from communique.validate.errors import ValidationError
from communique.validate.material import Material, read_material
from communique.validate.passages import check_names, check_texts
from communique.validate.provenance import check_provenance, check_terms
from communique.validate.quads import Source, read_quads
from communique.validate.report import Report, Result, Term
from communique.validate.shapes import Shapes, background, load_ontology, load_shapes

_DECLARED = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# Terms of RDF itself, which no ontology has to declare.
_BUILT_IN = (RDF.type, RDFS.label, RDFS.comment)


def validate_quads(
    source: Source,
    texts: Mapping[str, str] | None = None,
    *,
    base: str | None = None,
    shapes: Shapes | None = None,
) -> Report:
    """Check a graph against the shapes, and against what shapes cannot see.

    Args:
        source: An rdflib ``Dataset``, or pyoxigraph quads.
        texts: Texts by article identifier. The passages of articles that are not among them are not compared, and a
            note says so.
        base: Base of the graph's own IRIs; that of the settings by default.
        shapes: The shapes; the installed ones by default.

    Returns:
        The report. Its results are in the order of shapes and nodes, the same in every run.

    Raises:
        ValidationError: ``shapes-empty`` when there are no shapes; ``validation-vacuous`` when none looks at anything.
    """
    base = Settings().base if base is None else base
    shapes = load_shapes(base) if shapes is None else shapes
    ontology = load_ontology(base)
    quads = read_quads(source)
    data = shacl.data_graph(quads, background(ontology))
    results, exercised = shacl.run(data, shapes)
    # Selectors and activities occur in other graphs too: what counts is a class or property of ours.
    own = {str(shape.iri) for shape in shapes.node_shapes.values() if shape.is_of(base)}
    if not any(shape.nodes for shape in exercised if shape.shape in own):
        raise ValidationError(
            "validation-vacuous",
            f"no shape concerns any of the {len(quads)} quads, so that nothing was checked.",
            hint=f"Is this a graph of Communiqué, and is its base {base} (COMMUNIQUE_BASE)?",
        )
    material = read_material(data, base)
    text_checks, notes = check_texts(material, texts)
    checks = [
        *check_terms(quads, base),
        *check_provenance(quads, material, declared(ontology)),
        check_names(material),
        *text_checks,
        *check_dates(material),
    ]
    results += [result for check in checks for result in check.results]
    return Report(
        results=tuple(sorted((_quoting(result, material) for result in results), key=lambda r: r.place)),
        exercised=tuple(sorted([*exercised, *(check.exercised() for check in checks)])),
        notes=tuple(notes),
        quads=len(quads),
        base=base,
    )


def declared(ontology: Graph) -> frozenset[Node]:
    """The classes and properties that the ontology declares, its own and those that it reuses."""
    return frozenset([*_BUILT_IN, *(term for kind in _DECLARED for term in ontology.subjects(RDF.type, kind))])


def _quoting(result: Result, material: Material) -> Result:
    """The result with the passage that is wrong, or else those on which the node and the value rest."""
    nodes = [node for node in (_node(result.node), _node(result.value)) if node is not None]
    wrong = [node for node in nodes if node in material.passages]
    return replace(result, passages=material.quotations(wrong or nodes))


def _node(term: Term | None) -> Node | None:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    return BNode(term.value) if isinstance(term, BlankNode) else None
