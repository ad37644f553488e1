"""Statements, who issued them, what they say."""

from communique.model import Deictic
from extract.summaries import facts, positions, read, statement, who


def test_the_ministers_of_a_joint_statement_are_those_who_met() -> None:
    (issued,) = facts("foreign_ministers_meet").statements
    issuers = ["Kari Lunde, Foreign Minister, NO", "Mikko Salonen, foreign minister, FI"]
    assert statement(issued) == ("joint-statement", issuers, 1)


def test_condemnation_and_demand_have_their_targets() -> None:
    (issued,) = facts("foreign_ministers_meet").statements
    assert positions(issued) == [
        ("condemnation", "BY", "pushing migrants across its borders"),
        ("demand", "BY", "release all political prisoners"),
    ]


def test_a_distributive_list_signs_one_by_one_without_names() -> None:
    found = read(
        "The Swedish prime minister and foreign ministers from Chile, Kenya and Fiji, as well as the EU High "
        "Representative, issued a joint statement today on fishing.\n\n"
        '"We are concerned by the plunder of our seas," they said.'
    )
    (issued,) = found.statements
    assert statement(issued)[:2] == (
        "joint-statement",
        [
            "prime minister, SE",
            "foreign minister, CL",
            "foreign minister, KE",
            "foreign minister, FJ",
            "High Representative, eu",
        ],
    )
    assert statement(issued)[2] == 1
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form == Deictic("day", 0)


def test_the_host_of_a_web_page_is_not_the_issuer() -> None:
    (issued,) = facts("leaders_statement").statements
    assert len(issued.signatures) == 12
    assert {p.target.key for p in issued.positions if p.target} == {"hamas"}


def test_a_group_that_acts_as_one_signs_as_one() -> None:
    (issued,) = facts("summit_statement").statements
    assert statement(issued) == ("communique", ["leader, g7"], 1)


def test_remarks_need_words_in_quotation_marks() -> None:
    found = facts("drones_denied")
    assert [statement(s) for s in found.statements] == [
        ("remarks", ["Olena Marchuk, President, UA"], 1),
        ("remarks", ["Reza Daneshvar, foreign minister, IR"], 1),
    ]


def test_an_official_condemnation_is_a_statement_without_quotation_marks() -> None:
    found = read(
        "Norway's foreign ministry condemned Chad's blockade of the port on Monday and urged Chad to lift it at once."
    )
    (told,) = found.statements
    assert statement(told)[::2] == ("remarks", 0)
    assert ("demand", "TD", "lift it at once") in positions(told)


def test_what_a_ministry_and_its_spokesperson_say_is_one_statement() -> None:
    (issued,) = facts("troops_confirmed").statements
    assert statement(issued) == ("remarks", ["Han Ji-won, spokesperson, kr-ministry-of-foreign-affairs"], 1)
    assert ("demand", "KP", "withdraw its troops immediately") in positions(issued)


def test_scare_quotes_are_no_remarks() -> None:
    found = read(
        'Opposition leader Mara Lind spoke of a "mess" in the port. '
        'The "mess" has lasted for three weeks, and ships wait outside.'
    )
    assert found.statements == ()


def test_ministry_and_pentagon_readouts_stay_apart() -> None:
    found = read(
        "Canadian Defence Minister Joan Roy and her Polish counterpart, Adam Wilk, spoke by phone on Tuesday.\n\n"
        '"The two sides agreed to work more closely together," Poland\'s defence ministry said in a release.\n\n'
        '"The ministers spoke about training," read a separate statement issued by the Canadian defence ministry.'
    )
    assert [(s.kind.value, who(s.signatures[0]).split(", ")[-1][:2]) for s in found.statements] == [
        ("press-release", "pl"),
        ("readout", "ca"),
    ]


def test_a_text_that_says_we_is_the_statement_itself() -> None:
    found = facts("own_statement")
    (issued,) = found.statements
    issuers = ["foreign minister, CL", "foreign minister, KE", "foreign minister, FJ"]
    assert statement(issued) == ("joint-statement", issuers, 0)
    assert ("condemnation", "TD") in [p[:2] for p in positions(issued)]
    assert ("demand", "TD", "stop these transfers, which violate resolutions of the UN Security Council") in positions(
        issued
    )
    assert [(who(c.claimant).split(", ")[-1], c.stance.value) for c in found.claims] == [
        ("CL", "condemns"),
        ("KE", "condemns"),
        ("FJ", "condemns"),
    ]


def test_it_said_is_the_body_that_spoke_last_and_not_the_last_of_the_text() -> None:
    found = read(
        "Chad's foreign ministry condemned the raid on Monday in a statement from N'Djamena.\n\n"
        '"The raid will have consequences," it said.\n\n'
        "Niger's defence ministry said in a statement that it knew nothing of a raid.\n\n"
        '"There has been no raid," it said.'
    )
    spoken = {who(s.signatures[0]).split(", ")[-1][:2]: [q.text for q in s.quotes] for s in found.statements}
    assert spoken == {"td": ["The raid will have consequences,"], "ne": ["There has been no raid,"]}
