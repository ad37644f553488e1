"""What may stand in a file of word lists.

The built-in file is the pattern of a user's: the same tables, the same keys, the same types. What the pattern cannot
show stands here: the codes that a field may hold, the key of a record without words, the lists that exclude each other.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from communique.lexicon.words import PositionGrammar
from communique.model import Comparator, EvidenceKind, PositionKind, Stance, StatementKind

#: Notations of the code list ``item`` of the ontology; a test compares.
ITEM_CODES = (
    "aircraft", "arms", "artillery", "artillery-ammunition", "ballistic-missiles", "drones", "dual-use-goods",
    "military-equipment", "missiles", "munitions", "rockets", "ships", "small-arms", "supplies", "technology", "troops",
    "vehicles", "weapons-parts",
)  # fmt: skip
#: Notations of the code list ``office-kind`` of the ontology; a test compares.
OFFICE_KINDS = (
    "ambassador", "defence-minister", "foreign-minister", "head-of-government", "head-of-organisation", "head-of-state",
    "legislator", "military-commander", "minister", "other-official", "security-adviser", "spokesperson",
)  # fmt: skip
_POSITION_KINDS = tuple(PositionKind)
_NONE = ""

#: What a field may hold, by file and field; an empty code stands for "the list has none".
CODES: Mapping[str, tuple[str, ...]] = {
    "claims.verb.stance": tuple(Stance),
    "claims.evidence": tuple(EvidenceKind),
    "items.item.code": (*ITEM_CODES, _NONE),
    "offices.office.kind": OFFICE_KINDS,
    "actors.titles.counterpart": OFFICE_KINDS,
    "positions.verb.kind": _POSITION_KINDS,
    "positions.verb.grammar": tuple(PositionGrammar),
    "positions.noun.kind": _POSITION_KINDS,
    "positions.adjective.kind": _POSITION_KINDS,
    "quantities.comparator.code": tuple(Comparator),
    "statements.noun.kind": (*StatementKind, _NONE),
}
#: The field that tells one record from another, where a record holds no list of words.
KEYS: Mapping[str, str] = {"offices.office": "pattern", "ministries.body": "slug"}
#: Lists of which a word can be in one only, because it would have two directions.
EXCLUSIVE = (("transfers.give.verbs", "transfers.get.verbs"), ("transfers.give.nouns", "transfers.get.nouns"))
#: Fields whose values are regular expressions.
PATTERNS = frozenset({"offices.office.pattern", "ministries.body.pattern"})
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Where a record has several lists, the words are the one of these names.
_WORDS = ("lemmas", "words", "phrases")


@dataclass(frozen=True)
class RecordShape:
    """What the records of one list hold (``[[item]]`` in ``items.toml``).

    Attributes:
        examples: Each field with a value that the built-in file gives it.
        required: The fields that every record has.
        words: The field that holds the words; ``None`` for records without words.
        key: The field that tells records without words apart.
    """

    examples: Mapping[str, Any]
    required: frozenset[str]
    words: str | None
    key: str | None

    def group(self, record: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
        """What a record says of its words: their code, their grammar."""
        said = {field: record[field] for field in sorted(self.required - {self.words}) if field in record}
        return tuple((field, tuple(v) if isinstance(v, list) else v) for field, v in said.items())


def record_shape(name: str, records: Sequence[Mapping[str, Any]]) -> RecordShape:
    """The shape of a built-in list of records.

    Args:
        name: File and table (``items.item``).
        records: The built-in records.
    """
    examples = {field: value for record in records for field, value in record.items()}
    lists = [field for field, value in examples.items() if isinstance(value, list)]
    words = next((field for field in _WORDS if field in lists), lists[0] if lists else None)
    required = frozenset(examples).intersection(*(record.keys() for record in records))
    return RecordShape(examples, required, words, KEYS.get(name))


def is_records(value: object) -> bool:
    """Whether a value is a list of records."""
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def is_words(value: object) -> bool:
    """Whether a value is a list of words."""
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def is_mapping(value: object) -> bool:
    """Whether a table gives each word a value (``[numbers] two = 2``), so that its keys are words and not fields."""
    return isinstance(value, dict) and bool(value) and not any(isinstance(v, (dict, list)) for v in value.values())


def same_type(value: object, example: object) -> bool:
    """Whether a value has the type of the example; a whole number may stand for any number."""
    if isinstance(example, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(example, bool)
    if isinstance(example, (int, float)):
        return isinstance(value, (int, float))
    return is_words(value) if isinstance(example, list) else isinstance(value, type(example))


def type_name(example: object) -> str:
    """What a value like the example is called in a message."""
    if isinstance(example, bool):
        return "true or false"
    if isinstance(example, (int, float)):
        return "a number"
    if isinstance(example, str):
        return "text in quotation marks"
    if is_records(example):
        return "a list of tables ([[…]])"
    return "a list of words" if isinstance(example, list) else "a table"


def is_lower(words: Iterable[str]) -> bool:
    """Whether all words of a built-in list are in small letters, so that a capital in it would never match."""
    return all(word == word.lower() for word in words)
