"""Captions and credits, told from the body."""

import pytest

from communique.model import Zone
from communique.read.captions import caption_reason, credit_line
from communique.read.lines import block_of

from .pages import paragraphs, read

LEAD = "The ministers of Peru and Malta signed an accord on fishing, both governments said on Monday."


def reason(text: str, *, before_body: bool) -> str:
    return caption_reason(block_of(text, [(0, len(text))], gap=True), before_body=before_body)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Kovac speaks in Lima on Monday. [YONHAP]",
        "Minister Ana Kovac speaks in Lima on Monday. (AP Photo/Jo Roe)",
        "Minister Ana Kovac speaks in Lima on Monday. REUTERS/Jo Roe",
        "Minister Ana Kovac speaks in Lima on Monday. Photo: Jo Roe",
        "FILE - Minister Ana Kovac speaks in Lima on Monday.",
        "File photo: Minister Ana Kovac in Lima.",
        "Ana Kovac (left) and Luis Paz (right) sign the accord in Lima.",
        "Minister Ana Kovac is seen in this photo provided by her office. (Ministry of Fish)",
    ],
)
def test_captions_by_their_own_words(text: str) -> None:
    assert reason(text, before_body=False)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Kovac speaks in Lima on Monday. (Ministry of Fish)",
        "Minister Ana Kovac speaks in Lima on Monday. Yonhap",
        "Minister Ana Kovac speaks in Lima (AFP)",
        "Ana Kovac, left, and Luis Paz sign the accord in Lima.",
        "Minister Ana Kovac talks in this undated file photo.",
    ],
)
def test_captions_only_where_captions_stand(text: str) -> None:
    assert reason(text, before_body=True)
    assert not reason(text, before_body=False)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "A satellite image released by Malta on Monday shows the port, the ministers said.",
        "The left and the right agreed on the accord in parliament.",
        "The government (which is led by the centre) agreed.",
    ],
)
def test_sentences_about_photographs_are_body(text: str) -> None:
    assert not reason(text, before_body=False)
    assert not reason(text, before_body=True)


@pytest.mark.parametrize(
    "text", ["POOL VIA REUTERS", "Photo: Jo Roe/Example Images", "PHOTO BY JO ROE", "Photo credit: AFP", "[AP PHOTO]"]
)
def test_credit_lines(text: str) -> None:
    assert credit_line(block_of(text, [(0, len(text))], gap=True))


@pytest.mark.parametrize("text", ["NATO/EU MINISTERS MEET", LEAD, "Photographs show the port on Monday."])
def test_no_credit_lines(text: str) -> None:
    assert not credit_line(block_of(text, [(0, len(text))], gap=True))


def test_credit_above_a_caption_and_credit_below_a_caption() -> None:
    above = read(f"Peru and Malta sign accord\n\nPOOL VIA REUTERS\nA boat lies in the port of Lima.\n\n{LEAD}\n")
    assert paragraphs(above, Zone.CAPTION) == ["A boat lies in the port of Lima."]
    lead = read(f"Peru and Malta sign accord\n\nStock photo: Jo Roe\n{LEAD}\nIt was in May, they said.\n")
    assert paragraphs(lead, Zone.CAPTION) == []
    below = read(
        "Peru and Malta sign accord\n\nA boat is seen in this handout photo.\nPhoto: Jo Roe\n"
        f"{LEAD}\nIt was in May, they said.\n"
    )
    assert paragraphs(below, Zone.CAPTION) == ["A boat is seen in this handout photo."]
    assert paragraphs(below, Zone.BODY)[0] == LEAD


def test_caption_printed_twice_with_a_credit_between() -> None:
    caption = "Fishing boats lie in the port of Lima at the end of the season in May."
    article = read(f"Peru and Malta sign accord\n\n{caption}\n\nPOOL VIA REUTERS\n\n{caption}\n\n{LEAD}\n")
    assert [p.repeats for p in article.paragraphs if p.zone is Zone.CAPTION] == [False, True]
    assert paragraphs(article, Zone.BODY) == [LEAD]
