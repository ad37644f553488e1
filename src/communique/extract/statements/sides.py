"""For whom officials speak whom the text names without a party: as the sentences show that tell of their words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.grammar import auxiliaries, lemma, subject
from communique.extract.statements.speakers import speaker, subject_before
from communique.extract.statements.voice import Voice
from communique.language import Actor, Document
from communique.model import PartyKind, Stance

# Kinds of office that no state needs to stand behind.
_NOBODYS = frozenset({"", "head-of-organisation", "legislator", "other-official"})
_TO_COME = frozenset({"will", "would"})
_SPOKESPERSON = "spokesperson"
_HEAD_OF_STATE = "head-of-state"
# So many sentences after a state or a body has spoken its official may be named without it.
_NEAR = 2

Sides = Mapping[str, Actor]


def find_sides(document: Document, said: Mapping[int, Voice]) -> Sides:
    """The party of each official who is named without one: full name → who shows the party.

    "In Oslo, Defence Minister Jane Doe said", "Chad denied this. “…,” said spokesman John Roe".

    Args:
        document: The document.
        said: The voices of its verbs of saying, by token.
    """
    found: dict[str, Actor] = {}
    for show in (_owned_by, _promised_for, _place_of, _denied_for, _principal_before, _about_before):
        for at in sorted(said):
            for actor in said[at].actors:
                lacks = _lacks_party(actor) or (show is _owned_by and actor.party is None)
                if actor.person is None or actor.person in found or not lacks:
                    continue
                known = show(document, said, document.doc[at], actor)
                if known is not None and known.party is not None:
                    found[actor.person] = known
    return found


def with_sides(voice: Voice, sides: Sides) -> Voice:
    """A voice, its speakers with the parties that were found."""
    if not any(actor.person in sides and actor.party is None for actor in voice.actors):
        return voice
    return replace(voice, actors=tuple(_with_side(actor, sides) for actor in voice.actors))


def _with_side(actor: Actor, sides: Sides) -> Actor:
    known = sides.get(actor.person or "")
    if known is None or actor.party is not None:
        return actor
    return replace(actor.with_passages(known.passages), party=known.party, inferred=True)


def _lacks_party(actor: Actor) -> bool:
    if actor.party is not None or actor.office is None:
        return False
    return actor.office.kind not in _NOBODYS or "minister" in actor.office.title.lower()


def _owned_by(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The party before a name: "Norway's Jane Doe said", "The ministry denied it, its spokesperson Jane Doe said"."""
    del said, actor
    who = speaker(document, cue)
    mention = document.mention(who) if who is not None else None
    if mention is None or mention.kind != "person" or mention.start < cue.sent.start + 1:
        return None
    doc, before = document.doc, document.doc[mention.start - 1]
    if before.lower_ == "its":
        here = (m for m in reversed(document.mentions) if cue.sent.start <= m.start and m.end <= before.i)
        named = (m for m in here if document.quote(doc[m.start]) is None)
        owner = next((m for m in named if m.kind == "party" and len(m.actors) == 1), None)
        return owner.actors[0] if owner is not None else next(iter(subject_before(document, before)), None)
    owner = document.mention(doc[mention.start - 2]) if before.tag_ == "POS" and mention.start > 1 else None
    return owner.actors[0] if owner is not None and owner.kind == "party" and owner.sense != "capital" else None


def _promised_for(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The state whose supply is announced before it happens: "Chad will give Niger drones, Minister Roe said"."""
    del said, actor
    words = document.lexicon.transfers
    for verb in cue.children:
        if verb.dep_ != "ccomp" or lemma(verb) not in words.give_verbs or not auxiliaries(verb) & _TO_COME:
            continue
        who = subject(verb)
        actors = document.actors(who) if who is not None else ()
        if lemma(cue) in words.announcing_verbs and len(actors) == 1 and _is_principal(actors[0], bodies=False):
            return actors[0]
    return None


def _place_of(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The state of the capital in which a sentence begins: "In Oslo, …"."""
    del said, actor
    first = cue.sent[0]
    if first.lower_ != "in" or first.i + 1 >= len(document.doc):
        return None
    mention = document.mention(first.nbor())
    if mention is None or mention.sense != "capital" or document.doc[mention.end].text != ",":
        return None
    return mention.actors[0]


def _denied_for(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The state that is said not to have done it: "the spokesman denied that Chad had …"."""
    del said, actor
    if document.lexicon.claims.stances.get(lemma(cue)) is not Stance.DENIES:
        return None
    clause = next((child for child in cue.children if child.dep_ == "ccomp"), None)
    who = next((child for child in clause.children if child.dep_ == "nsubj"), None) if clause is not None else None
    actors = document.actors(who) if who is not None else ()
    return actors[0] if len(actors) == 1 and _is_principal(actors[0], bodies=False) else None


def _principal_before(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The state that spoke right before, or for a spokesperson the body."""
    bodies = actor.office is not None and actor.office.kind == _SPOKESPERSON
    at = max((i for i in said if i < cue.i and _alone(said[i].actors, bodies=bodies)), default=None)
    if at is None:
        return None
    between = sum(token.is_sent_start is True for token in document.doc[at + 1 : cue.i])
    apart = document.reading.paragraph(document.doc[at]).start != document.reading.paragraph(cue).start
    if apart and not bodies and _is_known_without_party(actor):
        return None
    return said[at].actors[0] if between <= _NEAR else None


def _is_known_without_party(actor: Actor) -> bool:
    """Presidents, and American and British secretaries, are named without their states where others' have spoken."""
    office = actor.office
    return office is not None and (office.kind == _HEAD_OF_STATE or "secretary" in office.title.lower())


def _about_before(document: Document, said: Mapping[int, Voice], cue: Token, actor: Actor) -> Actor | None:
    """The state or body that the sentence before is about: "Oslo is unmoved. “…,” the economy minister said"."""
    del said, actor
    about = subject_before(document, cue)
    return about[0] if about and _is_principal(about[0], bodies=True) else None


def _alone(actors: Iterable[Actor], *, bodies: bool) -> bool:
    every = tuple(actors)
    return len(every) == 1 and _is_principal(every[0], bodies=bodies)


def _is_principal(actor: Actor, *, bodies: bool) -> bool:
    party = actor.party
    if party is None or actor.person is not None or actor.office is not None:
        return False
    return party.kind is PartyKind.STATE or (bodies and party.state is not None)
