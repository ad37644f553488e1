"""What a page says of its article in its head and in its data (schema.org), in its own words."""

import json
import re
import tomllib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml.html import HtmlElement

from communique.read.html.tree import DATA_TYPE
from communique.read.rendition import VALUE_MOST, Metadata, Value

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

#: Of several articles in the data, the page's own shares so large a part of its headline's words with the heading.
TITLE_LEAST = 0.6
#: Most values of the page's data that are looked at.
_NODES_MOST = 20_000
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_ADDRESS = re.compile(r"https?:|www\.|@")


@dataclass(frozen=True, slots=True)
class PageData:
    """What the head and the data of a page say.

    Attributes:
        metadata: Of the article.
        titles: All that may be its headline, the surest first.
        window: The title of the browser's window.
        body: The article's text as the data give it, or nothing.
    """

    metadata: Metadata
    titles: tuple[Value, ...]
    window: str
    body: str


def read_page_data(root: HtmlElement, headings: Sequence[str]) -> PageData:
    """Read the head and the data of a page.

    Args:
        root: The page.
        headings: The page's main headings, which tell the article's data from those of other articles.
    """
    window = _line(next((element.text or "" for element in root.iter("title")), ""))
    article = _own_article(list(_articles(root)), [*headings, window])
    data = _Data(article)
    said = _Said(root)
    titles = [data.text("headline"), said.first("title"), data.text("name")]
    authors = data.names("author") or ([author] if (author := said.first("author")) else [])
    return PageData(
        metadata=Metadata(
            published=data.text("datePublished") or said.first("published"),
            updated=data.text("dateModified") or said.first("updated"),
            outlet=next(iter(data.names("publisher")), None) or said.first("outlet"),
            authors=tuple(authors),
        ),
        titles=tuple(title for title in titles if title),
        window=window,
        body=data.whole("articleBody"),
    )


class _Said:
    """The values of ``meta`` elements, and of elements marked with schema.org's names."""

    def __init__(self, root: HtmlElement) -> None:
        self._values: dict[str, str] = {}
        for element in root.iter("meta", "time", "link"):
            value = element.get("content") or element.get("datetime") or ""
            for name in _names(element):
                if _line(value):
                    self._values.setdefault(name, _line(value))

    def first(self, what: str) -> Value | None:
        """The first value of the fields that say ``what``."""
        for field in _fields()[what]:
            value = self._values.get(field.lower(), "")
            if value and len(value) <= VALUE_MOST and not (what == "author" and _ADDRESS.search(value)):
                return Value(value, field)
        return None


def _names(element: HtmlElement) -> Iterator[str]:
    for key in ("property", "name", "itemprop", "http-equiv"):
        for name in element.get(key, "").split():
            yield name.strip().lower()
    if "pubdate" in element.attrib:
        yield "datepublished"


class _Data:
    """The article among the page's data."""

    def __init__(self, article: Mapping[str, Json]) -> None:
        self._article = article

    def text(self, key: str) -> Value | None:
        value = self._article.get(key)
        line = _line(value) if isinstance(value, str) else ""
        return Value(line, key) if line and len(line) <= VALUE_MOST else None

    def whole(self, key: str) -> str:
        value = self._article.get(key)
        return value if isinstance(value, str) else ""

    def names(self, key: str) -> list[Value]:
        """The names of persons or organisations."""
        value = self._article.get(key)
        found: list[Value] = []
        for entry in value if isinstance(value, list) else [value]:
            name = entry.get("name") if isinstance(entry, dict) else entry
            line = _line(name) if isinstance(name, str) else ""
            if line and len(line) <= VALUE_MOST and not _ADDRESS.search(line):
                found.append(Value(line, key))
        return found


def _own_article(articles: Sequence[Mapping[str, Json]], headings: Sequence[str]) -> Mapping[str, Json]:
    """The article that the page is about, not one that it points to."""
    if len(articles) == 1:
        return articles[0]
    known = [frozenset(heading.casefold().split()) for heading in headings if heading]
    for article in articles:
        title = article.get("headline") or article.get("name")
        words = frozenset(title.casefold().split()) if isinstance(title, str) else frozenset()
        if words and any(len(words & heading) >= TITLE_LEAST * len(words) for heading in known):
            return article
    return {}


def _articles(root: HtmlElement) -> Iterator[Mapping[str, Json]]:
    """The articles in the page's data, in order."""
    for element in root.iter("script"):
        if element.get("type", "").strip().lower() != DATA_TYPE:
            continue
        try:
            data: Json = json.loads(_COMMENT.sub("", element.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue  # data are an offer: what a program cannot read, the page still says in words
        yield from (node for node in _nodes(data) if _is_article(node))


def _nodes(data: Json) -> Iterator[Mapping[str, Json]]:
    """The objects of the data, outer ones first."""
    waiting, seen = deque([data]), 0
    while waiting and seen < _NODES_MOST:
        node = waiting.popleft()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(value for value in node if isinstance(value, dict | list))


def _is_article(node: Mapping[str, Json]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1] in _fields()["article_types"] for name in names)


def _line(text: str) -> str:
    return " ".join(text.split())


@cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    source = resources.files("communique.read.html").joinpath("fields.toml").read_text("utf-8")
    return {what: tuple(listed) for what, listed in tomllib.loads(source).items()}
