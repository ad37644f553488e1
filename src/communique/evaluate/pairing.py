"""Which predicted event answers to which event of gold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import TypeVar

from communique.evaluate.tally import Tally

Event = TypeVar("Event")

# Up to here every assignment is tried (at most 5,040); beyond, the best pair is taken again and again.
_SHORT_SIDE = 6
_LONG_SIDE = 7
_SLOT_PENALTY = 0.01


@dataclass(frozen=True, slots=True)
class Pair:
    """Two events that answer to each other, or one that is alone; events are named by their place in the document."""

    predicted: int | None
    gold: int | None
    tally: Tally


def pair_up(
    predicted: Sequence[Event],
    gold: Sequence[Event],
    slots: Callable[[Event, Event], Tally],
    nothing: Event,
    keys: tuple[str, ...],
    need: int,
) -> list[Pair]:
    """Pair events one to one so that their slots agree the most.

    Args:
        predicted: Events found.
        gold: Events sought.
        slots: Compares two events slot by slot.
        nothing: An event without any value, to count the slots of an event that has no partner.
        keys: The slots that identify an event.
        need: How many of them must agree, as far as gold has any.

    Returns:
        Every event once: the pairs and what is missed in the order of gold, then what is false.
    """
    grid = [[slots(p, g) for g in gold] for p in predicted]
    identified = [[_identified(tally, keys, need) for tally in row] for row in grid]
    weights = [[_agreement(tally) for tally in row] for row in grid]
    small = min(len(predicted), len(gold)) <= _SHORT_SIDE and max(len(predicted), len(gold)) <= _LONG_SIDE
    assign = _best_assignment if small else _greedy_assignment
    pairs = [(p, g) for p, g in assign(weights, identified) if identified[p][g]]
    alone = set(range(len(predicted))) - {p for p, _ in pairs}
    partner = {g: p for p, g in pairs}
    result = []
    for g, event in enumerate(gold):
        p = partner.get(g)
        result.append(Pair(p, g, slots(nothing, event) if p is None else grid[p][g]))
    return result + [Pair(p, None, slots(predicted[p], nothing)) for p in sorted(alone)]


def _agreement(tally: Tally) -> float:
    """Agreeing slots on both sides; of two equal ones the pair with fewer slots is the better."""
    count = tally.total()
    return count.hit + count.found - _SLOT_PENALTY * (count.predicted + count.gold)


def _identified(tally: Tally, keys: tuple[str, ...], need: int) -> bool:
    """Whether enough identifying slots agree; where gold has none, whether anything does."""
    sought = sum(tally.of(key).gold > 0 for key in keys)
    if not sought:
        return tally.total().hit > 0
    return sum(tally.of(key).found > 0 for key in keys) >= min(need, sought)


def _best_assignment(weights: list[list[float]], identified: list[list[bool]]) -> list[tuple[int, int]]:
    """The assignment of greatest weight of identified pairs, the first in order among equals."""
    if not weights or not weights[0]:
        return []
    worth = [
        [weight if known else 0.0 for weight, known in zip(*row, strict=True)]
        for row in zip(weights, identified, strict=True)
    ]
    turned = len(worth) > len(worth[0])
    table = [list(column) for column in zip(*worth, strict=True)] if turned else worth
    # ``max`` keeps the first of equals, and ``permutations`` counts up.
    best = max(
        permutations(range(len(table[0])), len(table)),
        key=lambda choice: sum(table[row][column] for row, column in enumerate(choice)),
    )
    return [(column, row) if turned else (row, column) for row, column in enumerate(best)]


def _greedy_assignment(weights: list[list[float]], _identified: list[list[bool]]) -> list[tuple[int, int]]:
    """Again and again the pair of greatest weight whose events are both free, the last in order among equals."""
    cells = sorted(((weight, p, g) for p, row in enumerate(weights) for g, weight in enumerate(row)), reverse=True)
    taken_p: set[int] = set()
    taken_g: set[int] = set()
    pairs = []
    for _, p, g in cells:
        if p not in taken_p and g not in taken_g:
            taken_p.add(p)
            taken_g.add(g)
            pairs.append((p, g))
    return pairs
