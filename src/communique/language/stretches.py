"""Stretches of tokens: what names, titles, parties and mentions have in common."""

from collections.abc import Iterable
from typing import Protocol


class Stretch(Protocol):
    """Tokens ``start`` to ``end`` (exclusive)."""

    @property
    def start(self) -> int:
        """First token."""
        ...

    @property
    def end(self) -> int:
        """One past the last token."""
        ...


def tokens_of(stretches: Iterable[Stretch]) -> frozenset[int]:
    """The tokens that the stretches cover."""
    return frozenset(i for stretch in stretches for i in range(stretch.start, stretch.end))
