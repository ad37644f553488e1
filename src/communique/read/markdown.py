"""Markdown with front matter, read as the HTML that it stands for."""

import re
from collections.abc import Mapping

import yaml
from markdown_it import MarkdownIt

from communique.errors import InputRejectedError
from communique.read.decode import too_large
from communique.read.forms import FRONT_MATTER, Form, has_front_matter
from communique.read.html.page import render_page
from communique.read.rendition import VALUE_MOST, Metadata, Rendition, Value

#: Longest Markdown that is read, in code points: its syntax costs more to parse than its length shows.
MARKDOWN_MOST = 1_000_000

# The names under which front matter gives what, as static site generators and archives write them.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "pubdate",
        "publish_date",
        "published_at",
        "datepublished",
        "published_time",
        "page_date",
    ),
    "updated": ("updated", "modified", "lastmod", "last_modified", "datemodified"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "hostname"),
    "address": ("source_url", "canonical_url", "url", "link", "permalink", "blog_url"),
    "authors": ("author", "authors", "byline"),
}
# The host of a page's address, which names its outlet where nothing else does.
_HOST = re.compile(r"https?://(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?=[:/?#]|$)", re.IGNORECASE)
# A picture alone in its paragraph is a figure, and what stands in its place is the caption.
_FIGURE = re.compile(r'<p><img src="[^"<>]*" alt="([^"<>]+)"[^<>]*/></p>')


def render_markdown(text: str, name: str) -> Rendition:
    """The text that a Markdown document stands for.

    Args:
        text: The document, with or without front matter in YAML.
        name: The name of the source, for errors.

    Raises:
        InputRejectedError: ``input-front-matter``: the front matter is no YAML of keys and values;
            ``input-too-large``.
    """
    if len(text) > MARKDOWN_MOST:
        raise too_large(name, MARKDOWN_MOST)
    text = text.lstrip("\ufeff \t\r\n")
    matter, body = _parted(text)
    metadata = _metadata(_keys(matter, name)) if matter else Metadata()
    markup = MarkdownIt("commonmark", {"html": True}).enable("table").render(body)
    figures = _FIGURE.sub(r"<figure><figcaption>\1</figcaption></figure>", markup)
    return render_page(figures, name, metadata, form=Form.MARKDOWN, whole=True)


def _parted(text: str) -> tuple[str, str]:
    """The front matter, or nothing, and what follows it."""
    found = FRONT_MATTER.match(text) if has_front_matter(text) else None
    return (found["matter"], text[found.end() :]) if found else ("", text)


def _keys(matter: str, name: str) -> Mapping[str, list[str]]:
    """The keys of the front matter with their values, as they are written."""
    try:
        # The base loader makes strings of all values: "2024-05-04" stays as it is written, and no tag builds anything.
        read = yaml.BaseLoader(matter).get_single_data()
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" at line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise _front_matter(name, f"the front matter is no YAML{line}: {problem}.") from error
    if not isinstance(read, dict):
        raise _front_matter(name, "the front matter has no keys and values.")
    return {str(key).strip().lower(): _strings(value) for key, value in read.items()}


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    lines = (" ".join(entry.split()) for entry in values if isinstance(entry, str))
    return [line for line in lines if line and len(line) <= VALUE_MOST]


def _metadata(keys: Mapping[str, list[str]]) -> Metadata:
    def values(what: str) -> tuple[Value, ...]:
        field = next((field for field in _FIELDS[what] if keys.get(field)), "")
        return tuple(Value(value, field) for value in keys.get(field, ()))

    def first(what: str) -> Value | None:
        return next(iter(values(what)), None)

    def host() -> Value | None:
        address = first("address")
        found = _HOST.match(address.text) if address is not None else None
        return Value(found["host"], address.field) if found is not None and address is not None else None

    outlet = first("outlet") or host()
    return Metadata(first("title"), first("published"), first("updated"), outlet, values("authors"))


def _front_matter(name: str, message: str) -> InputRejectedError:
    return InputRejectedError(
        "input-front-matter", message, where=name, hint="Quote values that hold a colon, or take the front matter out."
    )
