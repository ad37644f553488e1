"""Layout: lines, folded paragraphs, doubled lines, broken sentences."""

from textwrap import fill

import pytest

from communique.read.lines import Block, block_of, blocks_of, lines_of

FOLDED = """\
The Foreign Ministers of Finland, Chile and Fiji met in Helsinki today
and discussed the protection of undersea cables. They expressed their
deep concern at the damage done to cables in the Baltic Sea since
November.
The Ministers will meet again in the spring of next year in Valparaiso,
Chile.
"""


def texts(source: str) -> list[str]:
    return [block.text for block in blocks_of(source)]


def block(text: str) -> Block:
    return block_of(text, [(0, len(text))], gap=True)


def test_every_line_is_a_paragraph_where_nothing_is_folded() -> None:
    source = "The ministers met.\nThey signed an accord.\nIt is the first of its kind"
    assert texts(source) == source.split("\n")


def test_folded_lines_are_one_paragraph_in_pieces() -> None:
    first, second = blocks_of(FOLDED)
    assert first.text.startswith("The Foreign Ministers")
    assert first.text.endswith("since November.")
    assert second.text == "The Ministers will meet again in the spring of next year in Valparaiso, Chile."
    assert len(first.pieces) == 4
    assert [FOLDED[a:b] for a, b in first.pieces] == FOLDED.splitlines()[:4]


def test_folded_lines_that_begin_with_capitals_are_joined_by_their_width() -> None:
    source = FOLDED + (
        "The Foreign Ministers of Finland, Chile and Fiji, and President Marta\n"
        "Kuusisto as the host of the talks, thanked the delegations of Kenya and\n"
        "Mauritius.\n"
    )
    assert texts(source)[-1].endswith(
        "President Marta Kuusisto as the host of the talks, thanked the delegations of Kenya and Mauritius."
    )
    assert len(texts(source)) == 3


def test_lists_in_folded_text_stay_apart() -> None:
    source = (
        FOLDED + "1. to investigate damage to cables that land on the shores of any of\n   them,\n2. to share it.\n"
    )
    assert texts(source)[-2:] == [
        "1. to investigate damage to cables that land on the shores of any of them,",
        "2. to share it.",
    ]


def test_sentence_broken_around_a_link_is_joined() -> None:
    source = (
        "The statement was signed by the\nPeruvian Foreign Ministry\nand sent to the embassy in Malta.\n"
        "Next day it rained."
    )
    assert texts(source) == [
        "The statement was signed by the Peruvian Foreign Ministry and sent to the embassy in Malta.",
        "Next day it rained.",
    ]


@pytest.mark.parametrize("between", [" ", "  ", ""])
def test_line_that_prints_the_same_words_twice_is_split(between: str) -> None:
    caption = "Minister Ana Kovac talks over the phone in this photo provided by her office."
    assert texts(f"{caption}{between}{caption}") == [caption, caption]


def test_short_repetition_inside_a_line_is_left_alone() -> None:
    assert texts("No, no") == ["No, no"]
    assert texts("bye bye") == ["bye bye"]


def test_odd_white_space() -> None:
    source = "\u00a0\n   The ministers met.\u00a0\n\u00a0\u2003\nThey signed."
    assert [(source[line.start : line.end], line.gap) for line in lines_of(source)] == [
        ("The ministers met.", True),
        ("They signed.", True),
    ]
    assert lines_of(source)[0].indent == 3


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_all_newlines_part_lines(newline: str) -> None:
    assert texts(f"One two.{newline}Three four.") == ["One two.", "Three four."]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It ended.", "."),
        ("“It ended.”", "."),
        ("It ended. (Agency)", "."),
        ("It ended [YARD]", ""),
        ("Did it end?", "?"),
        ("The following:", ":"),
        ("Ministers meet", ""),
    ],
)
def test_mark_looks_through_quotes_and_credits(text: str, mark: str) -> None:
    assert block(text).mark == mark


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The ministers met in Lima on Friday.", True),
        ("Ministers meet in Lima", False),
        ("Top stories.", False),
        ("“We will stand by this accord,” she said.", True),
        ("Talks on the accord are to be held in the following places and at these times:", True),
    ],
)
def test_sentences_are_told_from_titles(text: str, sentence: bool) -> None:
    assert block(text).sentence is sentence


def test_key_leaves_the_credit_out() -> None:
    assert block("A boat in port. (Pool)").key == block("A boat in port").key


def test_abbreviation_is_told_from_the_end_of_a_sentence() -> None:
    assert block("Envoys sign accord in the U.S.").abbreviated
    assert not block("Envoys sign the accord.").abbreviated


LONG = (
    "The foreign ministers of Peru and Malta met in Lima on Friday and signed an accord on fishing that both",
    "The accord gives boats of both states the right to land their catch in four ports of the other one, but",
)


def test_text_in_a_narrow_column_is_unfolded() -> None:
    said = [f"{line} it was not said when it takes effect or what it costs the two of them." for line in LONG]
    folded = "\n\n".join(fill(line, 40) for line in said)
    assert [block.text for block in blocks_of(folded)] == said


def test_short_lines_among_long_ones_are_no_narrow_column() -> None:
    source = "Subscribe to our newsletter today\nand read it on Monday\n" + "\n".join(LONG * 2)
    assert blocks_of(source)[0].text == "Subscribe to our newsletter today"


def test_folded_text_with_an_empty_line_after_every_line_is_unfolded() -> None:
    said = [f"{line} it was not said when it takes effect, or what it costs the two of them now." for line in LONG * 2]
    spaced = "\n\n".join(line for text in said for line in fill(text, 60).split("\n"))
    assert len(blocks_of(spaced)) < 5
    assert " ".join(block.text for block in blocks_of(spaced)) == " ".join(said)
    assert blocks_of(spaced)[0].text.startswith(LONG[0])


def test_list_with_empty_lines_between_its_items_is_not_unfolded() -> None:
    items = ["train forty pilots in the ports of both states", "open an office in the port of Callao, Peru"]
    items += ["lend two ships to one another", "close the strait to trawlers of more than ninety metres"]
    source = "The two sides agreed to\n\n" + "\n\n".join(items) + "\n\nThey will meet again in May.\n\n"
    assert len(blocks_of(source + "\n\n".join(f"{line} they said." for line in LONG * 3))) == 12
