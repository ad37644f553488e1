"""Whether the text speaks of a supply only inside a frame: what somebody unknown says, what nobody has shown."""

from spacy.tokens import Token

from communique.extract.claims.negation import is_left_undone, says_untrue
from communique.extract.claims.stances import AFFIRMING, opposes, stance_of
from communique.extract.grammar import (
    agent,
    auxiliaries,
    is_negated,
    is_noun,
    is_passive,
    is_predicate,
    is_verb,
    lemma,
    path_up,
    subject,
)
from communique.language import Document

_CONTENT_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass"})
_NO = frozenset({"no", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})


def is_denied_above(document: Document, trigger: Token) -> bool:
    """Whether a frame takes back what it holds: "there is no evidence that …", "nobody said that …".

    Nobody alleges the supply then, whoever says the sentence.
    """
    if is_left_undone(trigger):
        return True
    below = trigger
    for token in trigger.ancestors:
        if is_noun(token) and any(child.lower_ in _NO for child in token.children):
            return True
        if is_predicate(token) and below.dep_ in _CONTENT_CLAUSES:
            who = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            if who is not None and (who.lower_ in _NOBODY or any(child.lower_ in _NO for child in who.children)):
                return True
            untrue = says_untrue(document, token)
            if is_negated(token) and lemma(token) not in document.lexicon.claims.stances and not untrue:
                return True
        below = token
    return False


def is_framed(document: Document, trigger: Token) -> bool:
    """Whether the text does not itself assert the supply, even where nobody known is heard to say it.

    It stands in a content clause ("Rostec denied that …", "you must write that …"), hangs on a noun of saying, or
    is asked.
    """
    if trigger.sent.text.rstrip("\"' ").endswith("?"):
        return True
    below = trigger
    for token in trigger.ancestors:
        if below.dep_ in _CONTENT_CLAUSES and is_predicate(token):
            return True
        if is_verb(token) and lemma(token) in document.lexicon.claims.inquires:
            return True
        if opposes(document, token, below) or (is_verb(token) and stance_of(document, token, below) is not None):
            return True
        tells = is_noun(token) and lemma(token) in document.lexicon.claims.saying_nouns
        if tells and below.dep_ in {"acl", "relcl", "prep", "ccomp"}:
            return True
        below = token
    return any(auxiliaries(token) & {"must"} for token in path_up(trigger) if is_verb(token))


def is_passed_on(document: Document, trigger: Token) -> bool:
    """Whether somebody without a name says it: "officials said that …", "satellite images show that …".

    A name that is not known ("Rostec said …") is no such source: its claim is not to be made nobody's.
    """
    stances = document.lexicon.claims.stances
    for token in trigger.ancestors:
        if not is_verb(token) or lemma(token) not in stances:
            continue
        if is_passive(token) and agent(token) is None:
            return stances[lemma(token)] in AFFIRMING and not is_negated(token)  # "has been accused of …"
        who = subject(token)
        unnamed = who is not None and who.pos_ == "NOUN" and not any(part.pos_ == "PROPN" for part in who.subtree)
        return stances[lemma(token)] in AFFIRMING and not is_negated(token) and unnamed
    return False
