"""The articles of a folder: which files, and what became of each."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from communique.errors import InputRejectedError, UsageError
from communique.model import Article
from communique.read.article import printable, read_article
from communique.read.decode import MAX_BYTES

_NOT_ARTICLES = ("readme", "license", "licence")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that could not be read as an article.

    Attributes:
        file: Its name, without folder.
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
    source: Path | Iterable[Path], *, limit: int = MAX_BYTES
) -> tuple[tuple[Article, ...], tuple[Rejected, ...]]:
    """Read all articles of a folder, or the files given.

    The same text twice is one article with both names; its source hash is that of the first name.

    Returns:
        The articles by their first name, and the rejected files in the order in which they were met.

    Raises:
        UsageError: ``input-no-folder``.
    """
    paths = list_articles(source) if isinstance(source, Path) else list(source)
    articles: dict[str, Article] = {}
    rejected: list[Rejected] = []
    for path in paths:
        try:
            article = read_article(path, limit=limit)
        except InputRejectedError as error:
            rejected.append(Rejected(printable(path.name), error.code, error.message, error.hint))
            continue
        known = articles.get(article.text_sha256)
        if known is not None:
            names = tuple(sorted({*known.names, *article.names}))
            article = replace(known, names=names)
        articles[article.text_sha256] = article
    return tuple(sorted(articles.values(), key=lambda article: article.names)), tuple(rejected)


def _wanted(entry: os.DirEntry[str]) -> bool:
    return not entry.name.casefold().startswith((".", *_NOT_ARTICLES))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # links in a circle: to be rejected with a reason
