"""From an article to one annotated document whose every character knows where it stands in the article.

The paragraphs that may be read are joined from their pieces, typographic quotes are straightened,
words that only tell where people stand in a picture are left out, and each paragraph is parsed on its own, so
that no sentence runs from a caption into the body. ``Reading.passage`` leads back to the article.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique.model import Article, Passage, Zone

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " ", "\t": " ", "–": "—"}
)
# "(left)", ", center," tell where somebody stands in a picture and break up lists of people.
_IN_PICTURE = re.compile(
    r"\s*\((?:from )?(?:far |top |bottom |front |back |second from )*(?:left|right|cent(?:er|re)|middle|rear|[LRC])(?: to right)?\)"
    r"|,\s*(?:far |second from |third from )*(?:left|right|cent(?:er|re))(?=\s*,)"
    r"|^\s*(?:From (?:the )?(?:left|right)|(?:Left|Right) to (?:left|right)|Pictured)[^,]{0,20},\s*",
    re.IGNORECASE,
)
# A tag that a scraper left behind.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,300})?/?>")
# A credit in brackets after the last sentence: "(Yonhap)", "[AFP/YONHAP]".
_CREDIT = re.compile(r"(?<=[.!?\"'])\s*[\[(][^\])]{2,60}[\])]\s*$|\s*\[[A-Z][^\]]{2,60}\]\s*$")
# Two sentences glued together: a full stop, then a capital and a small letter, without a space.
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z])|(?<=[a-z]{2}[.!?][\"])(?=[A-Z][a-z])")


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
        doc: All paragraphs as one spaCy document.
        origins: For each character of ``doc.text``, its offset in the article's text; -1 for inserted white space.
    """

    article: Article
    doc: Doc
    origins: "array[int]"
    paragraphs: tuple[ReadParagraph, ...]

    def passage(self, span: Span | Token) -> Passage:
        """The passage of the article that a span covers (left-out words inside it included)."""
        start, end = (span.start_char, span.end_char) if isinstance(span, Span) else (span.idx, span.idx + len(span))
        places = [o for o in self.origins[start:end] if o >= 0]
        return self.article.passage(places[0], places[-1] + 1)

    def between(self, start: int, end: int) -> Passage:
        """The passage of the tokens ``start`` to ``end`` (exclusive)."""
        return self.passage(self.doc[start:end])

    def zone(self, token: Token) -> Zone:
        """The zone of the token's paragraph."""
        return next(p.zone for p in self.paragraphs if p.start <= token.i < p.end)

    def paragraph(self, token: Token) -> ReadParagraph:
        """The paragraph that holds the token."""
        return next(p for p in self.paragraphs if p.start <= token.i < p.end)

    def sentences(self) -> Iterator[Span]:
        """The sentences, in order."""
        yield from self.doc.sents


def read(article: Article, nlp: Language) -> Reading:
    """Parse an article's readable paragraphs."""
    docs: list[Doc] = []
    zones: list[Zone] = []
    origins = array("i")
    unread = {Zone.DATELINE, Zone.BYLINE}
    paragraphs = [p for p in article.paragraphs if not p.repeats and p.zone not in unread]
    prepared = [_prepare(article.text, p.pieces, p.zone) for p in paragraphs]
    kept = [(p, text, places) for p, (text, places) in zip(paragraphs, prepared, strict=True) if text.strip()]
    for doc, (paragraph, _, places) in zip(nlp.pipe(text for _, text, _ in kept), kept, strict=True):
        docs.append(doc)
        zones.append(paragraph.zone)
        origins.extend(places)
        if doc[-1].whitespace_ == "":
            origins.append(-1)
    if not docs:
        return Reading(article, nlp.make_doc(""), array("i"), ())
    whole = Doc.from_docs(docs, ensure_whitespace=True) if len(docs) > 1 else docs[0]
    if whole is None:  # from_docs returns None only for an empty list
        raise AssertionError("no document")
    ranges: list[ReadParagraph] = []
    start = 0
    for doc, zone in zip(docs, zones, strict=True):
        ranges.append(ReadParagraph(zone, start, start + len(doc)))
        start += len(doc)
    return Reading(article, whole, origins, tuple(ranges))


def _prepare(text: str, pieces: tuple[tuple[int, int], ...], zone: Zone) -> tuple[str, list[int]]:
    """The words to parse and, for each character, its offset in the article's text."""
    characters: list[str] = []
    places: list[int] = []
    for start, end in pieces:
        if characters and not characters[-1].isspace():
            characters.append(" ")
            places.append(-1)
        for offset in range(start, end):
            character = text[offset].translate(_STRAIGHT)
            character = " " if character in "\r\n" else character
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            places.append(offset)
    joined = "".join(characters)
    drop = [m.span() for pattern in (_CREDIT, _TAG) for m in pattern.finditer(joined)]
    if zone is Zone.CAPTION:
        drop += [m.span() for m in _IN_PICTURE.finditer(joined)]
    glued = {m.start() for m in _GLUED.finditer(joined)}
    out: list[str] = []
    kept: list[int] = []
    for i, (character, place) in enumerate(zip(characters, places, strict=True)):
        if any(a <= i < b for a, b in drop):
            continue
        if i in glued:
            out.append(" ")
            kept.append(-1)
        out.append(character)
        kept.append(place)
    while out and out[-1] == " ":
        out.pop()
        kept.pop()
    first = next((i for i, c in enumerate(out) if c != " "), len(out))
    return "".join(out[first:]), kept[first:]
