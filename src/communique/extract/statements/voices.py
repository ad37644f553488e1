"""Who speaks: for every reporting verb and every quotation, the statement or the people whose words they are."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.extract.actors import identify_all, sides_of
from communique.extract.grammar import is_verb, lemma, objects, subject
from communique.extract.statements.drafts import Draft, find_drafts
from communique.extract.statements.own import find_own_statement
from communique.extract.statements.speakers import speaker
from communique.language import Actor, Document, QuoteSpan
from communique.model import StatementKind

# A quotation that takes up so much of its paragraph stands alone: it goes on with the words quoted before.
_ALONE = 0.8
# How many tokens may stand between a verb of saying and the marks before or after it.
_BEFORE, _AFTER = 3, 8


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks. A voice that is nobody's and no statement's is false.

    Attributes:
        actors: The speakers; for a statement, its issuers.
        draft: The statement, when the words are a statement's.
        cue: The verb that says so.
    """

    actors: tuple[Actor, ...]
    draft: Draft | None
    cue: Token | None

    def __bool__(self) -> bool:
        return bool(self.actors) or self.draft is not None

    def same_as(self, other: "Voice") -> bool:
        """Whether the same actors speak, in the same statement or in none."""
        return self.draft is other.draft and self.actors == other.actors


SILENT = Voice((), None, None)


class Voices:
    """The voices of one document, found once and asked by every extractor.

    Attributes:
        drafts: The statements that the document names.
        of_quote: The voice of each quotation, by its first token.
    """

    def __init__(self, document: Document) -> None:
        self.drafts, self._draft_at = find_drafts(document)
        self._own = find_own_statement(document)
        if self._own is not None:
            self.drafts.insert(0, self._own)
        self.of_quote: dict[int, Voice] = {}
        self._document = document
        # Statements and bodies that speak, by the token of their verb: whom "it" means.
        self._institutions: dict[int, Voice] = {}
        self._of_verb = {
            token.i: self._voice_of_verb(token)
            for token in document.doc
            if is_verb(token) and self.reports(token) and not document.quote(token)
        }
        previous = SILENT
        for quote in document.quotes:
            voice = self._voice_of_quote(quote, previous)
            self.of_quote[quote.start] = voice
            previous = voice or previous

    def reports(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        claims, statements = self._document.lexicon.claims, self._document.lexicon.statements
        word = lemma(verb)
        return word in claims.stances or word in claims.narrates or word in statements.said

    def of_verb(self, verb: Token) -> Voice:
        """Who says what a reporting verb reports; inside a quotation, "we" are the ones quoted."""
        quote = self._document.quote(verb)
        if quote is not None:
            return self.of_quote.get(quote.start, SILENT)
        return self._of_verb.get(verb.i) or self._voice_of_verb(verb)

    def source(self, first: Token, end: int) -> Voice:
        """The source that a phrase "according to X" names between two tokens, outside quotations."""
        doc = self._document.doc
        for token in doc[first.i : max(first.i, end - 2)]:
            to = doc[token.i + 1]
            if token.lower_ == "according" and to.lower_ == "to" and not self._document.quote(token):
                head = next((c for c in to.children if c.dep_ == "pobj"), None)
                voice = self._voice_of_source(head, token) if head is not None else SILENT
                if voice:
                    return voice
        return SILENT

    def statement_beside(self, verb: Token) -> Token | None:
        """The noun of "said in a joint statement"."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "according"}:
                for token in child.subtree:
                    if token.i in self._draft_at:
                        return token
        return None

    # verbs

    def _voice_of_verb(self, verb: Token) -> Voice:
        who = speaker(self._document, verb) or next((o for o in objects(verb) if o.i in self._draft_at), None)
        voice = self._voice_of_noun(who, verb) if who is not None else SILENT
        if voice.draft is not None or any(a.party and not a.person and a.party.state for a in voice.actors):
            self._institutions[verb.i] = voice
        return voice

    def _voice_of_noun(self, who: Token, verb: Token) -> Voice:
        if who.i in self._draft_at:
            return self._voice_of_draft(who, verb)
        if who.lower_ == "we" and self._own is not None:
            return Voice(tuple(self._own.issuers), self._own, verb)
        if who.lower_ == "it":
            # The statement or the body that spoke last before.
            last = self._institutions.get(max((at for at in self._institutions if at < verb.i), default=-1), SILENT)
            return Voice(last.actors, last.draft, verb) if last else SILENT
        actors = identify_all(self._document, self._document.actors(who))
        if not actors:
            return SILENT
        noun = self.statement_beside(verb)
        draft = self._draft_at[noun.i] if noun is not None else self._draft_of(actors)
        spoken = draft is not None and draft.kind is StatementKind.REMARKS
        return Voice(actors, None if spoken else draft, verb)

    def _voice_of_source(self, head: Token, cue: Token) -> Voice:
        if head.i in self._draft_at:
            return self._voice_of_draft(head, cue)
        actors = self._document.actors(head)
        return Voice(actors, self._draft_of(actors), cue) if actors else SILENT

    def _voice_of_draft(self, noun: Token, cue: Token) -> Voice:
        draft = self._draft_at[noun.i]
        return Voice(tuple(draft.issuers), draft, cue)

    def _draft_of(self, actors: tuple[Actor, ...]) -> Draft | None:
        """The statement that these actors issued: all its parties, or the one body or person that issued it."""
        return next((draft for draft in self.drafts if draft.issuers and self._issued(actors, draft)), None)

    def _issued(self, actors: tuple[Actor, ...], draft: Draft) -> bool:
        ours, theirs = sides_of(actors), sides_of(draft.issuers)
        named = [a for a in actors if not self._is_group_around(a)]
        if len(named) < len(actors) and len(theirs) > 1:
            # "the US and its allies" issued what the US issued together with others.
            return sides_of(named) < theirs
        if len(ours) > 1:
            return ours == theirs
        if len(actors) != 1 or len(draft.issuers) != 1 or draft.kind is StatementKind.REPORT:
            return False
        (actor,), (issuer,) = actors, draft.issuers
        same_rank = actor.person is not None or (actor.office is None) == (issuer.office is None)
        return actor.person == issuer.person and actor.party == issuer.party and same_rank

    def _is_group_around(self, actor: Actor) -> bool:
        """Whether an actor is a group such as "its allies", of which the text names no members."""
        words = self._document.lexicon.actors.associates
        return actor.party is not None and any(actor.party.key.endswith(f"-{word}") for word in words)

    # quotations

    def _voice_of_quote(self, quote: QuoteSpan, previous: Voice) -> Voice:
        doc = self._document.doc
        cue = self._cue(quote)
        sentence = doc[quote.start].sent
        source = self.source(sentence[0], sentence.end)
        if cue is not None and (not source or lemma(cue) in self._document.lexicon.claims.stances):
            # "“…,” he said, according to state media": the words are his, the media only pass them on.
            return self._of_verb.get(cue.i, SILENT)
        if source:
            return source
        paragraph = self._document.reading.paragraph(doc[quote.start])
        alone = quote.end - quote.start >= _ALONE * (paragraph.end - paragraph.start)
        follows = any(q.end <= quote.start and q.start >= paragraph.start for q in self._document.quotes)
        return previous if alone or follows else self._governor(quote)

    def _cue(self, quote: QuoteSpan) -> Token | None:
        """The reporting verb that brings in a quotation: in its sentence and outside all quotations, nearest first."""
        doc = self._document.doc
        verbs = [token for token in doc[doc[quote.start].sent.start : self._end(quote)] if self._of_verb.get(token.i)]
        verbs = [v for v in verbs if self._governs(v, quote)] or [v for v in verbs if self._beside(v, quote)]
        return min(verbs, key=lambda v: min(abs(v.i - quote.start), abs(v.i - quote.end)), default=None)

    def _end(self, quote: QuoteSpan) -> int:
        """Where the sentence of a quotation ends; `"…," it said.` may be cut off as a sentence of its own."""
        doc = self._document.doc
        end = doc[quote.end - 1].sent.end
        cut_off = doc[quote.end - 2].text in {",", "?", "!"} and not any(t.is_alpha for t in doc[quote.end : end])
        paragraph = self._document.reading.paragraph(doc[quote.start])
        return doc[end].sent.end if cut_off and end < paragraph.end else end

    def _governs(self, verb: Token, quote: QuoteSpan) -> bool:
        root = self._document.doc[quote.start : quote.end].root
        return verb.is_ancestor(root) or (is_verb(root) and root.is_ancestor(verb))

    def _beside(self, verb: Token, quote: QuoteSpan) -> bool:
        """`"…," the statement said`: right after or before the marks, whatever the parser made of it."""
        before, last = self._document.doc[quote.start - 1], self._document.doc[quote.end - 2]
        follows = 0 <= verb.i - quote.end <= _AFTER and last.text in {",", "?", "!", "."}
        precedes = 0 < quote.start - verb.i <= _BEFORE and before.text in {",", ":", verb.text, "that"}
        return follows or precedes

    def _governor(self, quote: QuoteSpan) -> Voice:
        """A quoted fragment inside a plain sentence belongs to the subject of its clause."""
        root = self._document.doc[quote.start : quote.end].root
        for head in root.ancestors:
            who = subject(head) if is_verb(head) and not self._document.quote(head) else None
            if who is not None:
                return self._voice_of_noun(who, head) if self.reports(head) else SILENT
        return SILENT
