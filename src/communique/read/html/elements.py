"""What elements are by their names: the classes and identifiers that pages everywhere give them."""

import re
from functools import lru_cache

from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINTS = re.compile(r"[\W_]+")
# "has-sidebar" and "no-comments" say what an element goes with, not what it is.
_OF_OTHERS = re.compile(r"(?:has|with|without|no|is|show|hide|hides|open|closed)-")
#: Names of an element that are looked at, and the length of one.
_NAMES_MOST, _NAME_MOST = 20, 60

_CAPTION = re.compile(
    r"(?:.+-)?(?:caption|captions|fig-?caption|cutline|thumb-?caption|photo-?caption|caption-(?:text|content|body|inner))"
    r"|wp-caption-text|(?:image|photo|picture|media)-(?:description|desc|legend)"
)
_BYLINE = re.compile(
    r"(?:.+-)?(?:byline|by-line|bylines|authors?|author-names?|writer|writers|contributors?|reporter|posted-by|written-by)"
)


_CHANGED = re.compile(r"(?:.+-)?(?:updated?|modified|changed|edited)(?:-(?:date|time|on|at))?")


def names_of(element: HtmlElement) -> tuple[str, ...]:
    """The classes and the identifier of an element, each in lower case with hyphens between its parts."""
    return _names(element.get("class", ""), element.get("id", ""))


def is_caption(element: HtmlElement) -> bool:
    """Whether an element is the caption of a figure."""
    return element.tag == "figcaption" or any(_CAPTION.fullmatch(name) for name in names_of(element))


def is_byline(element: HtmlElement) -> bool:
    """Whether an element names the author."""
    if element.get("rel") == "author" or "author" in element.get("itemprop", "").split():
        return True
    return any(_BYLINE.fullmatch(name) for name in names_of(element))


def is_change(element: HtmlElement) -> bool:
    """Whether an element is the time of the last change."""
    if "datemodified" in element.get("itemprop", "").lower().split():
        return True
    return element.tag == "time" and any(_CHANGED.fullmatch(name) for name in names_of(element))


@lru_cache(maxsize=4096)
def _names(classes: str, identifier: str) -> tuple[str, ...]:
    printed = [name for name in (*classes.split(), identifier.strip()) if 0 < len(name) <= _NAME_MOST]
    parted = (_JOINTS.sub("-", _CAMEL.sub("-", name)).strip("-").lower() for name in printed[:_NAMES_MOST])
    return tuple(name for name in parted if not _OF_OTHERS.match(name))
