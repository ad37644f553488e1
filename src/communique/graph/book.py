"""The book of quads: it puts every triple into the graph of its evidence and describes that graph.

Mapping functions say what they have to say through :class:`Book`; none of them names a graph.
"""

from collections.abc import Iterable

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from communique.errors import GraphError
from communique.graph.iris import Iris
from communique.graph.run import Run, Software, gate_hash
from communique.graph.terms import (
    COMMENT,
    DCAT,
    DCTERMS,
    DERIVED_FROM,
    LABEL,
    OA,
    PROV,
    REUSED_CLASSES,
    RIGHTS_NOT_EVALUATED,
    SCHEMA,
    TYPE,
    count,
    english,
    words,
)
from communique.model import Article, Basis, Passage, Support, Zone
from communique.model.slugs import slug

Object = NamedNode | Literal

# Code points of the surrounding text that a quote selector keeps on each side.
CONTEXT = 32
_DEFAULT = DefaultGraph()


class Book:
    """Collects quads as a set; what it gives back is sorted.

    Attributes:
        iris: The gate of IRIs.
    """

    def __init__(self, iris: Iris, run: Run, articles: Iterable[Article]) -> None:
        self.iris = iris
        self._articles = {article.id: article for article in articles}
        self._quads: set[Quad] = set()
        self._passages: set[Passage] = set()
        self._graphs: set[Support] = set()
        self._sources: dict[str, NamedNode] = {}
        self._run = run
        self._activity = self._describe_run(run)
        self._proposals: NamedNode | None = None

    # -- saying ---------------------------------------------------------------------------------------------

    def note(self, subject: NamedNode, predicate: NamedNode, value: Object) -> None:
        """Say something of the material itself, in the default graph."""
        self._quads.add(Quad(subject, predicate, value, _DEFAULT))

    def say(self, subject: NamedNode, predicate: NamedNode, value: Object, supports: Iterable[Support]) -> None:
        """Say a fact in the graph of each of its supports.

        Raises:
            GraphError: ``fact-without-evidence``: nothing is published that rests on nothing.
        """
        graphs = [self._graph(support) for support in supports]
        if not graphs:
            raise GraphError("fact-without-evidence", f"no passage supports {subject} {predicate} {value}.")
        self._quads.update(Quad(subject, predicate, value, graph) for graph in graphs)

    def classify(self, subject: NamedNode, classes: Iterable[str], supports: Iterable[Support]) -> None:
        """Say that something is of these classes of the ontology, and of those of others that they are a part of."""
        supports = tuple(supports)
        for name in classes:
            self.say(subject, TYPE, self.iris.term(name), supports)
            if name in REUSED_CLASSES:
                self.say(subject, TYPE, REUSED_CLASSES[name], supports)

    def borrow(self, subject: NamedNode, predicate: NamedNode, value: Object, source: str) -> None:
        """Say what a table knows, in the graph of that table."""
        if source not in self._sources:
            self._sources[source] = self._describe_source(source)
        self._quads.add(Quad(subject, predicate, value, self._sources[source]))

    def passage(self, passage: Passage) -> NamedNode:
        """The node of a passage; mentioning it describes it."""
        if passage not in self._passages:
            self._passages.add(passage)
            self._describe_passage(passage)
        return self.iris.passage(passage)

    def words(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.article(passage.article).words(passage)

    def article(self, identifier: str) -> Article:
        """The article of that identifier.

        Raises:
            GraphError: ``article-unknown``: a fact rests on an article that is not here.
        """
        try:
            return self._articles[identifier]
        except KeyError:
            raise GraphError("article-unknown", f"no article {identifier} among those read.") from None

    def quads(self) -> list[Quad]:
        """Everything said, sorted by graph, subject, predicate and object; the default graph comes first."""
        return sort_quads(self._quads)

    # -- describing -----------------------------------------------------------------------------------------

    def _graph(self, support: Support) -> NamedNode:
        evidence = [self.passage(passage) for passage in support.passages]
        graph = self.iris.graph(evidence, support.basis.value)
        if support not in self._graphs:
            self._graphs.add(support)
            self._describe_graph(graph, evidence, support.basis)
        return graph

    def _describe_graph(self, graph: NamedNode, evidence: Iterable[NamedNode], basis: Basis) -> None:
        self.note(graph, TYPE, self.iris.term("EvidenceGraph"))
        for node in evidence:
            self.note(graph, DERIVED_FROM, node)
        self.note(graph, self.iris.term("basis"), self.iris.concept("basis", basis.value))
        self.note(graph, PROV("wasGeneratedBy"), self._activity_of(basis))

    def _activity_of(self, basis: Basis) -> NamedNode:
        """What made a graph: the rules, or another program's proposals.

        Raises:
            GraphError: ``proposer-unknown``: a fact was proposed, and nobody knows by what.
        """
        if basis is not Basis.PROPOSED:
            return self._activity
        if self._run.proposer is None:
            raise GraphError("proposer-unknown", "a fact was proposed by a program that the run does not name.")
        if self._proposals is None:
            self._proposals = self._describe_proposals(self._run, self._run.proposer)
        return self._proposals

    def _describe_source(self, source: str) -> NamedNode:
        dataset = self.iris.thing("dataset", source)
        self.note(dataset, TYPE, DCAT("Dataset"))
        self.note(dataset, DCTERMS("title"), english(source))
        graph = self.iris.graph([dataset], Basis.EXTERNAL.value)
        self._describe_graph(graph, [dataset], Basis.EXTERNAL)
        return graph

    def _describe_passage(self, passage: Passage) -> None:
        article = self.article(passage.article)
        exact = article.words(passage)
        if len(exact) != passage.end - passage.start:
            raise GraphError("passage-outside", f"{article.names[0]} has no text at {passage.start}–{passage.end}.")
        node = self.iris.passage(passage)
        position, quote = self.iris.position_selector(passage), self.iris.quote_selector(passage)
        self.note(node, TYPE, self.iris.term("Passage"))
        self.note(node, OA("hasSource"), self.iris.article(passage.article))
        self.note(node, OA("hasSelector"), position)
        self.note(node, OA("hasSelector"), quote)
        self.note(node, self.iris.term("zone"), self.iris.concept("zone", zone_of(article, passage).value))
        self.note(node, DCTERMS("rights"), RIGHTS_NOT_EVALUATED)
        self.note(position, TYPE, OA("TextPositionSelector"))
        self.note(position, OA("start"), count(passage.start))
        self.note(position, OA("end"), count(passage.end))
        self.note(quote, TYPE, OA("TextQuoteSelector"))
        self.note(quote, OA("exact"), words(exact))
        self.note(quote, OA("prefix"), words(article.text[max(0, passage.start - CONTEXT) : passage.start]))
        self.note(quote, OA("suffix"), words(article.text[passage.end : passage.end + CONTEXT]))

    def _describe_run(self, run: Run) -> NamedNode:
        activity = self.iris.thing("activity", run.key())
        with_names = f" and the names of {run.entities.name}" if run.entities else ""
        label = f"Communiqué {run.version} with {run.model} {run.model_version}{with_names}"
        self.note(activity, TYPE, PROV("Activity"))
        self.note(activity, LABEL, english(label))
        self.note(activity, COMMENT, english(_rules(run)))
        self._associate(activity, "communique", "Communiqué", run.version)
        self._associate(activity, run.model, run.model, run.model_version)
        if run.entities:
            self._associate(activity, run.entities.name, run.entities.name, run.entities.version)
        return activity

    def _describe_proposals(self, run: Run, proposer: Software) -> NamedNode:
        activity = self.iris.thing("activity", f"{run.key()}-proposed-by-{slug(proposer.name)}")
        self.note(activity, TYPE, PROV("Activity"))
        self.note(activity, LABEL, english(f"Proposals of {proposer.name}, checked by Communiqué {run.version}"))
        self.note(activity, COMMENT, english(f"Asked: SHA-256 {proposer.sha256}. Checked: SHA-256 {gate_hash()}."))
        self._associate(activity, "communique", "Communiqué", run.version)
        self._associate(activity, proposer.name, proposer.name, proposer.version)
        return activity

    def _associate(self, activity: NamedNode, key: str, name: str, version: str) -> None:
        agent = self.iris.thing("software", key)
        self.note(activity, PROV("wasAssociatedWith"), agent)
        self.note(agent, TYPE, PROV("SoftwareAgent"))
        self.note(agent, LABEL, english(name))
        self.note(agent, SCHEMA("softwareVersion"), words(version))


def _rules(run: Run) -> str:
    """Which rules and word lists a run had, in words."""
    own = f" They include a lexicon of the user's: SHA-256 {run.lexicon}." if run.lexicon else ""
    return f"Rules and word lists: SHA-256 {run.rules}.{own}"


def zone_of(article: Article, passage: Passage) -> Zone:
    """The zone of a passage: that of its first word.

    A passage that runs over an injected stretch inside a body sentence is therefore body. White space
    between zones belongs to none, so that a passage starting there takes the first zone it reaches.

    Raises:
        GraphError: ``passage-outside``: no zone holds any of it.
    """
    for offset in range(passage.start, passage.end):
        if zone := article.zone_at(offset):
            return zone
    raise GraphError("passage-outside", f"{article.names[0]}: no zone holds {passage.start}–{passage.end}.")


def sort_quads(quads: Iterable[Quad]) -> list[Quad]:
    """Quads without repetition in the order in which the writers want them: graph, subject, predicate, object."""
    return sorted(set(quads), key=_place)


def _place(quad: Quad) -> tuple[str, str, str, str]:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)
    return graph, str(quad.subject), str(quad.predicate), str(quad.object)
