"""Who does what a verb of supply tells, and what it is done to: where the parse says so, and where it errs."""

from collections.abc import Iterable

from spacy.tokens import Token

from communique.extract.goods import Load, counting, load_of
from communique.extract.grammar import (
    agent,
    is_noun,
    is_passive,
    is_predicate,
    is_verb,
    lemma,
    objects,
    prepositional,
    subject,
)
from communique.extract.supplies.arguments import supplier_by
from communique.language import Actor, Document

# Particles that the parser takes for prepositions: "passed on tanks", "handed over jets".
_PARTICLES = ("on", "over", "along", "out")


def first_load(document: Document, things: Iterable[Token]) -> Load | None:
    """What the first of some noun phrases names that names goods."""
    return next((load for thing in things if (load := load_of(document, counting(document, thing)))), None)


# ── whether it is done ──────────────────────────────────────────────────────


def is_done(document: Document, verb: Token) -> bool:
    """Whether the verb is passive; goods that do it have it done: "The rockets lent to X were new", misread."""
    if is_passive(verb):
        return True
    if verb.tag_ not in {"VBD", "VBN"} or objects(verb) or any(c.dep_ == "aux" for c in verb.children):
        return False
    goods = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if goods is None and verb.dep_ == "conj" and verb.head.tag_ in {"VBD", "VBN"}:
        return is_done(document, verb.head)
    words = document.lexicon.transfers
    known = lemma(verb) in (words.give_verbs | words.get_verbs) - words.come_verbs
    return known and goods is not None and goods.tag_ not in {"WDT", "WP"} and bool(load_of(document, goods))


def by_whom(document: Document, verb: Token) -> Actor | None:
    """Who does it in a passive, wherever in the clause "by" stands: the parser may hang it on the goods."""
    return supplier_by(document, verb) if is_done(document, verb) else None


# ── who does it ─────────────────────────────────────────────────────────────


def doer_of(document: Document, verb: Token) -> Token | None:
    """The subject, the agent, or who else the words around the verb name."""
    if is_done(document, verb):
        return agent(verb) or _maker(verb)
    known = subject(verb) or _possessor(verb) or _decider(document, verb) or _misread(verb)
    return known or _maker(verb) or _cut_off(verb)


def _maker(verb: Token) -> Token | None:
    """ "Niger-supplied drones"."""
    doc = verb.doc
    if verb.dep_ != "amod" or verb.i - 2 < verb.sent.start or doc[verb.i - 1].text != "-":
        return None
    return doc[verb.i - 2]


def _cut_off(verb: Token) -> Token | None:
    """ "X, it says, supplied rockets": who it is where the parser took the rest for a noun beside the name."""
    goods = verb.head
    return goods.head if verb.dep_ == "amod" and goods.dep_ == "appos" and goods.head.dep_ == "ROOT" else None


def _misread(verb: Token) -> Token | None:
    """ "denied shipping rockets", "had gifted rockets": the doer, where the verb was taken for a part of the goods."""
    goods = verb.head
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    if verb.tag_ == "VBG" and verb.dep_ == "amod" and before.head == verb and before.pos_ == "PROPN":
        return before  # "reports of X airdropping rockets"
    if verb.dep_ not in {"amod", "compound"} or goods.dep_ != "dobj" or not is_predicate(goods.head):
        return None
    misread = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and lemma(goods.head) == "have")
    return subject(goods.head) if misread else None


def _decider(document: Document, verb: Token) -> Token | None:
    """ "its decision to send shells", "signed a contract to buy shells": whose decision a noun names."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VB" or lemma(noun) not in document.lexicon.transfers.deciding_nouns:
        return None
    above = next((t for t in noun.ancestors if is_verb(t)), None)
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    # "informed the prime minister of his decision": it is that of who informs.
    own = owner is None or owner.tag_ == "PRP$"
    return (subject(above) if own and above is not None else None) or owner


def _possessor(verb: Token) -> Token | None:
    """ "North Korea's supplying munitions": the possessor, wherever the parser hung it."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if verb.tag_ == "VBG" and before is not None and before.tag_ == "POS":
        return verb.doc[before.i - 1]
    return None


# ── what it is done to ──────────────────────────────────────────────────────


def things_of(document: Document, verb: Token) -> list[Token]:
    """What it is done to: the objects, or the subject of a passive, which may be the noun before a participle."""
    if is_done(document, verb):
        patient = _patient(verb)
        return [patient] if patient is not None else []
    # "the soldiers it sent": what is sent stands before the clause.
    found = objects(verb) or _gap(verb)
    if found:
        return found
    if verb.dep_ in {"amod", "compound"} and verb.i < verb.head.i:
        return [verb.head]  # "supplied weapons", "denied shipping weapons"
    return [obj for word, obj in prepositional(verb, *_PARTICLES) if word.i == verb.i + 1]


def _patient(verb: Token) -> Token | None:
    while (
        verb.dep_ == "conj" and is_verb(verb.head) and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    ):
        verb = verb.head
    return subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl", "amod"} else None)


def _gap(verb: Token) -> list[Token]:
    """The noun before the clause: "the soldiers it sent", "drones that Chad accuses Niger of supplying"."""
    clause = verb
    while clause.dep_ in {"xcomp", "pcomp", "ccomp"} or (clause.dep_ == "prep" and is_verb(clause.head)):
        clause = clause.head
    noun = clause.head
    if clause.dep_ != "relcl" or not is_noun(noun) or subject(clause) in {None, noun} or subject(verb) == noun:
        return []
    return [noun, *_listed_left(noun)]


def _listed_left(noun: Token) -> list[Token]:
    """What is listed before a noun, for a clause that belongs to the list: "missiles, engines and data that X sent"."""
    doc, listed, at = noun.doc, list[Token](), noun.left_edge.i
    while at - 2 > noun.sent.start and doc[at - 1].lower_ in {",", "and", "or"}:
        at -= 1 + (doc[at - 2].text == ",")
        before = doc[at - 1]
        if not is_noun(before):
            break
        listed.append(before)
        while at > noun.sent.start and doc[at - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
            at -= 1
    return listed
