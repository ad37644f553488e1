"""JSON lines: one article a line, each with a name of its own, and bad lines told by file and line."""

import io
import json
from pathlib import Path

import pytest

from communique.model import Article, StampKind, Zone
from communique.read import Rejected, read_file, read_folder
from communique.read.folder import read_texts
from communique.read.json_lines import Line, lines_of

from .pages import PROSE, paragraphed, paragraphs, zone_of

RECORD: dict[str, object] = {
    "url": "https://example.org/1",
    "title": "Peru and Malta sign accord",
    "published": "2024-05-04T10:00:00Z",
    "text": "\n\n".join(PROSE),
}


def written(folder: Path, *lines: str | dict[str, object], name: str = "wires.jsonl") -> Path:
    path = folder / name
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return path


def one(folder: Path, **values: object) -> Article:
    (article,) = read_file(written(folder, {**RECORD, **values}))
    assert isinstance(article, Article)
    return article


def codes(*read: Article | Rejected) -> list[tuple[str, str]]:
    return [(r.file, r.code) if isinstance(r, Rejected) else (r.names[0], "") for r in read]


def test_a_line_is_an_article(tmp_path: Path) -> None:
    article = one(tmp_path)
    assert article.names == ("wires-1.jsonl",)
    assert article.media_type == "application/json"
    assert article.headline is not None
    assert article.headline.name == "Peru and Malta sign accord"
    assert [(stamp.date, stamp.kind) for stamp in article.stamps] == [("2024-05-04", StampKind.PUBLISHED)]
    assert "(published)" in article.stamps[0].reason
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert "example.org" not in article.text


def test_names_and_sources_stay_with_the_line(tmp_path: Path) -> None:
    second = {**RECORD, "text": PROSE[1] + " " + PROSE[2]}
    path = written(tmp_path, RECORD, "", second)
    first, third = read_file(path)
    written(tmp_path, {**RECORD, "text": PROSE[3]}, "", second, RECORD)
    changed, same, again = read_file(path)
    assert codes(changed, same, again) == [("wires-1.jsonl", ""), ("wires-3.jsonl", ""), ("wires-4.jsonl", "")]
    assert same == third
    assert isinstance(first, Article)
    assert isinstance(again, Article)
    assert (again.id, again.source_sha256) == (first.id, first.source_sha256)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{bad", "input-record-invalid"),
        ("[1, 2]", "input-record-invalid"),
        ('"text"', "input-record-invalid"),
        ('{"title": "No text"}', "input-record-invalid"),
        ('{"text": 5}', "input-record-invalid"),
        ('{"text": "a", "title": ["b"]}', "input-record-invalid"),
        ('{"text": "a", "published": 20240504}', "input-record-invalid"),
        ("[" * 100_000, "input-record-invalid"),
        ('{"text": "' + PROSE[0] + '", "title": "' + "x" * 500 + '"}', "input-record-invalid"),
        ('{"text": "  "}', "input-empty"),
        ('{"text": "10;20;30"}', "input-no-prose"),
        ('{"text": "\\ud800 The ministers of Peru and Malta met in Lima on Friday."}', "input-not-text"),
        ('{"text": "The ministers met\\u0000 in Lima on Friday and signed an accord."}', "input-binary"),
        ('{"text": "{\\\\rtf1 The ministers met}"}', "input-unsupported"),
    ],
)
def test_a_bad_line_is_told_by_file_and_line_and_the_others_are_read(tmp_path: Path, line: str, code: str) -> None:
    read = list(read_file(written(tmp_path, RECORD, line, {**RECORD, "text": PROSE[1]})))
    assert codes(*read) == [("wires-1.jsonl", ""), ("wires.jsonl:2", code), ("wires-3.jsonl", "")]
    rejected = read[1]
    assert isinstance(rejected, Rejected)
    assert rejected.reason
    assert rejected.hint


def test_a_line_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "wires.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n' + json.dumps(RECORD).encode())
    assert codes(*read_file(path)) == [("wires.jsonl:1", "input-record-invalid"), ("wires-2.jsonl", "")]


def test_byte_order_mark_and_windows_newlines(tmp_path: Path) -> None:
    path = tmp_path / "wires.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf" + json.dumps(RECORD).encode() + b"\r\n\r\n" + json.dumps(RECORD).encode() + b"\r\n"
    )
    first, third = read_file(path)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (first.names, third.names) == (("wires-1.jsonl",), ("wires-3.jsonl",))
    assert first.source_sha256 == third.source_sha256


def test_lines_in_a_file_of_another_name_are_known(tmp_path: Path) -> None:
    assert codes(*read_file(written(tmp_path, RECORD, "{", name="stdin.txt"))) == [
        ("stdin-1.txt", ""),
        ("stdin.txt:2", "input-record-invalid"),
    ]


def test_empty_and_binary_collections(tmp_path: Path) -> None:
    assert codes(*read_file(written(tmp_path, "", " "))) == [("wires.jsonl", "input-empty")]
    path = tmp_path / "packed.jsonl"
    path.write_bytes(b"\x1f\x8b\x08rest")
    assert codes(*read_file(path)) == [("packed.jsonl", "input-binary")]
    assert codes(*read_file(tmp_path / "none.jsonl")) == [("none.jsonl", "input-unreadable")]


def test_text_of_a_line_may_be_a_page(tmp_path: Path) -> None:
    article = one(tmp_path, text=paragraphed(*PROSE) + "<script>alert(1)</script>")
    assert article.media_type == "application/json"
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert paragraphs(article, Zone.HEADLINE) == ["Peru and Malta sign accord"]
    assert [stamp.date for stamp in article.stamps] == ["2024-05-04"]
    assert "alert" not in article.text


def test_title_that_the_text_begins_with_is_printed_once(tmp_path: Path) -> None:
    article = one(tmp_path, text="PERU AND MALTA SIGN ACCORD\n\n" + "\n\n".join(PROSE))
    assert article.headline is not None
    assert article.headline.name == "PERU AND MALTA SIGN ACCORD"
    assert "Peru and Malta sign accord" not in article.text


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    article = one(tmp_path, title=None, published="", url=None)
    assert paragraphs(article, Zone.BODY) == list(PROSE)
    assert article.stamps == ()


def test_date_that_names_no_day_dates_nothing(tmp_path: Path) -> None:
    article = one(tmp_path, published="spring")
    assert article.stamps == ()
    assert zone_of(article, "spring") is Zone.CHROME


def test_a_line_longer_than_the_limit_takes_no_memory_and_is_told(tmp_path: Path) -> None:
    stream = io.BytesIO(b"short\n" + b"x" * 5_000 + b"\nlast")
    assert list(lines_of(stream, 100)) == [Line(1, b"short"), Line(2, None), Line(3, b"last")]
    long = {**RECORD, "text": PROSE[0] * 300}
    read = read_file(written(tmp_path, long, RECORD), limit=5_000)
    assert codes(*read) == [("wires.jsonl:1", "input-too-large"), ("wires-2.jsonl", "")]


def test_a_line_of_just_the_limit_is_whole() -> None:
    stream = io.BytesIO(b"x" * 10 + b"\n" + b"y" * 11 + b"\n" + b"z" * 10)
    assert [line.content for line in lines_of(stream, 10)] == [b"x" * 10, None, b"z" * 10]
    assert [line.content for line in lines_of(io.BytesIO(b"x" * 11), 10)] == [None]


def test_a_collection_may_be_larger_than_one_article(tmp_path: Path) -> None:
    path = written(tmp_path, *[{**RECORD, "text": f"{line} This is number {n}."} for n, line in enumerate(PROSE)])
    assert path.stat().st_size > 700
    assert len(list(read_file(path, limit=700))) == len(PROSE)


def test_the_same_text_in_a_line_and_a_file_is_one_article(tmp_path: Path) -> None:
    written(tmp_path, {"text": PROSE[0]}, {"text": PROSE[0]})
    (tmp_path / "a.txt").write_text(PROSE[0] + "\n")
    articles, rejected = read_folder(tmp_path)
    assert [article.names for article in articles] == [("a.txt", "wires-1.jsonl", "wires-2.jsonl")]
    assert rejected == ()


def test_texts_are_found_by_the_hash_of_their_source(tmp_path: Path) -> None:
    article = one(tmp_path)
    (tmp_path / "bad.html").write_text("<html></html>")
    assert read_texts(tmp_path) == {article.source_sha256: article.text}
