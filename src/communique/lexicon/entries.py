"""Every entry of a lexicon, one by one: to list them, and to tell where a word comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique.lexicon.files import Steps, WordFile
from communique.lexicon.merge import MINUS, merge
from communique.lexicon.schema import PATTERNS, is_mapping, is_records, is_words, record_shape


@dataclass(frozen=True, slots=True)
class Entry:
    """A word, phrase or pattern in a list.

    Attributes:
        file: Name of the file without ``.toml``.
        field: The list that it stands in: ``give.verbs``, ``item.words``.
        word: The word as the file writes it.
        says: What the list says of it: ``code missiles``; empty where the list alone says it.
    """

    file: str
    field: str
    word: str
    says: str

    @property
    def is_pattern(self) -> bool:
        """Whether the word is a regular expression."""
        return f"{self.file}.{self.field}" in PATTERNS

    def matches(self, wanted: str) -> bool:
        """Whether the entry is that word, or a pattern that matches it."""
        if self.is_pattern:
            return re.fullmatch(self.word, wanted, re.IGNORECASE) is not None
        return self.word.lower() == wanted.lower()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an entry comes from.

    Attributes:
        entry: The entry.
        place: File and line.
        own: Whether a user's lexicon has it, and not the built-in one.
        counts: Whether it counts; a built-in entry does not where the user's lexicon moves or removes it.
    """

    entry: Entry
    place: str
    own: bool
    counts: bool


def entries(file: str, data: Mapping[str, Any], pattern: Mapping[str, Any]) -> Iterator[tuple[Entry, Steps]]:
    """All entries of a file with the way to each, in the order of the file.

    Args:
        file: Its name without ``.toml``.
        data: What it says.
        pattern: What the built-in file of that name says.
    """
    for field, value in data.items():
        yield from _entries(file, (field,), value, pattern[field])


def _entries(file: str, steps: Steps, value: Any, pattern: Any) -> Iterator[tuple[Entry, Steps]]:  # noqa: ANN401
    field = ".".join(str(step) for step in steps)
    if is_records(pattern):
        yield from _of_records(file, steps, value, pattern)
    elif is_words(pattern):
        yield from ((Entry(file, field, word, ""), steps) for word in value)
    elif is_mapping(pattern):
        yield from ((Entry(file, field, key, f"= {said}"), (*steps, key)) for key, said in value.items())
    elif isinstance(pattern, dict):
        for key, inner in value.items():
            yield from _entries(file, (*steps, key), inner, pattern[key])
    else:
        yield Entry(file, field, str(value), ""), steps


def _of_records(file: str, steps: Steps, value: Any, pattern: Any) -> Iterator[tuple[Entry, Steps]]:  # noqa: ANN401
    shape = record_shape(f"{file}.{steps[0]}", pattern)
    patterned = next((field for field in shape.examples if f"{file}.{steps[0]}.{field}" in PATTERNS), None)
    held = shape.words or patterned or shape.key or ""
    for at, record in enumerate(value):
        said = ", ".join(f"{field} {said}" for field, said in sorted(record.items()) if field != held and said != "")
        # A record that only takes another out has nothing but its key.
        content = record.get(held, record.get(shape.key or "", ""))
        for word in content if isinstance(content, list) else [content]:
            yield Entry(file, f"{steps[0]}.{held}", str(word), said), (*steps, at, held)


def all_entries(built_in: Mapping[str, WordFile], own: Mapping[str, WordFile]) -> list[Entry]:
    """The entries that count, by file: the built-in ones with a user's over them."""
    data = merge(built_in, own).data
    return [entry for name in sorted(data) for entry, _ in entries(name, data[name], built_in[name].data)]


def origins(wanted: str, built_in: Mapping[str, WordFile], own: Mapping[str, WordFile]) -> list[Origin]:
    """Where a word stands, in the user's files first; of patterns those that match it.

    Args:
        wanted: The word, whatever its capitals; with a minus the user's removals of it are found, too.
        built_in: The built-in files, by name.
        own: The user's files, by name; they have to be right (``merge`` finds no problem).
    """
    counting = frozenset(all_entries(built_in, own))
    found = []
    for files, is_own in ((own, True), (built_in, False)):
        for name, file in files.items():
            for entry, steps in entries(name, file.data, built_in[name].data):
                removal = is_own and entry.word.startswith(MINUS)
                if entry.matches(wanted) or (removal and entry.word[1:].lower() == wanted.lower()):
                    word = "" if entry.is_pattern else entry.word
                    counts = removal or entry in counting
                    found.append(Origin(entry, file.place(steps, word), is_own, counts))
    return found
