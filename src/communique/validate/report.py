"""What a validation found, for people, for programs and as a SHACL report."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

Term: TypeAlias = NamedNode | BlankNode | Literal

_SH = "http://www.w3.org/ns/shacl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
VIOLATION = _SH + "Violation"

# A node of the graph may rest on dozens of passages; a reader needs a few. How many more there are is said.
QUOTED = 3

# The text report writes these namespaces short.
PREFIXES = {
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/ns/oa#": "oa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/spar/cito/": "cito:",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem:",
    "https://schema.org/": "schema:",
    _RDF: "rdf:",
}


@dataclass(frozen=True, slots=True, order=True)
class Quoted:
    """A passage as a report quotes it.

    Attributes:
        passage: IRI of the passage.
        article: File name of the article, or its IRI where the graph gives none.
        start: First code point, counted from 0; -1 where the graph gives none.
        end: One past the last code point; -1 where the graph gives none.
        words: The words, or ``""`` where the graph gives none.
    """

    passage: str
    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong.

    Attributes:
        node: What is wrong. A literal holds an IRI that is none, or a value that a code list lacks.
        shape: IRI of the shape or check that says so.
        name: Its readable name: ``claim: stance``.
        message: What is wrong, for people.
        path: Property path from the node, in SPARQL's syntax with full IRIs; ``""`` when it is the node itself.
        value: The offending value; ``None`` when something is missing.
        severity: IRI of the SHACL severity.
        component: IRI of the SHACL constraint component, or of the class of checks made in code.
        passages: Words on which the node rests.
    """

    node: Term
    shape: str
    name: str
    message: str
    path: str = ""
    value: Term | None = None
    severity: str = VIOLATION
    component: str = ""
    passages: tuple[Quoted, ...] = ()

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """What results are sorted by."""
        return self.name, str(self.node), self.path, str(self.value or ""), self.message


@dataclass(frozen=True, slots=True, order=True)
class Exercised:
    """How many nodes a shape (or a check in code) looked at."""

    shape: str
    name: str
    nodes: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation.

    Attributes:
        results: What is wrong, sorted.
        exercised: Every shape and check with the number of nodes it looked at, sorted.
        notes: What was not checked, and why.
        quads: Number of quads read.
        base: Base of the graph's own IRIs.
    """

    results: tuple[Result, ...]
    exercised: tuple[Exercised, ...]
    notes: tuple[str, ...]
    quads: int
    base: str

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.results

    @property
    def idle(self) -> tuple[Exercised, ...]:
        """Shapes and checks that looked at nothing."""
        return tuple(shape for shape in self.exercised if not shape.nodes)

    def json(self) -> str:
        """The report as JSON, ending in a newline."""
        document = {
            "conforms": self.conforms,
            "quads": self.quads,
            "results": [_json_result(result) for result in self.results],
            "shapes": [{"shape": e.shape, "name": e.name, "nodes": e.nodes} for e in self.exercised],
            "notes": list(self.notes),
        }
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"

    def turtle(self) -> str:
        """The report in the SHACL results vocabulary, as Turtle."""
        prefixes = {"sh": _SH, "xsd": _XSD, "shape": f"{self.base}shapes#", "cmq": f"{self.base}ontology#"}
        data = serialize(self._triples(), format=RdfFormat.TURTLE, prefixes=prefixes)
        if data is None:
            raise ValueError("the serialiser wrote nothing")
        return data.decode("utf-8")

    def text(self) -> str:
        """The report for people, ending in a newline."""
        return "".join(f"{_printable(line)}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for result in self.results:
            yield f"{self._short(result.node)}"
            yield f"  {result.name}: {result.message}"
            if result.path:
                yield f"  path   {self._short_path(result.path)}"
            if result.value is not None:
                yield f"  value  {self._short(result.value)}"
            yield from _quotations(result.passages)
            yield ""
        verdict = "conforms" if self.conforms else f"does not conform: {_number(len(self.results), 'violation')}"
        yield f"The graph {verdict}."
        active = [shape for shape in self.exercised if shape.nodes]
        looked = f"{_number(len(active), 'shape')} looked at {_number(sum(e.nodes for e in active), 'node')}"
        yield f"{_number(self.quads, 'quad')}; {looked}."
        if self.idle:
            names = ", ".join(shape.name for shape in self.idle)
            yield f"Not exercised, because nothing in the graph is their concern: {names}."
        yield from self.notes

    def _short(self, term: Term | str) -> str:
        if isinstance(term, BlankNode | Literal):
            return str(term)
        iri = term.value if isinstance(term, NamedNode) else term.removeprefix("<").removesuffix(">")
        if iri.startswith(f"{self.base}ontology#"):
            return "cmq:" + iri.removeprefix(f"{self.base}ontology#")
        if iri.startswith(self.base):
            return iri.removeprefix(self.base)
        for namespace, prefix in PREFIXES.items():
            if iri.startswith(namespace):
                return prefix + iri.removeprefix(namespace)
        return f"<{iri}>"

    def _short_path(self, path: str) -> str:
        return " / ".join(
            "^" + self._short(step[1:]) if step.startswith("^") else self._short(step) for step in split_path(path)
        )

    def _triples(self) -> Iterator[Triple]:
        report = NamedNode(f"{self.base}validation#report")
        yield Triple(report, _type(), _sh("ValidationReport"))
        yield Triple(report, _sh("conforms"), _boolean(self.conforms))
        for number, result in enumerate(self.results, start=1):
            node = NamedNode(f"{self.base}validation#result-{number}")
            yield Triple(report, _sh("result"), node)
            yield from _result_triples(node, result, number)


def split_path(path: str) -> list[str]:
    """The steps of a path: ``<…>`` or ``^<…>``; IRIs may hold slashes themselves."""
    return [step + ">" for step in path.removesuffix(">").split(">/")] if path else []


def _printable(line: str) -> str:
    """A line without characters that would break it or steer a terminal; articles may hold any."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in line)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _quotations(passages: tuple[Quoted, ...]) -> Iterator[str]:
    for quoted in passages[:QUOTED]:
        yield f"  words  “{quoted.words}” ({quoted.article}, {quoted.start}–{quoted.end})"
    if len(passages) > QUOTED:
        yield f"  and {_number(len(passages) - QUOTED, 'passage')} more"


def _plain(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _json_result(result: Result) -> dict[str, object]:
    return {
        "node": _plain(result.node),
        "shape": result.shape,
        "name": result.name,
        "message": result.message,
        "path": result.path or None,
        "value": None if result.value is None else _plain(result.value),
        "severity": result.severity.removeprefix(_SH).lower(),
        "passages": [
            {"passage": q.passage, "article": q.article, "start": q.start, "end": q.end, "words": q.words}
            for q in result.passages
        ],
    }


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _type() -> NamedNode:
    return NamedNode(_RDF + "type")


def _boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=NamedNode(_XSD + "boolean"))


def _result_triples(node: NamedNode, result: Result, number: int) -> Iterator[Triple]:
    yield Triple(node, _type(), _sh("ValidationResult"))
    yield Triple(node, _sh("focusNode"), result.node)
    yield Triple(node, _sh("resultSeverity"), NamedNode(result.severity))
    yield Triple(node, _sh("sourceShape"), NamedNode(result.shape))
    yield Triple(node, _sh("sourceConstraintComponent"), NamedNode(result.component))
    yield Triple(node, _sh("resultMessage"), Literal(f"{result.name}: {result.message}", language="en"))
    if result.value is not None:
        yield Triple(node, _sh("value"), result.value)
    steps = split_path(result.path)
    if steps:
        heads = [_step(step, BlankNode(f"r{number}s{place}")) for place, step in enumerate(steps)]
        for _, extra in heads:
            yield from extra
        yield from _path(node, [head for head, _ in heads], number)


def _step(step: str, blank: BlankNode) -> tuple[NamedNode | BlankNode, list[Triple]]:
    """One step of a path as SHACL writes it: an IRI, or a blank node with the IRI inverted."""
    if not step.startswith("^"):
        return NamedNode(step[1:-1]), []
    return blank, [Triple(blank, _sh("inversePath"), NamedNode(step[2:-1]))]


def _path(node: NamedNode, heads: list[NamedNode | BlankNode], number: int) -> Iterable[Triple]:
    if len(heads) == 1:
        return [Triple(node, _sh("resultPath"), heads[0])]
    cells = [BlankNode(f"r{number}c{place}") for place in range(len(heads))]
    triples = [Triple(node, _sh("resultPath"), cells[0])]
    for place, (cell, head) in enumerate(zip(cells, heads, strict=True)):
        rest = cells[place + 1] if place + 1 < len(cells) else NamedNode(_RDF + "nil")
        triples += [Triple(cell, NamedNode(_RDF + "first"), head), Triple(cell, NamedNode(_RDF + "rest"), rest)]
    return triples
