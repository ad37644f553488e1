"""A text as a reader would see it, character for character as long as the text itself.

Plain texts come with what their makers left in them: tags, references, the signs of Markdown. The text stays as it is,
and every offset counts it; what it shows is what is read.
"""

import re

from communique.model import NOTHING
from communique.read.residue import characters, without_markup
from communique.read.signs import without_signs

_HARD_SPACES = re.compile("\u00a0+")


def shown(text: str, *, marked: bool) -> str:
    """The text as a reader would see it, with ``NOTHING`` where there is nothing to see.

    Args:
        text: The text.
        marked: Whether the signs of Markdown are signs, and no words.
    """
    seen = without_markup(text)
    if marked:
        seen = without_signs(seen)
    return characters(seen)


def bare(words: str) -> str:
    """Words of a shown text without what shows nothing, a space where it has spaces that do not break."""
    words = words.replace(NOTHING, "") if NOTHING in words else words
    return _HARD_SPACES.sub(" ", words) if "\u00a0" in words else words
