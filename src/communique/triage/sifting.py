"""Sifting files: which articles go on, and which are left out, each with the reason.

A file of plain text is judged twice: as it stands, before it is cut into zones, since the gate is faster than the
reader; and, when that lets it pass, by the words that would be parsed, since menus and teasers name the world. Other
forms are read first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.errors import InputRejectedError
from communique.model import Article
from communique.read import Rejected, read_folder
from communique.read.article import printable
from communique.read.decode import decode, load
from communique.read.forms import Form, form_of
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
    """Read the files that may hold relevant articles, and judge each article."""
    promising: list[Path] = []
    irrelevant: list[Judged] = []
    for path in paths:
        verdict = judge_file(path, gate)
        if verdict is None or verdict.relevant:
            promising.append(path)
        else:
            irrelevant.append(Judged((printable(path.name),), verdict))
    read, rejected = read_folder(promising)
    judged = [(article, Judged(article.names, gate.judge(readable(article)))) for article in read]
    irrelevant += [verdict for _, verdict in judged if not verdict.verdict.relevant]
    passed = [(article, verdict) for article, verdict in judged if verdict.verdict.relevant]
    return Sifted(
        articles=tuple(article for article, _ in passed),
        relevant=tuple(verdict for _, verdict in passed),
        irrelevant=tuple(sorted(irrelevant, key=lambda judged: judged.names)),
        rejected=rejected,
    )


def judge_file(path: Path, gate: Gate) -> Verdict | None:
    """The verdict on a file of plain text as it stands; ``None`` for any other file, which has to be read first."""
    try:
        text = decode(load(path), path.name).text
        plain = form_of(text, path.name) is Form.PLAIN
    except InputRejectedError:
        return None  # reading it tells why
    return gate.judge(text) if plain else None


def readable(article: Article) -> str:
    """The words of an article that would be parsed, a blank line between paragraphs."""
    paragraphs = (p.pieces for p in article.paragraphs if not p.repeats)
    return "\n\n".join(" ".join(article.text[start:end] for start, end in pieces) for pieces in paragraphs)
