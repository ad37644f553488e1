"""The five seeds, zone by zone."""

import re

import pytest

from communique.model import StampKind, Zone

from .pages import paragraphs, readable, seed, words, zone_of, zoned

BODY = {"000": 12, "001": 12, "002": 11, "003": 16, "004": 11}
CAPTIONS = {"000": 1, "001": 1, "002": 1, "003": 0, "004": 3}


@pytest.mark.parametrize("number", sorted(BODY))
def test_body_paragraphs_are_all_there(number: str) -> None:
    article = seed(number)
    body = paragraphs(article, Zone.BODY)
    assert len(body) == BODY[number]
    assert all(re.search(r"[.”\")]$", paragraph) for paragraph in body)


@pytest.mark.parametrize("number", sorted(CAPTIONS))
def test_captions_are_read_once(number: str) -> None:
    article = seed(number)
    captions = [p for p in article.paragraphs if p.zone is Zone.CAPTION]
    assert sum(not p.repeats for p in captions) == CAPTIONS[number]
    if number != "000":
        assert sum(p.repeats for p in captions) == CAPTIONS[number]


@pytest.mark.parametrize("number", sorted(BODY))
def test_headline_is_one_paragraph_and_its_repetition_is_marked(number: str) -> None:
    article = seed(number)
    headlines = [p for p in article.paragraphs if p.zone is Zone.HEADLINE]
    assert [p.repeats for p in headlines] == ([False, True] if number in ("003", "004") else [False])
    assert article.headline is not None
    assert words(article, headlines[0]) == article.headline.name == article.words(article.headline.passage)
    assert len({words(article, p) for p in headlines}) == 1


def test_line_that_prints_its_caption_twice_is_two_paragraphs() -> None:
    article = seed("002")
    first, second = (p for p in article.paragraphs if p.zone is Zone.CAPTION)
    assert words(article, first) == words(article, second)
    assert words(article, first).endswith("on Wednesday. (Yonhap)")
    assert (first.repeats, second.repeats) == (False, True)


def test_injected_words_are_outside_all_paragraphs() -> None:
    article = seed("003")
    brand = "Rekubit Exchange"
    assert article.text.count(brand) == 3
    assert brand not in readable(article)
    assert sum(brand in span for span in zoned(article, Zone.INJECTED)) == 3
    dateline = next(p for p in article.paragraphs if p.zone is Zone.DATELINE)
    assert words(article, dateline) == "SEOUL, South Korea (AP) —"
    assert paragraphs(article, Zone.BODY)[0].startswith("South Korea, the U.S. and Japan strongly condemned")


def test_unrelated_headlines_are_outside_the_admissible_zones() -> None:
    article = seed("003")
    after = article.text[article.text.index("veryGood!") :].splitlines()
    assert len(after) == 30
    for line in after:
        assert zone_of(article, line) in (Zone.RELATED, Zone.FOOTER, Zone.CHROME), line
    titles = [line for line in after if len(line.split()) > 3]
    assert len(titles) == 26
    assert all(zone_of(article, line) is Zone.RELATED for line in titles)
    assert "Diddy" not in readable(article)


def test_page_chrome_of_the_content_farm() -> None:
    article = seed("003")
    for printed in ("Current:Home > News", "-AssetTrainer", "Indexbit Exchange View", "Date:2025-04-07"):
        assert zone_of(article, printed) is Zone.CHROME, printed


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("000", "Send to"),
        ("001", "Top News"),
        ("001", "Friday, December 13, 2024"),
        ("001", "KCNA VIA REUTERS/FILE PHOTO"),
        ("001", "By participating in online discussions"),
        ("002", "소아쌤"),
        ("002", "• Link copied"),
        ("004", "Home > National > Diplomacy"),
        ("004", "print dictionary print"),
        ("004", "Related Article"),
        ("004", "Log in to Twitter"),
        ("004", "with the Korea JoongAng Daily"),
        ("004", "help-image"),
        ("004", "\ns\n"),
        ("004", "lock icon"),
        ("004", "To write comments"),
        ("004", "Standards Board Policy"),
    ],
)
def test_what_the_page_prints_around_the_article_is_not_read(number: str, printed: str) -> None:
    article = seed(number)
    zone = article.zone_at(article.text.index(printed) + (printed[0] == "\n"))
    assert zone is not None
    assert not zone.admissible
    assert printed.strip() not in readable(article).split("\n")


def test_body_goes_on_after_a_pointer_to_other_articles() -> None:
    article = seed("004")
    for printed in ('"In the face of Russia', "Since the inauguration"):
        assert zone_of(article, printed) is Zone.BODY


@pytest.mark.parametrize(
    ("number", "dateline"), [("000", []), ("001", ["WASHINGTON >>"]), ("003", ["SEOUL, South Korea (AP) —"])]
)
def test_dateline_is_its_own_paragraph(number: str, dateline: list[str]) -> None:
    assert paragraphs(seed(number), Zone.DATELINE) == dateline


@pytest.mark.parametrize(
    ("number", "stamps"),
    [
        ("000", [("May 4, 2024 - 10:39", "2024-05-04", StampKind.PUBLISHED)]),
        ("001", [("Friday, December 13, 2024", "2024-12-13", StampKind.MASTHEAD)]),
        ("002", [("Published : Feb. 28, 2024 - 10:19", "2024-02-28", StampKind.PUBLISHED)]),
        ("003", [("Date:2025-04-07 07:57:27", "2025-04-07", StampKind.COPY)]),
        ("004", []),
    ],
)
def test_stamps_with_what_they_date(number: str, stamps: list[tuple[str, str, StampKind]]) -> None:
    article = seed(number)
    assert [(article.words(s.passage), s.date, s.kind) for s in article.stamps] == stamps
    assert all(s.reason.endswith(".") for s in article.stamps)


@pytest.mark.parametrize(
    ("number", "outlet", "agency", "byline"),
    [
        ("000", None, "Yonhap", "By Yonhap"),
        ("001", "Honolulu Star-Advertiser", None, None),
        ("002", "The Korea Herald", "Yonhap", "By Yonhap"),
        ("003", None, "AP", None),
        ("004", "Korea JoongAng Daily", None, "BY ESTHER CHUNG"),
    ],
)
def test_outlet_agency_and_byline(number: str, outlet: str | None, agency: str | None, byline: str | None) -> None:
    article = seed(number)
    for named, expected in ((article.outlet, outlet), (article.agency, agency), (article.byline, byline)):
        assert (named.name if named else None) == expected
        assert named is None or article.words(named.passage) == expected
