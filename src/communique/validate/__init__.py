"""Checks a graph against the shapes, and against what shapes cannot see: texts, quads and calendars.

>>> from communique.validate import validate_quads
>>> report = validate_quads(quads, texts)   # doctest: +SKIP
>>> report.conforms                         # doctest: +SKIP
True
"""

from communique.validate.errors import ValidationError
from communique.validate.report import Exercised, Quoted, Report, Result
from communique.validate.run import validate_quads
from communique.validate.shapes import load_ontology, load_shapes

__all__ = [
    "Exercised",
    "Quoted",
    "Report",
    "Result",
    "ValidationError",
    "load_ontology",
    "load_shapes",
    "validate_quads",
]
