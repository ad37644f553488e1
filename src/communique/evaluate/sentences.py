"""The sentences of an article, to show a mistake beside the text."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from communique.evaluate.compare import content_words

# An end mark, closing quotes or brackets, a blank and a start that can begin a sentence; or an empty line.
_BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n[^\S\n]*\n\s*")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
# What ends in a full stop within a sentence: initials, titles, months, and a number's abbreviation.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Adm|Capt|Gov|Sen|Rep|Prof|Jr|Sr|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_LONGEST_ABBREVIATION = 8
# Menus and captions without end marks run into one another: of longer stretches only the surroundings are shown.
_LONGEST, _AROUND = 600, 200


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or more sentences.

    Attributes:
        name: Where they stand (``s12``, ``s12–13``: sentences are counted from 1); empty without an article.
        text: The words, white space folded, cut at both ends where they are too many to read.
    """

    name: str
    text: str


class Sentences:
    """An article cut into sentences by their marks; good enough to read, and never used to find facts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0]
        for found in _BREAK.finditer(text):
            before = text[max(0, found.start() - _LONGEST_ABBREVIATION) : found.start()]
            if _EMPTY_LINE.search(found[0]) or not _ABBREVIATED.search(before):
                self._starts.append(found.end())
        self._words = [content_words(text[slice(*self._bounds(number))]) for number in range(len(self._starts))]

    def around(self, passage: str) -> Stretch | None:
        """The sentences that hold a passage, white space folded; ``None`` where it does not stand in the article."""
        words = passage.split()
        found = re.search(r"\s+".join(map(re.escape, words)), self._text) if words else None
        return self._stretch(found.start(), found.end()) if found else None

    def nearest(self, value: str) -> Stretch | None:
        """The first sentence with the most words of a value, if it has at least half of them."""
        wanted = content_words(value)
        shared = [len(words & wanted) for words in self._words]
        most = max(shared)
        if not most or 2 * most < len(wanted):
            return None
        start, end = self._bounds(shared.index(most))
        word = re.search("|".join(map(re.escape, sorted(wanted))), self._text[start:end], re.IGNORECASE)
        if end - start <= _LONGEST or word is None:
            return self._stretch(start, end)
        return self._stretch(start + word.start(), start + word.end())

    def _stretch(self, start: int, end: int) -> Stretch:
        """The sentences around a stretch of the text."""
        first, last = (bisect_right(self._starts, place) - 1 for place in (start, max(start, end - 1)))
        begin, stop = self._bounds(first)[0], self._bounds(last)[1]
        name = f"s{first + 1}" if first == last else f"s{first + 1}–{last + 1}"
        if stop - begin <= _LONGEST:
            return Stretch(name, _squeezed(self._text[begin:stop]))
        low, high = max(begin, start - _AROUND), min(stop, end + _AROUND)
        cut = _squeezed(self._text[low:high])
        return Stretch(name, f"{'…' if low > begin else ''}{cut}{'…' if high < stop else ''}")

    def _bounds(self, number: int) -> tuple[int, int]:
        return self._starts[number], (*self._starts, len(self._text))[number + 1]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
