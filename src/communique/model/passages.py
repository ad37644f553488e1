"""Passages and what rests on them."""

from dataclasses import dataclass

from communique.model.codes import Basis


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one article's text.

    Attributes:
        article: The article's identifier (the first 16 hexadecimal digits of the SHA-256 of its text).
        start: First code point, counted from 0.
        end: One past the last code point.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a passage runs from {self.start} to {self.end}")

    def contains(self, other: "Passage") -> bool:
        """Whether all of ``other`` lies inside this passage."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Support:
    """Passages that are needed *together* to support something, and how they do so.

    Independent support of the same thing is a second ``Support``.
    """

    passages: tuple[Passage, ...]
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        if not self.passages:
            raise ValueError("a support needs a passage")
        object.__setattr__(self, "passages", tuple(sorted(set(self.passages))))

    def joined(self, *others: "Support") -> "Support":
        """This support and others, all needed together; proposed or inferred when one of them is."""
        every = (self, *others)
        weakest = (b for b in (Basis.PROPOSED, Basis.INFERRED) if any(s.basis is b for s in every))
        basis = next(weakest, self.basis)
        return Support(tuple(p for s in every for p in s.passages), basis)
