"""Time as articles speak of it, and time as it was resolved."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from communique.model.codes import TimeBasis
from communique.model.passages import Passage, Support

Modifier = Literal["", "since", "until", "before", "after", "early", "late", "about"]
Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar date as far as it is said: ``Oct. 13``, ``September 2023``, ``2017``."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: Monday is 0. ``weeks`` is -1 for *last*, 1 for *next*, 0 when bare."""

    weekday: int
    weeks: int = 0
    future: bool = False


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit counted from the day of speaking: *today* (day, 0), *last month* (month, -1)."""

    unit: Unit
    offset: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that say when, and what they mean before any base date is known."""

    passage: Passage
    form: Calendar | Weekday | Deictic
    modifier: Modifier = ""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A resolved time: an EDTF value and the bounds of its begin and end (``None`` where open)."""

    edtf: str
    earliest_begin: date | None
    latest_begin: date | None
    earliest_end: date | None
    latest_end: date | None
    basis: TimeBasis

    @property
    def exact(self) -> date | None:
        """The day, when the time is one day."""
        return self.earliest_begin if self.earliest_begin and self.earliest_begin == self.latest_end else None


@dataclass(frozen=True, slots=True)
class Timing:
    """When something was: the expression found, what supports it, and what it was resolved to.

    ``steps`` are the constraints used, each with the passage it comes from and a sentence for people.
    """

    support: Support
    expression: TimeExpression | None = None
    span: TimeSpan | None = None
    steps: tuple[tuple[Passage, str], ...] = ()
