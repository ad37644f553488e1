"""The dateline at the start of an article's first paragraph: ``GENEVA, March 3 (Agency) —``."""

import re

from communique.read.agencies import is_agency
from communique.read.lines import Block

#: A dateline ends within this many code points of its paragraph's start.
WITHIN = 140

_UP = "A-ZÀ-ÖØ-Þ"
_CAPS = rf"[{_UP}][{_UP}.'’-]+(?:[ /][{_UP}][{_UP}.'’-]*){{0,4}}"
_TITLE = rf"[{_UP}][\w'’.-]+(?:[ /](?:of |the |de |al-|el-)?[{_UP}][\w'’.-]+){{0,3}}"
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_REGION = rf"(?:,\s?(?!{_MONTH} \d){_TITLE}){{0,2}}"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
_COUNTRY = r"(?: \[[A-Z][\w ]{2,30}\])?"
_AGENCY = r"\((?P<agency>[A-Z][\w .&/’'-]{1,40}|dpa)\)"
_DASH = r"(?:\s?>>|\s?»|\s?(?:—|–|--|―)|\s-(?=\s))"
# What follows a dateline is the beginning of a sentence.
_THEN = r"\s*(?=[A-ZÀ-Þ0-9\"“‘'(\[])"

_CAPITALS = re.compile(
    rf"(?P<place>{_CAPS}){_COUNTRY}{_REGION}(?P<date>[,.]?\s{_DATE})?(?:,?\s?{_AGENCY})?(?P<sep>{_DASH}|\s?:(?=\s)){_THEN}"
)
_WITH_AGENCY = re.compile(
    rf"(?P<place>{_TITLE}){_COUNTRY}{_REGION}(?P<date>,?\s{_DATE})?,?\s?{_AGENCY}(?P<sep>{_DASH}|\s?:(?=\s)|){_THEN}"
)
# MOSCOW, October 26. /AGENCY/.
_SLASHED = re.compile(
    rf"(?P<place>{_CAPS}){_REGION}(?P<date>,?\s{_DATE})?\.?\s?/(?P<agency>[A-Z][\w .-]{{1,30}})(?P<sep>/\.?){_THEN}"
)
# TEHRAN, Agency – The …
_COMMA_AGENCY = re.compile(rf"(?P<place>{_TITLE}),\s?\(?(?P<agency>[A-Z][\w -]{{1,30}}?)\)?(?P<sep>{_DASH}){_THEN}")
_WITH_DATE = re.compile(rf"(?P<place>{_TITLE}){_REGION},?\s(?P<date>{_DATE})(?P<sep>{_DASH}|\s?:(?=\s)){_THEN}")
_AGENCY_ALONE = re.compile(rf"{_AGENCY}(?P<sep>{_DASH}){_THEN}")
_TITLE_DASH = re.compile(rf"(?P<place>{_TITLE}){_REGION}(?P<sep>\s?>>|\s?(?:—|–|--))\s(?=[A-ZÀ-Þ\"“])")

_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|LIVE|ANALYSIS|OPINION|CORRECTION|CLARIFICATION|NOTE|PHOTO|VIDEO|FILE"
    r"|QUESTION|ANSWER|MODERATOR|SPEAKER|STAFF|Q|A|KEY POINTS|SUMMARY|TRANSCRIPT|SUBJECT"
    r"|TO|FROM|RE|DATE|TEXT|FACTBOX|EXPLAINER|TIMELINE)$"
)
_LABELLED = re.compile(rf"{_CAPS}(?: \([^()]*\))?:\s")


def dateline_end(text: str) -> int:
    """Where the dateline at the start of a paragraph ends (its dash included); 0 when there is none."""
    head = text[:WITHIN]
    for pattern in (_COMMA_AGENCY, _CAPITALS, _WITH_AGENCY, _SLASHED, _WITH_DATE, _AGENCY_ALONE, _TITLE_DASH):
        found = pattern.match(head)
        if found and _plausible(found, pattern, text):
            return found.end("sep")
    return 0


def alone(text: str) -> bool:
    """Whether a line is a dateline and nothing else: ``SEOUL —`` above the first paragraph."""
    if len(text) > 80 or not text.endswith((")", "—", "–", "--", ">>", "/", "-")):
        return False
    closed = text if text.endswith(("—", "–", "--", ">>", "/")) else f"{text.rstrip('- ')} —"
    return dateline_end(f"{closed} The") == len(closed)


def agency_in(text: str) -> tuple[str, int, int] | None:
    """The agency that a dateline credits in round brackets, with its span in ``text``."""
    for found in re.finditer(r"(?<=[(/])[^()/]{2,42}(?=[)/])|(?<=, )[A-Z][\w -]{1,30}?(?=\s*[—–-])", text):
        if is_agency(found.group()):
            return found.group(), found.start(), found.end()
    return None


def labelled(blocks: list[Block]) -> bool:
    """Whether several paragraphs begin with a label in capitals and a colon: a transcript's speakers."""
    return sum(bool(_LABELLED.match(block.text)) for block in blocks) >= 2


def _plausible(found: re.Match[str], pattern: re.Pattern[str], text: str) -> bool:
    groups = found.groupdict()
    place = groups.get("place") or ""
    if _NO_PLACE.match(place):
        return False
    agency, date = groups.get("agency"), groups.get("date")
    if pattern in (_WITH_AGENCY, _AGENCY_ALONE, _SLASHED, _COMMA_AGENCY):
        # Without capitals, only a real agency tells "Kyiv (Reuters) -" from "Smith (Labour) -".
        return bool(agency) and is_agency(agency or "")
    if pattern is _TITLE_DASH:
        # "Leader — Ruler since 2011 — said": a pair of dashes encloses, a single one ends a dateline.
        dash = groups["sep"].strip()
        return dash == ">>" or (len(place.split()) <= 3 and dash not in text[found.end() : found.end() + 160])
    if pattern is _CAPITALS and not agency and not date:
        letters = sum(char.isalpha() for char in place)
        return letters >= 4 or "," in found.group() or groups["sep"].strip() == ">>"
    return True
