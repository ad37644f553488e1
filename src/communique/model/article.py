"""An article as it was read: its text, its zones, its stamps."""

from dataclasses import dataclass

from communique.model.codes import StampKind, Zone
from communique.model.passages import Passage

#: Stands in ``Article.shown`` for a character that a reader would not see. It takes no room, and parts nothing.
NOTHING = "\u2060"


@dataclass(frozen=True, slots=True)
class ZonedSpan:
    """A stretch of the text and the part of the page it belongs to.

    Attributes:
        start: First code point, counted from 0.
        end: One past the last code point.
        zone: The part of the page.
        reason: Why the reader put it there, in a few words for people.
    """

    start: int
    end: int
    zone: Zone
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be read: pieces of the text that follow one another in reading order.

    Injected words lie between pieces and are not part of it. ``repeats`` is true when the page
    prints the same words before (a caption given twice): the words stand, but are read only once.
    """

    zone: Zone
    pieces: tuple[tuple[int, int], ...]
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class PageStamp:
    """A date printed on the page, kept with the words and with what it dates.

    Attributes:
        passage: The words of the stamp.
        date: The day as an EDTF value (``2024-05-04``).
        kind: Publication, update, masthead (the day the page was looked at) or copy (a re-publisher's).
        reason: Why it was taken for that kind, for people.
    """

    passage: Passage
    date: str
    kind: StampKind
    reason: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the passage that prints it."""

    name: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that look like a name or a fact and were refused, with the reason."""

    text: str
    passage: Passage
    zone: Zone
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article, ready to be read.

    Attributes:
        names: The file names (without folder) under which the article came; more than one when the
            same text came twice.
        media_type: ``text/plain``, ``text/html`` …
        charset: The charset the bytes were decoded with.
        source_sha256: Hash of the bytes of the source.
        text_sha256: Hash of ``text`` as UTF-8.
        text: The article's text. Every offset in the product counts its code points.
        zones: The whole text cut into zones, in order, without overlap; white space between may be left out.
        paragraphs: What is to be read, in order: only admissible zones.
        stamps: Dates printed on the page.
        headline: The headline as printed, where there is one.
        outlet: Who published the page.
        agency: The news agency that wrote the text, where the page shows it.
        byline: The author line, where there is one.
        shown: The text as a reader would see it, without the markup that a scraper left: as long as ``text``, with
            ``NOTHING`` where there is nothing to see; empty where it is the text itself.
    """

    names: tuple[str, ...]
    media_type: str
    charset: str
    source_sha256: str
    text_sha256: str
    text: str
    zones: tuple[ZonedSpan, ...]
    paragraphs: tuple[Paragraph, ...]
    stamps: tuple[PageStamp, ...] = ()
    headline: Named | None = None
    outlet: Named | None = None
    agency: Named | None = None
    byline: Named | None = None
    shown: str = ""

    @property
    def id(self) -> str:
        """The identifier used in passages and IRIs."""
        return self.text_sha256[:16]

    def passage(self, start: int, end: int) -> Passage:
        """The passage from ``start`` to ``end`` (code points)."""
        if end > len(self.text):
            raise ValueError(f"{self.names[0]}: no text at {start}–{end}")
        return Passage(self.id, start, end)

    def words(self, passage: Passage) -> str:
        """The exact words of a passage of this article."""
        if passage.article != self.id:
            raise ValueError("a passage of another article")
        return self.text[passage.start : passage.end]

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds the code point at ``offset``."""
        return next((z.zone for z in self.zones if z.start <= offset < z.end), None)
