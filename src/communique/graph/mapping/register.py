"""Everybody and everything that the knowledge names, with the words that name it.

A thing is named where it is listed (``Knowledge.people``, ``Knowledge.parties``, a meeting's place). What only
a fact refers to is named by that fact's own support, so that no node of the graph is without a class,
a label and a passage.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Generic, TypeVar

from pyoxigraph import NamedNode

from communique.graph.iris import Iris
from communique.model import Article, Knowledge, Office, Party, PartyKind, Person, Role, Stated, Support
from communique.model.slugs import slug

Thing = TypeVar("Thing")
Post = tuple[Office, Party | None]

_WORD = re.compile(r"\w+")
# Words that make no name when they stand alone.
_SMALL = frozenset({"a", "al", "and", "da", "de", "der", "for", "in", "of", "on", "the", "to", "van", "von"})


@dataclass(slots=True)
class Entry(Generic[Thing]):
    """One thing under all its names.

    Attributes:
        node: Its IRI.
        things: All the values that lead to this IRI; they may differ in their labels.
        listed: Support of the places that name it.
        referred: Support of the facts that refer to it.
        parties: Keys of the parties for which a person is said to act.
    """

    node: NamedNode
    things: set[Thing] = field(default_factory=set)
    listed: set[Support] = field(default_factory=set)
    referred: set[Support] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)

    @property
    def supports(self) -> list[Support]:
        """Where it is named, sorted."""
        return sorted(self.listed or self.referred)


class Register:
    """All that is named, each thing once. Filled from the whole knowledge before anything is said."""

    def __init__(self, iris: Iris, knowledge: Knowledge) -> None:
        self._iris = iris
        self._parties: dict[str, Entry[Party]] = {}
        self._persons: dict[str, Entry[Person]] = {}
        self._offices: dict[str, Entry[Post]] = {}
        self._places: dict[str, Entry[str]] = {}
        self._collect(knowledge)

    @property
    def parties(self) -> list[Entry[Party]]:
        """The parties, sorted by IRI."""
        return [self._parties[iri] for iri in sorted(self._parties)]

    @property
    def persons(self) -> list[Entry[Person]]:
        """The persons, sorted by IRI."""
        return [self._persons[iri] for iri in sorted(self._persons)]

    @property
    def offices(self) -> list[Entry[Post]]:
        """The offices, sorted by IRI."""
        return [self._offices[iri] for iri in sorted(self._offices)]

    @property
    def places(self) -> list[Entry[str]]:
        """The places, sorted by IRI."""
        return [self._places[iri] for iri in sorted(self._places)]

    def _collect(self, knowledge: Knowledge) -> None:
        for party, supports in knowledge.parties:
            self._party(party).listed.update(supports)
        for article in knowledge.articles:
            for party, support in publishers(article):
                self._party(party).listed.add(support)
        for role in knowledge.people:
            if role.person:
                self._person(role.person).listed.update(role.supports)
        for role in _roles(knowledge):
            self._role(role)
        for mentioned, evidence in _mentions(knowledge):
            self._party(mentioned).referred.update(evidence)
        for meeting in knowledge.meetings:
            if meeting.place:
                self._place(meeting.place).listed.update(meeting.place.supports)
        self._imply_states()

    def _role(self, role: Role) -> None:
        if role.person:
            person = self._person(role.person)
            person.referred.update(role.supports)
            if role.party:
                person.parties.add(role.party.key)
        if role.party:
            self._party(role.party).referred.update(role.supports)
        if role.office:
            node = self._iris.office(role.office, role.party)
            entry = self._offices.setdefault(node.value, Entry(node))
            entry.things.add((role.office, role.party))
            entry.listed.update(role.supports)

    def _imply_states(self) -> None:
        # The words that name an organ of government ("the Kremlin") also name its state, where nothing else does.
        for entry in self.parties:
            for code in sorted({party.state for party in entry.things if party.state}):
                state = self._party(state_of(code))
                if state is not entry and not state.listed:
                    state.referred.update(entry.supports)

    def _party(self, party: Party) -> Entry[Party]:
        node = self._iris.party(party)
        entry = self._parties.setdefault(node.value, Entry(node))
        entry.things.add(party)
        return entry

    def _person(self, person: Person) -> Entry[Person]:
        node = person_node(self._iris, person)
        entry = self._persons.setdefault(node.value, Entry(node))
        entry.things.add(person)
        return entry

    def _place(self, place: Stated) -> Entry[str]:
        node = place_node(self._iris, place)
        entry = self._places.setdefault(node.value, Entry(node))
        entry.things.add(place.text)
        return entry


def person_node(iris: Iris, person: Person) -> NamedNode:
    """The IRI of a person."""
    return iris.thing("person", person.key)


def place_node(iris: Iris, place: Stated) -> NamedNode:
    """The IRI of a place: by the code it was mapped to, else by its words."""
    return iris.thing("place", place.code or place.text)


def organisation(name: str) -> Party:
    """The organisation of that name or key."""
    return Party(PartyKind.ORGANISATION, slug(name), name)


def state_of(code: str) -> Party:
    """The state of an ISO code; its label is the code until a table or a text gives a better one."""
    return Party(PartyKind.STATE, code, code.upper())


def publishers(article: Article) -> Iterator[tuple[Party, Support]]:
    """The outlet and the agency of an article, each with the words that name it."""
    for named in (article.outlet, article.agency):
        if named:
            yield organisation(named.name), Support((named.passage,))


def _roles(knowledge: Knowledge) -> Iterator[Role]:
    yield from knowledge.people
    for meeting in knowledge.meetings:
        yield from meeting.participants
    for statement in knowledge.statements:
        yield from statement.signatures
        yield from (quote.speaker for quote in statement.quotes if quote.speaker)
    yield from (claim.claimant for claim in knowledge.claims if claim.claimant)


def _mentions(knowledge: Knowledge) -> Iterator[tuple[Party, Iterable[Support]]]:
    for statement in knowledge.statements:
        for position in statement.positions:
            if position.target:
                yield position.target, position.supports
    for proposition in knowledge.propositions:
        if proposition.supplier:
            yield proposition.supplier, proposition.supplier_supports or proposition.supports
        if proposition.recipient:
            yield proposition.recipient, proposition.recipient_supports or proposition.supports
    for _, citation in knowledge.resolutions:
        if citation.body:
            yield organisation(citation.body), citation.supports


def printed_form(text: str, name: str, *, whole: bool) -> str | None:
    """The words of ``text`` that print ``name``, or ``None`` when none do.

    Compared without case and accents, so that "Kamikawa" is found for "Yōko Kamikawa".

    Args:
        text: Words of an article.
        name: The name for people.
        whole: Whether every word of the name has to be there; else the longest run of its words counts.
    """
    wanted = [_folded(word) for word in _WORD.findall(name)]
    found = list(_WORD.finditer(text))
    best: tuple[int, int] | None = None
    for first in range(len(found)):
        last = first
        run: list[str] = []
        while last < len(found) and (word := _word_of(found[last].group(), wanted, exact=whole)) is not None:
            run.append(word)
            last += 1
        enough = set(wanted) <= set(run) if whole else bool(set(run) - _SMALL)
        if enough and (best is None or last - first > best[1] - best[0]):
            best = (first, last)
    return text[found[best[0]].start() : found[best[1] - 1].end()] if best else None


def _word_of(printed: str, wanted: Sequence[str], *, exact: bool) -> str | None:
    """The word of a name that a printed word is; transliterations differ in their ends ("Sergei", "Sergey")."""
    folded = _folded(printed)
    if folded in wanted or exact:
        return folded if folded in wanted else None
    return next((word for word in wanted if _is_spelling(folded, word)), None)


def _is_spelling(a: str, b: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(a, b, strict=False)))
    return shared >= 4 and shared >= max(len(a), len(b)) - 2


def _folded(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()
