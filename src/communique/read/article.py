"""One source to one article: decode, cut into zones, collect what the page says of itself."""

import hashlib
from pathlib import Path

from communique.model import Article, Named, Passage, Zone
from communique.read import names
from communique.read.decode import MAX_BYTES, decode, load
from communique.read.english import no_prose, require_english
from communique.read.stamps import page_stamps
from communique.read.zones import Page, cut

#: An article has at least so many words in sentences.
WORDS_LEAST = 8


def read_article(source: Path | bytes, name: str = "", *, limit: int = MAX_BYTES) -> Article:
    """Read one article.

    Args:
        source: A file, or the bytes themselves.
        name: The name to record; the file's own by default, ``-`` for bytes.
        limit: Largest size that is read, in bytes.

    Raises:
        InputRejectedError: It cannot be read as an article; the code says why (see ``decode``, ``english``).
    """
    shown = printable(name or (source.name if isinstance(source, Path) else "-"))
    content = load(source, limit) if isinstance(source, Path) else source
    decoded = decode(content, shown, limit)
    require_english(decoded.text, shown)
    page = cut(decoded.text)
    words = sum(mark.block.count for mark in page.marks if mark.zone in (Zone.BODY, Zone.CAPTION))
    if page.body is None or words < WORDS_LEAST:
        raise no_prose(shown)
    return _article(page, shown, decoded.charset, content)


def printable(name: str) -> str:
    """A file name that can be written anywhere: what is no character or does not show becomes U+FFFD."""
    repaired = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in repaired)


def _article(page: Page, name: str, charset: str, content: bytes) -> Article:
    digest = hashlib.sha256(page.source.encode("utf-8")).hexdigest()
    identifier = digest[:16]

    def named(printed: names.Printed | None) -> Named | None:
        return Named(printed[0], Passage(identifier, printed[1], printed[2])) if printed else None

    headline = None
    if page.headline is not None:
        block = page.marks[page.headline].block
        headline = Named(" ".join(block.text.split()), Passage(identifier, block.start, block.end))
    return Article(
        names=(name,),
        media_type="text/plain",
        charset=charset,
        source_sha256=hashlib.sha256(content).hexdigest(),
        text_sha256=digest,
        text=page.source,
        zones=page.zones(),
        paragraphs=page.paragraphs(),
        stamps=page_stamps(page, identifier),
        headline=headline,
        outlet=named(names.outlet(page)),
        agency=named(names.agency(page)),
        byline=named(names.byline(page)),
    )
