"""What pages say of themselves in their head and in their data: dates, outlet, author, headline."""

import json

import pytest

from communique.model import Article, StampKind, Zone

from .pages import HEADING, PROSE, page, paragraphed, paragraphs, read, readable, zone_of

TITLE = "<title>Peru and Malta sign accord on fishing</title>"
TWO_LINES = '{"@type": "NewsArticle",\n "description": "two\nlines", "datePublished": "2024-05-04"}'
ARTICLE = f"<article>{HEADING}{paragraphed(*PROSE)}</article>"


def said(head: str, body: str = ARTICLE) -> Article:
    return page(body, TITLE + head)


def data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


def days(article: Article) -> list[tuple[str, StampKind]]:
    return [(stamp.date, stamp.kind) for stamp in article.stamps]


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-05-04T08:00:00Z'>",
        "<meta name=pubdate content='Sat, 04 May 2024 08:00:00 GMT'>",
        "<meta name='DC.date.issued' content='2024-05-04'>",
        "<meta itemprop=datePublished content='2024-05-04'>",
        data(**{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-05-04"}),
        data(**{"@type": ["Thing", "https://schema.org/ReportageNewsArticle"], "datePublished": "May 4, 2024"}),
        data(**{"@graph": [{"@type": "WebSite", "datePublished": "2020-01-01"}]})
        + data(**{"@graph": [{"@type": "Article", "datePublished": "2024-05-04"}]}),
        f"<script type='application/ld+json'>\n//<![CDATA[\n{TWO_LINES}\n//]]></script>",
    ],
)
def test_day_of_publication(head: str) -> None:
    article = said(head)
    assert days(article) == [("2024-05-04", StampKind.PUBLISHED)]
    (stamp,) = article.stamps
    assert "2024" in article.words(stamp.passage)
    assert article.zone_at(stamp.passage.start) is Zone.BYLINE
    assert "metadata" in stamp.reason


def test_day_in_a_time_element() -> None:
    article = said("", f"<article>{HEADING}<time itemprop=datePublished datetime=2024-05-04>two days ago</time>"
                   f"{paragraphed(*PROSE)}</article>")  # fmt: skip
    assert days(article) == [("2024-05-04", StampKind.PUBLISHED)]


def test_day_of_the_last_change_is_that() -> None:
    article = said("<meta property='article:modified_time' content='2024-05-06'>")
    assert days(article) == [("2024-05-06", StampKind.UPDATED)]


@pytest.mark.parametrize("value", ["Invalid date", "1714809600", "04/05/2024", "2024-05", "2024-02-31", ""])
def test_value_that_names_no_day_dates_nothing(value: str) -> None:
    article = said(f"<meta property='article:published_time' content='{value}'>")
    assert article.stamps == ()
    assert not value or zone_of(article, value) is Zone.CHROME


def test_day_by_the_clock_of_another_time_zone_does_not_contradict_the_printed_one() -> None:
    article = said(
        "<meta property='article:published_time' content='2024-05-03T23:30:00Z'>",
        f"<article>{HEADING}<time>May 4, 2024</time>{paragraphed(*PROSE)}</article>",
    )
    assert days(article) == [("2024-05-04", StampKind.PUBLISHED)]


def test_days_that_contradict_each_other_both_stand() -> None:
    article = said(
        "<meta property='article:published_time' content='2024-06-03'>",
        f"<article>{HEADING}<time>May 4, 2024</time>{paragraphed(*PROSE)}</article>",
    )
    assert sorted(days(article)) == [("2024-05-04", StampKind.PUBLISHED), ("2024-06-03", StampKind.PUBLISHED)]


def test_dates_of_other_articles_on_the_page_are_not_this_ones() -> None:
    article = said(
        "<meta property='article:published_time' content='2024-05-04'>",
        f"<div>Saturday, June 1, 2024</div>{ARTICLE}<div>May 1, 2024</div><div class=related><p>May 2, 2024</p></div>",
    )
    assert days(article) == [("2024-05-04", StampKind.PUBLISHED)]


def test_data_of_another_article_are_not_this_ones() -> None:
    other = {"@type": "NewsArticle", "headline": "Chad sells tanks to Fiji", "datePublished": "2019-01-01"}
    own = {"@type": "NewsArticle", "headline": "Peru and Malta sign accord on fishing", "datePublished": "2024-05-04"}
    assert days(said(data(**{"@graph": [other, own]}))) == [("2024-05-04", StampKind.PUBLISHED)]
    assert said(data(**{"@graph": [other, {**other, "headline": "Togo opens port"}]})).stamps == ()


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 100_000,
        '{"@type": "NewsArticle", "datePublished": 5, "author": [[{"name": 3}]], "publisher": null}',
        '"text"',
        "null",
        '{"@type": {}, "@graph": "x"}',
    ],
)
def test_data_that_are_none_do_no_harm(broken: str) -> None:
    article = said(f"<script type='application/ld+json'>{broken}</script>")
    assert article.stamps == ()
    assert paragraphs(article, Zone.BODY) == list(PROSE)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<meta property='og:site_name' content='Coral Daily'>", "Coral Daily"),
        (
            data(**{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Coral Daily"}}),
            "Coral Daily",
        ),
        (data(**{"@type": "NewsArticle", "publisher": "Coral Daily"}), "Coral Daily"),
        ("", None),
    ],
)
def test_outlet(head: str, outlet: str | None) -> None:
    article = said(head)
    assert (article.outlet and article.outlet.name) == outlet
    assert "Coral Daily" not in readable(article)


def test_outlet_in_the_title_of_the_window() -> None:
    for bar in (" | ", " - ", " — ", " » "):
        article = page(ARTICLE, f"<title>Peru and Malta sign accord on fishing{bar}World{bar}Coral Daily</title>")
        assert article.outlet is not None
        assert article.outlet.name == "Coral Daily"


def test_author_is_printed_where_the_page_prints_none() -> None:
    head = data(**{"@type": "NewsArticle", "author": [{"name": "Jo Roe"}, {"name": "https://example.org/jo"}]})
    article = said(head)
    assert article.byline is not None
    assert article.byline.name == "Jo Roe"
    printed = said(head, f"<article>{HEADING}<div class=byline>By Jo Roe</div>{paragraphed(*PROSE)}</article>")
    assert printed.text.count("Jo Roe") == 1


def test_agency_that_the_metadata_name_as_author() -> None:
    article = said("<meta name=author content=Reuters>")
    assert article.agency is not None
    assert article.agency.name == "Reuters"


def test_headline_of_the_data_where_the_page_prints_none() -> None:
    article = page(
        paragraphed(*PROSE), "<title>Loading</title><meta property='og:title' content='Peru and Malta sign accord'>"
    )
    assert article.headline is not None
    assert article.headline.name == "Peru and Malta sign accord"


def test_values_too_long_are_left_out() -> None:
    article = said(
        f"<meta name=author content='{'Jo Roe ' * 100}'><meta property='og:site_name' content='{'a' * 500}'>"
    )
    assert article.byline is None
    assert article.outlet is None


def test_metadata_of_a_plain_text_stay_words() -> None:
    article = read("published: 2024-05-04\n\n" + "\n\n".join(PROSE))
    assert article.media_type == "text/plain"
    assert all("metadata" not in stamp.reason for stamp in article.stamps)
