"""The one gate through which every IRI of the graph is minted.

Things are base + ``id/<kind>/<slug>``, code lists base + ``vocab/<scheme>/<notation>``, named graphs
base + ``graph/<hash>`` and terms base + ``ontology#<name>`` (``docs/model.md``). Whatever the text of an
article puts into a name, what leaves this module is an absolute IRI of ASCII letters, digits, ``-``, ``/``
and ``#`` under the base, or a :class:`~communique.errors.GraphError`.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from communique.errors import GraphError
from communique.model import Office, Party, Passage
from communique.model.slugs import SLUG_LENGTH, slug

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARTICLE = re.compile(r"[0-9a-f]{16}")
_GRAPH = re.compile(r"[0-9a-f]{32}")
_QID = re.compile(r"Q[1-9][0-9]*")
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_SCHEMES = frozenset({"http", "https"})
_WIKIDATA = "http://www.wikidata.org/entity/"


def _digest(text: str, digits: int) -> str:
    # A lone surrogate has no UTF-8 form; "surrogatepass" keeps the hash defined for every string.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def hash_id(*parts: str | int | None) -> str:
    """The identifier of a thing that has no name: 16 hexadecimal digits of the SHA-256 of its identifying parts.

    The parts are written as one canonical JSON array (ASCII, no white space), so that no two lists of parts
    look alike.
    """
    return _digest(json.dumps(parts, ensure_ascii=True, separators=(",", ":")), 16)


def external(iri: str) -> NamedNode:
    """An IRI that others minted, after the strict check and the allow-list of schemes (http, https).

    Raises:
        GraphError: ``iri-invalid``.
    """
    try:
        node = NamedNode(iri)
        parts = urlsplit(iri)
    except ValueError as error:
        raise _invalid(iri, str(error)) from error
    if parts.scheme not in _SCHEMES:
        raise _invalid(iri, f"the scheme {parts.scheme!r} is not allowed")
    if not parts.hostname:
        raise _invalid(iri, "it names no host")
    return node


def wikidata(qid: str) -> NamedNode:
    """The Wikidata entity of an identifier such as ``Q423``.

    Raises:
        GraphError: ``iri-invalid``.
    """
    if not _QID.fullmatch(qid):
        raise _invalid(qid, "a Wikidata identifier is Q and a number")
    return NamedNode(_WIKIDATA + qid)


def _invalid(iri: str, reason: str) -> GraphError:
    return GraphError("iri-invalid", f"not an IRI for the graph: {iri!r} ({reason}).")


class Iris:
    """Mints the IRIs of one graph.

    Attributes:
        base: The base of all of them, with its final slash.
    """

    def __init__(self, base: str) -> None:
        node = external(base)
        if not base.endswith("/") or "?" in base or "#" in base:
            raise GraphError(
                "iri-invalid",
                f"the base {base!r} must end with a slash and have neither query nor fragment.",
                hint="Set COMMUNIQUE_BASE to something like https://example.org/communique/.",
            )
        self.base: str = node.value

    # -- the forms ------------------------------------------------------------------------------------------

    def _node(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def thing(self, kind: str, key: str) -> NamedNode:
        """``id/<kind>/<slug>``; a key that is already a slug stays as it is."""
        if not _SLUG.fullmatch(kind):
            raise _invalid(kind, "a kind is kebab-case")
        return self._node(f"id/{kind}/{key if _SLUG.fullmatch(key) and len(key) <= SLUG_LENGTH else slug(key)}")

    def term(self, name: str) -> NamedNode:
        """A class or property of the ontology."""
        if not _TERM.fullmatch(name):
            raise _invalid(name, "a term is letters and digits")
        return self._node(f"ontology#{name}")

    def concept(self, scheme: str, notation: str) -> NamedNode:
        """A concept of a code list."""
        if not (_SLUG.fullmatch(scheme) and _SLUG.fullmatch(notation)):
            raise _invalid(f"{scheme}/{notation}", "a notation is kebab-case")
        return self._node(f"vocab/{scheme}/{notation}")

    def graph(self, evidence: Iterable[NamedNode], basis: str) -> NamedNode:
        """The named graph of what rests on this evidence in this way.

        Its hash is the first 32 hexadecimal digits of the SHA-256 of the sorted IRIs of the evidence and the
        notation of the basis, one a line, joined by newlines.
        """
        lines = [*sorted(node.value for node in evidence), basis]
        return self.graph_named(_digest("\n".join(lines), 32))

    def graph_named(self, name: str) -> NamedNode:
        """The named graph of that hash (32 hexadecimal digits)."""
        if not _GRAPH.fullmatch(name):
            raise _invalid(name, "a graph is named by 32 hexadecimal digits")
        return self._node(f"graph/{name}")

    def local(self, node: NamedNode) -> str:
        """What follows the base, for use as an identifying part; the whole IRI of foreign nodes."""
        return node.value.removeprefix(self.base)

    # -- the material ---------------------------------------------------------------------------------------

    def article(self, article: str) -> NamedNode:
        """The article of that identifier."""
        return self._node(f"id/article/{self._article(article)}")

    def passage(self, passage: Passage) -> NamedNode:
        """The passage."""
        return self._node(f"id/passage/{self._article(passage.article)}-{passage.start}-{passage.end}")

    def position_selector(self, passage: Passage) -> NamedNode:
        """The selector of a passage by offsets."""
        return NamedNode(f"{self.passage(passage).value}/position")

    def quote_selector(self, passage: Passage) -> NamedNode:
        """The selector of a passage by words."""
        return NamedNode(f"{self.passage(passage).value}/quote")

    def stamp(self, passage: Passage) -> NamedNode:
        """The date stamp that starts where the passage starts."""
        return self._node(f"id/stamp/{self._article(passage.article)}-{passage.start}")

    def refusal(self, passage: Passage) -> NamedNode:
        """The refusal of the words of a passage."""
        return self._node(f"id/refusal/{self._article(passage.article)}-{passage.start}-{passage.end}")

    @staticmethod
    def _article(article: str) -> str:
        if not _ARTICLE.fullmatch(article):
            raise _invalid(article, "an article is named by 16 hexadecimal digits")
        return article

    # -- who, where -----------------------------------------------------------------------------------------

    def party(self, party: Party) -> NamedNode:
        """A state (by its ISO code, lower case) or an organisation (by its slug)."""
        return self.thing(party.kind.value, party.key)

    def office(self, office: Office, party: Party | None) -> NamedNode:
        """An office of a party; offices whose party the text leaves unsaid stand under ``unsaid``."""
        owner = self.party(party).value.rpartition("/")[2] if party else "unsaid"
        return self.thing("office", f"{owner}-{slug(office.title)}")
