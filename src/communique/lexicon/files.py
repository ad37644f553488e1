"""The TOML files of a lexicon: the built-in ones beside this module, and those of a folder that a user keeps."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from communique.errors import UsageError

BUILT_IN = Path(__file__).parent

#: The way to an entry: tables, keys and places in a list, as in ``("item", 2, "words")``.
Steps = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\[\]]+?)\s*\]")


class LexiconError(UsageError):
    """A lexicon that a user keeps is not right."""


@dataclass(frozen=True)
class WordFile:
    """One TOML file of a lexicon.

    Attributes:
        name: Its name without ``.toml``.
        path: Where it is.
        text: Its text.
        data: What it says.
    """

    name: str
    path: Path
    text: str
    data: Mapping[str, Any]

    def place(self, steps: Steps = (), word: str = "") -> str:
        """File and, where it can be found, line of an entry: ``mine/items.toml:7``.

        Args:
            steps: The way to it.
            word: The word itself, in a list of words.
        """
        line = _line_of(self.text, steps, word)
        return f"{self.path}:{line}" if line else str(self.path)


@cache
def built_in() -> Mapping[str, WordFile]:
    """The files that come with the package, by name, in alphabetical order."""
    return {path.stem: _read(path) for path in sorted(BUILT_IN.glob("*.toml"))}


def read_folder(folder: Path) -> Mapping[str, WordFile]:
    """The files of a lexicon that a user keeps, by name, in alphabetical order.

    Raises:
        LexiconError: ``lexicon-missing``: there is no such folder, or none of the files in it. ``lexicon-syntax``: a
            file is no TOML. ``lexicon-unknown``: a file has the name of no built-in one.
    """
    if not folder.is_dir():
        raise LexiconError("lexicon-missing", "there is no such folder of word lists.", where=str(folder))
    paths = sorted(path for path in folder.glob("*.toml") if path.is_file())
    if not paths:
        names = ", ".join(f"{name}.toml" for name in built_in())
        message = "the folder holds no word lists."
        raise LexiconError("lexicon-missing", message, where=str(folder), hint=f"They are called {names}.")
    for path in paths:
        if path.stem not in built_in():
            message, hint = f"there is no built-in file {path.name}.", nearest(path.stem, built_in())
            raise LexiconError("lexicon-unknown", message, where=str(path), hint=hint)
    return {path.stem: _read(path) for path in paths}


def hash_of(files: Mapping[str, WordFile]) -> str:
    """SHA-256 over names and texts of files, wherever they are."""
    digest = hashlib.sha256()
    for name, file in sorted(files.items()):
        digest.update(name.encode() + b"\0")
        digest.update(hashlib.sha256(file.text.encode()).digest())
    return digest.hexdigest()


def nearest(name: str, known: Mapping[str, object]) -> str:
    """A hint at what a name may have been meant for: the nearest known one, or all of them."""
    close = get_close_matches(name, known, n=1)
    return f"Is it {close[0]}?" if close else f"There is: {', '.join(known)}."


def _read(path: Path) -> WordFile:
    try:
        text = path.read_text(encoding="utf-8")
        return WordFile(path.stem, path, text, tomllib.loads(text))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise LexiconError("lexicon-syntax", f"the file cannot be read: {reason}.", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise LexiconError("lexicon-syntax", "the file is not UTF-8.", where=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise LexiconError("lexicon-syntax", f"the file is no TOML: {error}.", where=str(path)) from error


# ── places ──────────────────────────────────────────────────────────────────


def _line_of(text: str, steps: Steps, word: str) -> int | None:
    """The line of an entry; that of its table where the entry is written in a way that hides it.

    The parser of the standard library does not tell where things stand.
    """
    if not steps:
        return None
    block = list(_block(text, steps)) or list(enumerate(text.splitlines(), start=1))
    key = re.compile(rf"""\s*["']?{re.escape(str(steps[-1]))}["']?\s*=""")
    start = next((at for at, (_, line) in enumerate(block) if key.match(line)), 0)
    if word:
        quoted = re.compile(rf"""(?<!\w)["']{re.escape(word)}["']""")
        start = next((at for at, (_, line) in enumerate(block) if at >= start and quoted.search(line)), start)
    return block[start][0] if block else None


def _block(text: str, steps: Steps) -> Iterator[tuple[int, str]]:
    """The numbered lines from the header of the table that an entry stands in to the next header."""
    table = ".".join(step for step in steps if isinstance(step, str))
    wanted = next((step for step in steps if isinstance(step, int)), None)
    counts: dict[str, int] = {}
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header is not None:
            name = header["name"].replace('"', "").replace("'", "")
            if header["open"] == "[[":
                counts[name] = counts.get(name, -1) + 1
            in_table = table == name or table.startswith(f"{name}.")
            inside = in_table and (wanted is None or counts.get(name) == wanted)
        if inside:
            yield number, line
