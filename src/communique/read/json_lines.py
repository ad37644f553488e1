"""JSON lines: one article a line, as an object with ``text`` and, where known, ``title``, ``published`` and ``url``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from communique.errors import InputRejectedError
from communique.model import Article
from communique.read.article import article_of, rendered
from communique.read.decode import check_characters, too_large
from communique.read.forms import Form, form_of
from communique.read.rendition import VALUE_MOST, Composer, Metadata, Rendition, Value, squeezed

#: Largest file of JSON lines that is read, in bytes. Each line is read and judged on its own.
MAX_COLLECTION_BYTES = 500_000_000

_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n\v\f"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file: its number (the first is 1) and its bytes; ``None`` where it is longer than the limit."""

    number: int
    content: bytes | None


def lines_of(stream: BinaryIO, limit: int) -> Iterator[Line]:
    """The lines of a file that are not blank, of which none takes more than ``limit`` bytes of memory."""
    number = 0
    while piece := stream.readline(limit + 1):
        number += 1
        whole = len(piece) <= limit or piece.endswith(b"\n")
        while not whole and not piece.endswith(b"\n") and (piece := stream.readline(limit)):
            pass
        content = (piece.removeprefix(_MARK) if number == 1 else piece).strip(_BLANK) if whole else None
        if content or not whole:
            yield Line(number, content)


def read_record(line: Line, file: str, limit: int) -> Article:
    """The article of one line.

    Its name is that of the file with the number of the line (``wires.jsonl``, line 3: ``wires-3.jsonl``), which stays
    the same as long as the line keeps its place; its source is the line.

    Args:
        line: The line.
        file: The name of the file.
        limit: Largest line that is read, in bytes.

    Raises:
        InputRejectedError: ``input-record-invalid``, or the codes of the article's own form; ``where`` is
            ``file:line``.
    """
    where = f"{file}:{line.number}"
    if line.content is None:
        raise too_large(where, limit)
    record = _record(line.content, where)
    rendition = _rendition(record, where)
    return article_of(rendition, record_name(line, file), "utf-8", line.content, where)


def record_name(line: Line, file: str) -> str:
    """The name of the article of one line."""
    path = PurePath(file)
    return f"{path.stem}-{line.number}{path.suffix}"


def preview(line: Line, file: str) -> str | None:
    """Title and text of a line of plain text as they stand, before they are read; ``None`` for any other line."""
    where = f"{file}:{line.number}"
    if line.content is None:
        return None
    try:
        record = _record(line.content, where)
        plain = form_of(str(record["text"]), where) is not Form.HTML
    except InputRejectedError:
        return None  # reading it tells why
    return f"{record.get('title', '')}\n\n{record['text']}" if plain else None


def _record(content: bytes, where: str) -> dict[str, object]:
    try:
        record = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _invalid(where, f"the line is not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise _invalid(where, "the line nests too deeply") from error
    except ValueError as error:
        problem = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise _invalid(where, f"the line is no JSON: {problem}") from error
    if not isinstance(record, dict):
        raise _invalid(where, "the line is no JSON object")
    if not isinstance(record.get("text"), str):
        raise _invalid(where, "the line has no “text”, or one that is no string")
    return record


def _rendition(record: dict[str, object], where: str) -> Rendition:
    """The text that a record stands for: its title, its date, then its text."""
    text = str(record["text"])
    check_characters(text, where)
    metadata = Metadata(title=_value(record, "title", where), published=_value(record, "published", where))
    if form_of(text, where) is Form.HTML:
        return replace(rendered(text, Form.HTML, where, metadata), form=Form.JSON_LINES)
    composer = Composer(Form.JSON_LINES)
    first = next((line for line in text.splitlines() if line.strip()), "")
    printed = metadata.title is not None and squeezed(first) == squeezed(metadata.title.text)
    composer.add_metadata(Metadata(title=None if printed else metadata.title, published=metadata.published))
    composer.add(text.strip("\r\n"))
    return composer.finish()


def _value(record: dict[str, object], key: str, where: str) -> Value | None:
    given = record.get(key)
    if given is None:
        return None
    if not isinstance(given, str):
        raise _invalid(where, f"“{key}” is no string")
    line = " ".join(given.split())
    if not line:
        return None
    check_characters(line, where)
    if len(line) > VALUE_MOST:
        raise _invalid(where, f"“{key}” is longer than {VALUE_MOST} characters")
    return Value(line, key)


def _invalid(where: str, problem: str) -> InputRejectedError:
    return InputRejectedError(
        "input-record-invalid",
        f"{problem}.",
        where=where,
        hint='A line is one article: {"url": …, "title": …, "published": …, "text": …}; only "text" is needed.',
    )
