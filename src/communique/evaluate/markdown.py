"""The measure as Markdown, to stand in a document."""

from collections.abc import Sequence

from communique.evaluate.confusion import Confusion, confusions
from communique.evaluate.report import Compared, Report
from communique.evaluate.tally import Count, Score

_HEAD = ("slot", "gold", "predicted", "P", "R", "F1")


def as_markdown(report: Report, compared: Sequence[Compared]) -> str:
    """A line of totals, a table of kinds and slots, and a table for each slot in which values were confused.

    Args:
        report: The measure.
        compared: The articles it was taken from.
    """
    everything = sum(report.slots.values(), Count())
    rows = [("**all slots**", everything)]
    for kind, count in report.groups.items():
        rows.append((f"**{kind}**", count))
        # The slot of a kind's own name counts whole facts: whether they were found at all.
        own = ((slot, c) for slot, c in report.slots.items() if slot.partition(".")[0] == kind)
        slots = [(f"`{slot}`" if "." in slot else f"`{slot}` found", c) for slot, c in own]
        rows += slots if len(slots) > 1 else []
    parts = [_summary(report), _table(_HEAD, [_cells(name, count) for name, count in rows])]
    parts += [_confusion(confusion) for confusion in confusions(compared) if confusion.mistaken]
    return "\n\n".join(parts)


def _summary(report: Report) -> str:
    parts = [
        f"{len(report.documents)} documents",
        f"micro {_bare(report.micro)}",
        f"macro F1 {report.macro_f1:.3f}",
    ]
    if report.missing:
        parts.append(f"{report.missing} without a prediction")
    if report.grounding is not None:
        parts.append(f"grounded {report.grounding.grounded} of {report.grounding.passages}")
    return " · ".join([*parts, f"forbidden names {len(report.forbidden)}"])


def _bare(score: Score) -> str:
    return f"P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}"


def _cells(name: str, count: Count) -> list[str]:
    score = count.score
    # Of nothing predicted there is no precision to show, of nothing sought no recall.
    shown = (
        (score.precision, count.predicted),
        (score.recall, count.gold),
        (score.f1, count.predicted + count.gold),
    )
    return [name, str(count.gold), str(count.predicted), *(f"{value:.3f}" if n else "—" for value, n in shown)]


def _confusion(confusion: Confusion) -> str:
    head, *rows = confusion.table()
    title = f"`{confusion.slot}`: {confusion.mistaken} of {confusion.total} differ (gold in rows, predicted in columns)"
    return f"{title}\n\n{_table(['', *head[1:]], rows)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of which every column but the first is set flush right."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows])
