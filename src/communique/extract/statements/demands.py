"""Whom a demand is addressed to, and what shall be done: "urge X to do Y", "call on X to do Y and to do Z"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from communique.extract.grammar import objects, prepositional, subject, subtree_span

# What may stand right before an infinitive: "to take", "to immediately take".
_BEFORE_INFINITIVE = frozenset({"to", "immediately", "fully"})


def call_addressee(verb: Token) -> Token | None:
    """X in "call on X to do Y"."""
    return next((obj for _, obj in prepositional(verb, "on", "upon")), None)


def urged(verb: Token) -> Token | None:
    """X in "urge X to do Y", also where the parser took X for the subject of the clause."""
    direct = objects(verb)
    if direct:
        return direct[0]
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}), None)
    return subject(clause) if clause is not None else None


def infinitives(at: Token, start: int) -> Iterator[Span]:
    """The infinitives after an addressee: "to take steps … and to return to diplomacy".

    Args:
        at: The verb or noun of the demand.
        start: The token after the addressee.
    """
    doc = at.doc
    after = (t for t in doc[start : at.sent.end] if t.tag_ == "VB" and t.i > start)
    first = next((t for t in after if doc[t.i - 1].lower_ in _BEFORE_INFINITIVE), None)
    if first is None:
        return
    verbs = [first, *(c for c in first.conjuncts if c.tag_ == "VB" and c.i > first.i)]
    ends = [*(verb.i for verb in verbs[1:]), subtree_span(verbs[-1]).end]
    for verb, end in zip(verbs, ends, strict=True):
        span = doc[verb.i : max(end, verb.i + 1)]
        while len(span) > 1 and (span[-1].is_punct or span[-1].lower_ in {"and", "to", "or"}):
            span = span[:-1]
        yield span


def infinitive(verb: Token) -> Span | None:
    """What is pledged: "to do Y" after the verb, from its own verb on."""
    complement = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VB"), None)
    return verb.doc[complement.i : subtree_span(complement).end] if complement is not None else None
