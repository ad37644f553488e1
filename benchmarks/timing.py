"""Measuring two things side by side."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Median times in seconds of ours and of a peer, for so many documents where it is about documents."""

    what: str
    ours: float
    peer: float
    documents: int = 0

    @property
    def ratio(self) -> float:
        """How many times as long the peer takes: above 1 ours is faster."""
        return self.peer / self.ours if self.ours else float("inf")

    @property
    def rate(self) -> float:
        """Documents in a second."""
        return self.documents / self.ours if self.ours else float("inf")


def compare(
    what: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    rounds: int = 5,
    *,
    clock: Callable[[], float] = time.perf_counter,
    documents: int = 0,
) -> Row:
    """Run both in turn, so that a busy moment hits both, and compare the medians.

    Args:
        what: What is measured.
        ours: One run of ours.
        peer: One run of the peer.
        rounds: How often.
        clock: ``time.process_time`` counts what all threads take, so that a document's time is that of one core.
        documents: How many documents each run goes through.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, kept in zip((ours, peer), times, strict=True):
            start = clock()
            call()
            kept.append(clock() - start)
    return Row(what, statistics.median(times[0]), statistics.median(times[1]), documents)
