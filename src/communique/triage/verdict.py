"""What the gate says of a text."""

from dataclasses import dataclass
from typing import Literal

#: What a text may report: the kinds of facts that extraction looks for. Claims are about supplies.
SignKind = Literal["meeting", "statement", "supply"]


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that may report something.

    Attributes:
        kind: What they may report.
        words: The words, in the order of the text: the word of meeting, saying or supply, and who or what is near.
        sentence: The sentence that holds the word of meeting, saying or supply, on one line.
    """

    kind: SignKind
    words: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a text is relevant, and why.

    Attributes:
        signs: The first sign of each kind, in the order meeting, statement, supply; none when it is not relevant.
        parties: Labels of the states and bodies that the text names, sorted.
    """

    signs: tuple[Sign, ...]
    parties: tuple[str, ...]

    @property
    def relevant(self) -> bool:
        """Whether the text is to be parsed."""
        return bool(self.signs)

    def why(self) -> str:
        """The reason, for people, in one line."""
        if self.signs:
            return "; ".join(f"{sign.kind}: {' … '.join(sign.words)}" for sign in self.signs)
        if not self.parties:
            return "names no state or body that acts"
        return f"no official's meeting or statement and no supply; names {', '.join(self.parties)}"
