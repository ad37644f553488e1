"""Facts that went wrong in the ways in which facts go wrong, from a seed."""

import copy
import random
from typing import Any

Facts = dict[str, Any]

_EVENTS = ("meetings", "statements", "transfers", "claims")
_TEXTS = (
    "ammunition and artillery rounds", "drones", "United States", "US", "Russia", "RU", "KP", "EU", "European Union",
    "Hamas", "the West", "Sergei Lavrov", "Lavrov", "Antony J. Blinken", "Tony Blinken", "Kim Jong-un", "Kihara Minoru",
    "deputy foreign minister", "Minister of Foreign Affairs", "top diplomat", "phone", "joint statement", "readout",
    "denies", "alleges", "about", "", "Hawaii", "food and other supplies",
)  # fmt: skip
_DATES = (
    "2024-05-02", "2024-05", "2024", "2024-05-02?", "2023-07/..", "../2024-05-02", "2023-07/2024-02", "2023-10~",
    "[2023-10-18,2023-10-19]", "2023-10-01/2023-10-31", "2024-03 /2024-12-13", "XXXX-10-13", "",
)  # fmt: skip
_DATE_KEYS = frozenset({"date", "issued", "period", "published"})


def mutated(documents: dict[str, Facts], seed: int) -> dict[str, Facts]:
    """Every document changed in several ways; some are left as they are, one may be missing."""
    rng = random.Random(seed)  # noqa: S311 — not for secrets
    result = copy.deepcopy(documents)
    pool = {kind: [event for d in documents.values() for event in d[kind]] for kind in _EVENTS}
    for stem, facts in result.items():
        for _ in range(rng.choice((0, 1, 3, 8, 20))):
            rng.choice(_CHANGES)(rng, facts, pool)
        if rng.random() < 0.3:
            _crowd(rng, facts, pool)
        if rng.random() < 0.3 and documents[stem]["must_not_appear"]:
            facts["persons"].append({"name": rng.choice(documents[stem]["must_not_appear"])})
    if rng.random() < 0.3:
        del result[rng.choice(sorted(result))]
    return result


def _drop(rng: random.Random, facts: Facts, _pool: dict[str, list[Any]]) -> None:
    kind = rng.choice((*_EVENTS, "persons", "resolutions"))
    if facts.get(kind):
        facts[kind].pop(rng.randrange(len(facts[kind])))


def _duplicate(rng: random.Random, facts: Facts, _pool: dict[str, list[Any]]) -> None:
    kind = rng.choice((*_EVENTS, "persons", "resolutions"))
    if facts.get(kind):
        facts[kind].insert(rng.randrange(len(facts[kind]) + 1), copy.deepcopy(rng.choice(facts[kind])))


def _swap(rng: random.Random, facts: Facts, _pool: dict[str, list[Any]]) -> None:
    for kind in _EVENTS:
        rng.shuffle(facts.get(kind, []))


def _borrow(rng: random.Random, facts: Facts, pool: dict[str, list[Any]]) -> None:
    kind = rng.choice(_EVENTS)
    facts.setdefault(kind, []).append(copy.deepcopy(rng.choice(pool[kind])))


def _crowd(rng: random.Random, facts: Facts, pool: dict[str, list[Any]]) -> None:
    """More events than are tried in every order."""
    for kind in _EVENTS[:3]:
        facts.setdefault(kind, []).extend(copy.deepcopy(rng.choices(pool[kind], k=rng.randrange(2, 9))))


def _omit(rng: random.Random, facts: Facts, _pool: dict[str, list[Any]]) -> None:
    facts.pop(rng.choice((*_EVENTS, "published", "resolutions", "must_not_appear")), None)


def _alter(rng: random.Random, facts: Facts, _pool: dict[str, list[Any]]) -> None:
    """One value somewhere in the document."""
    places = list(_places(facts))
    holder, key = rng.choice(places)
    if key in _DATE_KEYS:
        holder[key] = rng.choice((*_DATES, None))
    elif key == "about_transfer":
        holder[key] = rng.randrange(-1, 5)
    elif key == "value":
        holder[key] = rng.choice((None, 1000, 6700.0, "6700", "many"))
    elif key == "place" and rng.random() < 0.5:
        holder[key] = [holder[key] or "Seoul", "New York"]
    elif isinstance(holder[key], str):
        holder[key] = _rewritten(rng, holder[key])
    elif holder[key] is None and key != "quantity":
        holder[key] = rng.choice(_TEXTS)


def _rewritten(rng: random.Random, text: str) -> str | None:
    words = text.split()
    match rng.randrange(6):
        case 0:
            return rng.choice(_TEXTS)
        case 1:
            return " ".join(words[: rng.randrange(len(words) + 1)])
        case 2:
            return " ".join(reversed(words))
        case 3:
            return text.upper()
        case 4:
            return text.replace("e", "é").replace("y", "i")
        case _:
            return text + "s" if rng.random() < 0.7 else None


def _places(value: Any) -> Any:
    """Every holder and key of a plain value; forms keep the kinds that the form asks for."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _places(inner)
            else:
                yield value, key
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, dict | list):
                yield from _places(inner)
            elif isinstance(inner, str):
                yield value, number


_CHANGES = (_drop, _duplicate, _swap, _borrow, _omit, _alter, _alter, _alter, _alter)
