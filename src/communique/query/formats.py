"""The forms of an answer, and which one a client wants."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from communique.query.guard import QueryForm

FormatName = Literal["json", "xml", "csv", "tsv", "turtle", "ntriples", "rdfxml", "jsonld"]


class Format(NamedTuple):
    """One form of an answer.

    Attributes:
        name: Our name for it.
        label: Its name for people.
        media_types: Its media type, then others by which clients ask for it.
    """

    name: FormatName
    label: str
    media_types: tuple[str, ...]


TABLES = (
    Format(
        "json", "SPARQL 1.1 Query Results JSON", ("application/sparql-results+json", "application/json", "text/json")
    ),
    Format("xml", "SPARQL Query Results XML", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", "SPARQL 1.1 Query Results CSV", ("text/csv",)),
    Format("tsv", "SPARQL 1.1 Query Results TSV", ("text/tab-separated-values",)),
)
GRAPHS = (
    Format("turtle", "Turtle", ("text/turtle", "application/x-turtle")),
    Format("ntriples", "N-Triples", ("application/n-triples", "text/plain")),
    Format("rdfxml", "RDF/XML", ("application/rdf+xml", "application/xml", "text/xml")),
    Format("jsonld", "JSON-LD", ("application/ld+json", "application/json")),
)


def formats_for(form: QueryForm) -> tuple[Format, ...]:
    """The forms that the answer to such a query has, the default first."""
    return TABLES if form in {"SELECT", "ASK"} else GRAPHS


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that a client prefers (RFC 9110, section 12.5.1).

    Args:
        accept: The ``Accept`` header; empty accepts anything. What cannot be read in it is passed over.
        offered: Media types in our order of preference, which decides between equals.

    Returns:
        One of ``offered``, or ``None`` if the client accepts none.
    """
    ranges = [entry for part in accept.split(",") if (entry := _media_range(part))]
    if not accept.strip():
        return offered[0]
    best, best_quality = None, 0.0
    for media_type in offered:
        family = media_type.partition("/")[0]
        for pattern in (media_type, f"{family}/*", "*/*"):
            # The most specific range decides, also when it says "not this".
            found = [quality for name, quality in ranges if name == pattern]
            if found:
                if max(found) > best_quality:
                    best, best_quality = media_type, max(found)
                break
    return best


def _media_range(part: str) -> tuple[str, float] | None:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                return None
    if quality != quality:  # it says "nan"
        return None
    return (name, quality) if "/" in name else None
