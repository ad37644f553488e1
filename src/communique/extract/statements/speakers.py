"""Who does what a verb of saying tells, where the order of the words is surer than the parse."""

from spacy.tokens import Token

from communique.extract.grammar import doer
from communique.language import Document, lacks_subject


def speaker(document: Document, verb: Token) -> Token | None:
    """The subject of a verb of saying, or a word of the list that is its subject."""
    return list_before(document, verb) or doer(verb)


def list_before(document: Document, verb: Token) -> Token | None:
    """ "…, A, B and C said": a list after a comma and right before a verb to which the parser gave no subject."""
    if not verb.i or not lacks_subject(verb):
        return None
    last = document.doc[verb.i - 1]
    group = document.group(last)
    after_comma = len(group) > 1 and group[0].start > 0 and document.doc[group[0].start - 1].text == ","
    return last if after_comma else None
