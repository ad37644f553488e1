"""A text as words and sentences, without a parser: fast, and good enough to see what stands together."""

import re
from bisect import bisect_left
from functools import cached_property

# A word, a quotation mark, or the end of a sentence or paragraph. A full stop after a single letter is that of an
# abbreviation ("U.S. Secretary"); the one of "Gen. Smith" is taken for an end, which does no harm where the sentence
# before counts too.
_TOKEN = re.compile(r"\w+|[\"“”‘]|(?<!\w)'(?=\w)|(?<!\W\w)[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n")
_MARKS = frozenset("\"“”‘'")
_ENDS = frozenset(".!?\n")


class Words:
    """The words of a text, quotation marks and ends of sentences among them.

    Attributes:
        text: The text.
        tokens: Its words, marks and ends, in order.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = split(text)

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in small letters."""
        return [token.lower() for token in self.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start() for found in _TOKEN.finditer(self.text)]

    @cached_property
    def _ends(self) -> list[int]:
        return [i for i, token in enumerate(self.tokens) if token[0] in _ENDS]

    def start(self, token: int) -> int:
        """Where a token starts in the text (code points)."""
        return self._starts[token]

    def end(self, token: int) -> int:
        """One past the end of a token in the text (code points)."""
        return self._starts[token] + len(self.tokens[token])

    def after(self, token: int, offset: int) -> int:
        """The first token from ``token`` on that starts at or after an offset of the text."""
        return bisect_left(self._starts, offset, lo=token)

    def after_possessive(self, token: int) -> int:
        """The token, or the next one where it is the "s" of "Chad's"."""
        return token + (token < len(self.tokens) and self.tokens[token] == "s")

    def follows_directly(self, token: int) -> bool:
        """Whether nothing but white space stands between a token and the one before: no comma, no mark."""
        return token > 0 and self.text[self.end(token - 1) : self.start(token)].isspace()

    def printed(self, start: int, end: int) -> str:
        """The tokens ``start`` to ``end`` (exclusive) as the text prints them, on one line."""
        return " ".join(self.text[self.start(start) : self.end(end - 1)].split())

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_left(self._ends, token)

    def sentence_text(self, sentence: int) -> str:
        """The words of a sentence as the text prints them, on one line."""
        first = self._ends[sentence - 1] + 1 if sentence else 0
        last = self._ends[sentence] if sentence < len(self._ends) else len(self.tokens) - 1
        return self.printed(first, last + 1)

    @cached_property
    def quoting(self) -> frozenset[int]:
        """The sentences in which a quotation mark stands."""
        return frozenset(self.sentence(i) for i, token in enumerate(self.tokens) if token in _MARKS)


def split(text: str) -> list[str]:
    """The words, quotation marks and ends of sentences of a text."""
    return _TOKEN.findall(text)
