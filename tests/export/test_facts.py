"""``export -f facts``: the neutral form, computed from the graph."""

import json
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, Triple

from communique.export.facts import facts, write
from communique.export.facts_form import FactsForm, StatementForm
from communique.export.facts_rows import as_served
from communique.export.facts_values import KINDS, QUALIFIERS, STANCES, known_date, number
from communique.graph import load
from communique.graph.mapping.events import STATEMENT_CLASSES
from communique.graph.terms import TYPE
from communique.model import Comparator, Stance
from fixtures.golden import Golden
from fixtures.graphs import IRIS, SOURCE, small_folder, small_quads

CLAIM = """
graph stated A«North Korea has … deal.» {
  <id/claim/added> a cmq:Claim ; cmq:stance <vocab/stance/STANCE> ; cmq:about <id/proposition/arms> ;
    cmq:claimant <id/state/no> .
}
"""
B_SPEAKS_OF_THE_CALL = """
graph stated B«The Kremlin … comment.» {
  <id/meeting/dahl-laine-phone> a cmq:Meeting ; cmq:hasParticipation <id/participation/finland> .
  <id/participation/finland> a cmq:Participation, cmq:Capacity ; cmq:office <id/office/fi-foreign-minister> ;
    cmq:onBehalfOf <id/state/fi> ; cmq:nameBasis <vocab/name-basis/office-only> .
}
"""
DAHL_ALONE_AND_AS_AN_OFFICE = """
graph stated B«The foreign ministers … deliveries.» {
  <id/statement/no-fi-ca-2024-05> cmq:hasSignature <id/signature/no-office> .
  <id/signature/no-office> a cmq:Signature, cmq:Capacity ; cmq:office <id/office/no-foreign-minister> ;
    cmq:onBehalfOf <id/state/no> ; cmq:nameBasis <vocab/name-basis/office-only> .
}
"""
A_MINISTRY_OF_NOBODY = """
graph stated C«A light wind … timetable.» {
  <id/statement/nobody> a cmq:Remarks, cmq:Statement ; rdfs:label "Remarks"@en ; cmq:hasSignature <id/signature/x> ;
    cmq:hasPosition <id/position/x> .
  <id/signature/x> a cmq:Signature, cmq:Capacity ; cmq:onBehalfOf <id/organisation/un-security-council> ;
    cmq:nameBasis <vocab/name-basis/party-only> .
  <id/position/x> a cmq:Position ; cmq:positionKind <vocab/position-kind/condemnation> ; cmq:content "the wind" ;
    cmq:target <id/state/se> .
  <id/state/se> a cmq:State, cmq:Party ; skos:prefLabel "Sweden"@en .
}
"""
# The small graph itself says of these containers neither who sent nor who got them.
SIDES = """
graph inferred B«Some reports … containers.» B«A South Korean … food.» {
  <id/proposition/containers-1500> cmq:allegedSupplier <id/state/kp> ; cmq:allegedRecipient <id/state/ru> .
}
"""
ABOUT_THE_TRAINS = """
graph stated B«The Kremlin … comment.» {
  <id/claim/added> a cmq:Claim ; cmq:stance <vocab/stance/denies> ; cmq:about <id/proposition/by-rail> ;
    cmq:claimant <id/state/ru> .
}
"""


@pytest.fixture(scope="module")
def small() -> dict[str, FactsForm]:
    """The forms of the small graph with both sides of every transfer."""
    return facts(small_quads(SIDES), IRIS)


def statement(form: FactsForm, kind: str) -> StatementForm:
    return next(s for s in form["statements"] if s["kind"] == kind)


def test_the_whole_of_the_small_graph(small: dict[str, FactsForm], golden: Golden) -> None:
    path = Path(__file__).parent / "expected" / "small.json"
    golden(path, json.dumps(small, ensure_ascii=False, indent=1) + "\n")


def test_an_article_without_facts_has_empty_lists_under_each_of_its_file_names(small: dict[str, FactsForm]) -> None:
    assert sorted(small) == ["fjord-times", "harbour-post", "weather-copy", "weather-note"]
    for stem in ("weather-copy", "weather-note"):
        assert small[stem]["id"] == stem
        for kind in ("meetings", "statements", "transfers", "claims", "resolutions", "persons", "must_not_appear"):
            assert small[stem][kind] == []


def test_signatories_and_date_of_a_shared_statement_are_given_for_every_article(small: dict[str, FactsForm]) -> None:
    ours, theirs = (statement(small[stem], "joint statement") for stem in ("fjord-times", "harbour-post"))
    assert ours["issued"] == theirs["issued"] == "2024-05-03"
    assert ours["issuers"] == theirs["issuers"]
    assert {"state_or_org": "FI", "person": "Aino Laine", "office": "Foreign Minister"} in theirs["issuers"]


def test_positions_quotes_and_evidence_of_a_shared_statement_are_those_of_the_article(
    small: dict[str, FactsForm],
) -> None:
    ours, theirs = (statement(small[stem], "joint statement") for stem in ("fjord-times", "harbour-post"))
    assert ours["condemns"] == [{"target": "KP", "what": "arms transfers to Russia"}]
    assert theirs["condemns"] == []
    assert {"target": "KP", "to": "end its deliveries"} in theirs["calls_on"]
    assert {"target": "KP", "to": "end its deliveries"} not in ours["calls_on"]
    assert ours["quotes"][0].startswith("“We urge")
    assert theirs["quotes"][0].startswith('"We urge')


def test_an_office_stays_without_a_person(small: dict[str, FactsForm]) -> None:
    issuers = statement(small["fjord-times"], "joint statement")["issuers"]
    assert {"state_or_org": "CA", "person": None, "office": "foreign minister"} in issuers


def test_a_body_of_a_government_is_its_state_with_the_body_as_office(small: dict[str, FactsForm]) -> None:
    readout = statement(small["fjord-times"], "readout")
    assert readout["issuers"] == [{"state_or_org": "NO", "person": None, "office": "foreign ministry"}]
    # A pledge has no place in the form.
    assert (readout["condemns"], readout["calls_on"]) == ([], [])


def test_an_office_named_by_one_article_and_held_by_a_person_in_another_is_one_issuer() -> None:
    forms = facts(small_quads(DAHL_ALONE_AND_AS_AN_OFFICE), IRIS)
    issuers = statement(forms["harbour-post"], "joint statement")["issuers"]
    assert [i["person"] for i in issuers if i["state_or_org"] == "NO"] == ["Ingrid Dahl"]


def test_organisations_go_by_name_and_states_without_a_table_by_their_code() -> None:
    remarks = statement(facts(small_quads(A_MINISTRY_OF_NOBODY), IRIS)["weather-note"], "other")
    assert remarks["issuers"] == [{"state_or_org": "UN Security Council", "person": None, "office": None}]
    assert remarks["condemns"] == [{"target": "SE", "what": "the wind"}]


def test_a_meeting_with_its_participants(small: dict[str, FactsForm]) -> None:
    (meeting,) = small["fjord-times"]["meetings"]
    assert (meeting["mode"], meeting["date"], meeting["place"]) == ("phone", "2024-05-02", None)
    assert [p["person"] for p in meeting["participants"]] == ["Ingrid Dahl", "Aino Laine"]
    assert small["harbour-post"]["meetings"] == []


def test_an_article_gives_of_a_meeting_only_what_it_says_itself() -> None:
    forms = facts(small_quads(B_SPEAKS_OF_THE_CALL), IRIS)
    (meeting,) = forms["harbour-post"]["meetings"]
    assert meeting["participants"] == [{"person": None, "office": "Foreign Minister", "state": "FI"}]
    assert meeting["mode"] is None
    assert meeting["evidence"] == "The Kremlin declined to comment."
    assert len(forms["fjord-times"]["meetings"][0]["participants"]) == 2


def test_a_participant_is_nameless_for_an_article_that_names_only_the_office() -> None:
    same = """
graph stated B«The Kremlin … comment.» {
  <id/meeting/dahl-laine-phone> a cmq:Meeting ; cmq:hasParticipation <id/participation/laine> .
  <id/participation/laine> a cmq:Participation, cmq:Capacity ; cmq:onBehalfOf <id/state/fi> .
}
"""
    (meeting,) = facts(small_quads(same), IRIS)["harbour-post"]["meetings"]
    assert meeting["participants"] == [{"person": None, "office": "Foreign Minister", "state": "FI"}]


def test_rival_quantities_stand_side_by_side(small: dict[str, FactsForm]) -> None:
    found = [t["quantity"] for form in small.values() for t in form["transfers"] if t["quantity"]]
    assert found == [
        {"value": 1000, "unit": "containers", "qualifier": "more than"},
        {"value": 3000, "unit": "containers", "qualifier": "about"},
        {"value": None, "unit": "rounds", "qualifier": "millions"},
        {"value": 1500, "unit": "containers", "qualifier": None},
    ]


def test_a_size_without_a_number_that_is_not_millions_has_no_qualifier() -> None:
    hundreds = """
graph stated C«A light wind … timetable.» {
  <id/proposition/h> a cmq:AllegedTransfer, cmq:Proposition ; cmq:allegedQuantity <id/quantity/h> ;
    cmq:allegedSupplier <id/state/kp> ; cmq:allegedRecipient <id/state/ru> .
  <id/quantity/h> a cmq:Quantity ; schema:unitText "tanks" ; cmq:comparator <vocab/comparator/magnitude> .
}
"""
    (transfer,) = facts(small_quads(hundreds), IRIS)["weather-note"]["transfers"]
    assert transfer["quantity"] == {"value": None, "unit": "tanks", "qualifier": None}


def test_period_and_consideration(small: dict[str, FactsForm]) -> None:
    transfer = small["harbour-post"]["transfers"][0]
    assert (transfer["period"], transfer["in_exchange_for"]) == ("2023-08/..", ["food"])
    assert (transfer["supplier"], transfer["recipient"], transfer["items"]) == ("KP", "RU", ["shells"])


def test_feared_transfers_and_alleged_uses_are_no_transfers(small: dict[str, FactsForm]) -> None:
    text = json.dumps(small["harbour-post"])
    assert "missile technology" not in text
    assert "North Korean missiles" not in text
    assert len(small["harbour-post"]["transfers"]) == 4


@pytest.mark.parametrize("side", [None, "cmq:allegedSupplier <id/state/kp>", "cmq:allegedRecipient <id/state/ru>"])
def test_a_transfer_without_two_sides_and_its_claims_stay_in_the_graph_alone(
    tmp_path: Path, small: dict[str, FactsForm], side: str | None
) -> None:
    said = f"""
graph stated B«Some reports … containers.» {{
  <id/proposition/containers-1500> {side} .
}}
"""
    folder = load(small_folder(tmp_path / "graph", small_quads(ABOUT_THE_TRAINS + (said if side else ""))))
    form, full = facts(folder.quads(), folder.iris)["harbour-post"], small["harbour-post"]
    reported = "Some reports put the number at fewer than 1,500 containers."
    assert [e["evidence"] for e in (*full["transfers"], *full["claims"])].count(reported) == 2
    assert reported not in json.dumps(form)
    assert form["transfers"] == [t for t in full["transfers"] if t["evidence"] != reported]
    # The claims that are left point to the transfers that are left.
    about = [(c["evidence"], form["transfers"][c["about_transfer"]]["evidence"]) for c in form["claims"]]
    assert about == [
        *((full["claims"][i]["evidence"], full["transfers"][i]["evidence"]) for i in range(2)),
        ("The Kremlin declined to comment.", "North Korea ships shells to Russia by rail."),
    ]
    transfer, claim = IRIS.thing("proposition", "containers-1500"), IRIS.thing("claim", "some-reports")
    assert {
        Triple(transfer, TYPE, IRIS.term("AllegedTransfer")),
        Triple(transfer, IRIS.term("allegedQuantity"), IRIS.thing("quantity", "less-than-1500")),
        Triple(claim, TYPE, IRIS.term("Claim")),
        Triple(claim, IRIS.term("about"), transfer),
    } <= {quad.triple for quad in folder.quads()}


def test_claims_point_to_the_transfers_of_their_article(small: dict[str, FactsForm]) -> None:
    stances = [
        (c["claimant"]["person"] or c["claimant"]["state_or_org"], c["stance"], c["about_transfer"])
        for c in small["fjord-times"]["claims"]
    ]
    assert stances == [
        ("CA", "condemns", 0),
        ("Aino Laine", "condemns", 0),
        ("Ingrid Dahl", "condemns", 0),
        ("RU", "questions", 1),
        ("US", "alleges", 1),
        ("KP", "denies", 0),
    ]


def test_a_claim_about_a_transfer_that_the_article_does_not_report_has_no_place() -> None:
    elsewhere = CLAIM.replace("A«North Korea has … deal.»", "C«A light wind … timetable.»").replace("STANCE", "denies")
    form = facts(small_quads(elsewhere), IRIS)["weather-note"]
    assert (form["transfers"], form["claims"]) == ([], [])


def test_a_sentence_is_better_evidence_than_a_longer_stretch() -> None:
    quads = small_quads("""
graph inferred B«The Kremlin … comment.» B«Officials … cities. North» {
  <id/claim/north-korea-denies> a cmq:Claim .
  <id/proposition/arms> a cmq:AllegedTransfer ; cmq:allegedSupplier <id/state/kp> ;
    cmq:allegedRecipient <id/state/ru> .
}
""")
    (claim,) = [c for c in facts(quads, IRIS)["harbour-post"]["claims"] if c["stance"] == "denies"]
    assert claim["evidence"] == "The Kremlin declined to comment."


def test_a_claim_that_nobody_makes_has_an_empty_claimant(small: dict[str, FactsForm]) -> None:
    claim = small["harbour-post"]["claims"][-1]
    assert claim["claimant"] == {"person": None, "state_or_org": None}
    assert claim["stance"] == "reports"


def test_the_outlets_own_assertion_and_a_refusal_to_comment_are_left_out(small: dict[str, FactsForm]) -> None:
    rail = [t["evidence"] for t in small["harbour-post"]["transfers"]].index(
        "North Korea ships shells to Russia by rail."
    )
    assert [c for c in small["harbour-post"]["claims"] if c["about_transfer"] == rail] == []


def test_the_hedge_is_given_in_the_words_of_the_article(small: dict[str, FactsForm]) -> None:
    hedges = [c["hedge"] for form in small.values() for c in form["claims"]]
    assert hedges == ["for what they called"] * 3 + [None] * 4 + ["may be", None]


@pytest.mark.parametrize("stance", Stance)
def test_every_stance_has_its_word(stance: Stance) -> None:
    claims = facts(small_quads(CLAIM.replace("STANCE", stance.value)), IRIS)["fjord-times"]["claims"]
    found = [c["stance"] for c in claims if c["claimant"]["state_or_org"] == "NO" and not c["claimant"]["person"]]
    assert found == ([] if stance is Stance.DECLINES else [STANCES[stance]])


def test_the_words_of_the_form_cover_the_code_lists() -> None:
    assert set(STANCES) == set(Stance)
    assert set(QUALIFIERS) | {Comparator.MAGNITUDE} == set(Comparator)
    assert set(KINDS) == set(STATEMENT_CLASSES.values())


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("2024-05-02", "2024-05-02"),
        ("2024-05?", "2024-05?"),
        ("2023-07/..", "2023-07/.."),
        ("XXXX-10-13", None),
        ("XXXX-09/XXXX-10", None),
        ("202X", None),
        (None, None),
    ],
)
def test_only_dates_with_known_digits_are_given(edtf: str | None, known: str | None) -> None:
    assert known_date(edtf) == known


def test_a_date_without_a_year_is_unsaid(small: dict[str, FactsForm]) -> None:
    (claim,) = [c for c in small["fjord-times"]["claims"] if c["claimant"]["state_or_org"] == "US"]
    assert claim["date"] is None


def test_numbers_are_whole_where_they_are_whole() -> None:
    assert [repr(number(n)) for n in ("1000", "1000.0", "2.5", None)] == ["1000", "1000", "2.5", "None"]


def test_published_and_outlet_are_those_of_the_page(small: dict[str, FactsForm]) -> None:
    assert [(form["published"], form["outlet"]) for form in small.values()] == [
        ("2024-05-03", "Fjord Times"),
        (None, "Harbour Post"),
        (None, "Harbour Post"),
        (None, "Harbour Post"),
    ]


def test_resolutions_are_numbers_as_text(small: dict[str, FactsForm]) -> None:
    assert small["harbour-post"]["resolutions"] == ["1718"]


def test_persons_are_those_that_the_article_names(small: dict[str, FactsForm]) -> None:
    assert [p["name"] for p in small["fjord-times"]["persons"]] == ["Ingrid Dahl", "Aino Laine"]
    assert small["harbour-post"]["persons"] == [{"name": "Han Seo-yun", "state": "KR", "office": "lawmaker"}]


def test_the_fullest_account_of_an_office_counts() -> None:
    bare = """
graph stated B«A South Korean» {
  <id/tenure/bare> a cmq:Tenure ; org:member <id/person/han-seo-yun> ; cmq:onBehalfOf <id/state/ca> .
}
"""
    (person,) = facts(small_quads(bare), IRIS)["harbour-post"]["persons"]
    assert person == {"name": "Han Seo-yun", "state": "KR", "office": "lawmaker"}


def test_every_word_given_as_evidence_stands_in_the_article(small: dict[str, FactsForm]) -> None:
    for stem in ("fjord-times", "harbour-post"):
        text = (SOURCE.parent / f"{stem}.txt").read_bytes().decode()
        form = small[stem]
        spans = [e["evidence"] for e in [*form["meetings"], *form["transfers"], *form["claims"]]]
        spans += [span for s in form["statements"] for span in (s["evidence"], *s["quotes"])]
        assert len(spans) > 8
        assert all(span and span in text for span in spans)


def test_the_order_of_the_quads_and_repeated_support_change_nothing(small: dict[str, FactsForm]) -> None:
    quads = small_quads(SIDES)[::-1]
    again = [*quads, *(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads)]
    for variant in (quads, again, as_served(quads)):
        assert list(facts(variant, IRIS).items()) == list(small.items())


def test_two_articles_with_one_stem_keep_their_whole_names() -> None:
    clash = """
default {
  @A cmq:fileName "same.txt" .
  @B cmq:fileName "same.html" .
}
"""
    assert {"same.txt", "same.html", "fjord-times"} <= set(facts(small_quads(clash), IRIS))


def test_one_file_for_every_file_name(tmp_path: Path, small: dict[str, FactsForm]) -> None:
    folder = load(small_folder(tmp_path / "graph", small_quads(SIDES)))
    written = write(folder, tmp_path / "out" / "facts")
    assert [path.name for path in written] == [f"{stem}.json" for stem in sorted(small)]
    data = written[0].read_bytes()
    assert json.loads(data) == small["fjord-times"]
    assert data.endswith(b"}\n")
    assert "“We urge".encode() in data
    assert [path.read_bytes() for path in write(folder, tmp_path / "again")] == [p.read_bytes() for p in written]
