"""Actors in the light of the whole document: who an office holder is, and which side an actor stands on."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.language import Actor, Document, lacks_subject
from communique.model import Party


def speaks(document: Document, noun: Token) -> bool:
    """Whether the list that a name belongs to stands right before a verb that has no other subject: "A and B said"."""
    group = document.group(noun)
    after = group[-1].end if group else len(document.doc)
    return after < len(document.doc) and lacks_subject(document.doc[after])


def identify(document: Document, actor: Actor) -> Actor:
    """Name an office holder whom the same document names elsewhere: "the U.S. defense chief" is its one such person."""
    if actor.person or actor.office is None or actor.party is None or not actor.office.kind:
        return actor
    title = actor.office.title.lower()
    loose = title in document.lexicon.actors.loose_titles
    people = [
        person
        for person in document.people.values()
        if person.party == actor.party
        and person.office is not None
        and (person.office.kind == actor.office.kind or (loose and _may_mean(title, person.office.kind)))
    ]
    if len(people) != 1:
        return actor
    (person,) = people
    passages = tuple(sorted({*actor.passages, *person.passages}))
    return Actor(person.person, person.office, actor.party, passages, inferred=True)


def _may_mean(title: str, kind: str) -> bool:
    """Whether a title that does not say which office may be one of that kind; "an official" may be anybody."""
    if title == "leader":
        return kind in {"head-of-state", "head-of-government"}
    if title == "minister":
        return kind.endswith("minister") or kind == "head-of-government"
    return title == "chief" and kind != "head-of-state"


def identify_all(document: Document, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Each of the actors as ``identify`` names them."""
    return tuple(identify(document, actor) for actor in actors)


def side_of(party: Party) -> str:
    """The key of the side that a party stands on: a body of a government stands for its state."""
    return party.state or party.key


def sides(parties: Iterable[Party | None]) -> frozenset[str]:
    """The sides of parties; who has none has no side."""
    return frozenset(side_of(party) for party in parties if party is not None)


def sides_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides of actors."""
    return sides(actor.party for actor in actors)


def same_actors(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether both are the same people or parties."""
    return len(a) == len(b) and all(any(x.same_as(y) for y in b) for x in a)
