"""A page as a rendition: its words in order, with what its markup and its metadata say of them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from communique.model import Zone
from communique.read.forms import Form
from communique.read.html.elements import is_byline, is_caption, is_change
from communique.read.html.furniture import Furniture
from communique.read.html.headings import choose_heading, heading_of, main_headings, outlet_of, segments
from communique.read.html.layout import Chunk, chunks_of, split_line
from communique.read.html.lists import is_list, teasers
from communique.read.html.main_text import SHOWN_LEAST, find_region, shown, whole_page
from communique.read.html.metadata import PageData, read_page_data
from communique.read.html.tree import parse_markup
from communique.read.marks import Role
from communique.read.rendition import Composer, Metadata, Rendition, Span, Value, day_of, squeezed

#: A line of more words than this is no byline.
_BYLINE_MOST = 25


def render_page(
    markup: str, name: str, metadata: Metadata | None = None, *, form: Form = Form.HTML, whole: bool = False
) -> Rendition:
    """The text that an HTML page stands for.

    Args:
        markup: The page, decoded.
        name: The name of the source, for errors.
        metadata: What is known of the article from beside the page; it goes before what the page says.
        form: The form of the source.
        whole: Whether all of it is known to be the article, without a page around it.

    Raises:
        InputRejectedError: ``input-too-large``: the page has more elements than are read.
    """
    root = parse_markup(markup, name)
    chunks = chunks_of(root)
    data = read_page_data(root, main_headings(chunks))
    if data.body and shown(chunks, data.body) < SHOWN_LEAST:
        return _declared(data, chunks, metadata, name)
    titles = {squeezed(title) for title in (*(t.text for t in data.titles), *segments(data.window))}
    parted = [part for chunk in chunks for part in _title_apart(chunk, titles)]
    return _Page(root, parted, data, whole=whole).rendition(metadata, form)


def _title_apart(chunk: Chunk, titles: AbstractSet[str]) -> list[Chunk]:
    """A paragraph whose first line is the page's title, with that line apart."""
    first = chunk.text.partition("\n")[0]
    return split_line(chunk) if len(first.split()) >= 3 and squeezed(first) in titles else [chunk]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: its position, and whether it is before, in or after the article's region."""

    position: int
    inside: bool
    before: bool
    above_heading: bool
    chosen: bool


class _Page:
    """One page on its way to a rendition."""

    def __init__(self, root: HtmlElement, chunks: list[Chunk], data: PageData, *, whole: bool) -> None:
        self._chunks = chunks
        self._data = data
        self._heading = choose_heading(chunks, data.titles, data.window)
        title = heading_of(chunks[self._heading]) if self._heading is not None else None
        self._furniture = Furniture(chunks, [title] if title is not None else [])
        self._region = whole_page(chunks) if whole else find_region(root, chunks, self._is_furniture, data.body)
        self._start = self._first()
        self._frame = _frame(self._region.element)
        self._lists = is_list(chunks, self._region)
        self._teasers = teasers(chunks, title)

    def rendition(self, metadata: Metadata | None, form: Form) -> Rendition:
        """The page's metadata, then its paragraphs, each with what is known of it."""
        composer = Composer(form)
        known = self._metadata(metadata or Metadata())
        composer.add_metadata(known)
        if self._heading is None and known.title is None and self._data.window:
            composer.add(self._data.window)
        for position, chunk in enumerate(self._chunks):
            self._tell(composer, composer.add(chunk.text), chunk, self._place(position))
        return composer.finish()

    def _metadata(self, beside: Metadata) -> Metadata:
        """The metadata that are to be printed: what is known from beside the page before what it says itself."""
        said = self._data.metadata
        title = beside.title
        if self._heading is not None:
            printed = squeezed(self._chunks[self._heading].text)
            title = title if title and squeezed(title.text) != printed else None
        elif title is None:
            title = next((title for title in self._data.titles if len(title.text.split()) >= 3), None)
        authors = beside.authors or said.authors
        bylined = any(self._is_byline(chunk) for chunk in self._chunks)
        return Metadata(
            title=title,
            published=beside.published or said.published,
            updated=beside.updated or said.updated,
            outlet=beside.outlet or said.outlet or self._outlet(),
            authors=() if bylined else authors,
        )

    def _outlet(self) -> Value | None:
        """The site's name in the title of the window."""
        if self._heading is None:
            return None
        name = outlet_of(self._data.window, self._chunks[self._heading].text)
        return Value(name, "title of the window") if name else None

    def _is_furniture(self, element: HtmlElement) -> bool:
        return self._furniture.kind(element) is not None

    def _place(self, position: int) -> _Place:
        region = self._region
        above = position < self._start
        return _Place(
            position,
            inside=not above and region.holds(self._chunks[position]),
            before=above or position < region.first,
            above_heading=above,
            chosen=region.chosen[position],
        )

    def _first(self) -> int:
        """Where the article begins: at its heading, unless most of what was chosen stands above that."""
        heading, region = self._heading, self._region
        if heading is None:
            return region.first
        weights = [chunk.words * chosen for chunk, chosen in zip(self._chunks, region.chosen, strict=True)]
        return heading if 2 * sum(weights[heading:]) >= sum(weights) else min(heading, region.first)

    def _tell(self, composer: Composer, span: Span, chunk: Chunk, place: _Place) -> None:
        """Say of a paragraph what the markup says."""
        apart = None if self._is_heading(chunk, place) else self._apart(chunk)
        if self._is_heading(chunk, place):
            composer.tell(span, Role.HEADLINE, Zone.HEADLINE, "the heading of the page")
        elif apart is not None:
            composer.tell(span, Role.ASIDE, *apart)
        elif self._is_caption(chunk, place):
            composer.tell(span, Role.CAPTION, Zone.CAPTION, "the caption of a figure")
        elif is_change(chunk.element) and (day := day_of(chunk.text)) and not self._far(chunk, place):
            composer.tell_change(span, day)
        elif self._is_byline(chunk) and (place.inside or self._framed(chunk)):
            composer.tell(span, Role.BYLINE, Zone.BYLINE, "the page names the author")
        elif chunk.pointer and chunk.words >= 4:
            composer.tell(span, Role.ASIDE, Zone.RELATED, "a link to another page")
        elif not place.inside and (place.above_heading or not (place.chosen and self._beside(chunk))):
            self._tell_outside(composer, span, chunk, place)
        elif place.inside and chunk.element.tag == "li" and not chunk.linked:
            composer.tell(span, Role.OPEN, Zone.BODY, "an item of a list in the text", firm=False)

    def _apart(self, chunk: Chunk) -> tuple[Zone, str] | None:
        """The zone and the reason of a paragraph that stands in something that is not the article."""
        kind = self._furniture.around(chunk)
        if kind is not None:
            return kind.zone, kind.reason
        if self._lists:
            return Zone.RELATED, "an entry in a list of articles"
        if chunk.pointer and heading_of(chunk) is not None:
            return Zone.RELATED, "a heading that leads to another page"
        if any(element in self._teasers for element in chunk.around()):
            return Zone.RELATED, "said of another article under its heading"
        return None

    def _is_heading(self, chunk: Chunk, place: _Place) -> bool:
        if self._heading is None:
            return False
        title = heading_of(self._chunks[self._heading])
        return place.position == self._heading or (title is not None and heading_of(chunk) is title)

    def _tell_outside(self, composer: Composer, span: Span, chunk: Chunk, place: _Place) -> None:
        """Say of a paragraph outside the article's region that it is no part of the article."""
        dated = self._data.metadata.published is not None
        if place.before and not place.above_heading:
            return  # between the heading and the text stand summaries, bylines and dates
        if place.before:
            # Above the heading the name of the outlet may stand alone, which nobody needs where the metadata name it.
            if chunk.sentence or self._data.metadata.outlet or dated:
                composer.tell(span, Role.ASIDE, Zone.CHROME, "stands above the article", firm=dated)
            return
        firm = dated or not self._framed(chunk)
        composer.tell(span, Role.ASIDE, Zone.FOOTER, "stands below the article", firm=firm)

    def _is_caption(self, chunk: Chunk, place: _Place) -> bool:
        return any(is_caption(element) for element in _near(chunk)) and not self._far(chunk, place)

    def _is_byline(self, chunk: Chunk) -> bool:
        if chunk.words > _BYLINE_MOST or chunk.sentence or self._furniture.around(chunk):
            return False
        return any(is_byline(element) for element in _near(chunk))

    def _far(self, chunk: Chunk, place: _Place) -> bool:
        """Whether a paragraph stands where nothing is said of the article."""
        return not (place.inside or self._framed(chunk) or (place.before and not place.above_heading))

    def _beside(self, chunk: Chunk) -> bool:
        """Whether a paragraph stands in the frame of the article, or in an element beside its region."""
        region = self._region.element
        parent = region.getparent() if region is not None else None
        near = parent is not None and parent.tag not in ("body", "html")
        return self._framed(chunk) or (near and any(element is parent for element in chunk.around()))

    def _framed(self, chunk: Chunk) -> bool:
        """Whether a paragraph stands in the element that frames the article with its heading."""
        return self._frame is not None and any(element is self._frame for element in chunk.around())


def _near(chunk: Chunk) -> list[HtmlElement]:
    """The innermost elements around a paragraph."""
    return [element for element, _ in zip(chunk.around(), range(4), strict=False)]


def _frame(region: HtmlElement | None) -> HtmlElement | None:
    """The ``article`` or ``main`` that the region stands in."""
    if region is None:
        return None
    around = [region, *region.iterancestors()]
    return next((element for tag in ("article", "main") for element in around if element.tag == tag), None)


def _declared(data: PageData, chunks: Sequence[Chunk], beside: Metadata | None, name: str) -> Rendition:
    """A page whose article stands in its data only, and what it shows without it."""
    composer = Composer(Form.HTML)
    beside = beside or Metadata()
    title = beside.title or next(iter(data.titles), None)
    known = replace(data.metadata, title=title, published=beside.published or data.metadata.published)
    composer.add_metadata(known)
    marked_up = "<p" in data.body or "<br" in data.body
    for chunk in chunks_of(parse_markup(data.body, name)) if marked_up else ():
        composer.add(chunk.text)
    for line in () if marked_up else data.body.splitlines():
        if line.strip():
            composer.add(" ".join(line.split()))
    for chunk in chunks:
        span = composer.add(chunk.text)
        composer.tell(span, Role.ASIDE, Zone.CHROME, "shown beside an article that only the page's data hold")
    return composer.finish()
