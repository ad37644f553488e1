"""Whether a supply is said to have happened, denied, or only feared, wished and planned."""

from spacy.tokens import Token

from communique.extract.grammar import auxiliaries, is_negated, is_predicate, is_verb, lemma
from communique.extract.supplies.arguments import owner
from communique.language import Document
from communique.model import PositionKind

# "will not send", "would never sell" denies nothing that has happened.
_NOT_YET = frozenset({"will", "would", "could"})


def is_denied(trigger: Token) -> bool:
    """Whether the supply is said not to have happened: "has never provided"."""
    return is_verb(trigger) and is_negated(trigger) and auxiliaries(trigger).isdisjoint(_NOT_YET)


def is_potential(document: Document, trigger: Token) -> bool:
    """Whether it is feared, wished, planned, attempted or conditional."""
    determiners = {child.lower_ for child in trigger.children if child.dep_ == "det"}
    if determiners & document.lexicon.transfers.potential_determiners:
        return True
    if any(c.dep_ == "amod" and lemma(c) in document.lexicon.transfers.potential_governors for c in trigger.children):
        return True  # "a potential transfer"
    return _is_potential_verb(document, trigger) if is_verb(trigger) else _is_potential_noun(document, trigger)


def _is_potential_verb(document: Document, trigger: Token) -> bool:
    words = document.lexicon.transfers
    conditional = any(c.dep_ == "mark" and c.lower_ in words.potential_markers for c in trigger.children)
    if conditional or is_negated(trigger):
        return True
    verb = trigger
    if _is_announced(document, trigger):
        return False
    while not auxiliaries(verb) & words.potential_auxiliaries:
        head = verb.head
        if verb.dep_ == "conj" and is_verb(head):
            verb = head
            continue
        governor = _governor(verb)
        if governor is None:
            return False
        if is_verb(governor) and lemma(governor) in words.stop_verbs:
            return False
        done = governor.pos_ == "VERB" and verb.tag_ == "VBN"
        if (lemma(governor) in words.potential_governors or _demands(document, governor)) and not done:
            return True
        if not is_verb(governor) or governor == verb or lemma(governor) in document.lexicon.claims.stances:
            return False
        verb = governor
    return True


def _demands(document: Document, verb: Token) -> bool:
    """Whether somebody is asked to do what follows: "called on X to send tanks", "appealed to X to …"."""
    if lemma(verb) == "call":
        return any(child.lower_ in {"on", "upon", "for"} for child in verb.children)
    position = document.lexicon.positions.verbs.get(lemma(verb)) if is_verb(verb) else None
    return position is not None and position.kind is PositionKind.DEMAND


def _is_announced(document: Document, verb: Token) -> bool:
    """Whether "would" only tells in the past what was promised: "confirmed that it would hand over two systems"."""
    told = verb.head
    if "would" not in auxiliaries(verb) or verb.dep_ != "ccomp" or told.tag_ not in {"VBD", "VBN"}:
        return False
    conditional = any(child.dep_ == "advcl" for child in verb.children)
    return lemma(told) in document.lexicon.transfers.announcing_verbs and not conditional


def _governor(verb: Token) -> Token | None:
    """The word whose complement a verb is: "plans to send", "accused of sending", "a threat that X will send"."""
    head = verb.head
    if verb.dep_ == "pcomp":
        return head.head
    if verb.dep_ == "ccomp":
        return head if verb.tag_ in {"VB", "VBG"} or head.pos_ == "NOUN" else None
    return head if verb.dep_ in {"xcomp", "acl", "relcl"} else None


def _is_potential_noun(document: Document, trigger: Token) -> bool:
    """ "potential for a transfer", "plans arms sales", "arms sales would violate": no possessor makes them real."""
    words = document.lexicon.transfers
    previous = trigger
    for token in trigger.ancestors:
        governs = lemma(token) in words.potential_governors
        if token.pos_ in {"NOUN", "ADJ"} and governs:
            return True
        if is_predicate(token):
            if previous.dep_ in {"nsubj", "nsubjpass"}:
                return bool(auxiliaries(token) & words.potential_auxiliaries)
            return governs and previous.dep_ in {"dobj", "prep", "pobj"} and owner(document, trigger) is None
        previous = token
    return False
