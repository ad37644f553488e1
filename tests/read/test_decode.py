"""Bytes to text: every charset with its record, every unreadable thing with its code."""

import gzip
import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputRejectedError
from communique.read import read_article
from communique.read.decode import MAX_BYTES, MAX_LINES, decode, load

NOTE = "The ministers of Peru and Malta met in Lima on Friday and signed an accord, the café “Rex” reported.\n"


def code_of(source: bytes | Path, name: str = "a.txt") -> str:
    with pytest.raises(InputRejectedError) as caught:
        read_article(source, name)
    assert caught.value.hint
    assert caught.value.where
    return caught.value.code


@pytest.mark.parametrize(
    ("source", "charset"),
    [
        (NOTE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + NOTE.encode(), "utf-8-sig"),
        (NOTE.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + NOTE.encode("utf-16-be"), "utf-16"),
        (NOTE.encode("windows-1252"), "windows-1252"),
        (NOTE.replace("“", '"').replace("”", '"').encode("latin-1"), "iso-8859-1"),
    ],
)
def test_charset_is_recorded_and_decodes_the_source(source: bytes, charset: str) -> None:
    article = read_article(source, "a.txt")
    assert article.charset == charset
    assert source.decode(charset) == article.text
    assert article.text.startswith("The ministers")


def test_newlines_stay_as_they_are() -> None:
    text = "The ministers met in Lima on Friday.\r\n\r\nThey signed an accord on fish.\rIt was the first.\n"
    assert decode(text.encode(), "a.txt").text == text


def test_windows_newlines_give_the_same_words_with_their_own_offsets() -> None:
    unix = read_article(NOTE.encode() + b"\nThe two sides will meet again in May.\n", "a.txt")
    windows = read_article(unix.text.replace("\n", "\r\n").encode(), "a.txt")
    assert windows.text_sha256 != unix.text_sha256

    def read(article_text: str, pieces: tuple[tuple[int, int], ...]) -> list[str]:
        return [article_text[a:b] for a, b in pieces]

    assert [read(windows.text, p.pieces) for p in windows.paragraphs] == [
        read(unix.text, p.pieces) for p in unix.paragraphs
    ]


@pytest.mark.parametrize("source", [b"", b"\n \t\n", b"\xef\xbb\xbf", "\u00a0\n\u3000".encode()])
def test_nothing_in_it_is_empty(source: bytes) -> None:
    assert code_of(source) == "input-empty"


@pytest.mark.parametrize(
    "source",
    [
        b"%PDF-1.7\n1 0 obj\n",
        gzip.compress(b"a" * 1000, mtime=0),
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0JFIF",
        b"GIF89a....",
        b"\x7fELF\x02\x01",
        b"\xd0\xcf\x11\xe0\xa1\xb1",
        NOTE.encode() + b"\0",
        NOTE.encode("utf-16-le"),
        NOTE.encode("utf-16") + b"\0\0",
        b"\x01\x02\x03\x04" * 50,
        b"x" * 257 + b"ustar" + b"x" * 300,
    ],
)
def test_binary_is_known_by_its_bytes(source: bytes) -> None:
    assert code_of(source) == "input-binary"


def test_pdf_named_html_is_refused_by_its_real_type(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"%PDF-1.4 ...")
    with pytest.raises(InputRejectedError, match="PDF") as caught:
        read_article(path)
    assert caught.value.code == "input-binary"


def test_gzip_bomb_is_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt"
    path.write_bytes(gzip.compress(b"\0" * 50_000_000, mtime=0))
    assert code_of(path) == "input-binary"


def test_zip_of_an_office_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert code_of(path) == "input-binary"


@pytest.mark.parametrize(
    "source",
    [
        NOTE.encode() + NOTE.encode("windows-1252"),  # two charsets in one file
        "Министры встретились в Лиме".encode("windows-1251"),
        "大臣たちは会談した。".encode("shift-jis"),
        "The ministers met. \ud800 They signed.".encode("utf-8", "surrogatepass"),
        "\ufeffThe ministers met.".encode("utf-16-le") + b"\x00\xd8",  # ends in half a surrogate pair
        NOTE.encode("utf-16")[:-1],
        b"The ministers met \x81 in Lima on Friday.",
    ],
)
def test_what_no_charset_explains_is_not_text(source: bytes) -> None:
    assert code_of(source) == "input-not-text"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b'<?xml version="1.0"?><rss/>', "a.txt"),
        (b"<rss><channel><title>The ministers met in Lima.</title></channel></rss>", "a.html"),
        (NOTE.encode(), "a.xml"),
        (b'{"title": "Ministers meet", "body": "The ministers met in Lima on Friday."}', "a.txt"),
        (b'[{"text": "The ministers met in Lima on Friday."}]', "a.txt"),
        (b'{"text": "one"}\n{"text": "two"}\n', "a.txt"),
        (b"[" * 100_000 + b"]" * 100_000, "a.txt"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "a.txt"),
        (b"{\\rtf1\\ansi The ministers met.}", "a.txt"),
    ],
)
def test_forms_that_are_no_article_are_unsupported(source: bytes, name: str) -> None:
    assert code_of(source, name) == "input-unsupported"


@pytest.mark.parametrize(
    ("label", "charset"),
    [("windows-1252", "windows-1252"), ("ISO-8859-1", "windows-1252"), ("euc-kr", "cp949"), ("Shift_JIS", "cp932")],
)
def test_charset_that_a_page_declares_is_used_where_its_bytes_are_that(label: str, charset: str) -> None:
    beside = {"cp949": "뉴스 사진 정치 경제", "cp932": "政治・経済・国際のニュース"}.get(charset, "café “Rex” – ‘Lima’")
    page = f'<html><head><meta charset="{label}"></head><body><h6>{beside}</h6><p>{NOTE}</p></body></html>'
    page = page if charset == "windows-1252" else page.replace("é", "e").replace("“Rex”", "Rex")
    article = read_article(page.encode(charset), "a.html")
    assert article.charset == charset
    assert beside in article.text


def test_charset_that_a_page_declares_in_vain_is_not_used() -> None:
    page = (
        b'<html><head><meta charset="shift_jis"></head><body><p>' + NOTE.encode("windows-1252") + b"</p></body></html>"
    )
    assert read_article(page, "a.html").charset == "windows-1252"
    unknown = page.replace(b"shift_jis", b"rot13")
    assert read_article(unknown, "a.html").charset == "windows-1252"


def test_utf_8_goes_before_what_a_page_declares() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{NOTE}</p></body></html>'
    assert "café “Rex”" in read_article(page.encode(), "a.html").text


def test_bracket_at_the_start_is_no_data() -> None:
    assert read_article(b"[Update] " + NOTE.encode(), "a.txt").paragraphs


def test_size_is_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)  # a file with a hole: 1 GB that takes no room
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert code_of(path) == "input-too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


def test_one_long_line_over_the_limit_is_refused() -> None:
    assert code_of(b"word " * (MAX_BYTES // 5 + 1)) == "input-too-large"


def test_one_long_line_under_the_limit_is_cut_after_sentences() -> None:
    sentences = (f"The ministers of Peru and Malta met in Lima for talk number {n} on Friday. " for n in range(3_000))
    article = read_article("".join(sentences).encode(), "a.txt")
    assert len(article.paragraphs) > 5
    assert all(end - start <= 20_000 for p in article.paragraphs for start, end in p.pieces)
    assert all(article.text[p.pieces[-1][1] - 1] == "." for p in article.paragraphs)


def test_too_many_lines_are_refused() -> None:
    assert code_of(b"a\n" * (MAX_LINES + 1)) == "input-too-large"


def test_reading_a_limit_sized_text_is_bounded_in_time_and_memory() -> None:
    script = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))\n"
        "from communique.read import read_article\n"
        "line = 'The ministers of the two states met again in Lima, ' * 300 + 'they said.\\n'\n"
        "print(len(read_article((line * (1_500_000 // len(line))).encode(), 'a.txt').paragraphs))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) > 50


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.txt") == "input-unreadable"


def test_pipe_and_folder_and_links_in_a_circle_are_unreadable(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    for path in (pipe, circle, tmp_path):
        assert code_of(path) == "input-unreadable"


def test_name_with_nul_is_unreadable() -> None:
    assert code_of(Path("a\0b.txt")) == "input-unreadable"


def test_load_never_returns_more_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert load(path, 11) == b"x" * 11
    with pytest.raises(InputRejectedError):
        load(path, 10)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_with_a_code(source: bytes) -> None:
    try:
        article = read_article(source, "a.txt")
    except InputRejectedError as error:
        code, text = error.code, None
    else:
        code, text = "", source.decode(article.charset)
        assert text == article.text
    assert (text is None) == code.startswith("input-")
