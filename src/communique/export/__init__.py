"""The graph in other forms, one module for each.

An RDF form is a module with ``write(folder, output)``: the graph's folder, and a binary stream to write to.
``facts`` is another matter (:mod:`communique.export.facts`): it writes one file for each article.
"""

import importlib
from collections.abc import Callable
from typing import BinaryIO

from communique.errors import UsageError
from communique.graph import GraphFolder

RDF_FORMS = ("turtle", "trig", "nquads", "jsonld")
Exporter = Callable[[GraphFolder, BinaryIO], None]


def exporter(form: str) -> Exporter:
    """The writer of an RDF form.

    Raises:
        UsageError: ``form-unknown``.
    """
    if form not in RDF_FORMS:
        raise UsageError("form-unknown", f"no form {form!r}.", hint=f"There are {', '.join(RDF_FORMS)}.")
    write: Exporter = importlib.import_module(f"communique.export.{form}").write
    return write
