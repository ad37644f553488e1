"""Whether a clause takes back the supply that it names: "at no time had X sent …", "it was false that …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.grammar import auxiliaries, is_negated, is_noun, is_verb, lemma
from communique.language import Document

_NO = frozenset({"no", "neither", "zero"})
_NOTHING = frozenset({"none", "nobody", "nothing", "no-one"})
# "not a single rocket", "not one tank"
_A_SINGLE = frozenset({"a", "one", "any", "single"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj"})
_CONTENT_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "advcl", "acl"})
_TRUE = frozenset({"true", "correct", "accurate", "right", "case", "fact"})
_NOT_YET = frozenset({"will", "would", "could"})
# What precedes "of", "than" or "from" where a gerund or infinitive tells what is not done: "instead of sending".
_IN_PLACE_OF = frozenset({"instead", "rather", "short", "far"})
_WITHOUT = frozenset({"without", "against"})


def is_said_not_to_be(document: Document, trigger: Token) -> bool:
    """Whether a clause says that the supply did not happen; whoever says so denies it."""
    if any(_is_untrue(document, token, below) for below, token in _upwards(trigger)):
        return True
    if is_verb(trigger) and trigger.dep_ == "conj" and is_negated(trigger) and is_negated(trigger.head):
        return auxiliaries(trigger.head).isdisjoint(_NOT_YET)  # "has not sent and will not send"
    if is_verb(trigger):
        return any(_has_no(child) for child in trigger.children) or _has_no(_head_of_participle(trigger))
    return is_noun(trigger) and _counts_none(trigger)


def is_left_undone(trigger: Token) -> bool:
    """Whether a supply, or the saying of it, only names what is not done: "without sending", "stopped short of it"."""
    return any(_is_in_place_of(token) for token in (trigger, *trigger.ancestors))


def says_untrue(document: Document, verb: Token) -> bool:
    """Whether "is" calls untrue what follows: "it was false that …", "it is not true that …"."""
    labels = [child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}]
    if is_negated(verb):
        return any(lemma(label) in _TRUE for label in labels)
    return any(token.lower_ in document.lexicon.claims.false for label in labels for token in label.subtree)


def _is_untrue(document: Document, token: Token, below: Token) -> bool:
    """Whether what stands above a clause takes it back: "it was false that …", "at no time had X …" misread."""
    if lemma(token) in {"have", "do"} and below.dep_ == "ccomp" and any(_has_no(child) for child in token.children):
        return True
    return token.pos_ in {"AUX", "VERB"} and below.dep_ in _CONTENT_CLAUSES and says_untrue(document, token)


def _upwards(trigger: Token) -> Iterator[tuple[Token, Token]]:
    """Each ancestor with the word right below it."""
    below = trigger
    for token in trigger.ancestors:
        yield below, token
        below = token


def _head_of_participle(verb: Token) -> Token | None:
    """The noun before a participle: "no rockets shipped to X"."""
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def _has_no(part: Token | None) -> bool:
    """Whether a part of a clause takes the clause back: "no rockets", "neither X", "at no time", "nor"."""
    if part is None:
        return False
    if part.lower_ == "nor" and part.dep_ in {"cc", "preconj"}:
        return part.i < part.head.i
    if part.dep_ == "prep" and part.i < part.head.i:
        return any(_counts_none(obj) for obj in part.children if obj.dep_ == "pobj")
    return (part.dep_ in _ARGUMENTS or is_noun(part)) and (_counts_none(part) or part.lower_ in _NOTHING)


def _counts_none(noun: Token) -> bool:
    """ "no rockets", "not a single rocket", "neither A nor B"."""
    if any(child.lower_ in _NO for child in noun.children):
        return True
    edge = noun.left_edge
    negated = any(child.lower_ == "not" for child in noun.children) or edge.lower_ == "not"
    return negated and any(token.lower_ in _A_SINGLE for token in noun.doc[edge.i : noun.i])


def _is_in_place_of(token: Token) -> bool:
    """Whether a verb stands after "without", "instead of", "rather than", "short of"."""
    doc, start = token.doc, token.sent.start
    if token.dep_ == "pcomp" and token.head.lower_ in _WITHOUT:
        return True
    if not is_verb(token) or token.tag_ not in {"VB", "VBG"} or token.i < start + 2:
        return False
    before, first = doc[token.i - 1], doc[token.i - 2]
    return before.lower_ in {"of", "than", "from"} and first.lower_ in _IN_PLACE_OF
