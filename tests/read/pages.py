"""Shared by the tests of this folder: the pages and how to look at them."""

from pathlib import Path

import pytest

from communique.errors import InputRejectedError
from communique.model import Article, Paragraph, Zone
from communique.read import read_article

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
SEEDS = HERE.parents[1] / "seeds"


def read(text: str, name: str = "page.txt") -> Article:
    """The article that a text is."""
    return read_article(text.encode(), name)


def fixture(name: str, suffix: str = ".txt") -> Article:
    """One of the pages written for these tests."""
    return read_article(FIXTURES / f"{name}{suffix}")


def page(body: str, head: str = "<title>Peru and Malta sign accord on fishing</title>") -> Article:
    """The article of an HTML page with this body and head."""
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "page.html")


def refusal(source: bytes, name: str) -> str:
    """The code with which a source is refused; its hint and place are there."""
    with pytest.raises(InputRejectedError) as caught:
        read_article(source, name)
    assert caught.value.hint
    assert caught.value.where
    return caught.value.code


#: Sentences of an article, for pages whose layout is what is tested.
PROSE = (
    "The foreign ministers of Peru and Malta met in Lima on Friday and signed an accord on fishing, they said.",
    "The accord gives boats of both states the right to land their catch in four ports, officials said.",
    "Malta denied that it had sold radar to Peru, and said that the report was wrong in every part of it.",
    "The two sides will meet again in May to talk about the price of tuna and the training of crews.",
)
HEADING = "<h1>Peru and Malta sign accord on fishing</h1>"


def paragraphed(*lines: str) -> str:
    """Lines as paragraphs of HTML."""
    return "".join(f"<p>{line}</p>" for line in lines)


def seed(number: str) -> Article:
    """The seed whose file name begins with ``number``."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_article(path)


def words(article: Article, paragraph: Paragraph) -> str:
    """The words of a paragraph, pieces joined by a space."""
    return " ".join(article.text[start:end] for start, end in paragraph.pieces)


def paragraphs(article: Article, zone: Zone) -> list[str]:
    """The paragraphs of a zone that are to be read (repetitions left out)."""
    return [words(article, p) for p in article.paragraphs if p.zone is zone and not p.repeats]


def zoned(article: Article, *zones: Zone) -> list[str]:
    """The spans of some zones."""
    return [article.text[z.start : z.end] for z in article.zones if z.zone in zones]


def zone_of(article: Article, printed: str) -> Zone | None:
    """The zone of the first printing of some words."""
    return article.zone_at(article.text.index(printed))


def readable(article: Article) -> str:
    """All words that may be read."""
    return "\n".join(words(article, p) for p in article.paragraphs)
