"""Words that came into the lists from general sources: what they find, and what they must not find."""

import pytest

from extract.summaries import claims, facts, meeting, positions, read, supply

REST = " The war between the neighbours has lasted for three years, and no end of it is in sight."


@pytest.mark.parametrize(
    ("sentence", "supplier", "recipient", "goods"),
    [
        ("Chad lent 20 howitzers to Niger, the report said.", "TD", "NE", ["howitzers"]),
        ("Chad pledged 20 howitzers to Niger, the report said.", "TD", "NE", ["howitzers"]),
        ("Chad airdropped rifles to Niger, the report said.", "TD", "NE", ["rifles"]),
        ("Chad rearmed Niger with artillery shells, the report said.", "TD", "NE", ["artillery shells"]),
        ("The report said that Chad trafficked rockets to Niger.", "TD", "NE", ["rockets"]),
        ("Niger borrowed two helicopters from Chad, the report said.", "TD", "NE", ["helicopters"]),
        ("Niger gained missile technology from Chad, the report said.", "TD", "NE", ["missile technology"]),
        ("The report spoke of Chad's consignment of rockets to Niger.", "TD", "NE", ["rockets"]),
        ("The report spoke of the handover of rockets from Chad to Niger.", "TD", "NE", ["rockets"]),
        ("The report spoke of Chad's gift of rifles to Niger.", "TD", "NE", ["rifles"]),
        ("The report spoke of Niger's order of rockets from Chad.", "TD", "NE", ["rockets"]),
    ],
)
def test_a_supply_is_read(sentence: str, supplier: str, recipient: str, goods: list[str]) -> None:
    found = read(sentence + REST)
    assert [supply(p) for p in found.propositions] == [("alleged-transfer", supplier, recipient, goods)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The president of Chad delivered a speech to the parliament of Niger.",
        "Chad provided evidence of the theft of rockets to Niger.",
        "Chad ordered its troops to the border with Niger.",
        "Chad received a letter about the rockets from Niger.",
        "Chad lent its support to Niger after rockets fell on the capital.",
        "Chad pledged peace to Niger in a letter about the rockets.",
        "Chad routed troops of Niger near the border.",
        "Chad pumped shells into a town of Niger overnight.",
        "Chad moved missiles to the border with Niger.",
        "Chad contributed 300 soldiers to the peacekeepers in Niger.",
        "Chad released a video of rockets to reporters in Niger.",
        "Chad brought down five drones on their way to Niger.",
        "Chad and Niger exchanged missiles for a third night.",
    ],
)
def test_false_friends_are_no_supply(sentence: str) -> None:
    assert [supply(p) for p in read(sentence + REST).propositions] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad is weighing sending rockets to Niger, the report said.",
        "Chad is reluctant to send rockets to Niger, the report said.",
        "Kenya foiled Chad's bid to send rockets to Niger, the report said.",
    ],
)
def test_what_is_weighed_or_foiled_is_not_said_to_have_happened(sentence: str) -> None:
    assert {p.kind.value for p in read(sentence + REST).propositions} <= {"potential-transfer"}


@pytest.mark.parametrize(
    ("sentence", "claimant", "stance"),
    [
        ("Kenya blamed Chad for sending rockets to Niger.", "KE", "alleges"),
        ("Kenya affirmed that Chad sent rockets to Niger.", "KE", "alleges"),
        ("Kenya conceded that Chad sent rockets to Niger.", "KE", "asserts-as-confirmed"),
        ("Kenya discovered that Chad sent rockets to Niger.", "KE", "asserts-as-confirmed"),
        ("Kenya hinted that Chad sent rockets to Niger.", "KE", "speculates"),
        ("Kenya complained that Chad sent rockets to Niger.", "KE", "condemns"),
        ("Kenya chastised Chad for sending rockets to Niger.", "KE", "condemns"),
        ("Kenya reckons that Chad sent rockets to Niger.", "KE", "believes"),
    ],
)
def test_a_stance_is_read(sentence: str, claimant: str, stance: str) -> None:
    assert claims(read(sentence + REST), 0) == [(claimant, stance)]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Chad rebuffed the accusation.", "denies"),
        ("Chad brushed off the accusation.", "dismisses"),
        ("Chad downplayed the report.", "dismisses"),
        ("Chad scorned the allegation.", "dismisses"),
        ("Chad contested the finding.", "questions"),
        ("Chad declined to elaborate.", "declines-to-comment"),
    ],
)
def test_an_answer_to_an_accusation_is_read(sentence: str, stance: str) -> None:
    found = read(f"Kenya accused Chad of sending rockets to Niger. {sentence}" + REST)
    assert claims(found, 0) == [("KE", "alleges"), ("TD", stance)]


def test_criticism_that_somebody_draws_is_not_his_own() -> None:
    found = read("Chad drew criticism for its deliveries of rockets to Niger, the report said." + REST)
    assert ("TD", "condemns") not in claims(found, 0)


@pytest.mark.parametrize(
    "told",
    [
        "held discussions with Kenyan President John Otieno on Monday",
        "chaired talks with Kenyan President John Otieno on Monday",
        "had a dinner with Kenyan President John Otieno",
        "rang Kenyan President John Otieno on Monday",
        "had an audience with Kenyan President John Otieno",
    ],
)
def test_a_meeting_is_read(told: str) -> None:
    found = [meeting(m) for m in read(f"President Idriss Mahamat of Chad {told}." + REST).meetings]
    assert [len(who) for who, _, _ in found] == [2]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad hosts the games this year, and Kenyan President John Otieno is glad.",
        "An encounter between Chadian and Kenyan patrol boats ended without shots.",
        "President Idriss Mahamat of Chad called for Kenyan President John Otieno to resign.",
        "President Idriss Mahamat of Chad awaits talks with Kenyan President John Otieno.",
        "President Idriss Mahamat of Chad skipped talks with Kenyan President John Otieno.",
        "Exchanges of fire between Chadian and Kenyan soldiers went on for a day.",
    ],
)
def test_false_friends_are_no_meeting(sentence: str) -> None:
    assert [meeting(m) for m in read(sentence + REST).meetings] == []


def test_support_and_regret_are_positions_of_a_statement() -> None:
    text = (
        "The foreign ministers of Chad and Kenya issued a joint statement on Monday. In the joint statement the "
        "ministers welcomed Niger's decision to open its border, regretted the closing of the embassy and implored "
        "Mali to release the sailors."
    )
    (statement,) = read(text + REST).statements
    assert positions(statement) == [
        ("support", "NE", "Niger's decision to open its border"),
        ("concern", None, "the closing of the embassy"),
        ("demand", "ML", "release the sailors"),
    ]


def test_criticism_in_passing_is_no_statement() -> None:
    assert read("Chad has slammed the exercises of Kenya and Niger before." + REST).statements == ()


@pytest.mark.parametrize("name", ["losses_only", "foreign_ministers_meet"])
def test_texts_without_supplies_stay_without(name: str) -> None:
    assert [p for p in facts(name).propositions if p.kind.value == "alleged-transfer"] == []
