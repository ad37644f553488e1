"""Texts that are a statement themselves: joint statements, readouts, releases, remarks, and whose they are."""

import pytest

from communique.lexicon import load_lexicon
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import Calendar, Facts
from communique.read import read_article
from extract.summaries import claims, extractor, positions, statement, who

SITES = {
    "us": "https://www.whitehouse.gov/briefing-room/statements-releases/2024/05/06/a-page/",
    "state": "https://www.state.gov/a-page/",
    "treasury": "https://home.treasury.gov/news/press-releases/a-page",
    "jp": "https://www.mofa.go.jp/press/release/a-page.html",
    "un": "https://press.un.org/en/2025/a-page.doc.htm",
    "nato": "https://www.nato.int/cps/en/natohq/a-page.htm",
    "news": "https://www.example.com/world/a-page",
}


def page(title: str, body: str, site: str = "news", date: str = "2024-05-06") -> Facts:
    """What is read from a page with front matter."""
    matter = f'---\ntitle: "{title}"\ndate: {date}\nsource_url: {SITES[site]}\n---\n\n{body}\n'
    return extractor().facts(read_article(matter.encode(), "page.txt"))


# ── joint statements ────────────────────────────────────────────────────────


def test_the_headline_names_the_signatories_of_a_joint_statement() -> None:
    found = page(
        "Joint Statement from the Leaders of Canada, Kenya, Fiji and Norway on Piracy",
        "As leaders of countries whose sailors are held in the Gulf, we fully support the talks in Muscat. We call on "
        "Iran to release the crew and to return the ship.\n\nWe will not forget them.",
        "us",
    )
    (issued,) = found.statements
    assert issued.kind.value == "joint-statement"
    assert [who(s).split(", ")[-1] for s in issued.signatures] == ["CA", "KE", "FJ", "NO"]
    demands = [p for p in positions(issued) if p[0] == "demand"]
    assert demands == [("demand", "IR", "release the crew"), ("demand", "IR", "return the ship")]


def test_a_text_that_is_the_statement_was_issued_on_its_own_day() -> None:
    (issued,) = page(
        "Joint Statement by the Foreign Ministers of Chad and Kenya on the Raid",
        "We condemn Mali's raid on the market. We call on Mali to withdraw its troops.",
    ).statements
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form == Calendar(2024, 5, 6)


def test_a_statement_in_the_third_person_takes_its_positions_itself() -> None:
    (issued,) = page(
        "Joint statement by the Foreign Ministers of France, Germany and the United Kingdom on Belarus",
        "The Foreign Ministers of France, Germany and the United Kingdom strongly condemn Belarus's export of "
        "radars to "
        "Mali. They call on Belarus to halt these deliveries.\n\nThe Ministers urge all states to respect the embargo.",
    ).statements
    assert {who(s).split(", ")[-1] for s in issued.signatures} == {"FR", "DE", "GB"}
    assert positions(issued) == [
        ("condemnation", "BY", "Belarus's export of radars to Mali"),
        ("demand", "BY", "halt these deliveries"),
        ("demand", "all-states", "respect the embargo"),
    ]


def test_a_group_of_states_stays_one_issuer() -> None:
    (issued,) = page(
        "G7 Foreign Ministers' Statement on the Strait",
        "We, the G7 Foreign Ministers of Canada, France, Germany, Italy, Japan, the United Kingdom and the United "
        "States "
        "of America, condemn Iran's seizure of the tanker. We demand that Iran release its crew.",
    ).statements
    assert statement(issued)[:2] == ("joint-statement", ["Foreign Ministers, g7"])


def test_the_statement_named_at_the_beginning_of_a_text_that_says_we_is_that_text() -> None:
    (issued,) = page(
        "Statement on the situation in Mali",
        "The text of the following joint statement was released by the Governments of Chad, Kenya and Norway.\n\n"
        "We condemn the junta's strikes on the hospital in Kidal. We call on the authorities in Bamako to:\n\n"
        "- end the blockade of the town;\n- release those detained.\n\nWe stand by the people of Mali.",
    ).statements
    assert issued.kind.value == "joint-statement"
    assert {who(s).split(", ")[-1] for s in issued.signatures} == {"TD", "KE", "NO"}
    assert [p[1:] for p in positions(issued) if p[0] == "demand"] == [
        ("ML", "end the blockade of the town"),
        ("ML", "release those detained"),
    ]


def test_the_people_below_signed_by_are_the_signatories() -> None:
    (issued,) = page(
        "Joint statement by leaders on the ceasefire",
        "The following statement has been agreed by the leaders of Norway and Kenya.\n\n"
        "We call on Chad to open the border. We thank Qatar for its patience.\n\n"
        "Signed by: Jonas Berg, Prime Minister of Norway; Mary Otieno, President of Kenya.",
    ).statements
    assert [who(s) for s in issued.signatures] == [
        "Jonas Berg, Prime Minister, NO",
        "Mary Otieno, President, KE",
    ]


def test_a_report_on_a_joint_statement_is_not_the_statement() -> None:
    found = page(
        "Chad and Kenya condemn raid in joint statement",
        "Chad and Kenya condemned Mali's raid in a joint statement on Monday. The market was rebuilt last year, and "
        "traders say we have lost everything. We will stay, they say.",
    )
    (issued,) = found.statements
    assert issued.timing is not None
    assert issued.timing.expression is not None
    assert issued.timing.expression.form != Calendar(2024, 5, 6)


def test_an_authors_we_makes_no_statement() -> None:
    found = page(
        "Why Chad and Kenya should talk",
        "We have seen it all before. We met fishermen who wait for the ferry, and we asked them what they want. "
        "Chad and "
        "Kenya have been neighbours of a kind for years.",
    )
    assert found.statements == ()


# ── one side's texts ────────────────────────────────────────────────────────


def test_a_readout_is_its_publishers_and_tells_what_both_said() -> None:
    found = page(
        "Readout of President Joan Hollis's Call with President Otieno of Kenya",
        "President Joan Hollis spoke by phone today with President Peter Otieno of Kenya. The leaders discussed the "
        "drought. "
        "They condemned Chad's transfer of mortars to Mali, and they urged Niger to close its border. President Hollis "
        "called on Mali to hold elections.",
        "us",
    )
    (issued,) = found.statements
    assert statement(issued)[:2] == ("readout", ["us-white-house"])
    assert positions(issued) == [
        ("condemnation", "TD", "Chad's transfer of mortars to Mali"),
        ("demand", "NE", "close its border"),
        ("demand", "ML", "hold elections"),
    ]


def test_what_the_participants_of_a_readout_condemn_they_claim_themselves() -> None:
    found = page(
        "Readout of President Joan Hollis's Call with President Otieno of Kenya",
        "President Joan Hollis spoke by phone today with President Peter Otieno of Kenya. They condemned Chad's "
        "transfer of "
        "mortars to Mali.",
        "us",
    )
    assert {name.split(", ")[0] for name, _ in claims(found, 0)} == {"Joan Hollis", "Peter Otieno"}
    assert all(claim.timing is not None for claim in found.claims)


def test_a_headline_of_an_official_page_may_name_a_call_without_readout() -> None:
    (issued,) = page(
        "Secretary Warren's Call with Kenyan Foreign Secretary Otieno",
        "Secretary of State Anna Warren spoke today with Kenyan Foreign Secretary Peter Otieno. The Secretary urged "
        "Kenya "
        "to stop the passage of weapons through Mombasa.",
        "state",
    ).statements
    assert statement(issued)[:2] == ("readout", ["US"])


def test_a_ministrys_talk_between_two_is_a_release() -> None:
    (issued,) = page(
        "Telephone Talk between Foreign Minister Sato and Australian Foreign Minister Roy",
        "On May 6, Mr. SATO Kenji, Minister for Foreign Affairs of Japan, held a telephone talk with Jane Roy, "
        "Minister for "
        "Foreign Affairs of Australia. The two Ministers strongly condemned North Korea's launch of missiles.",
        "jp",
    ).statements
    assert statement(issued)[:2] == ("press-release", ["JP"])
    assert positions(issued)[0][:2] == ("condemnation", "KP")


def test_the_same_headline_of_a_newspaper_is_no_readout() -> None:
    found = page(
        "Secretary Warren's Call with Kenyan Foreign Secretary Otieno",
        "Secretary of State Anna Warren spoke on Monday with Kenyan Foreign Secretary Peter Otieno about the drought.",
    )
    assert found.statements == ()


def test_a_spokesperson_speaks_for_the_publisher() -> None:
    (issued,) = page(
        "Statement from Press Secretary Dana Whitlock on Shipments to Chad",
        "The United States strongly condemns Belarus's transfer of shells to Chad. We call on Belarus to cease these "
        "transfers. The Belarusian regime must open its books.",
        "us",
    ).statements
    assert statement(issued)[:2] == ("remarks", ["Dana Whitlock, Press Secretary, us-white-house"])
    assert [p[:2] for p in positions(issued)] == [("condemnation", "BY"), ("demand", "BY"), ("demand", "BY")]


def test_a_governments_page_on_what_it_did_abroad_is_a_press_release_with_its_quotations() -> None:
    (issued,) = page(
        "Treasury Sanctions Network Supplying Drone Parts to Russia",
        "Today, the U.S. Department of the Treasury sanctioned twelve companies that shipped engines to Russia.\n\n"
        "“These suppliers looked the other way,” said Deputy Secretary of the Treasury Walter Adeyan. “We will keep "
        "cutting those lines.”",
        "treasury",
    ).statements
    assert statement(issued)[0] == "press-release"
    assert len(issued.quotes) == 2


def test_a_council_speaks_in_its_own_press_statement() -> None:
    (issued,) = page(
        "Security Council Press Statement on Attack in Mogadishu",
        "The members of the Security Council condemned in the strongest terms the attack by Al-Shabaab on the "
        "convoy.\n\n"
        "The members of the Security Council urged all States to cooperate with the Government of Somalia.",
        "un",
    ).statements
    assert [who(s) for s in issued.signatures] == ["un-security-council"]
    assert [p[:2] for p in positions(issued)] == [("condemnation", "al-shabaab"), ("demand", "all-states")]


def test_allies_are_whose_statement_the_page_is() -> None:
    (issued,) = page(
        "Statement by the North Atlantic Council on Cables in the Baltic Sea",
        "Allies stand with Finland. We call on Russia to respect international law.",
        "nato",
    ).statements
    assert positions(issued) == [("demand", "RU", "respect international law")]


@pytest.mark.parametrize("domain", sorted(load_lexicon().statements.publishers))
def test_every_publisher_is_a_party_of_the_gazetteer(domain: str) -> None:
    assert load_gazetteer().party(load_lexicon().statements.publishers[domain]) is not None
