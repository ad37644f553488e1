"""Resolutions that an article cites."""

import re

from communique.language import Document
from communique.model import ResolutionCitation, Support, Zone

_RESOLUTION = re.compile(
    r"""
    (?: (?P<body> U\.?N\.?(?:SC|[ ]Security[ ]Council)? | United[ ]Nations | Security[ ]Council | UNSC )
        \s+ (?:Security[ ]Council\s+)? )?
    [Rr]esolutions?
    (?: \s+ (?P<numbers> \d{3,4} (?: (?:,\s*(?:and\s+)?|\s+and\s+) \d{3,4} )* ) )?
    """,
    re.VERBOSE,
)


def resolutions(document: Document) -> tuple[ResolutionCitation, ...]:
    """Resolutions cited, numbered or not; one citation per number and wording."""
    found: dict[tuple[int | None, str], ResolutionCitation] = {}
    for span, match in document.reading.find(_RESOLUTION):
        if not (match["body"] or match["numbers"]) or document.zone(span[0]) is Zone.HEADLINE:
            continue
        supports = (Support((document.sentence_passage(span[0]),)),)
        numbers: list[int | None] = [int(n) for n in re.findall(r"\d+", match["numbers"] or "")]
        # Of the resolutions of the United Nations, only those of the Security Council carry a plain number.
        council = numbers or re.search("SC|Security Council", match["body"] or "")
        body = "un-security-council" if council else "un"
        for number in numbers or [None]:
            found.setdefault((number, match.group().lower()), ResolutionCitation(body, number, match.group(), supports))
    return tuple(found.values())
