"""Who "I" is in a text that is somebody's speech or briefing."""

from communique.language import Actor, Document
from communique.model import StatementKind

# A text has its title in one of so many first paragraphs, and no more than so many words of it.
_FIRST, _LONGEST = 5, 45


def speaker(document: Document) -> list[Actor]:
    """The one person under whose name a title puts the text: "Remarks by Foreign Minister Jane Doe at …"."""
    spoken = tuple(
        phrase.lower() for phrase, kind in document.lexicon.statements.nouns if kind is StatementKind.REMARKS
    )
    for paragraph in document.reading.paragraphs[:_FIRST]:
        title = document.doc[paragraph.start : paragraph.end]
        if len(title) > _LONGEST or not title.text.lower().startswith(spoken):
            continue
        named = [m for m in document.mentions if title.start <= m.start < title.end and m.kind == "person"]
        if named:
            return list(named[0].actors[:1])
    return []
