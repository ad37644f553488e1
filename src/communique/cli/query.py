"""``communique query``."""

import asyncio
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource

from communique.cli.options import format_option, graph_option, output_option
from communique.cli.output import STANDARD_OUTPUT, put
from communique.errors import UsageError
from communique.query.limits import Limits

if TYPE_CHECKING:
    from communique.query.formats import FormatName
    from communique.query.guard import CheckedQuery, QueryForm

_DEFAULTS = Limits()
# One person at a terminal asks for as much as fits into memory, not for a fair share of a server.
_ROWS = 10_000_000
_ANSWER_BYTES = 2**28
_WIDTH_ELSEWHERE = 120  # columns, where the output is no terminal
_EPILOG = """\b
Examples:
  communique query meetings
  communique query 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
  communique query question.rq -f csv -o answer.csv
  echo 'DESCRIBE <https://w3id.org/communique/id/state/kp>' | communique query -

\b
Exit status: 0 answered · 1 no graph, the query was stopped, or the output
cannot be written · 2 wrong call, wrong or refused query.
"""


@click.command(epilog=_EPILOG)
@click.argument("query", metavar="ARG")
@graph_option
@format_option("table", "csv", "json", "turtle", default="table")
@output_option()
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=_DEFAULTS.timeout,
    show_default=True,
    help="Seconds that the query may take.",
)
@click.pass_context
def command(ctx: click.Context, query: str, graph: Path, form: str, output: Path, timeout: float) -> None:
    """Ask the graph a question.

    ARG is - for standard input, a file, the name of a question in queries/, or the text of a query in SPARQL.
    Without -f, the answer to CONSTRUCT and DESCRIBE is Turtle. The default graph is the union of all graphs.
    """
    from communique.graph import load
    from communique.graph.writers import prefixes
    from communique.query.argument import query_text
    from communique.query.display import table
    from communique.query.guard import check, with_prefixes
    from communique.query.text import as_text

    limits = Limits(timeout=timeout, rows=_ROWS, answer_bytes=_ANSWER_BYTES)
    checked = check(query_text(query, sys.stdin.buffer), limits)
    asked_for = None if ctx.get_parameter_source("form") is ParameterSource.DEFAULT else form
    form = _fitting(checked.form, asked_for)
    folder = load(graph)
    known = prefixes(folder.iris)
    body = _ask(folder.nquads_path, limits, with_prefixes(checked, known), "json" if form == "table" else form)
    if form == "table":
        width = shutil.get_terminal_size().columns if _on_terminal(output) else _WIDTH_ELSEWHERE
        body = as_text(table(body, known), width).encode()
    put(output, body if body.endswith(b"\n") else body + b"\n")


def _fitting(query_form: "QueryForm", asked_for: str | None) -> str:
    from communique.query.formats import TABLES, formats_for

    is_table = formats_for(query_form) is TABLES
    form = asked_for or ("table" if is_table else "turtle")
    if is_table == (form == "turtle"):
        fitting = "table, csv or json" if is_table else "turtle"
        raise UsageError(
            "format-does-not-fit", f"{query_form} cannot be answered as {form}.", hint=f"Use -f {fitting}."
        )
    return form


def _ask(nquads: Path, limits: Limits, query: "CheckedQuery", form: str) -> bytes:
    from communique.query.workers import Workers

    # One question does not repay keeping the graph in a process of its own.
    workers = Workers(nquads, limits, fork=False)
    return asyncio.run(workers.ask(query, cast("FormatName", form))).body


def _on_terminal(output: Path) -> bool:
    return output == STANDARD_OUTPUT and sys.stdout is not None and sys.stdout.isatty()
