"""``communique validate``."""

from pathlib import Path

import click

from communique.cli.options import format_option, graph_option, output_option
from communique.cli.output import put

_EPILOG = """\b
Examples:
  communique validate
  communique validate --articles seeds
  communique validate -g graph -f turtle -o report.ttl

\b
Exit status: 0 the graph conforms · 1 there is no graph, it is not whole, nothing
could be checked, or the report cannot be written · 2 wrong call ·
3 the graph does not conform.
"""
_NOT_CONFORMING = 3


@click.command("validate", short_help="Check the graph against the shapes.", epilog=_EPILOG)
@graph_option
@format_option("text", "turtle", "json", default="text")
@output_option("File of the report, or - for standard output.")
@click.option(
    "--articles",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of the articles' files: read them again, and compare the passages with what they say.",
)
@click.pass_context
def command(ctx: click.Context, graph: Path, form: str, output: Path, articles: Path | None) -> None:
    """Check the graph against the shapes, and every passage against its article.

    The report names each node that is wrong, the shape that says so, what is wrong,
    and the words on which the node rests; then how many nodes the shapes looked at
    and which shapes had nothing to look at.

    Texts of plain-text articles are not kept beside the graph. Their passages are
    compared with them only when --articles names the folder where the files are;
    otherwise the report says that they were not compared. Of pages and other forms
    the text as it was read is kept; with --articles, it is read from the files again.
    """
    from communique.graph.folder import load
    from communique.read.folder import read_texts
    from communique.validate import validate_quads
    from communique.validate.texts import find_texts, read_sources

    folder = load(graph)
    quads = folder.quads()
    base = folder.manifest.base
    report = validate_quads(quads, find_texts(read_sources(quads, base), folder, articles, read_texts), base=base)
    write = {"text": report.text, "turtle": report.turtle, "json": report.json}[form]
    put(output, write().encode())
    if not report.conforms:
        ctx.exit(_NOT_CONFORMING)
