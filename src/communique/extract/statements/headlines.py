"""What the headline of an official text says of it: that it is a statement, a readout, remarks, and whose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.actors import sides_of
from communique.extract.grammar import lemma
from communique.language import Actor, Document
from communique.model import StatementKind, Zone

# What parts a headline: "Iran's nuclear programme: E3 statement to the Board".
_PARTS = frozenset({":", "—", "-", "|", "//"})
_ISSUED = frozenset({"by", "from", "of"})
# Kinds whose "of" tells what they are about ("Readout of X's call").
_ABOUT = frozenset({StatementKind.READOUT})
# These name a text only at the beginning of a headline: "Remarks by X", not "X's interview: five things to know".
_AT_START = frozenset({StatementKind.REMARKS, StatementKind.LETTER, StatementKind.REPORT})
# What the reader did not take for a headline may be one among so many first lines, if it is no longer than this.
_FIRST, _LONGEST = 4, 45
_STOPS = frozenset({".", "!", "?", '"', ":", ";", ","})
# So many tokens after "by" may the first name stand.
_REACH = 8


@dataclass(frozen=True, slots=True)
class Entitled:
    """What a headline says.

    Attributes:
        kind: The kind of text that it names; ``None`` for a plain statement.
        noun: The noun that names it.
        issuers: Whom it names as issuers.
    """

    kind: StatementKind | None
    noun: Token
    issuers: tuple[Actor, ...]


def entitled(document: Document, *, official: bool) -> Entitled | None:
    """What the headline calls its text, if it does so; a headline that reports on a statement does not.

    Args:
        document: The document.
        official: Whether a government or an organisation publishes the page, or the text says "we" or "I" of itself.
    """
    for part in _parts(document):
        for noun, kind in _named(document, part):
            if _is_text_itself(document, part, noun, kind, official=official):
                return Entitled(kind, noun[-1], _issuers(document, part, noun, kind))
    return None


def event_of(document: Document) -> tuple[Token, StatementKind] | None:
    """The event that the headline of an official page names without a verb, and the kind of text that tells of it.

    "Secretary Doe's Call with X" is a readout, "Telephone Talk between X and Y" a release of one of them.
    """
    for part in _parts(document):
        for phrase in document.lexicon.statements.events:
            for span in _find(document, part, phrase):
                before = document.doc[part.start : span.start]
                if any(_is_finite(document, token) for token in before):
                    continue
                owned = any(token.tag_ == "POS" and _is_person(document, token.nbor(-1)) for token in before[1:])
                return span[-1], StatementKind.READOUT if owned else StatementKind.PRESS_RELEASE
    return None


def _is_person(document: Document, token: Token) -> bool:
    mention = document.mention(token)
    return mention is not None and any(actor.person is not None for actor in mention.actors)


def parties_of_headline(document: Document) -> tuple[Actor, ...]:
    """The longest list of parties in the headline, or the one party that stands there."""
    lists = [
        tuple(actor for mention in group for actor in mention.actors if actor.party is not None)
        for group in document.groups
        if document.zone(document.doc[group[0].start]) is Zone.HEADLINE
    ]
    return max(lists, key=lambda actors: len(sides_of(actors)), default=())


def _parts(document: Document) -> Iterator[Span]:
    """The parts of the headline, in order; a first line of the body without a full stop is one, too."""
    for at, paragraph in enumerate(document.reading.paragraphs):
        words = document.doc[paragraph.start : paragraph.end]
        first_line = at < _FIRST and len(words) <= _LONGEST and words[-1].text not in _STOPS
        if paragraph.zone is not Zone.HEADLINE and not (paragraph.zone is Zone.BODY and first_line):
            continue
        start = paragraph.start
        for token in document.doc[paragraph.start : paragraph.end]:
            apart = token.text == ":" or token.i == start or document.doc[token.i - 1].whitespace_
            if token.text in _PARTS and apart:
                if token.i > start:
                    yield document.doc[start : token.i]
                start = token.i + 1
        if start < paragraph.end:
            yield document.doc[start : paragraph.end]


def _find(document: Document, part: Span, phrase: str) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    for match in pattern.finditer(part.text):
        span = document.doc.char_span(part.start_char + match.start(), part.start_char + match.end())
        if span is not None:
            yield span


def _named(document: Document, part: Span) -> Iterator[tuple[Span, StatementKind | None]]:
    """Nouns of the part that name statements, the first first and of phrases that overlap the longest."""
    found: list[tuple[Span, StatementKind | None]] = []
    for phrase, kind in document.lexicon.statements.nouns:
        for span in _find(document, part, phrase):
            if all(span.end <= known.start or known.end <= span.start for known, _ in found):
                found.append((span, kind))
    yield from sorted(found, key=lambda pair: pair[0].start)


def _is_text_itself(document: Document, part: Span, noun: Span, kind: StatementKind | None, *, official: bool) -> bool:
    """Whether the noun heads its part of the headline, with no verb and no "in" or "after" to make it a report."""
    before = document.doc[part.start : noun.start]
    if kind in _AT_START and not official:
        return False
    if kind in _AT_START and len(before) and not any(token.tag_ == "POS" for token in before):
        return False
    if any(_is_finite(document, token) for token in before):
        return False
    if any(token.lower_ in document.lexicon.statements.reported_after for token in before):
        return False
    return not any(_is_main_verb(document, token) for token in document.doc[noun.end : part.end])


def _is_finite(document: Document, token: Token) -> bool:
    """Whether a word of a headline is its verb; words that begin with a capital are often taken for names."""
    if token.tag_ in {"VBZ", "VBD", "MD", "VBP"}:
        return True
    plain = {lemma(token), token.lower_, token.lower_.removesuffix("s")}
    words = document.lexicon.positions.verbs.keys() | document.lexicon.statements.issue
    return bool(plain & words) and document.mention(token) is None and not _is_noun_of_saying(token)


def _is_noun_of_saying(token: Token) -> bool:
    """ "Support", "call", "demand" as nouns: after "'s", an adjective or a preposition."""
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.tag_ in {"POS", "JJ", "IN", "DT", "PRP$"} or token.tag_ == "NN")


def _is_main_verb(document: Document, token: Token) -> bool:
    """Whether a word after the noun makes a sentence of the headline: "statement by X draws anger"."""
    if token.tag_ in {"VBZ", "MD"} and token.dep_ in {"ROOT", "ccomp"}:
        return True
    says = token.lower_.endswith("s") and token.lower_[:-1] in document.lexicon.claims.stances
    return says and token.lower_ == token.text and not _is_noun_of_saying(token)


# ── issuers ─────────────────────────────────────────────────────────────────


def _issuers(document: Document, part: Span, noun: Span, kind: StatementKind | None) -> tuple[Actor, ...]:
    """Who issued it: "by X", "from the leaders of A and B", "on behalf of X"; "E3 statement", "X's statement"."""
    after = document.doc[noun.end : part.end]
    if kind in _ABOUT:
        # "Readout of Secretary Doe's call": the first name after "of", whose side tells of the call.
        first = next((t for t in document.doc[noun.end : part.end] if document.mention(t) is not None), None)
        return _before(document, part, noun) or (document.actors(first)[:1] if first is not None else ())
    behalf = next((t for t in after if t.lower_ == "behalf" and t.i + 1 < part.end), None)
    spoken_for = _first_list(document, behalf.i + 2, part.end) if behalf is not None else ()
    lead = after[0].lower_ if len(after) else ""
    issued = lead in document.lexicon.statements.issued_forms and len(after) > 1 and after[1].lower_ in {"by", "to"}
    by = _first_list(document, noun.end + 1 + issued, part.end) if lead in _ISSUED or issued else ()
    return _together(by, spoken_for) if by or spoken_for else _before(document, part, noun)


def _together(by: tuple[Actor, ...], spoken_for: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Who speaks, for whom: "by the High Representative on behalf of the EU" is one issuer, and the EU is its party."""
    if len(by) == 1 and len(spoken_for) == 1:
        (speaker,), (principal,) = by, spoken_for
        if speaker.party in {None, principal.party} and (speaker.person or speaker.office):
            passages = tuple(sorted({*speaker.passages, *principal.passages}))
            return (Actor(speaker.person, speaker.office, principal.party, passages, speaker.inferred),)
    return spoken_for if len(spoken_for) > len(by) or not any(a.party or a.person for a in by) else by


def _first_list(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """The list of actors that begins right after a preposition."""
    for token in document.doc[start : min(end, start + _REACH)]:
        actors = document.actors(token) if document.mention(token) is not None else ()
        if actors:
            return actors
        if token.tag_ == "IN" and token.lower_ not in _ISSUED:
            return ()
    return ()


def _before(document: Document, part: Span, noun: Span) -> tuple[Actor, ...]:
    """Who stands before the noun, with or without "'s"."""
    for token in reversed(document.doc[part.start : noun.start]):
        mention = document.mention(token)
        if mention is not None and mention.sense == "capital":
            return ()  # where it was issued
        actors = document.actors(token) if mention is not None else ()
        if actors:
            return tuple(actor for actor in actors if actor.party is not None or actor.person is not None)
        if token.tag_ in {"IN", "TO"}:
            return ()
    return ()
