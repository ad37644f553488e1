"""Which form a source has: by what stands in it, whatever it is called."""

import pytest

from communique.read.forms import Form, form_of

from .pages import PROSE, paragraphed, read, refusal

LINES = "\n\n".join(PROSE)


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (LINES, "a.txt", Form.PLAIN),
        (LINES, "a.html", Form.PLAIN),
        (LINES, "", Form.PLAIN),
        (LINES, "a.md", Form.MARKDOWN),
        (LINES, "a.MARKDOWN", Form.MARKDOWN),
        (f"<!DOCTYPE html>\n<html><body>{paragraphed(*PROSE)}</body></html>", "a.txt", Form.HTML),
        (f"<!-- saved from a page -->\n<HTML><BODY>{paragraphed(*PROSE)}", "a.txt", Form.HTML),
        (f"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>\n<html>{paragraphed(*PROSE)}</html>", "a.txt", Form.HTML),
        (f"<!doctype html>{paragraphed(*PROSE)}", "a.md", Form.HTML),
        (paragraphed(*PROSE), "a.txt", Form.HTML),
        ("<div>" + "<br><br>".join(PROSE) + "</div>", "a.txt", Form.HTML),
        ("\n".join(f"<p>{line}</p>" for line in PROSE), "a.txt", Form.HTML),
        (f"{PROSE[0]} <b>Read on.</b>", "a.html", Form.HTML),
        ('{"title": "A", "text": "B"}\n{"title": "C", "text": "D"}\n', "a.txt", Form.JSON_LINES),
        ('\ufeff{"text": "B"}', "-", Form.JSON_LINES),
        ("no object at all", "a.jsonl", Form.JSON_LINES),
        (f"---\ntitle: Accord\n---\n{LINES}", "a.txt", Form.MARKDOWN),
        (f"---\r\ntitle: Accord\r\ntags:\r\n  - fish\r\n---\r\n{LINES}", "a.txt", Form.MARKDOWN),
    ],
)
def test_form_is_known_by_content(text: str, name: str, form: Form) -> None:
    assert form_of(text, name) is form


@pytest.mark.parametrize(
    "text",
    [
        LINES.replace("Lima", "<b>Lima</b>"),
        LINES + "\n\n<br>\n\nShare this <a href='x'>article</a>",
        "a < b and b > c. " + LINES,
        "---\n" + LINES + "\n---\n",
        "---\nThe minister said: we met.\nNobody else did.\n---\n" + LINES,
        "<Reuters> " + LINES,
    ],
)
def test_a_few_tags_or_rules_do_not_make_a_page_of_a_text(text: str) -> None:
    assert form_of(text, "a.txt") is Form.PLAIN


def test_a_page_named_txt_is_read_as_a_page() -> None:
    article = read(f"<html><body>{paragraphed(*PROSE)}</body></html>", "page.txt")
    assert article.media_type == "text/html"
    assert "<p>" not in article.text
    assert len(article.paragraphs) == len(PROSE)


def test_a_text_named_html_keeps_its_lines() -> None:
    article = read(LINES, "text.html")
    assert article.media_type == "text/plain"
    assert article.text == LINES
    assert len(article.paragraphs) == len(PROSE)


def test_a_collection_is_no_single_article() -> None:
    assert refusal(b'{"text": "B"}\n', "a.jsonl") == "input-unsupported"
