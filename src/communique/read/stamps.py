"""Dates printed on the page, each with what it dates and why we think so.

A stamp is evidence of when the text was published, never a fact: the banner shows the day on which the
page was looked at, and a re-publisher's page shows its own day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from communique.model import PageStamp, Passage, StampKind, Zone
from communique.read.dates import TIME, PrintedDate, find_dates
from communique.read.furniture import LABEL_MOST
from communique.read.marks import Mark, Role
from communique.read.rendition import Dated
from communique.read.stamplines import LABELS_DATE, label_before
from communique.read.zones import Page

#: How far before a date its label may begin, in code points.
_LABEL_REACH = 60
_COPIED = "The page injects foreign words into the text, so that its date is a re-publisher's"


def page_stamps(page: Page, article: str, dated: Sequence[Dated] = ()) -> tuple[PageStamp, ...]:
    """The dates on the page that date the page or the article, in order.

    Args:
        page: The page, cut into zones.
        article: The article's identifier, for the passages.
        dated: Days that the metadata of the source give.
    """
    printed = _printed_stamps(page, article)
    printed = _headlined(page, printed)
    told = [_told(page, article, day) for day in dated if not _other_clock(day, printed)]
    return tuple(sorted([*printed, *told], key=lambda stamp: stamp.passage.start))


def _headlined(page: Page, stamps: Sequence[PageStamp]) -> list[PageStamp]:
    """The stamps; where the only day is that of a change and the headline names the same, it is that of publication."""
    if page.headline is None or any(stamp.kind is StampKind.PUBLISHED for stamp in stamps):
        return list(stamps)
    block = page.marks[page.headline].block
    named = {printed.day.isoformat() for printed in find_dates(page.source, block.start, block.end)}
    return [
        replace(stamp, kind=StampKind.PUBLISHED, reason="The headline names the same day as that of the text.")
        if stamp.kind is StampKind.UPDATED and stamp.date in named
        else stamp
        for stamp in stamps
    ]


def _told(page: Page, article: str, dated: Dated) -> PageStamp:
    passage = Passage(article, dated.start, dated.end)
    if page.copied:
        return PageStamp(passage, dated.day, StampKind.COPY, f"{_COPIED}.")
    return PageStamp(passage, dated.day, dated.kind, f"{dated.reason}.")


def _other_clock(dated: Dated, printed: Sequence[PageStamp]) -> bool:
    """Whether the metadata name the day before or after the one that the page prints: their clock is another zone's.

    Articles count their days by the clock of the place that they are printed in.
    """
    days = [date.fromisoformat(stamp.date) for stamp in printed if stamp.kind is dated.kind]
    day = date.fromisoformat(dated.day)
    return any(abs(other - day) == timedelta(days=1) for other in days)


def _printed_stamps(page: Page, article: str) -> list[PageStamp]:
    stamps: list[PageStamp] = []
    for index, mark in enumerate(page.marks):
        if not _may_be_dated(page, index, mark):
            continue
        for low, high in mark.block.pieces:
            previous: PageStamp | None = None
            for printed in find_dates(page.source, low, high):
                floor = previous.passage.end if previous else low
                if printed.start == low and index and page.marks[index - 1].reason == LABELS_DATE:
                    floor = page.marks[index - 1].block.start
                previous = _stamp(page, index, mark, printed, floor, high, article)
                stamps.append(previous)
    return stamps


def _may_be_dated(page: Page, index: int, mark: Mark) -> bool:
    if mark.role is Role.ASIDE:
        return False
    if mark.zone in (Zone.DATELINE, Zone.BYLINE):
        return True
    if mark.role is Role.STAMP:
        return mark.zone not in (Zone.RELATED, Zone.BODY)
    above = page.body is not None and index < page.body[0]
    return above and mark.zone is Zone.CHROME and mark.role is not Role.FOREIGN and len(mark.block.text) <= LABEL_MOST


def _stamp(page: Page, index: int, mark: Mark, printed: PrintedDate, low: int, high: int, article: str) -> PageStamp:
    label = label_before(page.source[max(low, printed.start - _LABEL_REACH) : printed.start])
    start = max(low, printed.start - _LABEL_REACH) + label[1] if label else printed.start
    time = TIME.match(page.source, printed.end, high)
    end = time.end() if time else printed.end
    while page.source[end - 1].isspace():
        end -= 1
    kind, reason = _kind(page, index, mark, label[0] if label else None)
    if kind is StampKind.MASTHEAD and label is None and time and time[0].strip() and printed.weekday is None:
        # The clock of a banner shows the weekday; an hour without one is that of a text.
        kind, reason = StampKind.PUBLISHED, "Stands above the headline with its hour, without a weekday"
    if printed.contradicts:
        reason += "; the weekday printed with it is not that day's"
    return PageStamp(Passage(article, start, end), printed.day.isoformat(), kind, f"{reason}.")


def _kind(page: Page, index: int, mark: Mark, label: StampKind | None) -> tuple[StampKind, str]:
    above = page.headline is not None and index < page.headline
    below = page.body is not None and index > page.body[1]
    if page.copied:
        return StampKind.COPY, _COPIED
    if mark.zone is Zone.DATELINE:
        return StampKind.PUBLISHED, "Stands in the dateline of the text"
    if mark.zone is Zone.CHROME and (mark.role is Role.STAMP or label is None):
        return StampKind.MASTHEAD, "Stands in the page's banner: the day on which the page was looked at"
    if label is StampKind.UPDATED:
        return label, "Labelled as the date of an update"
    if label is StampKind.PUBLISHED:
        return label, "Labelled as the date of publication"
    if above:
        return StampKind.PUBLISHED, "Stands above the headline without a weekday"
    return StampKind.PUBLISHED, "Stands under the text" if below else "Stands between the headline and the text"
