"""Datelines in their many shapes, and what only looks like one."""

import pytest

from communique.read.datelines import alone, dateline_end
from communique.read.lines import block_of, blocks_of

SENTENCE = "The ministers of the two states met on Monday."


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL (AP) —",
        "SEOUL, South Korea (AP) —",
        "WASHINGTON >>",
        "ROME:",
        "GENEVA, March 3 (Xinhua) --",
        "PRAGUE/LOME, June 11 (Reuters) -",
        "UNITED NATIONS (AP) —",
        "RIO DE JANEIRO, Brazil —",
        "OSLO, 3 June 2024 –",
        "Kyiv (Reuters) -",
        "New Delhi, Oct 26 (PTI)",
        "New Delhi [India], October 26 (ANI):",
        "Islamabad, June 5, 2024:",
        "(Reuters) -",
        "MOSCOW, October 26. /TASS/.",
        "TEHRAN, IRNA –",
        "Tokyo —",
        "L'AQUILA, Italy (AP) —",
    ],
)
def test_dateline_ends_before_the_sentence(dateline: str) -> None:
    text = f"{dateline} {SENTENCE}"
    assert text[: dateline_end(text)].rstrip() == dateline


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "NATO — which has 32 members — said so.",
        "BREAKING: The ministers have met.",
        "QUESTION: Did they meet?",
        "Leader Ana Kovac — Minister since 2011 — said that they met.",
        "Smith (Labour) - The member for York - disagreed.",
        "U.S. officials said that they met.",
        "“We met,” she said — The end.",
        "The talks - Held in May - ended.",
        "",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    assert dateline_end(text) == 0


def test_line_that_is_only_a_dateline() -> None:
    assert alone("SEOUL —")
    assert alone("GENEVA, March 3 (Xinhua)")
    assert not alone("SEOUL")
    assert not alone("Ministers meet in Seoul —")
    assert not alone("RELATED")


def test_blocks_keep_their_text() -> None:
    (block,) = blocks_of(SENTENCE)
    assert block == block_of(SENTENCE, [(0, len(SENTENCE))], gap=True)
