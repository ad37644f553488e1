"""From an article to one parsed document whose every character knows where it stands in the article.

The paragraphs that may be read are joined from their pieces, typographic quotes are straightened,
words that only tell where people stand in a picture are left out, and each paragraph is parsed on its own, so
that no sentence runs from a caption into the body. ``Reading.passage`` leads back to the article.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique.model import NOTHING, Article, Paragraph, Passage, Zone

# What the place and the author say is read elsewhere (room ``read``).
_UNREAD = frozenset({Zone.DATELINE, Zone.BYLINE})
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "—", "‐": "-", "‑": "-"}
    | dict.fromkeys(("\u00a0", "\u202f", "\t", "\r", "\n"), " ")
)
# "(left)", ", center," tell where somebody stands in a picture and break up lists of people.
_IN_PICTURE = re.compile(
    r"""
    \s*\( (?:from[ ])? (?:far[ ]|top[ ]|bottom[ ]|front[ ]|back[ ]|second[ ]from[ ])*
          (?:left|right|cent(?:er|re)|middle|rear|[LRC]) (?:[ ]to[ ]right)? \)
    | ,\s* (?:far[ ]|second[ ]from[ ]|third[ ]from[ ])* (?:left|right|cent(?:er|re)) (?=\s*,)
    | ^\s* (?:From[ ](?:the[ ])?(?:left|right)|(?:Left|Right)[ ]to[ ](?:left|right)|Pictured) [^,]{0,20} ,\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A tag that a scraper left behind.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,300})?/?>")
# A credit in brackets after the last sentence: "(Yonhap)", "[AFP/YONHAP]".
_CREDIT = re.compile(r"(?<=[.!?\"'])\s*[\[(][^\])]{2,60}[\])]\s*$|\s*\[[A-Z][^\]]{2,60}\]\s*$")
# Two sentences glued together: a full stop, then a capital and a small letter, without a space.
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][\"])(?=[A-Z][a-z])")
# The place of a character that the article does not have.
_INSERTED = -1


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as read: its zone and its tokens ``start`` to ``end`` (exclusive) in the document."""

    zone: Zone
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """One article, parsed.

    Attributes:
        article: The article.
        doc: All paragraphs as one spaCy document.
        origins: For each character of ``doc.text``, its offset in the article's text; -1 for inserted white space.
        paragraphs: The paragraphs, in order.
    """

    article: Article
    doc: Doc
    origins: "array[int]"
    paragraphs: tuple[ReadParagraph, ...]

    @cached_property
    def text(self) -> str:
        """The text of ``doc``, put together once: spaCy does so anew whenever it is asked."""
        return self.doc.text

    def passage(self, span: Span | Token) -> Passage:
        """The passage of the article that a span covers (left-out words inside it included)."""
        start, end = (span.start_char, span.end_char) if isinstance(span, Span) else (span.idx, span.idx + len(span))
        while self.origins[start] == _INSERTED:
            start += 1
        while self.origins[end - 1] == _INSERTED:
            end -= 1
        return self.article.passage(self.origins[start], self.origins[end - 1] + 1)

    def between(self, start: int, end: int) -> Passage:
        """The passage of the tokens ``start`` to ``end`` (exclusive)."""
        return self.passage(self.doc[start:end])

    def paragraph(self, token: Token) -> ReadParagraph:
        """The paragraph that holds the token."""
        return self.paragraphs[bisect_right(self._starts, token.i) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Span, re.Match[str]]]:
        """Where a pattern matches whole tokens, in order."""
        for match in pattern.finditer(self.text):
            span = self.doc.char_span(*match.span())
            if span is not None:
                yield span, match


def parse(article: Article, nlp: Language) -> Reading:
    """Parse an article's readable paragraphs; nothing readable gives an empty document."""
    readable = [p for p in article.paragraphs if not p.repeats and p.zone not in _UNREAD]
    prepared = [(p.zone, *_prepare(article.shown or article.text, p)) for p in readable]
    kept = [(zone, text, places) for zone, text, places in prepared if text.strip()]
    docs: list[Doc] = []
    origins = array("i")
    paragraphs: list[ReadParagraph] = []
    start = 0
    for doc, (zone, _, places) in zip(nlp.pipe(text for _, text, _ in kept), kept, strict=True):
        docs.append(doc)
        origins.extend(places)
        if not doc[-1].whitespace_:
            origins.append(_INSERTED)
        paragraphs.append(ReadParagraph(zone, start, start + len(doc)))
        start += len(doc)
    whole = Doc.from_docs(docs, ensure_whitespace=True) or nlp.make_doc("")
    return Reading(article, whole, origins, tuple(paragraphs))


def _prepare(text: str, paragraph: Paragraph) -> tuple[str, list[int]]:
    """The words of a paragraph to parse and, for each character, its offset in the article's text."""
    characters = _joined(text, paragraph.pieces)
    words = "".join(character for character, _ in characters)
    patterns = (_CREDIT, _TAG, _IN_PICTURE) if paragraph.zone is Zone.CAPTION else (_CREDIT, _TAG)
    dropped = {i for pattern in patterns for match in pattern.finditer(words) for i in range(*match.span())}
    glued = {match.start() for match in _GLUED.finditer(words)}
    kept: list[tuple[str, int]] = []
    for i, character in enumerate(characters):
        if i in dropped:
            continue
        if i in glued:
            kept.append((" ", _INSERTED))
        kept.append(character)
    # A hyphen between blanks is a dash; the parser takes it for one only when it looks so.
    spaced = "".join(character for character, _ in kept).replace(" - ", " — ")
    stripped = spaced.strip(" ")
    first = spaced.find(stripped)
    return stripped, [place for _, place in kept[first : first + len(stripped)]]


def _joined(text: str, pieces: tuple[tuple[int, int], ...]) -> list[tuple[str, int]]:
    """The characters of the pieces with their offsets: quotes straight, runs of white space as one space."""
    characters: list[tuple[str, int]] = []
    for start, end in pieces:
        if characters and not characters[-1][0].isspace():
            characters.append((" ", _INSERTED))
        for offset, character in enumerate(text[start:end].translate(_STRAIGHT), start):
            if character == NOTHING:
                continue
            if character != " " or (characters and characters[-1][0] != " "):
                characters.append((character, offset))
    return characters
