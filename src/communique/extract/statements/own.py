"""The statement that a text is: it says "we" of itself, outside quotation marks."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.statements.drafts import Draft
from communique.language import Actor, Document
from communique.model import StatementKind, Zone

# A "we" here and there is an author's; a statement keeps saying it.
_OFTEN = 2
# How far behind "We" the apposition may begin: "We, the leaders of …".
_APPOSED = 3


def find_own_statement(document: Document) -> Draft | None:
    """The statement whose words the whole text is, with those whom "we" means as issuers.

    They are named right after the first "we", or else by the headline.
    """
    speaking = list(_speaking(document))
    if len(speaking) < _OFTEN:
        return None
    issuers = _introduced(document, speaking[0]) or _entitled(document)
    if not issuers:
        return None
    draft = Draft(_kind(document), nouns=[speaking[0]])
    draft.add_issuers(document, issuers)
    return draft


def _speaking(document: Document) -> Iterator[Token]:
    for token in document.doc:
        if token.lower_ == "we" and token.dep_ in {"nsubj", "nsubjpass"} and document.quote(token) is None:
            yield token


def _introduced(document: Document, we: Token) -> tuple[Actor, ...]:
    """ "We, the leaders of A and B, …"."""
    after = document.doc[we.i + 1 : min(we.sent.end, we.i + 1 + _APPOSED)]
    if not len(after) or after[0].text != ",":
        return ()
    return next((actors for token in after[1:] if (actors := document.actors(token))), ())


def _entitled(document: Document) -> tuple[Actor, ...]:
    """The longest list of parties in the headline, or the one party that stands there."""
    lists = [
        tuple(actor for mention in group for actor in mention.actors if actor.party is not None)
        for group in document.groups
        if document.zone(document.doc[group[0].start]) is Zone.HEADLINE
    ]
    return max(lists, key=lambda actors: len(sides_of(actors)), default=())


def _kind(document: Document) -> StatementKind | None:
    """The kind that a noun of the headline shows."""
    headline = document.article.headline.name.lower() if document.article.headline else ""
    return next((kind for phrase, kind in document.lexicon.statements.nouns if phrase in headline), None)
