"""A small graph that is right in everything, built by hand, so that tests can break it in one place at a time.

One invented article about invented states. The builder knows nothing of the rooms under test: offsets, hashes and
names of graphs are worked out here as ``docs/model.md`` describes them.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

Said: TypeAlias = list[tuple[str, NamedNode | Literal]]

BASE = "https://w3id.org/communique/"
CMQ = f"{BASE}ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
PROV = "http://www.w3.org/ns/prov#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SCHEMA = "https://schema.org/"
CITO = "http://purl.org/spar/cito/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

TEXT = """Ministers condemn shell deliveries
By Mari Lund
PORT MERIS (Coastal Wire) — The foreign minister of Arland, Ana Brandt, met her Borlandian counterpart in Port Meris on Tuesday and issued a joint statement. 🕊
“We condemn the delivery of shells to Dorland,” the statement said, citing Resolution 1718 of the Council. It called on Corland to stop.
Brandt said that Corland had sent more than 1,000 containers of shells to Dorland since September 2023, pointing to satellite images, apparently for grain.
A spokesman of the Corland Foreign Office denied it. The shells were fired at Borland. Corland may get rockets in return.
Harbour Post · Updated March 6, 2024
Other news: Singer Lola Prim marries
"""  # noqa: E501 — a line is a paragraph of the article
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
ARTICLE_ID = HASH[:16]


def cmq(name: str) -> NamedNode:
    return NamedNode(CMQ + name)


def thing(kind: str, slug: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def code(scheme: str, notation: str) -> NamedNode:
    return NamedNode(f"{BASE}vocab/{scheme}/{notation}")


def edtf(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(EDTF))


def day(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(f"{XSD}date"))


def count(value: int) -> Literal:
    return Literal(str(value), datatype=NamedNode(f"{XSD}nonNegativeInteger"))


def english(text: str) -> Literal:
    return Literal(text, language="en")


TRUE = Literal("true", datatype=NamedNode(f"{XSD}boolean"))
ARTICLE = thing("article", ARTICLE_ID)
ACTIVITY = thing("activity", "build")
TABLE = thing("dataset", "states")


@dataclass
class Builder:
    """Collects quads; passages are given by their words."""

    quads: set[Quad] = field(default_factory=set)

    def note(self, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        self.quads.add(Quad(subject, NamedNode(predicate), value, DefaultGraph()))

    def passage(self, words: str) -> NamedNode:
        start = TEXT.index(words)
        end = start + len(words)
        node = thing("passage", f"{ARTICLE_ID}-{start}-{end}")
        position, quote = NamedNode(f"{node.value}/position"), NamedNode(f"{node.value}/quote")
        self.note(node, f"{RDF}type", cmq("Passage"))
        self.note(node, f"{OA}hasSource", ARTICLE)
        self.note(node, f"{OA}hasSelector", position)
        self.note(node, f"{OA}hasSelector", quote)
        self.note(node, f"{CMQ}zone", code("zone", zone_at(start)))
        self.note(node, f"{DCTERMS}rights", NamedNode("http://rightsstatements.org/vocab/CNE/1.0/"))
        self.note(position, f"{RDF}type", NamedNode(f"{OA}TextPositionSelector"))
        self.note(position, f"{OA}start", count(start))
        self.note(position, f"{OA}end", count(end))
        self.note(quote, f"{RDF}type", NamedNode(f"{OA}TextQuoteSelector"))
        self.note(quote, f"{OA}exact", Literal(words))
        self.note(quote, f"{OA}prefix", Literal(TEXT[max(0, start - 10) : start]))
        self.note(quote, f"{OA}suffix", Literal(TEXT[end : end + 10]))
        return node

    def graph(self, evidence: Iterable[NamedNode], basis: str) -> NamedNode:
        evidence = list(evidence)
        lines = [*sorted(node.value for node in evidence), basis]
        node = NamedNode(f"{BASE}graph/{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:32]}")
        self.note(node, f"{RDF}type", cmq("EvidenceGraph"))
        self.note(node, f"{CMQ}basis", code("basis", basis))
        self.note(node, f"{PROV}wasGeneratedBy", ACTIVITY)
        for item in evidence:
            self.note(node, f"{PROV}wasDerivedFrom", item)
        return node

    def say(
        self,
        subject: NamedNode,
        said: Iterable[tuple[str, NamedNode | Literal]],
        *words: str,
        basis: str = "stated",
    ) -> None:
        """Say several things of a subject in the graph of these words, or of the table when there are none."""
        evidence = [self.passage(item) for item in words] or [TABLE]
        graph = self.graph(evidence, basis if words else "external")
        for predicate, value in said:
            self.quads.add(Quad(subject, NamedNode(predicate), value, graph))


def zone_at(offset: int) -> str:
    """The zone of a code point: by line, in the order of the text."""
    lines = ("headline", "byline", "body", "body", "body", "body", "chrome", "related")
    return lines[TEXT[:offset].count("\n")]


def kinds(*names: str) -> Said:
    return [(f"{RDF}type", cmq(name)) for name in names]


def bounds(*days: str) -> Said:
    names = ("hasEarliestBeginTimeStamp", "hasLatestBeginTimeStamp", "hasEarliestEndTimeStamp", "hasLatestEndTimeStamp")
    return [(f"{SEM}{name}", day(value)) for name, value in zip(names, days, strict=True)]


ARLAND, BORLAND, CORLAND, DORLAND = (thing("state", f"x{letter}") for letter in "abcd")
BRANDT = thing("person", "ana-brandt")
MINISTER, COUNTERPART, SPOKESMAN = (
    thing("office", slug) for slug in ("xa-foreign-minister", "xb-foreign-minister", "xc-spokesman")
)
TALKS = thing("meeting", "port-meris")
STATEMENT = thing("statement", "on-shells")
TRANSFER, USE, FEAR = (thing("proposition", slug) for slug in ("shells", "shells-fired", "rockets"))
ALLEGATION, DENIAL, REMARK, WORRY = (thing("claim", slug) for slug in ("alleged", "denied", "fired", "feared"))
OUTLET = thing("organisation", "harbour-post")
STAMP = thing("stamp", f"{ARTICLE_ID}-{TEXT.index('Updated')}")


def ferry_graph() -> list[Quad]:
    """The quads of the graph, sorted."""
    build = Builder()
    for part in (_material, _names, _capacities, _meeting, _statement, _claims, _propositions):
        part(build)
    return sorted(build.quads, key=str)


def _material(build: Builder) -> None:
    build.note(ACTIVITY, f"{RDF}type", NamedNode(f"{PROV}Activity"))
    build.note(TABLE, f"{RDF}type", NamedNode(f"{DCAT}Dataset"))
    build.note(TABLE, f"{DCTERMS}title", english("A table of states"))
    build.note(ARTICLE, f"{RDF}type", cmq("Article"))
    build.note(ARTICLE, f"{DCTERMS}identifier", Literal(ARTICLE_ID))
    build.note(ARTICLE, f"{DCTERMS}format", Literal("text/plain"))
    for name, value in (("fileName", "shells.txt"), ("sourceSha256", HASH), ("textSha256", HASH), ("charset", "utf-8")):
        build.note(ARTICLE, CMQ + name, Literal(value))
    build.note(ARTICLE, f"{CMQ}textLength", count(len(TEXT)))
    build.note(build.passage("It called on Corland to stop."), f"{RDF}type", cmq("Sentence"))
    refused = build.passage("Lola Prim")
    refusal = thing("refusal", refused.value.rpartition("/")[2])
    build.note(refusal, f"{RDF}type", cmq("Refusal"))
    build.note(refusal, f"{CMQ}refusedText", Literal("Lola Prim"))
    build.note(refusal, f"{CMQ}refusedIn", refused)
    build.note(refusal, f"{RDFS}comment", english("It stands in the headline of another article."))
    headline = "Ministers condemn shell deliveries"
    build.say(ARTICLE, [(f"{SCHEMA}headline", Literal(headline))], headline)
    build.say(ARTICLE, [(f"{CMQ}byline", Literal("By Mari Lund"))], "By Mari Lund")
    wire = thing("organisation", "coastal-wire")
    build.say(ARTICLE, [(f"{CMQ}agency", wire)], "Coastal Wire")
    build.say(wire, [*kinds("Organisation", "Party"), *_named("Coastal Wire", "Coastal Wire")], "Coastal Wire")
    build.say(ARTICLE, [(f"{SCHEMA}publisher", OUTLET)], "Harbour Post")
    build.say(OUTLET, [*kinds("Organisation", "Party"), *_named("Harbour Post", "Harbour Post")], "Harbour Post")
    stamp = "Updated March 6, 2024"
    build.say(ARTICLE, [(f"{CMQ}pageStamp", STAMP)], stamp)
    build.say(STAMP, [*kinds("PageStamp"), (f"{CMQ}stampKind", code("stamp-kind", "updated"))], stamp)
    build.say(STAMP, [(f"{CMQ}date", edtf("2024-03-06")), (f"{RDFS}comment", english("It says Updated."))], stamp)
    dated: Said = [(f"{CMQ}date", edtf("2024-03-06")), *bounds(*["2024-03-06"] * 4)]
    build.say(ARTICLE, [*dated, (f"{SCHEMA}datePublished", day("2024-03-06"))], stamp)


def _named(label: str, form: str) -> Said:
    return [(f"{SKOS}prefLabel", english(label)), (f"{CMQ}namedAs", Literal(form))]


def _names(build: Builder) -> None:
    for node, label, form in (
        (ARLAND, "Arland", "Arland"),
        (CORLAND, "Corland", "Corland"),
        (DORLAND, "Dorland", "Dorland"),
    ):
        build.say(node, [*kinds("State", "Party"), (f"{CMQ}namedAs", Literal(form))], form)
        wikidata = NamedNode("http://www.wikidata.org/entity/Q1")
        build.say(node, [(f"{SKOS}prefLabel", english(label)), (f"{SKOS}exactMatch", wikidata)])
        build.say(node, [(f"{SKOS}notation", Literal(node.value[-2:].upper()))])
    build.say(BORLAND, [*kinds("State", "Party"), *_named("Borland", "Borlandian")], "Borlandian")
    ministry = thing("organisation", "xc-foreign-office")
    words = "Corland Foreign Office"
    said: Said = [*kinds("Organisation", "Party"), *_named(words, words), (f"{ORG}unitOf", CORLAND)]
    build.say(ministry, said, words)
    council = thing("organisation", "council")
    build.say(council, [*kinds("Organisation", "Party"), *_named("Council", "Council")], "Council")
    build.say(BRANDT, [*kinds("Person"), *_named("Ana Brandt", "Ana Brandt")], "Ana Brandt")
    place = thing("place", "port-meris")
    build.say(place, [*kinds("Place"), (f"{RDFS}label", english("Port Meris"))], "Port Meris")
    for office, party, label, words in (
        (MINISTER, ARLAND, "foreign minister", "foreign minister of Arland"),
        (COUNTERPART, BORLAND, "foreign minister", "Borlandian counterpart"),
        (SPOKESMAN, CORLAND, "spokesman", "spokesman of the Corland"),
    ):
        kind = code("office-kind", "spokesperson" if label == "spokesman" else "foreign-minister")
        said = [*kinds("Office"), (f"{RDFS}label", english(label)), (f"{ORG}postIn", party), (f"{CMQ}officeKind", kind)]
        build.say(office, said, words)


def _capacities(build: Builder) -> None:
    words = "The foreign minister of Arland, Ana Brandt"
    tenure = thing("tenure", "brandt-foreign-minister")
    build.say(BRANDT, [(f"{CMQ}holds", tenure)], words)
    said: Said = [(f"{ORG}member", BRANDT), (f"{CMQ}office", MINISTER), (f"{CMQ}onBehalfOf", ARLAND)]
    build.say(tenure, [*kinds("Tenure"), *said], words)
    for kind, owner, predicate in (
        ("Participation", TALKS, "hasParticipation"),
        ("Signature", STATEMENT, "hasSignature"),
    ):
        first, second = (thing(kind.lower(), slug) for slug in ("brandt", "counterpart"))
        build.say(owner, [(CMQ + predicate, first)], words)
        slots: Said = [(f"{CMQ}person", BRANDT), (f"{CMQ}office", MINISTER), (f"{CMQ}onBehalfOf", ARLAND)]
        basis: Said = [(f"{CMQ}nameBasis", code("name-basis", "named"))]
        build.say(first, [*kinds(kind, "Capacity"), *slots, *basis], words)
        build.say(owner, [(CMQ + predicate, second)], "Borlandian counterpart")
        slots = [(f"{CMQ}office", COUNTERPART), (f"{CMQ}onBehalfOf", BORLAND)]
        basis = [(f"{CMQ}nameBasis", code("name-basis", "office-only"))]
        build.say(second, [*kinds(kind, "Capacity"), *slots, *basis], "Borlandian counterpart")


def _dated(build: Builder, node: NamedNode) -> None:
    """The Tuesday before the stamp, with its derivation."""
    tuesday, stamp = "on Tuesday", "Updated March 6, 2024"
    said: Said = [(f"{CMQ}date", edtf("2024-03-05")), *bounds(*["2024-03-05"] * 4)]
    build.say(node, said, tuesday, stamp, basis="inferred")
    slug = node.value.rpartition("/")[2]
    derivation, step = thing("derivation", slug), thing("constraint", slug)
    build.note(derivation, f"{RDF}type", cmq("TimeDerivation"))
    build.note(derivation, f"{CMQ}derives", node)
    build.note(derivation, f"{CMQ}result", edtf("2024-03-05"))
    build.note(derivation, f"{CMQ}timeBasis", code("time-basis", "resolved-in-document"))
    build.note(derivation, f"{PROV}used", build.passage(tuesday))
    build.note(derivation, f"{CMQ}step", step)
    build.note(step, f"{RDF}type", cmq("TimeConstraint"))
    build.note(step, f"{PROV}wasDerivedFrom", build.passage(stamp))
    build.note(step, f"{RDFS}comment", english("The Tuesday before March 6, 2024."))


def _meeting(build: Builder) -> None:
    words = "met her Borlandian counterpart in Port Meris"
    said: Said = [(f"{RDFS}label", english("Talks in Port Meris")), (f"{CMQ}mode", code("meeting-mode", "in-person"))]
    build.say(TALKS, [*kinds("Meeting"), *said], words)
    build.say(TALKS, [(f"{SEM}hasPlace", thing("place", "port-meris"))], words)
    _dated(build, TALKS)


def _statement(build: Builder) -> None:
    words = "issued a joint statement"
    said: Said = [(f"{RDFS}label", english("Joint statement on shells")), (f"{CMQ}arisesFrom", TALKS)]
    build.say(STATEMENT, [*kinds("JointStatement", "Statement"), *said], words)
    _dated(build, STATEMENT)
    position = thing("position", "stop")
    demand = "It called on Corland to stop."
    build.say(STATEMENT, [(f"{CMQ}hasPosition", position)], demand)
    said = [(f"{CMQ}positionKind", code("position-kind", "demand")), (f"{CMQ}target", CORLAND)]
    build.say(position, [*kinds("Position"), *said, (f"{CMQ}content", Literal("stop"))], demand)
    quote, printed = thing("quote", "we-condemn"), "“We condemn the delivery of shells to Dorland,”"
    build.say(STATEMENT, [(f"{CMQ}hasQuote", quote)], printed)
    said = [(f"{SCHEMA}text", Literal(printed)), (f"{CMQ}printedIn", build.passage(printed))]
    build.say(quote, [*kinds("Quote"), *said], printed)
    build.say(quote, [(f"{SCHEMA}spokenByCharacter", BRANDT)], printed, "Brandt said", basis="inferred")
    resolution, cited = thing("resolution", "1718"), "citing Resolution 1718 of the Council"
    build.say(STATEMENT, [(f"{CITO}citesAsAuthority", resolution)], cited)
    said = [(f"{RDFS}label", english("Resolution 1718")), (f"{CMQ}adoptedBy", thing("organisation", "council"))]
    number = Literal("1718", datatype=NamedNode(f"{XSD}integer"))
    build.say(resolution, [*kinds("Resolution"), *said, (f"{CMQ}number", number)], cited)


def _claims(build: Builder) -> None:
    words = "Brandt said that Corland had sent more than 1,000 containers of shells to Dorland since September 2023"
    said: Said = [(f"{CMQ}stance", code("stance", "alleges")), (f"{CMQ}about", TRANSFER), (f"{CMQ}claimant", BRANDT)]
    build.say(ALLEGATION, [*kinds("Claim"), *said, (f"{CMQ}onBehalfOf", ARLAND), (f"{CMQ}madeIn", STATEMENT)], words)
    build.say(ALLEGATION, [(f"{CMQ}hedge", build.passage("apparently")), (f"{CMQ}medium", Literal("said"))], words)
    _dated(build, ALLEGATION)
    evidence, images = thing("evidence", "images"), "pointing to satellite images"
    build.say(ALLEGATION, [(f"{CMQ}pointsTo", evidence)], images)
    said = [(f"{CMQ}evidenceKind", code("evidence-kind", "imagery")), (f"{RDFS}label", english("satellite images"))]
    build.say(evidence, [*kinds("Evidence"), *said], images)
    words = "A spokesman of the Corland Foreign Office denied it."
    said = [(f"{CMQ}stance", code("stance", "denies")), (f"{CMQ}about", TRANSFER), (f"{CMQ}claimant", CORLAND)]
    build.say(DENIAL, [*kinds("Claim"), *said], words)
    said = [(f"{CMQ}stance", code("stance", "asserts")), (f"{CMQ}about", USE), (f"{CMQ}claimant", OUTLET)]
    build.say(REMARK, [*kinds("Claim"), *said, (f"{CMQ}ofOutlet", TRUE)], "The shells were fired at Borland.")
    said = [(f"{CMQ}stance", code("stance", "speculates")), (f"{CMQ}about", FEAR), (f"{CMQ}unattributed", TRUE)]
    build.say(WORRY, [*kinds("Claim"), *said], "Corland may get rockets in return.")


def _propositions(build: Builder) -> None:
    words = "Corland had sent more than 1,000 containers of shells to Dorland since September 2023"
    said: Said = [
        (f"{CMQ}allegedSupplier", CORLAND),
        (f"{CMQ}allegedRecipient", DORLAND),
        (f"{CMQ}allegedItem", Literal("shells")),
    ]
    item = (f"{CMQ}allegedItemType", code("item", "artillery-ammunition"))
    period: Said = [(f"{CMQ}allegedPeriod", edtf("2023-09/..")), (f"{CMQ}allegedPeriodStart", day("2023-09-01"))]
    build.say(TRANSFER, [*kinds("AllegedTransfer", "Proposition"), *said, item, *period], words)
    build.say(TRANSFER, [(f"{CMQ}allegedConsideration", Literal("grain"))], "for grain")
    quantity = thing("quantity", "containers")
    build.say(TRANSFER, [(f"{CMQ}allegedQuantity", quantity)], words)
    value = Literal("1000", datatype=NamedNode(f"{XSD}decimal"))
    said = [(f"{SCHEMA}value", value), (f"{SCHEMA}unitText", Literal("containers"))]
    build.say(quantity, [*kinds("Quantity"), *said, (f"{CMQ}comparator", code("comparator", "more-than"))], words)
    fired = "The shells were fired at Borland."
    said = [(f"{CMQ}allegedTarget", BORLAND), (f"{CMQ}allegedItem", Literal("shells"))]
    build.say(USE, [*kinds("AllegedUse", "Proposition"), *said], fired)
    said = [(f"{CMQ}allegedRecipient", CORLAND), (f"{CMQ}allegedItem", Literal("rockets"))]
    feared = "Corland may get rockets in return."
    build.say(FEAR, [*kinds("PotentialTransfer", "Proposition"), *said], feared)


def renamed(quads: Iterable[Quad], change: Callable[[str], str]) -> list[Quad]:
    """The same graph under other IRIs and with other plain strings; graphs are named anew by their evidence."""
    quads = list(quads)
    evidence: dict[str, list[str]] = {}
    basis: dict[str, str] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.predicate.value == f"{PROV}wasDerivedFrom":
                evidence.setdefault(quad.subject.value, []).append(change(quad.object.value))
            elif quad.predicate.value == f"{CMQ}basis":
                basis[quad.subject.value] = quad.object.value.rpartition("/")[2]
    names = {
        graph: change(f"{BASE}graph/")
        + hashlib.sha256("\n".join([*sorted(evidence[graph]), name]).encode()).hexdigest()[:32]
        for graph, name in basis.items()
    }

    def node(term: NamedNode) -> NamedNode:
        return NamedNode(names.get(term.value) or change(term.value))

    def value(term: object) -> NamedNode | Literal:
        if isinstance(term, NamedNode):
            return node(term)
        assert isinstance(term, Literal)
        return Literal(change(term.value)) if term.datatype.value == f"{XSD}string" else term

    changed = []
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        graph = node(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else DefaultGraph()
        changed.append(Quad(node(quad.subject), node(quad.predicate), value(quad.object), graph))
    return changed
