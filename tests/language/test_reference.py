"""Who is meant."""

import pytest

from communique.language import Document, annotate
from communique.language.pipeline import load_pipeline
from communique.read import read_article
from communique.settings import Settings
from extract.summaries import extractor


def read(text: str) -> Document:
    """An annotated text."""
    extractor()
    return annotate(read_article(text.encode(), "note.txt"), load_pipeline(Settings().model))


def meant(document: Document, words: str, which: int = -1) -> list[str]:
    """Whom the words mean, at their last place: people, else parties."""
    at = [m for m in document.mentions if document.doc[m.start : m.end].text == words]
    return [actor.person or (actor.party.key if actor.party else "?") for actor in at[which].actors]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Kenyan President Ann Wanjiru met with Ugandan President Paul Okello in Kampala. They spoke about tea.",
            "They",
            ["Ann Wanjiru", "Paul Okello"],
        ),
        (
            "The defence chiefs of Chile and Peru met in Lima, and the two sides spoke about the border.",
            "the two sides",
            ["CL", "PE"],
        ),
        (
            "Kenya and Fiji condemned Chad and Niger for the raid. Chad and Niger said nothing. Both countries rest.",
            "Both countries",
            ["TD", "NE"],
        ),
        (
            "Chilean Foreign Minister Rosa Diaz arrived in Lima on Monday for talks. The minister spoke of fish.",
            "minister",
            ["Rosa Diaz"],
        ),
        (
            "Chad's foreign ministry rejected the report on Monday. The ministry said that it had not been asked.",
            "ministry",
            ["td-foreign-ministry"],
        ),
    ],
)
def test_words_that_point_back(text: str, words: str, expected: list[str]) -> None:
    assert meant(read(text), words) == expected


def test_a_family_name_is_the_person_named_in_full_before() -> None:
    document = read("Defense Minister Han Sang-woo spoke in Seoul on Monday. Han said that the talks went well.")
    assert meant(document, "Han") == ["Han Sang-woo"]


def test_a_family_name_of_two_people_is_nobodys() -> None:
    document = read("Kim Ji-won met Kim Min-ho in Seoul on Monday to speak of fish. Kim said that it went well.")
    assert not any(document.doc[m.start : m.end].text == "Kim" for m in document.mentions)


def test_the_party_of_a_minister_follows_when_a_list_leaves_only_one() -> None:
    document = read(
        "The foreign ministers of Chile and Peru met in Lima on Monday to speak about fish.\n\n"
        "Foreign Minister Rosa Diaz and her Peruvian counterpart, Luis Paz, signed a note on the border."
    )
    person = document.people["Rosa Diaz"]
    assert person.party is not None
    assert person.party.key == "CL"
    assert person.inferred
