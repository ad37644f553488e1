"""``communique export``: the graph in another form."""

import io
from pathlib import Path

import click

from communique.cli.options import format_option, graph_option, output_option
from communique.cli.output import STANDARD_OUTPUT, put, unwritable
from communique.errors import UsageError

_EPILOG = """\b
Examples:
  communique export -f turtle -o communique.ttl
  communique export --to nquads | sort | head
  communique export -f facts -o facts/

\b
Exit status: 0 written · 1 no graph, it is not whole, or the output cannot be
written · 2 wrong call.
"""


@click.command(epilog=_EPILOG)
@graph_option
@format_option("turtle", "trig", "nquads", "jsonld", "facts", default=None, aliases=("--to",))
@output_option("File, or - for standard output; for facts a folder, which is made if need be.")
def command(graph: Path, form: str, output: Path) -> None:
    """Write the graph as Turtle, TriG, N-Quads or JSON-LD, or as one file of neutral facts for each article."""
    from communique.export import exporter
    from communique.graph import load

    if form == "facts" and (output == STANDARD_OUTPUT or output.is_file()):
        raise UsageError("output-not-a-folder", "facts are one file for each article.", hint="Name a folder with -o.")
    if form != "facts" and output.is_dir():
        raise UsageError("output-not-a-file", "one file comes out.", where=str(output), hint="Name a file with -o.")
    folder = load(graph)
    if form == "facts":
        from communique.export.facts import write

        with unwritable(str(output)):
            written = write(folder, output)
        click.echo(f"{output}: {len(written)} files", err=True)
    else:
        written_form = io.BytesIO()
        exporter(form)(folder, written_form)
        put(output, written_form.getvalue())
