"""A small knowledge made by hand, rich enough to touch every class of the graph.

Two invented articles about invented countries' ministers: a wire story and a page that reprints part of it
next to a list of unrelated headlines. ``knowledge()`` builds what resolution would make of both.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communique.graph import Iris, Run, assemble, knowledge_to_quads, locked, publish
from communique.graph.manifest import Rejection
from communique.model import (
    Article,
    Basis,
    Claim,
    Comparator,
    Evidence,
    EvidenceKind,
    Knowledge,
    Meeting,
    MeetingMode,
    NameBasis,
    Named,
    Office,
    PageStamp,
    Paragraph,
    Party,
    PartyKind,
    Passage,
    Person,
    Position,
    PositionKind,
    Proposition,
    PropositionKind,
    Quantity,
    Quote,
    Refusal,
    ResolutionCitation,
    Role,
    StampKind,
    Stance,
    Stated,
    Statement,
    StatementKind,
    Support,
    TimeBasis,
    TimeSpan,
    Timing,
    Zone,
    ZonedSpan,
)

BASE = "https://w3id.org/communique/"
RUN = Run("0.1.0", "0" * 64, "en_test_model", "3.8.0", "1" * 64)

WIRE = """Ministers of three states condemn arms shipments
OSLO (Coastal Wire) — May 2, 2024
Foreign ministers of Norway, Canada and Chile met in Oslo on Thursday and issued a joint statement.
“We are gravely concerned by the arms deliveries from Ruritania to Borduria,” said the statement by Norwegian Foreign Minister Ingrid Dahl, her Canadian counterpart and the Chilean foreign minister.
The ministers called on Ruritania to stop all deliveries at once, citing Security Council resolution 1718.
The Canadian government said Ruritania had shipped more than 1,000 containers of shells to Borduria since September, pointing to satellite images.
Chile believes that about 6,700 containers were sent.
Ruritania denied the allegation. “We sell nothing,” its envoy Karel Novák told reporters by phone.
Officials fear that Borduria could send missile technology to Ruritania in return.
Shells from Ruritania were reportedly used against a border town.
Borduria is paying for the shells with oil.
"""  # noqa: E501

PAGE = """Home > World
Daily Lantern
Updated: May 4, 2024
Three states speak out on shells
“We are gravely concerned by the arms deliveries from Ruritania to Borduria,” read the Buy Now! statement of Norway, Canada and Chile, according to Coastal Wire.
Related
- Film star Dora Quill buys a castle
"""  # noqa: E501


def article(name: str, text: str, zones: list[tuple[str, Zone]], **named: Named | None) -> Article:
    """An article whose zones are given by the first words of each zone, in order."""
    starts = [text.index(words) for words, _ in zones] + [len(text)]
    spans = tuple(ZonedSpan(starts[i], starts[i + 1], zone, "by hand") for i, (_, zone) in enumerate(zones))
    digest = hashlib.sha256(text.encode()).hexdigest()
    body = tuple(Paragraph(z.zone, ((z.start, z.end),)) for z in spans if z.zone.admissible)
    return Article(
        (name,),
        "text/plain" if name.endswith(".txt") else "text/html",
        "utf-8",
        hashlib.sha256(name.encode() + text.encode()).hexdigest(),
        digest,
        text,
        spans,
        body,
        **named,  # type: ignore[arg-type]
    )


@dataclass(frozen=True)
class Source:
    """An article and its words by search."""

    article: Article

    def at(self, words: str, start: int = 0) -> Passage:
        """The first passage that prints these words."""
        offset = self.article.text.index(words, start)
        return self.article.passage(offset, offset + len(words))

    def by(self, *words: str, basis: Basis = Basis.STATED) -> tuple[Support, ...]:
        """One support made of the passages that print these words."""
        return (Support(tuple(self.at(w) for w in words), basis),)

    def named(self, words: str) -> Named:
        """A name as printed."""
        return Named(words, self.at(words))


def wire() -> Source:
    """The agency's own story, a text file."""
    zones = [("Ministers of three", Zone.HEADLINE), ("OSLO (Coastal", Zone.DATELINE), ("Foreign ministers", Zone.BODY)]
    plain = Source(article("wire.txt", WIRE, zones))
    named = {"headline": plain.named("Ministers of three states condemn arms shipments")}
    named["outlet"] = named["agency"] = plain.named("Coastal Wire")
    return Source(article("wire.txt", WIRE, zones, **named))


def page() -> Source:
    """A page that reprints the story, with an injected token, a stamp and an unrelated headline."""
    zones = [
        ("Home", Zone.CHROME),
        ("Three states", Zone.HEADLINE),
        ("“We are", Zone.BODY),
        ("Buy Now!", Zone.INJECTED),
        (" statement of", Zone.BODY),
        ("Related", Zone.RELATED),
    ]
    plain = Source(article("page.html", PAGE, zones))
    stamp = PageStamp(plain.at("May 4, 2024"), "2024-05-04", StampKind.UPDATED, "follows the word Updated")
    found = Source(article("page.html", PAGE, zones, outlet=plain.named("Daily Lantern")))
    whole = found.article
    return Source(
        Article(
            whole.names, whole.media_type, whole.charset, whole.source_sha256, whole.text_sha256, whole.text,
            whole.zones, whole.paragraphs, stamps=(stamp,), headline=found.named("Three states speak out on shells"),
            outlet=whole.outlet,
        )
    )  # fmt: skip


def span(edtf: str, first: date | None, last: date | None, basis: TimeBasis = TimeBasis.STATED) -> TimeSpan:
    """A time whose begin and end are each known."""
    return TimeSpan(edtf, first, first, last, last, basis)


NORWAY = Party(PartyKind.STATE, "NO", "Norway")
CANADA = Party(PartyKind.STATE, "CA", "Canada")
CHILE = Party(PartyKind.STATE, "CL", "Chile")
RURITANIA = Party(PartyKind.ORGANISATION, "ruritania", "Ruritania")
BORDURIA = Party(PartyKind.ORGANISATION, "borduria", "Borduria")
CANADIAN_GOVERNMENT = Party(PartyKind.ORGANISATION, "government-of-canada", "Government of Canada", "CA")
MINISTER = Office("Foreign Minister", "foreign-minister")
DAHL = Person("ingrid-dahl", "Ingrid Dahl")
NOVAK = Person("karel-novak", "Karel Novák")
DAY = date(2024, 5, 2)


def knowledge() -> Knowledge:
    """What both articles report, resolved."""
    w, p = wire(), page()
    return Knowledge(
        articles=(w.article, p.article),
        meetings=(_meeting(w),),
        statements=(_statement(w, p), _remarks(w)),
        propositions=_propositions(w),
        claims=_claims(w, p),
        resolutions=(_resolution(w),),
        people=_people(w),
        parties=_parties(w, p),
        sentences=_sentences(w, p),
        refusals=_refusals(p),
        published=_published(w, p),
    )


def _thursday(w: Source) -> Timing:
    steps = (
        (w.at("on Thursday"), "A Thursday."),
        (w.at("May 2, 2024"), "The dateline gives May 2, 2024, which is a Thursday."),
    )
    resolved = span("2024-05-02", DAY, DAY, TimeBasis.DOCUMENT)
    return Timing(w.by("on Thursday")[0], span=resolved, steps=steps)


def _signatories(w: Source) -> tuple[Role, ...]:
    dahl = w.by("Norwegian Foreign Minister Ingrid Dahl")
    return (
        Role(DAHL, MINISTER, NORWAY, NameBasis.NAMED, dahl),
        Role(None, MINISTER, CANADA, NameBasis.OFFICE_ONLY, w.by("her Canadian counterpart")),
        Role(None, Office("foreign minister", "foreign-minister"), CHILE, NameBasis.OFFICE_ONLY,
             w.by("the Chilean foreign minister")),
    )  # fmt: skip


def _meeting(w: Source) -> Meeting:
    return Meeting(
        "oslo-2024-05-02",
        "Meeting of Norway, Canada and Chile",
        tuple(
            Role(None, MINISTER, party, NameBasis.OFFICE_ONLY, w.by("Foreign ministers of Norway, Canada and Chile"))
            for party in (NORWAY, CANADA, CHILE)
        ),
        w.by("Foreign ministers of Norway, Canada and Chile met in Oslo on Thursday"),
        mode=MeetingMode.IN_PERSON,
        mode_supports=w.by("met in Oslo"),
        place=Stated("Oslo", w.by("in Oslo"), "oslo"),
        timing=_thursday(w),
    )


def _statement(w: Source, p: Source) -> Statement:
    words = "“We are gravely concerned by the arms deliveries from Ruritania to Borduria,”"
    return Statement(
        "joint-statement-2024-05-02",
        StatementKind.JOINT_STATEMENT,
        "Joint statement of Norway, Canada and Chile",
        _signatories(w),
        w.by("issued a joint statement") + p.by("statement of Norway, Canada and Chile"),
        timing=_thursday(w),
        positions=(
            Position(PositionKind.CONCERN, RURITANIA, "the arms deliveries from Ruritania to Borduria", w.by(words)),
            Position(PositionKind.DEMAND, RURITANIA, "to stop all deliveries at once",
                     w.by("called on Ruritania to stop all deliveries at once")),
        ),
        quotes=(Quote(words.strip("“”,"), (w.at(words), p.at(words))),),
        meeting="oslo-2024-05-02",
    )  # fmt: skip


def _remarks(w: Source) -> Statement:
    envoy = Role(NOVAK, Office("envoy"), RURITANIA, NameBasis.NAMED, w.by("its envoy Karel Novák"))
    return Statement(
        "remarks-karel-novak",
        StatementKind.REMARKS,
        "Remarks by Karel Novák",
        (envoy,),
        w.by("“We sell nothing,” its envoy Karel Novák told reporters"),
        quotes=(Quote("We sell nothing", (w.at("“We sell nothing,”"),), envoy),),
    )


def _propositions(w: Source) -> tuple[Proposition, ...]:
    shells = Stated("shells", w.by("shells to Borduria"), "munitions")
    since = Timing(w.by("since September")[0], span=TimeSpan(
        "2023-09/..", date(2023, 9, 1), date(2023, 9, 30), None, None, TimeBasis.DOCUMENT
    ), steps=((w.at("May 2, 2024"), "The September before May 2024 is that of 2023."),))  # fmt: skip
    thousand = w.by("Ruritania had shipped more than 1,000 containers of shells to Borduria")
    many = w.by("about 6,700 containers were sent")
    fear = w.by("Borduria could send missile technology to Ruritania in return")
    used = w.by("Shells from Ruritania were reportedly used against a border town")
    return (
        Proposition(
            "3f1c000000000001", PropositionKind.TRANSFER, RURITANIA, BORDURIA, (shells,), thousand,
            quantity=Quantity(1000.0, "containers", Comparator.MORE_THAN, w.by("more than 1,000 containers")),
            period=since, consideration=(Stated("oil", w.by("paying for the shells with oil")),),
        ),
        Proposition(
            "3f1c000000000002", PropositionKind.TRANSFER, None, None, (), many,
            quantity=Quantity(6700.0, "containers", Comparator.ABOUT, w.by("about 6,700 containers")),
        ),
        Proposition(
            "3f1c000000000003", PropositionKind.POTENTIAL_TRANSFER, BORDURIA, RURITANIA,
            (Stated("missile technology", w.by("missile technology"), "technology"),), fear,
        ),
        Proposition("3f1c000000000004", PropositionKind.USE, BORDURIA, None, (), used, supplier_supports=used),
        Proposition("3f1c000000000005", PropositionKind.TRANSFER, RURITANIA, BORDURIA, (),
                    w.by("the arms deliveries from Ruritania to Borduria")),
    )  # fmt: skip


def _claims(w: Source, p: Source) -> tuple[Claim, ...]:
    said = w.by("The Canadian government said")
    government = Role(None, None, CANADIAN_GOVERNMENT, NameBasis.PARTY_ONLY, said)
    dahl = Role(DAHL, MINISTER, NORWAY, NameBasis.NAMED, w.by("Norwegian Foreign Minister Ingrid Dahl"))
    images = Evidence(EvidenceKind.IMAGERY, "satellite images", w.by("pointing to satellite images"))
    chile = Role(None, None, CHILE, NameBasis.PARTY_ONLY, w.by("Chile believes"))
    novak = Role(NOVAK, Office("envoy"), RURITANIA, NameBasis.NAMED, w.by("its envoy Karel Novák"))
    by_phone = Stated("by phone", w.by("told reporters by phone"))
    concerned = w.by("We are gravely concerned by") + p.by("We are gravely concerned by")
    return (
        Claim("a000000000000001", government, Stance.ALLEGES, "3f1c000000000001", said, evidence=(images,)),
        Claim("a000000000000002", chile, Stance.BELIEVES, "3f1c000000000002", w.by("Chile believes that")),
        Claim("a000000000000003", novak, Stance.DENIES, "3f1c000000000001", w.by("Ruritania denied the allegation"),
              medium=by_phone),
        Claim("a000000000000004", None, Stance.SPECULATES, "3f1c000000000003", w.by("Officials fear that"),
              hedge=w.at("could")),
        Claim("a000000000000005", None, Stance.REPORTS, "3f1c000000000004", w.by("Shells from Ruritania were"),
              outlet=True, hedge=w.at("reportedly")),
        Claim("a000000000000006", dahl, Stance.CONDEMNS, "3f1c000000000005", concerned,
              statement="joint-statement-2024-05-02", timing=_thursday(w)),
    )  # fmt: skip


def _resolution(w: Source) -> tuple[str, ResolutionCitation]:
    citation = ResolutionCitation(
        "un-security-council",
        1718,
        "Security Council resolution 1718",
        w.by("citing Security Council resolution 1718"),
        "joint-statement-2024-05-02",
    )
    return "unscr-1718", citation


def _people(w: Source) -> tuple[Role, ...]:
    return (
        Role(DAHL, MINISTER, NORWAY, NameBasis.NAMED, w.by("Norwegian Foreign Minister Ingrid Dahl")),
        Role(NOVAK, Office("envoy"), RURITANIA, NameBasis.NAMED, w.by("its envoy Karel Novák")),
    )


def _parties(w: Source, p: Source) -> tuple[tuple[Party, tuple[Support, ...]], ...]:
    again = "Norway, Canada and Chile, according"
    at = p.at(again).start
    return (
        (NORWAY, (*w.by("Norwegian"), Support((p.at("Norway", at),)))),
        (CANADA, (*w.by("Canadian"), Support((p.at("Canada", at),)))),
        (CHILE, (*w.by("Chilean"), Support((p.at("Chile", at),)))),
        (RURITANIA, w.by("Ruritania")),
        (BORDURIA, w.by("Borduria")),
        (CANADIAN_GOVERNMENT, w.by("The Canadian government")),
    )


def _sentences(w: Source, p: Source) -> tuple[Passage, ...]:
    body = WIRE[WIRE.index("Foreign ministers") :]
    lines = [w.at(line) for line in body.splitlines()]
    reprint = next(line for line in PAGE.splitlines() if line.startswith("“We are"))
    return (*lines, p.at(reprint))


def _refusals(p: Source) -> tuple[Refusal, ...]:
    reason = "in a list of unrelated headlines"
    return (Refusal("Dora Quill", p.at("Dora Quill"), Zone.RELATED, reason),)


def _published(w: Source, p: Source) -> tuple[tuple[str, Timing], ...]:
    stated = Timing(w.by("May 2, 2024")[0], span=span("2024-05-02", DAY, DAY))
    bounds = TimeSpan("2024-05-02/2024-05-04", DAY, date(2024, 5, 4), DAY, date(2024, 5, 4), TimeBasis.JOINED)
    joined = Timing(
        p.by("May 4, 2024", basis=Basis.INFERRED)[0],
        span=bounds,
        steps=(
            (p.at("May 4, 2024"), "Not after the update of the page."),
            (w.at("May 2, 2024"), "Not before the story it reprints."),
        ),
    )
    return ((w.article.id, stated), (p.article.id, joined))


@dataclass(frozen=True)
class Entity:
    """A row of a table."""

    label: str
    qid: str
    source: str = "Test table of states"


class TableOfLinks:
    """Links to Wikidata for one state, one person without an identifier, one office and one place."""

    def party(self, key: str) -> Entity | None:
        return Entity("Kingdom of Norway", "Q20", "First table; Second table") if key == "NO" else None

    def person(self, name: str, state: str | None = None) -> Entity | None:
        return Entity("Ingrid Dahl", "", "Test table of persons") if (name, state) == ("Ingrid Dahl", "NO") else None

    def office(self, title: str, state: str | None = None) -> Entity | None:
        return Entity(title, "Q1", "Test table of offices") if state == "NO" else None

    def place(self, name: str) -> Entity | None:
        return Entity("Oslo", "Q585") if name == "Oslo" else None


def publish_knowledge(path: Path) -> Path:
    """Publish the graph of the knowledge, with links, in that folder."""
    known = knowledge()
    quads = knowledge_to_quads(known, iris(), RUN, TableOfLinks())
    refused = Rejection("blank.txt", "input-empty", "there is no text in it", "Remove the file.")
    with locked(path):
        publish(path, *assemble(quads, known.articles, [refused], RUN, iris()))
    return path


def iris() -> Iris:
    """The gate under the usual base."""
    return Iris(BASE)
