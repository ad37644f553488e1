"""Since when something is supplied, and what is given for it."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from communique.extract.goods import load_of
from communique.extract.grammar import is_verb, objects, path_up, with_conjuncts
from communique.extract.timings import time_right_at, times_beside
from communique.language import Document, FoundTime

# Modifiers of a time that tells when, and not by when or after what.
_WHEN = frozenset({"", "since", "early", "late", "about"})


def period(document: Document, trigger: Token) -> FoundTime | None:
    """ "since July 2023" after the trigger, or when else it says that it was supplied: "in 2023", "last year"."""
    after = (t for t in times_beside(document, trigger) if t.start > trigger.i)
    since = next((t for t in after if t.expression.modifier == "since"), None)
    when = since or time_right_at(document, trigger)
    return when if when is not None and when.expression.modifier in _WHEN else None


def consideration(document: Document, trigger: Token) -> Iterator[Span]:
    """What is given for it: "shipped arms in exchange for food", "receives food in exchange for its arms shipments"."""
    for phrase in _phrases(document, trigger):
        given = next(
            (t for t in trigger.doc[phrase.end : trigger.sent.end] if t.dep_ == "pobj" and _is_within(t.head, phrase)),
            None,
        )
        if given is None:
            continue
        if given == trigger:
            # What was got comes first.
            got = [obj for obj in _objects_above(document, phrase) for obj in with_conjuncts(obj)]
            yield from (_with_words_before(noun) for noun in got)
        elif phrase.start > trigger.i and is_verb(trigger):
            yield from (_with_words_before(noun) for noun in with_conjuncts(given))


def _phrases(document: Document, trigger: Token) -> Iterator[Span]:
    """Where "in exchange for" and the like stand in the trigger's sentence, each phrase once."""
    sentence = trigger.sent
    text = sentence.text.lower()
    for phrase in document.lexicon.transfers.consideration:
        at = text.find(phrase)
        if at >= 0:
            start = sentence.start_char + at
            span = trigger.doc.char_span(start, start + len(phrase))
            if span is not None:
                yield span


def _objects_above(document: Document, phrase: Span) -> list[Token]:
    """The objects of the nearest verb above a phrase that gets or gives goods."""
    verbs = (t for t in path_up(phrase.root) if is_verb(t))
    return next((objects(v) for v in verbs if any(load_of(document, obj) for obj in objects(v))), [])


def _is_within(token: Token, span: Span) -> bool:
    return span.start <= token.i < span.end


def _with_words_before(noun: Token) -> Span:
    """A noun with the modifiers right before it."""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and doc[start - 1].dep_ in {"amod", "compound"} and doc[start - 1].head.i <= noun.i:
        start -= 1
    return doc[start : noun.i + 1]
