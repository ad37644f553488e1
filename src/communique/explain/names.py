"""Which thing is meant: an IRI, or a short form of one."""

from collections.abc import Iterator
from difflib import get_close_matches

from pyoxigraph import NamedNode

from communique.errors import CommuniqueError
from communique.explain.lookup import Lookup
from communique.graph.writers import prefixes

# What nobody means when a name is misspelt: there are too many of them, and they are named by numbers.
_NAMELESS = ("id/passage/", "graph/")
NEAREST = 3
"""How many names an error proposes."""


class UnknownIriError(CommuniqueError):
    """The graph says nothing of a thing of that name.

    Attributes:
        nearest: Names of things that the graph knows and that look alike, best first.
    """

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        hint = f"Did you mean {' or '.join(nearest)}?" if nearest else "Names look like statement/…, person/…, claim/…."
        super().__init__("iri-unknown", f"the graph says nothing of {name}.", hint=hint)
        self.nearest = nearest


def find(lookup: Lookup, name: str) -> NamedNode:
    """The thing meant by ``name``.

    Args:
        lookup: The graph.
        name: An IRI (with or without angle brackets), a path under the base (``id/statement/x``, ``graph/…``),
            a path without ``id/`` (``statement/x``), or a prefixed name as in the TriG file (``statement:x``).

    Raises:
        UnknownIriError: ``iri-unknown``, with the nearest names.
    """
    for iri in _readings(lookup, name.strip().removeprefix("<").removesuffix(">")):
        try:
            node = NamedNode(iri)
        except ValueError:
            continue
        if lookup.known(node):
            return node
    raise UnknownIriError(name, _nearest(lookup, name))


def _readings(lookup: Lookup, name: str) -> Iterator[str]:
    base = lookup.iris.base
    yield name
    yield base + name
    yield f"{base}id/{name}"
    prefix, colon, local = name.partition(":")
    if colon and (namespace := prefixes(lookup.iris).get(prefix)):
        yield namespace + local


def _short(lookup: Lookup, iri: str) -> str:
    return iri.removeprefix(lookup.iris.base).removeprefix("id/")


def _nearest(lookup: Lookup, name: str) -> tuple[str, ...]:
    names = [
        _short(lookup, iri)
        for iri in lookup.subjects()
        if iri.startswith(lookup.iris.base) and not iri.removeprefix(lookup.iris.base).startswith(_NAMELESS)
    ]
    wanted = _short(lookup, name.strip("<>")).replace(":", "/", 1)
    # Without a kind, the name alone is compared: "ingrid-dal" is near "person/ingrid-dahl".
    if "/" in wanted:
        return tuple(get_close_matches(wanted, names, NEAREST))
    last: dict[str, str] = {}
    for short in names:
        last.setdefault(short.rpartition("/")[2], short)
    return tuple(last[match] for match in get_close_matches(wanted, last, NEAREST))
