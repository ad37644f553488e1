"""The seed articles as text, where their paragraphs begin, and how hypothesis is to run on them."""

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

from communique.model import Zone
from communique.read import read_article

SEEDS = tuple(sorted((Path(__file__).parents[2] / "seeds").glob("[0-9]*.txt")))
#: The same examples in every run; a parse costs so much that shrinking would take minutes.
_STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
)
ONCE = settings(_STEADY, max_examples=1)
QUICK = settings(_STEADY, max_examples=2)
WIDE = settings(_STEADY, max_examples=25)


def name_of(path: Path) -> str:
    """The number of a seed, which names it in the list of tests."""
    return path.name.split("_")[0]


@cache
def text_of(seed: Path) -> str:
    """The text of a seed."""
    return seed.read_text(encoding="utf-8")


@cache
def starts(text: str) -> tuple[int, ...]:
    """Where the paragraphs of body and captions begin, after the first: there a paragraph can be put in."""
    article = read_article(text.encode(), "note.txt")
    read = [p for p in article.paragraphs if p.zone in (Zone.BODY, Zone.CAPTION)]
    lines = [text.rfind("\n", 0, p.pieces[0][0]) + 1 for p in read]
    return tuple(sorted({start for start in lines[1:] if start > lines[0]}))
