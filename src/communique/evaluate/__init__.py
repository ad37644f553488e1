"""Measure exported facts against gold: precision, recall and F1 by slot, grounding, forbidden names."""

from communique.evaluate.documents import Document, parse_document, read_document
from communique.evaluate.floors import (
    Floor,
    FloorsLowError,
    FloorsMissedError,
    check_floors,
    check_tight,
    low_floors,
    read_floors,
)
from communique.evaluate.markdown import as_markdown
from communique.evaluate.mistake_forms import mistakes_as_json, mistakes_as_text
from communique.evaluate.mistakes import Mistakes, find_mistakes
from communique.evaluate.report import Compared, Report, as_json, as_text, compare_folder, score, score_folder
from communique.evaluate.runs import facts_of_articles, facts_of_graph
from communique.evaluate.slots import compare_documents, match_documents
from communique.evaluate.tally import Count, Score, Tally

__all__ = [
    "Compared",
    "Count",
    "Document",
    "Floor",
    "FloorsLowError",
    "FloorsMissedError",
    "Mistakes",
    "Report",
    "Score",
    "Tally",
    "as_json",
    "as_markdown",
    "as_text",
    "check_floors",
    "check_tight",
    "compare_documents",
    "compare_folder",
    "facts_of_articles",
    "facts_of_graph",
    "find_mistakes",
    "low_floors",
    "match_documents",
    "mistakes_as_json",
    "mistakes_as_text",
    "parse_document",
    "read_document",
    "read_floors",
    "score",
    "score_folder",
]
