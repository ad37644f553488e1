"""Measuring two things side by side."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Median times in seconds of ours and of a peer."""

    what: str
    ours: float
    peer: float

    @property
    def ratio(self) -> float:
        """How many times as long the peer takes: above 1 ours is faster."""
        return self.peer / self.ours if self.ours else float("inf")


def compare(what: str, ours: Callable[[], object], peer: Callable[[], object], rounds: int = 5) -> Row:
    """Run both in turn, so that a busy moment hits both, and compare the medians."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, kept in zip((ours, peer), times, strict=True):
            start = time.perf_counter()
            call()
            kept.append(time.perf_counter() - start)
    return Row(what, statistics.median(times[0]), statistics.median(times[1]))
