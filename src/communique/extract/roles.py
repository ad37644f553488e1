"""From actors to the model's roles and supports."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.extract.drafts import identify
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.language.times import FoundTime
from communique.model import Basis, NameBasis, Passage, Person, Role, Support, Timing


def support(
    document: Document, token: Token, actors: Iterable[Actor | None] = (), *, inferred: bool = False
) -> Support:
    """The token's sentence, together with the passages outside it that say who is meant."""
    sentence = document.sentence_passage(token)
    extra: set[Passage] = set()
    for actor in actors:
        if actor is not None:
            inferred = inferred or actor.inferred
            extra |= {p for p in actor.passages if not sentence.contains(p)}
    return Support((sentence, *extra), Basis.INFERRED if inferred or extra else Basis.STATED)


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


def time_near(document: Document, *triggers: Token) -> FoundTime | None:
    """The time expression that belongs to one of the triggers.

    It hangs below the trigger with no other verb between, or right on it ("Thursday's statement", "a
    statement released Friday"). The date of a saying is not the date of what is said.
    """
    wanted = {t.i for t in triggers}
    sentence = triggers[0].sent
    best: FoundTime | None = None
    distance = len(sentence) + 1
    for found in document.times:
        if not sentence.start <= found.start < sentence.end:
            continue
        root = triggers[0].doc[found.start : found.end].root
        governor = _governor(root, wanted)
        if governor is None:
            continue
        away = abs(root.i - governor.i)
        if away < distance:
            best, distance = found, away
    return best or _only_time(document, triggers)


def _only_time(document: Document, triggers: tuple[Token, ...]) -> FoundTime | None:
    """The sentence's only time expression, when it follows the trigger and no other verb stands between."""
    sentence = triggers[0].sent
    inside = [t for t in document.times if sentence.start <= t.start < sentence.end]
    if len(inside) != 1:
        return None
    (found,) = inside
    first = min(t.i for t in triggers)
    if found.start < first or document.quote(sentence.doc[found.start]) is not document.quote(sentence.doc[first]):
        return None
    wanted = {t.i for t in triggers}
    between = sentence.doc[first : found.start]
    return None if any(t.pos_ in {"VERB", "AUX"} and t.i not in wanted for t in between) else found


def _governor(root: Token, wanted: set[int]) -> Token | None:
    for token in root.ancestors:
        if token.i in wanted:
            return token
        if token.pos_ in {"VERB"} and token.dep_ not in {"acl", "amod"}:
            return None
    return None


def timing(document: Document, found: FoundTime | None, token: Token) -> Timing | None:
    """The timing of an expression, supported by its sentence."""
    if found is None:
        return None
    return Timing(Support((document.sentence_passage(token),)), found.expression)
