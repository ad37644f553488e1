"""Whom a statement condemns and calls on, and for what."""

import pytest

from extract.summaries import positions, read

START = "The foreign ministers of Chad and Kenya issued a joint statement on Monday. In the statement, the ministers "


def taken(sentence: str) -> list[tuple[str, str | None, str]]:
    """The positions that a sentence of a joint statement takes."""
    (issued,) = read(START + sentence).statements
    return positions(issued)


# ── whom it condemns ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("thing", "doers"),
    [
        ("Mali's raid on the market", ["ML"]),
        ("the raid by Mali on the market", ["ML"]),
        ("the Malian raid on the market", ["ML"]),
        ("Mali for its raid on the market", ["ML"]),
        ("both Mali and Niger for arming the rebels", ["ML", "NE"]),
        ("the actions of Mali in the border area", ["ML"]),
        ("the raid that Mali carried out on the market", ["ML"]),
        ("the arms transfers from Mali to Niger", ["ML"]),
        ("the dispatch of Malian troops to the war against Niger", ["ML"]),
        ("the language used by members of the Malian government", ["ml-government"]),
        ("the military cooperation between Mali and Belarus", ["ML", "BY"]),
        ("Mali's violation of Niger's sovereignty", ["ML"]),
        ("Mali's transfer of drones to Niger, which has cost Ghanaian lives", ["ML"]),
        ("Mali's raid on the market and the shelling of camps around it", ["ML"]),
    ],
)
def test_who_does_it_is_condemned_and_who_suffers_it_is_not(thing: str, doers: list[str]) -> None:
    found = [p for p in taken(f"condemned {thing}.") if p[0] == "condemnation"]
    assert list(dict.fromkeys(target for _, target, _ in found)) == doers


def test_things_in_a_list_are_condemned_apart() -> None:
    assert taken("condemned Mali's raid on the market and Niger's closing of the border.") == [
        ("condemnation", "ML", "Mali's raid on the market"),
        ("condemnation", "NE", "Niger's closing of the border"),
    ]


def test_what_nobody_known_has_done_is_no_condemnation_of_anybody() -> None:
    assert taken("condemned the attack on the market.") == []


def test_who_is_to_stop_in_the_same_breath_has_done_it() -> None:
    assert ("condemnation", "ML", "the raids on the market") in taken(
        "condemned the raids on the market and called on Mali to end them."
    )


def test_criticism_of_this_is_of_what_was_told_before() -> None:
    found = read(
        "The foreign ministers of Chad and Kenya issued a joint statement on Monday.\n\n"
        "Mali has closed the road to the market. The two ministers criticised this as shameful."
    )
    assert positions(found.statements[0]) == [("condemnation", "ML", "this as shameful")]


def test_opposition_needs_strength() -> None:
    assert taken("strongly opposed Mali's plan for the dam.") == [("condemnation", "ML", "Mali's plan for the dam")]
    assert taken("opposed Mali's plan for the dam.") == []


def test_a_list_below_a_colon_is_condemned_item_by_item() -> None:
    found = read(
        "Joint statement by the Foreign Ministers of Chad and Kenya\n\n"
        "The war is sustained from outside. We condemn in particular:\n\n"
        "• the export of shells by Mali to Niger;\n"
        "• Niger's provision of drones to Belarus.\n\n"
        "We call on Mali to stop."
    )
    assert [p[:2] for p in positions(found.statements[0])] == [
        ("condemnation", "ML"),
        ("condemnation", "NE"),
        ("demand", "ML"),
    ]


# ── on whom it calls ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("demand", "found"),
    [
        (
            "called on Mali to open the road and to free the drivers.",
            [("ML", "open the road"), ("ML", "free the drivers")],
        ),
        ("called for Mali to open the road.", [("ML", "open the road")]),
        ("appealed to Mali to open the road.", [("ML", "open the road")]),
        ("urged Mali and Niger to open the road.", [("ML", "open the road"), ("NE", "open the road")]),
        ('called on Mali to "immediately open the road".', [("ML", "immediately open the road")]),
        (
            "demanded that Mali open the road, and that it free the drivers.",
            [("ML", "open the road"), ("ML", "free the drivers")],
        ),
        (
            "called on Mali to open the road and on Niger to free the drivers.",
            [("ML", "open the road"), ("NE", "free the drivers")],
        ),
        ("renewed their call on Mali to open the road.", [("ML", "open the road")]),
        ("urged all parties to respect the truce.", [("all-parties", "respect the truce")]),
        ("called on the authorities in Bamako to open the road.", [("ML", "open the road")]),
        ("urged the Malian government to open the road.", [("ml-government", "open the road")]),
    ],
)
def test_a_demand_has_its_addressee_and_each_thing_to_do(demand: str, found: list[tuple[str, str]]) -> None:
    assert [p[1:] for p in taken(demand) if p[0] == "demand"] == found


def test_it_is_whose_doing_was_told_before_and_not_who_is_named_last() -> None:
    assert [p[1:] for p in taken("said that Mali had sent shells to Niger, and urged it to stop the deliveries.")] == [
        ("ML", "stop the deliveries")
    ]
    assert [
        p[1:] for p in taken("accused Mali of feeding the war in Niger and demanded that it stop the deliveries.")
    ] == [("ML", "stop the deliveries")]


def test_what_somebody_must_do_is_demanded_in_their_own_words_only() -> None:
    said = read('"Mali must open the road," Chad\'s Foreign Minister Ali Deby told reporters on Monday.')
    assert positions(said.statements[0]) == [("demand", "ML", "open the road")]
    assert taken("noted that Mali must open the road by law.") == []


def test_the_regime_is_the_state_whose_army_was_named() -> None:
    (issued,) = read(
        "Joint statement by the Foreign Ministers of Chad and Kenya\n\n"
        "Mali's army broke the truce. We condemn the regime's strikes on the hospital. We call on the regime to:\n\n"
        "- end the blockade;\n"
        "- open the road."
    ).statements
    assert positions(issued) == [
        ("condemnation", "ML", "the regime's strikes on the hospital"),
        ("demand", "ML", "end the blockade"),
        ("demand", "ML", "open the road"),
    ]
