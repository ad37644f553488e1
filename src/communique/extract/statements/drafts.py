"""Statements in the making: every noun that names a statement, gathered into the statements it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.grammar import agent, is_noun, is_verb, lemma, modifiers, objects, prepositional, subject
from communique.extract.statements.draft import Draft, same_statement
from communique.extract.statements.speakers import is_saying, list_before, speaking
from communique.language import Actor, Document
from communique.model import PartyKind, StatementKind, Zone

# A speech, a letter or a report is not meant by "the statement".
_OTHER_KINDS = frozenset({StatementKind.REMARKS, StatementKind.LETTER, StatementKind.REPORT})
_DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her", "'s"})
# "the text of the following statement", "excerpts from the statement".
_OF_IT = frozenset({"text", "excerpt", "part", "version", "copy", "transcript", "issuance", "release", "publication"})
# What leads from a clause to the statement in which it is said.
_IN_IT = frozenset({"in", "according", "to", "via", "through", "by"})


def find_drafts(document: Document) -> tuple[list[Draft], dict[int, Draft]]:
    """All statements of a document, and for each token that names one, which."""
    drafts: list[Draft] = []
    by_noun: dict[int, Draft] = {}
    for noun, kind in sorted(_nouns(document), key=lambda found: found[0].i):
        issuers, cue = _issuers(document, noun)
        draft = _known(document, drafts, noun, kind, issuers)
        if draft is None:
            draft = Draft(kind, another=_is_another(document, noun))
            drafts.append(draft)
        draft.kind = draft.kind or kind
        issuers = _for_body(draft, issuers)
        # "X told Y, according to the readout": the text tells of X, who did not issue it.
        named_again = bool(draft.issuers) and _is_source(noun) and len(issuers) == 1 and cue is not None
        if not named_again and (not draft.issuers or sides_of(issuers) or len(issuers) > 1):
            draft.add_issuers(document, issuers)
        draft.nouns.append(noun)
        if cue is not None:
            draft.cues.append(cue)
        by_noun[noun.i] = draft
    by_noun |= _named_again(document, by_noun)
    return _joined(document, drafts, by_noun)


def _for_body(draft: Draft, issuers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "the ministry said in a statement … Minister Jane Doe said in the statement": she speaks for the ministry."""
    if len(issuers) != 1 or len(draft.issuers) != 1:
        return issuers
    (actor,), (body,) = issuers, draft.issuers
    if actor.person is None or actor.office is None or actor.party is not None or body.person is not None:
        return issuers
    return (replace(actor.with_passages(body.passages), party=body.party, inferred=True),)


def _is_source(noun: Token) -> bool:
    """ "according to the readout"."""
    lead = noun.head
    return lead.lower_ == "to" and (
        lead.head.lower_ == "according" or noun.doc[max(lead.i - 1, 0)].lower_ == "according"
    )


def _nouns(document: Document) -> Iterator[tuple[Token, StatementKind | None]]:
    """Statement nouns outside quotations and headlines; of phrases that overlap the longest."""
    covered: set[int] = set()
    text = document.reading.text.lower()
    present = ((phrase, kind) for phrase, kind in document.lexicon.statements.nouns if phrase.lower() in text)
    for phrase, kind in present:
        for span, _ in document.reading.find(re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)):
            tokens = range(span.start, span.end)
            if not covered.isdisjoint(tokens):
                continue
            covered.update(tokens)
            if _names_statement(document, span[-1]):
                yield span[-1], kind


def _names_statement(document: Document, noun: Token) -> bool:
    if not is_noun(noun) or document.quote(noun) or document.zone(noun) is Zone.HEADLINE:
        return False
    # The first part of another noun ("press release date") names none; a misread adjective right before one does.
    apart = noun.dep_ in {"amod", "nmod"} and noun.head.i != noun.i + 1
    return noun.dep_ != "compound" and not apart


def _named_again(document: Document, by_noun: dict[int, Draft]) -> dict[int, Draft]:
    """ "the text", "the document", where they mean the statement last spoken of."""
    found: dict[int, Draft] = {}
    last: Draft | None = None
    for token in document.doc:
        last = by_noun.get(token.i, last)
        again = token.lower_ in document.lexicon.statements.again and token.i not in by_noun
        if last is None or not again or document.quote(token) or not is_noun(token):
            continue
        if any(child.lower_ in {"the", "this"} for child in token.children):
            found[token.i] = last
            last.nouns.append(token)
    return found


# ── who issued it ───────────────────────────────────────────────────────────

_Issuers = tuple[tuple[Actor, ...], Token | None]
_NOBODY: _Issuers = ((), None)


def _issuers(document: Document, noun: Token) -> _Issuers:
    """Who issued the statement that a noun names, and the verb that says so."""
    for preposition, obj in prepositional(noun, "by", "from", "of"):
        actors = speaking(document, obj)
        mention = document.mention(obj)
        place = preposition.lower_ == "from" and mention is not None and mention.sense == "capital"
        if actors and not place:  # "a statement from Seoul" tells where it was made
            return actors, preposition
    written = _written_in(document, noun)
    if written is not None:
        return written
    released = _released_by(document, noun)
    if released is not None:
        told = _governing_issuers(document, noun)
        # "they said in a joint statement issued by the host": the host only published it.
        return told if len(sides_of(told[0])) > len(sides_of(released[0])) else released
    for child in modifiers(noun):
        actors = speaking(document, child)
        if actors and all(a.party or a.person for a in actors):
            return actors, None
    return _governing_issuers(document, noun)


def _released_by(document: Document, noun: Token) -> _Issuers | None:
    """ "a statement released by X"."""
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and lemma(child) in document.lexicon.statements.issue:
            by = agent(child)
            actors = speaking(document, by) if by is not None else ()
            if actors:
                return actors, child
    return None


def _written_in(document: Document, noun: Token) -> _Issuers | None:
    """ "a letter in which X wrote that …"."""
    for child in noun.children:
        inside = any(obj.tag_ == "WDT" for _, obj in prepositional(child, "in")) if child.dep_ == "relcl" else False
        if inside and is_saying(document, child):
            who = subject(child)
            actors = speaking(document, who) if who is not None else ()
            if actors:
                return actors, child
    return None


def _governing_issuers(document: Document, noun: Token) -> _Issuers:
    """ "X issued a statement", "in a statement, X said", "X condemned …, according to a statement"."""
    for head in noun.ancestors:
        if head.dep_ == "prep" or head.pos_ in {"ADP", "SCONJ"} or head.lower_ == "according":
            continue
        if is_verb(head):
            return _told_by(document, head, noun)
        if is_noun(head) and lemma(head) not in _OF_IT:
            return _said_in(document, noun)
    return _NOBODY


def _told_by(document: Document, verb: Token, noun: Token) -> _Issuers:
    """Who does what a verb above a statement tells, if that is issuing it or saying something in it."""
    issued = noun in objects(verb) or any(noun == obj for _, obj in prepositional(verb, "out"))
    if issued and lemma(verb) not in document.lexicon.statements.issue:
        return _NOBODY
    passive = noun.dep_ == "nsubjpass" or any(lemma(t) in _OF_IT and t.dep_ == "nsubjpass" for t in noun.ancestors)
    if passive and lemma(verb) not in document.lexicon.statements.issue:
        return _NOBODY
    who = agent(verb) if passive else list_before(document, verb) or subject(verb)
    return (speaking(document, who), verb) if who is not None and who != noun else _NOBODY


def _said_in(document: Document, noun: Token) -> _Issuers:
    """ "X condemned the war against Y, in a communiqué": hung on a noun by the parser, said of the whole clause."""
    doc = document.doc
    lead = next((t for t in reversed(doc[noun.sent.start : noun.i]) if t.dep_ in {"prep", "pcomp"}), None)
    if lead is None or lead.lower_ not in _IN_IT or not lead.i or doc[lead.i - 1].text not in {",", '"'}:
        return _NOBODY
    for verb in reversed(doc[noun.sent.start : lead.i]):
        if is_verb(verb) and is_saying(document, verb) and not document.quote(verb):
            who = subject(verb)
            return (speaking(document, who), verb) if who is not None else _NOBODY
    return _NOBODY


# ── which statement it is ───────────────────────────────────────────────────


def _is_another(document: Document, noun: Token) -> bool:
    return any(c.lower_ in document.lexicon.statements.another for c in noun.children)


def _known(
    document: Document, drafts: Sequence[Draft], noun: Token, kind: StatementKind | None, issuers: tuple[Actor, ...]
) -> Draft | None:
    """The statement already spoken of that this noun names again."""
    if _is_another(document, noun):
        return None
    return next((d for d in reversed(drafts) if _kinds_agree(kind, d.kind) and _can_mean(noun, kind, issuers, d)), None)


def _kinds_agree(kind: StatementKind | None, known: StatementKind | None) -> bool:
    """Whether both can be of one statement: a plain "statement" is of any kind but those it cannot mean."""
    return kind is known or ((kind is None or known is None) and _OTHER_KINDS.isdisjoint({kind, known}))


def _can_mean(noun: Token, kind: StatementKind | None, issuers: tuple[Actor, ...], draft: Draft) -> bool:
    owners = [child for child in noun.children if child.dep_ == "poss"]
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss", "case"}}
    determiners |= {t.lower_ for owner in owners for t in owner.children}
    definite = not determiners.isdisjoint(_DEFINITE)
    if not issuers or not draft.issuers:
        return definite or bool(owners) or noun.dep_ == "poss"
    ours, theirs = sides_of(issuers), sides_of(draft.issuers)
    if not ours:
        # "Jane Doe said in the release", "the statement, signed by Jane Doe, John Roe and Ann Poe".
        alone = kind is draft.kind and len(issuers) == 1 and (kind is not None or _is_body(draft.issuers))
        return definite and (alone or 1 < len(issuers) == len(draft.issuers))
    if ours == theirs and _same_bodies(issuers, draft.issuers):
        return True
    # "Seoul's joint statement" is the one that Seoul issued with others.
    return definite and kind is not None and ours < theirs


def _is_body(issuers: Sequence[Actor]) -> bool:
    """Whether a ministry or the like, and nobody by name, issued a statement."""
    return len(issuers) == 1 and issuers[0].person is None and issuers[0].party is not None


def _same_bodies(ours: Sequence[Actor], theirs: Sequence[Actor]) -> bool:
    """One ministry's release is not another's of the same state."""
    if len(sides_of(ours)) > 1:
        return True
    bodies = {a.party.key for a in (*ours, *theirs) if a.party is not None and a.party.kind is PartyKind.ORGANISATION}
    return len(bodies) < 2


def _joined(
    document: Document, drafts: Sequence[Draft], by_noun: dict[int, Draft]
) -> tuple[list[Draft], dict[int, Draft]]:
    """The drafts, those of one joint statement as one."""
    kept: list[Draft] = []
    becomes: dict[Draft, Draft] = {}
    for draft in drafts:
        known = next((k for k in kept if _kinds_agree(draft.kind, k.kind) and same_statement(k, draft)), None)
        if known is None:
            kept.append(draft)
        else:
            known.absorb(document, draft)
            becomes[draft] = known
    return kept, {at: becomes.get(draft, draft) for at, draft in by_noun.items()}
