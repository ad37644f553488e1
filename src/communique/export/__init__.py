"""The graph in other forms, one module for each.

An RDF form is a module with ``write(folder, output)``: the graph's folder, and a binary stream to write to.
``facts`` is another matter (:mod:`communique.export.facts`): it writes one file for each article.
"""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from communique.errors import CommuniqueError, UsageError
from communique.graph import GraphFolder

RDF_FORMS = ("turtle", "trig", "nquads", "jsonld")
Exporter = Callable[[GraphFolder, BinaryIO], None]


class ExportError(CommuniqueError):
    """An export cannot be written."""


def exporter(form: str) -> Exporter:
    """The writer of an RDF form.

    Raises:
        UsageError: ``form-unknown``.
    """
    if form not in RDF_FORMS:
        raise UsageError("form-unknown", f"no form {form!r}.", hint=f"There are {', '.join(RDF_FORMS)}.")
    write: Exporter = importlib.import_module(f"communique.export.{form}").write
    return write


def write_rdf(folder: GraphFolder, form: str, output: Path) -> None:
    """Write the graph in an RDF form to a file, or to standard output when ``output`` is ``-``.

    Raises:
        UsageError: ``form-unknown``.
        ExportError: ``export-unwritable``; a file that was there before stays as it was.
    """
    write = exporter(form)
    with _opened(output) as stream:
        write(folder, stream)


@contextlib.contextmanager
def _opened(output: Path) -> Iterator[BinaryIO]:
    if output == Path("-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    temporary = output.with_name(f".new-{output.name}")
    try:
        with temporary.open("wb") as file:
            yield file
        temporary.replace(output)
    except OSError as error:
        raise ExportError(
            "export-unwritable", f"the file cannot be written: {error.strerror or error}.", where=str(output)
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
