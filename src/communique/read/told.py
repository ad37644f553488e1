"""What the markup in a plain text says of its lines: its heading, its pictures, the fields at its head.

A text without front matter may begin with the same in plain lines: ``Title: …``, ``Date: …``, ``URL: …``. The labels
are no words of the article, and the values are told like those of metadata. The names of the fields are data
(``fields.toml``).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from communique.model import NOTHING, Zone
from communique.read.english import words_of
from communique.read.marks import Role
from communique.read.rendition import Part, Printed, Span
from communique.read.shown import bare
from communique.read.signs import PICTURE

#: Among so many lines at the top the fields begin.
_TOP = 3
#: Lines of fields that a text begins with, at least.
_FIELDS_LEAST = 2
#: Most words of a value that is a name.
_NAME_MOST = 12

_FIELD = re.compile(
    rf"[{NOTHING}\s]*(?P<key>[A-Za-z][A-Za-z_ -]{{1,20}}?)[{NOTHING} ]*:[{NOTHING} \t]*(?P<value>[^\n]*)$"
)
_ADDRESS = re.compile(r"https?://(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?=[:/?#\s)>]|$)", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_HEADING = re.compile(r"(?:\ufeff|\s)*# [ \t]*(?P<words>[^\s#][^\n]*)")
_MAIN_HEADING = re.compile(r"^# +\S", re.MULTILINE)
_ALONE = re.compile(rf"^[ ]{{0,3}}\[?{PICTURE.pattern}(?:\]\([^()\n]*\))?(?P<rest>[^\n]*)$", re.MULTILINE)
_SLANTED = re.compile(r"\s*(?:\*[^*\n]{3,600}\*|_[^_\n]{3,600}_)[ \t]*(?=\n|$)")
_CAPTIONED = re.compile(
    r"\[caption\b[^\[\]\n]{0,2000}\](?P<short>(?:(?!\[/?caption).){0,3000}?)\[/caption\]"
    r"|<figcaption\b[^<>]{0,2000}>(?P<long>(?:(?!</?figcaption).){0,3000}?)</figcaption>",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the markup says.

    Attributes:
        shown: The text as it shows, without the labels of fields.
        parts: What is known of lines, in order, without overlap.
        outlet: The outlet that the fields name.
    """

    shown: str
    parts: tuple[Part, ...] = ()
    outlet: Printed | None = None


def told(text: str, shown: str) -> Told:
    """What the markup of a plain text says.

    Args:
        text: The text.
        shown: The same as it shows.
    """
    fields = list(_fields(shown))
    labels = [(field.line[0], field.value[0]) for field in fields if field.meaning in ("title", "text", "outlet")]
    for start, end in labels:
        shown = shown[:start] + re.sub(r"\S", NOTHING, shown[start:end]) + shown[end:]
    parts = [part for field in fields if (part := _part(field, shown))]
    if not any(part.role is Role.HEADLINE for part in parts):
        parts.extend(_heading(text))
    parts.extend(_captions(text))
    return Told(shown, tuple(_apart(parts)), _outlet(fields, shown))


@dataclass(frozen=True, slots=True)
class _Field:
    """A field at the head of a text: its line, its value and what it means."""

    line: Span
    value: Span
    meaning: str


def _fields(shown: str) -> Iterator[_Field]:
    """The fields that a text begins with."""
    found: list[_Field] = []
    for number, line in enumerate(_LINE.finditer(shown, 0, 20_000)):
        if not bare(line[0]).strip():
            continue
        field = _FIELD.match(line[0])
        meaning = _meanings().get(re.sub(r"[ _-]+", " ", field["key"].lower()).strip()) if field else None
        if field is None or meaning is None:
            if found or number >= _TOP:
                break
            continue
        start = line.start() + field.start("value")
        found.append(_Field(line.span(), (start, line.start() + field.end("value")), meaning))
        if meaning == "text":
            break
    meanings = {field.meaning for field in found}
    if len(found) >= _FIELDS_LEAST and len(meanings) >= _FIELDS_LEAST and meanings & {"title", "text", "address"}:
        yield from found


@cache
def _meanings() -> Mapping[str, str]:
    """Each name of a field to what it means."""
    source = resources.files("communique.read").joinpath("fields.toml").read_text("utf-8")
    return {key: meaning for meaning, keys in tomllib.loads(source).items() for key in keys}


def _part(field: _Field, shown: str) -> Part | None:
    """What a field says of its line; a date and a source are recognised like any others."""
    words = bare(shown[slice(*field.value)]).strip()
    match field.meaning:
        case "title" if words:
            return Part(*field.value, Role.HEADLINE, Zone.HEADLINE, "the headline, from the fields at the head")
        case "author" if words:
            return Part(*field.line, Role.BYLINE, Zone.BYLINE, "the author, from the fields at the head")
        case "outlet" | "address" | "other":
            return Part(*field.line, Role.ASIDE, Zone.CHROME, "a field at the head")
        case "source" if _ADDRESS.search(words):
            return Part(*field.line, Role.ASIDE, Zone.CHROME, "a field at the head")
    return None


def _outlet(fields: list[_Field], shown: str) -> Printed | None:
    """The outlet: by its name, else the host of the page's address."""
    for field in fields:
        words = shown[slice(*field.value)].rstrip()
        if field.meaning == "outlet" and 0 < len(words_of(words)) <= _NAME_MOST and not _ADDRESS.search(words):
            return words, field.value[0], field.value[0] + len(words)
    for field in fields:
        found = _ADDRESS.search(shown, *field.value) if field.meaning in ("address", "outlet", "source") else None
        if found:
            return found["host"], *found.span("host")
    return None


def _heading(text: str) -> Iterator[Part]:
    """The heading with which a text begins, where it is the only one of its rank."""
    found = _HEADING.match(text)
    if found and len(words_of(found["words"])) >= 3 and len(_MAIN_HEADING.findall(text)) == 1:
        yield Part(*found.span("words"), Role.HEADLINE, Zone.HEADLINE, "the heading of the text")


def _captions(text: str) -> Iterator[Part]:
    """The words of pictures: in their place, under them in italics, or marked as captions."""
    for picture in _ALONE.finditer(text):
        if bare(picture["rest"]).strip():
            continue
        if words_of(picture["words"]):
            yield Part(*picture.span("words"), Role.CAPTION, Zone.CAPTION, "stands in the place of a picture")
        under = _SLANTED.match(text, picture.end())
        if under:
            yield Part(*under.span(), Role.CAPTION, Zone.CAPTION, "stands in italics under a picture")
    for found in _CAPTIONED.finditer(text):
        yield Part(
            *found.span("short" if found["short"] is not None else "long"),
            Role.CAPTION,
            Zone.CAPTION,
            "marked as a caption",
        )


def _apart(parts: list[Part]) -> Iterator[Part]:
    """The parts in order; of two that overlap, the first."""
    end = 0
    for part in sorted(parts, key=lambda part: (part.start, part.end)):
        if part.start >= end and part.start < part.end:
            yield part
            end = part.end
