"""Lines that only say when a page was published and who wrote it."""

import re

from communique.model import StampKind
from communique.read.agencies import is_agency
from communique.read.dates import TIME, find_dates
from communique.read.english import words_of
from communique.read.lines import Block
from communique.read.official import entitled

#: Longest line, in code points, that can be a date line or a byline.
LINE_MOST = 240
#: Why a line is a date line that holds but the label of the next.
LABELS_DATE = "labels the date below"

_UPDATED = r"(?:last |latest |most recently )?(?:updated?|modified|revised|edited|changed)(?: (?:on|at|date|time))?"
_PUBLISHED = (
    r"(?:first |originally |date )?"
    r"(?:published|posted|released|issued|created|filed|uploaded|added|publish(?:ed|ing)?|publication|post|release)"
    r"(?: (?:on|at|date|time|online))?|date(?: (?:published|posted|of publication|of issue))?|input"
)
_LABEL = re.compile(
    rf"\b(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\s*[:|–—-]?\s*(?:on |at )?", re.IGNORECASE
)
_NO_DATE = re.compile(
    rf"(?:{_UPDATED}|{_PUBLISHED})?\s*[:|–—-]?\s*"
    r"(?:an?|\d+) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?", re.IGNORECASE)
_READING = re.compile(r"\b\d+ ?min(?:ute)?s? read\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:[Bb]y|BY|[Ss]ource|[Aa]uthor|[Ww]ritten by)\b\s*:?\s*(?=[A-Z]).{2,80}$")

_BYLINE = re.compile(
    r"(?:[Ww]ritten |WRITTEN |[Rr]eported |REPORTED |[Ss]tory |STORY )?"
    r"(?:[Bb]y|BY)\s*:?\s+(?=[^\W\d_])(?P<who>.{2,140})$"
    r"|(?:[Aa]uthors?|AUTHORS?|[Ss]ource|SOURCE|[Rr]eporters?|[Cc]orrespondent)\s?:\s?(?P<named>.{2,100})$"
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,4}")
_NAVIGATION = re.compile(
    r"°|\b(?:paper|edition|e-?paper|weather|subscribe|log ?in|sign ?in|search|menu)\b", re.IGNORECASE
)
_SMALL_OK = frozenset(
    {"and", "for", "of", "in", "the", "with", "to", "at", "from", "via"}
    | {"staff", "writer", "reporter", "correspondent", "editor", "contributor", "news", "agency", "agencies", "special"}
    | {"de", "la", "van", "von", "der", "den", "al", "el", "bin", "ibn", "di", "da", "du"}
)
_MAIL = re.compile(r"\s*[\[(<]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[\])>]?")


def stamp_line(block: Block) -> str:
    """Why a block is a date line; empty when it is none."""
    text = block.text
    if len(text) > LINE_MOST or block.count > 28:
        return ""
    label = _LABEL.match(text)
    if label and TIME.fullmatch(text[label.end() :]):
        return "gives the hour of publication"
    if label and label.end() == len(text):
        return LABELS_DATE
    if _NO_DATE.match(text) and block.count <= 12:
        return "says how long ago it was published"
    first = next(find_dates(text), None)
    if first is None:
        return ""
    # The title of a statement may name its day, too, but behind its words.
    dated = len(words_of(residue(text))) <= 4 and (first.start <= 3 or not entitled(text))
    return "gives the date of the page" if dated else ""


def residue(text: str) -> str:
    """What is left of a date line without dates, times, weekdays, labels and author."""
    kept, at = [], 0
    for printed in find_dates(text):
        kept.append(text[at : printed.start])
        at = printed.end
    rest = " ".join([*kept, text[at:]])
    for pattern in (_BY, TIME, _READING, _LABEL, _WEEKDAY):
        rest = pattern.sub(" ", rest)
    return rest


def masthead(text: str, *, above: bool) -> bool:
    """Whether a date line is the page's banner: the day on which somebody looked at it.

    A banner prints the weekday, above the headline or among weather and navigation.
    """
    printed = list(find_dates(text))
    named = any(date.weekday is not None for date in printed)
    rest = residue(text)
    return bool(_NAVIGATION.search(rest)) or (above and named and label_before(text[: printed[0].start]) is None)


def label_before(text: str) -> tuple[StampKind, int] | None:
    """The kind that the words just before a date give it, and where their label begins in ``text``."""
    found = None
    for match in _LABEL.finditer(text):
        found = match
    if found is None or len(words_of(TIME.sub(" ", text[found.end() :]))) > 1:
        return None
    return (StampKind.UPDATED if found["updated"] else StampKind.PUBLISHED), found.start()


def byline(text: str) -> bool:
    """Whether a line only names the author or the agency."""
    bare = text.strip()
    if not bare or len(bare) > LINE_MOST:
        return False
    if is_agency(bare.strip("()[]—–- ")):
        return True
    found = _BYLINE.match(bare)
    if found is None:
        return _named_beside(bare)
    who = without_mail(found["who"] or found["named"]).rstrip(" .")
    words = who.split()
    if not words or len(words) > 14 or who[-1] in "?!:;,":
        return False
    named = [word for word in words if word.casefold().strip(",.&|/") not in _SMALL_OK]
    return bool(named) and all(not word[0].isalpha() or word[0].isupper() or is_agency(word) for word in named)


def _named_beside(text: str) -> bool:
    """Whether a line is names beside an agency (``Jane Roe, Reuters``) or a mail address."""
    bare = without_mail(text)
    parts = [part.strip() for part in re.split(r",|\||/| - |–|—|\b(?:and|with)\b", bare)]
    if not 1 <= len(words_of(bare)) <= 10 or not all(_PERSON.fullmatch(part) or is_agency(part) for part in parts):
        return False
    return bare != text or (len(parts) >= 2 and any(is_agency(part) for part in parts))


def without_mail(text: str) -> str:
    """The text without mail addresses and the brackets around them."""
    return _MAIL.sub("", text).strip()
