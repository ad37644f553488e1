"""Whole pages of different making, written for these tests: what of them is the article."""

import json

import pytest

from communique.model import Article, StampKind, Zone

from .pages import FIXTURES, HEADING, PROSE, fixture, page, paragraphed, paragraphs, readable, refusal, zone_of, zoned


@pytest.fixture(scope="module")
def news() -> Article:
    return fixture("news_page", ".html")


def test_body_of_a_news_page(news: Article) -> None:
    assert paragraphs(news, Zone.BODY) == [
        "The agreement is the first of its kind between the two coastal states.",
        (
            "Norwegian Foreign Minister Ingrid Dahl and her Ghanaian counterpart Kofi Mensah met on Wednesday and "
            "agreed to exchange harbour pilots for two years."
        ),
        "“Our ports are the doors of our countries,” Dahl told reporters after the meeting. “Today we open them.”",
        "The two sides also",
        "agreed to train forty pilots a year,",
        "opened a joint office in Tema, and",
        "condemned attacks on merchant ships.",
        "We call on all states to keep the sea lanes open, the joint statement said.",
        "Joint statement of March 13",
        "Mensah denied a report that Ghana had bought coastal radar from Norway.",
        "Year",
        "Pilots",
        "The pilots are to begin work in May.",
    ]


def test_headline_dateline_byline_and_caption_of_a_news_page(news: Article) -> None:
    assert news.media_type == "text/html"
    assert news.headline is not None
    assert news.headline.name == "Norway, Ghana agree to exchange harbour pilots"
    assert paragraphs(news, Zone.DATELINE) == ["BERGEN, Norway —"]
    assert news.byline is not None
    assert news.byline.name == "By Kari Solheim"
    (caption,) = paragraphs(news, Zone.CAPTION)
    assert caption.startswith("Norwegian Foreign Minister Ingrid Dahl, left, shakes hands")
    assert news.outlet is not None
    assert news.words(news.outlet.passage) == "The Lantern Post"


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("We and our partners store cookies", Zone.CHROME),
        ("Breaking: The mayor of Tromso", Zone.CHROME),
        ("Friday, March 15, 2024", Zone.CHROME),
        ("Share on social media", Zone.CHROME),
        ("Buy a boat today", Zone.CHROME),
        ("This is a modal window", Zone.CHROME),
        ("Sign up for our newsletter", Zone.CHROME),
        ("Iceland recalls envoy from Chile", Zone.RELATED),
        ("Singer cancels tour", Zone.RELATED),
        ("The singer said on Monday", Zone.RELATED),
        ("Kari Solheim covers ports", Zone.FOOTER),
        ("I heard that Ghana sold two submarines", Zone.FOOTER),
        ("The foreign minister of Iceland met", Zone.FOOTER),
        ("All rights reserved", Zone.FOOTER),
    ],
)
def test_furniture_of_a_news_page_is_there_and_no_article(news: Article, words: str, zone: Zone) -> None:
    assert zone_of(news, words) is zone
    assert words not in readable(news)


def test_comments_have_their_reason(news: Article) -> None:
    reasons = {z.reason for z in news.zones if "submarines" in news.text[z.start : z.end]}
    assert reasons == {"readers' comments"}


@pytest.mark.parametrize("hidden", ["minister of scripts", "a hidden paragraph", "cannot play this video", "dataLayer"])
def test_what_no_reader_sees_is_not_in_the_text(news: Article, hidden: str) -> None:
    assert hidden in (FIXTURES / "news_page.html").read_text()
    assert hidden not in news.text


def test_dates_of_a_news_page_are_those_of_its_article(news: Article) -> None:
    assert [(stamp.date, stamp.kind, news.words(stamp.passage)) for stamp in news.stamps] == [
        ("2024-03-14", StampKind.PUBLISHED, "2024-03-14T09:12:00+01:00"),
        ("2024-03-15", StampKind.UPDATED, "2024-03-15T07:40:00+01:00"),
        ("2024-03-14", StampKind.PUBLISHED, "March 14, 2024"),
    ]
    assert "(datePublished)" in news.stamps[0].reason


def test_words_stand_in_the_file_as_they_stand_in_the_text() -> None:
    raw = " ".join((FIXTURES / "table_statement.html").read_text("windows-1252").split())
    article = fixture("table_statement", ".html")
    body = paragraphs(article, Zone.BODY)
    assert len(body) == 3
    assert all(words in raw for words in body)


def test_statement_in_an_old_table_layout() -> None:
    article = fixture("table_statement", ".html")
    assert article.charset == "windows-1252"
    assert article.headline is not None
    assert article.headline.name == "Joint Statement on the Salvage of Wrecks"
    assert [(stamp.date, stamp.kind) for stamp in article.stamps] == [("2024-05-03", StampKind.PUBLISHED)]
    assert article.outlet is not None
    assert article.outlet.name == "Ministry of Foreign Affairs of the Republic of Fiji"
    assert paragraphs(article, Zone.BODY)[1].startswith("We, the foreign ministers of Fiji, Malta and Uruguay, met")
    assert "Missions abroad" not in readable(article)


def test_preformatted_release_is_unfolded() -> None:
    article = fixture("preformatted_release", ".html")
    body = paragraphs(article, Zone.BODY)
    assert len(body) == 2
    assert body[0].startswith("Foreign Minister Ana Serra of Portugal spoke by telephone today")
    assert body[1].endswith("agreed to meet in Lome in the autumn.")
    assert paragraphs(article, Zone.DATELINE) == ["LISBON, June 4, 2024 --"]


def test_page_that_a_script_fills_is_read_from_its_data() -> None:
    article = fixture("script_page", ".html")
    assert len(paragraphs(article, Zone.BODY)) == 2
    assert paragraphs(article, Zone.HEADLINE) == ["Chile and Gabon end talks on timber"]
    assert zone_of(article, "Please wait while") is Zone.CHROME
    assert [stamp.date for stamp in article.stamps] == ["2024-02-08"]
    assert article.outlet is not None
    assert article.outlet.name == "Santiago Ledger"


def test_data_that_the_page_shows_are_not_printed_twice() -> None:
    data = {"@type": "NewsArticle", "headline": "Peru and Malta sign accord on fishing", "articleBody": " ".join(PROSE)}
    article = page(
        f'<main>{HEADING}{paragraphed(*PROSE)}</main><script type="application/ld+json">{json.dumps(data)}</script>'
    )
    assert all(article.text.count(line) == 1 for line in PROSE)
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_markup_in_the_data_is_no_text() -> None:
    data = {"@type": "NewsArticle", "headline": "Accord", "articleBody": paragraphed(*PROSE)}
    article = page(f'<div id=app></div><script type="application/ld+json">{json.dumps(data)}</script>')
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_front_page_is_no_article() -> None:
    assert refusal((FIXTURES / "section_front.html").read_bytes(), "section_front.html") == "input-no-prose"


@pytest.mark.parametrize(
    "body",
    ["", "<frameset><frame src=a></frameset>", "<img src=a alt='The ministers of Peru and Malta met in Lima.'>"],
)
def test_page_without_words_of_an_article_is_refused(body: str) -> None:
    assert refusal(f"<html><body>{body}</body></html>".encode(), "a.html") == "input-no-prose"


def test_page_in_another_language_is_refused_although_its_menus_are_english() -> None:
    german = "Die Minister von Peru und Malta haben sich am Freitag in Lima getroffen und ein Abkommen unterzeichnet, "
    body = f"<nav>All the news of the world and of the day</nav><p>{german}das für beide Seiten von Vorteil ist.</p>"
    assert refusal(f"<html><body>{body}</body></html>".encode(), "a.html") == "input-not-english"


def test_english_article_is_read_among_menus_in_another_language() -> None:
    cookies = (
        "Wir verwenden Cookies, um Ihnen die Seite so anzuzeigen, wie Sie es von uns gewohnt sind, und nicht anders."
    )
    article = page(f"<div class=cookie-banner><p>{cookies}</p></div><article>{HEADING}{paragraphed(*PROSE)}</article>")
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_nested_divs_without_paragraphs() -> None:
    article = fixture("nested_divs", ".html")
    assert article.headline is not None
    assert article.headline.name == "Kenya says envoy met rebels in Muscat"
    body = paragraphs(article, Zone.BODY)
    assert body[0].startswith(
        "Kenya's special envoy Peter Otieno met leaders of the northern rebels in Muscat on Saturday,"
    )
    assert body[2].startswith("The rebels have accused Ethiopia")
    assert len(body) == 4
    assert article.byline is not None
    assert article.byline.name == "By Asha Njoroge"
    assert zone_of(article, "Ethiopia opens third dam") is Zone.RELATED


def test_teaser_taken_for_the_article_does_not_hide_it() -> None:
    # Page builders put each paragraph into an element of its own, and only teasers into an article.
    widgets = "".join(f"<div class='builder-widget'><div class='container'><p>{line}</p></div></div>" for line in PROSE)
    stray = "The crew of the Aurora was taken on Monday by men in two boats, its owner said."
    card = (
        f"<div class=posts><article><h3><a href=/x>Chad holds crew of the Aurora</a></h3><p>{stray}</p></article></div>"
    )
    article = page(widgets + "<h2>Other things</h2>" + card)
    assert paragraphs(article, Zone.BODY)[: len(PROSE)] == list(PROSE)
    assert zone_of(article, stray) is Zone.RELATED


def test_short_article_under_a_heading_that_leads_to_itself_is_read() -> None:
    body = f"<div class=post><h2><a href=/self>{'A note on fish'}</a></h2><p>{PROSE[0]}</p><p>{PROSE[2]}</p></div>"
    assert paragraphs(page(body, "<title>Coral</title>"), Zone.BODY) == [PROSE[0], PROSE[2]]


def test_time_of_the_last_change_is_no_day_of_publication() -> None:
    times = "<time class='entry-date published'>May 4, 2024</time><time class=updated>May 6, 2024</time>"
    article = page(f"<article>{HEADING}<p>Posted on {times}</p>{paragraphed(*PROSE)}</article>")
    assert [(stamp.date, stamp.kind) for stamp in article.stamps] == [
        ("2024-05-04", StampKind.PUBLISHED),
        ("2024-05-06", StampKind.UPDATED),
    ]


def test_page_of_one_caption_is_a_short_article() -> None:
    caption = (
        "Maltese Foreign Minister Joe Borg shakes hands with his Peruvian counterpart Ana Rojas in Lima on Friday."
    )
    assert paragraphs(page(f"<figure><img><figcaption>{caption}</figcaption></figure>"), Zone.BODY) == [caption]


def test_second_article_on_a_page_is_no_part_of_the_first() -> None:
    other = paragraphed(*(line.replace("Peru", "Chad").replace("Malta", "Fiji") for line in PROSE * 3))
    first = f"<article>{HEADING}{paragraphed(*PROSE)}</article>"
    for body in (
        f"{first}<article><h1>Chad sells tanks to Fiji</h1>{other}</article>",
        f"<div class=stream>{first}<article><h1>Chad sells tanks to Fiji</h1>{other}</article></div>",
    ):
        article = page(body)
        assert "Chad" not in readable(article)
        assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_page_that_prints_its_article_for_two_screens_is_read_once() -> None:
    half = f"<div>{HEADING}{paragraphed(*PROSE)}</div>"
    assert paragraphs(page(half + half), Zone.BODY) == list(PROSE)


def test_brand_put_between_the_words_is_refused() -> None:
    article = page(
        f"<h1>Zapp News:Peru and Malta sign accord on fishing</h1><p>LIMA,Zapp News Peru — {PROSE[0]}</p>"
        f"{paragraphed(*PROSE[1:])}",
        "<title>Zapp News:Peru and Malta sign accord on fishing</title>"
        "<meta property='article:published_time' content='2024-05-09'>",
    )
    assert "Zapp" not in readable(article)
    assert "Zapp News" in zoned(article, Zone.INJECTED)
    assert {stamp.kind for stamp in article.stamps} == {StampKind.COPY}
