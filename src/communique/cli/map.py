"""``communique map``: article files as quads."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from communique.cli.helpers import Readers, reader_options
from communique.cli.options import format_option, lexicon_option, output_option
from communique.cli.output import put
from communique.cli.progress import Console

_EPILOG = """\b
Examples:
  communique map article.txt
  communique map a.txt b.txt -f turtle -o articles.ttl
  cat article.txt | communique map - -f jsonld

\b
Exit status: 0 mapped · 1 none could be read, or the output cannot be written ·
2 wrong call or lexicon · 4 some were rejected or are missing, the others are mapped.
"""


@click.command(epilog=_EPILOG)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    # What is missing or cannot be read is rejected like any other input, and the rest is mapped.
    type=click.Path(readable=False, allow_dash=True, path_type=Path),
)
@format_option("nquads", "trig", "turtle", "jsonld", default="nquads")
@output_option()
@lexicon_option
@reader_options
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    form: str,
    output: Path,
    lexicon: Path | None,
    *,
    readers: Readers,
) -> None:
    """Turn article FILES (- is standard input) into quads.

    The files are read together: what they report of one and the same thing becomes one node. Nothing is
    validated or published; see `communique build`.
    """
    from communique.graph import Form, Iris, write
    from communique.pipeline import map_files

    console = Console()
    settings = readers.settings(lexicon)
    try:
        with _with_standard_input(files) as paths, readers.helpers(console) as helpers:
            mapped = map_files(paths, settings=settings, listener=console, helpers=helpers)
    finally:
        console.clear()
    put(output, write(mapped.quads, Form(form), Iris(settings.base)))
    if mapped.rejected:
        context.exit(4)


@contextmanager
def _with_standard_input(files: tuple[Path, ...]) -> Iterator[list[Path]]:
    """The files, with a copy of standard input in the place of the first ``-``; further ones are the same text."""
    if Path("-") not in files:
        yield list(files)
        return
    from communique.read.decode import MAX_BYTES

    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        spooled = Path(folder, "stdin.txt")
        # One byte over the limit is enough for the reader to refuse the rest with its own message.
        spooled.write_bytes(sys.stdin.buffer.read(MAX_BYTES + 1))
        yield [spooled if path == Path("-") else path for path in files]
