"""What a claim is made with: words that hold it at arm's length, the medium, the evidence pointed to."""

import re

from spacy.tokens import Token

from communique.extract.claims.utterances import Utterance
from communique.extract.grammar import is_verb, lemma, path_up
from communique.extract.roles import support
from communique.language import Document
from communique.model import Evidence, Passage, Stated

# So many tokens after the mention may a phrase that hedges it begin.
_REACH = 12


def hedge(document: Document, trigger: Token) -> Passage | None:
    """The words around a mention, in its sentence, that hold it at arm's length."""
    words = document.lexicon.claims
    doc, sentence = trigger.doc, trigger.sent
    text = sentence.text
    lower = text.lower()
    for phrase in words.hedge_phrases:
        match = _first(re.escape(phrase), text) if phrase.lower() in lower else None
        span = doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end()) if match else None
        if span is not None and span.start <= trigger.i + _REACH:
            return document.passage(span)
    below = [token for token in trigger.subtree if token.lower_ in words.hedge_words]
    beside = [t for verb in path_up(trigger) if is_verb(verb) for t in verb.children if t.lower_ in words.hedge_words]
    nearest = min([*below, *beside], key=lambda token: abs(token.i - trigger.i), default=None)
    return document.passage(nearest) if nearest is not None else None


def medium(document: Document, utterance: Utterance) -> Stated | None:
    """ "told local media": to whom it was said."""
    cue = utterance.voice.cue
    if cue is None or utterance.voice.draft is not None:
        return None
    for child in cue.children:
        if child.dep_ in {"dobj", "dative"} and lemma(child) in document.lexicon.claims.medium_nouns:
            words = document.doc[child.left_edge.i : child.i + 1].text
            return Stated(words, (support(document, cue),))
    return None


def evidence(document: Document, trigger: Token) -> tuple[Evidence, ...]:
    """What the sentence points to: satellite imagery, debris, a panel's report; the most telling words only."""
    sentence = trigger.sent.text
    lower = sentence.lower()
    for phrase, kind in document.lexicon.claims.evidence:
        match = _first(f"{re.escape(phrase)}s?", sentence) if phrase.lower() in lower else None
        if match:
            return (Evidence(kind, match.group(), (support(document, trigger),)),)
    return ()


def _first(pattern: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
