"""What was taken for what, in the slots whose values come from a short list."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from communique.evaluate.documents import Document
from communique.evaluate.report import Compared
from communique.evaluate.shown import NOTHING

_SLOTS = ("meeting.mode", "statement.kind", "transfer.qualifier", "claim.stance")
_ALONE = "(no such fact)"


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often each value of gold (row) met each predicted value (column) in facts that answer to each other.

    Where one predicted claim stands for two of gold it counts with each. Facts of which neither side gives a value
    are left out.
    """

    slot: str
    counts: dict[tuple[str, str], int]

    @property
    def total(self) -> int:
        """How many facts were compared."""
        return sum(self.counts.values())

    @property
    def mistaken(self) -> int:
        """How many of them differ."""
        return sum(count for (gold, predicted), count in self.counts.items() if gold != predicted)

    def table(self) -> list[list[str]]:
        """The table with its head, row by row, the values of gold in the first column."""
        rows = sorted({gold for gold, _ in self.counts}, key=_order)
        columns = sorted({predicted for _, predicted in self.counts}, key=_order)
        head = ["gold \\ predicted", *columns]
        body = [[row, *(str(self.counts.get((row, column), "·")) for column in columns)] for row in rows]
        return [head, *body]

    def as_json(self) -> dict[str, dict[str, int]]:
        """Counts by gold's value and predicted value."""
        rows: dict[str, dict[str, int]] = {}
        for (gold, predicted), count in sorted(self.counts.items()):
            rows.setdefault(gold, {})[predicted] = count
        return rows


def confusions(compared: Sequence[Compared], slots: Sequence[str] = ()) -> tuple[Confusion, ...]:
    """The tables of the slots that start so; all when ``slots`` is empty, none for a slot without any value."""
    tables = []
    for slot in _SLOTS:
        if slots and not slot.startswith(tuple(slots)):
            continue
        kind, _, name = slot.partition(".")
        counts = Counter(
            (_value(one.gold, match.kind, match.gold, name), _value(one.predicted, match.kind, match.predicted, name))
            for one in compared
            for match in one.comparison.matches
            if match.kind == kind
        )
        # Where neither side says anything, nothing was taken for anything.
        said = {pair: count for pair, count in counts.items() if not {*pair} <= {NOTHING, _ALONE}}
        if said:
            tables.append(Confusion(slot, said))
    return tuple(tables)


def _value(document: Document, kind: str, place: int | None, name: str) -> str:
    if place is None:
        return _ALONE
    facts = {
        "meeting": document.meetings,
        "statement": document.statements,
        "transfer": document.transfers,
        "claim": document.claims,
    }[kind]
    return getattr(facts[place], name) or NOTHING


def _order(value: str) -> tuple[bool, bool, str]:
    return value == _ALONE, value == NOTHING, value
