"""From actors to the model's roles, and from tokens to supports."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.extract.actors import identify
from communique.language import Actor, Document
from communique.model import Basis, NameBasis, Passage, Person, Role, Support


def support(document: Document, token: Token, actors: Iterable[Actor | None] = ()) -> Support:
    """The token's sentence, together with the passages outside it that say who is meant."""
    sentence = document.sentence_passage(token)
    present = [actor for actor in actors if actor is not None]
    outside: set[Passage] = {p for actor in present for p in actor.passages if not sentence.contains(p)}
    inferred = bool(outside) or any(actor.inferred for actor in present)
    return Support((sentence, *outside), Basis.INFERRED if inferred else Basis.STATED)


def role(document: Document, actor: Actor, token: Token) -> Role:
    """The model's role of an actor, supported by the token's sentence."""
    actor = identify(document, actor)
    if actor.person:
        basis = NameBasis.NAMED
    elif actor.office:
        basis = NameBasis.OFFICE_ONLY
    else:
        basis = NameBasis.PARTY_ONLY
    person = Person(actor.person, actor.person) if actor.person else None
    return Role(person, actor.office, actor.party, basis, (support(document, token, (actor,)),))
