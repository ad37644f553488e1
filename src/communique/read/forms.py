"""Which form a source has: decided by what stands in it, and by its name only where that leaves a choice."""

import json
import re
from enum import StrEnum
from pathlib import PurePath

from communique.errors import InputRejectedError


class Form(StrEnum):
    """The forms that are read; the value is the media type of what one article comes as."""

    PLAIN = "text/plain"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    # Each line of such a file is a JSON document of its own, and the source of one article.
    JSON_LINES = "application/json"


#: How much of a text is looked at for its form, in code points.
_HEAD = 20_000

_HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
_UNREAD_NAMES = frozenset({".mht", ".mhtml", ".xml", ".rss", ".atom", ".warc", ".json", ".rtf", ".eml"})

_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"<\?xml\b|<!doctype\b|<(?:rss|feed|urlset|sitemapindex|mediawiki)\b", re.IGNORECASE)
_NAMES = (
    r"html|head|body|title|meta|script|style|table|t[dhr]|[uod]l|li|div|section|article|main|header|figure|p|h[1-6]"
)
_OPENS = re.compile(
    rf"<(?:{_NAMES}|span|a|b|i|em|strong|center|font|br|blockquote|pre)\b[^<>]{{0,2000}}>", re.IGNORECASE
)
_BREAK = re.compile(rf"<(?:{_NAMES}|br|blockquote|hr)\b[^<>]{{0,2000}}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]{0,2000}>", re.IGNORECASE)
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<matter>.{1,20000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FRONT_LINE = re.compile(r"(?:[A-Za-z][\w -]{0,120}:(?:\s.*)?|\s+\S.*|-\s.*|#.*|)\r?")
_FRONT_KEY = re.compile(r"^[ \t]*(?:title|headline|date|published|url|source|author)\s*:", re.MULTILINE | re.IGNORECASE)


def form_of(text: str, name: str) -> Form:
    """The form of a text.

    Args:
        text: The decoded text.
        name: The file's name, or nothing.

    Raises:
        InputRejectedError: ``input-unsupported``: markup or data that is not read, which would be taken for words.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _LINES_NAMES:
        return Form.JSON_LINES
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if _PAGE.match(head):
        return Form.HTML
    if suffix in _MARKDOWN_NAMES or has_front_matter(head):
        return Form.MARKDOWN
    unread = _unread(head, text)
    if unread:
        raise unsupported(unread, name)
    if _is_markup(head, named=suffix in _HTML_NAMES):
        return Form.HTML
    if head.startswith("{") and _is_json_lines(text):
        return Form.JSON_LINES
    if head[:1] in ("{", "[") and _is_json(text):
        raise unsupported("JSON", name)
    if suffix in _UNREAD_NAMES:
        raise unsupported(f"named {suffix}", name)
    return Form.PLAIN


def is_collection(name: str) -> bool:
    """Whether a file of that name holds one article a line, and may be as large as a collection."""
    return PurePath(name).suffix.lower() in _LINES_NAMES


def has_front_matter(head: str) -> bool:
    """Whether a text begins with front matter: lines of keys and values between two lines of hyphens."""
    found = FRONT_MATTER.match(head)
    if found is None or not _FRONT_KEY.search(found["matter"]):
        return False
    return all(_FRONT_LINE.fullmatch(line) for line in found["matter"].split("\n"))


def unsupported(form: str, name: str) -> InputRejectedError:
    """The error for a form that is not read."""
    return InputRejectedError(
        "input-unsupported",
        f"the file is {form}; plain text, HTML, Markdown and JSON lines are read.",
        where=name,
        hint="Save the article as plain text (.txt) and try again.",
    )


def _unread(head: str, text: str) -> str:
    """The name of a form that is known and not read; empty for all others."""
    if head.startswith("{\\rtf"):
        return "rich text (RTF)"
    if head.startswith("WARC/"):
        return "a web archive (WARC)"
    if re.match(r"(?:From|MIME-Version|Content-Type): .{0,200}\n", head) and "multipart/related" in text[:4000]:
        return "a web archive (MHTML)"
    return "XML" if _XML.match(head) else ""


def _is_markup(head: str, *, named: bool) -> bool:
    """Whether a text without a document type is a page, or a part of one.

    A few tags that a scraper left in prose do not make a page of it: there, line breaks still end paragraphs.
    """
    if named and _OPENS.search(head):
        return True
    sample = head[:4000]
    marked_up = sum(len(tag) for tag in _TAG.findall(sample))
    breaks = sum(1 for _ in _BREAK.finditer(head))
    lines = sum(1 for line in head.split("\n") if line.strip())
    begins = bool(_OPENS.match(head))
    return marked_up > 0.1 * len(sample) or breaks >= max(3, lines / 2) or (begins and breaks >= lines / 2)


def _is_json_lines(text: str) -> bool:
    """Whether the first line that is not blank is a whole object with a text."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def _is_json(text: str) -> bool:
    """Whether the whole text is JSON, or its first line an object."""
    whole = text.lstrip("\ufeff \t\r\n")
    first = whole.split("\n", 1)[0]
    for candidate in (first, whole) if first.startswith("{") else (whole,):
        try:
            json.loads(candidate)
        except RecursionError:
            return True  # nothing but data nests that deep
        except ValueError:
            continue
        return True
    return False
