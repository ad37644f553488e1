"""The articles of a folder: which files, and what became of each."""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from communique.errors import InputRejectedError, UsageError
from communique.model import Article
from communique.read.article import article_of, printable, rendered
from communique.read.decode import MAX_BYTES, check_type, decode, load, opened
from communique.read.forms import Form, form_of, is_collection
from communique.read.json_lines import MAX_COLLECTION_BYTES, Line, lines_of, preview, read_record, record_name

_NOT_ARTICLES = ("readme", "license", "licence")
# Forms whose source is little more than the words themselves.
_PLAIN = frozenset({Form.PLAIN, Form.MARKDOWN})

#: Whether an article is to be read, by its name and its words as they stand.
Passes = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file, or a line of one, that could not be read as an article.

    Attributes:
        file: Its name, without folder; of JSON lines with the number of the line (``wires.jsonl:3``).
        code: Stable code (``input-…``).
        reason: What is wrong with it.
        hint: What to do about it.
    """

    file: str
    code: str
    reason: str
    hint: str


def list_articles(folder: Path) -> list[Path]:
    """What is to be read in a folder, by name: all but ``README*``, ``LICENSE*``, dotfiles and subfolders.

    Pipes, devices and broken links are listed, too, so that reading rejects them with a reason instead of
    their being dropped in silence.

    Raises:
        UsageError: ``input-no-folder``: it is missing, no folder, or may not be listed.
    """
    return _listed(folder, folders=False)


def list_subfolders(folder: Path) -> list[Path]:
    """The subfolders, and links to folders, that :func:`list_articles` leaves out, by name; none that nobody misses.

    Raises:
        UsageError: ``input-no-folder``.
    """
    return _listed(folder, folders=True)


def _listed(folder: Path, *, folders: bool) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            kept = [Path(entry.path) for entry in entries if _wanted(entry) and _is_folder(entry) is folders]
    except OSError as error:
        raise UsageError(
            "input-no-folder",
            f"the folder of articles cannot be listed: {error.strerror or error}.",
            where=printable(str(folder)),
            hint="Name a folder that holds article files.",
        ) from error
    return sorted(kept, key=lambda path: path.name)


def read_folder(
    source: Path | Iterable[Path], *, limit: int = MAX_BYTES, passes: Passes | None = None
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Read all articles of a folder, or the files given.

    The same text twice is one article with both names; its source hash is that of the first name.

    Args:
        source: The folder, or files.
        limit: Largest source of one article that is read, in bytes.
        passes: Whether an article is to be read, asked as by :func:`read_file`.

    Returns:
        The articles by their first name, and the rejected files in the order in which they were met.

    Raises:
        UsageError: ``input-no-folder``.
    """
    paths = list_articles(source) if isinstance(source, Path) else list(source)
    articles: dict[str, Article] = {}
    rejected: list[Rejected] = []
    for read in (read for path in paths for read in read_file(path, limit=limit, passes=passes)):
        if isinstance(read, Rejected):
            rejected.append(read)
            continue
        known = articles.get(read.text_sha256)
        names = tuple(sorted({*known.names, *read.names})) if known else read.names
        articles[read.text_sha256] = replace(known or read, names=names)
    return tuple(sorted(articles.values(), key=lambda article: article.names)), tuple(rejected)


def read_texts(folder: Path) -> dict[str, str]:
    """The texts of the articles of a folder by the hash of the bytes of their source, a file or a line of one.

    Raises:
        UsageError: ``input-no-folder``.
    """
    read = (read for path in list_articles(folder) for read in read_file(path))
    return {article.source_sha256: article.text for article in read if not isinstance(article, Rejected)}


def read_file(path: Path, *, limit: int = MAX_BYTES, passes: Passes | None = None) -> Iterator[Article | Rejected]:
    """The articles of a file, one after another, each or what is wrong with it.

    A file of plain text, HTML or Markdown is one article; JSON lines hold one a line.

    Args:
        path: The file.
        limit: Largest source of one article that is read, in bytes: the file, or a line of JSON lines.
        passes: Whether an article is to be read; of forms that are little more than the words it is asked before the
            words are read. One that does not pass is left out, and whoever asked for that has noted it.
    """
    name = printable(path.name)
    try:
        if is_collection(path.name):
            with opened(path, MAX_COLLECTION_BYTES) as stream:
                check_type(stream.read(512), name)
                stream.seek(0)
                yield from _records(lines_of(stream, limit), name, limit, passes)
            return
        content = load(path, limit)
        decoded = decode(content, name, limit)
        form = form_of(decoded.text, name)
        if form is Form.JSON_LINES:
            yield from _records(lines_of(io.BytesIO(decoded.text.encode()), limit), name, limit, passes)
        elif passes is None or form not in _PLAIN or passes(name, decoded.text):
            yield article_of(rendered(decoded.text, form, name), name, decoded.charset, content)
    except InputRejectedError as error:
        yield _rejected(error, name)


def _records(lines: Iterable[Line], name: str, limit: int, passes: Passes | None) -> Iterator[Article | Rejected]:
    empty = True
    for line in lines:
        empty = False
        text = preview(line, name) if passes is not None else None
        if passes is not None and text is not None and not passes(record_name(line, name), text):
            continue
        try:
            yield read_record(line, name, limit)
        except InputRejectedError as error:
            yield _rejected(error, name)
    if empty:
        yield Rejected(name, "input-empty", "the file holds no text.", "Remove it or fill it.")


def _rejected(error: InputRejectedError, name: str) -> Rejected:
    return Rejected(error.where or name, error.code, error.message, error.hint)


def _wanted(entry: os.DirEntry[str]) -> bool:
    return not entry.name.casefold().startswith((".", *_NOT_ARTICLES))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # links in a circle: to be rejected with a reason
