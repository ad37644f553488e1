"""Lists below a colon: "We call on X to: – end …; – release …", "We condemn: • the export …; • the dispatch …"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from communique.language import Document

# Marks before an item of a list.
_BULLETS = frozenset({"-", "•", "*", "·", "—", "o", "–", "▪", "◦"})
# A list has no more paragraphs than these.
_LONGEST = 12


def colon_after(document: Document, token: Token) -> Token | None:
    """The colon that ends the sentence of a token, or that a list in it begins with."""
    doc, end = document.doc, token.sent.end
    colon = next((t for t in doc[token.i + 1 : end] if t.text == ":"), None)
    if colon is None and end < len(doc) and doc[end].text == ":" and document.reading.paragraph(token).end > end:
        return doc[end]  # cut off as a sentence of its own
    return colon


def items(document: Document, colon: Token) -> Iterator[Span]:
    """The items of the list after a colon, without marks and the "and" between the last two."""
    doc, end, start = document.doc, _end(document, colon), colon.i + 1
    for token in doc[colon.i + 1 : end]:
        last = token.i == end - 1
        opens = token.text in _BULLETS and bool(token.whitespace_) and bool(token.nbor(-1).whitespace_)
        if last or token.text == ";" or opens or token.i in _starts(document, colon, end):
            yield from _item(doc[start : token.i + last])
            start = token.i + (token.text == ";" or opens)


def _starts(document: Document, colon: Token, end: int) -> frozenset[int]:
    """Where the paragraphs of a list begin, when each item is one."""
    return frozenset(p.start for p in document.reading.paragraphs if colon.i + 1 < p.start < end)


def _end(document: Document, colon: Token) -> int:
    """Where the list ends: with the paragraph, or with the last of the paragraphs that begin with a mark."""
    own = document.reading.paragraph(colon)
    if colon.i < own.end - 1:
        return own.end
    end = own.end
    following = [p for p in document.reading.paragraphs if p.start >= own.end][:_LONGEST]
    for paragraph in following:
        first = document.doc[paragraph.start]
        if first.text not in _BULLETS and not first.text[:1].islower():
            break
        end = paragraph.end
    return end


def _item(span: Span) -> Iterator[Span]:
    """The words of an item."""
    while len(span) and (span[0].is_punct or span[0].text in _BULLETS or span[0].lower_ in {"and", "to"}):
        span = span[1:]
    while len(span) and (span[-1].is_punct or span[-1].lower_ == "and"):
        span = span[:-1]
    if len(span) > 1:
        yield span
