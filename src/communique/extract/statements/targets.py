"""Whom a condemnation is aimed at: those whose doing a noun phrase names."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from communique.extract.grammar import objects, subtree_span
from communique.language import Document
from communique.model import Party

# Inside a phrase these lead to whom the doing harms, or where it happens, not to who does it.
_VICTIM_PREPOSITIONS = frozenset({"against", "in", "to", "into", "on", "with", "from", "at", "near"})


def condemned(document: Document, verb: Token) -> tuple[list[Party], Span | None]:
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
    return doers(document, thing), subtree_span(thing)


def doers(document: Document, thing: Token) -> list[Party]:
    """The parties whose doing a noun phrase names: possessors, "between A and B", a demonym before its head."""
    found: dict[str, Party] = {}
    for party in _doers(document, thing):
        found.setdefault(party.key, party)
    return list(found.values())


def _doers(document: Document, thing: Token) -> Iterator[Party]:
    span = subtree_span(thing)
    for token in span:
        mention = document.mention(token)
        if mention is None or token.i != mention.start or mention.kind == "reference":
            continue
        root = token.doc[mention.start : mention.end].root
        while root.dep_ == "conj" and root.head.i >= span.start:
            root = root.head
        possessive = mention.end < len(token.doc) and token.doc[mention.end].tag_ == "POS"
        if possessive or (_acts(root, thing) and not _suffers(root, span)):
            yield from (actor.party for actor in mention.actors if actor.party is not None)


def _acts(root: Token, thing: Token) -> bool:
    """Whether a name inside a noun phrase says who does it."""
    before_head = root.dep_ in {"amod", "compound", "nmod"} and root.head == thing
    between = root.dep_ == "pobj" and root.head.lower_ in {"between", "by", "among"}
    return before_head or between or root.dep_ in {"nsubj", "poss"}


def _suffers(root: Token, span: Span) -> bool:
    """Whether a name stands in a part of the phrase that says whom it is done to, or where."""
    return any(a.dep_ == "prep" and a.lower_ in _VICTIM_PREPOSITIONS and a.i >= span.start for a in root.ancestors)
