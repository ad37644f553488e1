"""One source to one article: decode, render, cut into zones, collect what the page says of itself."""

import hashlib
from dataclasses import replace
from pathlib import Path

from communique.errors import InputRejectedError
from communique.model import Article, Named, Passage, Zone
from communique.read import names, outlets
from communique.read.decode import MAX_BYTES, decode, load
from communique.read.english import no_prose, require_english
from communique.read.forms import Form, form_of, unsupported
from communique.read.rendition import Metadata, Printed, Rendition
from communique.read.shown import bare, shown
from communique.read.stamps import page_stamps
from communique.read.told import told
from communique.read.zones import Page, covering, cut

#: An article has at least so many words in sentences.
WORDS_LEAST = 8
#: The extra that has the libraries for pages.
EXTRA = "html"


def read_article(source: Path | bytes, name: str = "", *, limit: int = MAX_BYTES) -> Article:
    """Read one article.

    Args:
        source: A file, or the bytes themselves.
        name: The name to record; the file's own by default, ``-`` for bytes.
        limit: Largest size that is read, in bytes.

    Raises:
        InputRejectedError: It cannot be read as an article; the code says why (see ``decode``, ``forms``, ``english``).
            A file of JSON lines holds several and is read by ``read_file``.
    """
    called = printable(name or (source.name if isinstance(source, Path) else "-"))
    content = load(source, limit) if isinstance(source, Path) else source
    decoded = decode(content, called, limit)
    form = form_of(decoded.text, called)
    if form is Form.JSON_LINES:
        raise unsupported("a collection of articles (JSON lines)", called)
    rendition = rendered(decoded.text, form, called)
    return article_of(rendition, called, decoded.charset, content)


def printable(name: str) -> str:
    """A file name that can be written anywhere: what is no character or does not show becomes U+FFFD."""
    repaired = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in repaired)


def rendered(text: str, form: Form, name: str, metadata: Metadata | None = None) -> Rendition:
    """The text that an article stands for.

    Args:
        text: The decoded text of the source.
        form: Its form.
        name: The name under which it is rejected.
        metadata: What is known of the article from beside the text; it goes before what the text says of itself.

    Raises:
        InputRejectedError: ``extra-missing``, or the form's own codes.
    """
    if form is Form.PLAIN:
        return Rendition(text)
    try:
        if form is Form.MARKDOWN:
            from communique.read.markdown import render_markdown

            return render_markdown(text, name)
        from communique.read.html import render_page

        return render_page(text, name, metadata)
    except ImportError as error:
        if (error.name or "").startswith("communique"):
            raise
        raise InputRejectedError(
            "extra-missing",
            f"HTML and Markdown are read with libraries that are not installed ({error.name or error}).",
            where=name,
            hint=f"Install them: pip install 'communique[{EXTRA}]'",
        ) from error


def article_of(rendition: Rendition, name: str, charset: str, content: bytes, where: str = "") -> Article:
    """The article that a rendition is.

    Args:
        rendition: Its text, and what the form says of it.
        name: The name to record.
        charset: The charset its source was decoded with.
        content: The bytes of the source.
        where: The name under which it is rejected, where that is another one.

    Raises:
        InputRejectedError: ``input-not-english``, ``input-no-prose``.
    """
    where = where or name
    rendition, seen = _seen(rendition)
    page = cut(seen, rendition.parts)
    # Of a page with menus in twenty languages, only the article has to be in English.
    require_english(_spoken(page) if rendition.parts else bare(seen), where)
    words = sum(mark.block.count for mark in page.marks if mark.zone in (Zone.BODY, Zone.CAPTION))
    if page.body is None or words < WORDS_LEAST:
        raise no_prose(where, page=rendition.form is Form.HTML)
    return _article(page, rendition, name, charset, content)


def _seen(rendition: Rendition) -> tuple[Rendition, str]:
    """A rendition with what the markup in its text says, and the text as it shows."""
    seen = shown(rendition.text, marked=rendition.form in (Form.PLAIN, Form.JSON_LINES))
    if rendition.form is not Form.PLAIN:
        return rendition, seen
    markup = told(rendition.text, seen)
    return replace(rendition, parts=markup.parts, outlet=markup.outlet), markup.shown


def _spoken(page: Page) -> str:
    """The words of a page that may be the article: all but what its form sets apart."""
    return "\n".join(mark.block.text for mark in page.marks if not mark.apart)


def _article(page: Page, rendition: Rendition, name: str, charset: str, content: bytes) -> Article:
    digest = hashlib.sha256(rendition.text.encode("utf-8")).hexdigest()
    identifier = digest[:16]

    def named(printed: Printed | None) -> Named | None:
        return (
            Named(" ".join(bare(printed[0]).split()), Passage(identifier, printed[1], printed[2])) if printed else None
        )

    headline = None
    if page.headline is not None:
        block = page.marks[page.headline].block
        headline = Named(" ".join(block.text.split()), Passage(identifier, block.start, block.end))
    return Article(
        names=(name,),
        media_type=rendition.form.value,
        charset=charset,
        source_sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=digest,
        text=rendition.text,
        zones=covering(rendition.text, page.zones()),
        paragraphs=page.paragraphs(),
        stamps=page_stamps(page, identifier, rendition.dated),
        headline=headline,
        outlet=named((None if page.copied else rendition.outlet) or outlets.outlet(page)),
        agency=named(names.agency(page)),
        byline=named(names.byline(page) or rendition.byline),
        shown=page.source if page.source != rendition.text else "",
    )
