"""Gates: the counts and fill rates that a build must reach, kept as data.

A gates file is TOML::

    [counts]
    Meeting = 4

    [fill]
    "Meeting.date" = 0.5

Names are those of ``counts`` and ``fill`` in the manifest; what the graph lacks altogether counts as nothing.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.errors import GraphError, UsageError


@dataclass(frozen=True, slots=True)
class Gates:
    """Minimal counts per class and minimal fill rates (0 to 1) per class and property."""

    counts: Mapping[str, float]
    fill: Mapping[str, float]

    def shortfalls(self, counts: Mapping[str, float], fill: Mapping[str, float]) -> list[str]:
        """What the graph lacks, one line for people each, sorted."""
        return [
            f"{name}: {have.get(name, 0):g}, at least {least:g} wanted"
            for wanted, have in ((self.counts, counts), (self.fill, fill))
            for name, least in sorted(wanted.items())
            if have.get(name, 0) < least
        ]

    def check(self, counts: Mapping[str, float], fill: Mapping[str, float], *, where: str = "") -> None:
        """Refuse a graph below the gates.

        Raises:
            GraphError: ``gates-failed``, listing each shortfall.
        """
        if lines := self.shortfalls(counts, fill):
            raise GraphError(
                "gates-failed",
                "the graph is below its gates:\n" + "".join(f"  {line}\n" for line in lines) + " ",
                where=where,
                hint="The old graph stays.",
            )


def load_gates(path: Path) -> Gates:
    """Read a gates file.

    Raises:
        UsageError: ``gates-invalid``.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError("gates-invalid", f"the gates cannot be read: {error}.", where=str(path)) from error
    tables = {name: data.pop(name, {}) for name in ("counts", "fill")}
    if data:
        raise UsageError("gates-invalid", f"unknown tables: {', '.join(sorted(data))}.", where=str(path))
    for name, table in tables.items():
        wrong = not isinstance(table, dict) or [
            key for key, value in table.items() if isinstance(value, bool) or not isinstance(value, int | float)
        ]
        if wrong:
            raise UsageError("gates-invalid", f"[{name}] must be a table of numbers.", where=str(path))
    if not any(tables.values()):
        raise UsageError("gates-invalid", "the file holds no gate.", where=str(path))
    return Gates(tables["counts"], tables["fill"])
