"""Shared by the tests of this folder: the pages and how to look at them."""

from pathlib import Path

from communique.model import Article, Paragraph, Zone
from communique.read import read_article

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
SEEDS = HERE.parents[1] / "seeds"


def read(text: str, name: str = "page.txt") -> Article:
    """The article that a text is."""
    return read_article(text.encode(), name)


def fixture(name: str) -> Article:
    """One of the pages written for these tests."""
    return read_article(FIXTURES / f"{name}.txt")


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
