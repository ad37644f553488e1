"""Reading the seeds: all of our extraction against the language model's pipeline alone on the same words."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Row, compare
from communique.extract import Extractor
from communique.language.pipeline import load_pipeline
from communique.read import read_folder
from communique.settings import Settings


def measure() -> Iterator[Row]:
    """One row for each seed; a ratio of 0.5 means that our part takes as long as the model's."""
    model = Settings().model
    extractor, pipeline = Extractor(model), load_pipeline(model)
    articles, _ = read_folder(Path("seeds"))
    for article in articles:
        words = [" ".join(article.text[a:b] for a, b in p.pieces) for p in article.paragraphs if not p.repeats]
        yield compare(article.names[0], lambda a=article: extractor.facts(a), lambda w=words: list(pipeline.pipe(w)))
