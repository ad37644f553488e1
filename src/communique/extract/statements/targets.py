"""Whom a condemnation is aimed at: those whose doing a noun phrase names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import is_noun, is_verb, lemma, objects, subject, subtree_span
from communique.extract.statements.lists import colon_after, items
from communique.extract.statements.rulers import parties_of, ruling
from communique.language import Document, Mention
from communique.model import Party

# What leads to those who do it.
_AGENTS = frozenset({"by", "between", "among"})
# What leads on inside a phrase without telling who does it to whom: "activities, including X's launches".
_THROUGH = frozenset({"including", "such", "as", "like"})
# What belongs to a thing, and not to the verb that the parser hung it on.
_LOOSE = frozenset({"to", "of", "by", "against", "from", "between"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_POINTING = frozenset({"this", "that", "it", "these"})


@dataclass(frozen=True, slots=True)
class Condemned:
    """A thing that is condemned, in the words ``content``, and whose doing it is, as far as the words say."""

    targets: tuple[Party, ...]
    content: Span


def condemned(document: Document, verb: Token) -> list[Condemned]:
    """Whom and what: "condemned X for doing Y", "condemn X's doing and Z's", "condemned what they call X's supply".

    Things in a list are apart; one that names no doer goes with the doer named before it.
    """
    things = objects(verb) or [c for c in verb.children if c.dep_ in {"ccomp", "oprd"}] or _lost_object(document, verb)
    if not things:
        return list(_listed_below(document, verb))
    thing = things[0]
    direct = parties_of(document, thing)
    if direct and document.mention(thing) is not None:
        reason = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"for", "over"}), None)
        content = subtree_span(reason) if reason is not None else subtree_span(thing)
        return [Condemned(direct, content[1:] if reason is not None and len(content) > 1 else content)]
    if thing.lower_ in _POINTING:
        end = max(subtree_span(c).end for c in verb.children if c.i >= thing.i)
        return [Condemned(_of_sentence_before(document, verb), _trimmed(verb.doc[thing.i : end]))]
    # The parser hangs the second thing of a list on the verb, too.
    things += [c for c in verb.children if c.dep_ == "conj" and is_noun(c) and c not in things]
    found: list[Condemned] = []
    for listed in things:
        for one, content in _listed(listed):
            whole, agents = _with_loose_parts(document, verb, content)
            targets = tuple(doers(document, one, whole)) or agents or (found[-1].targets if found else ())
            found.append(Condemned(targets, whole))
    return found


def _lost_object(document: Document, verb: Token) -> list[Token]:
    """ "condemn, without reservation, the attack": what the parser took for an adverb or hung on the words between."""
    timed = {i for found in document.times for i in range(found.start, found.end)}
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        below = token.dep_ in {"npadvmod", "dobj"} and is_noun(token) and verb.is_ancestor(token)
        if below and token.i not in timed and any(c.dep_ in {"det", "poss"} for c in token.children):
            return [token]
    return []


def _listed_below(document: Document, verb: Token) -> Iterator[Condemned]:
    """ "We condemn in particular: • the export of … by X; • Y's provision of …"."""
    colon = colon_after(document, verb)
    for item in items(document, colon) if colon is not None else ():
        yield Condemned(tuple(doers(document, item.root)), item)


def _with_loose_parts(document: Document, verb: Token, content: Span) -> tuple[Span, tuple[Party, ...]]:
    """What the parser hung on the verb and belongs to the thing: "condemned the delivery | to X | by Y".

    Returns:
        The longer words, and the agents among them.
    """
    agents: tuple[Party, ...] = ()
    for part in sorted(verb.children, key=lambda child: child.i):
        if part.i != content.end or part.lower_ not in _LOOSE:
            continue
        content = verb.doc[content.start : max(content.end, subtree_span(part).end)]
        if part.lower_ in _AGENTS:
            agents = tuple(p for child in part.children if child.dep_ == "pobj" for p in parties_of(document, child))
    return content, agents


def _of_sentence_before(document: Document, verb: Token) -> tuple[Party, ...]:
    """ "… They criticised this": who did what the sentence before tells."""
    start = verb.sent.start
    if not start or document.reading.paragraph(verb).start == 0:
        return ()
    root = document.doc[start - 1].sent.root
    who = subject(root) if is_verb(root) else None
    return parties_of(document, who) if who is not None else ()


def _listed(thing: Token) -> Iterator[tuple[Token, Span]]:
    """The members of "X's raid and Y's shelling", each with its own words."""
    members = [thing, *(c for c in thing.conjuncts if is_noun(c) and c.i > thing.i)]
    whole = subtree_span(thing)
    ends = [*(_begin(member) for member in members[1:]), max(whole.end, subtree_span(members[-1]).end)]
    starts = [whole.start, *(_begin(member) for member in members[1:])]
    for member, start, end in zip(members, starts, ends, strict=True):
        if start <= member.i < end:
            yield member, _trimmed(thing.doc[start:end])


def _begin(member: Token) -> int:
    return min(token.i for token in member.subtree)


def _trimmed(span: Span) -> Span:
    while len(span) > 1 and (span[-1].is_punct or span[-1].lower_ in {"and", "or", "as", "well"}):
        span = span[:-1]
    while len(span) > 1 and span[0].is_punct:
        span = span[1:]
    return span


# ── whose doing it is ───────────────────────────────────────────────────────


def doers(document: Document, thing: Token, span: Span | None = None) -> list[Party]:
    """The parties whose doing a noun phrase names: possessors, "by X", "between A and B", a demonym before its head.

    Args:
        document: The document.
        thing: The head of the phrase.
        span: Its words, where they are not all that hangs on the head.
    """
    span = span if span is not None else subtree_span(thing)
    found: dict[str, Party] = {}
    for mention in _mentions(document, span):
        if _does(document, mention, thing):
            for actor in mention.actors:
                if actor.party is not None:
                    found.setdefault(actor.party.key, actor.party)
    if not found:
        found = {party.key: party for party in (*_unlisted(document, thing), *_of_rulers(document, thing))}
    return list(found.values())


def _of_rulers(document: Document, thing: Token) -> tuple[Party, ...]:
    """ "the regime's strikes", "the strikes by the junta"."""
    for child in thing.children:
        owner = child if child.dep_ == "poss" else None
        if child.dep_ in {"prep", "agent"} and child.lower_ in _AGENTS:
            owner = next((obj for obj in child.children if obj.dep_ == "pobj"), None)
        parties = ruling(document, owner) if owner is not None else ()
        if parties:
            return parties
    return ()


def _mentions(document: Document, span: Span) -> Iterable[Mention]:
    seen: dict[int, Mention] = {}
    for token in span:
        mention = document.mention(token)
        if mention is not None and span.start <= mention.start < span.end:
            seen.setdefault(mention.start, mention)
    return seen.values()


def _unlisted(document: Document, thing: Token) -> tuple[Party, ...]:
    """A body that only the text knows, as the agent: "the capture of the town by the Free Front"."""
    for child in thing.subtree:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    return parties_of(document, obj)
    return ()


def _does(document: Document, mention: Mention, thing: Token) -> bool:
    """Whether whom a mention names does what the noun phrase tells, by the way from the one to the other."""
    doc = thing.doc
    root = doc[mention.start : mention.end].root
    if mention.kind == "reference" and root.tag_ != "PRP$":
        return False
    path = _path(root, thing)
    if path is None:
        return False
    links = [token for token in path if token.dep_ in {"prep", "agent"} and token.lower_ not in _THROUGH]
    possessive = root.dep_ == "poss" or (mention.end < len(doc) and doc[mention.end].tag_ == "POS")
    if not links:
        # Inside a clause about the thing only its subject does it: "the raid, which X's army carried out".
        acting = any(token.dep_ in {"nsubj", "agent"} for token in path)
        inside = any(token.dep_ in _CLAUSES for token in path)
        modifies = root.dep_ in _MODIFIERS and mention.sense != "capital"
        return acting if inside else possessive or modifies or acting
    first = links[-1].lower_
    if first in _AGENTS:
        return all(link.lower_ in {"of", first} for link in links)
    words = document.lexicon.positions
    if len(links) > 1:
        return False
    head = lemma(links[0].head)
    if first == "from":
        return head in words.moved
    if first == "of":
        return (
            head in words.acts and not _is_owned(links[0].head)
            if _is_object(root, links[0])
            else _sends(document, mention, links[0])
        )
    return False


def _path(root: Token, thing: Token) -> list[Token] | None:
    """The tokens from a name up to the noun phrase's head, which is left out; ``None`` when it hangs elsewhere."""
    path: list[Token] = []
    token = root
    while token != thing:
        path.append(token)
        if token.head == token:
            return None
        token = token.head
    return path


def _is_object(root: Token, preposition: Token) -> bool:
    """Whether a name is what follows the preposition, alone, in a list or as the government of X."""
    token = root
    while token.dep_ == "conj":
        token = token.head
    return token.head == preposition


def _is_owned(noun: Token) -> bool:
    """ "Iran's threat of war": the doer stands before."""
    return any(child.dep_ == "poss" for child in noun.children)


def _sends(document: Document, mention: Mention, preposition: Token) -> bool:
    """ "the dispatch of X's troops", "the use of Y drones": what belongs to who sends or uses it."""
    sent: Sequence[Token] = [child for child in preposition.children if child.dep_ == "pobj"]
    root = preposition.doc[mention.start : mention.end].root
    return any(
        lemma(noun) in document.lexicon.positions.forces and root.head == noun and root.dep_ in {*_MODIFIERS, "poss"}
        for noun in (*sent, *(conjunct for noun in sent for conjunct in noun.conjuncts))
    )
