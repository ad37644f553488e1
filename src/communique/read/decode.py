"""Bytes to text: size, real type, charset.

The text is what the bytes decode to, less a byte order mark; newlines and every other character
stay as they are, because offsets into the text are published. The charset that is recorded is a
Python codec name for which ``source.decode(charset)`` gives exactly the text.
"""

import codecs
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

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
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF8_PAIR = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# A page's own word on its charset, and the families of charsets that pages were ever written in.
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE
)
_CHARSETS = re.compile(
    r"windows-1252|cp(?:125[0-8]|932|949|950|866|874)|iso8859-\d+|koi8-[rtu]|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*"
)
# What these labels mean on the web: supersets that also have the characters people used.
_MEANT = {
    "iso8859-1": "windows-1252",
    "cp1252": "windows-1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
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
    with opened(path, limit) as stream:
        source = stream.read(limit + 1)
    if len(source) > limit:
        raise too_large(path.name, limit)
    return source


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """A regular file of at most ``limit`` bytes, open for reading.

    Raises:
        InputRejectedError: ``input-unreadable``, ``input-too-large``.
    """
    try:
        _check_file(path.stat(), path.name, limit)
        # Without O_NONBLOCK, a pipe put in the file's place meanwhile would block for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _unreadable(path.name, error) from error
    with os.fdopen(descriptor, "rb") as stream:
        _check_file(os.fstat(descriptor), path.name, limit)
        try:
            yield stream
        except OSError as error:
            raise _unreadable(path.name, error) from error


def decode(source: bytes, name: str, limit: int = MAX_BYTES) -> Decoded:
    """The text of an article's bytes.

    Tried in order: byte order mark, UTF-8, the charset that a page declares, and, where the bytes look like Western
    European text, Windows-1252 or Latin-1.

    Raises:
        InputRejectedError: ``input-empty``, ``input-too-large``, ``input-binary``, ``input-not-text``.
    """
    if len(source) > limit:
        raise too_large(name, limit)
    check_type(source, name)
    decoded = _decode(source, name)
    text = decoded.text
    check_characters(text, name)
    if _exceeds(_NEWLINE.finditer(text), MAX_LINES):
        raise InputRejectedError(
            "input-too-large",
            f"the text has more than {MAX_LINES:,} lines.",
            where=name,
            hint="One file holds one article; split collections.",
        )
    return decoded


def check_characters(text: str, name: str) -> None:
    """Refuse a text without words, and one of characters that no text has.

    Raises:
        InputRejectedError: ``input-empty``, ``input-binary``, ``input-not-text``.
    """
    if not text or text.isspace():
        raise InputRejectedError("input-empty", "the file holds no text.", where=name, hint="Remove it or fill it.")
    if "\0" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise _binary(name, "the file holds control characters that no text has")
    if _SURROGATE.search(text):
        raise _not_text(name, "holds half a character (a lone surrogate)")


def _check_file(status: os.stat_result, name: str, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InputRejectedError(
            "input-unreadable",
            "this is no regular file (but a folder, pipe, socket or device).",
            where=name,
            hint="Only files are read.",
        )
    if status.st_size > limit:
        raise too_large(name, limit)


def check_type(source: bytes, name: str) -> None:
    """Refuse what is not text by its first bytes, whatever it is called.

    Raises:
        InputRejectedError: ``input-binary``.
    """
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
        declared = _declared(source)
        if declared is not None:
            return declared
        western = _western(source)
        if western is None:
            raise _not_text(name, f"is not UTF-8 at byte {error.start}, nor plausibly any other charset") from error
        return Decoded(source.decode(western), western)


def _declared(source: bytes) -> Decoded | None:
    """The text in the charset that a page declares, where its bytes are that."""
    found = _DECLARED.search(source[:4096])
    if found is None:
        return None
    try:
        named = codecs.lookup(found.group(1).decode("ascii")).name
        charset = _MEANT.get(named, named)
        return Decoded(source.decode(charset), charset) if _CHARSETS.fullmatch(charset) else None
    except (LookupError, UnicodeDecodeError):
        return None


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


def _exceeds(found: Iterable[object], limit: int) -> bool:
    return any(count > limit for count, _ in enumerate(found, start=1))


def _unreadable(name: str, error: OSError | ValueError) -> InputRejectedError:
    reason = (error.strerror or "") if isinstance(error, OSError) else str(error)
    return InputRejectedError(
        "input-unreadable",
        f"the file cannot be read: {reason or type(error).__name__}.",
        where=name,
        hint="Check that it exists and that you may read it.",
    )


def _binary(name: str, message: str) -> InputRejectedError:
    return InputRejectedError("input-binary", f"{message}, not text.", where=name, hint=_AS_TEXT)


def _not_text(name: str, message: str) -> InputRejectedError:
    return InputRejectedError(
        "input-not-text", f"the file {message}.", where=name, hint="Save it as UTF-8 and try again."
    )


def too_large(name: str, limit: int) -> InputRejectedError:
    """The error for a source of more bytes than are read."""
    return InputRejectedError(
        "input-too-large",
        f"the file has more than {limit:,} bytes.",
        where=name,
        hint="One file holds one article; split collections.",
    )
