"""A folder of articles: what is listed, what is read, what is rejected and why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.errors import UsageError
from communique.read import Rejected, list_articles, read_article, read_folder
from communique.read.article import printable
from communique.read.folder import list_subfolders

NOTE = "The ministers of Peru and Malta met in Lima on Friday and signed an accord on fishing.\n"
OTHER = "The envoys of Chad and Nepal spoke by phone on Monday about the release of two pilots.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(NOTE)
    (tmp_path / "a.txt").write_text(OTHER)
    (tmp_path / "README.md").write_text("The articles of this folder were written for a test.")
    (tmp_path / "readme").write_text("x")
    (tmp_path / "LICENSE").write_text("x")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "c.txt").write_text(NOTE)
    return tmp_path


def test_lists_articles_by_name_and_nothing_else(folder: Path) -> None:
    assert [path.name for path in list_articles(folder)] == ["a.txt", "b.txt"]


def test_subfolders_and_links_to_them_are_listed_apart(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "more")
    for name in (".git", "LICENSES"):
        (folder / name).mkdir()
    (folder / "circle").symlink_to(folder / "circle")
    assert [path.name for path in list_subfolders(folder)] == ["link", "more"]
    assert [path.name for path in list_articles(folder)] == ["a.txt", "b.txt", "circle"]


def test_reads_all_articles(folder: Path) -> None:
    articles, rejected = read_folder(folder)
    assert [article.names for article in articles] == [("a.txt",), ("b.txt",)]
    assert rejected == ()
    assert {article.media_type for article in articles} == {"text/plain"}


def test_same_text_twice_is_one_article_with_both_names(folder: Path) -> None:
    (folder / "z.txt").write_bytes(NOTE.encode("utf-16"))
    (folder / "0.txt").write_text(NOTE)
    articles, _ = read_folder(folder)
    assert [article.names for article in articles] == [("0.txt", "b.txt", "z.txt"), ("a.txt",)]
    assert articles[0].charset == "utf-8"


def test_rejected_files_are_listed_with_code_reason_and_hint(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.html").write_text("<html><body><p>The ministers met.</p></body></html>")
    (folder / "e.txt").write_bytes(b"\x7fELF\x02")
    os.mkfifo(folder / "f.txt")
    (folder / "f.xml").write_text("<?xml version='1.0'?><rss/>")
    (folder / "g.txt").symlink_to(folder / "g.txt")
    (folder / "h.txt").symlink_to(folder / "nowhere.txt")
    articles, rejected = read_folder(folder)
    assert len(articles) == 2
    assert [(r.file, r.code) for r in rejected] == [
        ("c.txt", "input-empty"),
        ("d.html", "input-no-prose"),
        ("e.txt", "input-binary"),
        ("f.txt", "input-unreadable"),
        ("f.xml", "input-unsupported"),
        ("g.txt", "input-unreadable"),
        ("h.txt", "input-unreadable"),
    ]
    assert all(isinstance(r, Rejected) and r.reason and r.hint for r in rejected)


def test_hint_of_an_empty_page_says_what_to_do(folder: Path) -> None:
    (folder / "d.html").write_text("<html><body><div id=app></div><script src=a.js></script></body></html>")
    _, (rejected,) = read_folder(folder)
    assert rejected.code == "input-no-prose"
    assert "script" in rejected.hint
    assert ".txt" in rejected.hint


def test_nothing_readable_gives_no_article_and_every_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("10;20;30\n")
    articles, rejected = read_folder(tmp_path)
    assert articles == ()
    assert [r.code for r in rejected] == ["input-empty", "input-no-prose"]


def test_missing_folder_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        list_articles(tmp_path / "none")
    assert caught.value.code == "input-no-folder"


def test_single_files_may_be_given(folder: Path) -> None:
    articles, _ = read_folder([folder / "b.txt"])
    assert [article.names for article in articles] == [("b.txt",)]


def test_link_to_a_file_is_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    articles, rejected = read_folder(folder)
    assert ("b.txt", "link.txt") in {article.names for article in articles}
    assert not rejected


def test_unprintable_names_are_repaired(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff\n.txt")).write_text(NOTE)
    ((article,), _) = read_folder(tmp_path)
    assert article.names == ("a\ufffd\ufffd.txt",)
    article.names[0].encode("utf-8")


def test_printable_keeps_ordinary_names() -> None:
    assert printable("Größe – 1.txt") == "Größe – 1.txt"


def test_name_of_bytes() -> None:
    assert read_article(NOTE.encode()).names == ("-",)
    assert read_article(NOTE.encode(), "x.txt").names == ("x.txt",)


def test_same_result_under_other_hash_seed_locale_and_time_zone(folder: Path) -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    script = (
        "import hashlib, pathlib, sys\n"
        "from communique.read import read_folder\n"
        "print(hashlib.sha256(repr(read_folder(pathlib.Path(sys.argv[1]))).encode()).hexdigest())\n"
    )
    found = set()
    for seed, locale, zone in (("1", "C", "UTC"), ("2", "C.UTF-8", "Asia/Seoul"), ("3", "POSIX", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", script, str(seeds)], env=environment, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1
