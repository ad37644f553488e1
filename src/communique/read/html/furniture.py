"""Elements that are not the article, by their tag, their role and their names (``furniture.toml``)."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml.html import HtmlElement

from communique.model import Zone
from communique.read.html.elements import names_of
from communique.read.html.layout import Chunk

#: An element that holds so large a share of the page's sentences is more than what stands beside the text …
NEAR_MOST = 0.4
#: … and one that holds so large a share is the page itself, whatever it is called.
ALL_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of furniture: its zone, and what makes an element one of it."""

    name: str
    zone: Zone
    reason: str
    near: bool
    tags: frozenset[str]
    roles: frozenset[str]
    names: re.Pattern[str] | None

    def has(self, element: HtmlElement) -> bool:
        """Whether an element is of this kind by its tag, its role or one of its names."""
        if element.tag in self.tags or element.get("role", "").strip().lower() in self.roles:
            return True
        return self.names is not None and any(self.names.fullmatch(name) for name in names_of(element))


_OTHER = Kind("article", Zone.RELATED, "another article on the same page", False, frozenset(), frozenset(), None)


class Furniture:
    """Which elements of one page are not the article."""

    def __init__(self, chunks: Iterable[Chunk], headings: Sequence[HtmlElement] = ()) -> None:
        """Weigh the page.

        Args:
            chunks: Its paragraphs.
            headings: Headings that may be that of the article: nothing that holds one of them is furniture.
        """
        self._weight: dict[HtmlElement, int] = {}
        self._total = 0
        for chunk in chunks:
            if chunk.sentence and not chunk.pointer:
                self._total += chunk.words
                for element in chunk.around():
                    self._weight[element] = self._weight.get(element, 0) + chunk.words
        self._titled = {element for heading in headings for element in heading.iterancestors()}
        self._others = self._other_articles(headings)
        self._known: dict[HtmlElement, Kind | None] = {}

    def around(self, chunk: Chunk) -> Kind | None:
        """The kind of furniture that a paragraph stands in: the outermost; ``None`` for none."""
        found = None
        for element in chunk.around():
            found = self.kind(element) or found
        return found

    def kind(self, element: HtmlElement) -> Kind | None:
        """What kind of furniture an element is, if any."""
        if element not in self._known:
            self._known[element] = self._find(element)
        return self._known[element]

    @staticmethod
    def _other_articles(headings: Sequence[HtmlElement]) -> set[HtmlElement]:
        """Articles with a heading of the first order that is not the page's: those that follow it without end."""
        own = {element for heading in headings for element in heading.iterancestors("article")}
        found: set[HtmlElement] = set()
        for heading in headings:
            for other in heading.getroottree().getroot().iter("h1"):
                around = list(other.iterancestors("article"))
                if other is not heading and own.isdisjoint(around):
                    found.update(around)
        return found if own else set()

    def _find(self, element: HtmlElement) -> Kind | None:
        if element in self._titled or element.tag in ("html", "body", "main"):
            return None
        if element in self._others:
            return _OTHER
        kind = next((kind for kind in kinds() if kind.has(element)), None)
        # On a page with a heading, comments outside the part that it heads may be longer than the article.
        if kind is None or not self._total or (kind.name == "comments" and self._titled):
            return kind
        share = self._weight.get(element, 0) / self._total
        if share >= (NEAR_MOST if kind.near else ALL_MOST):
            return None
        # Who said the words of a quotation stands at its foot.
        quoted = element.tag == "footer" and any(above.tag == "blockquote" for above in element.iterancestors())
        return None if quoted else kind


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds in ``furniture.toml``, in order."""
    source = resources.files("communique.read.html").joinpath("furniture.toml").read_text("utf-8")
    return tuple(_kind(entry) for entry in tomllib.loads(source)["kind"])


def _kind(entry: Mapping[str, str | bool | list[str]]) -> Kind:
    def listed(key: str) -> list[str]:
        value = entry.get(key, [])
        return value if isinstance(value, list) else []

    names = listed("names")
    return Kind(
        name=str(entry["name"]),
        zone=Zone(str(entry["zone"])),
        reason=str(entry["reason"]),
        near=bool(entry.get("near", False)),
        tags=frozenset(listed("tags")),
        roles=frozenset(listed("roles")),
        names=re.compile("|".join(f"(?:{pattern})" for pattern in names)) if names else None,
    )
