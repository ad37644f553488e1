"""What the checks made in code have in common: they report as the shapes do."""

from dataclasses import dataclass, field

from rdflib import URIRef
from rdflib.term import Node

from communique.validate.report import Exercised, Result
from communique.validate.shacl import term


@dataclass(slots=True)
class Check:
    """One check: it counts what it looked at and collects what is wrong.

    Attributes:
        base: Base of the graph's own IRIs.
        slug: Last part of its IRI.
        name: Its readable name.
        nodes: How many things it looked at.
        results: What is wrong.
    """

    base: str
    slug: str
    name: str
    nodes: int = 0
    results: list[Result] = field(default_factory=list)

    @property
    def iri(self) -> str:
        """The IRI by which reports name it."""
        return f"{self.base}shapes#{self.slug}"

    def look(self) -> None:
        """Count one more thing that was looked at."""
        self.nodes += 1

    def wrong(self, node: Node, message: str, *, path: URIRef | None = None, value: Node | None = None) -> None:
        """Report that something is wrong with a node."""
        self.results.append(
            Result(
                node=term(node),
                shape=self.iri,
                name=self.name,
                message=message,
                path="" if path is None else f"<{path}>",
                value=None if value is None else term(value),
                component=f"{self.base}shapes#CheckedInCode",
            )
        )

    def exercised(self) -> Exercised:
        """How many things it looked at."""
        return Exercised(self.iri, self.name, self.nodes)
