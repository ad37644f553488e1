"""Paragraphs of a text as stretches of it, and which of them can stand anywhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.model import Zone
from communique.read import read_article
from metamorphic.outcome import facts_of

# Words that lean on what was said before: pronouns, nouns for a group, and what was named in full elsewhere.
_PRONOUNS = r"he|him|she|it|they|them|we|our|us|these|those|such|both|former|latter|this(?! week| month| year)"
_POSSESSIVES = r"his|her|its|their"
_GROUPS = (
    r"the (?:\w+ )?(?:trio|sides|ministers|chiefs|leaders|countries|nations|allies|two|three)(?! of\b)|"
    r"(?:the|these|those|such) (?:statement|spokesperson|secretary|panel|ministry|drill|conversation|arms|weapons)"
)
_LEANING = re.compile(rf"\b(?:{_PRONOUNS}|{_POSSESSIVES}|{_GROUPS})\b")
# A possessive after the opening words mostly means somebody named in the same sentence.
_LEANING_OUTWARDS = re.compile(rf"\b(?:{_PRONOUNS}|{_GROUPS})\b|^(?:\S+ ){{0,4}}(?:{_POSSESSIVES})\b")


@dataclass(frozen=True)
class Stretch:
    """A paragraph of the body: where it stands, and the white space before it."""

    start: int
    end: int
    words: str
    gap: str


@cache
def body(text: str) -> tuple[Stretch, ...]:
    """The paragraphs of the body, each on lines of its own."""
    article = read_article(text.encode(), "note.txt")
    return tuple(_stretches(text, [p.pieces for p in article.paragraphs if p.zone is Zone.BODY]))


def _stretches(text: str, paragraphs: list[tuple[tuple[int, int], ...]]) -> Iterator[Stretch]:
    last = -1
    for pieces in paragraphs:
        start, end = text.rfind("\n", 0, pieces[0][0]) + 1, text.find("\n", pieces[-1][1])
        if start < last:
            continue  # two paragraphs on one line
        last = end if end >= 0 else len(text)
        before = text[:start]
        yield Stretch(start, last, text[start:last], before[len(before.rstrip()) :])


@cache
def stands_alone(text: str, stretch: Stretch, *, inner: bool = False) -> bool:
    """Whether a paragraph holds no pronoun, bare family name, group noun or open quotation.

    Args:
        text: The text.
        stretch: A paragraph of its body.
        inner: Allow "its", "their" where the paragraph itself can say whose.
    """
    words = stretch.words
    spoken = words[0].lower() + words[1:]
    if (_LEANING_OUTWARDS if inner else _LEANING).search(spoken):
        return False
    if words.count('"') % 2 or words.count("“") != words.count("”") or words[0] in '"“':
        return False
    for role in facts_of(text).people:
        name = role.person.name if role.person else ""
        if name not in words and any(re.search(rf"\b{re.escape(part)}\b", words) for part in name.split()):
            return False
    return True


def with_paragraph(text: str, stretch: Stretch, words: str) -> str:
    """The text with another paragraph before one of its own."""
    return text[: stretch.start] + words + (stretch.gap or "\n\n") + text[stretch.start :]


def with_last_paragraph(text: str, words: str) -> str:
    """The text with another paragraph after the last one of its body."""
    last = body(text)[-1]
    return text[: last.end] + (last.gap or "\n\n") + words + text[last.end :]


def rearranged(text: str, places: tuple[Stretch, ...], order: tuple[Stretch, ...]) -> str:
    """The text with the paragraphs at ``places`` in another order."""
    parts, at = [], 0
    for place, moved in zip(places, order, strict=True):
        parts += [text[at : place.start], moved.words]
        at = place.end
    return "".join([*parts, text[at:]])
