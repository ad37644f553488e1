"""What a proposer is shown, and where its words stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.propose.page import Page, UngroundedError, parts
from communique.read import read_article
from propose.articles import SUPPLY, article

GLUED = """Harbour:Ministers meet over the sea border and fishing

OSLO,Harbour Norway — The ministers of Norway and Canada met in Oslo on Monday to discuss the sea border.

They will “meet again”\u00a0next\tyear, the ministers
said on Monday in the harbour.
"""


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(article())


def words(page: Page, evidence: str) -> str:
    return page.article.words(page.locate(evidence))


def test_only_paragraphs_that_may_support_facts_are_shown(page: Page) -> None:
    shown = "\n".join(paragraph.text for paragraph in page.paragraphs)
    assert SUPPLY in shown
    for hidden in ("Related stories", "Iceland", "Harbour Post", "LISBON, June 4"):
        assert hidden not in shown


def test_words_are_found_as_they_stand(page: Page) -> None:
    assert words(page, SUPPLY) == SUPPLY


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ('"Night-vision goggles" stamped', "“Night-vision goggles” stamped"),
        ("“Night‑vision  goggles”\nstamped", "“Night-vision goggles” stamped"),
        ("Canada’s embassy", "Canada's embassy"),
        ("Canada's\u200b embassy", "Canada's embassy"),
    ],
)
def test_quotation_marks_hyphens_and_spaces_may_differ(page: Page, given: str, found: str) -> None:
    assert words(page, given) == found


@pytest.mark.parametrize(
    "given",
    [
        "“Night-vision goggles” stamped in Uganda",
        "night-vision goggles",
        "Night-vision goggles … in Sudanese barracks",
        "he Norwegian governmen",
        "",
        "   ",
    ],
)
def test_anything_further_from_the_text_is_nowhere(page: Page, given: str) -> None:
    with pytest.raises(UngroundedError, match="does not stand in the article") as raised:
        page.locate(given)
    assert raised.value.passage is None


def test_words_of_a_refused_zone_are_found_out_with_their_place(page: Page) -> None:
    with pytest.raises(UngroundedError, match="outside the article: related") as raised:
        page.locate("Iceland shipped rockets to Malta")
    assert raised.value.passage is not None
    assert page.article.words(raised.value.passage) == "Iceland shipped rockets to Malta"


def test_evidence_does_not_run_over_paragraphs(page: Page) -> None:
    with pytest.raises(UngroundedError, match="not inside one paragraph"):
        page.locate("Nairobi called the charge absurd. Canada's embassy")


def test_words_are_looked_for_inside_their_evidence(page: Page) -> None:
    evidence = page.locate("Nairobi called the charge absurd.")
    assert page.article.words(page.locate("the charge", evidence)) == "the charge"
    with pytest.raises(UngroundedError, match="does not stand in the words that are to support it"):
        page.locate("Kenya", evidence)


def test_what_a_page_injects_is_not_shown_and_the_passage_runs_over_it() -> None:
    page = Page(read_article(GLUED.encode(), "glued.txt"))
    assert all("Harbour " not in paragraph.text for paragraph in page.paragraphs)
    assert (
        words(page, "“meet again” next year, the ministers said") == "“meet again”\u00a0next\tyear, the ministers\nsaid"
    )


@given(st.data())
def test_every_run_of_shown_words_is_found_with_the_same_words(data: st.DataObject) -> None:
    page = Page(article())
    paragraph = data.draw(st.sampled_from(page.paragraphs)).text
    breaks = [0, *(match.end() for match in re.finditer(r"\s+", paragraph)), len(paragraph)]
    start, end = sorted(data.draw(st.lists(st.sampled_from(breaks), min_size=2, max_size=2, unique=True)))
    given = paragraph[start:end]
    assert " ".join(words(page, given).split()) == " ".join(given.split())


def test_a_long_article_is_shown_in_parts_and_what_is_left_out_is_counted(page: Page) -> None:
    whole, none = parts(page, 10_000, 5)
    assert (len(whole), none) == (1, 0)
    cut, none = parts(page, 120, 100)
    assert none == 0
    assert all(len(text) <= 120 for text in cut)
    assert " ".join(" ".join(cut).split()) == " ".join(whole[0].split())
    first, left = parts(page, 120, 2)
    assert first == cut[:2]
    assert left > 0
