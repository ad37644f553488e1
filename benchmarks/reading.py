"""Reading whole articles, from bytes to facts, against the language model's own pipeline on the words alone."""

import time
from collections.abc import Iterator
from pathlib import Path

import spacy

from benchmarks.texts import RELEVANT, SEEDS, paths
from benchmarks.timing import Row, compare
from communique.extract import Extractor
from communique.lexicon import load_lexicon
from communique.read import read_article
from communique.settings import Settings
from communique.triage import readable


def measure() -> Iterator[Row]:
    """One row for each folder; a ratio of 0.67 means that all of ours takes 1.5 times as long as the model alone."""
    for folder in (SEEDS, RELEVANT):
        yield compare_with_model(f"{folder.name}: read and extract", paths(folder))


def compare_with_model(what: str, files: list[Path], rounds: int = 5) -> Row:
    """All of ours on some files, and ``nlp.pipe`` on their words; processor time."""
    model = Settings().model
    extractor, nlp = Extractor(model, load_lexicon()), spacy.load(model)
    words = [readable(read_article(path)) for path in files]

    def ours() -> None:
        for path in files:
            extractor.facts(read_article(path))

    ours()  # the first run fills caches
    return compare(what, ours, lambda: list(nlp.pipe(words)), rounds, clock=time.process_time, documents=len(files))
