"""Counts of agreeing slots, and what follows from them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

P = TypeVar("P")
G = TypeVar("G")
Same = Callable[[P, G], bool]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, from 0 to 1. Nothing predicted is precise, nothing sought is found."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Count:
    """Of one slot: how many were predicted and sought, and how many of each side agree with the other.

    ``hit`` counts predicted values and ``found`` gold values: in lists compared many to one they differ.
    """

    hit: int = 0
    found: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.hit + other.hit, self.found + other.found, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def score(self) -> Score:
        """What the counts amount to."""
        precision = self.hit / self.predicted if self.predicted else 1.0
        recall = self.found / self.gold if self.gold else 1.0
        both = precision + recall
        return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value without a partner on the other side: missed where it stands in gold, false where it was predicted."""

    slot: str
    missed: bool
    value: object


class Tally:
    """Counts by slot (``meeting.date``), and the values that they count as missed or false."""

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}
        self.wrong: list[Wrong] = []

    def add(self, slot: str, count: Count) -> None:
        """Add to one slot."""
        self.counts[slot] = self.counts.get(slot, Count()) + count

    def merge(self, other: "Tally") -> None:
        """Add all slots of another tally."""
        for slot, count in other.counts.items():
            self.add(slot, count)
        self.wrong += other.wrong

    def scalar(self, slot: str, predicted: P | None, gold: G | None, same: Same[P, G]) -> None:
        """A slot with at most one value."""
        values = [] if predicted is None else [predicted]
        sought = [] if gold is None else [gold]
        self.paired(slot, values, sought, same)

    def paired(self, slot: str, predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> None:
        """A list whose values are matched one to one."""
        partner = greatest_matching(predicted, gold, same)
        self._compared(slot, predicted, gold, set(partner), set(partner.values()))

    def covered(self, slot: str, predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> None:
        """A list compared many to one: each side counts what the other covers. ``predicted`` holds nothing twice."""
        hit = {i for i, p in enumerate(predicted) if any(same(p, g) for g in gold)}
        found = {i for i, g in enumerate(gold) if any(same(p, g) for p in predicted)}
        self._compared(slot, predicted, gold, hit, found)

    def _compared(
        self, slot: str, predicted: Sequence[object], gold: Sequence[object], hit: set[int], found: set[int]
    ) -> None:
        """Count, and keep what did not agree: ``hit`` and ``found`` are the places of what did."""
        self.add(slot, Count(len(hit), len(found), len(predicted), len(gold)))
        self.wrong += (Wrong(slot, True, value) for i, value in enumerate(gold) if i not in found)
        self.wrong += (Wrong(slot, False, value) for i, value in enumerate(predicted) if i not in hit)

    def total(self) -> Count:
        """All slots together."""
        return sum(self.counts.values(), Count())

    def of(self, slot: str) -> Count:
        """The counts of one slot."""
        return self.counts.get(slot, Count())

    def groups(self) -> dict[str, Count]:
        """Counts by kind of fact: the first part of the slots' names."""
        grouped: dict[str, Count] = {}
        for slot, count in sorted(self.counts.items()):
            kind = slot.partition(".")[0]
            grouped[kind] = grouped.get(kind, Count()) + count
        return grouped


def merged(tallies: Iterable[Tally]) -> Tally:
    """One tally of many."""
    total = Tally()
    for tally in tallies:
        total.merge(tally)
    return total


def greatest_matching(predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> dict[int, int]:
    """A greatest one-to-one matching (by augmenting paths), from places in ``predicted`` to places in gold."""
    candidates = [[g for g, value in enumerate(gold) if same(p, value)] for p in predicted]
    partner: dict[int, int] = {}

    def settle(p: int, tried: set[int]) -> bool:
        for g in candidates[p]:
            if g in tried:
                continue
            tried.add(g)
            if g not in partner or settle(partner[g], tried):
                partner[g] = p
                return True
        return False

    for p in range(len(predicted)):
        settle(p, set())
    return {p: g for g, p in sorted(partner.items())}
