"""Statements, who issued them, what they say."""

from communique.model import Calendar, Deictic
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


def test_an_abbreviation_is_the_body_it_was_brought_in_for() -> None:
    found = read(
        "South Korea's Joint Chiefs of Staff (JCS) said the rocket fell into the sea.\n\n"
        '"We strongly condemn this launch by North Korea," the JCS said in a statement.'
    )
    (issued,) = found.statements
    assert [signature.party.state for signature in issued.signatures if signature.party] == ["KR"]


def test_a_minister_quoted_in_the_statement_of_a_ministry_speaks_for_it() -> None:
    found = read(
        "The Treasury Department said in a statement that the measures were aimed at smugglers.\n\n"
        '"Nobody who ships these chips is out of our reach," Treasury Secretary Jane Doe said in the statement.'
    )
    (issued,) = found.statements
    assert [who(s) for s in issued.signatures] == ["Jane Doe, Treasury Secretary, us-department-of-the-treasury"]
    assert len(issued.quotes) == 1


def test_whom_a_readout_tells_of_did_not_issue_it() -> None:
    found = read(
        "Chadian President Ali Doe and Kenyan President John Roe spoke by phone on Monday.\n\n"
        "The two leaders discussed trade, according to a readout from the Chadian Foreign Ministry.\n\n"
        '"Chad is ready to work with Kenya on this," Doe told Roe, according to the readout.'
    )
    (issued,) = found.statements
    assert [(s.person, s.party.state if s.party else None) for s in issued.signatures] == [(None, "TD")]


def test_a_president_in_a_new_paragraph_is_not_of_the_state_that_spoke_before() -> None:
    found = read(
        "Minsk has dismissed the reports.\n\n"
        'President Jane Doe called on her country\'s partners to act. "Every week of delay costs lives," she said.'
    )
    (issued,) = found.statements
    assert [who(s) for s in issued.signatures] == ["Jane Doe, President"]


def test_the_partners_of_a_state_are_called_on() -> None:
    found = read(
        "Norwegian Prime Minister Jane Doe called on Ukraine's partners to tighten the sanctions. "
        '"Every week of delay costs lives," she said.'
    )
    (issued,) = found.statements
    assert positions(issued) == [("demand", "partners", "tighten the sanctions")]


def test_who_is_urged_to_stop_before_a_condemnation_is_not_condemned() -> None:
    found = read(
        "Norwegian Foreign Minister Jane Doe urged Hamas to release the hostages and condemned attacks on aid convoys. "
        '"The convoys must be safe," she said.'
    )
    (issued,) = found.statements
    assert [kind for kind, _, _ in positions(issued)] == ["demand"]


def test_what_is_said_after_the_talks_is_of_their_day() -> None:
    found = read(
        "Norwegian Foreign Minister Jane Doe met her Finnish counterpart, John Roe, in Oslo on May 6, 2024.\n\n"
        '"Our border stays closed to smugglers," Doe told reporters after the talks.'
    )
    (issued,) = found.statements
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form == Calendar(2024, 5, 6)


def test_a_name_with_a_clause_between_commas_calls_on_somebody() -> None:
    found = read(
        "Ukrainian Foreign Minister Jane Doe, who also attended the meeting in Brussels, called on allies to send more "
        'generators before the winter. "We need them now, before the frost," she said.'
    )
    (issued,) = found.statements
    assert positions(issued) == [("demand", "allies", "send more generators before the winter")]
