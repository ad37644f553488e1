"""Files through the gate: what is read, what is not, and nothing in silence."""

from pathlib import Path

import pytest

from cli.articles import JOINT, TALKS
from communique.triage import Gate, Sifted, judge_file, sift

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


def test_an_irrelevant_plain_text_is_not_read(tmp_path: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def reading(paths: list[Path]) -> tuple[tuple[()], tuple[()]]:
        read.extend(paths)
        return (), ()

    monkeypatch.setattr("communique.triage.sifting.read_folder", reading)
    sift(write(tmp_path, joint=JOINT, storm=STORM), gate)
    assert [path.name for path in read] == ["joint.txt"]


def test_teasers_around_an_irrelevant_article_do_not_let_it_pass(tmp_path: Path, gate: Gate) -> None:
    paths = write(tmp_path, storm=WITH_TEASERS)
    verdict = judge_file(paths[0], gate)
    assert verdict is not None
    assert verdict.relevant
    assert names(sift(paths, gate)) == ([], ["storm.txt"], [])


def test_one_irrelevant_text_under_two_names_is_listed_under_both(tmp_path: Path, gate: Gate) -> None:
    assert names(sift(write(tmp_path, a=STORM, b=STORM), gate)) == ([], ["a.txt", "b.txt"], [])


def test_what_is_no_plain_text_is_judged_after_reading(tmp_path: Path, gate: Gate) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><body><article><p>Chad</p></article></body></html>", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    assert judge_file(page, gate) is None
    assert judge_file(tmp_path / "picture.txt", gate) is None
    assert judge_file(tmp_path / "none.txt", gate) is None
    assert names(sift([tmp_path / "picture.txt"], gate)) == ([], [], ["picture.txt"])
