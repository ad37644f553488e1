"""Putting supports together without losing one."""

from collections.abc import Iterable, Sequence

from communique.model import Basis, Support
from communique.resolve.errors import ResolveError


def alternatives(*groups: Iterable[Support]) -> tuple[Support, ...]:
    """All supports, each of which is enough by itself, sorted and without repetition."""
    return tuple(sorted({support for group in groups for support in group}))


def inferred(support: Support, *others: Support) -> Support:
    """All supports needed together for what follows from them but stands in none of them.

    What follows from something proposed is itself proposed.
    """
    joined = support.joined(*others)
    return Support(joined.passages, Basis.PROPOSED if joined.basis is Basis.PROPOSED else Basis.INFERRED)


def beside(supports: Iterable[Support], anchors: Sequence[Support]) -> tuple[Support, ...]:
    """Each support joined with the strongest anchor, unless it is an anchor itself."""
    anchor = strongest(anchors)
    return tuple(s if s in anchors else inferred(s, anchor) for s in supports)


def strongest(supports: Sequence[Support]) -> Support:
    """The first support that states what it supports; the first of all where each infers it."""
    return min(supports, key=lambda s: (s.basis is Basis.INFERRED, s))


def first_passage(supports: Iterable[Support]) -> tuple[str, int, int]:
    """Article, start and end of the first passage of some supports: where a thing is first reported.

    Raises:
        ResolveError: ``without-evidence``: there is none.
    """
    passage = min((p for s in supports for p in s.passages), default=None)
    if passage is None:
        raise ResolveError("without-evidence", "An article reports something without a passage that says so.")
    return passage.article, passage.start, passage.end
