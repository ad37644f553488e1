"""Recognising what a page prints around an article: controls, labels, small print.

The wording is data (``furniture.toml``); this module compiles and applies it. Only short texts are
matched, so that no pattern meets a giant line.
"""

import re
import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources

from communique.read.english import words_of
from communique.read.lines import Block

#: Longest line, in code points, that can be a control, a label or a pointer.
LABEL_MOST = 320
#: Longest paragraph, in code points, that can be small print.
SMALL_PRINT_MOST = 2_000

#: Longest note of an editor, in words.
NOTE_MOST = 120

# "Jo Roe is the director of …": a sentence that begins with a name and says what they are.
_NAMED = r"[A-ZÀ-Þ][\w.’'-]+(?: (?:(?:al|el|bin|da|de|del|der|di|du|la|van|von) )*[A-ZÀ-Þ][\w.’'-]+){1,3}"
_INTRODUCED = re.compile(
    rf"\W?(?:(?:Dr|Prof|Professor|Sir|Dame|Gen|Col|Lt|Amb|Ambassador)\.? )*(?P<name>{_NAMED})(?:,? (?:and|&) {_NAMED})?"
    r"(?:,? (?:MP|PhD|OBE|MBE|CBE|Jr\.?|Sr\.?))*,? (?:is|are|serves as|works as|teaches|heads|leads|directs|holds)\b"
)
_EDGES = ' \t\u00a0•·*▪◦►▶→»«|>-–—:.,…!"“”'
_REPORTED = re.compile(r"\b(?:said|told|says|added|according to|stated|wrote|announced|declared)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"\bI\b|^[A-Z][A-Z .'-]{2,40}:")
_QUOTED = re.compile(r"[\"“][^\"“”]{0,600}[\"”]")
_CRUMBS = re.compile(r"^[^>›»/|.?!]{1,40}(?:\s*[>›»]\s*[^>›»|.?!]{1,60}){1,6}$")
# A path that ends with the title of the page.
_PATH = re.compile(r"^(?:home|front ?page|main|start)(?:\s*[>›»/]\s*[^>›»|]{1,80}){2,8}$", re.IGNORECASE)
# Items side by side, each some words in capitals: "News | World | Sports".
_ITEM = r"[A-Z0-9À-Þ؀-ۿЀ-ӿ][^|•·\s]*(?: [^|•·\s]+){0,3}"
_MENU = re.compile(rf"^{_ITEM}(?:(?:\s*[|•·]\s*| {{3,}}){_ITEM}){{2,20}}$")
_SLASHED = re.compile(r"^[A-Z][\w &-]{1,25}(?:\s/\s[A-Z][\w &-]{1,25}){1,5}$")
_COUNTER = re.compile(r"^[^\W\d]+(?: [^\W\d]+)?[!?:]? ?\(\d[\d,.]*\)$")
_HASHTAGS = re.compile(r"^(?:#[\w-]+[\s,]*){1,30}$")


def label_of(block: Block) -> tuple[str, str]:
    """What kind of page label a block is, and the reason in words; two empty strings when it is none.

    Kinds: ``control``, ``related-head``, ``related``, ``tags``, ``end``, ``contact``.
    """
    text = " ".join(block.text.split()) if len(block.text) <= LABEL_MOST else ""
    if not text:
        return "", ""
    if _CRUMBS.match(text) or _SLASHED.match(text) or _PATH.match(text):
        return "control", "a path through the site's sections"
    if _MENU.match(block.text.strip()) and not any(char.isdigit() for char in text):
        return "control", "a menu"
    if _COUNTER.match(text):
        return "control", "a label with a counter"
    if _HASHTAGS.match(text):
        return "tags", "a list of hashtags"
    bare = text.replace("’", "'").strip(_EDGES)
    for kind, names, reason in (
        ("end", "end_marks", "a mark of the end"),
        ("related-head", "related_heads", "the head of a list of other articles"),
        ("control", "controls", "a control or label of the page"),
        ("control", "posts", "the signature of a post, or the link to it"),
        ("contact", "contacts", "contact details"),
        ("related", "related_prefixes", "a pointer to another article"),
        ("tags", "tags", "a list of keywords"),
    ):
        subject = text if kind in ("end", "related", "contact") else bare
        if any(p.match(subject) if kind == "related" else p.fullmatch(subject) for p in patterns(names)):
            return kind, reason
    return "", ""


def small_print(block: Block) -> bool:
    """Whether a paragraph speaks to the reader of the site: terms, cookies, newsletters, comments."""
    text = block.text
    if not text or len(text) > SMALL_PRINT_MOST:
        return False
    bare = _QUOTED.sub(" ", text.replace("’", "'"))
    if any(p.search(bare) for p in patterns("small_print_sure")):
        return not _REPORTED.search(bare) or "rights reserved" in bare.lower()
    if _REPORTED.search(bare) or _SPEAKER.search(bare):
        return False  # speeches and transcripts say "you", too
    return sum(bool(p.search(bare)) for p in patterns("small_print_hints")) >= 2


def contributor(block: Block) -> bool:
    """Whether a paragraph only says who wrote, edited or helped."""
    return block.count <= 45 and any(p.search(block.text) for p in patterns("contributor"))


def note(block: Block) -> bool:
    """Whether a paragraph is what an editor says of the text: who its author is, what was changed."""
    return block.count <= NOTE_MOST and any(p.search(block.text) for p in patterns("notes"))


def about_author(block: Block, known: AbstractSet[str]) -> bool:
    """Whether a paragraph introduces the author.

    Args:
        block: The paragraph.
        known: The words of the text above it: whoever was named there is no author.
    """
    if block.count > 60:
        return False
    if any(p.search(block.text) for p in patterns("about_author")):
        return True
    introduced = _INTRODUCED.match(block.text)
    if introduced is None or words_of(introduced["name"])[-1] in known:
        return False
    return any(p.search(block.text, introduced.end()) for p in patterns("biography"))


def section(text: str) -> bool:
    """Whether a line is the name of a section of a site."""
    bare = " ".join(text.split()).strip(_EDGES)
    return any(p.fullmatch(bare) for p in patterns("sections"))


def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The compiled patterns of that name in ``furniture.toml``."""
    return _compiled()[name]


@cache
def _compiled() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    source = resources.files("communique.read").joinpath("furniture.toml").read_text("utf-8")
    return {
        name: tuple(re.compile(pattern, re.IGNORECASE) for pattern in listed)
        for name, listed in tomllib.loads(source).items()
    }
