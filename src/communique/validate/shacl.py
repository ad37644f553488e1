"""The SHACL run: pySHACL by its API over the union of all graphs, with the evidence put on the nodes."""

import pyoxigraph
import pyshacl
from rdflib import PROV, RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from communique.validate.quads import Quads
from communique.validate.report import Exercised, Result, Term
from communique.validate.shapes import Shapes


def data_graph(quads: Quads, background: Graph) -> Graph:
    """The graph that the shapes see.

    It is the set union of all graphs; to it come the evidence on the nodes (each subject of an evidence graph is
    ``prov:wasDerivedFrom`` whatever that graph was derived from, as in the plain Turtle form) and the background: the
    classes and code lists of the ontology.
    """
    union = Graph()
    union += background
    for triple in quads.union():
        union.add(triple)
    for graph, triples in quads.named.items():
        evidence = list(union.objects(graph, PROV.wasDerivedFrom))
        for subject in {triple.s for triple in triples}:
            for passage in evidence:
                union.add((subject, PROV.wasDerivedFrom, passage))
    return union


def run(data: Graph, shapes: Shapes) -> tuple[list[Result], list[Exercised]]:
    """Validate.

    Args:
        data: What :func:`data_graph` gives. It is not changed.
        shapes: The shapes.

    Returns:
        The results, without quotations, and how many nodes each shape looked at.
    """
    exercised = [
        Exercised(str(shape.iri), shape.name, len(shape.focus_nodes(data))) for shape in shapes.node_shapes.values()
    ]
    # "inplace" saves a copy of the data: without inference and rules, pySHACL changes nothing.
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes.graph, inplace=True)
    if not isinstance(found, Graph):
        raise found
    # Results of a shape inside a shape are details of a result and no results of the report.
    return [_result(found, node, shapes) for node in found.objects(None, SH.result)], exercised


def _result(found: Graph, node: Node, shapes: Shapes) -> Result:
    source = found.value(node, SH.sourceShape)
    focus, value, path = (found.value(node, p) for p in (SH.focusNode, SH.value, SH.resultPath))
    if source is None or focus is None:
        raise KeyError(f"a result without shape or node: {node!r}")
    shape, name = shapes.name(source)
    # pySHACL gives the node itself as the value of a constraint on a node: that says nothing new.
    return Result(
        node=term(focus),
        shape=str(shape),
        name=name,
        message=" ".join(sorted(str(m) for m in found.objects(node, SH.resultMessage))),
        path="" if path is None else path_text(found, path),
        value=None if value is None or value == focus else term(value),
        severity=str(found.value(node, SH.resultSeverity)),
        component=str(found.value(node, SH.sourceConstraintComponent)),
    )


def path_text(graph: Graph, path: Node) -> str:
    """A property path in SPARQL's syntax with full IRIs.

    Raises:
        ValueError: It is neither a property, an inverse, nor a sequence of these.
    """
    if isinstance(path, URIRef):
        return f"<{path}>"
    inverse = graph.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        return f"^<{inverse}>"
    if (path, RDF.first, None) in graph:
        return "/".join(path_text(graph, step) for step in Collection(graph, path))
    raise ValueError(f"no simple path: {path!r}")


def term(node: Node) -> Term:
    """The node as it stands in a report; what cannot be an IRI becomes a literal that shows it."""
    if isinstance(node, URIRef):
        try:
            return pyoxigraph.NamedNode(str(node))
        except ValueError:
            return pyoxigraph.Literal(str(node))
    if isinstance(node, BNode):
        return pyoxigraph.BlankNode(str(node))
    if not isinstance(node, Literal):
        raise TypeError(f"no term: {node!r}")
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    datatype = None if node.datatype is None else pyoxigraph.NamedNode(str(node.datatype))
    return pyoxigraph.Literal(str(node), datatype=datatype)
