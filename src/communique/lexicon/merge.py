"""A user's word lists over the built-in ones: what is added, moved and taken out, checked entry by entry."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.lexicon.files import LexiconError, Steps, WordFile, nearest
from communique.lexicon.schema import (
    CODES,
    EXCLUSIVE,
    PATTERNS,
    SLUG,
    RecordShape,
    is_lower,
    is_mapping,
    is_records,
    is_words,
    record_shape,
    same_type,
    type_name,
)

#: Before a word, a key or the name of a record: the built-in entry is taken out.
MINUS = "-"


@dataclass(frozen=True)
class Merged:
    """Word lists after a user's were put over them.

    Attributes:
        data: What the files say together, by name; the user's entries come first.
        problems: What is wrong; while there is anything, the data must not be used.
        notes: What is right and still worth knowing: words that were there before, words that were moved.
    """

    data: Mapping[str, Mapping[str, Any]]
    problems: tuple[LexiconError, ...]
    notes: tuple[str, ...]


def merge(built_in: Mapping[str, WordFile], own: Mapping[str, WordFile]) -> Merged:
    """Put a user's files over the built-in ones of the same names.

    Args:
        built_in: The built-in files, by name.
        own: The user's files, by name; each is one of the built-in names.
    """
    data = {name: file.data for name, file in built_in.items()}
    problems: list[LexiconError] = []
    notes: list[str] = []
    for name, file in own.items():
        merger = _Merger(file)
        data[name] = merger.table(built_in[name].data, file.data, ())
        problems += merger.problems
        notes += merger.notes
    problems += _excluded(data, own)
    return Merged(data, tuple(problems), tuple(notes))


def _excluded(data: Mapping[str, Mapping[str, Any]], own: Mapping[str, WordFile]) -> Iterator[LexiconError]:
    """Words that stand in two lists of which one excludes the other, if the user brought them there."""
    for pair in EXCLUSIVE:
        lists = []
        for name in pair:
            file, table, field = name.split(".")
            words = data[file].get(table, {}).get(field, [])
            lists.append((file, (table, field), words))
        (file, steps, words), (_, other, others) = lists
        for word in sorted(set(words) & set(others)) if file in own else ():
            mine = next((s for s in (steps, other) if word in own[file].data.get(s[0], {}).get(s[1], [])), steps)
            yield LexiconError(
                "lexicon-conflict",
                f'"{word}" would stand in {".".join(steps)} and in {".".join(other)}, which exclude each other.',
                where=own[file].place(mine, word),
                hint=f'Take it out of one of them: "{MINUS}{word}".',
            )


class _Merger:
    """Puts one file of a user's over the built-in one, and collects what is wrong."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self.problems: list[LexiconError] = []
        self.notes: list[str] = []

    # tables

    def table(self, base: Mapping[str, Any], own: Mapping[str, Any], steps: Steps) -> dict[str, Any]:
        """A table of fields: the user's fields are those of the built-in one."""
        result = dict(base)
        for key, value in own.items():
            here = (*steps, key)
            if key not in base:
                self._problem(
                    "lexicon-unknown", f"{_named(here)} is not a table or key here.", here, nearest(key, base)
                )
            else:
                result[key] = self._value(base[key], value, here)
        return result

    def _value(self, base: Any, own: Any, steps: Steps) -> Any:  # noqa: ANN401 — a value of TOML
        if is_records(base):
            return self._records(base, own, steps) if is_records(own) else self._wrong_type(base, steps)
        if isinstance(base, list):
            return self._words(base, own, steps) if is_words(own) else self._wrong_type(base, steps)
        if isinstance(base, dict):
            if not isinstance(own, dict):
                return self._wrong_type(base, steps)
            return self._mapping(base, own, steps) if is_mapping(base) else self.table(base, own, steps)
        return own if same_type(own, base) else self._wrong_type(base, steps)

    # lists of words, and words with a value

    def _words(self, base: Sequence[str], own: Sequence[str], steps: Steps) -> list[str]:
        added, removed = self._sorted_out(own, steps, lower=is_lower(base))
        for word in removed:
            if word not in base:
                self._nothing_there(word, steps)
        for word in added:
            if word in base:
                self.notes.append(f'{self._file.place(steps, word)}: "{word}" is built in.')
        return [*added, *(word for word in base if word not in {*added, *removed})]

    def _mapping(self, base: Mapping[str, Any], own: Mapping[str, Any], steps: Steps) -> dict[str, Any]:
        codes = CODES.get(self._name(steps))
        added: dict[str, Any] = {}
        removed: set[str] = set()
        for key, value in own.items():
            here = (*steps, key)
            if key.startswith(MINUS):
                word = key.removeprefix(MINUS)
                removed.add(word)
                if word not in base:
                    self._nothing_there(word, here)
                if value is not True:
                    self._problem("lexicon-type", f"{_named(here)} takes an entry out: its value has to be true.", here)
            elif not same_type(value, next(iter(base.values()))):
                self._wrong_type(next(iter(base.values())), here)
            elif codes is not None and key not in codes:
                self._unknown_code(key, codes, here)
            elif self._is_word(key, here, lower=is_lower(base)):
                added[key] = value
        self._both(added, removed, steps)
        return {**added, **{key: value for key, value in base.items() if key not in {*added, *removed}}}

    def _sorted_out(self, own: Sequence[str], steps: Steps, *, lower: bool) -> tuple[list[str], list[str]]:
        """The words to add and those to take out, each once; what is no word is left out with a problem."""
        added: dict[str, None] = {}
        removed: dict[str, None] = {}
        for entry in own:
            target, word = (removed, entry[1:]) if entry.startswith(MINUS) else (added, entry)
            if word in target:
                self._problem("lexicon-duplicate", f'"{entry}" stands there twice.', steps, word=entry)
            elif self._is_word(word, steps, lower=lower and target is added, entry=entry):
                target[word] = None
        self._both(added, removed, steps)
        return list(added), list(removed)

    def _both(self, added: Mapping[str, Any], removed: Mapping[str, Any] | set[str], steps: Steps) -> None:
        for word in sorted(added.keys() & set(removed)):
            self._problem("lexicon-conflict", f'"{word}" is added and taken out.', steps, word=word)

    # records

    def _records(self, base: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]], steps: Steps) -> list[Any]:
        shape = record_shape(self._name(steps), base)
        right = [(record, (*steps, at)) for at, record in enumerate(own) if self._is_record(record, shape, steps, at)]
        if shape.words is not None:
            return self._grouped(base, right, shape, shape.words)
        return self._keyed(base, right, shape.key or min(shape.required))

    def _is_record(self, record: Mapping[str, Any], shape: RecordShape, steps: Steps, at: int) -> bool:
        """Whether a record has the fields it must have and no others, each with a value that it may have."""
        found = len(self.problems)
        taken_out = shape.words is None and str(record.get(shape.key or "", "")).startswith(MINUS)
        for field in sorted(shape.required - record.keys()) if not taken_out else ():
            self._problem("lexicon-type", f"{_named(steps)} lacks {field}.", (*steps, at))
        for field, value in record.items():
            here = (*steps, at, field)
            codes = CODES.get(self._name((*steps, field)))
            if field not in shape.examples:
                hint = nearest(field, shape.examples)
                self._problem("lexicon-unknown", f"{_named(steps)} has no field {field}.", here, hint)
            elif not same_type(value, shape.examples[field]):
                self._wrong_type(shape.examples[field], here)
            elif codes is not None and value not in codes:
                self._unknown_code(value, codes, here)
            elif self._name((*steps, field)) in PATTERNS and not taken_out:
                self._check_pattern(value, here)
            elif field == "slug" and not SLUG.fullmatch(value.removeprefix(MINUS)):
                self._problem("lexicon-code", f'"{value}" is no slug: small letters, digits and single hyphens.', here)
        return len(self.problems) == found

    def _grouped(
        self,
        base: Sequence[Mapping[str, Any]],
        own: Sequence[tuple[Mapping[str, Any], Steps]],
        shape: RecordShape,
        field: str,
    ) -> list[dict[str, Any]]:
        """Records that say one thing of many words: a word that the user gives to another record leaves its own."""
        known = {word: shape.group(record) for record in base for word in record.get(field, ())}
        lower = is_lower(known)
        groups: dict[str, tuple[tuple[str, Any], ...]] = {}
        gone: set[str] = set()
        result: list[dict[str, Any]] = []
        for record, steps in own:
            here, group = (*steps, field), shape.group(record)
            added, removed = self._sorted_out(record.get(field, ()), here, lower=lower)
            for word in removed:
                if known.get(word) != group:
                    self._nothing_there(word, here)
            for word in added:
                self._place_word(word, group, groups, known, here)
            gone.update(removed)
            result += [{**record, field: added}] if added else []
        self._both(groups, gone, own[0][1] if own else ())
        gone.update(groups)
        for record in base:
            left = [word for word in record.get(field, ()) if word not in gone]
            # A record that never had words stays; one that lost all of them says nothing any more.
            result += [{**record, field: left}] if left else [dict(record)] * (field not in record)
        return result

    def _place_word(
        self,
        word: str,
        group: tuple[tuple[str, Any], ...],
        groups: dict[str, tuple[tuple[str, Any], ...]],
        known: Mapping[str, tuple[tuple[str, Any], ...]],
        steps: Steps,
    ) -> None:
        """Note which record a word belongs to, and what that changes."""
        if word in groups:
            code = "lexicon-duplicate" if groups[word] == group else "lexicon-conflict"
            again = "again" if groups[word] == group else f"before with {_said(groups[word])}"
            self._problem(code, f'"{word}" stands there {again}.', steps, word=word)
        elif known.get(word) == group:
            self.notes.append(f'{self._file.place(steps, word)}: "{word}" is built in.')
        elif word in known:
            place = self._file.place(steps, word)
            self.notes.append(f'{place}: "{word}" has {_said(group)} instead of {_said(known[word])}.')
        groups[word] = group

    def _keyed(
        self, base: Sequence[Mapping[str, Any]], own: Sequence[tuple[Mapping[str, Any], Steps]], key: str
    ) -> list[Mapping[str, Any]]:
        """Records without words: one with the key of a built-in one takes its place."""
        known = {record[key] for record in base}
        added: dict[str, Mapping[str, Any]] = {}
        removed: set[str] = set()
        for record, steps in own:
            here, name = (*steps, key), str(record[key])
            if name.startswith(MINUS):
                removed.add(name[1:])
                if name[1:] not in known:
                    self._nothing_there(name[1:], here)
                for field in sorted(record.keys() - {key}):
                    self._problem("lexicon-unknown", f"{name} is taken out: {field} says nothing.", (*steps, field))
                continue
            if name in added:
                self._problem("lexicon-duplicate", f"{name} stands there twice.", here, word=name)
            elif name in known:
                self.notes.append(f"{self._file.place(here, name)}: {name} takes the place of the built-in one.")
            added[name] = record
        self._both(added, removed, own[0][1] if own else ())
        return [*added.values(), *(record for record in base if record[key] not in {*added, *removed})]

    # what is wrong

    def _is_word(self, word: str, steps: Steps, *, lower: bool, entry: str = "") -> bool:
        """Whether a word can match anything at all."""
        wrong = ""
        if not word or word != " ".join(word.split()) or word.startswith(MINUS):
            wrong = "is no word: it is empty, or has spaces or a minus where none can be"
        elif lower and word != word.lower():
            wrong = "has capitals, and this list is matched in small letters"
        if wrong:
            self._problem("lexicon-type", f'"{entry or word}" {wrong}.', steps, word=entry or word)
        return not wrong

    def _check_pattern(self, pattern: str, steps: Steps) -> None:
        try:
            empty = re.compile(pattern).fullmatch("") is not None
        except re.error as error:
            self._problem("lexicon-pattern", f"this is no regular expression: {error}.", steps)
            return
        if empty:
            self._problem("lexicon-pattern", "this regular expression matches no words at all.", steps)

    def _wrong_type(self, example: object, steps: Steps) -> Any:  # noqa: ANN401 — the built-in value
        self._problem("lexicon-type", f"{_named(steps)} has to be {type_name(example)}.", steps)
        return example

    def _unknown_code(self, value: object, codes: Sequence[str], steps: Steps) -> None:
        known = ", ".join(str(code) or '""' for code in codes)
        self._problem("lexicon-code", f'{_named(steps)}: there is no code "{value}".', steps, f"There is: {known}.")

    def _nothing_there(self, word: str, steps: Steps) -> None:
        message = f'"{MINUS}{word}" takes nothing out: {_named(steps)} has no "{word}".'
        hint = f"`communique lexicon show '{word}'` tells where it stands."
        self._problem("lexicon-removal", message, steps, hint, word=f"{MINUS}{word}")

    def _problem(self, code: str, message: str, steps: Steps, hint: str = "", *, word: str = "") -> None:
        where = self._file.place(steps, word)
        self.problems.append(LexiconError(code, message, where=where, hint=hint))

    def _name(self, steps: Steps) -> str:
        """File and field, as the schema names them."""
        return ".".join([self._file.name, *(step for step in steps if isinstance(step, str))])


def _named(steps: Steps) -> str:
    """An entry as a message names it: ``give.verbs``."""
    return ".".join(step for step in steps if isinstance(step, str))


def _said(group: tuple[tuple[str, Any], ...]) -> str:
    return " and ".join(f'{field} "{value}"' for field, value in group)
