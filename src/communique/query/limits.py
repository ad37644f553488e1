"""What one query may cost."""

import os
from dataclasses import dataclass, field


def _processors() -> int:
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits, each with its unit.

    Attributes:
        timeout: Seconds that one query may be evaluated.
        rows: Rows of a table, or triples of a graph, that one answer may have.
        answer_bytes: Bytes that one answer may have.
        memory_bytes: Memory that one query may take beyond the loaded graph (Linux only, where the system counts it).
        query_bytes: Length of a query's text in UTF-8.
        depth: Brackets that may be open at once in a query.
        at_once: Queries that are evaluated at the same time.
        waiting: Queries that may wait for one of these places; each waits ``timeout`` seconds at most.
    """

    timeout: float = 10.0
    rows: int = 100_000
    answer_bytes: int = 16 * 2**20
    memory_bytes: int = 2**30
    query_bytes: int = 64 * 2**10
    depth: int = 64
    at_once: int = field(default_factory=_processors)
    waiting: int = 64
