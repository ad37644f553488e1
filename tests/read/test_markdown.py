"""Markdown: markup off, front matter told, images alone as captions."""

import pytest

from communique.model import StampKind, Zone
from communique.read.markdown import MARKDOWN_MOST

from .pages import PROSE, paragraphs, read, refusal, zone_of

NOTE = """---
title: "Peru and Malta: accord signed"
published: 2024-05-04
lastmod: 2024-05-06T08:00:00Z
author: [Jo Roe, Ann Bo]
outlet: Coral Daily
tags: {a: [1, 2]}
---

# Peru and Malta: accord signed

![Ministers Ana Rojas and Joe Borg shake hands in Lima.](a.jpg)

LIMA — The foreign ministers of **Peru** and [Malta](http://x.example), Ana Rojas
and Joe Borg, met in Lima on Friday. "We condemn the attack," *they* said.

- They agreed to train `forty` pilots
- They will meet again

> Chad condemned the accord, and said that it would
> supply boats to no one.

A picture ![of a boat](b.jpg) in a sentence is no caption of a picture, the minister said.
"""


def test_words_without_markup() -> None:
    article = read(NOTE, "note.md")
    assert article.media_type == "text/markdown"
    assert paragraphs(article, Zone.BODY) == [
        (
            "The foreign ministers of Peru and Malta, Ana Rojas and Joe Borg, met in Lima on Friday. "
            '"We condemn the attack," they said.'
        ),
        "They agreed to train forty pilots",
        "They will meet again",
        "Chad condemned the accord, and said that it would supply boats to no one.",
        "A picture in a sentence is no caption of a picture, the minister said.",
    ]
    assert paragraphs(article, Zone.CAPTION) == ["Ministers Ana Rojas and Joe Borg shake hands in Lima."]
    assert paragraphs(article, Zone.DATELINE) == ["LIMA —"]


def test_front_matter() -> None:
    article = read(NOTE, "note.md")
    assert article.headline is not None
    assert article.headline.name == "Peru and Malta: accord signed"
    assert article.text.count("accord signed") == 1
    assert [(stamp.date, stamp.kind) for stamp in article.stamps] == [
        ("2024-05-04", StampKind.PUBLISHED),
        ("2024-05-06", StampKind.UPDATED),
    ]
    assert article.outlet is not None
    assert article.outlet.name == "Coral Daily"
    assert article.byline is not None
    assert article.byline.name == "Jo Roe"
    assert zone_of(article, "Ann Bo") is Zone.BYLINE
    assert "tags" not in article.text


def test_title_of_the_front_matter_where_the_text_has_none() -> None:
    article = read("---\ntitle: Peru and Malta sign accord\n---\n" + "\n\n".join(PROSE), "note.md")
    assert paragraphs(article, Zone.HEADLINE) == ["Peru and Malta sign accord"]
    assert paragraphs(article, Zone.BODY) == list(PROSE)


def test_markdown_without_front_matter_in_windows_newlines() -> None:
    article = read("\r\n\r\n".join(["# Peru and Malta sign accord", *PROSE]), "note.markdown")
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert article.headline is not None


def test_front_matter_makes_markdown_of_a_text() -> None:
    article = read("---\ntitle: Peru and Malta sign accord\ndate: 2024-05-04\n...\n" + "\n\n".join(PROSE), "note.txt")
    assert article.media_type == "text/markdown"
    assert [stamp.date for stamp in article.stamps] == ["2024-05-04"]


def test_html_inside_markdown_is_read_like_any_page() -> None:
    article = read("\n\n".join([*PROSE, "<script>alert(1)</script>", "<p hidden>Chad sold tanks to Fiji.</p>"]), "a.md")
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert "alert" not in article.text
    assert "Chad" not in article.text


@pytest.mark.parametrize(
    "matter",
    [
        "title: Talks: the end",
        "title: [a",
        "- a\n- title: b",
        "title: !!python/name:os.system x\nx: {",
        "title: &a [*a",
    ],
)
def test_front_matter_that_is_none_is_refused(matter: str) -> None:
    assert refusal(f"---\ntitle: x\n{matter}\n---\n{PROSE[0]}\n".encode(), "a.md") == "input-front-matter"


def test_tags_and_anchors_of_front_matter_build_nothing() -> None:
    bomb = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 9))
    article = read(f"---\ntitle: !!python/name:os.system x\nk0: &k0 [a]\n{bomb}\n---\n{PROSE[0]}\n", "a.md")
    assert "os.system" not in article.text
    assert len(article.text) < 1_000


def test_values_of_front_matter_that_are_no_text_are_left_out() -> None:
    article = read(f"---\ntitle: {{a: b}}\nauthor: [[Jo], {'x' * 500}]\ndate:\n---\n{PROSE[0]}\n", "a.md")
    assert article.byline is None
    assert article.stamps == ()


def test_too_much_markdown_is_refused() -> None:
    assert refusal(("word " * (MARKDOWN_MOST // 5 + 1)).encode(), "a.md") == "input-too-large"


@pytest.mark.parametrize("markup", ["*a _b ", "[", "![", "`a", ">", "[a](b", "a**b", "<a><", "|a", "<!--"])
def test_markup_that_ends_nowhere_is_read_in_time(markup: str) -> None:
    article = read("\n\n".join([*PROSE, markup * (20_000 // len(markup))]), "a.md")
    assert paragraphs(article, Zone.BODY)[: len(PROSE)] == list(PROSE)
