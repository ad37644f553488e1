"""Brands that a re-publisher mixes into the text."""

import pytest

from communique.model import Zone
from communique.read.injection import find_injections
from communique.read.lines import blocks_of

from .pages import read, readable

BODY = "The ministers of Peru and Malta signed an accord on fishing, both governments said on Monday.\n"


def brands(source: str) -> list[str]:
    return [injection.brand for injection in find_injections(source, blocks_of(source))]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (f"Tallow Markets:Peru and Malta sign accord\nLIMA,Tallow Markets Peru (AP) — {BODY}", ["Tallow Markets"]),
        (f"Tallow:Peru and Malta sign accord\nLIMATallow (AP) — {BODY}", ["Tallow"]),
        (
            f"NewsTallow Markets:Peru and Malta sign accord\nTallow Markets:Peru and Malta sign accord\n{BODY}",
            ["Tallow Markets"],
        ),
    ],
)
def test_glued_brand_before_the_title_is_found(page: str, found: list[str]) -> None:
    assert brands(page) == found
    assert "Tallow" not in readable(read(page))


@pytest.mark.parametrize(
    "page",
    [
        f"Peru: Ministers sign accord on fishing\nLIMA,Peru (AP) — {BODY}",  # a space after the colon
        f"Ana Kovac:Peru must sign the accord\n{BODY}",  # a label glued by a slip, nowhere else
        f"South Korea:Ministers sign accord\nSEOUL,South Korea (AP) — {BODY}They met in South Korea, they said.\n",
        f"Analysis:What the accord on fishing means\n{BODY}",
        f"Peru and Malta sign accord\nLIMA,Peru (AP) — {BODY}",
    ],
)
def test_words_of_the_article_are_never_taken_for_a_brand(page: str) -> None:
    assert brands(page) == []
    article = read(page)
    assert all(z.zone is not Zone.INJECTED for z in article.zones)


def test_brand_that_stands_free_in_the_first_paragraph_only_is_injected_there() -> None:
    page = (
        "MoreTallow Markets:Peru and Malta sign accord on fish\nTallow Markets:Peru and Malta sign accord on fish\n"
        f"The Tallow Markets ministers of Peru and Malta signed an accord on fish on Monday.\n{BODY}"
    )
    article = read(page)
    assert "The ministers of Peru and Malta signed an accord" in readable(article)
