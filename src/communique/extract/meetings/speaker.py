"""Who "I" is in a text that is somebody's speech or briefing."""

from communique.extract.statements.headlines import entitled
from communique.language import Actor, Document
from communique.model import StatementKind

_SPOKEN = frozenset({StatementKind.REMARKS, StatementKind.LETTER, None})


def speaker(document: Document) -> list[Actor]:
    """The one person under whose name the headline puts the text; nobody where it is no speech."""
    title = entitled(document)
    people = [a for a in title.issuers if a.person] if title is not None and title.kind in _SPOKEN else []
    return people if len(people) == 1 else []
