"""An answer's table for people: IRIs shortened by prefixes, nothing that could steer a terminal."""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

XSD = "http://www.w3.org/2001/XMLSchema#"
_LOCAL_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*")
# Control, format (bidirectional marks among them), surrogates, private use, unassigned, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Cell(NamedTuple):
    """One cell.

    Attributes:
        text: What to show.
        iri: The whole IRI, where the value is one.
    """

    text: str
    iri: str = ""


class Table(NamedTuple):
    """A table: its columns, and a cell for each in every row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(body: bytes, prefixes: Mapping[str, str]) -> Table:
    """The table of an answer in SPARQL JSON; that to ``ASK`` has one cell.

    Args:
        body: The answer.
        prefixes: Prefixes and the IRIs that they stand for.
    """
    answer = json.loads(body)
    if "boolean" in answer:
        return Table(("answer",), ((Cell("yes" if answer["boolean"] else "no"),),))
    columns = tuple(answer["head"]["vars"])
    bindings = answer["results"]["bindings"]
    return Table(columns, tuple(tuple(_cell(row.get(name), prefixes) for name in columns) for row in bindings))


def visible(text: str) -> str:
    r"""The text with every character that is not seen written as its escape, so ``\x1b`` steers nothing."""
    return "".join(
        character.encode("unicode_escape").decode() if unicodedata.category(character) in _UNSEEN else character
        for character in text
    )


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """``prefix:name`` by the longest fitting prefix, else ``<iri>``."""
    fitting = [(namespace, prefix) for prefix, namespace in prefixes.items() if iri.startswith(namespace)]
    if fitting:
        namespace, prefix = max(fitting, key=lambda pair: len(pair[0]))
        if _LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return visible(f"{prefix}:{iri[len(namespace) :]}")
    return visible(f"<{iri}>")


def _cell(term: dict[str, Any] | None, prefixes: Mapping[str, str]) -> Cell:
    if term is None:
        return Cell("")
    match term["type"]:
        case "uri":
            return Cell(shorten(term["value"], prefixes), term["value"])
        case "bnode":
            return Cell(visible(f"_:{term['value']}"))
        case "triple":
            parts = (term["value"][name] for name in ("subject", "predicate", "object"))
            return Cell(" ".join(("<<", *(_cell(part, prefixes).text for part in parts), ">>")))
    value = visible(term["value"])
    if "xml:lang" in term and term["xml:lang"] != "en":
        return Cell(f"{value} @{term['xml:lang']}")
    datatype = term.get("datatype", "")
    if datatype and not datatype.startswith(XSD):
        return Cell(f"{value} ({shorten(datatype, prefixes)})")
    return Cell(value)
