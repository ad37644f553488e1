"""Knowledge as quads, class by class."""

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from communique.assets import folder
from communique.graph import knowledge_to_quads
from communique.graph.mapping.register import printed_form
from communique.graph.terms import (
    CITO,
    LABEL,
    ORG,
    PREF_LABEL,
    PROV,
    RDFS,
    REUSED_CLASSES,
    SCHEMA,
    SEM,
    SKOS,
    TYPE,
)
from communique.model import (
    Claim,
    Knowledge,
    NameBasis,
    Office,
    Party,
    PartyKind,
    Proposition,
    PropositionKind,
    Quote,
    Role,
    Stance,
    TimeBasis,
    TimeSpan,
    Timing,
)
from graph.asking import evidence_of, graphs_of, instances, term, thing, values
from graph.knowledge import BASE, CHILE, DAHL, MINISTER, NORWAY, NOVAK, RUN, iris, knowledge, page, wire

JOINT = thing("statement/joint-statement-2024-05-02")


def mapped(known: Knowledge) -> list[Quad]:
    return knowledge_to_quads(known, iris(), RUN)


def test_person_office_and_party_are_three_slots(quads: list[Quad]) -> None:
    signatures = [thing(path.removeprefix("id/")) for path in values(quads, JOINT, term("hasSignature"))]
    slots = {
        tuple(next(iter(values(quads, s, term(name))), None) for name in ("person", "office", "onBehalfOf"))
        for s in signatures
    }
    assert slots == {
        ("id/person/ingrid-dahl", "id/office/no-foreign-minister", "id/state/no"),
        (None, "id/office/ca-foreign-minister", "id/state/ca"),
        (None, "id/office/cl-foreign-minister", "id/state/cl"),
    }


def test_a_statement_has_its_class_and_the_general_one(quads: list[Quad]) -> None:
    assert values(quads, JOINT, TYPE) == {"ontology#JointStatement", "ontology#Statement", f"{SCHEMA.iri}CreativeWork"}


@pytest.mark.parametrize(("ours", "theirs"), sorted((name, node.value) for name, node in REUSED_CLASSES.items()))
def test_a_reused_class_is_stated_with_ours_and_in_the_same_graphs(quads: list[Quad], ours: str, theirs: str) -> None:
    said = {
        name: {(q.subject, q.graph_name) for q in quads if q.predicate == TYPE and q.object == term(name)}
        for name in (ours, theirs)
    }
    assert said[ours]
    assert said[ours] == said[theirs]


def test_the_reused_classes_are_those_of_which_ours_are_a_part() -> None:
    data = (folder("ontology") / "communique.ttl").read_bytes()
    above = {
        (q.subject, q.object)
        for q in parse(data, format=RdfFormat.TURTLE, base_iri=BASE)
        if q.predicate == RDFS("subClassOf")
    }
    assert {(term(name), theirs) for name, theirs in REUSED_CLASSES.items()} <= above


def test_a_quotation_printed_by_two_outlets_is_one_node(quads: list[Quad]) -> None:
    (quote,) = values(quads, JOINT, term("hasQuote"))
    node = thing(quote.removeprefix("id/"))
    printed = values(quads, node, term("printedIn"))
    assert {path.split("/")[2].split("-")[0] for path in printed} == {wire().article.id, page().article.id}
    assert len(values(quads, node, SCHEMA("text"))) == 1
    assert len(graphs_of(quads, JOINT, term("hasQuote"))) == 2


def test_words_that_two_speakers_are_given_for_have_no_speaker() -> None:
    known = knowledge()
    w = wire()
    remarks = known.statements[1]
    other = Role(DAHL, MINISTER, NORWAY, NameBasis.NAMED, w.by("Norwegian Foreign Minister Ingrid Dahl"))
    rival = Quote("We sell nothing.", (w.at("We sell nothing"),), other)
    quads = mapped(replace(known, statements=(replace(remarks, quotes=(*remarks.quotes, rival)),)))
    (quote,) = instances(quads, "Quote")
    assert not values(quads, quote, SCHEMA("spokenByCharacter"))
    assert len(values(quads, quote, term("printedIn"))) == 2


def test_a_quotation_has_its_speaker(quads: list[Quad]) -> None:
    (quote,) = values(quads, thing("statement/remarks-karel-novak"), term("hasQuote"))
    assert values(quads, thing(quote.removeprefix("id/")), SCHEMA("spokenByCharacter")) == {"id/person/karel-novak"}


def test_rival_quantities_stand_side_by_side(quads: list[Quad]) -> None:
    found = {
        (
            next(iter(values(quads, q, SCHEMA("value")))),
            next(iter(values(quads, q, SCHEMA("unitText")))),
            next(iter(values(quads, q, term("comparator")))),
        )
        for q in instances(quads, "Quantity")
    }
    assert found == {
        ("1000", "containers", "vocab/comparator/more-than"),
        ("6700", "containers", "vocab/comparator/about"),
    }


def test_every_property_of_an_allegation_says_that_it_is_alleged(quads: list[Quad]) -> None:
    for proposition in instances(quads, "Proposition"):
        said = {q.predicate.value.rpartition("#")[2] for q in quads if q.subject == proposition}
        assert said <= {"type"} | {name for name in said if name.startswith("alleged")}


def test_a_use_has_a_user_and_no_supplier(quads: list[Quad]) -> None:
    use = thing("proposition/3f1c000000000004")
    assert values(quads, use, TYPE) == {"ontology#AllegedUse", "ontology#Proposition"}
    assert values(quads, use, term("allegedUser")) == {"id/organisation/borduria"}
    assert not values(quads, use, term("allegedSupplier"))


def test_a_feared_transfer_is_a_kind_of_its_own(quads: list[Quad]) -> None:
    feared = thing("proposition/3f1c000000000003")
    assert values(quads, feared, TYPE) == {"ontology#PotentialTransfer", "ontology#Proposition"}
    assert values(quads, feared, term("allegedItemType")) == {"vocab/item/technology"}


def test_a_violation_is_described_by_who_and_towards_whom() -> None:
    known = knowledge()
    breach = replace(known.propositions[0], kind=PropositionKind.VIOLATION)
    quads = mapped(replace(known, propositions=(breach,), claims=()))
    assert values(quads, thing("proposition/3f1c000000000001"), TYPE) == {
        "ontology#AllegedViolation", "ontology#Proposition",
    }  # fmt: skip


def test_an_open_period_has_no_end(quads: list[Quad]) -> None:
    transfer = thing("proposition/3f1c000000000001")
    assert values(quads, transfer, term("allegedPeriod")) == {"2023-09/.."}
    assert values(quads, transfer, term("allegedPeriodStart")) == {"2023-09-01"}
    assert not values(quads, transfer, term("allegedPeriodEnd"))


@pytest.mark.parametrize(
    ("claim", "claimant", "behalf"),
    [
        ("a000000000000001", {"id/organisation/government-of-canada"}, set()),
        ("a000000000000003", {"id/person/karel-novak"}, {"id/organisation/ruritania"}),
        ("a000000000000004", set(), set()),
        ("a000000000000005", {"id/organisation/coastal-wire"}, set()),
    ],
)
def test_a_claim_has_a_claimant_or_the_mark_that_it_has_none(
    quads: list[Quad], claim: str, claimant: set[str], behalf: set[str]
) -> None:
    node = thing(f"claim/{claim}")
    assert values(quads, node, term("claimant")) == claimant
    assert values(quads, node, term("onBehalfOf")) == behalf
    assert values(quads, node, term("unattributed")) == (set() if claimant else {"true"})
    assert values(quads, node, term("ofOutlet")) == ({"true"} if claim.endswith("5") else set())


def test_an_outlet_without_a_name_speaks_as_its_article() -> None:
    known = knowledge()
    articles = tuple(replace(a, outlet=None) for a in known.articles)
    quads = mapped(replace(known, articles=articles))
    assert values(quads, thing("claim/a000000000000005"), term("claimant")) == {f"id/article/{wire().article.id}"}


def test_an_office_without_party_or_person_is_nobody_to_attribute_to() -> None:
    known = knowledge()
    w = wire()
    spokesman = Role(None, Office("spokesman"), None, NameBasis.OFFICE_ONLY, w.by("its envoy"))
    claim = Claim("b1", spokesman, Stance.ALLEGES, "3f1c000000000001", w.by("its envoy"))
    quads = mapped(replace(known, claims=(claim,)))
    assert values(quads, thing("claim/b1"), term("unattributed")) == {"true"}


def test_a_hedge_outside_the_claims_passage_joins_its_evidence(quads: list[Quad]) -> None:
    w = wire()
    claim = thing("claim/a000000000000004")
    (graph,) = graphs_of(quads, claim, term("hedge"))
    assert values(quads, claim, term("hedge")) == {iris().local(iris().passage(w.at("could")))}
    wanted = {iris().local(iris().passage(w.at(words))) for words in ("Officials fear that", "could")}
    assert evidence_of(quads, graph) == wanted


def test_a_date_that_was_worked_out_rests_on_all_its_constraints(quads: list[Quad]) -> None:
    w = wire()
    (graph,) = graphs_of(quads, JOINT, term("date"))
    wanted = {iris().local(iris().passage(w.at(words))) for words in ("on Thursday", "May 2, 2024")}
    assert evidence_of(quads, graph) == wanted
    assert values(quads, graph, term("basis")) == {"vocab/basis/inferred"}
    for bound in ("EarliestBegin", "LatestBegin", "EarliestEnd", "LatestEnd"):
        assert values(quads, JOINT, SEM(f"has{bound}TimeStamp")) == {"2024-05-02"}


def test_a_derivation_shows_result_basis_and_steps(quads: list[Quad]) -> None:
    derivations = {
        d
        for d in instances(quads, "TimeDerivation")
        if "id/meeting/oslo-2024-05-02" in values(quads, d, term("derives"))
    }
    (derivation,) = derivations
    assert values(quads, derivation, term("result")) == {"2024-05-02"}
    assert values(quads, derivation, term("timeBasis")) == {"vocab/time-basis/resolved-in-document"}
    assert len(values(quads, derivation, PROV("used"))) == 2
    steps = [thing(s.removeprefix("id/")) for s in values(quads, derivation, term("step"))]
    remarks = {r for s in steps for r in values(quads, s, NamedNode("http://www.w3.org/2000/01/rdf-schema#comment"))}
    assert remarks == {"A Thursday.", "The dateline gives May 2, 2024, which is a Thursday."}


def test_a_stated_date_needs_no_derivation_and_establishes_the_day(quads: list[Quad]) -> None:
    w, p = wire().article, page().article
    assert values(quads, thing(f"article/{w.id}"), SCHEMA("datePublished")) == {"2024-05-02"}
    assert not values(quads, thing(f"article/{p.id}"), SCHEMA("datePublished"))
    derived = {v for d in instances(quads, "TimeDerivation") for v in values(quads, d, term("derives"))}
    assert f"id/article/{p.id}" in derived
    assert f"id/article/{w.id}" not in derived


@pytest.mark.parametrize("edtf", ["2024-05-02?", "2024-05-02~"])
def test_a_doubtful_day_is_no_date_of_publication(edtf: str) -> None:
    known = knowledge()
    day = date(2024, 5, 2)
    doubtful = TimeSpan(edtf, day, day, day, day, TimeBasis.STATED)
    timing = Timing(wire().by("May 2, 2024")[0], span=doubtful)
    quads = mapped(replace(known, published=((wire().article.id, timing),)))
    assert not [q for q in quads if q.predicate == SCHEMA("datePublished")]


def test_an_unresolved_time_is_unsaid() -> None:
    known = knowledge()
    unresolved = Timing(wire().by("on Thursday")[0])
    quads = mapped(replace(known, meetings=(replace(known.meetings[0], timing=unresolved),)))
    meeting = thing("meeting/oslo-2024-05-02")
    assert not values(quads, meeting, term("date"))
    assert not values(quads, meeting, SEM("hasEarliestBeginTimeStamp"))


def test_a_party_is_named_as_each_passage_prints_it(quads: list[Quad]) -> None:
    assert values(quads, thing("state/no"), term("namedAs")) == {"Norway", "Norwegian"}
    assert values(quads, thing("state/no"), SKOS("notation")) == {"NO"}
    assert values(quads, thing("state/no"), SKOS("exactMatch")) == {"http://www.wikidata.org/entity/Q20"}


def test_what_no_table_knows_is_labelled_from_the_text(quads: list[Quad]) -> None:
    assert values(quads, thing("organisation/ruritania"), PREF_LABEL) == {"Ruritania"}
    assert not values(quads, thing("organisation/ruritania"), SKOS("exactMatch"))


def test_a_person_is_named_by_the_name_and_not_by_the_office(quads: list[Quad]) -> None:
    assert values(quads, thing("person/ingrid-dahl"), term("namedAs")) == {"Ingrid Dahl"}
    assert values(quads, thing("person/karel-novak"), term("namedAs")) == {"Karel Novák"}


def test_a_person_of_two_parties_is_linked_only_if_the_table_agrees_with_both() -> None:
    from graph.knowledge import TableOfLinks

    known = knowledge()
    elsewhere = Role(DAHL, MINISTER, CHILE, NameBasis.NAMED, wire().by("Ingrid Dahl"))
    quads = knowledge_to_quads(replace(known, people=(*known.people, elsewhere)), iris(), RUN, TableOfLinks())
    graphs = graphs_of(quads, thing("person/ingrid-dahl"), PREF_LABEL)
    assert not any("id/dataset" in path for graph in graphs for path in evidence_of(quads, graph))


def test_a_body_of_government_brings_its_state() -> None:
    known = knowledge()
    ministry = Party(PartyKind.ORGANISATION, "ministry-of-peru", "Ministry of Peru", "PE")
    support = wire().by("a border town")
    quads = mapped(replace(known, parties=(*known.parties, (ministry, support))))
    assert values(quads, thing("organisation/ministry-of-peru"), ORG("unitOf")) == {"id/state/pe"}
    assert values(quads, thing("state/pe"), TYPE) == {"ontology#State", "ontology#Party", f"{SCHEMA.iri}Country"}
    assert values(quads, thing("state/pe"), term("namedAs")) == {"a border town"}


def test_what_only_a_fact_refers_to_is_named_by_the_fact() -> None:
    known = knowledge()
    quads = mapped(replace(known, parties=()))
    assert "ontology#Party" in values(quads, thing("organisation/borduria"), TYPE)
    assert values(quads, thing("organisation/borduria"), term("namedAs")) == {"Borduria"}


def test_one_office_in_two_spellings_has_one_label() -> None:
    known = knowledge()
    w = wire()
    lower = Role(DAHL, Office("foreign minister", ""), NORWAY, NameBasis.NAMED, w.by("Ingrid Dahl"))
    quads = mapped(replace(known, people=(*known.people, lower)))
    assert values(quads, thing("office/no-foreign-minister"), LABEL) == {"Foreign Minister"}
    assert values(quads, thing("office/no-foreign-minister"), term("officeKind")) == {
        "vocab/office-kind/foreign-minister"
    }


def test_a_tenure_is_what_is_said_of_a_persons_office(quads: list[Quad]) -> None:
    (tenure,) = values(quads, thing("person/karel-novak"), term("holds"))
    node = thing(tenure.removeprefix("id/"))
    assert values(quads, node, ORG("member")) == {"id/person/karel-novak"}
    assert values(quads, node, term("office")) == {"id/office/ruritania-envoy"}
    assert values(quads, node, term("onBehalfOf")) == {"id/organisation/ruritania"}


def test_a_person_without_office_and_party_holds_none() -> None:
    known = knowledge()
    alone = Role(NOVAK, None, None, NameBasis.NAMED, wire().by("Karel Novák"))
    quads = mapped(replace(known, people=(alone,), statements=(), claims=(), propositions=()))
    assert not instances(quads, "Tenure")


def test_a_resolution_is_cited_by_the_statement_else_by_the_article(quads: list[Quad]) -> None:
    resolution = thing("resolution/unscr-1718")
    assert values(quads, JOINT, CITO("citesAsAuthority")) == {"id/resolution/unscr-1718"}
    assert values(quads, resolution, term("number")) == {"1718"}
    assert values(quads, resolution, term("adoptedBy")) == {"id/organisation/un-security-council"}
    known = knowledge()
    key, citation = known.resolutions[0]
    other = mapped(replace(known, resolutions=((key, replace(citation, statement=None)),)))
    article = thing(f"article/{wire().article.id}")
    assert values(other, article, CITO("citesAsAuthority")) == {"id/resolution/unscr-1718"}


def test_a_stamp_is_evidence_and_not_the_date_of_publication(quads: list[Quad]) -> None:
    p = page()
    (stamp,) = values(quads, thing(f"article/{p.article.id}"), term("pageStamp"))
    node = thing(stamp.removeprefix("id/"))
    assert values(quads, node, term("date")) == {"2024-05-04"}
    assert values(quads, node, term("stampKind")) == {"vocab/stamp-kind/updated"}


def test_a_refused_name_is_listed_with_the_reason_and_is_nobody(quads: list[Quad]) -> None:
    (refusal,) = instances(quads, "Refusal")
    assert values(quads, refusal, term("refusedText")) == {"Dora Quill"}
    assert not [q for q in quads if "dora" in q.subject.value]  # type: ignore[union-attr]


def test_file_names_that_are_no_text_are_repaired() -> None:
    known = knowledge()
    odd = replace(known.articles[0], names=("bad\udcff\0name.txt",))
    quads = mapped(replace(known, articles=(odd, known.articles[1])))
    assert values(quads, thing(f"article/{odd.id}"), term("fileName")) == {"bad\ufffd\ufffdname.txt"}


@pytest.mark.parametrize(
    ("text", "name", "whole", "expected"),
    [
        ("Norwegian Foreign Minister Ingrid Dahl", "Ingrid Dahl", False, "Ingrid Dahl"),
        ("said Dahl", "Ingrid Dahl", False, "Dahl"),
        ("Kim Jong-un", "Kim Jong Un", False, "Kim Jong-un"),
        ("Yoko Kamikawa", "Yōko Kamikawa", False, "Yoko Kamikawa"),
        ("Foreign Minister Sergei Orlov", "Sergey Orlov", False, "Sergei Orlov"),
        ("Minister Anna Orlov", "Sergey Orlov", False, "Orlov"),
        ("the minister of state", "Duke of York", False, None),
        ("South Korean soldiers", "South Korea", True, None),
        ("in South Korea.", "South Korea", True, "South Korea"),
        ("", "South Korea", True, None),
    ],
)
def test_the_printed_form_of_a_name(text: str, name: str, whole: bool, expected: str | None) -> None:
    assert printed_form(text, name, whole=whole) == expected


def test_an_empty_knowledge_has_its_articles_alone() -> None:
    w = wire().article
    quads = mapped(Knowledge((w,), (), (), (), (), (), (), (), (), (), ()))
    assert instances(quads, "Article") == {thing(f"article/{w.id}")}
    assert not instances(quads, "Meeting")


def test_a_transfer_may_have_everything_unsaid() -> None:
    known = knowledge()
    bare = Proposition("c0", PropositionKind.TRANSFER, None, None, (), wire().by("arms deliveries"))
    quads = mapped(replace(known, propositions=(bare,), claims=()))
    assert {q.predicate for q in quads if q.subject == thing("proposition/c0")} == {TYPE}
