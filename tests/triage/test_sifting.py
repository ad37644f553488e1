"""Files through the gate: what is read, what is not, and nothing in silence."""

import json
from pathlib import Path

import pytest

from cli.articles import JOINT, TALKS
from communique.model import Article
from communique.read import read_article
from communique.read.article import article_of
from communique.read.rendition import Rendition
from communique.triage import Gate, Sifted, readable, sift

STORM = """Storm Ilsa to bring snow to the northern isles

Forecasters have issued a warning for wind as Storm Ilsa moves in from Iceland on Sunday.

Gusts of up to 85 miles an hour are expected in Shetland, and ferries to Norway were cancelled.
"""
# The teaser alone would open the gate; it is no part of the article.
WITH_TEASERS = f"""{STORM}
Related articles

Norwegian foreign minister meets Chilean counterpart

Most read

Chile's president condemns Fiji in joint statement with Ghana
"""


def write(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def names(sifted: Sifted) -> tuple[list[str], list[str], list[str]]:
    return (
        [name for article in sifted.articles for name in article.names],
        [name for judged in sifted.irrelevant for name in judged.names],
        [rejected.file for rejected in sifted.rejected],
    )


def test_every_file_is_an_article_irrelevant_or_rejected(tmp_path: Path, gate: Gate) -> None:
    paths = write(tmp_path, joint=JOINT, talks=TALKS, storm=STORM, empty="")
    sifted = sift(paths, gate)
    assert names(sifted) == (["joint.txt", "talks.txt"], ["storm.txt"], ["empty.txt"])
    assert [judged.names for judged in sifted.relevant] == [article.names for article in sifted.articles]
    assert all(judged.verdict.relevant for judged in sifted.relevant)
    assert not any(judged.verdict.relevant for judged in sifted.irrelevant)


def test_what_is_irrelevant_as_it_stands_is_not_read(
    tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [json.dumps({"title": "Storm", "text": STORM}), json.dumps({"title": "Joint", "text": JOINT})]
    (tmp_path / "wires.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "note.md").write_text(f"---\ntitle: Storm\n---\n\n{STORM}", encoding="utf-8")
    read: list[str] = []
    reading = article_of

    def recorded(rendition: Rendition, name: str, charset: str, content: bytes, where: str = "") -> Article:
        read.append(name)
        return reading(rendition, name, charset, content, where)

    monkeypatch.setattr("communique.read.folder.article_of", recorded)
    monkeypatch.setattr("communique.read.json_lines.article_of", recorded)
    sifted = sift(write(tmp_path, joint=JOINT, storm=STORM), gate)
    assert read == ["joint.txt", "wires-2.jsonl"]
    assert names(sifted)[1] == ["note.md", "storm.txt", "wires-1.jsonl"]


def test_teasers_around_an_irrelevant_article_do_not_let_it_pass(tmp_path: Path, gate: Gate) -> None:
    assert gate.judge(WITH_TEASERS).relevant
    paths = write(tmp_path, storm=WITH_TEASERS)
    assert not gate.judge(readable(read_article(paths[0]))).relevant
    assert names(sift(paths, gate)) == ([], ["storm.txt"], [])


def test_one_irrelevant_text_under_two_names_is_listed_under_both(tmp_path: Path, gate: Gate) -> None:
    assert names(sift(write(tmp_path, a=STORM, b=STORM), gate)) == ([], ["a.txt", "b.txt"], [])


def test_a_page_is_judged_after_reading(tmp_path: Path, gate: Gate) -> None:
    pytest.importorskip("lxml")
    page = "<!doctype html><html><body><article>{}</article></body></html>"
    for name, text in (("joint", JOINT), ("storm", STORM)):
        paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
        (tmp_path / f"{name}.html").write_text(page.format(paragraphs), encoding="utf-8")
    assert names(sift(sorted(tmp_path.iterdir()), gate)) == (["joint.html"], ["storm.html"], [])


def test_what_cannot_be_read_is_rejected(tmp_path: Path, gate: Gate) -> None:
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "wires.jsonl").write_text('{"title": "no text"}\nno JSON\n', encoding="utf-8")
    paths = [*sorted(tmp_path.iterdir()), tmp_path / "none.txt"]
    expected = ["picture.txt", "wires.jsonl:1", "wires.jsonl:2", "none.txt"]
    assert names(sift(paths, gate)) == ([], [], expected)
