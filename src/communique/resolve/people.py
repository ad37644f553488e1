"""One identity per person.

Two mentions are one person when their names are the same but for order, hyphens, diacritics and transliteration,
and the states they act for do not differ. A lone family name is nobody outside its article, unless state and office
leave one person of that name ("Russian President Putin"); and names that only look alike (letters of another script)
are different names.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from communique.model import Facts, Party, PartyKind, Person
from communique.model.slugs import slug
from communique.resolve.keys import digest, distinct, join
from communique.resolve.parties import chosen
from communique.resolve.rewrite import roles_in

# Words that belong to a family name and make no full name of it.
_PARTICLES = frozenset({"al", "bin", "da", "de", "der", "di", "du", "el", "ibn", "la", "le", "ter", "van", "von"})
# Characters of an article's identifier that make a name of that article alone distinct.
_ARTICLE_DIGITS = 8


class LinkedPerson(Protocol):
    """A person that a table knows."""

    @property
    def label(self) -> str: ...  # noqa: D102 — the preferred name
    @property
    def qid(self) -> str: ...  # noqa: D102 — the identifier; empty when the table has none


class Names(Protocol):
    """What resolution asks of the room ``link``."""

    def key(self, name: str, /) -> str:
        """A name without order, hyphens, diacritics and variants of transliteration: equal for equal names."""
        ...

    def person(self, name: str, state: str | None, /) -> LinkedPerson | None:
        """The person of that name, acting for that state (ISO code) where it is known."""
        ...

    def holder(self, family: str, title: str, state: str, /) -> LinkedPerson | None:
        """The one person of that family name who has held an office of that title in that state (ISO code)."""
        ...

    def home(self, name: str, /) -> str | None:
        """The state (ISO code) for which the person of that full name acts."""
        ...


@dataclass(frozen=True, slots=True)
class _Mention:
    """What one article calls one person."""

    article: str
    local: str
    forms: tuple[str, ...]
    state: str | None
    titles: tuple[str, ...] = ()

    @property
    def fullest(self) -> str:
        return min(self.forms, key=lambda form: (-len(form.split()), -len(form), form))

    @property
    def lone(self) -> bool:
        """Whether the article gives the family name only: one word, particles aside (*Petrov*, *al-Assad*)."""
        return sum(word.casefold() not in _PARTICLES for word in self.fullest.split()) < 2


@dataclass
class _Identity:
    """Mentions that are one person.

    Attributes:
        mentions: What articles call them.
        state: The state they act for.
        link: What the table knows of them.
        homonym: Whether somebody of another state has the same name.
        local: Whether only one article can know who is meant.
    """

    mentions: list[_Mention]
    state: str | None
    link: LinkedPerson | None = None
    homonym: bool = False
    local: bool = False

    @property
    def name(self) -> str:
        """The label of the table, else the fullest form; of several orders the one that most articles print."""
        if self.link:
            return self.link.label
        votes = Counter(form for mention in self.mentions for form in mention.forms)
        most = max(len(form.split()) for form in votes)
        return chosen(Counter({form: votes[form] for form in votes if len(form.split()) == most}))

    @property
    def article(self) -> str:
        return min(m.article for m in self.mentions)


def resolve_people(facts: Sequence[Facts], names: Names) -> Callable[[str, Person], Person]:
    """A function from an article's identifier and a person as that article has it to the person of all of them."""
    people = _by_link(_by_state(_by_name(_mentions(facts), names)), names)
    people.sort(key=lambda p: (p.name, p.state or "", p.article))
    table: dict[tuple[str, str], Person] = {}
    for person, key in zip(people, _keys(people), strict=True):
        for mention in person.mentions:
            table[(mention.article, mention.local)] = Person(key, person.name)
    return lambda article, person: table[(article, person.key)]


def _mentions(facts: Sequence[Facts]) -> list[_Mention]:
    mentions = []
    for one in facts:
        forms: dict[str, set[str]] = {}
        states: dict[str, Counter[str]] = {}
        titles: dict[str, set[str]] = {}
        for role in roles_in(one):
            if role.person:
                forms.setdefault(role.person.key, set()).add(role.person.name)
                states.setdefault(role.person.key, Counter()).update(_state_of(role.party))
                titles.setdefault(role.person.key, set()).update([role.office.title] if role.office else [])
        for local in sorted(forms):
            state = chosen(states[local]) if states[local] else None
            mentions.append(
                _Mention(one.article.id, local, tuple(sorted(forms[local])), state, tuple(sorted(titles[local])))
            )
    return mentions


def _state_of(party: Party | None) -> Iterable[str]:
    """The state that somebody acts for; an organisation between states is none."""
    if party is None:
        return ()
    state = party.key if party.kind is PartyKind.STATE else party.state
    return (state,) if state else ()


def _by_name(mentions: Iterable[_Mention], names: Names) -> list[list[_Mention]]:
    """Mentions under one name; a lone name is a group of its own in every article."""
    groups: dict[tuple[str, ...], list[_Mention]] = {}
    for mention in mentions:
        name = mention.fullest
        local = (mention.article, mention.local) if mention.lone else ()
        groups.setdefault((names.key(name), *_scripts(name), *local), []).append(mention)
    return [group for _, group in sorted(groups.items())]


def _scripts(name: str) -> tuple[str, ...]:
    """The scripts of a name's letters, which keep letters apart that merely look alike.

    Full-width and mathematical letters are scripts of their own here; a modifier letter is an apostrophe.
    """
    letters = (c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c) in {"Lu", "Ll", "Lo"})
    return tuple(sorted({unicodedata.name(c, "UNNAMED").split()[0] for c in letters}))


def _by_state(groups: Iterable[list[_Mention]]) -> list[_Identity]:
    """One person for each state under one name.

    A mention without a state belongs to the only person of that name. Where there are two, nobody knows whose
    it is, and it stays a person of its article.
    """
    people = []
    for group in groups:
        states = sorted({m.state for m in group if m.state})
        if len(states) < 2:
            people.append(_Identity(group, states[0] if states else None, local=group[0].lone))
            continue
        people += (_Identity([m for m in group if m.state == state], state, homonym=True) for state in states)
        stateless: dict[str, list[_Mention]] = {}
        for mention in group:
            if mention.state is None:
                stateless.setdefault(mention.article, []).append(mention)
        people += [_Identity(mentions, None, local=True) for _, mentions in sorted(stateless.items())]
    return people


def _by_link(people: Iterable[_Identity], names: Names) -> list[_Identity]:
    """Give people the name of the table, and join those whom the table knows as one person.

    A name of one article alone is not looked up, since a table cannot say whose it is; only an office can.
    """
    known: dict[str, list[_Identity]] = {}
    result = []
    for person in sorted(people, key=lambda p: p.state is None):
        person.link = _holder(person, names) if person.local else _link(person, names)
        person.local = person.local and person.link is None
        same = known.setdefault(person.link.qid, []) if person.link and person.link.qid else []
        alike = [other for other in same if person.state in (None, other.state)]
        if len(alike) == 1:
            alike[0].mentions += person.mentions
            continue
        same.append(person)
        result.append(person)
    return result


def _link(person: _Identity, names: Names) -> LinkedPerson | None:
    """What the table says of any form of the name, if it says one thing."""
    forms = sorted({form for mention in person.mentions for form in mention.forms if len(form.split()) > 1})
    found = [link for link in (names.person(form, person.state) for form in forms) if link]
    return found[0] if len({(link.qid, link.label) for link in found}) == 1 else None


def _holder(person: _Identity, names: Names) -> LinkedPerson | None:
    """Who held the offices that an article gives with a lone family name, if that is one person."""
    (mention, *others) = person.mentions
    if others or not mention.lone or person.state is None:
        return None
    found = [names.holder(mention.fullest, title, person.state) for title in mention.titles]
    links = {(link.qid, link.label): link for link in found if link}
    return next(iter(links.values())) if len(links) == 1 else None


def _keys(people: Sequence[_Identity]) -> list[str]:
    """A slug of each name, with the state where people share it, with the article where only that one knows it."""
    slugs = Counter(slug(p.name) for p in people)
    wanted = []
    for person in people:
        plain, suffix = slug(person.name), ""
        if person.local:
            suffix = person.article[:_ARTICLE_DIGITS]
        elif person.state and (person.homonym or slugs[plain] > 1):
            suffix = slug(person.state)
        tie = digest(person.name, person.state, person.article, min(m.local for m in person.mentions))
        wanted.append((join(plain, suffix), tie))
    return distinct(wanted)
