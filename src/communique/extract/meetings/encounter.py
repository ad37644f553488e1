"""One mention of a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.language import Actor, Document, FoundTime, distinct
from communique.model import MeetingMode


@dataclass
class Encounter:
    """One mention of a meeting, as far as it says.

    Attributes:
        trigger: The verb or noun; for a picture the root of its caption.
        actors: Who met.
        mode: How.
        place: Where.
        time: When.
        noun: The noun that names the meeting, where one does.
    """

    trigger: Token
    actors: tuple[Actor, ...]
    mode: MeetingMode | None = None
    place: Span | None = None
    time: FoundTime | None = None
    noun: Token | None = None


def encounter(
    trigger: Token, actors: Iterable[Actor], *, mode: MeetingMode | None = None, noun: Token | None = None
) -> Encounter:
    """An encounter of actors who are named more than once, perhaps, or not at all."""
    return Encounter(trigger, distinct(a for a in actors if a.person or a.office or a.party), mode, noun=noun)


def actors_of(document: Document, tokens: Iterable[Token]) -> list[Actor]:
    """Who is meant by the noun phrases headed by the tokens."""
    return [actor for token in tokens for actor in document.actors(token)]
