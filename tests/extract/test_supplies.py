"""Who is said to have given what to whom."""

import pytest

from communique.model import Comparator
from extract.summaries import claims, facts, hedge, read, supply

REST = " The war between the neighbours has lasted for three years, and no end of it is in sight."


@pytest.mark.parametrize(
    ("sentence", "supplier", "recipient", "goods"),
    [
        ("Chad shipped rockets to Niger, the report said.", "TD", "NE", ["rockets"]),
        ("Chad provided Niger with rockets, the report said.", "TD", "NE", ["rockets"]),
        ("Niger received rockets from Chad, the report said.", "TD", "NE", ["rockets"]),
        ("Rockets were shipped to Niger by Chad, the report said.", "TD", "NE", ["Rockets"]),
        ("The report spoke of Chad's supply of rockets to Niger.", "TD", "NE", ["rockets"]),
        ("The report spoke of Niger's procurement of rockets from Chad.", "TD", "NE", ["rockets"]),
        ("The report spoke of several shipments of rockets from Chad to Niger.", "TD", "NE", ["rockets"]),
        ("The report spoke of Chadian arms transfers to Niger.", "TD", "NE", ["arms"]),
        ("The minister accused Chad of sending rockets to Niger.", "TD", "NE", ["rockets"]),
        ("Kenya condemned Chad for providing ballistic missiles to Niger.", "TD", "NE", ["ballistic missiles"]),
        ("Chad gave Niger 20 rockets, the report said.", "TD", "NE", ["rockets"]),
        ("Chad sent 300 soldiers to Niger's border region, the report said.", "TD", "NE", ["soldiers"]),
        ("Chad deployed 300 troops to Niger, the report said.", "TD", "NE", ["troops"]),
        ("Chad will deliver 20 tanks to Niger, its president announced.", "TD", "NE", ["tanks"]),
    ],
)
def test_every_direction_is_read(sentence: str, supplier: str, recipient: str, goods: list[str]) -> None:
    found = read(sentence + REST)
    assert supply(found.propositions[0]) == ("alleged-transfer", supplier, recipient, goods)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad could ship rockets to Niger, the report said.",
        "Chad seeks to acquire rockets from Niger, the report said.",
        "There is no sign that Chad provided rockets to Niger in return.",
        "The ministers are concerned about the potential for any transfer of technology to Niger.",
        "The report spoke of Chad's attempts to acquire military equipment from Niger.",
    ],
)
def test_the_feared_and_the_wished_for_are_not_alleged_to_have_happened(sentence: str) -> None:
    found = read(sentence + REST)
    assert {p.kind.value for p in found.propositions} <= {"potential-transfer"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Niger lost 20 tanks and 300 soldiers in the battle, the report said.",
        "Chad launched 53 drones overnight, the report said.",
        "Chad deployed 20 tanks to its border with Niger.",
        "Chad provided evidence of the crime to Niger.",
        "Chad sent food and medicine to Niger.",
    ],
)
def test_losses_launches_and_gifts_of_food_are_no_supplies(sentence: str) -> None:
    assert read(sentence + REST).propositions == ()


@pytest.mark.parametrize(
    ("words", "value", "unit", "comparator"),
    [
        ("more than 1,000 containers of munitions", 1000, "containers", Comparator.MORE_THAN),
        ("about 6,700 containers carrying munitions", 6700, "containers", Comparator.ABOUT),
        ("at least 12 tanks", 12, "tanks", Comparator.AT_LEAST),
        ("up to 50 drones", 50, "drones", Comparator.LESS_THAN),
        ("no more than 50 drones", 50, "drones", Comparator.LESS_THAN),
        ("no fewer than 50 drones", 50, "drones", Comparator.AT_LEAST),
        ("two howitzers", 2, "howitzers", Comparator.EXACT),
        ("1.5 million artillery shells", 1500000, "artillery shells", Comparator.EXACT),
        ("millions of munitions", None, "munitions", Comparator.MAGNITUDE),
    ],
)
def test_quantities_keep_unit_and_comparator(
    words: str, value: float | None, unit: str, comparator: Comparator
) -> None:
    found = read(f"Chad has shipped {words} to Niger, its minister said." + REST)
    (quantity,) = [p.quantity for p in found.propositions if p.quantity]
    assert (quantity.value, quantity.unit, quantity.comparator) == (value, unit, comparator)


def test_period_and_consideration_are_kept() -> None:
    found = read(
        "Chad has shipped rockets to Niger since July 2023 in exchange for food and fuel, a minister said." + REST
    )
    (transfer,) = found.propositions
    assert [c.text for c in transfer.consideration] == ["food", "fuel"]
    assert transfer.period is not None
    assert transfer.period.expression is not None
    assert transfer.period.expression.modifier == "since"


def test_a_general_supply_and_a_stated_quantity_are_two_propositions() -> None:
    found = facts("drones_denied")
    transfers = [
        (*supply(p)[1:3], p.quantity is not None) for p in found.propositions if supply(p)[1:3] == ("IR", "RU")
    ]
    assert transfers == [("IR", "RU", True), ("IR", "RU", False), ("IR", "RU", True)]


def test_an_unknown_supplier_is_not_guessed() -> None:
    found = facts("dual_use_transit")
    assert supply(found.propositions[0])[1:3] == (None, "RU")


def test_losses_and_launches_in_a_whole_text_leave_nothing() -> None:
    assert facts("losses_only").propositions == ()


def test_hedges_are_kept_with_their_words() -> None:
    found = read("The ministers condemned what they call Chad's supply of rockets to Niger." + REST)
    assert {hedge(found, c) for c in found.claims} <= {"what they call"}


def test_every_proposition_has_a_claim() -> None:
    for name in ("drones_denied", "aid_announced", "arms_embargo", "dual_use_transit", "troops_confirmed"):
        found = facts(name)
        assert all(claims(found, i) for i in range(len(found.propositions))), name
