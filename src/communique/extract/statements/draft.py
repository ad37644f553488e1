"""A statement as far as it has been read: its kind, its issuers, the words that name it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.extract.actors import identify, side_of, sides_of
from communique.language import Actor, Document
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import Party, StatementKind

_NO_TITLE = "leader"


@dataclass(eq=False)
class Draft:
    """A statement as far as it has been read. Two drafts are two statements, whatever they hold.

    Attributes:
        kind: What its noun shows, ``None`` for a plain "statement".
        issuers: Who issued it; a person, once named, replaces the office of the same party.
        nouns: The tokens that name it.
        cues: The verbs that bring it in ("issued a joint statement", "said in a release").
        another: Whether the text sets it apart from one spoken of before ("a separate statement").
        own: Whether the text is this statement, and does not report it.
    """

    kind: StatementKind | None
    issuers: list[Actor] = field(default_factory=list)
    nouns: list[Token] = field(default_factory=list)
    cues: list[Token] = field(default_factory=list)
    another: bool = False
    own: bool = False

    @property
    def joint(self) -> bool:
        """Whether two or more sides issued it."""
        return self.kind is StatementKind.JOINT_STATEMENT or len(sides_of(self.issuers)) > 1

    def add_issuers(self, document: Document, actors: Iterable[Actor]) -> None:
        """Take in issuers: new parties are added, known ones completed."""
        for actor in _placed(self.issuers, [identify(document, a) for a in actors]):
            at = next((i for i, known in enumerate(self.issuers) if _same_issuer(known, actor)), None)
            if at is None:
                self.issuers.append(actor)
            else:
                self.issuers[at] = _fuller(self.issuers[at], actor)

    def absorb(self, document: Document, other: "Draft") -> None:
        """Take in another draft of the same statement."""
        self.kind = self.kind or other.kind
        self.issuers = list(_placed(other.issuers, self.issuers))
        self.add_issuers(document, other.issuers)
        self.nouns += other.nouns
        self.cues += other.cues

    def settle(self) -> None:
        """Leave out issuers of whom no more than an office is known, and groups all of whose members are issuers."""
        known = [a for a in self.issuers if a.person or a.party]
        sides = sides_of(known)
        self.issuers = [a for a in known if not (a.party and set(_members(a.party.key)) <= sides - {a.party.key})]


def members_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides of actors, a group whose members are known ("the E3") as its members."""
    return frozenset(side for side_key in sides_of(actors) for side in _members(side_key))


def _members(key: str) -> Sequence[str]:
    return load_gazetteer().members(key) or (key,)


def same_statement(known: Draft, draft: Draft) -> bool:
    """Whether two drafts are of one joint statement: two sides or more issued both, and none contradicts it."""
    ours, theirs = members_of(draft.issuers), members_of(known.issuers)
    if draft.another or known.another or len(ours & theirs) < 2:
        return False
    if ours <= theirs or theirs <= ours:
        return True
    # One of them names somebody without a party: "Sir Jan Doe and the Finnish and Danish leaders".
    return len(draft.issuers) == len(known.issuers) and _lone(draft.issuers) + _lone(known.issuers) > 0


def _lone(actors: Iterable[Actor]) -> int:
    return sum(actor.party is None and actor.person is not None for actor in actors)


# ── one issuer ──────────────────────────────────────────────────────────────


def _same_issuer(known: Actor, new: Actor) -> bool:
    if known.person and new.person:
        return known.person == new.person
    return known.party is not None and sides_of([known]) == sides_of([new])


def _fuller(known: Actor, new: Actor) -> Actor:
    """Both as one: the person, if one of them is named, with the office and party of either."""
    if new.person and not known.person:
        known, new = new, known
    office, party = known.office or new.office, known.party or new.party
    if known.office is None and office is not None and office.title.lower() == _NO_TITLE:
        office = None  # "the leaders of A and B" are named later: the word is no title of theirs
    if (office, party) == (known.office, known.party):
        return known
    passages = tuple(sorted({*known.passages, *new.passages}))
    return Actor(known.person, office, party, passages, known.inferred or new.inferred)


# ── people without a party, parties without a person ────────────────────────


def _placed(known: Sequence[Actor], new: Sequence[Actor]) -> list[Actor]:
    """The new actors, people without a party given the parties of issuers that are otherwise nobody's.

    Both name the same number: "the leaders of A, B and C", "Jane Doe, John Roe and Ann Poe". Who is known by name
    leaves the list; the others stand in the same order.
    """
    if len(known) != len(new) or len(new) < 2:
        return list(new)
    names = {actor.person for actor in known if actor.person}
    taken = {side_of(actor.party) for actor in new if actor.party is not None}
    lone = [actor for actor in new if actor.person and actor.party is None and actor.person not in names]
    free = [a for a in known if a.party is not None and a.person is None and side_of(a.party) not in taken]
    if not lone or len(lone) != len(free):
        return list(new)
    parties = {actor.person: issuer for actor, issuer in zip(lone, free, strict=True)}
    return [_acting_for(actor, parties[actor.person]) if actor in lone else actor for actor in new]


def _acting_for(actor: Actor, issuer: Actor) -> Actor:
    party: Party | None = issuer.party
    return replace(actor.with_passages(issuer.passages), party=party, inferred=True)
