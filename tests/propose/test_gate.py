"""The gate: what of a proposal becomes a fact, and every kind of lie that does not."""

from dataclasses import replace
from typing import Any

import pytest

from communique.model import Basis, MeetingMode, PositionKind, PropositionKind, Stance, StatementKind
from communique.propose.gate import Outcome
from propose.articles import HARBOUR, SUPPLY, admit, article, claim, named, read, said, verdict

MET = "Portuguese Foreign Minister Rita Moraes met her Kenyan counterpart, Samuel Otieno, in Lisbon on Monday."
ABSURD = "Nairobi called the charge absurd."

JOINT = (
    "In a joint statement, Canada and Norway condemned the blockade of the strait by Iceland "
    "and pledged help for the port."
)
WELCOME = "The Centre for Open Seas and a Norwegian choir welcomed it, and Ola Nordmann of the port stayed silent."
SPOKE = (
    "Canadian Defense Minister Ruth Harlow spoke by video conference with Norwegian Defense Minister Kari Berg "
    "on Tuesday."
)
CALL = f"""Bay Courier

Ministers speak about the border

OTTAWA, March 12, 2024 — {SPOKE}

{JOINT}

{WELCOME}
"""


def refused(proposal: dict[str, Any], reason: str) -> None:
    found = admit(proposal)
    (told,) = found.verdicts
    assert (told.outcome, found.facts.claims, found.facts.propositions) == (Outcome.REFUSED, (), ())
    assert reason in told.reason, told.reason


# ── claims ──────────────────────────────────────────────────────────────────


def test_a_true_claim_becomes_a_proposition_and_a_claim_about_it() -> None:
    found = admit(claim(quantity=said("40 armoured trucks"), period=said("since April"), feared=True))
    (proposition,), (one,) = found.facts.propositions, found.facts.claims
    assert proposition.supplier
    assert proposition.recipient
    assert (proposition.supplier.key, proposition.recipient.key) == ("KE", "SD")
    assert [(item.text, item.code) for item in proposition.items] == [
        ("Night-vision goggles", ""),
        ("armoured trucks", "vehicles"),
    ]
    assert proposition.kind is PropositionKind.POTENTIAL_TRANSFER
    assert proposition.quantity
    assert (proposition.quantity.value, proposition.quantity.unit) == (40, "armoured trucks")
    assert proposition.period
    assert proposition.period.expression
    assert article().words(proposition.period.expression.passage) == "since April"
    assert one.claimant
    assert one.claimant.party
    assert (one.claimant.party.state, one.stance, one.proposition) == ("NO", Stance.ASSERTS, proposition.key)
    assert [v.outcome for v in found.verdicts] == [Outcome.ACCEPTED]


def test_everything_that_was_proposed_rests_on_whole_sentences_with_the_basis_proposed() -> None:
    found = admit(claim(quantity=said("40 armoured trucks"))).facts
    (proposition,), (one,) = found.propositions, found.claims
    assert one.claimant
    assert proposition.quantity
    supports = [
        *proposition.supports, *proposition.supplier_supports, *proposition.recipient_supports, *one.supports,
        *proposition.items[0].supports, *proposition.quantity.supports, *one.claimant.supports,
    ]  # fmt: skip
    assert {support.basis for support in supports} == {Basis.PROPOSED}
    assert {article().words(passage) for support in supports for passage in support.passages} == {SUPPLY}


def test_a_party_may_be_named_in_another_sentence_and_then_both_are_needed() -> None:
    found = admit(claim(supplier=named("her Kenyan counterpart, Samuel Otieno", MET, "person"))).facts
    (proposition,) = found.propositions
    (support,) = proposition.supplier_supports
    assert {article().words(passage) for passage in support.passages} == {MET}
    (support,) = proposition.supports
    assert {article().words(passage) for passage in support.passages} == {MET, SUPPLY}


@pytest.mark.parametrize("field", ["claimant", "supplier", "recipient"])
def test_evidence_that_is_not_in_the_text_is_refused_whatever_it_is_for(field: str) -> None:
    lie = "Kenya shipped 40 armoured trucks to Sudan, Norway claims."
    refused(claim(**{field: named("Kenya", lie)}), "does not stand in the article")


@pytest.mark.parametrize("field", ["quantity", "period", "when"])
def test_evidence_of_a_lesser_value_is_no_less_needed(field: str) -> None:
    refused(claim(**{field: said("12 tanks", "Kenya sent 12 tanks.")}), "does not stand in the article")


def test_a_single_false_item_spoils_the_proposal() -> None:
    refused(claim(items=[said("armoured trucks"), said("missiles")]), "“missiles” does not stand in the words")


@pytest.mark.parametrize("field", ["claimant", "supplier", "recipient"])
def test_a_party_whose_words_are_not_in_its_evidence_is_refused(field: str) -> None:
    refused(claim(**{field: named("Portugal")}), "“Portugal” does not stand in the words that are to support it")


def test_an_allegation_without_a_claimant_is_refused() -> None:
    refused(claim(claimant=None), "only known as somebody's claim")
    refused(claim(claimant={"words": "", "evidence": "", "kind": "state"}), "only known as somebody's claim")


def test_a_claimant_who_does_not_speak_in_the_evidence_of_the_claim_is_refused() -> None:
    refused(claim(claimant=named("Canada's embassy", "Canada's embassy gave no answer on Tuesday.")), "of the claim")


def test_evidence_from_another_article_beside_it_is_refused() -> None:
    rumour = "Iceland shipped rockets to Malta, Finland says"
    lie = claim(
        evidence=rumour,
        claimant=named("Finland", rumour),
        stance_words="says",
        supplier=named("Iceland", rumour),
        recipient=named("Malta", rumour),
        items=[said("rockets", rumour)],
    )
    refused(lie, "stands outside the article: related")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"supplier": None, "recipient": None}, "neither a supplier nor a recipient"),
        ({"items": []}, "nothing is named that is said to be supplied"),
        ({"items": [said("April")]}, "“April” names no goods"),
        ({"items": [said("the Norwegian government")]}, "names no goods"),
        ({"recipient": named("Nairobi", ABSURD)}, "one party"),
        ({"stance_words": "denied"}, "“denied” does not stand in the words"),
        ({"stance": "denies"}, "does not say that somebody denies"),
        ({"supplier": named("the crate", kind="organisation")}, "is no full name"),
        ({"supplier": named("crate", kind="state")}, "is no state that is known"),
        ({"supplier": named("Sudanese barracks since April")}, "“barracks” in"),
    ],
)
def test_a_claim_that_does_not_hang_together_is_refused(changes: dict[str, Any], reason: str) -> None:
    refused(claim(**changes), reason)


def test_a_claim_whose_sentence_speaks_of_nothing_that_is_supplied_is_refused() -> None:
    lie = claim(evidence=ABSURD, claimant=named("Nairobi", ABSURD), stance="denies", stance_words="absurd")
    refused(lie | {"supplier": None, "recipient": named("Sudanese")}, "names neither goods nor a party to it")


def test_what_is_grounded_and_cannot_be_read_is_left_out_and_told() -> None:
    found = admit(claim(when=said("by the crate"), quantity=said("in Sudanese barracks")))
    (told,) = found.verdicts
    assert told.outcome is Outcome.ACCEPTED
    assert "“by the crate” is no date that can be read" in told.reason
    assert "“in Sudanese barracks” is no quantity that can be read" in told.reason
    assert found.facts.claims[0].timing is None
    assert found.facts.propositions[0].quantity is None


# ── what the rules know ─────────────────────────────────────────────────────


def test_what_the_rules_have_said_is_not_said_again() -> None:
    text = HARBOUR.replace(SUPPLY, "Kenya has supplied Sudan with missiles, Norway said.")
    evidence = "Kenya has supplied Sudan with missiles, Norway said."
    assert [c.stance for c in read(text).facts.claims], "the rules have to read this for the test to mean anything"
    same = claim(
        evidence=evidence, claimant=named("Norway", evidence), stance="alleges", stance_words="said",
        supplier=named("Kenya", evidence), recipient=named("Sudan", evidence), items=[said("missiles", evidence)],
    )  # fmt: skip
    found = admit(same, text=text, ruled=read(text))
    assert [v.outcome for v in found.verdicts] == [Outcome.KNOWN]
    assert (found.facts.claims, found.facts.propositions) == ((), ())


def test_another_claimant_of_the_rules_transfer_claims_about_that_transfer() -> None:
    supply = "Kenya has supplied Sudan with missiles, Norway said. That Kenya did so with missiles, Malta calls a myth."
    text = HARBOUR.replace(SUPPLY, supply)
    # However well the rules read: here they know of Norway's claim alone.
    facts = read(text).facts
    ruled = replace(read(text), facts=replace(facts, claims=facts.claims[:1], propositions=facts.propositions[:1]))
    first, second = (f"{s.rstrip('.')}." for s in supply.split(". "))
    myth = claim(
        evidence=second, claimant=named("Malta", second), stance="dismisses", stance_words="calls a myth",
        supplier=named("Kenya", second), recipient=named("Sudan", first), items=[said("missiles", second)],
    )  # fmt: skip
    found = admit(myth, text=text, ruled=ruled)
    assert [c.proposition for c in found.facts.claims] == [ruled.facts.propositions[0].key]
    assert found.facts.propositions == ()


def test_a_proposal_that_comes_twice_counts_once() -> None:
    found = admit(claim(), claim())
    assert [v.outcome for v in found.verdicts] == [Outcome.ACCEPTED, Outcome.KNOWN]
    assert len(found.facts.claims) == 1


def test_a_meeting_of_the_rules_is_not_held_twice() -> None:
    meeting = {"evidence": MET, "participants": [named("Portuguese", MET), named("Kenyan", MET)]}
    assert verdict(meetings=[meeting], ruled=read()).outcome is Outcome.KNOWN
    assert verdict(meetings=[meeting]).outcome is Outcome.ACCEPTED


# ── meetings and statements ─────────────────────────────────────────────────


def test_a_meeting_has_its_participants_place_time_and_the_mode_that_its_words_tell() -> None:
    people = [named("Ruth Harlow", SPOKE, "person"), named("Kari Berg", SPOKE, "person")]
    meeting = {"evidence": SPOKE, "participants": people, "when": said("Tuesday", SPOKE)}
    (found,) = admit(text=CALL, meetings=[meeting]).facts.meetings
    assert [(r.person.name, r.party.key) for r in found.participants if r.person and r.party] == [
        ("Ruth Harlow", "CA"),
        ("Kari Berg", "NO"),
    ]
    assert found.mode is MeetingMode.VIDEO
    assert found.timing
    assert found.label == "Meeting of Ruth Harlow and Kari Berg"


def test_a_meeting_needs_two_participants_in_its_evidence() -> None:
    alone = {"evidence": ABSURD, "participants": [named("Nairobi", ABSURD), named("Portuguese", MET)]}
    told = verdict(meetings=[alone])
    assert told.outcome is Outcome.REFUSED
    assert "two participants whom its evidence names" in told.reason


def test_a_statement_has_its_issuers_and_what_it_condemns_of_whom() -> None:
    position = {
        "kind": "condemnation",
        "content": said("the blockade of the strait", JOINT),
        "target": named("Iceland", JOINT),
    }
    record = {
        "evidence": JOINT, "kind": "joint-statement", "positions": [position],
        "issuers": [named("Canada", JOINT), named("Norway", JOINT)],
    }  # fmt: skip
    (found,) = admit(text=CALL, statements=[record]).facts.statements
    assert (found.kind, found.label) == (StatementKind.JOINT_STATEMENT, "Joint statement of Canada and Norway")
    (taken,) = found.positions
    assert (taken.kind, taken.content) == (PositionKind.CONDEMNATION, "the blockade of the strait")
    assert taken.target
    assert taken.target.key == "IS"


def test_a_joint_statement_of_one_and_one_that_says_nothing_are_refused() -> None:
    one = {"evidence": JOINT, "kind": "joint-statement", "issuers": [named("Canada", JOINT)]}
    assert "two issuers" in verdict(text=CALL, statements=[one]).reason
    silent = {"evidence": JOINT, "kind": "remarks", "issuers": [named("Canada", JOINT)]}
    assert "nothing is told of what the statement says" in verdict(text=CALL, statements=[silent]).reason
    stranger = {"evidence": JOINT, "kind": "communique", "issuers": [named("Kari Berg", SPOKE, "person")]}
    assert verdict(text=CALL, statements=[stranger]).outcome is Outcome.REFUSED


def test_bodies_and_people_that_no_rule_knows_go_by_their_full_names() -> None:
    who = [named("The Centre for Open Seas", WELCOME, "organisation"), named("Ola Nordmann", WELCOME, "person")]
    (found,) = admit(text=CALL, meetings=[{"evidence": WELCOME, "participants": who}]).facts.meetings
    names = [r.person.name if r.person else r.party.label if r.party else "" for r in found.participants]
    assert names == ["Centre for Open Seas", "Ola Nordmann"]


def test_a_choir_of_a_state_is_not_the_state() -> None:
    who = [named("a Norwegian choir", WELCOME, "organisation"), named("Ola Nordmann", WELCOME, "person")]
    told = verdict(text=CALL, meetings=[{"evidence": WELCOME, "participants": who}])
    assert "“choir” in “a Norwegian choir” says more than who it is" in told.reason


# ── what is told ────────────────────────────────────────────────────────────


def test_refusals_with_a_place_stand_in_the_graph_and_the_others_only_in_the_report() -> None:
    invented = claim(evidence="Kenya sells submarines to Sudan, Norway says.")
    found = admit(claim(claimant=None), invented)
    assert [v.outcome for v in found.verdicts] == [Outcome.REFUSED, Outcome.REFUSED]
    (refusal,) = found.facts.refusals
    assert refusal.text == SUPPLY
    assert refusal.reason.startswith("a claim proposed by a-model: it is alleged by nobody")
