"""The measure of a whole folder, as values, as text and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from communique.errors import UsageError
from communique.evaluate.documents import Document, read_document
from communique.evaluate.pages import Grounding, forbidden_names, grounding
from communique.evaluate.slots import Comparison, match_documents
from communique.evaluate.tally import Count, Score, merged


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


@dataclass(frozen=True, slots=True)
class Compared:
    """One article on both sides.

    Attributes:
        stem: The name of its files without ending.
        predicted: What was found; empty where there is no file.
        gold: What was sought.
        missing: Whether there was no predicted file.
        comparison: How they answer to each other.
        text: The article, where the folder of articles was given.
    """

    stem: str
    predicted: Document
    gold: Document
    missing: bool
    comparison: Comparison
    text: str | None = None


def compare_folder(
    gold: Path, predicted: Path, articles: Path | None = None, only: Sequence[str] = ()
) -> tuple[Compared, ...]:
    """Compare a folder of predicted facts with a folder of gold; a missing predicted file is an empty one.

    Args:
        gold: Folder of ``X.json``.
        predicted: Folder of ``X.json``.
        articles: Folder of ``X.txt``, or of other forms that are read, to look up the cited passages.
        only: Starts of the names of those to compare; all when empty.

    Raises:
        UsageError: ``gold-missing`` without gold, ``article-missing`` where an article's text is not there,
            ``stem-unknown`` for a name that gold does not have.
        CommuniqueError: ``facts-invalid`` for a file that is not in the form.
    """
    compared = []
    for path in gold_files(gold, only):
        sought = read_document(path)
        answer = predicted / path.name
        found = read_document(answer) if answer.exists() else Document()
        text = _article_text(articles, path.stem) if articles is not None else None
        comparison = match_documents(found, sought)
        compared.append(Compared(path.stem, found, sought, not answer.exists(), comparison, text))
    return tuple(compared)


def score_folder(gold: Path, predicted: Path, articles: Path | None = None) -> Report:
    """Measure a folder of predicted facts against a folder of gold: :func:`compare_folder`, counted."""
    return score(compare_folder(gold, predicted, articles))


def score(compared: Sequence[Compared]) -> Report:
    """The measure of articles that were compared."""
    total = merged(one.comparison.tally for one in compared)
    grounded = [grounding(one.predicted, one.text) for one in compared if one.text is not None]
    return Report(
        documents={one.stem: one.comparison.tally.total().score for one in compared},
        missing=sum(one.missing for one in compared),
        slots=dict(sorted(total.counts.items())),
        groups=total.groups(),
        grounding=sum(grounded, Grounding()) if grounded else None,
        forbidden=tuple(
            Forbidden(one.stem, name) for one in compared for name in forbidden_names(one.predicted, one.gold)
        ),
    )


def gold_files(gold: Path, only: Sequence[str] = ()) -> list[Path]:
    """The files of gold, in order; with ``only`` those whose names start so.

    Raises:
        UsageError: ``gold-missing``: there are none. ``stem-unknown``: none starts so.
    """
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise UsageError("gold-missing", "There are no gold files (*.json) here.", where=str(gold))
    for start in only:
        if not any(path.stem.startswith(start) for path in paths):
            raise UsageError("stem-unknown", f"Gold has no article whose name starts with {start}.", where=str(gold))
    return [path for path in paths if not only or path.stem.startswith(tuple(only))]


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
        f"{slot:{width}}  {figures(count.score)}  gold {count.gold:4d}  predicted {count.predicted:4d}"
        for slot, count in report.slots.items()
    ]
    lines += ["", *(f"{kind:{width}}  {figures(count.score)}" for kind, count in report.groups.items())]
    if by_document:
        lines += ["", *(f"{stem:{width}}  {figures(score)}" for stem, score in report.documents.items())]
    lines += ["", *(f"forbidden name in the facts of {f.document}: {f.name}" for f in report.forbidden)]
    lines.append(f"forbidden {len(report.forbidden)}")
    if report.grounding is not None:
        lines.append(f"grounded {report.grounding.grounded} of {report.grounding.passages}")
    lines.append(
        f"micro {figures(report.micro)}  macro F1 {report.macro_f1:.3f}  over {len(report.documents)} documents"
        f" ({report.missing} without a prediction)"
    )
    return "\n".join(lines)


def figures(score: Score) -> str:
    """A score for people."""
    return f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"


def _counts_as_json(counts: Mapping[str, Count]) -> dict[str, Any]:
    return {
        name: {**asdict(count.score), "gold": count.gold, "predicted": count.predicted}
        for name, count in counts.items()
    }


def _article_text(articles: Path, stem: str) -> str:
    """The text of an article: a ``.txt`` as it stands, any other form as the reader takes it."""
    plain = articles / f"{stem}.txt"
    others = sorted(path for path in articles.glob("*") if path.stem == stem and path.suffix != ".json")
    try:
        if plain.exists() or not others:
            return plain.read_text(encoding="utf-8", errors="replace")
        from communique.read.folder import read_folder

        read, _ = read_folder(others[:1])
        # Of an article that is refused there are no facts that cite anything.
        return read[0].text if read else ""
    except OSError as error:
        raise UsageError(
            "article-missing",
            "The text of an article is needed to look up the cited passages, and is not here.",
            where=str(plain),
            hint="Give the folder that the facts were drawn from.",
        ) from error
