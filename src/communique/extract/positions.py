"""What a statement condemns, demands, pledges: of whom, and what."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import (
    is_misread_main,
    is_negated,
    is_verb,
    lemma,
    objects,
    prepositional,
    subject,
    subtree_span,
)
from communique.extract.voices import SILENT, Voice, Voices
from communique.language.document import Document
from communique.model import Party, Position, PositionKind, Support, Zone

_VICTIM_PREPOSITIONS = frozenset({"against", "in", "to", "into", "on", "with", "from", "at", "near"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that a voice takes, and the verb or noun that shows it."""

    voice: Voice
    at: Token
    position: Position


def find_positions(document: Document, voices: Voices) -> list[Taken]:
    """All positions in body and captions, in order."""
    found: list[Taken] = []
    for token in document.reading.doc:
        if document.zone(token) is Zone.HEADLINE:
            continue
        if is_verb(token):
            found += _of_verb(document, voices, token)
        elif token.pos_ == "NOUN":
            found += _of_noun(document, voices, token)
        elif token.pos_ in {"ADJ", "VERB"}:
            found += _of_adjective(document, voices, token)
    return found


def _voice(document: Document, voices: Voices, verb: Token) -> Voice:
    quote = document.quote(verb)
    return voices.of_quote.get(quote.start, SILENT) if quote is not None else voices.of_verb(verb)


def _of_verb(document: Document, voices: Voices, verb: Token) -> Iterator[Taken]:
    entry = document.lexicon.positions.verbs.get(lemma(verb))
    participle = verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "amod"} and not is_misread_main(verb)
    if entry is None or is_negated(verb) or participle:
        return
    kind, grammar = entry
    voice = _voice(document, voices, verb)
    if not voice:
        return
    if grammar == "object":
        targets, content = _condemned(document, verb)
    elif grammar == "infinitive":
        targets, content = [], _infinitive(verb)
    else:
        yield from _demands(document, voice, verb, call=grammar == "call-on")
        return
    if content is not None:
        yield from _taken(document, voice, verb, kind, targets, content)


def _taken(
    document: Document, voice: Voice, at: Token, kind: PositionKind, targets: list[Party], content: Span
) -> Iterator[Taken]:
    text = " ".join(document.reading.article.words(document.passage(content)).split())
    support = Support((document.sentence_passage(at),))
    for target in targets or [None]:
        yield Taken(voice, at, Position(kind, target, text, (support,)))


# ── condemnations ───────────────────────────────────────────────────────────


def _condemned(document: Document, verb: Token) -> tuple[list[Party], Span | None]:
    """Whom and what: "condemned X for doing Y", "condemn X's doing", "condemned what they call X's supply"."""
    things = objects(verb) or [c for c in verb.children if c.dep_ in {"ccomp", "oprd"}]
    if not things:
        return [], None
    thing = things[0]
    direct = [a.party for a in document.actors(thing) if a.party is not None]
    reason = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"for", "over"}), None)
    if direct and reason is not None and document.mention(thing) is not None:
        content = subtree_span(reason)
        return direct, content[1:] if len(content) > 1 else content
    return _agents(document, thing), subtree_span(thing)


def _agents(document: Document, thing: Token) -> list[Party]:
    """The parties whose doing a noun phrase names: possessors, "between A and B", a demonym before its head."""
    found: dict[str, Party] = {}
    span = subtree_span(thing)
    for token in span:
        mention = document.mention(token)
        if mention is None or token.i != mention.start or mention.kind == "reference":
            continue
        root = token.doc[mention.start : mention.end].root
        while root.dep_ == "conj" and root.head.i >= span.start:
            root = root.head
        possessive = mention.end < len(token.doc) and token.doc[mention.end].tag_ == "POS"
        before_head = root.dep_ in {"amod", "compound", "nmod"} and root.head == thing
        between = root.dep_ == "pobj" and root.head.lower_ in {"between", "by", "among"}
        doer = root.dep_ in {"nsubj", "poss"}
        inside_victim = any(
            a.dep_ == "prep" and a.lower_ in _VICTIM_PREPOSITIONS and a.i >= span.start
            for a in root.ancestors
            if a.i >= span.start
        )
        if (possessive or before_head or between or doer) and (possessive or not inside_victim):
            for actor in mention.actors:
                if actor.party is not None:
                    found.setdefault(actor.party.key, actor.party)
    return list(found.values())


# ── demands and pledges ─────────────────────────────────────────────────────


def _infinitive(verb: Token) -> Span | None:
    complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VB"), None)
    return _clause(complement) if complement is not None else None


def _clause(verb: Token) -> Span:
    """A clause from its verb on, without the words before it."""
    span = subtree_span(verb)
    return verb.doc[verb.i : span.end] if span.end > verb.i else verb.doc[verb.i : verb.i + 1]


def _demands(document: Document, voice: Voice, verb: Token, *, call: bool) -> Iterator[Taken]:
    """ "urge X to do Y", "call on X to do Y and Z": the addressee is named right after, the infinitives follow."""
    if call:
        addressed = next((o for _, o in prepositional(verb, "on", "upon")), None)
    else:
        addressed = next(iter(objects(verb)), None)
        if addressed is None:
            clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}), None)
            addressed = subject(clause) if clause is not None else None
    if addressed is None:
        return
    yield from _addressed(document, voice, verb, addressed)


def _addressed(document: Document, voice: Voice, at: Token, addressed: Token) -> Iterator[Taken]:
    targets = [a.party for a in document.actors(addressed) if a.party is not None]
    if not targets:
        return
    end = max((m.end for m in document.group(addressed)), default=addressed.i + 1)
    for content in _infinitives(at, end):
        yield from _taken(document, voice, at, PositionKind.DEMAND, list(dict.fromkeys(targets)), content)


def _infinitives(at: Token, start: int) -> Iterator[Span]:
    """The infinitives after an addressee: "to take steps … and to return to diplomacy"."""
    doc, end = at.doc, at.sent.end
    first = next(
        (
            t
            for t in doc[start:end]
            if t.tag_ == "VB" and t.i > start and doc[t.i - 1].lower_ in {"to", "immediately", "fully"}
        ),
        None,
    )
    if first is None:
        return
    verbs = [first] + [c for c in first.conjuncts if c.tag_ == "VB" and c.i > first.i]
    for i, verb in enumerate(verbs):
        stop = verbs[i + 1].i if i + 1 < len(verbs) else subtree_span(verb).end
        span = doc[verb.i : max(stop, verb.i + 1)]
        while len(span) > 1 and (span[-1].is_punct or span[-1].lower_ in {"and", "to", "or"}):
            span = span[:-1]
        yield span


def _of_noun(document: Document, voices: Voices, noun: Token) -> Iterator[Taken]:
    """ "renewed their call on X to …", "expressed concerns over Y"."""
    kind = document.lexicon.positions.nouns.get(lemma(noun))
    verb = noun.head if noun.dep_ in {"dobj", "pobj"} else None
    if kind is None or verb is None or not is_verb(verb):
        return
    voice = _voice(document, voices, verb)
    if not voice:
        return
    if kind is PositionKind.DEMAND:
        addressed = next((o for _, o in prepositional(noun, "on", "to", "for")), None)
        if addressed is None:
            addressed = next((o for _, o in prepositional(verb, "on")), None)
        if addressed is not None:
            yield from _addressed(document, voice, noun, addressed)
        return
    obj = next((o for _, o in prepositional(noun, "over", "about", "at", "for", "to", "regarding", "with", "of")), None)
    if obj is not None:
        yield from _taken(document, voice, noun, kind, _agents(document, obj), subtree_span(obj))


def _of_adjective(document: Document, voices: Voices, adjective: Token) -> Iterator[Taken]:
    """ "We are gravely concerned by X's doing"."""
    kind = document.lexicon.positions.adjectives.get(adjective.lower_)
    if kind is None or not adjective.head.pos_ == "AUX":
        return
    voice = _voice(document, voices, adjective.head)
    obj = next((o for _, o in prepositional(adjective, "by", "about", "over", "at", "with")), None)
    if voice and obj is not None:
        yield from _taken(document, voice, adjective, kind, _agents(document, obj), subtree_span(obj))
