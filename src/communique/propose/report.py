"""What became of every proposal, for people and as JSON lines."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from communique.model import Article
from communique.propose.gate import Outcome, Verdict


class Report:
    """Collects the verdicts of a run, in the order of the articles.

    Attributes:
        verdicts: The verdicts.
    """

    def __init__(self) -> None:
        self.verdicts: list[Verdict] = []
        self._names: dict[str, str] = {}

    def add(self, article: Article, verdicts: Iterable[Verdict]) -> None:
        """Note the verdicts on what was proposed for an article."""
        self._names[article.id] = article.names[0]
        self.verdicts += verdicts

    def refused(self) -> Iterator[str]:
        """A line for each proposal that was refused, and for each accepted one of which something was left out."""
        for verdict in self.verdicts:
            if verdict.outcome is Outcome.KNOWN or not verdict.reason:
                continue
            words = f" “{verdict.words}”" if verdict.words else ""
            where = f"{verdict.outcome} proposal, {self._names[verdict.article]}"
            yield " ".join(f"{where}: {verdict.kind}{words}: {verdict.reason}".split())

    def summary(self) -> str:
        """How many proposals had which outcome."""
        counts = Counter(verdict.outcome for verdict in self.verdicts)
        return f"proposals: {', '.join(f'{counts[outcome]} {outcome.value}' for outcome in Outcome)}"

    def json_lines(self) -> bytes:
        """Every verdict as one JSON object a line; ``start`` and ``end`` are code points of the article's text."""
        lines = []
        for verdict in self.verdicts:
            place = verdict.passage
            held = {
                "article": verdict.article,
                "file": self._names[verdict.article],
                "kind": verdict.kind,
                "outcome": verdict.outcome.value,
                "words": verdict.words,
                "reason": verdict.reason,
                "start": place.start if place else None,
                "end": place.end if place else None,
            }
            lines.append(f"{json.dumps(held, ensure_ascii=False)}\n")
        return "".join(lines).encode()
