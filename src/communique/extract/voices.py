"""Who speaks: for every reporting verb and every quotation, the statement or the people whose words they are."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.extract.drafts import Draft, find_drafts, identify, sides
from communique.extract.grammar import agent, is_passive, is_verb, lemma, objects, subject
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.language.quotes import QuoteSpan
from communique.model import Passage, StatementKind, Zone


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks.

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


SILENT = Voice((), None, None)


@dataclass
class Remarks:
    """Quoted words of one speaker on one occasion."""

    actors: tuple[Actor, ...]
    quotes: list[QuoteSpan] = field(default_factory=list)
    cues: list[Token] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


class Voices:
    """The voices of one document, found once and asked by every extractor."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.drafts, self.by_noun = find_drafts(document)
        self._institution: Voice = SILENT
        self._of_verb: dict[int, Voice] = {}
        for token in document.reading.doc:
            if is_verb(token) and self.reports(token) and not document.quote(token):
                self._of_verb[token.i] = self._verb_voice(token)
        self.of_quote: dict[int, Voice] = {}
        previous = SILENT
        for quote in document.quotes:
            voice = self._quote_voice(quote, previous)
            self.of_quote[quote.start] = voice
            if voice:
                previous = voice

    def reports(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        claims, statements = self.document.lexicon.claims, self.document.lexicon.statements
        word = lemma(verb)
        return word in claims.stances or word in claims.narrates or word in statements.said

    def of_verb(self, verb: Token) -> Voice:
        """Who says what a reporting verb reports; inside a quotation, "we" are the ones quoted."""
        quote = self.document.quote(verb)
        if quote is not None:
            return self.of_quote.get(quote.start, SILENT)
        return self._of_verb.get(verb.i) or self._verb_voice(verb)

    def draft_of(self, actors: tuple[Actor, ...]) -> Draft | None:
        """The statement that these actors issued: all its parties, or the one body or person that issued it."""
        wide = {a.party for a in actors if a.party is not None and a.party.key.endswith(("-allies", "-partners"))}
        for draft in self.drafts:
            if not draft.issuers:
                continue
            if wide and len(sides(draft.issuers)) > 1:
                # "the US and its allies" issued what the US issued together with others.
                if sides(tuple(a for a in actors if a.party not in wide)) < sides(draft.issuers):
                    return draft
                continue
            if len(sides(actors)) > 1 and sides(actors) == sides(draft.issuers):
                return draft
            if len(actors) == 1 and len(draft.issuers) == 1 and draft.kind is not StatementKind.REPORT:
                ours, theirs = actors[0], draft.issuers[0]
                same_rank = ours.person is not None or (ours.office is None) == (theirs.office is None)
                if ours.person == theirs.person and ours.party == theirs.party and same_rank:
                    return draft
        return None

    # verbs

    def _verb_voice(self, verb: Token) -> Voice:
        who = agent(verb) if is_passive(verb) else subject(verb)
        if who is None:
            who = next((o for o in objects(verb) if o.i in self.by_noun), None)
        voice = self._voice_of_noun(who, verb)
        if voice.draft is not None or any(a.party and not a.person and a.party.state for a in voice.actors):
            self._institution = voice
        return voice

    def _voice_of_noun(self, who: Token | None, verb: Token) -> Voice:
        if who is None:
            return SILENT
        if who.i in self.by_noun:
            draft = self.by_noun[who.i]
            return Voice(tuple(draft.issuers), draft, verb)
        if who.lower_ == "it":
            return Voice(self._institution.actors, self._institution.draft, verb) if self._institution else SILENT
        actors = tuple(identify(self.document, a) for a in self.document.actors(who))
        if not actors:
            return SILENT
        noun = self._statement_beside(verb)
        draft = self.by_noun[noun.i] if noun is not None else self.draft_of(actors)
        if draft is not None and draft.kind is StatementKind.REMARKS:
            draft = None
        return Voice(actors, draft, verb)

    def _statement_beside(self, verb: Token) -> Token | None:
        """The statement of "said in a joint statement"."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in {"in", "according"}:
                for token in child.subtree:
                    if token.i in self.by_noun:
                        return token
        return None

    # quotations

    def _quote_voice(self, quote: QuoteSpan, previous: Voice) -> Voice:
        cue = self._cue(quote)
        source = self._according_to(quote)
        if cue is not None and (not source or lemma(cue) in self.document.lexicon.claims.stances):
            # "“…,” he said, according to state media": the words are his, the media only pass them on.
            return self._of_verb.get(cue.i, SILENT)
        if source:
            return source
        paragraph = self.document.reading.paragraph(self.document.reading.doc[quote.start])
        alone = quote.end - quote.start >= 0.8 * (paragraph.end - paragraph.start)
        follows = any(q.end <= quote.start and q.start >= paragraph.start for q in self.document.quotes)
        return previous if alone or follows else self._governor(quote)

    def _cue(self, quote: QuoteSpan) -> Token | None:
        """The reporting verb that brings in a quotation: in its sentence and outside all quotations, nearest first."""
        doc = self.document.reading.doc
        start, end = doc[quote.start].sent.start, doc[quote.end - 1].sent.end
        paragraph = self.document.reading.paragraph(doc[quote.start])
        # `"…," it said.` may be cut off as a sentence of its own.
        if (
            end < paragraph.end
            and not any(t.is_alpha for t in doc[quote.end : end])
            and doc[quote.end - 2].text in {",", "?", "!"}
        ):
            end = doc[end].sent.end
        verbs = [
            doc[i]
            for i in range(start, end)
            if i in self._of_verb and not self.document.quote(doc[i]) and self._of_verb[i]
        ]
        verbs = [v for v in verbs if self._governs(v, quote)] or [v for v in verbs if self._beside(v, quote)]
        return min(verbs, key=lambda v: min(abs(v.i - quote.start), abs(v.i - quote.end)), default=None)

    def _governs(self, verb: Token, quote: QuoteSpan) -> bool:
        root = self.document.reading.doc[quote.start : quote.end].root
        return verb.is_ancestor(root) or (is_verb(root) and root.is_ancestor(verb))

    def _beside(self, verb: Token, quote: QuoteSpan) -> bool:
        """`"…," the statement said`: right after or before the marks, whatever the parser made of it."""
        before, after = self.document.reading.doc[quote.start - 1], self.document.reading.doc[quote.end - 2]
        return (0 <= verb.i - quote.end <= 8 and after.text in {",", "?", "!", "."}) or (
            0 < quote.start - verb.i <= 3 and before.text in {",", ":", verb.text, "that"}
        )

    def _according_to(self, quote: QuoteSpan) -> Voice:
        """ "According to the Pentagon, the two sides discussed “…”" is the Pentagon's voice."""
        doc = self.document.reading.doc
        sentence = doc[quote.start].sent
        return self.according_to(sentence[0], sentence.end)

    def according_to(self, first: Token, end: int) -> Voice:
        """The source that a phrase "according to X" names between two tokens."""
        doc = self.document.reading.doc
        for i in range(first.i, end - 2):
            if doc[i].lower_ == "according" and doc[i + 1].lower_ == "to" and not self.document.quote(doc[i]):
                head = next((c for c in doc[i + 1].children if c.dep_ == "pobj"), None)
                if head is None:
                    continue
                if head.i in self.by_noun:
                    draft = self.by_noun[head.i]
                    return Voice(tuple(draft.issuers), draft, doc[i])
                actors = self.document.actors(head)
                if actors:
                    return Voice(actors, self.draft_of(actors), doc[i])
        return SILENT

    def _governor(self, quote: QuoteSpan) -> Voice:
        """A quoted fragment inside a plain sentence belongs to the subject of its clause."""
        root = self.document.reading.doc[quote.start : quote.end].root
        for head in root.ancestors:
            if is_verb(head) and not self.document.quote(head):
                who = subject(head)
                if who is not None:
                    return self._voice_of_noun(who, head) if self.reports(head) else SILENT
        return SILENT

    def remarks(self) -> list[Remarks]:
        """Quoted words that belong to no statement, gathered by speaker and occasion."""
        found: list[Remarks] = []
        for quote in self.document.quotes:
            voice = self.of_quote[quote.start]
            token = self.document.reading.doc[quote.start]
            if not voice.actors or voice.draft is not None or self.document.zone(token) is Zone.HEADLINE:
                continue
            if not all(a.person or (a.party and (a.office or a.party.state)) for a in voice.actors):
                continue
            last = next((r for r in reversed(found) if same_speakers(r.actors, voice.actors)), None)
            if last is None or self._new_occasion(quote, last):
                last = Remarks(voice.actors)
                found.append(last)
            last.quotes.append(quote)
            if voice.cue is not None:
                last.cues.append(voice.cue)
            last.passages.append(self.document.sentence_passage(token))
        return [r for r in found if self._telling(r)]

    def _telling(self, remarks: Remarks) -> bool:
        """Scare quotes are no remarks: there is a quotation of three words, or the text calls it a speech."""
        long_enough = any(
            sum(t.is_alpha for t in self.document.reading.doc[q.start : q.end]) >= 3 for q in remarks.quotes
        )
        return long_enough or any(self._statement_beside(c) is not None for c in remarks.cues)

    def _new_occasion(self, quote: QuoteSpan, last: Remarks) -> bool:
        """Whether the sentence opens with a when ("After returning …", "Later …") other than that of the last words."""
        sentence = self.document.reading.doc[quote.start].sent
        if self.document.sentence_passage(sentence[0]) in last.passages:
            return False
        return sentence[0].lower_ in {"after", "later", "earlier", "before", "during", "on", "separately"}


def same_speakers(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> bool:
    """Whether two voices are of the same people or parties."""
    return len(a) == len(b) and all(any(x.same_as(y) for y in b) for x in a)
