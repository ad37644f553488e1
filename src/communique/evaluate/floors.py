"""Floors below which a measure must not fall, kept in a file and never lowered in silence.

A floors file is TOML. Each table names a kind of fact (``statement``), a slot (``"claim.stance"``), ``micro``,
``macro``, ``grounded`` or ``forbidden``; its keys name measures::

    [micro]
    precision = 0.88
    f1 = 0.75

    ["claim.stance"]
    f1 = 0.6

    [grounded]
    share = 1.0

    [forbidden]
    at_most = 0

A table may say why its floors were lowered (``lowered = "the gold has twice as many claims"``): nothing is computed
from it, but a floor should not fall without it.
"""

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path

from communique.errors import CommuniqueError, UsageError
from communique.evaluate.report import Report
from communique.evaluate.tally import Score

# Floors are written with three digits; a measure that rounds to its floor has reached it.
_DIGITS = 3
#: A floor further below its measure than this would let a gain be lost again: it is to be raised.
MARGIN = 0.02
_REASON = "lowered"


class FloorsMissedError(CommuniqueError):
    """At least one measure fell below its floor."""


class FloorsLowError(CommuniqueError):
    """At least one floor lies so far below its measure that it no longer holds what was gained."""


@dataclass(frozen=True, slots=True)
class Floor:
    """A bound of one measure of one subject; ``ceiling`` for a measure that must not rise above it."""

    subject: str
    measure: str
    bound: float
    ceiling: bool = False

    def missed(self, report: Report) -> str | None:
        """In words how the report misses the floor; ``None`` where it reaches it."""
        value = _measured(report, self.subject, self.measure)
        name = f"{self.subject} {self.measure}"
        if value is None:
            return f"{name} was not measured, its floor is {self.bound:g}"
        if self.ceiling:
            return f"{name} {self.bound:g} is exceeded: {value:g}" if value > self.bound else None
        return f"{name} is {value:.3f}, its floor {self.bound:.3f}" if round(value, _DIGITS) < self.bound else None

    def low(self, report: Report) -> str | None:
        """In words how far the floor lies below the report, and what to raise it to; ``None`` where it holds."""
        value = _measured(report, self.subject, self.measure)
        if value is None or self.ceiling or round(value - self.bound, _DIGITS) <= MARGIN:
            return None
        name = f"{self.subject} {self.measure}"
        return f"{name} is {value:.3f}, its floor {self.bound:.3f}: raise it to {math.floor(value * 100) / 100:.2f}"


def read_floors(path: Path) -> tuple[Floor, ...]:
    """The floors in a file, in its order.

    Raises:
        UsageError: ``floors-invalid``: the file cannot be read, or a table or key means nothing.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError("floors-invalid", f"The floors cannot be read: {error}.", where=str(path)) from error
    floors = []
    for subject, table in tables.items():
        allowed = _MEASURES.get(subject, _SCORE)
        if not isinstance(table, dict) or not table:
            raise UsageError("floors-invalid", f"{subject} is no table of measures.", where=str(path))
        for measure, bound in table.items():
            if measure == _REASON and isinstance(bound, str) and bound:
                continue
            if measure not in allowed or isinstance(bound, bool) or not isinstance(bound, int | float):
                raise UsageError(
                    "floors-invalid",
                    f"{subject}.{measure} is not a number for one of: {', '.join(allowed)}.",
                    where=str(path),
                )
            floors.append(Floor(subject, measure, float(bound), ceiling=measure == "at_most"))
    return tuple(floors)


def check_floors(report: Report, floors: tuple[Floor, ...], where: Path) -> None:
    """Nothing when every floor is reached.

    Raises:
        FloorsMissedError: ``floors-missed``, with one line for each that is not.
    """
    missed = [line for line in (floor.missed(report) for floor in floors) if line]
    if missed:
        raise FloorsMissedError(
            "floors-missed",
            "\n  ".join([f"{len(missed)} of {len(floors)} floors are missed:", *missed]),
            where=str(where),
        )


def low_floors(report: Report, floors: tuple[Floor, ...]) -> list[str]:
    """One line for each floor that lies more than :data:`MARGIN` below what was measured."""
    return [line for line in (floor.low(report) for floor in floors) if line]


def check_tight(report: Report, floors: tuple[Floor, ...], where: Path) -> None:
    """Nothing when every floor is close to its measure.

    Raises:
        FloorsLowError: ``floors-low``, with one line for each that is to be raised.
    """
    low = low_floors(report, floors)
    if low:
        message = "\n  ".join([f"{len(low)} of {len(floors)} floors are to be raised:", *low])
        raise FloorsLowError("floors-low", message, where=str(where))


_SCORE = ("precision", "recall", "f1")
_MEASURES = {"macro": ("f1",), "grounded": ("share",), "forbidden": ("at_most",)}


def _measured(report: Report, subject: str, measure: str) -> float | None:
    match subject:
        case "macro":
            return report.macro_f1
        case "grounded":
            return report.grounded
        case "forbidden":
            return float(len(report.forbidden))
        case "micro":
            return _figure(report.micro, measure)
        case _:
            count = report.groups.get(subject) or report.slots.get(subject)
            return _figure(count.score, measure) if count else None


def _figure(score: Score, measure: str) -> float:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}[measure]
