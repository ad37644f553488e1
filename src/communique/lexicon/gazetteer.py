"""The parties that news names, and the forms by which it names them.

The tables behind it stand in ``lexicon/data``: built ones (``states``, ``terms`` …) from data sets that were
checked, and ones kept by hand (``states-forms``, ``actors``, ``masks``). See the README there.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeGuard, get_args

from communique.lexicon.tables import packaged, values
from communique.model import Party, PartyKind

Sense = Literal["name", "demonym", "people", "capital", "metonym"]
ActorKind = Literal["organisation", "armed-group", "group-of-states", "government-body", "media"]

# Without its accent the capital of the Maldives is an English word.
_ENGLISH_WORDS = frozenset({"Male"})
_APOSTROPHES = str.maketrans("'’", "’'")


@dataclass(frozen=True, slots=True)
class Surface:
    """One form under which news names a party; to be matched as it is written, capitals included.

    Attributes:
        form: The words, without *the*.
        party: Who is named.
        sense: ``name`` of the party; ``demonym``, the adjective (*Russian*); ``people`` (*Russians*); ``capital``, a
            place that may stand for the government; ``metonym``, which always does (*the Kremlin*).
        contextual: The form alone proves nothing (*Georgia*, *the North*, *the Quad*): it counts only where the text
            speaks of this party, or of its state, also under a form that is not contextual.
    """

    form: str
    party: Party
    sense: Sense
    contextual: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What the tables know of a state. ``iso2`` is its key; ``capitals`` are labels, the first the main one."""

    iso2: str
    iso3: str
    label: str
    capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    peoples: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A body that acts: what it is, whose it is, who belongs to it.

    Attributes:
        party: Its identity.
        kind: What it is.
        home: Code of the state whose government it belongs to; for media, of the state they sit in.
        role: For bodies of a government what they are there (``foreign-ministry``, ``presidency``), else empty.
        members: Codes of its members, where membership is fixed.
    """

    party: Party
    kind: ActorKind
    home: str | None
    role: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office as far as it is verified: an absent bound is unknown, not open.

    Bounds are EDTF values (``2023-10-07``, ``2020-09``); identifiers are those of Wikidata.
    """

    person: str
    person_qid: str
    office: str
    office_qid: str
    start: str | None
    end: str | None


class Gazetteer:
    """States, bodies and their forms; ``load_gazetteer`` gives the packaged one."""

    def __init__(
        self,
        states: Iterable[State],
        actors: Iterable[Actor],
        surfaces: Iterable[Surface],
        masks: Iterable[str],
        terms: Iterable[Term],
    ) -> None:
        self._states = {state.iso2: state for state in states}
        self._actors = {actor.party.key: actor for actor in actors}
        self._state_parties = {iso2: state_party(state) for iso2, state in self._states.items()}
        every = _settled(surfaces)
        media = {actor.party for actor in self._actors.values() if actor.kind == "media"}
        self._surfaces = tuple(s for s in every if s.party not in media)
        self._media = tuple(s for s in every if s.party in media)
        self._masks = tuple(masks)
        self._terms = tuple(terms)
        self._by_role = {(a.home, a.role): a.party for a in self._actors.values() if a.home and a.role}

    def parties(self) -> Iterable[Surface]:
        """Every form of every state and body but the media.

        A form that belongs to more than one party is contextual for each of them; a form that is
        not contextual occurs once.
        """
        return self._surfaces

    def media(self) -> Iterable[Surface]:
        """Every form of the news agencies and outlets, apart because they mostly report and do not act."""
        return self._media

    def masks(self) -> tuple[str, ...]:
        """Longer names that hold a form and name no party: *South China Sea*, *Latin American*."""
        return self._masks

    def party(self, key: str) -> Party | None:
        """The party of that key: a state's code or a body's slug."""
        if key in self._state_parties:
            return self._state_parties[key]
        actor = self._actors.get(key)
        return actor.party if actor else None

    def state(self, iso2: str) -> State | None:
        """What is known of a state."""
        return self._states.get(iso2)

    def states(self) -> tuple[State, ...]:
        """All states, by code."""
        return tuple(self._states[iso2] for iso2 in sorted(self._states))

    def actor(self, key: str) -> Actor | None:
        """What is known of a body."""
        return self._actors.get(key)

    def members(self, key: str) -> tuple[str, ...]:
        """The codes of the states that a group consists of; empty where membership is not fixed."""
        actor = self._actors.get(key)
        return actor.members if actor else ()

    def body_of(self, iso2: str, role: str) -> Party | None:
        """The body with that role in a state's government, so that *Seoul's defense ministry* has one identity.

        Args:
            iso2: Code of the state.
            role: ``foreign-ministry``, ``defence-ministry``, ``presidency``, ``parliament`` … ; ``military``,
                ``intelligence-service`` and other roles that several bodies share give none.
        """
        return self._by_role.get((iso2, role)) if role in _SINGULAR_ROLES else None

    def terms(self) -> tuple[Term, ...]:
        """Terms of office with their verified bounds."""
        return self._terms


_SINGULAR_ROLES = frozenset(
    {
        "foreign-ministry",
        "defence-ministry",
        "unification-ministry",
        "trade-ministry",
        "treasury",
        "presidency",
        "parliament",
    }
)


@cache
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer, read once."""
    states = tuple(_states())
    actors = tuple(_actors())
    parties = {state.iso2: state_party(state) for state in states}
    return Gazetteer(
        states,
        actors,
        [*_state_surfaces(states, parties), *_actor_surfaces({a.party.key: a.party for a in actors})],
        (row["form"] for row in packaged("masks")),
        _terms(),
    )


def state_party(state: State) -> Party:
    """The state as a party."""
    return Party(PartyKind.STATE, state.iso2, state.label)


def _states() -> Iterator[State]:
    for row in (*packaged("states"), *packaged("territories")):
        yield State(
            iso2=row["iso2"],
            iso3=row["iso3"],
            label=row["label"],
            capitals=values(row["capital"]),
            demonyms=values(row["demonyms"]),
            peoples=values(row["people"]),
            aliases=values(row["aliases"]),
        )


def _actors() -> Iterator[Actor]:
    for row in packaged("actors"):
        kind = row["kind"]
        if not _is_kind(kind):
            raise ValueError(f"actors.tsv: {row['slug']} has the unknown kind {kind!r}")
        home = row["state"] or None
        of_government = home if kind == "government-body" else None
        yield Actor(
            party=Party(PartyKind.ORGANISATION, row["slug"], row["label"], of_government),
            kind=kind,
            home=home,
            role=row["role"],
            members=values(row["members"]),
        )


def _terms() -> Iterator[Term]:
    for row in packaged("terms"):
        yield Term(
            person=row["person"],
            person_qid=row["person_qid"],
            office=row["office"],
            office_qid=row["office_qid"],
            start=row["start"] or None,
            end=row["end"] or None,
        )


def _is_kind(kind: str) -> TypeGuard[ActorKind]:
    return kind in get_args(ActorKind)


def _is_sense(sense: str) -> TypeGuard[Sense]:
    return sense in get_args(Sense)


def _state_surfaces(states: Iterable[State], parties: dict[str, Party]) -> Iterator[Surface]:
    """The forms of states; a hand-kept row replaces what the built table says of the same form."""
    by_hand = {}
    for row in packaged("states-forms"):
        sense = row["sense"]
        if not _is_sense(sense):
            raise ValueError(f"states-forms.tsv: {row['form']} has the unknown sense {sense!r}")
        party = parties[row["iso2"]]
        by_hand[party.key, row["form"]] = Surface(row["form"], party, sense, row["contextual"] == "yes")
    built: dict[tuple[str, str], Surface] = {}
    for state in states:
        senses: tuple[tuple[Sense, tuple[str, ...]], ...] = (
            ("name", (state.label, *state.aliases)),
            ("demonym", state.demonyms),
            ("people", state.peoples),
            ("capital", state.capitals),
        )
        for sense, forms in senses:
            for form in forms:
                built.setdefault((state.iso2, form), Surface(form, parties[state.iso2], sense))
    yield from (built | by_hand).values()


def _actor_surfaces(parties: dict[str, Party]) -> Iterator[Surface]:
    columns: tuple[tuple[str, Sense, bool], ...] = (
        ("forms", "name", False),
        ("contextual", "name", True),
        ("metonyms", "metonym", False),
        ("demonyms", "demonym", False),
        ("people", "people", False),
    )
    for row in packaged("actors"):
        for column, sense, contextual in columns:
            for form in values(row[column]):
                yield Surface(form, parties[row["slug"]], sense, contextual)


def _spellings(form: str) -> Iterator[str]:
    """The form, and as news also writes it: without accents, with the other apostrophe."""
    folded = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    for spelling in (form, folded):
        if spelling not in _ENGLISH_WORDS:
            yield spelling
            if "'" in spelling or "’" in spelling:
                yield spelling.translate(_APOSTROPHES)


def _settled(surfaces: Iterable[Surface]) -> tuple[Surface, ...]:
    """Every spelling of every form once for each party, contextual where parties share it, in a fixed order."""
    found: dict[tuple[str, str], Surface] = {}
    for surface in surfaces:
        for spelling in _spellings(surface.form):
            found.setdefault((spelling, surface.party.key), replace(surface, form=spelling))
    shared = Counter(form for form, _ in found)
    settled = (replace(s, contextual=True) if shared[s.form] > 1 else s for s in found.values())
    return tuple(sorted(settled, key=lambda s: (s.form, s.party.key)))
