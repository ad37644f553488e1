"""Every shape has targets, a readable name, a message, and a fixture that passes and one that fails.

A failing fixture must fail in every constraint of its shape, so that no constraint can be without effect, and
in every node that the shape looks at.
"""

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from communique.assets import folder
from communique.validate.shapes import Shapes, background, load_ontology, load_shapes

HERE = Path(__file__).parent
SHAPES = HERE / "fixtures"
LINT = HERE.parent / "ontology" / "lint"

# Constraint parameters in use, and the component that reports each.
COMPONENTS: dict[Node, URIRef] = {
    SH.minCount: SH.MinCountConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH["class"]: SH.ClassConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH.minLength: SH.MinLengthConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.lessThan: SH.LessThanConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
    SH.equals: SH.EqualsConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH.hasValue: SH.HasValueConstraintComponent,
    SH.qualifiedMinCount: SH.QualifiedMinCountConstraintComponent,
    SH.uniqueLang: SH.UniqueLangConstraintComponent,
    SH.languageIn: SH.LanguageInConstraintComponent,
    SH.node: SH.NodeConstraintComponent,
    SH["or"]: SH.OrConstraintComponent,
    SH.xone: SH.XoneConstraintComponent,
    SH["not"]: SH.NotConstraintComponent,
    SH.closed: SH.ClosedConstraintComponent,
    SH.sparql: SH.SPARQLConstraintComponent,
}
# What else may be said of a shape.
DESCRIPTIVE = {
    RDF.type, RDFS.label, SH.name, SH.message, SH.severity, SH.path, SH.property, SH.ignoredProperties,
    SH.qualifiedValueShape, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode,
}  # fmt: skip


@cache
def loaded(kind: str) -> Shapes:
    return load_shapes() if kind == "shapes" else load_shapes(files=[folder("ontology") / "lint.ttl"])


@cache
def known() -> Graph:
    return background(load_ontology())


def cases() -> list[tuple[str, str]]:
    return [(kind, str(iri).rpartition("#")[2]) for kind in ("shapes", "lint") for iri in loaded(kind).node_shapes]


def iri_of(kind: str, name: str) -> URIRef:
    return Namespace(f"https://w3id.org/communique/{kind}#")[name]


def fixture_folder(kind: str, name: str) -> Path:
    return (SHAPES if kind == "shapes" else LINT) / name


def members(kind: str, shape: Node) -> list[Node]:
    """The shape and its property shapes."""
    return [shape, *loaded(kind).graph.objects(shape, SH.property)]


def constraints(kind: str, shape: Node) -> set[tuple[Node, Node]]:
    graph = loaded(kind).graph
    return {
        (member, COMPONENTS[predicate])
        for member in members(kind, shape)
        for predicate in graph.predicates(member)
        if predicate in COMPONENTS
    }


def run(kind: str, name: str, fixture: str) -> tuple[set[Node], set[tuple[Node, Node]], set[Node]]:
    """The nodes looked at, the constraints that failed (shape and component), the nodes that failed."""
    shape = iri_of(kind, name)
    data = Graph().parse(fixture_folder(kind, name) / f"{fixture}.ttl")
    if kind == "shapes":
        data += known()
    focus = loaded(kind).node_shapes[shape].focus_nodes(data)
    _, found, _ = pyshacl.validate(data, shacl_graph=loaded(kind).graph, use_shapes=[shape])
    failed: set[tuple[Node, Node]] = set()
    nodes: set[Node] = set()
    for result in found.objects(None, SH.result):
        source, component = found.value(result, SH.sourceShape), found.value(result, SH.sourceConstraintComponent)
        node = found.value(result, SH.focusNode)
        assert source is not None
        assert component is not None
        assert node is not None
        assert source in members(kind, shape), "a result of another shape"
        failed.add((source, component))
        nodes.add(node)
    return focus, failed, nodes


@pytest.mark.parametrize(("kind", "name"), cases())
def test_the_passing_fixture_passes_and_is_looked_at(kind: str, name: str) -> None:
    focus, failed, _ = run(kind, name, "pass")
    assert focus, "the shape looks at nothing in its own fixture"
    assert not failed


@pytest.mark.parametrize(("kind", "name"), cases())
def test_the_failing_fixture_fails_in_every_constraint_and_every_node(kind: str, name: str) -> None:
    focus, failed, nodes = run(kind, name, "fail")
    missing = constraints(kind, iri_of(kind, name)) - failed
    graph = loaded(kind).graph
    shown = sorted(
        f"{graph.value(shape, SH.name)}: {str(component).rpartition('#')[2]}" for shape, component in missing
    )
    assert not shown, "constraints that the fixture does not break"
    assert nodes == focus


@pytest.mark.parametrize("kind", ["shapes", "lint"])
def test_every_node_shape_is_targeted(kind: str) -> None:
    graph = loaded(kind).graph
    declared = set(graph.subjects(RDF.type, SH.NodeShape))
    assert declared == set(loaded(kind).node_shapes)
    assert len(declared) >= 10


@pytest.mark.parametrize(("kind", "folder_"), [("shapes", SHAPES), ("lint", LINT)])
def test_there_is_a_fixture_for_every_shape_and_no_other(kind: str, folder_: Path) -> None:
    assert {path.name for path in folder_.iterdir()} == {name for of, name in cases() if of == kind}
    for path in folder_.iterdir():
        assert sorted(file.name for file in path.iterdir()) == ["fail.ttl", "pass.ttl"]


@pytest.mark.parametrize(("kind", "name"), cases())
def test_every_shape_is_readable(kind: str, name: str) -> None:
    graph, shape = loaded(kind).graph, iri_of(kind, name)
    assert graph.value(shape, RDFS.label)
    for member in members(kind, shape):
        predicates = set(graph.predicates(member))
        assert predicates <= set(COMPONENTS) | DESCRIPTIVE, "a constraint that this test does not know"
        assert (member, SH.severity, SH.Violation) in graph
        if member != shape:
            assert graph.value(member, SH.name)
        if predicates & set(COMPONENTS):
            message = graph.value(member, SH.message)
            assert message is not None
            assert str(message).endswith(".")


def test_shapes_have_names_of_their_own() -> None:
    labels = [shape.name for shape in loaded("shapes").node_shapes.values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("predicate", [SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.path, SH["class"]])
def test_shapes_speak_of_terms_that_the_ontology_declares(predicate: URIRef) -> None:
    ontology = load_ontology()
    own = {o for o in loaded("shapes").graph.objects(None, predicate) if str(o).startswith("https://w3id.org/")}
    assert own
    assert {str(term) for term in own if (term, RDF.type, None) not in ontology} == set()


def test_shapes_speak_of_concepts_that_the_code_lists_hold() -> None:
    ontology, graph = load_ontology(), loaded("shapes").graph
    used = {o for o in graph.objects() if str(o).startswith("https://w3id.org/communique/vocab/")}
    assert used
    assert {str(term) for term in used if (term, RDF.type, None) not in ontology} == set()
