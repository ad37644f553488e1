"""Whom a demand is addressed to, and what shall be done: "urge X to do Y", "call on X to do Y and to do Z"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import is_passive, lemma, objects, prepositional, subtree_span
from communique.extract.statements.lists import colon_after, items
from communique.extract.statements.rulers import parties_of, ruling
from communique.language import Document
from communique.model import Party, PartyKind
from communique.model.slugs import slug

# What may stand between "to" and the infinitive, or between "must" and the verb.
_ADVERBS = frozenset({"ADV", "PUNCT"})
# What makes a noun mean all of a kind, or some of it: "all parties", "other countries".
_CROWD_TAGS = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Demanded:
    """A demand: on whom, and what they shall do."""

    targets: tuple[Party, ...]
    content: Span


def called_on(document: Document, verb: Token) -> Iterator[Demanded]:
    """ "call on X to do Y and on Z to do W", "appeal to X to do Y", "call for X to do Y"."""
    addressees = [obj for _, obj in prepositional(verb, "on", "upon", "to")]
    addressees += [obj for c in verb.children if c.dep_ == "prep" for _, obj in _more(c)]
    addressees = addressees or [obj for _, obj in prepositional(verb, "for")]
    addressees += [clause_subject for c in verb.children if (clause_subject := _of_for(c)) is not None]
    addressees += _more_in_order(document, verb, addressees)
    addressees = [a for a in dict.fromkeys(addressees) if addressed(document, a)]
    ends = [*(following.i for following in addressees[1:]), verb.sent.end]
    for addressee, end in zip(addressees, ends, strict=False):
        yield from _contents(document, verb, addressee, end)


def _more(preposition: Token) -> Iterator[tuple[Token, Token]]:
    """ "on X to do Y and on Z to do W": the second preposition, coordinated with the first."""
    for other in preposition.conjuncts:
        if other.lower_ == preposition.lower_ and other.i > preposition.i:
            yield from ((other, child) for child in other.children if child.dep_ == "pobj")


def _more_in_order(document: Document, verb: Token, addressees: list[Token]) -> Iterator[Token]:
    """The same by the order of the words, where the parser hung the second preposition elsewhere."""
    if not addressees:
        return
    doc, first = verb.doc, addressees[0]
    for token in doc[first.i + 1 : verb.sent.end - 2]:
        again = token.lower_ in {"on", "upon"} and doc[token.i - 1].lower_ in {"and", ","}
        named = (
            next((t for t in doc[token.i + 1 : token.i + 4] if document.mention(t) is not None), None)
            if again
            else None
        )
        mention = document.mention(named) if named is not None else None
        if mention is not None and mention.end < verb.sent.end and doc[mention.end].lower_ == "to":
            yield doc[mention.start : mention.end].root


def _of_for(clause: Token) -> Token | None:
    """X in "called for X to do Y", where the parser made a clause of it."""
    if clause.dep_ not in {"advcl", "ccomp", "xcomp"} or not any(c.lower_ == "for" for c in clause.children):
        return None
    return next((c for c in clause.children if c.dep_ == "nsubj"), None)


def urged(document: Document, verb: Token) -> Iterator[Demanded]:
    """ "urge X to do Y", "demand that X do Y", "demand X's withdrawal"."""
    clauses = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}]
    addressees = [*objects(verb), *(c for c in verb.children if c.dep_ == "dative"), *map(_own_subject, clauses)]
    named = [a for a in addressees if a is not None and addressed(document, a)]
    if not named:
        return
    addressee = min(named, key=lambda token: token.i)
    that = next((c for c in clauses if _own_subject(c) is not None and _is_finite(c)), None)
    if that is not None:
        yield from _that_clauses(document, that)
    else:
        yield from _contents(document, verb, addressee, verb.sent.end)


def called_for_by(document: Document, noun: Token) -> Iterator[Demanded]:
    """ "renewed their call on X to do Y", "issued an appeal to X to do Y"."""
    found = [o for _, o in prepositional(noun, "on", "upon", "to", "for")]
    if noun.dep_ in {"dobj", "pobj"}:
        found += [o for _, o in prepositional(noun.head, "on", "upon")]
    found += [o for head in (noun, noun.head) for c in head.children if c.dep_ == "prep" for _, o in _more(c)]
    addressees = sorted({o for o in found if addressed(document, o)}, key=lambda token: token.i)
    ends = [*(following.i for following in addressees[1:]), noun.sent.end]
    for addressee, end in zip(addressees, ends, strict=False):
        yield from _contents(document, noun, addressee, end)


def obliged(document: Document, verb: Token) -> Iterator[Demanded]:
    """ "X must do Y": what those who say so demand of X."""
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    must = any(c.dep_ == "aux" and c.lower_ == "must" for c in verb.children)
    has_to = lemma(verb) in {"have", "need"} and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children)
    if who is None or not (must or has_to) or is_passive(verb) or (verb.pos_ == "AUX" and not has_to):
        return
    verb = next(c for c in verb.children if c.dep_ == "xcomp") if has_to else verb
    targets = addressed(document, who)
    if targets and not _crowd(document, who):
        for content in _coordinated(verb):
            yield Demanded(targets, content)


# ── on whom ─────────────────────────────────────────────────────────────────


def addressed(document: Document, noun: Token) -> tuple[Party, ...]:
    """The parties that a noun names; "all parties", "other countries" are addressed without a name."""
    if noun.lower_ in {"it", "them", "they"}:
        return _spoken_of(document, noun)
    return parties_of(document, noun) or ruling(document, noun) or _crowd(document, noun)


def _spoken_of(document: Document, pronoun: Token) -> tuple[Party, ...]:
    """ "said that X had sent shells to Y, and urged it to stop": "it" is whose doing was told, and not who is near."""
    for token in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        told = token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ccomp", "advcl", "relcl"}
        parties = parties_of(document, token) if told else ()
        if parties:
            return parties
    for head in pronoun.ancestors:  # "accused X of it and demanded that it stop"
        for verb in (head, *(c for c in head.conjuncts if c.i < head.i)):
            for obj in objects(verb):
                if obj.i < pronoun.i and (parties := parties_of(document, obj)):
                    return parties
    return parties_of(document, pronoun)


def _crowd(document: Document, noun: Token) -> tuple[Party, ...]:
    community = noun.tag_ in _CROWD_TAGS or lemma(noun) == "community"
    community = community or any(child.lower_ in {"every", "each", "any"} for child in noun.children)
    if not community or lemma(noun) not in document.lexicon.positions.crowd or document.mention(noun) is not None:
        return ()
    words = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if t.lower_ not in {"the", "their", "its", '"', "'"}]
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is not None:  # "X's partners", "its allies"
        words = [token for token in words if token.i > owner.right_edge.i]
    if any(child.dep_ == "relcl" for child in noun.children) or len(words) < 1 or words[-1] != noun:
        return ()
    label = " ".join(document.article.words(document.passage(noun.doc[words[0].i : noun.i + 1])).split())
    return (Party(PartyKind.ORGANISATION, slug(label), label),)


# ── what they shall do ──────────────────────────────────────────────────────


def _contents(document: Document, at: Token, addressee: Token, end: int) -> Iterator[Demanded]:
    """A demand for each thing that the addressees shall do; what one of them shall do is in a list of its own."""
    targets = addressed(document, addressee)
    group = document.group(addressee)
    last = max((m.end for m in group), default=addressee.i + 1)
    found = list(infinitives(at, max(last, addressee.i + 1), end)) or list(_items(document, at, addressee))
    for content in found:
        yield Demanded(targets, content)


def infinitives(at: Token, start: int, end: int) -> Iterator[Span]:
    """The infinitives after an addressee: "to take steps … and to return to diplomacy".

    Args:
        at: The verb or noun of the demand.
        start: The token after the addressee.
        end: Where the demand on this addressee ends.
    """
    doc = at.doc
    first = next((t for t in doc[start:end] if t.tag_ in {"VB", "VBP"} and _after_to(t, start)), None)
    if first is None:
        return
    for span in _coordinated(first):
        if span.start >= end:
            break
        cut = doc[span.start : min(span.end, end)]
        while len(cut) > 1 and cut.end == end and (_is_trailing(cut[-1]) or cut[-1].lower_ in {"on", "upon"}):
            cut = cut[:-1]
            end = cut.end
        yield cut


def _after_to(verb: Token, start: int) -> bool:
    """Whether "to" stands before a verb, with no more than adverbs and quotation marks between."""
    doc, at = verb.doc, verb.i - 1
    while at >= start and (doc[at].pos_ in _ADVERBS or doc[at].is_quote):
        at -= 1
    return at >= start and doc[at].lower_ == "to"


def _coordinated(first: Token) -> Iterator[Span]:
    """A verb with what belongs to it, and the verbs coordinated with it, each apart."""
    doc = first.doc
    verbs = [first, *(c for c in first.conjuncts if c.i > first.i and c.tag_ in {"VB", "VBP"} and not _has_subject(c))]
    ends = [*(verb.i for verb in verbs[1:]), max(subtree_span(verbs[-1]).end, verbs[-1].i + 1)]
    for verb, end in zip(verbs, ends, strict=True):
        start = verb.i
        while doc[start - 1].pos_ == "ADV" and doc[start - 1].head == verb and start > first.sent.start:
            start -= 1
        span = doc[start : max(end, verb.i + 1)]
        while len(span) > 1 and (_is_trailing(span[-1]) or _leads(span[-1], verbs)):
            span = span[:-1]
        yield span


def _is_trailing(token: Token) -> bool:
    return token.is_punct or token.lower_ in {"and", "to", "or"}


def _leads(token: Token, verbs: list[Token]) -> bool:
    """Whether an adverb at the end of one demand begins the next: "and immediately allow aid"."""
    return token.pos_ == "ADV" and any(token.head == verb and token.i < verb.i for verb in verbs)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _own_subject(clause: Token) -> Token | None:
    return next((c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}), None)


def _is_finite(clause: Token) -> bool:
    """ "that X release …" in contrast to "X to release"."""
    return not any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _that_clauses(document: Document, clause: Token) -> Iterator[Demanded]:
    """ "demand that X release Y, and that it give Z": one demand for each clause."""
    targets: tuple[Party, ...] = ()
    clauses = [clause, *(c for c in clause.conjuncts if c.i > clause.i)]
    ends = [*(min(t.i for t in c.subtree) for c in clauses[1:]), subtree_span(clauses[-1]).end]
    for one, end in zip(clauses, ends, strict=True):
        who = _own_subject(one)
        pointing = who is not None and who.lower_ in {"it", "they"}
        targets = targets if who is None or (pointing and targets) else addressed(document, who)
        span = one.doc[one.i : max(end, one.i + 1)]
        while len(span) > 1 and (span[-1].is_punct or span[-1].lower_ in {"and", "that", "or"}):
            span = span[:-1]
        if targets:
            yield Demanded(targets, span)


def _items(document: Document, at: Token, addressee: Token) -> Iterator[Span]:
    """A list below "We urge X to:", one demand an item."""
    colon = colon_after(document, addressee)
    if colon is not None and any(t.lower_ == "to" for t in at.doc[addressee.i + 1 : colon.i]):
        yield from items(document, colon)


def infinitive(verb: Token) -> Span | None:
    """What is pledged: "to do Y" after the verb, from its own verb on."""
    complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VB"), None)
    return verb.doc[complement.i : subtree_span(complement).end] if complement is not None else None


def is_asked_to_stop(document: Document, content: Span) -> bool:
    """Whether a demand is to stop doing something, so that whom it addresses has done it."""
    return any(lemma(token) in document.lexicon.positions.stops for token in content[:2])
