"""Looking things up in a graph, by index and not by query: an explanation is many small questions."""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from communique.errors import GraphError
from communique.explain.said import Ground, Words
from communique.graph.iris import Iris
from communique.graph.terms import DCTERMS, DERIVED_FROM, OA, PREF_LABEL, SCHEMA

Term = NamedNode | Literal


class Lookup:
    """A graph, each triple in the graph of its evidence.

    Attributes:
        iris: The gate of the graph's IRIs.
    """

    def __init__(self, quads: Iterable[Quad], iris: Iris) -> None:
        self.iris = iris
        self._store = Store()
        self._store.bulk_extend(quads)
        self._grounds: dict[str, Ground] = {}

    def of(self, subject: Term) -> list[Quad]:
        """What is said of a thing."""
        return list(self._store.quads_for_pattern(subject, None, None)) if isinstance(subject, NamedNode) else []

    def to(self, value: NamedNode) -> list[Quad]:
        """What points to a thing."""
        return list(self._store.quads_for_pattern(None, None, value))

    def within(self, graph: NamedNode) -> list[Quad]:
        """What a named graph says."""
        return list(self._store.quads_for_pattern(None, None, None, graph))

    def known(self, node: NamedNode) -> bool:
        """Whether the graph says anything of a thing, or points to it."""
        patterns = ((node, None, None, None), (None, None, node, None))
        return any(True for pattern in patterns for _ in self._store.quads_for_pattern(*pattern))

    def subjects(self) -> list[str]:
        """The IRIs of everything of which something is said, sorted."""
        return sorted({quad.subject.value for quad in self._store if isinstance(quad.subject, NamedNode)})

    def all(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """The values of a property, each once, sorted."""
        if not isinstance(subject, NamedNode):
            return []
        quads = self._store.quads_for_pattern(subject, predicate, None)
        return sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode | Literal)}, key=str)

    def one(self, subject: Term, predicate: NamedNode) -> Term | None:
        """The value of a property that has at most one; the first of several."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Term, predicate: NamedNode) -> str | None:
        """The value of a property as text."""
        term = self.one(subject, predicate)
        return term.value if term else None

    def ours(self, subject: Term, name: str) -> Term | None:
        """The value of a property of our own ontology."""
        return self.one(subject, self.iris.term(name))

    def notation(self, subject: Term, name: str) -> str | None:
        """The notation of a concept that a property of our own leads to."""
        concept = self.ours(subject, name)
        return concept.value.rpartition("/")[2] if concept else None

    def words(self, passage: Term) -> Words:
        """A passage with its words.

        Raises:
            GraphError: ``passage-incomplete`` when the graph does not describe it.
        """
        article = self.one(passage, OA("hasSource"))
        selectors = self.all(passage, OA("hasSelector"))
        found = {
            name: next((text for s in selectors if (text := self.text(s, OA(name))) is not None), None)
            for name in ("start", "end", "exact")
        }
        start, end, exact = found["start"], found["end"], found["exact"]
        if article is None or start is None or end is None or exact is None:
            raise GraphError("passage-incomplete", f"the graph does not give the words of {passage.value}.")
        zone = self.notation(passage, "zone") or ""
        return Words(passage.value, self.file(article), self.outlet(article), int(start), int(end), zone, exact)

    def file(self, article: Term) -> str:
        """The file name of an article, the first of several."""
        return self.text(article, self.iris.term("fileName")) or self.iris.local(NamedNode(article.value))

    def outlet(self, article: Term) -> str | None:
        """Who published an article, else the agency that wrote it."""
        publisher = self.one(article, SCHEMA("publisher")) or self.ours(article, "agency")
        return self.text(publisher, PREF_LABEL) if publisher else None

    def passages(self, nodes: Iterable[Term]) -> tuple[Words, ...]:
        """Passages with their words, in the order of the texts."""
        return tuple(sorted((self.words(node) for node in nodes), key=lambda w: (w.file, w.start, w.end)))

    def ground(self, graph: NamedNode) -> Ground:
        """What a named graph rests on."""
        if graph.value not in self._grounds:
            sources = self.all(graph, DERIVED_FROM)
            passages = [node for node in sources if self.one(node, OA("hasSource"))]
            tables = [self.text(node, DCTERMS("title")) or node.value for node in sources if node not in passages]
            basis = self.notation(graph, "basis") or ""
            self._grounds[graph.value] = Ground(graph.value, basis, self.passages(passages), tuple(tables))
        return self._grounds[graph.value]

    def grounds(self, quads: Iterable[Quad]) -> tuple[Ground, ...]:
        """What the named graphs of some quads rest on, in the order of the texts; tables last."""
        graphs = {quad.graph_name for quad in quads if not isinstance(quad.graph_name, DefaultGraph)}
        found = [self.ground(graph) for graph in graphs if isinstance(graph, NamedNode)]
        return tuple(sorted(found, key=lambda g: (not g.words, [(w.file, w.start) for w in g.words], g.graph)))
