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


class Tally:
    """Counts by slot (``meeting.date``)."""

    def __init__(self) -> None:
        self.counts: dict[str, Count] = {}

    def add(self, slot: str, count: Count) -> None:
        """Add to one slot."""
        self.counts[slot] = self.counts.get(slot, Count()) + count

    def merge(self, other: "Tally") -> None:
        """Add all slots of another tally."""
        for slot, count in other.counts.items():
            self.add(slot, count)

    def scalar(self, slot: str, predicted: P | None, gold: G | None, same: Same[P, G]) -> None:
        """A slot with at most one value."""
        agree = int(predicted is not None and gold is not None and same(predicted, gold))
        self.add(slot, Count(agree, agree, int(predicted is not None), int(gold is not None)))

    def paired(self, slot: str, predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> None:
        """A list whose values are matched one to one."""
        agree = greatest_matching(predicted, gold, same)
        self.add(slot, Count(agree, agree, len(predicted), len(gold)))

    def covered(self, slot: str, predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> None:
        """A list compared many to one: each side counts what the other covers. ``predicted`` holds nothing twice."""
        self.add(
            slot,
            Count(
                hit=sum(any(same(p, g) for g in gold) for p in predicted),
                found=sum(any(same(p, g) for p in predicted) for g in gold),
                predicted=len(predicted),
                gold=len(gold),
            ),
        )

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


def greatest_matching(predicted: Sequence[P], gold: Sequence[G], same: Same[P, G]) -> int:
    """How many pairs a greatest one-to-one matching has (by augmenting paths)."""
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

    return sum(settle(p, set()) for p in range(len(predicted)))
