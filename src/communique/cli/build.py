"""``communique build``: a folder of articles becomes a validated, published graph."""

from pathlib import Path

import click
from click.core import ParameterSource

from communique.cli.helpers import Readers, reader_options
from communique.cli.options import graph_option, lexicon_option
from communique.cli.progress import Console
from communique.errors import UsageError

_EPILOG = """\b
Examples:
  communique build
  communique build articles/ -o graph/
  communique build seeds --gates gates.toml
  communique build articles/ -o graph/ --lexicon oil/
  communique build everything/ -o graph/ --triage
  communique build articles/ -o graph/ --llm qwen3 --llm-url http://127.0.0.1:8080/v1

\b
Exit status: 0 published · 1 nothing readable, gates failed or the folder cannot
be written (the old graph stays) · 2 wrong call or lexicon · 3 does not conform
(the old graph stays) · 4 published, but some inputs were rejected.
"""


@click.command(epilog=_EPILOG)
@click.argument("articles", type=click.Path(readable=False, path_type=Path), default=Path("seeds"))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the graph; replaced as a whole or not at all.  [default: that of -g]",
)
@graph_option
@click.option(
    "--gates",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="TOML file of counts and fill rates that the graph must reach.",
)
@lexicon_option
@reader_options
@click.option(
    "--triage/--no-triage",
    default=False,
    help="Leave out articles that `communique triage` finds irrelevant, and list them.  [default: no-triage]",
)
@click.pass_context
def command(
    context: click.Context,
    articles: Path,
    output: Path | None,
    graph: Path,
    gates: Path | None,
    lexicon: Path | None,
    *,
    readers: Readers,
    triage: bool,
) -> None:
    """Turn the articles of a folder (default: seeds) into a graph.

    README*, LICENSE* and names that start with a dot are skipped. Other subfolders are left out, with a
    note: articles are read from one folder. What cannot be read is listed with a code, the reason and what
    to do, here and in the graph's manifest. Nothing is fetched from a network and nothing
    is sent, unless --llm names a language model to ask.

    Every article is parsed, since the folder was chosen; of a folder of all kinds of news, --triage parses
    only the relevant ones, and lists the others in the same places.
    """
    from communique.pipeline import IRRELEVANT, build

    graph = _one(context, output, graph)
    console = Console()
    try:
        settings = readers.settings(lexicon)
        with readers.helpers(console) as helpers:
            manifest = build(
                articles, graph, settings=settings, listener=console, gates=gates, triage=triage, helpers=helpers
            )
    finally:
        console.clear()
    console.say(f"{graph}: {len(manifest.articles)} articles, {manifest.counts['quads']} quads")
    irrelevant = sum(rejection.code == IRRELEVANT for rejection in manifest.rejected)
    if irrelevant:
        console.say(f"{irrelevant} inputs were left out as irrelevant")
    if len(manifest.rejected) > irrelevant:
        console.say(f"{len(manifest.rejected) - irrelevant} inputs were rejected")
        context.exit(4)


def _one(context: click.Context, output: Path | None, graph: Path) -> Path:
    """The folder of the graph, which has two names on the command line."""
    if output is None:
        return graph
    if context.get_parameter_source("graph") is ParameterSource.COMMANDLINE and graph != output:
        raise UsageError("options-conflict", f"-o {output} and -g {graph} are two folders for one graph: give one.")
    return output
