"""Pages built to be slow or large: read within bounds, or refused with a code; and never more than text."""

import subprocess
import sys
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import InputRejectedError
from communique.model import Zone
from communique.read import read_article
from communique.read.article import rendered
from communique.read.forms import Form
from communique.read.html.layout import chunks_of
from communique.read.html.tree import MAX_DEPTH, MAX_ELEMENTS, parse_markup

from .pages import HEADING, PROSE, page, paragraphed, paragraphs, refusal
from .test_properties import check_page

ARTICLE = HEADING + paragraphed(*PROSE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>" * 100_000, "</div>" * 100_000),
        ("<div>" * 100_000, ""),
        ("<b><i>" * 50_000, "</i></b>" * 50_000),
        ("<ul><li>" * 50_000, ""),
        ("<table><tr><td>" * 30_000, ""),
        ("<blockquote><section>" * 40_000, "</p>" * 1_000),
    ],
)
def test_elements_a_hundred_thousand_deep_are_text(before: str, after: str) -> None:
    article = page(before + ARTICLE + after)
    assert [line for line in paragraphs(article, Zone.BODY) if line in PROSE] == list(PROSE)


def test_the_tree_is_never_deeper_than_the_limit() -> None:
    root = parse_markup("<div>" * 5_000 + "one<p>two</p>" + "</div>" * 5_000 + "<p>three</p>", "a.html")
    depths = [sum(1 for _ in element.iterancestors()) for element in root.iter()]
    assert max(depths) <= MAX_DEPTH
    assert [chunk.text for chunk in chunks_of(root)] == ["one", "two", "three"]


def test_too_many_elements_are_refused() -> None:
    assert refusal(f"<html>{ARTICLE}{'<p>a</p>' * MAX_ELEMENTS}".encode(), "a.html") == "input-too-large"
    assert page(ARTICLE + "<i></i>" * (MAX_ELEMENTS - 100)).paragraphs


def test_end_tags_that_end_nothing_in_a_deep_page_are_refused_soon() -> None:
    began = time.process_time()
    markup = "<html>" + ARTICLE + "<div>" * 150_000 + "</b>" * 400_000
    assert refusal(markup.encode(), "a.html") == "input-too-large"
    # Without the limit, this page takes the parser minutes.
    assert time.process_time() - began < 20


def test_end_tags_that_end_nothing_in_a_flat_page_are_read_over() -> None:
    assert paragraphs(page(ARTICLE + "</b></x>" * 100_000), Zone.BODY) == list(PROSE)


@pytest.mark.parametrize(
    "stray",
    [
        "<a " + " ".join(f"x{n}=1" for n in range(50_000)) + ">here</a>",
        "<div class='" + "nav-" * 100_000 + "'>here</div>",
        "<div class='" + "a b " * 100_000 + "'>here</div>",
        "<a href='" + "x" * 100_000,
        "<p>" + "(" * 200_000 + "</p>",
        *(piece * 20_000 for piece in ("<!--", "<![CDATA[", "<", "&amp", "<title>")),
    ],
)
def test_odd_markup_is_read_over(stray: str) -> None:
    assert paragraphs(page(ARTICLE + stray), Zone.BODY)[: len(PROSE)] == list(PROSE)


def test_reading_a_page_of_many_paragraphs_is_bounded_in_time_and_memory() -> None:
    script = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))\n"
        "from communique.read import read_article\n"
        "line = '<p>%d The ministers of the two states met again in Lima, they said.</p>'\n"
        "spans = '<p>' + '<span class=byline>a b</span> ' * 15_000 + '</p>'\n"
        "page = '<html>' + spans + ''.join(line % n for n in range(15_000))\n"
        "print(len(read_article(page.encode(), 'a.html').paragraphs))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=90, check=True)
    assert int(done.stdout) >= 15_000


def test_scripts_and_script_links_are_no_text() -> None:
    link = (
        "<p>See <a href='javascript:alert(1)' onclick='steal()'>the accord</a>, which both states signed on Friday.</p>"
    )
    script = "<script>document.write('<p>Chad sold tanks to Fiji, the script said.</p>')</script>"
    article = page(f"{ARTICLE}{link}<img src=x onerror='alert(2)'>{script}")
    assert paragraphs(article, Zone.BODY)[-1] == "See the accord, which both states signed on Friday."
    for word in ("alert", "steal", "Chad", "javascript", "script"):
        assert word not in article.text


def test_markup_in_entities_stays_words() -> None:
    article = page(
        ARTICLE + "<p>The ministers wrote &lt;script&gt;alert(1)&lt;/script&gt; on the wall of the port, they said.</p>"
    )
    assert paragraphs(article, Zone.BODY)[-1].startswith("The ministers wrote <script>alert(1)</script> on the wall")


TAGS = st.sampled_from(
    [
        *("p", "div", "span", "a", "article", "nav", "aside", "h1", "figure", "figcaption", "ul", "li", "table", "td"),
        *("pre", "br", "script", "form", "footer", "blockquote", "title", "time", "q", "html", "body", "x-y", "meta"),
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        *("", " class=comments", " class='byline x'", " id=related", " hidden", " href=/x", " rel=author"),
        " datetime=2024-05-04",
        " itemprop=datePublished content='May 4, 2024'",
        " property=og:title content='Peru and Malta sign accord'",
    ]
)
WORDS = st.sampled_from(
    [*PROSE, "Peru and Malta sign accord on fishing", "By Jo Roe", "May 4, 2024", "Share", "&nbsp;\n"]
)
MARKUP = st.lists(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES) | st.builds("</{}>".format, TAGS) | WORDS | st.text(max_size=12),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(max_examples=150, deadline=None)
def test_zones_cover_any_page_in_order(markup: str) -> None:
    try:
        rendition = rendered(markup, Form.HTML, "a.html")
    except InputRejectedError:
        return
    for part in rendition.parts:
        assert rendition.text[part.start : part.end].strip()
    check_page(rendition.text, rendition.parts, rendition.dated)


@given(st.binary(max_size=300).map(lambda data: b"<html>" + data))
@settings(deadline=None)
def test_any_bytes_of_a_page_are_read_or_refused(source: bytes) -> None:
    with suppress(InputRejectedError):
        assert read_article(source, "a.html").paragraphs
