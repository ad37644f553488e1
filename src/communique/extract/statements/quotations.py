"""Whose words a quotation is: by the verb that brings it in, the source of its sentence, or the words quoted before."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.grammar import is_predicate, is_verb, lemma, subject
from communique.extract.statements.speech import Speech
from communique.extract.statements.voice import SILENT, Voice
from communique.language import Document, QuoteSpan
from communique.model import StatementKind, Zone

# A quotation that takes up so much of its paragraph stands alone: it goes on with the words quoted before.
_ALONE = 0.8
# How many tokens may stand between a verb of saying and the marks before or after it.
_BEFORE, _AFTER = 3, 8
# After the marks these lead to another clause: "“…,” hours after X said".
_APART = frozenset({"after", "before", "when", "while", "as", "which", "who", "that"})
_STOPS = frozenset({",", "?", "!", ".", "…", "..."})
# What such a text says that somebody said stays a part of the text.
_WRITTEN = frozenset({k for k in StatementKind if k not in {StatementKind.REMARKS, StatementKind.REPORT}})


def voices_of_quotations(document: Document, speech: Speech) -> dict[int, Voice]:
    """The voice of each quotation, by its first token."""
    quotations = _Quotations(document, speech)
    found: dict[int, Voice] = {}
    last: QuoteSpan | None = None
    for quote in document.quotes:
        found[quote.start] = quotations.voice(quote, last, found[last.start] if last is not None else SILENT)
        last = quote
    return found


class _Quotations:
    def __init__(self, document: Document, speech: Speech) -> None:
        self._document = document
        self._speech = speech

    def voice(self, quote: QuoteSpan, last: QuoteSpan | None, previous: Voice) -> Voice:
        """Whose words a quotation is.

        Args:
            quote: The quotation.
            last: The quotation before it.
            previous: The voice of that.
        """
        doc = self._document.doc
        if self._document.zone(doc[quote.start]) is Zone.HEADLINE:
            return SILENT
        sentence = doc[quote.start].sent
        source = self._speech.source(sentence[0], sentence.end)
        cue = self._cue(quote)
        if source.draft is not None and source.draft.kind in _WRITTEN:
            return source
        if cue is not None and (not source or lemma(cue) in self._document.lexicon.claims.stances):
            # "“…,” he said, according to state media": the words are his, the media only pass them on.
            return self._outermost(cue)
        if source:
            return source
        paragraph = self._document.reading.paragraph(doc[quote.start])
        alone = quote.end - quote.start >= _ALONE * (paragraph.end - paragraph.start)
        if alone and (introduced := self._introduced(paragraph.start)):
            return introduced
        goes_on = last is not None and doc[last.start].text == doc[quote.start].text
        if previous and goes_on and (alone or (last is not None and last.start >= paragraph.start)):
            return previous
        return self._governor(quote)

    def _outermost(self, cue: Token) -> Voice:
        """The voice of a verb, or the one that tells of it.

        A statement that tells what somebody said is quoted as a whole: "the readout said X had voiced …"; and who
        speaks of their own side speaks for it: "the spokesman said that Chad believed …".
        """
        inner = self._speech.said(cue)
        for verb in cue.ancestors:
            voice = self._speech.said(verb)
            written = voice.draft is not None and voice.draft.kind in _WRITTEN
            if written or (voice and sides_of(voice.actors) == sides_of(inner.actors) != frozenset()):
                return voice
        return inner

    def _cue(self, quote: QuoteSpan) -> Token | None:
        """The reporting verb that brings in a quotation, in its sentence and outside all quotations.

        It stands right beside the marks, or else above the quoted words, or else before them.
        """
        doc = self._document.doc
        verbs = [token for token in doc[doc[quote.start].sent.start : self._end(quote)] if self._is_told(token)]
        ranked = [(rank, v) for v in verbs if (rank := self._rank(v, quote)) is not None]
        nearest = min(ranked, key=lambda found: (found[0], self._distance(found[1], quote)), default=None)
        return nearest[1] if nearest is not None else None

    def _is_told(self, verb: Token) -> bool:
        """Whether somebody is told to have said something; "urged X to release Y" does not tell that X did."""
        if not self._speech.said(verb):
            return False
        return verb.tag_ != "VB" or not any(self._speech.said(token) for token in verb.ancestors)

    def _rank(self, verb: Token, quote: QuoteSpan) -> int | None:
        """How surely a verb brings in a quotation; 0 is the surest, ``None`` not at all."""
        before = verb.i < quote.start
        if self._beside(verb, quote):
            return 0
        if self._governs(verb, quote):
            return 1 if before else 2
        return 3 if before else None

    def _distance(self, verb: Token, quote: QuoteSpan) -> int:
        return min(abs(verb.i - quote.start), abs(verb.i - quote.end))

    def _end(self, quote: QuoteSpan) -> int:
        """Where the sentence of a quotation ends; `"…," it said.` may be cut off as a sentence of its own."""
        doc = self._document.doc
        end = doc[quote.end - 1].sent.end
        stopped = doc[quote.end - 2].text in {",", "?", "!"} or (quote.end < len(doc) and doc[quote.end].text == ",")
        cut_off = stopped and not any(t.is_alpha for t in doc[quote.end : end])
        paragraph = self._document.reading.paragraph(doc[quote.start])
        return doc[end].sent.end if cut_off and end < paragraph.end else end

    def _governs(self, verb: Token, quote: QuoteSpan) -> bool:
        root = self._document.doc[quote.start : quote.end].root
        return verb.is_ancestor(root) or (is_verb(root) and root.is_ancestor(verb))

    def _beside(self, verb: Token, quote: QuoteSpan) -> bool:
        """`"…," the statement said`: right after or before the marks, whatever the parser made of it."""
        doc = self._document.doc
        before, last = doc[quote.start - 1], doc[quote.end - 2]
        stopped = last.text in _STOPS or (quote.end < len(doc) and doc[quote.end].text == ",")
        between = doc[quote.end : max(quote.end, verb.i)]
        joined = any(token.pos_ in {"SCONJ", "CCONJ"} or token.lower_ in _APART for token in between)
        follows = 0 <= verb.i - quote.end <= _AFTER and stopped and not joined
        precedes = 0 < quote.start - verb.i <= _BEFORE and before.text in {",", ":", verb.text, "that"}
        return follows or precedes or (before.text == ":" and verb.i < quote.start)

    def _introduced(self, start: int) -> Voice:
        """The last voice of a paragraph that ends in a colon, before the paragraph that begins at ``start``."""
        doc = self._document.doc
        if not start or doc[start - 1].text != ":":
            return SILENT
        return next((v for t in reversed(list(doc[start - 1].sent)) if (v := self._speech.said(t))), SILENT)

    def _governor(self, quote: QuoteSpan) -> Voice:
        """A quoted fragment in a plain sentence: the subject of its clause, if that says it or issued a statement."""
        for head, who in self._clauses(quote):
            voice = self._speech.of_noun(who, head)
            if is_verb(head) and self._speech.reports(head):
                return voice
            return voice if voice.draft is not None and voice.draft.joint else SILENT
        return SILENT

    def _clauses(self, quote: QuoteSpan) -> Iterator[tuple[Token, Token]]:
        root = self._document.doc[quote.start : quote.end].root
        for head in root.ancestors:
            who = subject(head) if is_predicate(head) and not self._document.quote(head) else None
            if who is not None:
                yield head, who
