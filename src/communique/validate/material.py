"""Passages and articles as the graph describes them: the side of the graph that leads back to the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import DCTERMS, PROV, RDF, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from communique.model import Zone
from communique.validate.report import Quoted

OA = Namespace("http://www.w3.org/ns/oa#")


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """An article of the graph. What the graph lacks is ``""`` or ``None``.

    Attributes:
        iri: Its IRI.
        id: Its identifier.
        names: Names of its files, sorted.
        media_type: Media type of its source.
        charset: Charset with which its source was decoded.
        source_sha256: Hash of the bytes of its source.
        text_sha256: Hash of its text.
        length: Number of code points of its text.
    """

    iri: Node
    id: str
    names: tuple[str, ...]
    media_type: str
    charset: str
    source_sha256: str
    text_sha256: str
    length: int | None

    @property
    def label(self) -> str:
        """What people know it by."""
        return self.names[0] if self.names else str(self.iri)


@dataclass(frozen=True, slots=True)
class PassageNode:
    """A passage of the graph. What the graph lacks is ``None``.

    Attributes:
        iri: Its IRI.
        article: IRI of its article.
        start: First code point.
        end: One past the last code point.
        exact: Its words.
        prefix: The words before it.
        suffix: The words after it.
        zone: IRI of its zone.
    """

    iri: Node
    article: Node | None
    start: int | None
    end: int | None
    exact: str | None
    prefix: str | None
    suffix: str | None
    zone: Node | None


@dataclass(frozen=True, slots=True)
class Material:
    """Articles and passages of a graph.

    Attributes:
        base: Base of the graph's own IRIs.
        articles: Articles by IRI.
        passages: Passages by IRI.
        graph: The union of all graphs, with the evidence on the nodes.
    """

    base: str
    articles: Mapping[Node, ArticleNode]
    passages: Mapping[Node, PassageNode]
    graph: Graph

    @property
    def cmq(self) -> Namespace:
        """The namespace of the ontology."""
        return Namespace(f"{self.base}ontology#")

    def admissible(self, passage: Node) -> bool:
        """Whether the words of a passage may support a fact."""
        zones = {URIRef(f"{self.base}vocab/zone/{zone}") for zone in Zone if zone.admissible}
        return passage in self.passages and self.passages[passage].zone in zones

    def quotations(self, nodes: Iterable[Node]) -> tuple[Quoted, ...]:
        """The passages among some nodes and those on which they rest, as a report quotes them."""
        found: set[Node] = set()
        for node in nodes:
            found.update(p for p in (node, *self.graph.objects(node, PROV.wasDerivedFrom)) if p in self.passages)
        return tuple(sorted(self._quoted(self.passages[passage]) for passage in found))

    def _quoted(self, passage: PassageNode) -> Quoted:
        article = self.articles.get(passage.article) if passage.article is not None else None
        return Quoted(
            passage=str(passage.iri),
            article=article.label if article else str(passage.article or ""),
            start=-1 if passage.start is None else passage.start,
            end=-1 if passage.end is None else passage.end,
            words=passage.exact or "",
        )


def read_material(graph: Graph, base: str) -> Material:
    """Find the articles and passages of a graph.

    Args:
        graph: The union of all graphs, with the evidence on the nodes.
        base: Base of the graph's own IRIs.
    """
    cmq = Namespace(f"{base}ontology#")
    articles = {node: _article(graph, node, cmq) for node in graph.subjects(RDF.type, cmq.Article)}
    kinds = (cmq.Passage, cmq.Sentence)
    passages = {node: _passage(graph, node, cmq) for kind in kinds for node in graph.subjects(RDF.type, kind)}
    return Material(base, articles, passages, graph)


def _article(graph: Graph, node: Node, cmq: Namespace) -> ArticleNode:
    return ArticleNode(
        iri=node,
        id=_string(graph, [node], DCTERMS.identifier) or "",
        names=tuple(sorted(str(name) for name in graph.objects(node, cmq.fileName))),
        media_type=_string(graph, [node], DCTERMS["format"]) or "",
        charset=_string(graph, [node], cmq.charset) or "",
        source_sha256=_string(graph, [node], cmq.sourceSha256) or "",
        text_sha256=_string(graph, [node], cmq.textSha256) or "",
        length=_integer(graph, [node], cmq.textLength),
    )


def _passage(graph: Graph, node: Node, cmq: Namespace) -> PassageNode:
    selectors = list(graph.objects(node, OA.hasSelector))
    return PassageNode(
        iri=node,
        article=min(graph.objects(node, OA.hasSource), default=None, key=str),
        start=_integer(graph, selectors, OA.start),
        end=_integer(graph, selectors, OA.end),
        exact=_string(graph, selectors, OA.exact),
        prefix=_string(graph, selectors, OA.prefix),
        suffix=_string(graph, selectors, OA.suffix),
        zone=min(graph.objects(node, cmq.zone), default=None, key=str),
    )


def _string(graph: Graph, nodes: Iterable[Node], predicate: URIRef) -> str | None:
    # Several values are the shapes' concern; which of them is compared must not depend on chance.
    return min((str(o) for node in nodes for o in graph.objects(node, predicate)), default=None)


def _integer(graph: Graph, nodes: Iterable[Node], predicate: URIRef) -> int | None:
    values = (o.value for node in nodes for o in graph.objects(node, predicate) if isinstance(o, Literal))
    return min((value for value in values if isinstance(value, int)), default=None)
