"""``communique explain IRI``."""

from pathlib import Path

import click

from communique.cli.options import format_option, graph_option, output_option
from communique.cli.output import put


@click.command(
    "explain",
    short_help="Show the words that support everything said about a thing.",
    epilog="""\b
Examples:
  communique explain person/SLUG
  communique explain statement/SLUG -f json -o statement.json
  communique explain https://w3id.org/communique/id/claim/HASH -g graph

\b
Exit status: 0 explained · 1 the graph is missing or says nothing of it, or the
output cannot be written · 2 wrong call.""",
)
@click.argument("iri", metavar="IRI")
@graph_option
@format_option("text", "json", default="text")
@output_option()
def command(iri: str, graph: Path, form: str, output: Path) -> None:
    """Show every statement about a thing with the words that support it.

    IRI is the thing's IRI, or what follows the base or `id/` in it (person/SLUG),
    or a prefixed name as the TriG file has it (person:SLUG).

    For every statement: the words (« »), the article, their offsets in code points,
    the part of the page, whether they state it or it was inferred from them, the stance
    where it is a claim; and for a date how it was worked out.
    """
    from communique.explain import as_json, as_text, explain
    from communique.graph.folder import load

    folder = load(graph)
    explanation = explain(folder.quads(), folder.iris, iri)
    put(output, (as_json(explanation) if form == "json" else as_text(explanation)).encode())
