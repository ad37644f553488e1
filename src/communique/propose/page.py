"""The article as a proposer sees it, and the way back from its words to the article.

Only paragraphs of admissible zones are shown, joined from their pieces (what a page injects lies between these and is
not shown) with runs of white space as one space. Evidence is looked up in exactly what was shown: as it stands, or
else with quotation marks, hyphens and spaces made alike; anything further from the text is no evidence.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model import Article, Paragraph, Passage, Zone

# What the place and the author say is read by other rules, and is no sentence.
_UNSHOWN = frozenset({Zone.DATELINE, Zone.BYLINE})
_ALIKE = {
    **dict.fromkeys("’‘ʼ‛`´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "…": "...",
    # Characters that show nothing: soft hyphen, zero-width space and joiners, byte order mark.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
# The place of a character that the article does not have.
_INSERTED = -1


class UngroundedError(Exception):
    """Words that a proposer gives and that cannot support anything.

    Attributes:
        reason: Why, for people.
        passage: Where they stand, if they stand anywhere.
    """

    def __init__(self, reason: str, passage: Passage | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passage = passage


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text and, for each of its characters, the offset in the article; -1 for inserted spaces."""

    text: str
    places: tuple[int, ...]

    def alike(self) -> "Shown":
        """The same with quotation marks, hyphens and spaces made alike."""
        shown = zip(self.text, self.places, strict=True)
        return _squeezed(pair for character, place in shown for pair in _folded(character, place))

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Where the words stand, as offsets in the article: start, and one past the end. Words are never cut."""
        for match in re.finditer(rf"(?={re.escape(words)})", self.text):
            start, end = match.start(), match.start() + len(words)
            if not (_cuts(self.text, start) or _cuts(self.text, end)):
                yield self.places[start], self.places[end - 1] + 1


class Page:
    """One article as it is shown.

    Args:
        article: The article.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        readable = [p for p in article.paragraphs if not p.repeats and p.zone not in _UNSHOWN]
        self.paragraphs = tuple(shown for p in readable if (shown := _show(article.text, p)).text)

    @cached_property
    def _forms(self) -> tuple[Sequence[Shown], Sequence[Shown]]:
        """The paragraphs as they stand, and made alike."""
        return self.paragraphs, [shown.alike() for shown in self.paragraphs]

    def locate(self, words: str, within: Passage | None = None) -> Passage:
        """Where the words stand: the first place, exactly as given before made alike.

        Args:
            words: Words that a proposer gives.
            within: The only passage to look in.

        Raises:
            UngroundedError: They stand nowhere that was shown.
        """
        for paragraphs, wanted in zip(self._forms, (_one_line(words), _plain(words)), strict=True):
            for start, end in (found for shown in paragraphs if wanted for found in shown.find(wanted)):
                if within is None or (within.start <= start and end <= within.end):
                    return self.article.passage(start, end)
        raise self._missing(words, within)

    def _missing(self, words: str, within: Passage | None) -> UngroundedError:
        quoted = f"“{shorten(words)}”" if words.strip() else "an empty string"
        if within is not None:
            return UngroundedError(f"{quoted} does not stand in the words that are to support it", within)
        text = self.article.text
        whole = _squeezed((c, i) for i, c in enumerate(text)).alike()
        for start, end in whole.find(_plain(words)) if words.strip() else ():
            zone = self.article.zone_at(start)
            if zone is None or not zone.admissible:
                part = zone.value if zone else "no part that was read"
                return UngroundedError(f"{quoted} stands outside the article: {part}", self.article.passage(start, end))
            place = self.article.passage(start, end)
            return UngroundedError(f"{quoted} stands on the page, but not inside one paragraph that is read", place)
        return UngroundedError(f"{quoted} does not stand in the article")


def shorten(words: str, length: int = 80) -> str:
    """Words on one line for messages, cut at ``length`` code points."""
    line = _one_line(words)
    return line if len(line) <= length else f"{line[: length - 1]}…"


def parts(page: Page, length: int, most: int) -> tuple[list[str], int]:
    """What is shown, cut between paragraphs into texts for single requests.

    Args:
        page: The article as it is shown.
        length: Code points of one text; a longer paragraph is cut at a space.
        most: Texts at most.

    Returns:
        The texts, and how many paragraphs (or pieces of long ones) were left out.
    """
    texts: list[str] = []
    left_out = 0
    for piece in (piece for shown in page.paragraphs for piece in _pieces(shown.text, length)):
        if texts and len(texts[-1]) + 2 + len(piece) <= length and not left_out:
            texts[-1] = f"{texts[-1]}\n\n{piece}"
        elif len(texts) < most:
            texts.append(piece)
        else:
            left_out += 1
    return texts, left_out


def _pieces(text: str, length: int) -> Iterator[str]:
    while len(text) > length:
        cut = text.rfind(" ", 0, length + 1)
        cut = cut if cut > 0 else length
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def _show(text: str, paragraph: Paragraph) -> Shown:
    """The paragraph's pieces with one space between them."""

    def characters() -> Iterator[tuple[str, int]]:
        for start, end in paragraph.pieces:
            yield " ", _INSERTED
            yield from ((text[offset], offset) for offset in range(start, end))

    return _squeezed(characters())


def _squeezed(characters: Iterable[tuple[str, int]]) -> Shown:
    """The characters with runs of white space as one space, and none at the ends."""
    kept: list[tuple[str, int]] = []
    for character, place in characters:
        if not character.isspace():
            kept.append((character, place))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", place))
    if kept and kept[-1][0] == " ":
        kept.pop()
    return Shown("".join(c for c, _ in kept), tuple(place for _, place in kept))


def _folded(character: str, place: int) -> Iterator[tuple[str, int]]:
    for part in _ALIKE.get(character, character):
        yield part, place


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _plain(words: str) -> str:
    return _one_line("".join(_ALIKE.get(c, c) for c in words))


def _cuts(text: str, at: int) -> bool:
    """Whether a word runs over this offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
