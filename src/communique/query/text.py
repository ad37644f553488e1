"""A table as plain text, for a terminal or a page of fixed-width type."""

import io

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from communique.query.display import Table


def as_text(table: Table, width: int) -> str:
    """The table, its columns aligned and its wide cells wrapped; nothing is left out.

    Args:
        table: The table.
        width: Columns of text to fill at most; a table with more columns than fit is as wide as it needs.
    """
    # A column narrower than this would break words letter by letter.
    needed = sum(min(12, _longest(table, index)) + 3 for index in range(len(table.columns)))
    output = io.StringIO()
    console = Console(
        file=output, width=max(width, needed), color_system=None, force_terminal=False, legacy_windows=False
    )
    shown = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        shown.add_column(Text(column), overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(cell.text) for cell in row))
    if table.columns:
        console.print(shown)
    lines = [line.rstrip() for line in output.getvalue().splitlines()]
    count = f"{len(table.rows)} row" + ("" if len(table.rows) == 1 else "s")
    return "\n".join([*lines, count, ""])


def _longest(table: Table, index: int) -> int:
    cells = (Text(row[index].text).cell_len for row in table.rows)
    return max([Text(table.columns[index]).cell_len, *cells])
