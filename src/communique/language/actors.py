"""Who can act, and the mentions that name them: the two types that all of extraction speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from communique.model import Office, Party, Passage

#: What a mention is made of: a person (with or without office), a party, an office with its party, a title of office
#: alone, or a word that points back to others.
MentionKind = Literal["person", "party", "office", "title", "reference"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: person, office, party, and the words that say so.

    Attributes:
        person: The fullest name that the document gives.
        office: Title and kind of office.
        party: The state or body acted for.
        passages: The words, wherever they stand in the article.
        inferred: Whether something of this was concluded and not said.
        party_words: The words of this mention that name the party.
    """

    person: str | None = None
    office: Office | None = None
    party: Party | None = None
    passages: tuple[Passage, ...] = ()
    inferred: bool = False
    party_words: Passage | None = None

    def same_as(self, other: "Actor") -> bool:
        """Whether both are the same person, or, unnamed, the same office and party."""
        if self.person or other.person:
            return self.person == other.person
        return self.party == other.party and (self.office is None) == (other.office is None)

    def with_passages(self, passages: Iterable[Passage]) -> "Actor":
        """The same actor, supported by these words too."""
        return replace(self, passages=tuple(sorted({*self.passages, *passages})))


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` (exclusive) that name one actor, or several ("foreign ministers from A and B").

    Attributes:
        start: First token.
        end: One past the last token.
        actors: Who is named.
        kind: What the mention is made of.
        sense: More on the kind: for a party how it is named (``demonym``, ``capital``, ``body``, ``associates`` …),
            ``plural`` for several holders of a title, ``counterpart`` for somebody's counterparts.
    """

    start: int
    end: int
    actors: tuple[Actor, ...]
    kind: MentionKind
    sense: str = ""


def distinct(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors in order, each once: the first that names it stands for all."""
    found: list[Actor] = []
    for actor in actors:
        if not any(actor.same_as(known) for known in found):
            found.append(actor)
    return tuple(found)
