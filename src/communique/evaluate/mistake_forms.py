"""Mistakes as text for people and as JSON."""

from collections.abc import Iterator
from typing import Any

from communique.evaluate.confusion import Confusion
from communique.evaluate.mistakes import Block, Mistake, Mistakes, Side
from communique.evaluate.report import Report, figures
from communique.evaluate.sentences import Stretch

_SLOT_WIDTH = 22


def mistakes_as_json(mistakes: Mistakes) -> dict[str, Any]:
    """The mistakes as plain values."""
    return {
        "errors": [_block_as_json(block) for block in mistakes.blocks],
        "confusion": {confusion.slot: confusion.as_json() for confusion in mistakes.confusions},
    }


def mistakes_as_text(mistakes: Mistakes, report: Report) -> str:
    """The mistakes for people: a block a fact, then how many by slot, and what was taken for what.

    A sentence is printed where it is first needed in an article, and named (``s12``) after that.

    Args:
        mistakes: What to show.
        report: The scores of the articles.
    """
    lines: list[str] = []
    document, shown = None, set[Stretch]()
    for block in mistakes.blocks:
        if block.document != document:
            document, shown = block.document, set()
            lines += ["", f"## {document}  {figures(report.documents[document])}"]
        lines += ["", *_block_lines(block, shown)]
    lines += ["", "## missed and false by slot", ""]
    lines += (f"{slot:28}  missed {m:4d}  false {f:4d}" for slot, (m, f) in mistakes.counts().items())
    if not mistakes.blocks:
        lines.append("nothing is missed and nothing is false")
    for confusion in mistakes.confusions:
        lines += ["", *_confusion_lines(confusion)]
    return "\n".join(map(_printable, lines)).strip("\n")


def _printable(line: str) -> str:
    """A line without characters that would steer a terminal; articles may hold any."""
    return "".join(c if c.isprintable() else "\ufffd" for c in line)


def _confusion_lines(confusion: Confusion) -> list[str]:
    if not confusion.mistaken:
        return [f"## {confusion.slot}: all {confusion.total} agree"]
    head = f"## {confusion.slot}: gold (rows) × predicted (columns), {confusion.mistaken} of {confusion.total} differ"
    table = confusion.table()
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    rows = (
        "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])
        for row in table
    )
    return [head, "", *rows]


def _block_lines(block: Block, shown: set[Stretch]) -> Iterator[str]:
    yield _heading(block)
    for name, side in (("gold", block.gold), ("pred", block.predicted)):
        if side:
            yield f"  {name}   {side.fact}{_place(side.sentence)}"
            yield from _new_sentence(side.sentence, shown)
    other = "pred" if block.gold else "gold"
    for neighbour in block.neighbours:
        place = "" if neighbour.number is None else f"{other}[{neighbour.number}] "
        yield f"  near   {place}{neighbour.fact} ({neighbour.reason})"
    for (slot, missed), values in _by_slot(block).items():
        label = f"  {'missed' if missed else 'false'} ".ljust(9) + slot.ljust(_SLOT_WIDTH)
        quiet = [mistake.value for mistake in values if mistake.sentence is None]
        if quiet:
            yield f"{label}  {' ; '.join(quiet)}"
        for mistake in values:
            if mistake.sentence is not None:
                yield f"{label}  {mistake.value}{_place(mistake.sentence)}"
                yield from _new_sentence(mistake.sentence, shown)


def _heading(block: Block) -> str:
    match block:
        case Block(gold=Side(number=gold), predicted=Side(number=predicted)):
            return f"{block.kind} gold[{gold}] ~ pred[{predicted}]"
        case Block(gold=Side(number=gold)):
            return f"{block.kind} gold[{gold}] ~ nothing: MISSED"
        case Block(predicted=Side(number=predicted)):
            return f"{block.kind} nothing ~ pred[{predicted}]: FALSE"
        case _:
            return block.kind


def _by_slot(block: Block) -> dict[tuple[str, bool], list[Mistake]]:
    """The mistakes by slot, missed and false; the fact as a whole is left out, for the block begins with it."""
    grouped: dict[tuple[str, bool], list[Mistake]] = {}
    for mistake in block.mistakes:
        if mistake.slot not in {block.kind, "claim.about"}:
            grouped.setdefault((mistake.slot, mistake.missed), []).append(mistake)
    return grouped


def _place(sentence: Stretch) -> str:
    return f" [{sentence.name}]" if sentence.name else ""


def _new_sentence(sentence: Stretch, shown: set[Stretch]) -> Iterator[str]:
    """The sentence itself, unless it was printed before."""
    if not sentence.text:
        yield "           | (no evidence)"
    elif sentence not in shown:
        shown.add(sentence)
        yield f"           | {sentence.name} {sentence.text}" if sentence.name else f"           | {sentence.text}"


def _block_as_json(block: Block) -> dict[str, Any]:
    return {
        "document": block.document,
        "kind": block.kind,
        "gold": _side_as_json(block.gold),
        "predicted": _side_as_json(block.predicted),
        "missed": [_mistake_as_json(mistake) for mistake in block.mistakes if mistake.missed],
        "false": [_mistake_as_json(mistake) for mistake in block.mistakes if not mistake.missed],
        "near": [{"index": n.number, "fact": n.fact, "reason": n.reason} for n in block.neighbours],
    }


def _side_as_json(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"index": side.number, "fact": side.fact, "sentence": _sentence_as_json(side.sentence)}


def _mistake_as_json(mistake: Mistake) -> dict[str, Any]:
    return {"slot": mistake.slot, "value": mistake.value, "sentence": _sentence_as_json(mistake.sentence)}


def _sentence_as_json(sentence: Stretch | None) -> dict[str, str] | None:
    return {"place": sentence.name, "text": sentence.text} if sentence and sentence.text else None
