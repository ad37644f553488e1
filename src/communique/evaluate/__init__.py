"""Measure exported facts against gold: precision, recall and F1 by slot, grounding, forbidden names."""

from communique.evaluate.documents import Document, parse_document, read_document
from communique.evaluate.floors import Floor, FloorsMissedError, check_floors, read_floors
from communique.evaluate.report import Report, as_json, as_text, score_folder
from communique.evaluate.runs import facts_of_articles, facts_of_graph
from communique.evaluate.slots import compare_documents
from communique.evaluate.tally import Count, Score, Tally

__all__ = [
    "Count",
    "Document",
    "Floor",
    "FloorsMissedError",
    "Report",
    "Score",
    "Tally",
    "as_json",
    "as_text",
    "check_floors",
    "compare_documents",
    "facts_of_articles",
    "facts_of_graph",
    "parse_document",
    "read_document",
    "read_floors",
    "score_folder",
]
