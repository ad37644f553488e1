"""Texts are found beside the graph, or among the articles' files by the hash of their bytes."""

import hashlib
from pathlib import Path

import pytest
from ferry_graph import ARTICLE_ID, BASE, CMQ, DCTERMS, HASH, TEXT, ferry_graph
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from communique.errors import UsageError
from communique.validate.texts import Source, find_texts, read_sources


class Keeper:
    """Keeps the texts that it is given."""

    def __init__(self, **texts: str) -> None:
        self._texts = texts

    def text(self, article_id: str) -> str | None:
        return self._texts.get(article_id)


def source(data: bytes, charset: str = "utf-8", media_type: str = "text/plain") -> Source:
    return Source("a1", media_type, charset, hashlib.sha256(data).hexdigest())


def test_sources_are_read_from_the_graph() -> None:
    assert read_sources(ferry_graph(), BASE) == [Source(ARTICLE_ID, "text/plain", "utf-8", HASH)]


def test_an_article_without_a_charset_is_left_out() -> None:
    quads = [quad for quad in ferry_graph() if quad.predicate.value != f"{CMQ}charset"]
    assert read_sources(quads, BASE) == []


def test_the_identifier_of_another_thing_is_no_article() -> None:
    dataset = Quad(NamedNode(f"{BASE}id/dataset/x"), NamedNode(f"{DCTERMS}identifier"), Literal("x"), DefaultGraph())
    assert len(read_sources([*ferry_graph(), dataset], BASE)) == 1


def test_a_kept_text_needs_no_file() -> None:
    assert find_texts([source(b"")], Keeper(a1="kept")) == {"a1": "kept"}


def test_without_a_folder_a_plain_text_has_no_text() -> None:
    assert find_texts([source(b"words")], Keeper()) == {}


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (b"\xef\xbb\xbfa\r\nb", "utf-8-sig", "a\r\nb"),
        ("caf\u00e9".encode("latin-1"), "iso-8859-1", "caf\u00e9"),
    ],
)
def test_a_file_is_recognised_by_its_bytes_and_decoded_as_the_graph_says(
    tmp_path: Path, data: bytes, charset: str, text: str
) -> None:
    (tmp_path / "renamed.txt").write_bytes(data)
    (tmp_path / "other.txt").write_bytes(b"other")
    (tmp_path / "folder").mkdir()
    assert find_texts([source(data, charset)], Keeper(), tmp_path) == {"a1": text}


def test_a_changed_file_is_not_the_article(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(b"words, changed")
    assert find_texts([source(b"words")], Keeper(), tmp_path) == {}


def test_the_bytes_of_a_page_are_not_its_text(tmp_path: Path) -> None:
    (tmp_path / "article.html").write_bytes(b"<p>words</p>")
    assert find_texts([source(b"<p>words</p>", media_type="text/html")], Keeper(), tmp_path) == {}


@pytest.mark.parametrize("charset", ["ascii", "no-such-charset"])
def test_a_charset_that_does_not_fit_is_told(tmp_path: Path, charset: str) -> None:
    data = "caf\u00e9".encode()
    (tmp_path / "article.txt").write_bytes(data)
    with pytest.raises(UsageError, match=charset):
        find_texts([source(data, charset)], Keeper(), tmp_path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        find_texts([source(b"")], Keeper(), tmp_path / "missing")
    assert raised.value.code == "articles-unreadable"


def test_the_text_of_a_page_is_read_again_where_its_file_is(tmp_path: Path) -> None:
    page = source(b"<p>words</p>", media_type="text/html")
    keeper = Keeper(a1="kept")
    found = {page.sha256: "words"}
    assert find_texts([page], keeper, tmp_path, lambda _: found) == {"a1": "words"}
    assert find_texts([page], keeper, tmp_path, lambda _: {}) == {"a1": "kept"}
    assert find_texts([page], keeper, None, lambda _: found) == {"a1": "kept"}


def test_a_plain_text_is_not_read_again_but_decoded_as_the_graph_says(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(b"words")
    assert find_texts([source(b"words")], Keeper(), tmp_path, lambda _: {"x": "y"}) == {"a1": "words"}
