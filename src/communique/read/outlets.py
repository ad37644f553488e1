"""Who published the page: where the page shows it.

Looked for in this order: who a page says it is "from", the name that stands alone at the top, the site's name in the
title bar, the copyright line, where readers are asked to log in, subscribe or follow, and the one address of the page.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from communique.model import Zone
from communique.read.agencies import agency_named
from communique.read.english import words_of
from communique.read.furniture import label_of, section
from communique.read.lines import Block, trimmed
from communique.read.marks import Mark, Role
from communique.read.official import institution
from communique.read.rendition import Printed
from communique.read.shown import bare
from communique.read.zones import TITLE_BAR, Page

# A full stop ends a name unless it is that of initials: "Lagoon Courier. Support us", "U.S. Department of State".
_WORD = r"(?:(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ][\w'’&-]*(?:\.[A-Za-z]{2,})?)"
_NAME = rf"{_WORD}(?: (?:(?:of|the|and|for|de|&) )*{_WORD}){{0,6}}"
_MASTHEAD = re.compile(rf"{_WORD}(?: (?:(?:of|the|and|for|de|&) )*{_WORD}){{0,5}}$")
# Words that the names of papers, stations and sites end or begin with, all over the world.
_PAPER = re.compile(
    r"\b(?:Times|Post|Herald|News|Daily|Star|Journal|Tribune|Gazette|Today|Press|Agency|Chronicle|Guardian|Observer"
    r"|Independent|Telegraph|Standard|Mail|Express|Globe|Mirror|Sun|Review|Monitor|Advertiser|Courier|Dispatch|Examiner"
    r"|Inquirer|Bulletin|Register|Sentinel|Weekly|TV|Television|Radio|Broadcasting|Media|Network|Online|Pravda|Magazine"
    r"|Wire|Newswire|Echo|Diary|Ledger|Argus|Beacon|Clarion|Mercury|Messenger|Spectator|Statesman|Voice|Insider"
    r"|Ministry|Embassy|Department|Government|Mission|Council|Commission)\b",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"\b(?:Statements?|Briefings?|Releases?|Remarks|Speech|Interview|Transcript|Communiqu[eé]|Readout|Declaration"
    r"|Letter|Fact Sheet|Updates?)\b"
)
# What stands beside a name at the top: its section, its date, its edition.
_BESIDE = re.compile(r"\s{3,}|\t|\s+(?:[|•·»>]|[-–—]{1,2})\s+")
_FROM = re.compile(
    r"(?:from|issued by|published by|released by|organi[sz]ation|department|source|publisher)\s?:\s*"
    r"(?P<name>.{2,160})$",
    re.IGNORECASE,
)
_FOOTER_NAMES = (
    re.compile(
        r"(?:©|\([cC]\)|\bCopyright\b)(?:\s*(?:©|\([cC]\)))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by )?"
        rf"(?P<name>{_NAME})"
    ),
    re.compile(rf"(?P<name>{_NAME})\.? All [Rr]ights [Rr]eserved"),
    re.compile(rf"\b(?i:cookies on)\s+(?:[Tt]he\s+)?(?P<name>{_NAME})"),
    re.compile(rf"\b(?i:connect|register|sign in|log in|sign up)\s+(?:with|to|for)\s+(?:[Tt]he\s+)?(?P<name>{_NAME})"),
    re.compile(
        r"\b(?i:subscribe to|follow|download|support|welcome to|newsletters? from)\s+(?:the\s+)?"
        rf"(?P<name>{_NAME})(?=\s+(?:app|on|newsletters?|today|now)\b|[.!]?$)"
    ),
)
_BAR = re.compile(rf"^\s*[-–—|»·]\s*(?P<name>{_NAME})\s*$")
_HOST = re.compile(
    r"(?:(?:source|url|link|web ?site|original(?:ly published (?:at|on))?|read (?:the )?original[\w ]{0,20}"
    r"|first published (?:at|on)|available at)\s?:?\s*)?<?(?:https?://|(?=www\.))(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w.-]*@)",
    re.IGNORECASE,
)
# Hosts that pages of all outlets point to.
_SHARED = re.compile(
    r"(?:.+\.)?(?:facebook|twitter|x|instagram|youtube|youtu|linkedin|t|telegram|tiktok|whatsapp|wa|reddit|threads|bsky|bit"
    r"|goo|google|apple|patreon|pinterest|flickr|creativecommons|wikipedia|wikimedia|archive|doi|github|medium|substack)"
    r"\.(?:com|co|me|be|ly|gl|net|org|app|io|be)$",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    {"copyright", "all", "rights", "reserved", "this", "our", "your", "us", "the", "x", "facebook", "twitter", "google"}
    | {"instagram", "whatsapp", "linkedin", "youtube", "telegram", "tiktok", "threads"}
)


def outlet(page: Page) -> Printed | None:
    """Who published the page; ``None`` when it does not say, or is a re-publisher's."""
    if page.copied:
        return None
    return _body(page) or _masthead(page) or _title_bar(page) or _small_print(page) or _address(page)


def _body(page: Page) -> Printed | None:
    """The government, body or organisation that is named above the text; under the headline only as who it is from."""
    top = page.marks[: page.body[0] if page.body else 0]
    named: list[tuple[int, Printed]] = []
    for index, mark in enumerate(top):
        from_whom = _FROM.match(mark.block.text)
        if from_whom and institution(from_whom["name"].strip()):
            name = from_whom["name"].strip()
            at = page.source.find(name, mark.block.start, mark.block.end)
            named.append((index, (name, at, at + len(name)) if at >= 0 else _whole(mark)))
        elif page.headline is None or index < page.headline:
            named.extend((index, part) for part in _parts(page, mark) if institution(part[0]))
    if not named:
        return None
    (at, first), *more = named
    # An acronym may stand above the name that it is short for.
    if " " not in first[0] and more and more[0][0] == at + 1 and " " in more[0][1][0]:
        return more[0][1]
    return first


def _parts(page: Page, mark: Mark) -> Iterator[Printed]:
    """A line at the top, or the parts of one in which a name stands beside a section or a date."""
    block = mark.block
    bar = mark.role is Role.CONTROL and mark.reason == TITLE_BAR
    if (mark.role is not Role.OPEN and not bar) or len(block.pieces) != 1:
        return
    line = page.source[block.start : block.end]
    at = 0
    for beside in [*_BESIDE.finditer(line), None]:
        end = beside.start() if beside else len(line)
        start, end = trimmed(page.source, block.start + at, block.start + end)
        if start < end:
            yield bare(page.source[start:end]).strip(" |–—-:"), start, end
        at = beside.end() if beside else len(line)
    if _BESIDE.search(line):
        yield _whole(mark)


def _whole(mark: Mark) -> Printed:
    return mark.block.text, mark.block.start, mark.block.end


def _masthead(page: Page) -> Printed | None:
    """The name that stands at the top above everything but controls, dates and sections."""
    for mark in page.marks[: page.headline or 0]:
        if mark.role is not Role.OPEN or section(mark.block.text):
            continue
        first = next(_parts(page, mark), None)
        if first is None or mark.block.mark:
            return None
        whole = len(first[0]) == len(mark.block.text)
        named = _MASTHEAD.match(first[0]) and not _KICKER.search(first[0])
        known = _PAPER.search(first[0]) or (
            whole and (mark is page.marks[0] or first[0].startswith("The ") or _again(page, mark))
        )
        if not named or not known or (len(words_of(first[0])) < 2 and not _again(page, mark)):
            return None
        return first
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
        name = re.sub(r"(?: All|\.)$", "", found["name"])
        words = name.casefold().split()
        named = words and not _NOT_NAMES.issuperset(words) and words[0] not in _NOT_NAMES - {"the"}
        if named and label_of(block)[0] != "tags":
            yield name, found.start("name"), found.start("name") + len(name)


def _address(page: Page) -> Printed | None:
    """The host of the page's address, where its lines around the text begin with one address only."""
    hosts: dict[str, Printed] = {}
    for mark in page.marks:
        if mark.zone.admissible and mark.zone is not Zone.BYLINE:
            continue
        found = _HOST.match(page.source, mark.block.start, mark.block.end)
        if found and not _SHARED.fullmatch(found["host"]):
            host = found["host"].lower().removeprefix("www.")
            hosts.setdefault(host, (found["host"], *found.span("host")))
    return next(iter(hosts.values())) if len(hosts) == 1 else None
