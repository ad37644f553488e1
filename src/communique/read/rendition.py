"""A source as the text that the article stands for, with what its form says of stretches of that text.

A plain text is its own rendition. Of every other form the words are written out, a paragraph to a line with a blank
line after it, in the order of the page and unchanged but for white space; what the form knows of itself (its
navigation, its captions, its date of publication) comes as *parts* beside them.
"""

from dataclasses import dataclass, field

from communique.model import StampKind, Zone
from communique.read.dates import find_dates
from communique.read.forms import Form
from communique.read.marks import Role

Span = tuple[int, int]
#: A name as printed and where: text, first code point, one past the last.
Printed = tuple[str, int, int]

#: Longest value of metadata that is printed into the text, in code points.
VALUE_MOST = 400
#: Most authors that are printed into the text.
_AUTHORS_MOST = 5


@dataclass(frozen=True, slots=True)
class Part:
    """What the form of a source says of a stretch of its text.

    Attributes:
        start: First code point.
        end: One past the last.
        role: Its role on the page.
        zone: Its zone; for a headline, caption or byline the zone that goes with the role.
        reason: Why, in a few words for people.
        firm: False where what it says only holds of lines whose own words do not say what they are.
    """

    start: int
    end: int
    role: Role
    zone: Zone
    reason: str
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that the metadata of a source give, printed at ``start`` to ``end``."""

    start: int
    end: int
    day: str
    kind: StampKind
    reason: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text of a source, and what its form says of it.

    Attributes:
        text: The text that the article stands for.
        form: The form of the source.
        parts: In order, without overlap; each covers whole lines.
        dated: Days that the metadata give.
        outlet: The outlet that the metadata name.
        byline: The author whom the metadata name.
    """

    text: str
    form: Form = Form.PLAIN
    parts: tuple[Part, ...] = ()
    dated: tuple[Dated, ...] = ()
    outlet: Printed | None = None
    byline: Printed | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of metadata, in the words of the source, and the name of the field."""

    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of its article outside the article's words.

    Attributes:
        title: The headline.
        published: The date of publication.
        updated: The date of the last change.
        outlet: Who publishes the page.
        authors: Who wrote the article.
    """

    title: Value | None = None
    published: Value | None = None
    updated: Value | None = None
    outlet: Value | None = None
    authors: tuple[Value, ...] = ()


@dataclass(slots=True)
class Composer:
    """Writes a rendition, paragraph by paragraph."""

    form: Form
    _lines: list[str] = field(default_factory=list)
    _length: int = 0
    _parts: list[Part] = field(default_factory=list)
    _dated: list[Dated] = field(default_factory=list)
    _outlet: Printed | None = None
    _byline: Printed | None = None

    def add(self, text: str) -> Span:
        """Write a paragraph (which may hold single line breaks), and say where it stands."""
        start = self._length
        self._lines.append(text)
        self._length += len(text) + 2
        return start, start + len(text)

    def tell(self, span: Span, role: Role, zone: Zone, reason: str, *, firm: bool = True) -> None:
        """Say what a paragraph is."""
        self._parts.append(Part(*span, role, zone, reason, firm))

    def add_metadata(self, metadata: Metadata) -> None:
        """Write the values of the metadata, each a line of its own: what rests on them has words to point to."""
        if metadata.outlet:
            span = self.add(metadata.outlet.text)
            self._outlet = (metadata.outlet.text, *span)
            self.tell(span, Role.ASIDE, Zone.CHROME, f"the outlet, from the metadata ({metadata.outlet.field})")
        if metadata.title:
            reason = f"the headline, from the metadata ({metadata.title.field})"
            self.tell(self.add(metadata.title.text), Role.HEADLINE, Zone.HEADLINE, reason)
        for author in metadata.authors[:_AUTHORS_MOST]:
            span = self.add(author.text)
            self._byline = self._byline or (author.text, *span)
            self.tell(span, Role.BYLINE, Zone.BYLINE, f"an author, from the metadata ({author.field})")
        for value, kind, what in (
            (metadata.published, StampKind.PUBLISHED, "publication"),
            (metadata.updated, StampKind.UPDATED, "an update"),
        ):
            if value:
                self._add_date(value, kind, what)

    def tell_change(self, span: Span, day: str) -> None:
        """Say of a printed day that it is that of the last change."""
        self.tell(span, Role.ASIDE, Zone.BYLINE, "the date of an update, from the markup")
        self._dated.append(Dated(*span, day, StampKind.UPDATED, "Marked up as the date of an update"))

    def _add_date(self, value: Value, kind: StampKind, what: str) -> None:
        start, end = self.add(value.text)
        day = day_of(value.text)
        if day is None:
            self.tell((start, end), Role.ASIDE, Zone.CHROME, f"metadata ({value.field}) that name no day")
            return
        self.tell((start, end), Role.ASIDE, Zone.BYLINE, f"the date of {what}, from the metadata ({value.field})")
        reason = f"Given by the metadata as the date of {what} ({value.field})"
        self._dated.append(Dated(start, end, day, kind, reason))

    def finish(self) -> Rendition:
        """The rendition."""
        text = "\n\n".join(self._lines) + "\n"
        return Rendition(text, self.form, tuple(self._parts), tuple(self._dated), self._outlet, self._byline)


def day_of(value: str) -> str | None:
    """The day that a value of metadata names, as an EDTF value: the day on the clock that it was written by."""
    return next((printed.day.isoformat() for printed in find_dates(value)), None)


def squeezed(text: str) -> str:
    """Only the letters and digits of a text, in lower case: what is compared to find the same words."""
    return "".join(char for char in text.casefold() if char.isalnum())
