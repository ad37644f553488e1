"""The texts that reading is measured on."""

from pathlib import Path

_ROOT = Path(__file__).parents[1]
#: Folders of texts: real articles, texts of our own with facts, and texts of our own without.
SEEDS = _ROOT / "seeds"
RELEVANT = _ROOT / "tests" / "extract" / "texts"
IRRELEVANT = _ROOT / "tests" / "triage" / "irrelevant"


def paths(folder: Path) -> list[Path]:
    """The plain texts of a folder, by name."""
    return sorted(folder.glob("*.txt"))
