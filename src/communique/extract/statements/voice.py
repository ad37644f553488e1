"""Whose words something is."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.extract.statements.draft import Draft
from communique.language import Actor


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks. A voice that is nobody's and no statement's is false.

    Attributes:
        actors: The speakers; for a statement, its issuers.
        draft: The statement, when the words are a statement's.
        cue: The verb that says so.
        within: The one-sided text that tells what the speakers said, where the text is a statement itself: a readout.
    """

    actors: tuple[Actor, ...]
    draft: Draft | None
    cue: Token | None
    within: Draft | None = None

    def __bool__(self) -> bool:
        return bool(self.actors) or self.draft is not None

    @property
    def statement(self) -> Draft | None:
        """The statement that the words are part of: the speakers' own, or the readout that tells of them."""
        return self.draft or self.within

    def same_as(self, other: "Voice") -> bool:
        """Whether the same actors speak, in the same statement or in none."""
        return self.draft is other.draft and self.actors == other.actors


SILENT = Voice((), None, None)
