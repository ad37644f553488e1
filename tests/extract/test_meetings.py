"""Meetings that were held, and those that were not."""

import pytest

from communique.model import Calendar, Facts, Weekday
from extract.summaries import facts, meeting, read

REST = "\n\nThe border between the two countries has been closed for a month, and prices have risen in most towns."
DIAZ, PAZ = "Rosa Diaz, President, CL", "Luis Paz, President, PE"
CHILE, PERU = "Chilean President Rosa Diaz", "Peruvian President Luis Paz"
SWEDEN = "Swedish Prime Minister Erik Holm"
HOLM = "Erik Holm, Prime Minister, SE"

Short = tuple[list[str], str | None, str | None]


def met(text: str) -> list[Short]:
    """Participants in alphabetical order, mode and place of each meeting that a text tells of."""
    found = (meeting(m) for m in read(text + REST).meetings)
    return [(sorted(who), mode, place) for who, mode, place in found]


def days(found: Facts) -> list[str | None]:
    """The words that say when, of each meeting."""
    timings = (m.timing for m in found.meetings)
    return [found.article.words(t.expression.passage) if t and t.expression else None for t in timings]


def test_counterparts_are_named_with_party_and_kind_of_office() -> None:
    (first, _) = facts("foreign_ministers_meet").meetings
    participants = ["Kari Lunde, Foreign Minister, NO", "Mikko Salonen, foreign minister, FI"]
    assert meeting(first) == (participants, "in-person", "Oslo")


def test_a_call_is_by_phone_and_has_no_place() -> None:
    (_, call) = facts("foreign_ministers_meet").meetings
    assert meeting(call) == (["Erik Holm, prime minister, SE", "Kari Lunde, Foreign Minister, NO"], "phone", None)


def test_a_title_after_the_name_belongs_to_it() -> None:
    (call,) = facts("leaders_call").meetings
    assert meeting(call)[0] == ["Kemal Aydin, President, TR", "Hamad bin Khalifa, emir, QA"]


def test_the_day_is_the_meetings_and_not_that_of_the_saying() -> None:
    found = read(
        "Kenyan President Ann Wanjiru met with Ugandan President Paul Okello in Kampala on Monday, "
        "officials said on Wednesday.\n"
        "The talks were about trade between the two countries and the price of tea."
    )
    (talks,) = found.meetings
    assert talks.timing is not None
    assert talks.timing.expression is not None
    assert talks.timing.expression.form == Weekday(0)


def test_a_caption_without_a_verb_shows_a_meeting() -> None:
    found = read(
        "Chilean President Rosa Diaz, left, and Peruvian Foreign Minister Luis Paz, right, at the presidential palace "
        "in Lima on May 4, 2022. [EXAMPLE PICTURES]\n\n"
        "The two neighbours have agreed on a new border crossing after years of negotiation, the ministry "
        "said in a note."
    )
    (shown,) = found.meetings
    assert [p.person.name for p in shown.participants if p.person] == ["Rosa Diaz", "Luis Paz"]
    assert shown.timing is not None
    assert shown.timing.expression is not None
    assert shown.timing.expression.form == Calendar(2022, 5, 4)


@pytest.mark.parametrize(
    "sentence",
    [
        "Danish Prime Minister Ida Krogh will meet Swedish Prime Minister Erik Holm in Malmo next week.",
        "Danish Prime Minister Ida Krogh plans to meet Swedish Prime Minister Erik Holm in Malmo.",
        "Danish Prime Minister Ida Krogh refused to meet Swedish Prime Minister Erik Holm in Malmo.",
        "Danish Prime Minister Ida Krogh has not met Swedish Prime Minister Erik Holm.",
        "Danish Prime Minister Ida Krogh proposed regular talks with Sweden and Norway.",
        "Danish Prime Minister Ida Krogh renewed her call on Sweden to open the bridge.",
    ],
)
def test_what_is_planned_refused_or_proposed_is_no_meeting(sentence: str) -> None:
    assert read(f"{sentence} The bridge between the two cities has been closed for a month.").meetings == ()


def test_two_reports_of_one_meeting_in_a_text_are_one() -> None:
    found = read(
        "French President Luc Martin met with German Chancellor Eva Brandt in Paris on Sunday.\n\n"
        "Martin and Brandt held talks on energy and on the war, and dined together afterwards."
    )
    assert len(found.meetings) == 1
    assert len(found.meetings[0].supports) == 2


def test_a_video_call_of_three_in_a_folded_text_is_one_meeting() -> None:
    (call,) = facts("advisers_call").meetings
    assert meeting(call) == (
        [
            "Anne Roy, National Security Adviser, CA",
            "Kenji Mori, National Security Adviser, JP",
            "Lee Dong-hyun, National Security Adviser, KR",
        ],
        "video",
        None,
    )


# ── constructions ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILE} met {PERU} in Arica on Monday.",
        f"{CHILE} sat down with {PERU} in Arica on Monday.",
        f"{CHILE} shook hands with {PERU} in Arica on Monday.",
        f"{CHILE} had dinner with {PERU} in Arica on Monday.",
        f"{CHILE} joined {PERU} at a dinner in Arica on Monday.",
        f"{PERU} was received by {CHILE} in Arica on Monday.",
        f"{PERU} was greeted with full honours in Arica by {CHILE} on Monday.",
        f"{CHILE} wrapped up two days of talks with {PERU} in Arica on Monday.",
        f"{CHILE} took part in a meeting with {PERU} in Arica on Monday.",
        f"{CHILE} flew to Arica on Monday to meet {PERU}.",
        f"{CHILE} travelled to Arica on Monday for talks with {PERU}.",
        f"{CHILE} arrived in Arica on Monday, where she was received by {PERU}.",
        f"{CHILE} was in Arica on Monday, meeting with {PERU}.",
        f"On a visit to Arica on Monday, {CHILE} held talks with {PERU}.",
        f"{CHILE} and {PERU} came together in Arica on Monday.",
        f"{CHILE} discussed the border with {PERU} in Arica on Monday.",
        f"{CHILE} and {PERU} signed a border treaty in Arica on Monday.",
        f"The summit in Arica on Monday was attended by {CHILE} and {PERU}.",
        f"The two-day summit in Arica brought together {CHILE} and {PERU}.",
        f"The meeting between {CHILE} and {PERU} in Arica on Monday lasted two hours.",
        f"A meeting between {CHILE} and {PERU} took place in Arica on Monday.",
        f"{CHILE}'s meeting with {PERU} in Arica on Monday lasted two hours.",
        f"At a summit in Arica on Monday, {CHILE} and {PERU} agreed to open the border.",
        f"After talks with {PERU} in Arica on Monday, {CHILE} said the border would open.",
        f"Speaking after a meeting with {PERU} in Arica on Monday, {CHILE} said the border would open.",
        f"{CHILE} pressed {PERU} at a meeting in Arica on Monday to open the border.",
        f"{CHILE} raised the case with {PERU} when they met in Arica in April.",
        f"{CHILE} discussed the case with {PERU} during her visit to Arica in April.",
        f"{CHILE}, with {PERU} sitting beside her in Arica, said the border would open.",
    ],
)
def test_who_meets_at_a_place_meets_in_person(sentence: str) -> None:
    assert met(sentence) == [([PAZ, DIAZ], "in-person", "Arica")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILE} spoke by phone with {PERU} on Monday.",
        f"{CHILE} spoke with {PERU} over the phone on Monday.",
        f"{CHILE} and {PERU} spoke by telephone on Monday.",
        f"{CHILE} held a telephone conversation with {PERU} on Monday.",
        f"{CHILE} received a phone call from {PERU} on Monday.",
        f"{CHILE} called {PERU} on Monday to congratulate him.",
        f"{CHILE} had telephoned {PERU} the evening before.",
        f"{CHILE} told {PERU} by phone on Monday that the border would open.",
        f"In a phone call with {PERU} on Monday, {CHILE} said the border would open.",
        f"During a phone call on Monday, {CHILE} told {PERU} that the border would open.",
        f"{CHILE} discussed the border with {PERU} in a telephone call on Monday.",
        f"{CHILE} used a call with {PERU} on Monday to press for a truce.",
        f"Readout of President Diaz's Call with President Paz\n\n{CHILE} spoke today with {PERU}.",
        f"{CHILE} spoke with {PERU} on Monday. During the call, the presidents agreed to open the border.",
    ],
)
def test_calls_are_by_phone_and_have_no_place(sentence: str) -> None:
    assert met(sentence) == [([PAZ, DIAZ], "phone", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILE} held talks via video link with {PERU} on Monday.",
        f"{CHILE} held a video conference with {PERU} on Monday.",
        f"{CHILE} conferred with {PERU} by video on Monday.",
    ],
)
def test_a_video_link_is_its_own_mode(sentence: str) -> None:
    assert met(sentence) == [([PAZ, DIAZ], "video", None)]


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        (f"{CHILE} met {PERU} on Monday.", None),
        (f"{CHILE} met face to face with {PERU} on Monday.", "in-person"),
        (f"{CHILE} hosted {PERU} on Monday.", "in-person"),
        (f"{CHILE} held talks with her visiting counterpart, Luis Paz of Peru, on Monday.", "in-person"),
    ],
)
def test_without_a_place_only_a_visit_is_in_person(sentence: str, mode: str | None) -> None:
    assert [found[1] for found in met(sentence)] == [mode]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in Arica, Chile, on Monday", "Arica, Chile"),
        ("at the Hall of the Seas in Arica on Monday", "Hall of the Seas in Arica"),
        ("at the Italian seaside resort of Rapallo on Monday", "Rapallo"),
        ("at a hotel in the Swiss resort of Davos on Monday", "Davos"),
        ("for 30 minutes in Lima on Monday", "Lima"),
        ("on the sidelines of the Andean summit in Quito on Monday", "Quito"),
        ("on the margins of the Munich Security Conference", "margins of the Munich Security Conference"),
        ("on Monday to discuss the war in Ukraine", None),
        ("in the Security Council on Monday", None),
    ],
)
def test_the_place_is_where_they_met(where: str, place: str | None) -> None:
    assert [found[2] for found in met(f"{CHILE} met {PERU} {where}.")] == [place]


def test_members_of_a_body_meet_among_themselves() -> None:
    assert met("NATO defence ministers met in Brussels on Thursday.") == [
        (["defence minister, nato"], "in-person", "Brussels")
    ]


def test_a_delegation_is_who_leads_it() -> None:
    (found,) = met(f"A Peruvian delegation led by Foreign Minister Luis Paz met with {CHILE} in Arica.")
    assert found[0] == ["Luis Paz, Foreign Minister, PE", DIAZ]


# ── several meetings ────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILE} spoke separately with {PERU} and {SWEDEN} on Monday.",
        f"{CHILE} held separate meetings with {PERU} and {SWEDEN} on Monday.",
        f"{CHILE} held talks with {PERU} and with {SWEDEN} on Monday.",
    ],
)
def test_partners_met_one_by_one_are_met_twice(sentence: str) -> None:
    assert [found[0] for found in met(sentence)] == [[PAZ, DIAZ], [HOLM, DIAZ]]


def test_each_of_two_partners_has_its_day() -> None:
    text = f"On 22 January {CHILE} spoke by phone with {PERU}, and on 23 January with {SWEDEN}."
    assert days(read(text + REST)) == ["22 January", "23 January"]


def test_a_call_and_a_meeting_of_the_same_people_are_two() -> None:
    text = f"{CHILE} spoke by phone today with {PERU}, following up on their meeting in Arica on May 3."
    assert [found[1:] for found in met(text)] == [("phone", None), ("in-person", "Arica")]


def test_two_cities_are_two_meetings() -> None:
    text = f"{CHILE} met {PERU} in Arica. Earlier Diaz had held talks with {PERU} in Lima."
    assert [found[2] for found in met(text)] == ["Arica", "Lima"]


def test_who_joins_a_call_is_added_to_it() -> None:
    text = f"{CHILE} spoke by phone with {PERU} on Monday. Foreign Minister Ana Soto of Chile also joined the call."
    assert [found[0] for found in met(text)] == [["Ana Soto, Foreign Minister, CL", PAZ, DIAZ]]


def test_the_meeting_spoken_of_again_tells_more_of_it() -> None:
    text = f"{CHILE} and {PERU} met behind closed doors. The meeting took place in Arica on Monday."
    assert met(text) == [([PAZ, DIAZ], "in-person", "Arica")]
    assert days(read(text + REST)) == ["Monday"]


def test_a_meeting_on_the_sidelines_is_where_the_summit_is() -> None:
    text = (
        "G7 foreign ministers met in Rapallo on Monday.\n\n"
        f"On the sidelines, Chilean Foreign Minister Rosa Diaz met {SWEDEN} on Tuesday."
    )
    assert [found[2] for found in met(text)] == ["Rapallo", "Rapallo"]


def test_who_also_met_another_did_so_there_and_then() -> None:
    text = f"{CHILE} met {PERU} in Arica on Monday. She also met {SWEDEN}."
    assert [found[1:] for found in met(text)] == [("in-person", "Arica")] * 2
    assert days(read(text + REST)) == ["Monday", "Monday"]


# ── when ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        (f"{CHILE} said on Wednesday she had met {PERU} on Monday.", "Monday"),
        (f"{CHILE} travelled to Arica last week, where she met {PERU}.", "last week"),
        (f"It was the first meeting between {CHILE} and {PERU} since 2019.", None),
        (f"{CHILE} held her third meeting this month with {PERU} on Monday.", "Monday"),
    ],
)
def test_the_time_is_that_of_the_meeting(sentence: str, when: str | None) -> None:
    assert days(read(sentence + REST)) == [when]


# ── no meetings ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "sentence",
    [
        f"{CHILE} is to meet {PERU} in Arica on Monday.",
        f"{CHILE} was to have met {PERU} in Arica on Monday.",
        f"{CHILE} is meeting {PERU} in Arica next week.",
        f"{CHILE} said she was ready to meet {PERU}.",
        f"If {CHILE} meets {PERU}, the border may open.",
        f"{CHILE} denied that she had met {PERU}.",
        f"No meeting between {CHILE} and {PERU} took place.",
        f"A planned summit between {CHILE} and {PERU} was called off.",
        f"The summit between {CHILE} and {PERU} will take place in Arica on Monday.",
        f"Preparations for a summit between {CHILE} and {PERU} are under way.",
        f"Ahead of talks with {PERU} in Arica, {CHILE} said the border would open.",
        f"{CHILE} invited {PERU} to Arica for talks.",
        f"{CHILE} left Arica without meeting {PERU}.",
        f"{CHILE} met fierce criticism from {PERU}.",
        f"{CHILE} called {PERU} a liar.",
        f"{CHILE} criticised {PERU} online on Monday.",
        f"In a call for peace, {CHILE} and {PERU} urged restraint.",
        "Chile met Peru in the final of the cup in Arica on Sunday.",
        "Chile has met its obligations to Peru.",
        "Negotiations between Chile and Peru have stalled.",
        "President Rosa Diaz of Chile told reporters in a phone call that she would open the border.",
        "Coach John Doe met with club president Luis Paz in Arica to discuss a contract.",
    ],
)
def test_what_was_not_held_or_is_something_else_is_no_meeting(sentence: str) -> None:
    assert met(sentence) == []
