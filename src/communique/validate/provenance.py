"""What only the quads show: which triple stands in which graph, and on what that graph rests.

The rules are those of ``docs/model.md``, "Where a triple stands".
"""

import hashlib
import re
from collections.abc import Iterable

from rdflib import PROV, RDF, BNode, Literal, Namespace, URIRef
from rdflib.term import Node

from communique.validate.checks import Check
from communique.validate.material import Material
from communique.validate.quads import Quads, Triple

# What a table may tell of: it names things and links them, and reports nothing.
_EXTERNAL_KINDS = ("Party", "State", "Organisation", "Person", "Office", "Place")
_EXTERNAL_TERMS = ("officeKind", "namedAs")

# What the default graph says of the material itself.
_MATERIAL_KINDS = ("Article", "Passage", "Sentence", "Refusal", "EvidenceGraph", "TimeDerivation", "TimeConstraint")
_MATERIAL_TERMS = (
    "fileName", "sourceSha256", "textSha256", "charset", "textLength", "zone", "basis", "refusedText", "refusedIn",
    "derives", "result", "timeBasis", "step",
)  # fmt: skip
_ARTICLE_DCTERMS = ("identifier", "format")

_DCTERMS = Namespace("http://purl.org/dc/terms/")
_SCHEMA = Namespace("https://schema.org/")

# An absolute IRI with a host, without the characters that RFC 3987 excludes.
_IRI = re.compile(
    r"https?://[^\s/<>\"{}|\\^`\x00-\x20]+(?:/[^\s<>\"{}|\\^`\x00-\x20]*|[?#][^\s<>\"{}|\\^`\x00-\x20]*)?"
)


def check_terms(quads: Quads, base: str) -> list[Check]:
    """Look at every term: no blank nodes, and only http and https IRIs."""
    blanks = Check(base, "NoBlankNodes", "no blank nodes")
    iris = Check(base, "IriScheme", "IRIs")
    terms: set[Node] = set(quads.named)
    for triple in quads.union():
        terms.update(triple)
    for term in sorted((t for t in terms if not isinstance(t, Literal)), key=str):
        if isinstance(term, BNode):
            blanks.look()
            blanks.wrong(term, "A blank node: nobody else could refer to it.")
            continue
        iris.look()
        if not _IRI.fullmatch(str(term)):
            iris.wrong(term, "Not an absolute http or https IRI.")
    # A graph without blank nodes has been looked at all the same.
    blanks.nodes = len(terms)
    return [blanks, iris]


def check_provenance(quads: Quads, material: Material, vocabulary: frozenset[Node]) -> list[Check]:
    """Check where every quad stands.

    Args:
        quads: The graph.
        material: Its articles and passages.
        vocabulary: The classes and properties that the ontology declares, its own and others'.
    """
    rules = _Rules(quads, material)
    return [
        rules.described(),
        rules.named_by_hash(),
        rules.supported(),
        rules.external(),
        rules.default_graph(),
        _check_vocabulary(quads, material.base, vocabulary),
    ]


class _Rules:
    """The rules on graphs, with what they all need of the graph."""

    def __init__(self, quads: Quads, material: Material) -> None:
        self._quads = quads
        self._material = material
        self._base = material.base
        self._cmq = material.cmq
        self._union = material.graph
        self._described = {t.s for t in quads.default if (t.p, t.o) == (RDF.type, self._cmq.EvidenceGraph)}
        self._evidence: dict[Node, set[Node]] = {}
        self._basis: dict[Node, str] = {}
        for triple in quads.default:
            if triple.p == PROV.wasDerivedFrom:
                self._evidence.setdefault(triple.s, set()).add(triple.o)
            elif triple.p == self._cmq.basis:
                self._basis[triple.s] = str(triple.o).rpartition("/")[2]

    def described(self) -> Check:
        """Every named graph is described in the default graph, and every described graph holds something."""
        check = Check(self._base, "GraphDescribed", "description of a graph")
        for graph in sorted({*self._quads.named, *self._described}, key=str):
            check.look()
            if graph not in self._described:
                check.wrong(graph, "Triples stand in a graph that the default graph does not describe.")
            elif graph not in self._quads.named:
                check.wrong(graph, "A graph is described that holds nothing.")
        return check

    def named_by_hash(self) -> Check:
        """The name of a graph is the hash of its evidence and basis."""
        check = Check(self._base, "GraphName", "name of a graph")
        for graph in sorted(self._described, key=str):
            check.look()
            lines = [*sorted(str(node) for node in self._evidence.get(graph, ())), self._basis.get(graph, "")]
            digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
            if str(graph) != f"{self._base}graph/{digest}":
                check.wrong(graph, f"By its evidence and basis the graph should be named graph/{digest}.")
        return check

    def supported(self) -> Check:
        """A fact stands in a graph with a passage that may support it.

        What the page prints around the article may support only what is said of the article itself: its
        stamps, its dates, its outlet and agency and their names.
        """
        check = Check(self._base, "FactSupported", "support of a fact")
        of_page = self._of_page()
        for graph, triples in self._quads.named.items():
            if self._basis.get(graph) == "external":
                continue
            check.look()
            if any(self._material.admissible(passage) for passage in self._evidence.get(graph, ())):
                continue
            for triple in triples:
                if triple.s not in of_page:
                    self._wrong(check, graph, triple, "This rests on no passage whose words may support a fact.")
        return check

    def _of_page(self) -> set[Node]:
        kinds = (self._cmq.Article, self._cmq.PageStamp)
        found = {node for kind in kinds for node in self._union.subjects(RDF.type, kind)}
        for predicate in (_SCHEMA.publisher, self._cmq.agency):
            found.update(self._union.objects(None, predicate))
        return found

    def external(self) -> Check:
        """What rests on a table alone names and links things, and reports nothing."""
        check = Check(self._base, "TableReportsNothing", "what comes from a table")
        kinds = {self._cmq[kind] for kind in _EXTERNAL_KINDS}
        terms = {self._cmq[term] for term in _EXTERNAL_TERMS}
        for graph, triples in self._quads.named.items():
            if self._basis.get(graph) != "external":
                continue
            for triple in triples:
                check.look()
                ours = set(self._own_types(triple.s))
                said = triple.o if triple.p == RDF.type else triple.p
                if not ours <= kinds or (self._is_own(said) and said not in terms | kinds):
                    self._wrong(check, graph, triple, "A table cannot say this: it rests on no article.")
        return check

    def default_graph(self) -> Check:
        """The default graph says only what is true of the material itself."""
        check = Check(self._base, "NoFactInDefaultGraph", "default graph")
        terms = {*(self._cmq[term] for term in _MATERIAL_TERMS), *(self._cmq[kind] for kind in _MATERIAL_KINDS)}
        material = {self._cmq[kind] for kind in _MATERIAL_KINDS}
        article = {*terms, RDF.type, *(_DCTERMS[name] for name in _ARTICLE_DCTERMS)}
        for triple in self._quads.default:
            check.look()
            said = triple.o if triple.p == RDF.type else triple.p
            types = set(self._own_types(triple.s))
            if self._cmq.Article in types:
                allowed = triple.p in article
            else:
                allowed = types <= material and not (self._is_own(said) and said not in terms)
            if not allowed:
                self._wrong(check, triple.s, triple, "This is said outside every evidence graph.")
        return check

    def _own_types(self, node: Node) -> Iterable[Node]:
        return (kind for kind in self._union.objects(node, RDF.type) if self._is_own(kind))

    def _is_own(self, term: Node) -> bool:
        return isinstance(term, URIRef) and term.startswith(str(self._cmq))

    def _wrong(self, check: Check, node: Node, triple: Triple, message: str) -> None:
        shown = message if node == triple.s else f"{message} (Said of {triple.s.removeprefix(self._base)}.)"
        check.wrong(node, shown, path=triple.p, value=triple.o)


def _check_vocabulary(quads: Quads, base: str, vocabulary: frozenset[Node]) -> Check:
    """Facts are said in terms that the ontology declares: no other predicate or class can slip in."""
    check = Check(base, "KnownTerms", "terms of the ontology")
    used: dict[Node, Triple] = {}
    for triples in quads.named.values():
        for triple in triples:
            used.setdefault(triple.p, triple)
            if triple.p == RDF.type:
                used.setdefault(triple.o, triple)
    for term in sorted(used, key=str):
        check.look()
        if term not in vocabulary:
            check.wrong(used[term].s, "A fact is said in a term that the ontology does not declare.", value=term)
    return check
