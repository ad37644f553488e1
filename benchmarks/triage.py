"""Triage against reading and extracting the same files."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.texts import IRRELEVANT, RELEVANT, SEEDS, paths
from benchmarks.timing import Row, compare
from communique.extract import Extractor
from communique.lexicon import load_lexicon
from communique.read import read_article
from communique.settings import Settings
from communique.triage import load_gate, sift


def measure() -> Iterator[Row]:
    """One row for each folder; a ratio of 50 means that triage is fifty times as fast as a parse."""
    yield compare_sifting(f"{IRRELEVANT.name}: from files to verdicts", paths(IRRELEVANT))
    for folder in (IRRELEVANT, RELEVANT, SEEDS):
        yield compare_gate(f"{folder.name}: the gate alone", paths(folder))


def compare_sifting(what: str, files: list[Path], rounds: int = 5) -> Row:
    """All of triage, what passes being read and judged again, and all of reading and extracting; processor time."""
    gate = load_gate(Settings().model, load_lexicon())
    return _compare(what, files, lambda: sift(files, gate), rounds)


def compare_gate(what: str, files: list[Path], rounds: int = 5) -> Row:
    """Judging the words of files, and all of reading and extracting; processor time."""
    gate = load_gate(Settings().model, load_lexicon())
    texts = [path.read_text(encoding="utf-8") for path in files]
    return _compare(what, files, lambda: [gate.judge(text) for text in texts], rounds)


def _compare(what: str, files: list[Path], ours: Callable[[], object], rounds: int) -> Row:
    extractor = Extractor(Settings().model, load_lexicon())

    def peer() -> None:
        for path in files:
            extractor.facts(read_article(path))

    ours()  # the first run fills caches
    peer()
    return compare(what, ours, peer, rounds, clock=time.process_time, documents=len(files))
