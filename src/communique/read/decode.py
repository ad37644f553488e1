"""Bytes to text: size, real type, charset.

The text is what the bytes decode to, less a byte order mark; newlines and every other character
stay as they are, because offsets into the text are published. The charset that is recorded is a
Python codec name for which ``source.decode(charset)`` gives exactly the text.
"""

import json
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.errors import InputRejectedError

#: Largest source that is read, in bytes. A news article has some 5 kB; 5 MB leaves room for reports.
MAX_BYTES = 5_000_000

#: Most lines that are read: bounds the memory that the layout takes.
MAX_LINES = 50_000

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xca\xfe\xba\xbe", "a compiled program"),
    (b"\x00asm", "a compiled program (WebAssembly)"),
    (b"PAR1", "a Parquet file"),
    (b"OggS\x00", "a sound or video file"),
    (b"%!PS", "a PostScript document"),
)

# The byte order marks, longest first: that of UTF-32 begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1b\x7f]")
_TAG = re.compile(
    r"</?(?:html|head|body|div|span|p|br|a|script|style|table|meta|article)\b[^<>]{0,400}>", re.IGNORECASE
)
_UTF8_PAIR = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".mht", ".mhtml", ".xml", ".rss", ".warc", ".json", ".jsonl"})
_AS_TEXT = "Save the article as plain text (.txt) and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the charset its bytes were decoded with."""

    text: str
    charset: str


def load(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file, of which at most ``limit`` are ever read.

    Raises:
        InputRejectedError: ``input-unreadable`` (missing, no permission, no regular file, links in a
            circle), ``input-too-large``.
    """
    where = path.name
    try:
        _check_file(path.stat(), where, limit)
        # Without O_NONBLOCK, a pipe put in the file's place meanwhile would block for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            _check_file(os.fstat(descriptor), where, limit)
            source = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror or "") if isinstance(error, OSError) else str(error)
        raise InputRejectedError(
            "input-unreadable",
            f"the file cannot be read: {reason or type(error).__name__}.",
            where=where,
            hint="Check that it exists and that you may read it.",
        ) from error
    if len(source) > limit:
        raise _too_large(where, limit)
    return source


def decode(source: bytes, name: str, limit: int = MAX_BYTES) -> Decoded:
    """The text of an article's bytes.

    Tried in order: byte order mark, UTF-8, and, where the bytes look like Western European text,
    Windows-1252 or Latin-1.

    Raises:
        InputRejectedError: ``input-empty``, ``input-too-large``, ``input-binary``, ``input-not-text``,
            ``input-unsupported``.
    """
    if len(source) > limit:
        raise _too_large(name, limit)
    _check_type(source, name)
    decoded = _decode(source, name)
    text = decoded.text
    if not text or text.isspace():
        raise InputRejectedError("input-empty", "the file holds no text.", where=name, hint="Remove it or fill it.")
    if "\0" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise _binary(name, "the file holds control characters that no text has")
    if _exceeds(_NEWLINE.finditer(text), MAX_LINES):
        raise InputRejectedError(
            "input-too-large",
            f"the text has more than {MAX_LINES:,} lines.",
            where=name,
            hint="One file holds one article; split collections.",
        )
    _check_form(text, name)
    return decoded


def _check_file(status: os.stat_result, name: str, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InputRejectedError(
            "input-unreadable",
            "this is no regular file (but a folder, pipe, socket or device).",
            where=name,
            hint="Only files are read.",
        )
    if status.st_size > limit:
        raise _too_large(name, limit)


def _check_type(source: bytes, name: str) -> None:
    """Refuse what is not text by its first bytes, whatever it is called."""
    for magic, what in _MAGIC:
        if source.startswith(magic):
            raise _binary(name, f"the file is {what}")
    if source[257:262] == b"ustar":
        raise _binary(name, "the file is a tar archive")
    if source[:4] == b"RIFF" and source[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise _binary(name, "the file is an image, sound or video")
    marked = any(source.startswith(mark) for mark, _ in _MARKS)
    if not marked and b"\0" in source:
        raise _binary(name, "the file holds NUL bytes (binary data, or UTF-16 without a byte order mark)")


def _decode(source: bytes, name: str) -> Decoded:
    for mark, charset in _MARKS:
        if source.startswith(mark):
            try:
                return Decoded(source.decode(charset), charset)
            except UnicodeDecodeError as error:
                raise _not_text(name, f"begins as {charset.upper()} but breaks off at byte {error.start}") from error
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        western = _western(source)
        if western is None:
            raise _not_text(name, f"is not UTF-8 at byte {error.start}, nor plausibly any other charset") from error
        return Decoded(source.decode(western), western)


def _western(source: bytes) -> str | None:
    """The one-byte charset that the bytes plausibly are in.

    English in Latin-1 or Windows-1252 has few bytes above 127, each beside ASCII: quotation marks,
    dashes, an accent here and there. Sequences that are good UTF-8 mean that charsets are mixed, and
    many high bytes in a row mean a charset of another script; both would come out as rubbish.
    """
    high = sum(byte > 0x7F for byte in source)
    if high * 10 > len(source) or re.search(rb"[\x80-\xff]{4}", source):
        return None
    if any(_is_utf8(found.group()) for found in _UTF8_PAIR.finditer(source)):
        return None
    if not any(0x80 <= byte <= 0x9F for byte in source):
        return "iso-8859-1"
    return None if any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in source) else "windows-1252"


def _is_utf8(sequence: bytes) -> bool:
    try:
        sequence.decode("utf-8", "surrogatepass")  # a lone surrogate, too, was meant as UTF-8
    except UnicodeDecodeError:
        return False
    return True


def _check_form(text: str, name: str) -> None:
    """Refuse markup and data, which would be read as words."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    form = ""
    marked_up = sum(len(tag) for tag in _TAG.findall(start))
    # A few tags that a scraper left in prose do not make a page of it.
    if start[:5].lower() == "<?xml" or start[:9].lower() == "<!doctype" or marked_up > 0.1 * len(start):
        form = "HTML or XML"
    elif start.startswith("{\\rtf"):
        form = "rich text (RTF)"
    elif start.startswith("WARC/"):
        form = "a web archive (WARC)"
    elif start[:1] in ("{", "[") and _is_json(text):
        form = "JSON"
    elif Path(name).suffix.lower() in _MARKUP_SUFFIXES:
        form = f"named {Path(name).suffix.lower()}"
    if form:
        raise InputRejectedError(
            "input-unsupported", f"the file is {form}; only plain text is read so far.", where=name, hint=_AS_TEXT
        )


def _is_json(text: str) -> bool:
    """Whether the whole text is JSON, or its first line an object (JSON lines)."""
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    for candidate in (first, text) if first.startswith("{") else (text,):
        try:
            json.loads(candidate)
        except RecursionError:
            return True  # nothing but data nests that deep
        except ValueError:
            continue
        return True
    return False


def _exceeds(found: Iterable[object], limit: int) -> bool:
    return any(count > limit for count, _ in enumerate(found, start=1))


def _binary(name: str, message: str) -> InputRejectedError:
    return InputRejectedError("input-binary", f"{message}, not text.", where=name, hint=_AS_TEXT)


def _not_text(name: str, message: str) -> InputRejectedError:
    return InputRejectedError(
        "input-not-text", f"the file {message}.", where=name, hint="Save it as UTF-8 and try again."
    )


def _too_large(name: str, limit: int) -> InputRejectedError:
    return InputRejectedError(
        "input-too-large",
        f"the file has more than {limit:,} bytes.",
        where=name,
        hint="One file holds one article; split collections.",
    )
