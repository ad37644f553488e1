"""Captions of photographs, and the credits beside them.

A caption is told from a paragraph of the body by what only captions have: a credit in brackets at its
end, words about the photograph itself, places in it (*left*, *center*), a label (*FILE PHOTO*), a line of
credit directly above it, or that the page prints it twice in a row (once as the photograph's
description, once under it).
"""

import re

from communique.read.agencies import is_agency
from communique.read.lines import Block

_SQUARE_CREDIT = re.compile(r"\[[^\[\]]{2,60}\]$")
_ROUND_CREDIT = re.compile(r"[.!?”\"’] ?\(([^()]{2,90})\)$")
_PHOTO_CREDIT = re.compile(r"(?i:photos?|image|picture|file|handout|courtesy|pool|via|getty|screen(?:shot|grab))\b|/")
_SLASH_CREDIT = re.compile(
    r"[.!?”\"’] ?(?:(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by|:| credit:)? ?)?"
    r"[A-Z][\w .&'’-]{1,40}(?:/[A-Z][\w .&'’-]{1,40}){1,3}$"
)
_BARE_CREDIT = re.compile(r"[.!?”\"’] (?:[/|] ?)?([A-Z][\w'’&-]+(?: [A-Z][\w'’&-]+){0,3}(?:[-/][A-Z]\w+)?)$")
_OPEN_CREDIT = re.compile(r" [(\[]([^()\[\]]{2,90})[)\]]$")
_SPOKEN_CREDIT = re.compile(
    r"(?:[.!?”\"’] ?(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: by|:| credit:| courtesy of)|\s(?:Photo|Image)s?:) ?"
    r"[A-Z][\w .,&'’/-]{1,80}$"
)
_PHOTO = r"(?:photo(?:graph)?|image|picture|screen ?(?:grab|shot)|handout|combination|frame grab)"
# Words with which only a caption points at its photograph …
_THIS_PHOTO = re.compile(
    rf"\b(?:in|on|from) (?:this|an undated|a file|a handout) (?:\w+[ -]){{0,3}}{_PHOTO}\b"
    rf"|\b(?:this|these|combined|composite|file|undated|handout) (?:\w+ ){{0,2}}{_PHOTO}s?\b",
    re.IGNORECASE,
)
# … and words with which a report may speak of photographs, too.
_SOME_PHOTO = re.compile(
    rf"\b{_PHOTO} (?:taken|released|provided|shared|published|supplied|shows|made available)\b"
    r"|\b(?:is|are) (?:seen|pictured|shown|photographed)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"\((?:(?:second|third|fourth|fifth|far|front|back|top|bottom|upper|lower|(?:top|bottom|back|front) row)?[ -]?"
    r"(?:from )?(?:the )?(?:left|right|cent(?:er|re)|middle)|[LRC])\)"
    r"|^From (?:the )?(?:left|right)\b|\b(?:from|left) (?:left )?to (?:the )?right\b"
    r"|, (?:second |third |fourth |far |front )?(?:from )?(?:left|right|cent(?:er|re)),",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:FILE(?: ?-|:| ?–| ?—| PHOTO)|(?:File |Archive |Handout )?(?:photo|image|picture|caption)s?\s?[:|]"
    r"|Image caption, )",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"(?:(?:(?:stock |archive |illustrative |file )?(?:photo(?:graph)?s?|images?|pictures?)|illustration|video|graphic)"
    r"(?: ?(?:credits?|by|courtesy|from|source|via))*|credits?)\s?(?:[:,]|\bby\b|\bcourtesy of\b|©|/)\s?.{2,80}$",
    re.IGNORECASE,
)
_CREDIT_WORD = re.compile(r"\b(?:VIA|FILE|PHOTO|POOL|HANDOUT|GETTY|IMAGES|COURTESY|SCREENGRAB)\b|/")


def credit_line(block: Block) -> bool:
    """Whether a line only names who made or owns a photograph."""
    text = block.text.strip("[]() ")
    if block.count > 14 or len(text) > 120 or (block.mark in (".", "?", "!") and not block.abbreviated):
        return False
    if _CREDIT_LINE.match(text):
        return True
    return text.isupper() and bool(_CREDIT_WORD.search(text)) and _names_source(text)


def _names_source(text: str) -> bool:
    parts = re.split(r"\s*/\s*|\s+VIA\s+|\s*,\s*|\s*-\s*", text)
    return any(is_agency(part) for part in parts) or "PHOTO" in text or "GETTY" in text or " VIA " in f" {text} "


def caption_reason(block: Block, *, before_body: bool) -> str:
    """Why a paragraph is a caption by its own words; empty when they do not say so.

    ``before_body`` says that it stands between the headline and the first paragraph, where a credit in
    round brackets is that of a photograph and not the agency's under its text.
    """
    text = block.text.rstrip()
    if block.count < 3 or block.count > 160:
        return ""
    if _LABEL.match(text):
        return "labelled as a photograph"
    if _SQUARE_CREDIT.search(text) and not text.startswith("["):
        return "ends with a credit in square brackets"
    if _photo_credit(text):
        return "ends with the credit of a photograph"
    credited = bool(_ROUND_CREDIT.search(text)) or _ends_with_agency(text)
    this_photo, places = bool(_THIS_PHOTO.search(text)), bool(_PLACES.search(text))
    if (this_photo and (credited or before_body)) or (credited and _SOME_PHOTO.search(text)):
        return "speaks of the photograph"
    if places and (credited or before_body or text.count("(") >= 2):
        return "says where people stand in the photograph"
    open_credit = _OPEN_CREDIT.search(text) if before_body and not block.mark else None
    if open_credit and (is_agency(open_credit[1]) or _PHOTO_CREDIT.search(open_credit[1])):
        return "ends with a credit and stands before the text"
    if credited and before_body:
        return "ends with a credit and stands before the text"
    return ""


def _photo_credit(text: str) -> bool:
    """Whether a text ends with a credit that only photographs have."""
    if _SLASH_CREDIT.search(text) or _SPOKEN_CREDIT.search(text):
        return True
    credit = _ROUND_CREDIT.search(text)
    if credit is None or not _PHOTO_CREDIT.search(credit[1]):
        return False
    # Two agencies may have written a text together.
    return not all(is_agency(part) for part in credit[1].split("/"))


def _ends_with_agency(text: str) -> bool:
    """Whether an agency's bare name stands behind the last sentence."""
    credit = _BARE_CREDIT.search(text)
    return credit is not None and any(is_agency(part) for part in re.split("[-/]", credit[1]))


def hints_at_photo(block: Block) -> bool:
    """Whether the words may be a caption's: not enough alone, but under a line of credit."""
    text = block.text
    return bool(_THIS_PHOTO.search(text) or _SOME_PHOTO.search(text) or _PLACES.search(text) or _LABEL.match(text))
