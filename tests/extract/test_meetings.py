"""Meetings that were held, and those that were not."""

import pytest

from communique.model import Calendar, Weekday
from extract.summaries import facts, meeting, read


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
