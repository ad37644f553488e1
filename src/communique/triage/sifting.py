"""Sifting files: which articles go on, and which are left out, each with the reason.

What comes as plain text, Markdown or JSON lines is judged twice: as it stands, since the gate is many times as fast as
the reader; and, when that lets it pass, by the words that would be parsed, since menus and teasers name the world.
Pages (HTML) are read first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.model import Article
from communique.read import Rejected, read_folder
from communique.triage.gate import Gate
from communique.triage.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on the article of these names."""

    names: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Sifted:
    """What became of the files.

    Attributes:
        articles: The relevant articles, by their first name.
        relevant: The verdicts on them, in the same order.
        irrelevant: The verdicts on all others, by name.
        rejected: Files that could not be read.
    """

    articles: tuple[Article, ...]
    relevant: tuple[Judged, ...]
    irrelevant: tuple[Judged, ...]
    rejected: tuple[Rejected, ...]


def sift(paths: Iterable[Path], gate: Gate) -> Sifted:
    """Read what may hold relevant articles, and judge each article."""
    irrelevant: list[Judged] = []

    def passes(name: str, text: str) -> bool:
        verdict = gate.judge(text)
        if not verdict.relevant:
            irrelevant.append(Judged((name,), verdict))
        return verdict.relevant

    read, rejected = read_folder(paths, passes=passes)
    judged = [(article, Judged(article.names, gate.judge(readable(article)))) for article in read]
    irrelevant += [verdict for _, verdict in judged if not verdict.verdict.relevant]
    passed = [(article, verdict) for article, verdict in judged if verdict.verdict.relevant]
    return Sifted(
        articles=tuple(article for article, _ in passed),
        relevant=tuple(verdict for _, verdict in passed),
        irrelevant=tuple(sorted(irrelevant, key=lambda judged: judged.names)),
        rejected=rejected,
    )


def readable(article: Article) -> str:
    """The words of an article that would be parsed, a blank line between paragraphs."""
    paragraphs = (p.pieces for p in article.paragraphs if not p.repeats)
    return "\n\n".join(" ".join(article.text[start:end] for start, end in pieces) for pieces in paragraphs)
