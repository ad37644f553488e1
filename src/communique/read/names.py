"""Which agency wrote the text, and who signed it: where the page shows it."""

import re

from communique.model import Zone
from communique.read.agencies import agency_named
from communique.read.datelines import agency_in
from communique.read.dates import find_dates
from communique.read.headlines import NAME_BESIDE_DATE
from communique.read.lines import Block
from communique.read.marks import Role
from communique.read.rendition import Printed
from communique.read.stamplines import byline as is_byline
from communique.read.stamplines import label_before, without_mail
from communique.read.zones import Page

_CREDIT = re.compile(r"\(([^()]{2,60})\)\s*$|(?:^|[.!?”\"’] )[—–-]{1,2} ?([A-Z][\w .'-]{1,40})\s*$")
_AUTHORS = re.compile(r"\s*(?:,|;|\||/|–|—| - |\band\b|\bof\b|\bfor\b|\bvia\b|\bwith\b)\s*")


def agency(page: Page) -> Printed | None:
    """The news agency that wrote the text: in the dateline, the byline, or in brackets under the text."""
    for mark in page.marks:
        if mark.zone is Zone.DATELINE:
            found = agency_in(page.source[mark.block.start : mark.block.end])
            if found:
                return _agency(page, mark.block.start + found[1], mark.block.start + found[2])
    for mark in page.marks:
        if mark.zone is Zone.BYLINE:
            found_in_line = _agency_of_line(page, mark.block)
            if found_in_line:
                return found_in_line
    return _agency_under_text(page)


def byline(page: Page) -> Printed | None:
    """The first line that names the author, without a mail address."""
    for mark in page.marks:
        if mark.zone is not Zone.BYLINE:
            continue
        start, end = mark.block.start, mark.block.pieces[0][1]
        line = page.source[start:end]
        at = _begin_of_author(line)
        if at or is_byline(line) or (mark.role is Role.BYLINE and mark.reason == NAME_BESIDE_DATE):
            line = line[: _end_of_author(line, at)]
            bare = without_mail(line[at:])
            length = len(bare) if line[at:].startswith(bare) else len(line) - at
            return " ".join(line[at : at + length].split()), start + at, start + at + length
    return None


def _begin_of_author(line: str) -> int:
    """Where the author begins in a line that begins with a date (0 when it does not)."""
    for found in re.finditer(r"\b(?:By|BY|by|Source|Author)\b", line):
        if is_byline(line[found.start() :]):
            return found.start()
    return 0


def _end_of_author(line: str, at: int) -> int:
    """Where the author ends in a line that goes on with a date: ``By Jane Roe Published: 7 April 2024``."""
    date = next(find_dates(line, at), None)
    if date is None:
        return len(line)
    label = label_before(line[at : date.start])
    author = line[at : at + label[1] if label else date.start].rstrip(" \t\u00a0,|•·–—-")
    return at + len(author) if is_byline(author) else len(line)


def _agency(page: Page, start: int, end: int) -> Printed | None:
    name = agency_named(page.source[start:end])
    return (name, start, end) if name else None


def _agency_of_line(page: Page, block: Block) -> Printed | None:
    """The agency in a byline: each author between commas, bars and conjunctions is looked up."""
    for low, high in block.pieces:
        line = page.source[low:high]
        at = 0
        for part in [*_AUTHORS.finditer(line), None]:
            stop = part.start() if part else len(line)
            words = line[at:stop]
            lead = re.match(r".*?\b(?:[Bb]y|BY|[Ss]ource|SOURCE)\b\s*:?\s*|[\s(\[—–-]*", words)
            begin = at + (lead.end() if lead else 0)
            bare = line[begin:stop].rstrip(" )].")
            if bare and agency_named(bare):
                return _agency(page, low + begin, low + begin + len(bare))
            at = part.end() if part else stop
    return None


def _agency_under_text(page: Page) -> Printed | None:
    """The agency credited at the end of the last paragraph of the body."""
    if page.body is None:
        return None
    low, high = page.marks[page.body[1]].block.pieces[-1]
    found = _CREDIT.search(page.source, max(low, high - 120), high)
    if found is None:
        return None
    group = 1 if found.group(1) else 2
    start = found.start(group)
    for part in re.finditer(r"[^/,;]+", found.group(group)):
        named = _agency(page, start + part.start() + len(part[0]) - len(part[0].lstrip()), start + part.end())
        if named:
            return named
    return None
