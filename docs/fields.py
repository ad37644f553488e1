"""Writes ``docs/lexicon.md``: ``python docs/fields.py`` gathers what the word lists say of themselves.

Every file, table and key of ``src/communique/lexicon/*.toml`` is explained by the comments above it; the types and
codes come from the schema. Nothing is explained here that does not stand there.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from communique.lexicon.files import WordFile, built_in
from communique.lexicon.schema import CODES, is_mapping, is_records, record_shape, type_name

TARGET = Path(__file__).with_name("lexicon.md")
INTRODUCTION = """\
# The word lists, field by field

What articles are read with, file by file, in the words of the files themselves (`src/communique/lexicon/*.toml`). This
page is written by `docs/fields.py` and holds no knowledge of its own. [How to extend them](extend.md) tells how a
lexicon of one's own adds to these lists, moves words and takes them out; `communique lexicon list FILE` prints words.

A *lemma* is the form under which a dictionary has a word, in small letters: *ship* stands for *ships*, *shipped* and
*shipping*. What is matched *as it stands* is written as texts have it, in small letters unless the list shows capitals.
"""

_HEADER = re.compile(r"\[\[?(?P<name>[^\[\]]+)\]")
_KEY = re.compile(r"(?P<name>[A-Za-z0-9_-]+) = ")


@dataclass
class Explained:
    """The comments of one file: at its top, above its tables, above keys (``table.key``)."""

    top: str = ""
    above: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, comment: list[str]) -> None:
        """Keep a comment; of several above tables of one name, all."""
        text = " ".join(comment)
        if text and text not in self.above.get(name, ""):
            self.above[name] = f"{self.above.get(name, '')} {text}".strip()


def explained(text: str) -> Explained:
    """What the comments of a file explain; the first block, up to an empty line or a table, is about the file."""
    found, comment, table, top = Explained(), list[str](), "", True
    for line in text.splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# ").strip())
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if top and comment and key is None:
            found.top, comment, top = " ".join(comment), [], False
        if header is not None:
            table = header["name"]
            found.add(table, comment)
        elif key is not None:
            found.add(f"{table}.{key['name']}" if table else key["name"], comment)
        if line.strip():
            comment = []  # an empty line may stand between a comment and its table
    return found


def page() -> str:
    """The page as Markdown, ending in a newline."""
    return INTRODUCTION + "".join(f"\n{line}" for file in built_in().values() for line in _file(file)) + "\n"


def _file(file: WordFile) -> Iterator[str]:
    said = explained(file.text)
    yield f"## `{file.name}.toml`"
    yield ""
    yield said.top
    yield ""
    for name, value in file.data.items():
        yield from _entry(file.name, name, value, said, depth=0)
    yield ""


def _entry(file: str, name: str, value: Any, said: Explained, depth: int) -> Iterator[str]:  # noqa: ANN401
    """A table with its keys, or a key."""
    shown = f"`[[{name}]]`" if is_records(value) else f"`[{name}]`" if isinstance(value, dict) else f"`{name}`"
    key = name.rpartition(".")[2]
    label = shown if isinstance(value, dict) or is_records(value) else f"`{key}`"
    comment = said.above.get(name, "")
    yield f"{'  ' * depth}- {label}: {comment}" if comment else f"{'  ' * depth}- {label}"
    if is_records(value):
        yield from _fields(file, name, value, depth + 1)
    elif is_mapping(value):
        codes = CODES.get(f"{file}.{name}")
        keys = f"codes ({_listed(codes)})" if codes else "words"
        yield f"{'  ' * (depth + 1)}- keys are {keys}, each value is {type_name(next(iter(value.values())))}"
    elif isinstance(value, dict):
        for inner, content in value.items():
            yield from _entry(file, f"{name}.{inner}", content, said, depth + 1)


def _fields(file: str, name: str, records: list[Mapping[str, Any]], depth: int) -> Iterator[str]:
    """The fields of a list of tables."""
    shape = record_shape(f"{file}.{name}", records)
    for found, example in shape.examples.items():
        parts = [type_name(example)]
        codes = CODES.get(f"{file}.{name}.{found}")
        if codes:
            parts = [f"one of {_listed(codes)}"]
        if found == shape.key:
            parts.append("the name by which an entry takes the place of another")
        if found not in shape.required:
            parts.append("may be left out")
        yield f"{'  ' * depth}- `{found}`: {', '.join(parts)}"


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(f"`{code}`" if code else '`""` (none)' for code in codes)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
