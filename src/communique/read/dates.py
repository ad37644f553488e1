"""Calendar dates with day, month and year, as pages print them.

Numbers alone are read only where they can mean one day: year first, or a number above 12 (or the same
number twice) in the place of the day. Everything else is left to those who read the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

#: Days of the week by their first three letters, Monday is 0.
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?<![A-Za-z/.-])
    (?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nes|nesday|r|rs|rsday|ur|urday)?\.?,?\s+)?
    (?:
        (?P<m1>{_MONTH})\.?[ \u00a0]+(?P<d1>{_DAY}),?[ \u00a0]+(?P<y1>\d{{4}})
      | (?<!\d)(?P<d2>{_DAY})(?:[ \u00a0]+of)?[ \u00a0-]+(?P<m2>{_MONTH})\.?,?[ \u00a0-]+(?P<y2>\d{{4}})
      | (?<!\d)(?P<y3>\d{{4}})(?P<sep3>[-/.])(?P<m3>\d{{1,2}})(?P=sep3)(?P<d3>\d{{1,2}})
      | (?<!\d)(?P<a4>\d{{1,2}})(?P<sep4>[-/.])(?P<b4>\d{{1,2}})(?P=sep4)(?P<y4>\d{{4}})
    )(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)

#: A time of day, with the words and signs that tie it to a date.
TIME = re.compile(
    r"""[\s,|•·–—-]*(?:\bat\b\s*|T)?\d{1,2}(?::|\.)\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?\s*
    (?:\(?\b(?:GMT|UTC|KST|JST|IST|CET|CEST|BST|MSK|PKT|AEST|AEDT|[ECMP][SD]?T)\b\)?|Z\b|[+-]\d{2}:?\d{2})?""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a text.

    Attributes:
        start: First code point of the date (with its weekday).
        end: One past the last.
        day: The calendar day.
        weekday: The weekday printed with it (Monday is 0), where there is one.
    """

    start: int
    end: int
    day: date
    weekday: int | None

    @property
    def contradicts(self) -> bool:
        """Whether the weekday printed is not that of the day."""
        return self.weekday is not None and self.weekday != self.day.weekday()


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """The full dates in ``text[start:end]``, in order; impossible days are passed over."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        day = _day(found)
        if day is not None:
            weekday = WEEKDAYS[found["weekday"].lower()] if found["weekday"] else None
            yield PrintedDate(found.start(), found.end(), day, weekday)


def _day(found: re.Match[str]) -> date | None:
    if found["y1"]:
        year, month, day = int(found["y1"]), _month(found["m1"]), _number(found["d1"])
    elif found["y2"]:
        year, month, day = int(found["y2"]), _month(found["m2"]), _number(found["d2"])
    elif found["y3"]:
        year, month, day = int(found["y3"]), int(found["m3"]), int(found["d3"])
    else:
        first, second, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
        if first > 12 >= second or first == second:
            month, day = second, first
        elif second > 12 >= first:
            month, day = first, second
        else:
            return None
    if not 1800 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _number(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))
