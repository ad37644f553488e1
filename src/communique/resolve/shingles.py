"""Verbatim runs of words: which of many texts share eight words in a row, found by an index and never pair by pair."""

import re
from collections.abc import Iterable

from communique.resolve.keys import fold

# Words in a row that two reports must share to be of one statement.
RUN = 8

# Initials ("u.s."), numbers ("1,000"), words with apostrophes and hyphens inside.
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\b|\d+(?:[.,]\d+)*|[^\W_]+(?:['-][^\W_]+)*")
# An ellipsis leaves words out: what stands before and after it is not one run.
_GAP = re.compile(r"\.\s?\.\s?\.|…")

Shingle = tuple[str, ...]


def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: small letters, straight apostrophes, no other punctuation.

    Example:
        >>> words("“The U.S. and Russia’s allies,” it said")
        ('the', 'us', 'and', "russia's", 'allies', 'it', 'said')
    """
    return tuple(word.replace(".", "") if not word[0].isdigit() else word for word in _WORD.findall(fold(text)))


def shingles(texts: Iterable[str]) -> frozenset[Shingle]:
    """All runs of eight words that any of the texts holds."""
    found: set[Shingle] = set()
    for text in texts:
        for piece in _GAP.split(text):
            said = words(piece)
            found.update(said[i : i + RUN] for i in range(len(said) - RUN + 1))
    return frozenset(found)
