"""Texts played by another cast: states and people replaced throughout, in every form under which a text names them.

The replacement is of the same kind: a name for a name, an adjective for an adjective, a capital for a capital. What
only sounds like a state stays (the Korean Peninsula, the South China Sea). Short forms that a state does not have
(ROK, "the North") become its name. Bodies of a government become those of the other state, named by a common noun.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from communique.lexicon.gazetteer import load_gazetteer
from metamorphic.outcome import Rendering

_APOSTROPHE = "['’]"
# Noun phrases in which the seeds use US or U.S. as an adjective.
_US_ADJECTIVE = (
    r"(?:U\.S\.|US)(?=\s(?:Secretary|secretary|Department|State\sDepartment|Indo-Pacific|counterpart|extended|claim|"
    r"accusation|military|helicopters|Government|and\sJapanese\smilitaries)\b|-led)"
)

# What stands in the text → what it is: state and form. Tried in this order at each place.
_FORMS: tuple[tuple[str, str, str], ...] = (
    (rf"Democratic People{_APOSTROPHE}s Republic of Korea", "KP", "full"),
    (r"Korean (?=Central News Agency)|KOREAN (?=CENTRAL NEWS AGENCY)", "KP", "nothing"),
    (r"Republic of Korea", "KR", "full"),
    (r"DPRK(?= sanctions)", "KP", "adjective"),
    (r"[Tt]he DPRK", "KP", "name"),
    (r"North Koreans", "KP", "people"),
    (r"North Korean", "KP", "adjective"),
    (r"N\. Korea|North Korea|DPRK|NK", "KP", "name"),
    (r"[Tt]he North(?! Korea)|(?<=condemn )North(?! Korea)", "KP", "name"),
    (r"Pyongyang", "KP", "capital"),
    (r"South Korean", "KR", "adjective"),
    (r"[Tt]he ROK", "KR", "name"),
    (r"S\. Korea|South Korea|ROK", "KR", "name"),
    (r"(?:(?<=government in )|(?<=between ))Korea\b", "KR", "name"),
    (r"Korean(?=-funded| victims)", "KR", "adjective"),
    (r"Seoul", "KR", "capital"),
    (r"SEOUL", "KR", "CAPITAL"),
    (r"Russian", "RU", "adjective"),
    (r"Russia", "RU", "name"),
    (r"Moscow", "RU", "capital"),
    (r"Ukrainian", "UA", "adjective"),
    (r"Ukraine", "UA", "name"),
    (r"Japanese", "JP", "adjective"),
    (r"Japan", "JP", "name"),
    (r"Tokyo", "JP", "capital"),
    (r"Australian", "AU", "adjective"),
    (r"Australia", "AU", "name"),
    (r"(?<!South )(?<!East )China(?! Sea)", "CN", "name"),
    (r"Beijing", "CN", "capital"),
    (r"Canada", "CA", "name"),
    (r"France", "FR", "name"),
    (r"Germany", "DE", "name"),
    (r"Italy", "IT", "name"),
    (r"New Zealand", "NZ", "name"),
    (r"Britain", "GB", "name"),
    (r"Americans", "US", "people"),
    (r"Indo-Pacific Command", "US", "command"),
    (r"(?<=US )Department of Defense", "US", "own defence ministry"),
    (r"State Department", "US", "own foreign ministry"),
    (r"White House", "US", "presidency"),
    (r"Pentagon", "US", "defence ministry"),
    (r"WASHINGTON", "US", "CAPITAL"),
    (r"Washington", "US", "capital"),
    (r"the U\.S\.(?= Experts)", "US", "name."),
    (_US_ADJECTIVE, "US", "adjective"),
    (rf"(?:[Tt]he )?(?!{_US_ADJECTIVE})(?:United States|U\.S\.|US\b|U\.S(?=-))", "US", "name"),
)
_PATTERN = re.compile("|".join(rf"(?P<f{n}>\b(?:{form}))" for n, (form, _, _) in enumerate(_FORMS)))
#: States whose name needs no "the" and which no seed names, for the everyday run.
UNSPENT = ("NO", "KE", "EG", "RS", "PE", "FI", "ID", "BY", "CU", "VN", "PK", "SE", "MA", "ZM", "TH", "LV")


@dataclass(frozen=True)
class StateForms:
    """The forms by which news names a state."""

    code: str
    name: str
    adjective: str
    people: str
    capital: str
    full: str

    def form(self, sense: str) -> str:
        """The form of that sense; a body of its government is named by a common noun."""
        return {
            "name": self.name,
            "name.": f"{self.name}.",
            "adjective": self.adjective,
            "people": self.people,
            "capital": self.capital,
            "CAPITAL": self.capital.upper(),
            "full": self.full,
            "nothing": "",
            "command": "Western Command",
            "own defence ministry": "Ministry of Defense",
            "own foreign ministry": "Foreign Ministry",
            "presidency": f"{self.adjective} presidency",
            "defence ministry": f"{self.adjective} Defense Ministry",
        }[sense]


@cache
def state_forms(code: str) -> StateForms:
    """The forms of a state, from the packaged tables."""
    state = load_gazetteer().state(code)
    assert state is not None
    people = state.peoples[0] if state.peoples else state.demonyms[0]
    full = next((a for a in state.aliases if re.search(r"\b(?:Republic|Kingdom|Federation)\b", a)), state.label)
    return StateForms(code, state.label, state.demonyms[0], people, state.capitals[0], full)


@cache
def eligible() -> tuple[str, ...]:
    """States that can take any part: one plain word for name, adjective and capital, which mean nothing else."""
    doubtful = {surface.form for surface in load_gazetteer().parties() if surface.contextual}
    found = []
    for state in load_gazetteer().states():
        if not (state.demonyms and state.capitals):
            continue
        words = (state.label, state.demonyms[0], state.capitals[0])
        if all(w.isalpha() and w.isascii() for w in words) and len({*words}) == 3 and doubtful.isdisjoint(words):
            found.append(state.iso2)
    return tuple(code for code in found if code not in _MISREAD)


# Also names of people, or used with "the", or named in the seeds.
_MISREAD = frozenset({"TD", "JO", "ML", "MC", "NL", "PH", "GM", "KM", *(state for _, state, _ in _FORMS)})


# ── people ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Name:
    """A name: given name, family name, and whether news prints the family name first."""

    given: str
    family: str
    family_first: bool = False

    def full(self) -> str:
        """The whole name as it is usually printed."""
        return f"{self.family} {self.given}" if self.family_first else f"{self.given} {self.family}"


@dataclass(frozen=True)
class _Part:
    """Somebody in the seeds: the forms of the whole name, that in the other order, the name used afterwards."""

    full: str
    short: str
    turned: str = ""


_PARTS: Mapping[str, _Part] = {
    "austin": _Part("Lloyd Austin", "Austin"),
    "marles": _Part("Richard Marles", "Marles"),
    "kihara": _Part("Minoru Kihara", "Kihara", "Kihara Minoru"),
    "putin": _Part("Vladimir Putin", "Putin"),
    "kim": _Part("Kim Jong[ -][Uu]n", "Kim"),
    "shin": _Part("Shin Won-sik", "Shin"),
    "park": _Part("Park Jin", "Park"),
    "blinken": _Part("Antony Blinken", "Blinken"),
    "kamikawa": _Part("Yoko Kamikawa", "Kamikawa"),
    "lavrov": _Part("Serge[iy] Lavrov", "Lavrov"),
    "yoon": _Part("Yoon Suk Yeol", "Yoon"),
}
#: Invented people. Who is printed in both orders can only be played by somebody whose name is, too.
NAMES = (
    Name("Helena", "Vogt"), Name("Tomas", "Brandt"), Name("Amara", "Okafor"), Name("Rashid", "Karimov"),
    Name("Lucia", "Ferrara"), Name("Ingrid", "Solberg"), Name("Mateus", "Carvalho"), Name("Noor", "Haddad"),
    Name("Pavel", "Novotny"), Name("Aylin", "Demir"), Name("Samuel", "Mensah"), Name("Farid", "Rahimi"),
    Name("Yong-ho", "Choe", True), Name("Tae-jun", "Baek", True), Name("Quoc Bao", "Nguyen", True),
    Name("Wenbo", "Zhao", True),
)  # fmt: skip
NAMES_IN_BOTH_ORDERS = (Name("Haruki", "Tanabe"), Name("Emiko", "Shirota"), Name("Kenji", "Morioka"))


@dataclass(frozen=True)
class Casting:
    """Who plays whom: states by code, people by the key of their part."""

    states: Mapping[str, str]
    people: Mapping[str, Name]

    def words(self, text: str) -> str:
        """The text with the new cast."""
        for key, name in self.people.items():
            part = _PARTS[key]
            if part.turned:
                text = text.replace(part.turned, f"{name.family} {name.given}")
                text = text.replace(part.full, f"{name.given} {name.family}")
            text = re.sub(rf"\b{part.short}\b", name.family, re.sub(part.full, name.full(), text))
        return self._articles(_PATTERN.sub(self._replaced, text))

    def _replaced(self, match: re.Match[str]) -> str:
        number = next(n for n in range(len(_FORMS)) if match[f"f{n}"] is not None)
        _, state, sense = _FORMS[number]
        player = self.states.get(state)
        return match[0] if player is None else state_forms(player).form(sense)

    def _articles(self, text: str) -> str:
        """ "a Kenyan", "an Egyptian"."""
        for player in self.states.values():
            form = state_forms(player).adjective
            article = "n" if form[0] in "AEIO" else ""
            text = re.sub(rf"\b([Aa])n? (?={form}\b)", rf"\1{article} ", text)
        return text

    def party(self, key: str) -> str:
        """The key of the party that plays the part of another."""
        state, _, body = key.partition("-")
        if key in self.states:
            return self.states[key]
        actor = load_gazetteer().actor(key)
        player = self.states.get((actor.home if actor and actor.home else state).upper())
        if player is None:
            return key
        if actor is None:
            return f"{player.lower()}-{body}"
        known = load_gazetteer().body_of(player, actor.role)
        return known.key if known else f"{player.lower()}-{actor.role}"

    def rendering(self) -> Rendering:
        """What the facts of the old text are written with."""
        return Rendering(words=self.words, party=self.party)


def states_in(text: str) -> list[str]:
    """The codes of the states that a seed names."""
    return sorted({_FORMS[n][1] for m in _PATTERN.finditer(text) for n in range(len(_FORMS)) if m[f"f{n}"] is not None})


def people_in(text: str) -> list[str]:
    """The keys of the parts of people in a seed."""
    return [key for key, part in _PARTS.items() if re.search(part.full, text)]


def cast_people(text: str, names: Sequence[Name], turned: Name) -> dict[str, Name]:
    """Somebody for every part of a seed: names in order; ``turned`` for who is printed in both orders."""
    free = iter(names)
    return {key: turned if _PARTS[key].turned else next(free) for key in people_in(text)}
