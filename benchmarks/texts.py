"""The texts that reading is measured on."""

from pathlib import Path

from communique.model import Article

_ROOT = Path(__file__).parents[1]
#: Folders of texts: real articles, texts of our own with facts, and texts of our own without.
SEEDS = _ROOT / "seeds"
RELEVANT = _ROOT / "tests" / "extract" / "texts"
IRRELEVANT = _ROOT / "tests" / "triage" / "irrelevant"


def paths(folder: Path) -> list[Path]:
    """The plain texts of a folder, by name."""
    return sorted(folder.glob("*.txt"))


def body(article: Article) -> str:
    """The words of an article that are parsed, as one text."""
    pieces = (p.pieces for p in article.paragraphs if not p.repeats)
    return "\n\n".join(" ".join(article.text[start:end] for start, end in paragraph) for paragraph in pieces)
