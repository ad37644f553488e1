"""Which state is meant by those who rule it: "the regime", "the junta", "the authorities in Minsk"."""

from spacy.tokens import Token

from communique.extract.grammar import lemma, modifiers, prepositional
from communique.language import Document
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import Party


def parties_of(document: Document, noun: Token) -> tuple[Party, ...]:
    """The parties of whom a noun names."""
    return tuple(dict.fromkeys(a.party for a in document.actors(noun) if a.party is not None))


def ruling(document: Document, noun: Token) -> tuple[Party, ...]:
    """The state of "the authorities in X", or of "the regime", whose body the text named before.

    Nothing where the noun is none for those who rule, or the text shows no state.
    """
    if lemma(noun) not in document.lexicon.positions.rulers:
        return ()
    for owner in (*modifiers(noun), *(obj for _, obj in prepositional(noun, "in", "of"))):
        if parties := parties_of(document, owner):
            return parties
    definite = any(child.lower_ in {"the", "this", "that"} for child in noun.children)
    return _ruled_before(document, noun) if definite else ()


def _ruled_before(document: Document, noun: Token) -> tuple[Party, ...]:
    """The state of the body of a government that was named last: "X's military set aside … the regime's strikes"."""
    for mention in reversed(document.mentions):
        if mention.end > noun.i or mention.kind != "party":
            continue
        for actor in mention.actors:
            if actor.party is not None and actor.party.state is not None:
                state = load_gazetteer().party(actor.party.state)
                return (state,) if state is not None else ()
    return ()
