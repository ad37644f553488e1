"""Who published the page, which agency wrote the text, and who signed it: where the page shows it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from communique.model import Zone
from communique.read.agencies import agency_named
from communique.read.datelines import agency_in
from communique.read.dates import find_dates
from communique.read.furniture import label_of, section
from communique.read.headlines import NAME_BESIDE_DATE
from communique.read.lines import Block
from communique.read.marks import Mark, Role
from communique.read.rendition import Printed
from communique.read.stamplines import byline as is_byline
from communique.read.stamplines import label_before, without_mail
from communique.read.zones import Page

_WORD = r"[A-ZÀ-Þ][\w'’&.-]*"
_NAME = rf"{_WORD}(?: (?:(?:of|the|and|for|de|&) )*{_WORD}){{0,6}}"
_MASTHEAD = re.compile(rf"{_WORD}(?: (?:(?:of|the|and|for|de|&) )*{_WORD}){{0,5}}$")
# Words that the names of papers, stations and offices end or begin with, all over the world.
_PAPER = re.compile(
    r"\b(?:Times|Post|Herald|News|Daily|Star|Journal|Tribune|Gazette|Today|Press|Agency|Chronicle|Guardian|Observer"
    r"|Independent|Telegraph|Standard|Mail|Express|Globe|Mirror|Sun|Review|Monitor|Advertiser|Courier|Dispatch|Examiner"
    r"|Inquirer|Bulletin|Register|Sentinel|Weekly|TV|Television|Radio|Broadcasting|Media|Network|Online|Pravda|Magazine"
    r"|Wire|Ministry|Embassy|Department|Government|Mission|Council|Commission)\b"
)
_KICKER = re.compile(
    r"\b(?:Statements?|Briefings?|Releases?|Remarks|Speech|Interview|Transcript|Communiqu[eé]|Readout|Declaration"
    r"|Letter|Fact Sheet|Updates?)\b"
)
_FOOTER_NAMES = (
    re.compile(
        r"(?:©|\([cC]\)|\bCopyright\b)(?:\s*(?:©|\([cC]\)))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by )?"
        rf"(?P<name>{_NAME})"
    ),
    re.compile(rf"(?P<name>{_NAME})\.? All [Rr]ights [Rr]eserved"),
    re.compile(rf"\b(?i:connect|register|sign in|log in|sign up)\s+(?:with|to|for)\s+(?:[Tt]he\s+)?(?P<name>{_NAME})"),
    re.compile(
        r"\b(?i:subscribe to|follow|download|support|welcome to|newsletters? from)\s+(?:the\s+)?"
        rf"(?P<name>{_NAME})(?=\s+(?:app|on|newsletters?|today|now)\b|[.!]?$)"
    ),
)
_BAR = re.compile(rf"^\s*[-–—|»·]\s*(?P<name>{_NAME})\s*$")
_CREDIT = re.compile(r"\(([^()]{2,60})\)\s*$|(?:^|[.!?”\"’] )[—–-]{1,2} ?([A-Z][\w .'-]{1,40})\s*$")
_NOT_NAMES = frozenset(
    {"copyright", "all", "rights", "reserved", "this", "our", "your", "us", "the", "x", "facebook", "twitter", "google"}
    | {"instagram", "whatsapp", "linkedin", "youtube", "telegram", "tiktok", "threads"}
)
_AUTHORS = re.compile(r"\s*(?:,|;|\||/|–|—| - |\band\b|\bof\b|\bfor\b|\bvia\b|\bwith\b)\s*")


def outlet(page: Page) -> Printed | None:
    """Who published the page; ``None`` when it does not say, or is a re-publisher's.

    Looked for in this order: the name that stands alone at the top, the site's name in the title bar,
    the copyright line, and where readers are asked to log in, subscribe or follow.
    """
    if page.copied:
        return None
    return _masthead(page) or _title_bar(page) or _small_print(page)


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


def _masthead(page: Page) -> Printed | None:
    """The name that stands alone above everything but controls, dates and sections."""
    for mark in page.marks[: page.headline or 0]:
        text = mark.block.text
        if mark.role is not Role.OPEN or section(text):
            continue
        named = _MASTHEAD.match(text) and not mark.block.mark and not _KICKER.search(text)
        known = mark is page.marks[0] or _PAPER.search(text) or text.startswith("The ") or _again(page, mark)
        if not named or not known or len(mark.block.pieces) != 1 or (mark.block.count < 2 and not _again(page, mark)):
            return None
        return text, mark.block.start, mark.block.end
    return None


def _again(page: Page, mark: Mark) -> bool:
    """Whether a one-word name returns below the text, or is an agency's: else it may be a section's."""
    below = (other.block.text for other in page.marks if other.zone is Zone.FOOTER)
    return agency_named(mark.block.text) is not None or any(mark.block.text in text for text in below)


def _title_bar(page: Page) -> Printed | None:
    """The name after the headline in the same line: ``Headline - Name``."""
    for mark, after in pairwise(page.marks):
        between = page.source[mark.block.end : after.block.end]
        if mark.role is Role.HEADLINE and len(between) < 120 and "\n" not in between:
            found = _BAR.match(between)
            if found:
                start = mark.block.end + found.start("name")
                return found["name"], start, start + len(found["name"])
    return None


def _small_print(page: Page) -> Printed | None:
    for pattern in _FOOTER_NAMES:
        for mark in page.marks:
            if mark.zone not in (Zone.FOOTER, Zone.CHROME) or mark.role is Role.FOREIGN:
                continue
            for name, start, end in _names_in(page, mark.block, pattern):
                if agency_named(name) is None:
                    return name, start, end
    return None


def _names_in(page: Page, block: Block, pattern: re.Pattern[str]) -> Iterator[Printed]:
    for found in pattern.finditer(page.source, block.start, min(block.end, block.start + 2000)):
        name = re.sub(r"(?:\. All|\.)$", "", found["name"])
        words = name.casefold().split()
        named = words and not _NOT_NAMES.issuperset(words) and words[0] not in _NOT_NAMES - {"the"}
        if named and label_of(block)[0] != "tags":
            yield name, found.start("name"), found.start("name") + len(name)


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
