"""Markup to a tree of bounded size, without scripts and what a browser does not show.

The parser is libxml2's, fed piece by piece: it stops at no depth and repairs any markup, as browsers do. What it
reports is built into a tree that is never deeper or larger than the limits, whatever the markup; elements that nest
deeper than the limit stand beside one another there, with all their words.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement
from lxml.html import html_parser as _factory

from communique.errors import InputRejectedError

#: Most elements that a page may have. Pages of newspapers have one to five thousand.
MAX_ELEMENTS = 50_000
#: Depth of the tree; pages nest some thirty deep.
MAX_DEPTH = 120
#: Most work on end tags, in end tags times open elements (some three nanoseconds each): for an end tag that ends
#: nothing, the parser looks through all that is open. End tags that only end what is open, however deep, cost nothing.
MAX_WORK = 1_000_000_000
#: Longest value of an attribute that is kept, in code points.
VALUE_MOST = 2_000

DATA_TYPE = "application/ld+json"

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"}
)

# Not shown, or shown in another way than as words.
_UNSHOWN = frozenset(
    {"applet", "audio", "canvas", "datalist", "embed", "frame", "iframe", "map", "math", "noembed", "noframes"}
    | {"noscript", "object", "script", "select", "style", "svg", "template", "textarea", "video", "rp", "rt"}
)
_FRAME = frozenset({"html", "head", "body", "main", "article"})
_KEPT = frozenset(
    {"class", "id", "role", "itemprop", "itemtype", "property", "name", "content", "datetime", "pubdate", "rel", "lang"}
    | {"type"}
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|visuallyhidden|d-none|hidden-text)(?:\s|$)",
    re.IGNORECASE,
)
# Characters that no tree can hold; a browser shows nothing in their place.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = 8_192


def parse_markup(markup: str, name: str) -> HtmlElement:
    """The page as a tree.

    Args:
        markup: The page, or a part of one.
        name: The name of the source, for errors.

    Raises:
        InputRejectedError: ``input-too-large``: it has more elements than are read, or costs more work.
    """
    builder = _Builder(name)
    parser = etree.HTMLParser(target=builder)  # type: ignore[call-overload]  # targets need not have all methods
    work = 0
    for at in range(0, len(markup), _PIECE):
        piece = markup[at : at + _PIECE]
        before = builder.open
        parser.feed(piece)
        ended = max(0, before - builder.open)
        work += max(0, piece.count("</") - ended) * max(before, builder.open)
        if work > MAX_WORK:
            raise _too_large(name, "nests more deeply than can be read")
    with suppress(etree.XMLSyntaxError):  # nothing in it that could be parsed: an empty page
        parser.close()
    return builder.root


@dataclass(slots=True)
class _Open:
    """An open element and its last child: to ask the element for it takes time that grows with its children."""

    element: HtmlElement
    last: HtmlElement | None = None


class _Builder:
    """Takes what the parser reports, and builds the bounded tree."""

    def __init__(self, name: str) -> None:
        self.root = _element("html", {})
        self.open = 0
        self._name = name
        self._count = 0
        # The open elements in the tree, each with its last child so far; the last one takes what comes next.
        # Deeper ones are only counted.
        self._path: list[_Open] = [_Open(self.root)]
        self._deeper = 0
        self._unshown = 0
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.open += 1
        tag = tag.lower()
        if self._unshown:
            self._unshown += 1
            return
        if _is_unshown(tag, attributes):
            self._unshown = 1
            return
        if tag == "html":
            self._flush()
            self._path.append(self._path[0])
            return
        if len(self._path) > MAX_DEPTH:
            self._deeper += 1
            self._break(tag)
            return
        self._put(_element(tag, attributes))

    def end(self, tag: str) -> None:
        self.open -= 1
        if self._unshown:
            self._unshown -= 1
        elif self._deeper:
            self._deeper -= 1
            self._break(tag.lower())
        elif len(self._path) > 1:
            self._flush()
            self._path.pop()

    def data(self, text: str) -> None:
        if not self._unshown:
            self._pieces.append(_UNWRITABLE.sub(" ", text))

    def close(self) -> HtmlElement:
        self._flush()
        return self.root

    def _put(self, element: HtmlElement) -> None:
        self._flush()
        self._add(element)
        self._path.append(_Open(element))

    def _add(self, element: HtmlElement) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _too_large(self._name, f"has more than {MAX_ELEMENTS:,} elements")
        top = self._path[-1]
        top.element.append(element)
        top.last = element

    def _break(self, tag: str) -> None:
        """Keep paragraphs apart where elements are too deep for the tree."""
        if tag in BLOCKS and "".join(self._pieces).strip():
            self._flush()
            self._add(_element("hr", {}))

    def _flush(self) -> None:
        """Put the words that came since the last element where they belong."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if not text:
            return
        top = self._path[-1]
        if top.last is not None:
            top.last.tail = (top.last.tail or "") + text
        else:
            top.element.text = (top.element.text or "") + text


def _element(tag: str, attributes: Mapping[str, str]) -> HtmlElement:
    kept = {
        name: _UNWRITABLE.sub(" ", value[:VALUE_MOST]) for name, value in sorted(attributes.items()) if name in _KEPT
    }
    if "href" in attributes:
        kept["href"] = "#"  # that it leads somewhere counts, not where: scripts and addresses stay out
    # A name that no element can have (``<o:p>``) stands for its words alone.
    safe = tag if re.fullmatch(r"[a-z][a-z0-9-]*", tag) else "span"
    return _factory.makeelement(safe, kept)


def _is_unshown(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "script":
        return attributes.get("type", "").strip().lower() != DATA_TYPE
    if tag in _UNSHOWN:
        return True
    if tag in _FRAME:
        return False  # hidden only until a script has run
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    return bool(_HIDDEN_STYLE.search(attributes.get("style", "")) or _HIDDEN_CLASS.search(attributes.get("class", "")))


def _too_large(name: str, what: str) -> InputRejectedError:
    return InputRejectedError(
        "input-too-large", f"the page {what}.", where=name, hint="Save the article as plain text (.txt) and try again."
    )
