"""``communique lexicon``: the word lists that articles are read with."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.options import format_option, lexicon_option, output_option
from communique.cli.output import put
from communique.errors import CommuniqueError, UsageError

if TYPE_CHECKING:
    from communique.lexicon.entries import Entry, Origin
    from communique.lexicon.files import WordFile

_LIST_EPILOG = """\b
Examples:
  communique lexicon list
  communique lexicon list transfers
  communique lexicon list transfers.give.verbs
  communique lexicon list items --lexicon oil/ -f json -o items.json

\b
Exit status: 0 listed · 1 the output cannot be written · 2 wrong call or lexicon.
"""
_SHOW_EPILOG = """\b
Examples:
  communique lexicon show ferry
  communique lexicon show 'foreign minister'
  communique lexicon show 'crude oil' --lexicon oil/

\b
Exit status: 0 it stands somewhere · 1 it stands nowhere, or the output cannot
be written · 2 wrong call or lexicon.
"""
_CHECK_EPILOG = """\b
Examples:
  communique lexicon check oil/

\b
Exit status: 0 nothing is wrong · 2 something is, or there is no such folder.
"""
_EPILOG = """\b
Examples:
  communique lexicon show ferry
  communique lexicon check oil/
  communique build articles/ -o graph/ --lexicon oil/

\b
Exit status: 0 done · 1 the word stands nowhere · 2 wrong call or lexicon.
"""


@click.group(epilog=_EPILOG)
def command() -> None:
    """List, look up and check the word lists.

    What articles are read with stands in TOML files: verbs and nouns of supply, goods, words of saying, meeting and
    demanding. A folder with files of the same names and structure extends them to a new subject: docs/extend.md.
    """


@command.command("list", epilog=_LIST_EPILOG)
@click.argument("name", metavar="[FILE[.TABLE[.KEY]]]", default="")
@lexicon_option
@format_option("text", "json", default="text")
@output_option()
def list_(name: str, lexicon: Path | None, form: str, output: Path) -> None:
    """List the word lists with the number of their words, or the words of some.

    FILE is the name of a file without .toml, TABLE and KEY are those in the file. Words that a lexicon of one's own
    moves or removes are left out.
    """
    from communique.lexicon.entries import all_entries
    from communique.lexicon.files import built_in

    own = _own(lexicon)
    found = [entry for entry in all_entries(built_in(), own) if _is_in(entry, name)]
    if not found:
        names = ", ".join(built_in())
        raise UsageError("lexicon-unknown", f"there is no word list {name}.", hint=f"The files are {names}.")
    if form == "json":
        text = json.dumps([asdict(entry) for entry in found], indent=1, ensure_ascii=False)
    else:
        text = _words(found) if name else _counts(found)
    put(output, f"{text}\n".encode())


@command.command("show", epilog=_SHOW_EPILOG)
@click.argument("word")
@lexicon_option
@format_option("text", "json", default="text")
@output_option()
def show(word: str, lexicon: Path | None, form: str, output: Path) -> None:
    """Tell in which lists WORD stands, and from which file and line it comes.

    Of regular expressions those that match the whole of WORD are shown. Verbs and nouns stand in the lists as
    dictionaries have them: ship, not shipped.
    """
    from communique.lexicon.entries import all_entries, origins
    from communique.lexicon.files import built_in

    own = _own(lexicon)
    found = origins(word, built_in(), own)
    if not found:
        known = {entry.word for entry in all_entries(built_in(), own) if not entry.is_pattern}
        close = get_close_matches(word, sorted(known))
        hint = f"Near it are: {', '.join(close)}." if close else ""
        raise CommuniqueError("word-unknown", f'"{word}" stands in no list.', hint=hint)
    if form == "json":
        text = json.dumps([_as_json(origin) for origin in found], indent=1, ensure_ascii=False)
    else:
        text = _table([_row(origin) for origin in found])
    put(output, f"{text}\n".encode())


@command.command("check", epilog=_CHECK_EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def check(folder: Path) -> None:
    """Check a lexicon of one's own, and tell what it changes.

    Everything that is wrong is told, each with file, line and code. What a build would do without a word is noted:
    words that are built in anyway, words that get another meaning.
    """
    from communique.lexicon.entries import entries
    from communique.lexicon.files import LexiconError, built_in, read_folder
    from communique.lexicon.load import load_lexicon
    from communique.lexicon.merge import merge

    own = read_folder(folder)
    merged = merge(built_in(), own)
    for note in merged.notes:
        click.echo(f"note: {note}")
    for problem in merged.problems[:-1]:
        click.echo(f"communique: {problem}", err=True)
    if merged.problems:
        last: LexiconError = merged.problems[-1]
        raise last
    load_lexicon(folder)
    count = sum(1 for name, file in own.items() for _ in entries(name, file.data, built_in()[name].data))
    click.echo(f"{folder}: {_number(len(own), 'file')}, {_number(count, 'entry', 'entries')}, nothing is wrong")


def _own(folder: Path | None) -> "Mapping[str, WordFile]":
    """The user's files, none without a folder.

    Raises:
        LexiconError: They are not right.
    """
    from communique.lexicon.files import read_folder
    from communique.lexicon.load import load_lexicon

    if folder is None:
        return {}
    load_lexicon(folder)
    return read_folder(folder)


def _is_in(entry: "Entry", name: str) -> bool:
    full = f"{entry.file}.{entry.field}"
    return not name or full == name or full.startswith(f"{name}.")


def _counts(found: "Sequence[Entry]") -> str:
    """One line for each list: file, field, number of entries."""
    counts = Counter((entry.file, entry.field) for entry in found)
    return _table([(f"{file}.toml", field, str(number)) for (file, field), number in counts.items()])


def _words(found: "Sequence[Entry]") -> str:
    """One line for each entry: where it stands, the word, what the list says of it."""
    return _table([(f"{entry.file}.{entry.field}", entry.word, entry.says) for entry in found])


def _row(origin: "Origin") -> tuple[str, ...]:
    entry = origin.entry
    source = "your lexicon" if origin.own else "built in"
    if not origin.counts:
        source = f"{source}, overridden"
    return f"{entry.file}.{entry.field}", entry.word, entry.says, source, origin.place


def _as_json(origin: "Origin") -> dict[str, object]:
    return {**asdict(origin.entry), "place": origin.place, "own": origin.own, "counts": origin.counts}


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows with their columns under each other."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _number(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or f'{one}s'}"
