"""Names of places after "in" and "at"."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from communique.language import Document, tokens_of
from communique.model import Zone


def place_of(document: Document, triggers: Sequence[Token]) -> Span | None:
    """The longest "at …, in …" phrase that belongs to one of the triggers, which stand in one sentence."""
    sentence = triggers[0].sent
    places = [
        place
        for token in sentence
        if _says_where(document, token, triggers) and (place := _chain_after(document, token)) is not None
    ]
    return max(places, key=len, default=None)


def _says_where(document: Document, token: Token, triggers: Sequence[Token]) -> bool:
    """Whether a token is an "in" or "at" below one of the triggers; in a caption every one is."""
    if token.lower_ not in {"in", "at"} or token.dep_ != "prep" or document.quote(token):
        return False
    below = any(trigger == token.head or trigger.is_ancestor(token) for trigger in triggers)
    return below or document.zone(token) is Zone.CAPTION


def _chain_after(document: Document, token: Token) -> Span | None:
    """ "the Demilitarized Zone, in Panmunjom, South Korea": names that follow one another."""
    doc, sentence = token.doc, token.sent
    span = name_after(document, token)
    while span is not None and span.end < sentence.end - 1 and doc[span.end].text in {",", "in"}:
        more = name_after(document, doc[span.end])
        if more is None or any(t.is_sent_start for t in more):
            break
        span = doc[span.start : more.end]
    return span


def name_after(document: Document, token: Token) -> Span | None:
    """The capitalised name right after a token, its small words included: "the far eastern Amur region".

    A moment is no place, and neither is a person or an office.
    """
    doc = token.doc
    start, end = token.i + 1, _end_of_name(document, token.i + 1, token.sent.end)
    if end is None:
        return None
    while doc[start].lower_ in {"the", "far"} and start < end - 1:
        start += 1
    mention = document.mention(doc[start])
    if mention is not None and mention.kind in {"person", "office", "title"}:
        return None
    return doc[start:end]


def _end_of_name(document: Document, start: int, stop: int) -> int | None:
    """One past the last word of the name that begins at ``start``, or ``None`` when there is no capital in it."""
    inside = document.lexicon.places.inside
    times = tokens_of(document.times)
    end: int | None = None
    for word in document.doc[start:stop]:
        if word.i in times:
            break
        named = end is not None
        if word.text[:1].isupper() or word.tag_ == "POS" or (word.text == "-" and named):
            end = word.i + 1
        elif word.lower_ in inside:
            end = word.i + 1 if named else None
        elif word.lower_ not in {"the", "of"}:
            break
    return end
