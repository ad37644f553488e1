"""From names to Wikidata by the packaged tables alone: exact after folding, or not at all.

A row of the tables is verified (its identifier and its label stood together in a public data set made
from Wikidata). What is ambiguous stays unlinked; there is no score and no nearest match.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique.lexicon.gazetteer import Gazetteer, load_gazetteer
from communique.lexicon.tables import packaged, values
from communique.link.names import fold, name_key

_STATE_CODE = re.compile(r"[A-Z]{2}")
_FILLERS = frozenset({"of", "for", "the", "and", "to", "federal", "affairs"})


@dataclass(frozen=True, slots=True, order=True)
class LinkedEntity:
    """An item of Wikidata.

    Attributes:
        label: Its English label as verified.
        qid: Its identifier, ``Q`` and digits.
        source: Where label and identifier stood together.
    """

    label: str
    qid: str
    source: str

    @property
    def iri(self) -> str:
        """The IRI of the entity."""
        return f"http://www.wikidata.org/entity/{self.qid}"


class _Index:
    """Entities by key; a key that two different items share leads to neither."""

    def __init__(self, pairs: Iterable[tuple[str, LinkedEntity]]) -> None:
        self._found: dict[str, dict[str, LinkedEntity]] = {}
        for key, entity in pairs:
            if key:
                self._found.setdefault(key, {}).setdefault(entity.qid, entity)

    def get(self, key: str) -> LinkedEntity | None:
        found = self._found.get(key, {})
        return next(iter(found.values())) if len(found) == 1 else None


class Links:
    """The packaged links; ``load_links`` gives them."""

    def __init__(self, tables: Mapping[str, list[dict[str, str]]], gazetteer: Gazetteer) -> None:
        self._parties = {row["iso2"]: _entity(row, "label") for row in tables["states"]}
        self._parties |= {row["slug"]: _entity(row, "label") for row in tables["organisations"] if row["qid"]}
        self._people = _Index(_person_keys(tables["people"]))
        self._affiliation = {row["qid"]: row["state"] for row in tables["people"]}
        self._entities = {row["qid"]: _entity(row, "name") for row in tables["people"]}
        self._names_of = {key: _party_names(gazetteer, key) for key in {row["state"] for row in tables["offices"]}}
        self._offices = _Index(
            (self._office_key(title, row["state"]), _entity(row, "title"))
            for row in tables["offices"]
            for title in (row["title"], *values(row["aliases"]))
        )
        self._terms = tuple((row["person"], row["person_qid"], row["office"]) for row in tables["terms"])
        self._places = _Index(_place_keys(tables["places"], tables["states"], gazetteer))
        self._items = _Index(
            (fold(form), _entity(row, "label"))
            for row in tables["weapons"]
            for form in (row["label"], *values(row["aliases"]))
        )
        self._resolutions = {int(r["number"]): _entity(r, "label") for r in tables["resolutions"] if r["qid"]}

    def party(self, key: str) -> LinkedEntity | None:
        """The state or body of that key (``KR``, ``un``)."""
        return self._parties.get(key)

    def person(self, name: str, state: str | None = None) -> LinkedEntity | None:
        """The person of that full name, in any order and transliteration.

        Args:
            name: As printed; a lone family name finds nobody.
            state: Code of the state (or key of the body) the person acts for, where known. A person of another
                state is not the one meant.
        """
        found = self._people.get(name_key(name))
        if found is None:
            return None
        home = self._affiliation[found.qid]
        both_states = bool(state and _STATE_CODE.fullmatch(state) and _STATE_CODE.fullmatch(home))
        return None if both_states and state != home else found

    def home(self, name: str) -> str | None:
        """The state for which the person of that full name acts; ``None`` for unknown people and those of a body."""
        found = self._people.get(name_key(name))
        state = self._affiliation[found.qid] if found is not None else ""
        return state if _STATE_CODE.fullmatch(state) else None

    def holder(self, family: str, title: str, state: str) -> LinkedEntity | None:
        """The one person of that family name who has held such an office of that state: "Russian President Putin".

        Args:
            family: A single name as printed, first or last of the full name.
            title: The office as printed.
            state: Code of the state whose office it is.
        """
        named = {
            qid
            for person, qid, office in self._terms
            if self._affiliation.get(qid) == state
            and fold(family) in (fold(person).split()[0], fold(person).split()[-1])
            and set(self._office_key(title, state).split()) <= set(self._office_key(office, state).split())
        }
        return self._entities[named.pop()] if len(named) == 1 else None

    def office(self, title: str, state: str | None = None) -> LinkedEntity | None:
        """The office of that title in that state or body; without one, the class of such offices.

        *Defense Minister*, *Minister of Defence* and *Japanese Defense Minister* are one title for Japan. An office of
        one state is never linked to the class, nor to another state's.
        """
        return self._offices.get(self._office_key(title, state or ""))

    def _office_key(self, title: str, party: str) -> str:
        return f"{party} {_office_words(title, self._names_of.get(party, ()))}"

    def place(self, name: str) -> LinkedEntity | None:
        """The place, capital or state of that name."""
        return self._places.get(_without_article(fold(name)))

    def resolution(self, number: int) -> LinkedEntity | None:
        """The Security Council's resolution of that number; none of the packaged ones has a verified item yet."""
        return self._resolutions.get(number)

    def item(self, code: str) -> LinkedEntity | None:
        """The weapon or class of weapons of that code or name (``ballistic-missiles``, ``HIMARS``)."""
        return self._items.get(fold(code))


@cache
def load_links() -> Links:
    """The packaged links, read once."""
    names = ("states", "organisations", "people", "terms", "offices", "places", "weapons", "resolutions")
    return Links({name: packaged(name) for name in names}, load_gazetteer())


def _entity(row: Mapping[str, str], label: str) -> LinkedEntity:
    return LinkedEntity(row[label], row["qid"], row["source"])


def _without_article(folded: str) -> str:
    return folded.removeprefix("the ")


def _person_keys(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, LinkedEntity]]:
    for row in rows:
        for name in (row["name"], *values(row["aliases"])):
            yield name_key(name), _entity(row, "name")


def _place_keys(
    places: Iterable[Mapping[str, str]], states: Iterable[Mapping[str, str]], gazetteer: Gazetteer
) -> Iterator[tuple[str, LinkedEntity]]:
    """Keys of places, capitals and states, but of none whose name alone proves nothing (Victoria, Georgia)."""
    doubtful = _doubtful_names(gazetteer)
    for row in states:
        if fold(row["label"]) not in doubtful:
            yield _without_article(fold(row["label"])), _entity(row, "label")
    names_of_states = {fold(state.label) for state in gazetteer.states()}
    for row in places:
        for name in (row["name"], *values(row["aliases"])):
            key = fold(name)
            if key not in doubtful and key not in names_of_states:
                yield _without_article(key), _entity(row, "name")


def _doubtful_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The contextual names of states and capitals; a town that stands for two parties (Brussels) is still one town."""
    surfaces = list(gazetteer.parties())
    metonyms = {s.form for s in surfaces if s.sense == "metonym"}
    return frozenset(
        fold(s.form) for s in surfaces if s.contextual and s.sense in {"name", "capital"} and s.form not in metonyms
    )


def _party_names(gazetteer: Gazetteer, key: str) -> tuple[str, ...]:
    """The names and adjectives of a party, folded, the longest first: *Republic of Korea*, *Japanese*."""
    party = gazetteer.party(key)
    forms = {fold(s.form) for s in gazetteer.parties() if s.party == party and s.sense in {"name", "demonym"}}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _office_words(title: str, party_names: Iterable[str]) -> str:
    """The words of a title that tell the office, in alphabetical order, with one spelling and without the party."""
    text = f" {fold(title).replace('defence', 'defense')} "
    for name in party_names:
        text = text.replace(f" {name} ", " ").replace(f" {name}s ", " ")
    text = text.replace(" secretary of state for ", " secretary ")
    return " ".join(sorted({word for word in text.split() if word not in _FILLERS}))
