"""The measure of a whole folder, as values, as text and as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from communique.errors import UsageError
from communique.evaluate.documents import Document, read_document
from communique.evaluate.pages import Grounding, forbidden_names, grounding
from communique.evaluate.slots import compare_documents
from communique.evaluate.tally import Count, Score, Tally, merged


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A name that must not stand in the facts of a document, and does."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured.

    Attributes:
        documents: The score of each document, by its file's stem, in order.
        missing: How many of them had no predicted file.
        slots: Counts by slot (``meeting.date``), in order.
        groups: Counts by kind of fact (``meeting``), in order.
        grounding: Cited passages and how many stand in the articles; ``None`` when there were no articles to look in.
        forbidden: Names that must not appear, and do.
    """

    documents: Mapping[str, Score]
    missing: int
    slots: Mapping[str, Count]
    groups: Mapping[str, Count]
    grounding: Grounding | None
    forbidden: tuple[Forbidden, ...]

    @property
    def micro(self) -> Score:
        """Over all slots of all documents."""
        return sum(self.slots.values(), Count()).score

    @property
    def macro_f1(self) -> float:
        """The mean of the documents' F1."""
        return sum(score.f1 for score in self.documents.values()) / len(self.documents)

    @property
    def grounded(self) -> float | None:
        """The share of cited passages that stand in the articles."""
        return self.grounding.share if self.grounding else None


def score_folder(gold: Path, predicted: Path, articles: Path | None = None) -> Report:
    """Compare a folder of predicted facts with a folder of gold; a missing predicted file is an empty one.

    Args:
        gold: Folder of ``X.json``.
        predicted: Folder of ``X.json``.
        articles: Folder of ``X.txt``, to look up the cited passages.

    Raises:
        UsageError: ``gold-missing`` without gold, ``article-missing`` where an article's text is not there.
        CommuniqueError: ``facts-invalid`` for a file that is not in the form.
    """
    paths = gold_files(gold)
    tallies: dict[str, Tally] = {}
    forbidden: list[Forbidden] = []
    grounded = Grounding()
    missing = 0
    for path in paths:
        sought = read_document(path)
        answer = predicted / path.name
        missing += not answer.exists()
        found = read_document(answer) if answer.exists() else Document()
        tallies[path.stem] = compare_documents(found, sought)
        forbidden += (Forbidden(path.stem, name) for name in forbidden_names(found, sought))
        if articles is not None:
            grounded += grounding(found, _article_text(articles, path.stem))
    total = merged(tallies.values())
    return Report(
        documents={stem: tally.total().score for stem, tally in tallies.items()},
        missing=missing,
        slots=dict(sorted(total.counts.items())),
        groups=total.groups(),
        grounding=grounded if articles is not None else None,
        forbidden=tuple(forbidden),
    )


def gold_files(gold: Path) -> list[Path]:
    """The files of gold, in order.

    Raises:
        UsageError: ``gold-missing``: there are none.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise UsageError("gold-missing", "There are no gold files (*.json) here.", where=str(gold))
    return paths


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "documents": len(report.documents),
        "missing": report.missing,
        "micro": asdict(report.micro),
        "macro_f1": report.macro_f1,
        "groups": _counts_as_json(report.groups),
        "slots": _counts_as_json(report.slots),
        "by_document": {stem: asdict(score) for stem, score in report.documents.items()},
        "forbidden": [f"{f.document}: {f.name}" for f in report.forbidden],
        "grounded": report.grounded,
    }


def as_text(report: Report, *, by_document: bool = False) -> str:
    """The report for people, one line a slot, a kind of fact and, if wanted, a document."""
    width = max(map(len, [*report.slots, *(report.documents if by_document else ())]))
    lines = [
        f"{slot:{width}}  {_figures(count.score)}  gold {count.gold:4d}  predicted {count.predicted:4d}"
        for slot, count in report.slots.items()
    ]
    lines += ["", *(f"{kind:{width}}  {_figures(count.score)}" for kind, count in report.groups.items())]
    if by_document:
        lines += ["", *(f"{stem:{width}}  {_figures(score)}" for stem, score in report.documents.items())]
    lines += ["", *(f"forbidden name in the facts of {f.document}: {f.name}" for f in report.forbidden)]
    lines.append(f"forbidden {len(report.forbidden)}")
    if report.grounding is not None:
        lines.append(f"grounded {report.grounding.grounded} of {report.grounding.passages}")
    lines.append(
        f"micro {_figures(report.micro)}  macro F1 {report.macro_f1:.3f}  over {len(report.documents)} documents"
        f" ({report.missing} without a prediction)"
    )
    return "\n".join(lines)


def _figures(score: Score) -> str:
    return f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"


def _counts_as_json(counts: Mapping[str, Count]) -> dict[str, Any]:
    return {
        name: {**asdict(count.score), "gold": count.gold, "predicted": count.predicted}
        for name, count in counts.items()
    }


def _article_text(articles: Path, stem: str) -> str:
    path = articles / f"{stem}.txt"
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(
            "article-missing",
            "The text of an article is needed to look up the cited passages, and is not here.",
            where=str(path),
            hint="Give the folder that the facts were drawn from.",
        ) from error
