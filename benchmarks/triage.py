"""Triage, from bytes to verdict, against reading and extracting the same files."""

import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.texts import IRRELEVANT, RELEVANT, SEEDS, paths
from benchmarks.timing import Row, compare
from communique.extract import Extractor
from communique.lexicon import load_lexicon
from communique.read import read_article
from communique.settings import Settings
from communique.triage import judge_file, load_gate


def measure() -> Iterator[Row]:
    """One row for each folder; a ratio of 50 means that triage is fifty times as fast as a parse."""
    for folder in (IRRELEVANT, RELEVANT, SEEDS):
        yield compare_with_parse(f"{folder.name}: triage", paths(folder))


def compare_with_parse(what: str, files: list[Path], rounds: int = 5) -> Row:
    """The gate on some files, and all of reading and extracting; processor time."""
    model, lexicon = Settings().model, load_lexicon()
    extractor, gate = Extractor(model, lexicon), load_gate(model, lexicon)

    def ours() -> None:
        for path in files:
            judge_file(path, gate)

    def peer() -> None:
        for path in files:
            extractor.facts(read_article(path))

    ours()  # the first run fills caches
    peer()
    return compare(what, ours, peer, rounds, clock=time.process_time, documents=len(files))
