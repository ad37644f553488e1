"""Sentences of supply, built from the lexicon's own words: who gave what to whom, and who says so.

Each construction is one way in which English says it. A sentence knows what it says; a test compares that with what is
read from it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from communique.lexicon import load_lexicon
from metamorphic.casting import UNSPENT, StateForms, state_forms

#: What makes a sentence a text that is long enough to be read.
REST = " No end of the war is in sight, and the frost has closed the roads for the winter."
GOODS = ("rockets", "drones", "artillery shells", "ballistic missiles", "tanks", "rifles", "military equipment")

# Verbs that the small parser takes for something else in one form: "promising rockets", "had gifted tanks".
_MISTAKEN = frozenset({"consign", "resupply", "promise", "pledge", "truck", "gift", "forward"})
# Words of the lexicon that do not fit the sentences below: an offer is no supply yet; a transaction has no direction;
# the others take another grammar, or a particle (``PHRASAL``).
_UNFIT = frozenset({"offer", "transaction", "step", "supplying", "shipping", "receipt", "hand", "pass"}) | _MISTAKEN
_FROM_TO_ONLY = frozenset({"flow", "traffic"})
_PAST = {
    "send": "sent", "give": "gave", "sell": "sold", "buy": "bought", "get": "got", "bring": "brought", "lend": "lent",
    "take": "took", "say": "said", "write": "wrote",
}  # fmt: skip
_PARTICIPLES = {"give": "given", "take": "taken", "write": "written"}
_DOUBLED = frozenset({"ship", "transfer", "equip", "admit", "airdrop", "outfit", "transship", "tranship"})
# Verbs of carrying: into a place as well as to somebody.
_CARRYING = frozenset(
    {"ship", "send", "smuggle", "funnel", "ferry", "transport", "airlift", "channel", "dispatch", "move", "deliver"}
)
_TO_SOMEBODY = frozenset({"give", "sell", "send"})
_UNCOUNTABLE = frozenset({"smuggling", "provision"})


@dataclass(frozen=True)
class Verb:
    """A verb in its forms."""

    base: str

    @property
    def past(self) -> str:
        return _PAST.get(self.base) or self._regular("ed")

    @property
    def participle(self) -> str:
        return _PARTICIPLES.get(self.base) or self.past

    @property
    def gerund(self) -> str:
        return self._regular("ing")

    def _regular(self, ending: str) -> str:
        stem = self.base
        if stem in _DOUBLED:
            stem += stem[-1]
        elif stem.endswith("e") and not stem.endswith("ee"):
            stem = stem[:-1]
        elif ending == "ed" and stem.endswith("y") and stem[-2] not in "aeiou":
            stem = stem[:-1] + "i"
        return stem + ending


@dataclass(frozen=True)
class Told:
    """Who gives what to whom, and who speaks of it."""

    supplier: StateForms
    recipient: StateForms
    speaker: StateForms
    goods: str

    @property
    def was(self) -> str:
        return "was" if self.goods.endswith("equipment") else "were"


@dataclass(frozen=True)
class Sentence:
    """A sentence and what it says."""

    words: str
    told: Told

    @property
    def text(self) -> str:
        return self.words + REST


# ── how a supply is told ────────────────────────────────────────────────────

Clause = Callable[[Told, str], str]

#: Finite clauses, with the verb of giving; ``had`` fits every frame.
GIVING: Mapping[str, Clause] = {
    "active": lambda t, v: f"{t.supplier.name} had {Verb(v).participle} {t.goods} to {t.recipient.name}",
    "passive": lambda t, v: f"{t.goods} had been {Verb(v).participle} to {t.recipient.name} by {t.supplier.name}",
    "passive, giver first": lambda t, v: (
        f"{t.goods} had been {Verb(v).participle} by {t.supplier.name} to {t.recipient.name}"
    ),
    "object relative": lambda t, v: (
        f"the {t.goods} that {t.supplier.name} had {Verb(v).participle} to {t.recipient.name} {t.was} new"
    ),
    "reduced relative": lambda t, v: (
        f"the {t.goods} {Verb(v).participle} to {t.recipient.name} by {t.supplier.name} {t.was} new"
    ),
    "subject relative": lambda t, v: (
        f"{t.supplier.name}, which had {Verb(v).participle} {t.goods} to {t.recipient.name}, was breaking the law"
    ),
    "with a number": lambda t, v: (
        f"{t.supplier.name} had {Verb(v).participle} dozens of {t.goods} to {t.recipient.name} since May"
    ),
}
CARRYING: Mapping[str, Clause] = {
    "into": lambda t, v: f"{t.supplier.name} had {Verb(v).participle} {t.goods} into {t.recipient.name}",
    "from there": lambda t, v: f"{t.goods} had been {Verb(v).participle} from {t.supplier.name} to {t.recipient.name}",
}
TO_SOMEBODY: Mapping[str, Clause] = {
    "two objects": lambda t, v: f"{t.supplier.name} had {Verb(v).participle} {t.recipient.name} {t.goods}",
}
#: Verbs with a particle, here in their participles.
PHRASAL: Mapping[str, Clause] = {
    "particle before the goods": lambda t, v: f"{t.supplier.name} had {v} {t.goods} to {t.recipient.name}",
    "particle after the goods": lambda t, v: (
        f"{t.supplier.name} had {v.split()[0]} {t.goods} {v.split()[1]} to {t.recipient.name}"
    ),
    "particle in a passive": lambda t, v: f"{t.goods} had been {v} to {t.recipient.name} by {t.supplier.name}",
}
ARMING: Mapping[str, Clause] = {
    "with goods": lambda t, v: f"{t.supplier.name} had {Verb(v).participle} {t.recipient.name} with {t.goods}",
    "with goods, passive": lambda t, v: (
        f"{t.recipient.name} had been {Verb(v).participle} with {t.goods} by {t.supplier.name}"
    ),
}
GETTING: Mapping[str, Clause] = {
    "getting": lambda t, v: f"{t.recipient.name} had {Verb(v).participle} {t.goods} from {t.supplier.name}",
    "getting, relative": lambda t, v: (
        f"the {t.goods} that {t.recipient.name} had {Verb(v).participle} from {t.supplier.name} {t.was} new"
    ),
}
#: Nouns of supply.
OF_GIVING: Mapping[str, Clause] = {
    "owner": lambda t, n: f"{t.supplier.name}’s {n} of {t.goods} to {t.recipient.name}",
    "by whom": lambda t, n: f"the {n} of {t.goods} to {t.recipient.name} by {t.supplier.name}",
    "adjective": lambda t, n: f"the {t.supplier.adjective} {n} of {t.goods} to {t.recipient.name}",
}
FROM_TO: Mapping[str, Clause] = {
    "from and to": lambda t, n: f"the {n} of {t.goods} from {t.supplier.name} to {t.recipient.name}",
}
COMPOUND: Mapping[str, Clause] = {
    "compound": lambda t, n: f"{t.supplier.adjective} {singular(t.goods)} {plural(n)} to {t.recipient.name}",
}
OF_GETTING: Mapping[str, Clause] = {
    "owner gets": lambda t, n: f"{t.recipient.name}’s {n} of {t.goods} from {t.supplier.name}",
    "by whom gets": lambda t, n: f"the {n} of {t.goods} from {t.supplier.name} by {t.recipient.name}",
}


def singular(goods: str) -> str:
    """Goods before another noun: "missile shipments"."""
    return goods.removesuffix("s")


def plural(noun: str) -> str:
    """The plural of a noun of supply."""
    if noun in _UNCOUNTABLE:
        return noun
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "s", "x")) else f"{noun}s"


# ── who says so ─────────────────────────────────────────────────────────────

Frame = Callable[[Told, str], str]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


#: Around a finite clause: the speaker alleges it.
SAYING: Mapping[str, Frame] = {
    "said": lambda t, c: f"{t.speaker.name} said {c}.",
    "said that, on a day": lambda t, c: f"{t.speaker.name} said on Monday that {c}.",
    "trailing": lambda t, c: f"{_capital(c)}, {t.speaker.name} said.",
    "according to, trailing": lambda t, c: f"{_capital(c)}, according to {t.speaker.name}.",
    "according to": lambda t, c: f"According to {t.speaker.name}, {c}.",
    "capital": lambda t, c: f"{t.speaker.capital} told reporters that {c}.",
}
#: Around a noun of supply, with the stance that the speaker takes.
JUDGING: Mapping[str, tuple[str, Frame]] = {
    "condemned": ("condemns", lambda t, n: f"{t.speaker.name} condemned {n}."),
    "confirmed": ("asserts-as-confirmed", lambda t, n: f"{t.speaker.name} confirmed {n}."),
    "denied": ("denies", lambda t, n: f"{t.speaker.name} denied {n}."),
}
#: Around the gerund: the supplier is told by the frame.
BLAMING: Mapping[str, tuple[str, Frame]] = {
    "accused": ("alleges", lambda t, g: f"{t.speaker.name} accused {t.supplier.name} of {g} to {t.recipient.name}."),
    "condemned for": (
        "condemns",
        lambda t, g: f"{t.speaker.name} condemned {t.supplier.name} for {g} to {t.recipient.name}.",
    ),
}

# ── all of it ───────────────────────────────────────────────────────────────


def casts() -> Iterator[Told]:
    """Other states and goods for every sentence, in a fixed order; nobody plays two parts."""
    pool, size = UNSPENT, len(UNSPENT)
    for turn in count():
        first, step = turn % size, 1 + turn // size % 4
        chosen = [state_forms(pool[(first + step * part) % size]) for part in range(3)]
        yield Told(chosen[0], chosen[1], chosen[2], GOODS[(turn + turn // len(GOODS)) % len(GOODS)])


def constructions() -> dict[str, tuple[tuple[str, Clause], ...]]:
    """Name of a construction → every word of the lexicon that fits it, with the clause; nouns apart (``nominals``)."""
    words = load_lexicon().transfers
    give, get, arm = (_fit(v) for v in (words.give_verbs, words.get_verbs, words.arm_verbs - words.bare_arm_verbs))
    found: dict[str, tuple[tuple[str, Clause], ...]] = {}
    for verbs, clauses in (
        (give, GIVING),
        ([v for v in give if v in _CARRYING], CARRYING),
        ([v for v in give if v in _TO_SOMEBODY], TO_SOMEBODY),
        (["handed over", "passed on"], PHRASAL),
        (arm, ARMING),
        (get, GETTING),
    ):
        found |= {name: tuple((verb, clause) for verb in verbs) for name, clause in clauses.items()}
    return found


def nominals() -> dict[str, tuple[tuple[str, Clause], ...]]:
    """The same for nouns of supply."""
    words = load_lexicon().transfers
    give, get = _fit(words.give_nouns), _fit(words.get_nouns)
    owned = [n for n in give if n not in _FROM_TO_ONLY]
    found: dict[str, tuple[tuple[str, Clause], ...]] = {}
    for nouns, clauses in ((owned, OF_GIVING), (give, FROM_TO), (owned, COMPOUND), (get, OF_GETTING)):
        found |= {name: tuple((noun, clause) for noun in nouns) for name, clause in clauses.items()}
    return found


def gerunds() -> list[str]:
    """Verbs of giving for "accused X of …ing"."""
    return _fit(load_lexicon().transfers.give_verbs)


def _fit(words: frozenset[str]) -> list[str]:
    return sorted(word for word in words if word not in _UNFIT and word.isalpha())
