"""Tab-separated tables that travel inside the package.

The first line names the columns; a field holds no tabulator, no line break and no quoting; several
values of one field stand between vertical bars. A line that starts with ``#`` is a comment.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a table, each as a mapping from column to text.

    Args:
        path: A UTF-8 file.

    Raises:
        ValueError: A row has another number of fields than there are columns.
        OSError: The file cannot be read.
    """
    lines = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1)
        if line and not line.startswith("#")
    ]
    if not lines:
        raise ValueError(f"{path}: no line with the names of the columns")
    columns = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise ValueError(f"{path}:{number}: {len(fields)} fields for {len(columns)} columns")
        rows.append(dict(zip(columns, fields, strict=True)))
    return rows


def packaged(name: str) -> list[dict[str, str]]:
    """The rows of the packaged table ``name`` (without ``.tsv``)."""
    return read_table(DATA / f"{name}.tsv")


def values(field: str) -> tuple[str, ...]:
    """The values of a field that holds several."""
    return tuple(value.strip() for value in field.split("|") if value.strip())


def format_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The text of a table: the names of the columns, then one line for each row.

    Raises:
        ValueError: A value holds a tabulator or a line break.
    """
    lines = ["\t".join(columns)]
    for row in rows:
        fields = [row[column] for column in columns]
        if any("\t" in field or "\n" in field for field in fields):
            raise ValueError(f"a value holds a tabulator or a line break: {fields}")
        lines.append("\t".join(fields))
    return "\n".join(lines) + "\n"
