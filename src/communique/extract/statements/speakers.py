"""Who does what a verb of saying tells: its subject, and whom that noun stands for."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import identify_all
from communique.extract.grammar import doer, is_verb, lemma, modifiers, prepositional, subject
from communique.language import Actor, Document, lacks_subject

# "the two sides condemned …": these mean the parties, and not the people who met.
_SIDES = frozenset({"side", "country", "nation", "party", "government", "capital", "state"})
# How many links of "the press service of the office of X" are followed.
_DEEPEST = 4


def is_saying(document: Document, verb: Token) -> bool:
    """Whether a verb is one of saying: "said", "condemned", "went on", "hit back"."""
    claims, statements = document.lexicon.claims, document.lexicon.statements
    word = lemma(verb)
    if word in claims.stances or word in claims.narrates or word in statements.said:
        return True
    after = [child.lower_ for child in verb.children if child.i > verb.i]
    after += [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 2]]
    return any(f"{word} {second}" in statements.phrasal for second in after)


def speaker(document: Document, verb: Token) -> Token | None:
    """The subject of a verb of saying, or a word of the list that is its subject."""
    return list_before(document, verb) or doer(_told_above(document, verb) or verb)


def _told_above(document: Document, verb: Token) -> Token | None:
    """ "X denied that Y had done it, insisting that …": the participle goes with the saying, and not with what is said."""
    head = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or is_saying(document, head):
        return None
    if verb.i == 0 or document.doc[verb.i - 1].text != ",":
        return None
    above = (token for token in head.ancestors if is_verb(token) and is_saying(document, token))
    return next((token for token in above if document.quote(token) is document.quote(verb)), None)


def list_before(document: Document, verb: Token) -> Token | None:
    """ "…, A, B and C said": a list after a comma and right before a verb to which the parser gave no subject."""
    if not verb.i or not lacks_subject(verb):
        return None
    last = document.doc[verb.i - 1]
    group = document.group(last)
    after_comma = len(group) > 1 and group[0].start > 0 and document.doc[group[0].start - 1].text == ","
    return last if after_comma else None


def speaking(document: Document, noun: Token) -> tuple[Actor, ...]:
    """Who speaks where a noun is the subject of saying: the actors it names, or those whose institution it is."""
    named = document.actors(noun) or _apposed(document, noun)
    actors = named if _is_somebody(noun) else identify_all(document, named)
    actors = actors or _owners(document, noun, _DEEPEST)
    if lemma(noun) in _SIDES and len(actors) > 1 and all(actor.party is not None for actor in actors):
        return tuple(replace(actor, person=None, office=None) for actor in actors)
    return actors


def _is_somebody(noun: Token) -> bool:
    """ "a North Korean diplomat" is somebody, and not the one whom the text names."""
    return any(child.lower_ in {"a", "an", "another", "one"} for child in noun.children)


def _apposed(document: Document, noun: Token) -> tuple[Actor, ...]:
    """ "the host, Foreign Minister Jane Doe, said"."""
    return next((actors for c in noun.children if c.dep_ == "appos" and (actors := document.actors(c))), ())


def _owners(document: Document, noun: Token, depth: int) -> tuple[Actor, ...]:
    """ "the president's office", "Türkiye's Directorate of Communications", "its foreign ministry": the party behind it."""
    if not depth or lemma(noun) not in document.lexicon.statements.institutions:
        return ()
    owners = [*modifiers(noun), *(obj for _, obj in prepositional(noun, "of", "for", "from", "in"))]
    for owner in owners:
        actors = document.actors(owner) or _owners(document, owner, depth - 1)
        if owner.lower_ == "its" and not actors:
            actors = subject_before(document, owner)
        parties = tuple(replace(actor, person=None, office=None) for actor in actors if actor.party is not None)
        if parties:
            return parties
    return ()


def subject_before(document: Document, pronoun: Token) -> tuple[Actor, ...]:
    """Whom "its" or "the army" in a sentence means: the party that the sentence before is about."""
    start = pronoun.sent.start
    if start <= document.reading.paragraph(pronoun).start:
        return ()
    root = pronoun.doc[start - 1].sent.root
    who = subject(root)
    actors = document.actors(who) if who is not None else ()
    return actors if len(actors) == 1 else ()
