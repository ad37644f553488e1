"""``communique serve``."""

from contextlib import closing
from pathlib import Path

import click

from communique.cli.options import graph_option
from communique.query.limits import Limits

_DEFAULTS = Limits()
_MEBIBYTE = 2**20
_EPILOG = """\b
Examples:
  communique serve
  communique serve -g graph --port 8080 --timeout 30
  curl 'http://127.0.0.1:8000/sparql?query=ASK%7B%7D'

\b
Exit status: 0 stopped · 1 no graph, or cannot listen · 2 wrong call.
"""


@click.command(epilog=_EPILOG)
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=_DEFAULTS.timeout,
    show_default=True,
    help="Seconds that one query may take.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=_DEFAULTS.rows,
    show_default=True,
    help="Rows or triples that one answer may have.",
)
@click.option(
    "--max-answer",
    type=click.IntRange(min=1),
    default=_DEFAULTS.answer_bytes // _MEBIBYTE,
    show_default=True,
    help="MiB that one answer may have.",
)
@click.option(
    "--max-memory",
    type=click.IntRange(min=16),
    default=_DEFAULTS.memory_bytes // _MEBIBYTE,
    show_default=True,
    help="MiB of memory that one query may take (Linux).",
)
@click.option(
    "--at-once",
    type=click.IntRange(min=1),
    default=_DEFAULTS.at_once,
    show_default="processors, at least 2",
    help="Queries evaluated at the same time.",
)
@click.option(
    "--max-waiting",
    type=click.IntRange(min=0),
    default=_DEFAULTS.waiting,
    show_default=True,
    help="Queries that may wait for their turn.",
)
@click.option("--public-url", help="The endpoint's URL as clients know it, for its service description.")
def command(
    graph: Path,
    host: str,
    port: int,
    timeout: float,
    max_rows: int,
    max_answer: int,
    max_memory: int,
    at_once: int,
    max_waiting: int,
    public_url: str | None,
) -> None:
    """Serve the graph over SPARQL, for reading only.

    The endpoint is at /sparql, and its state at /-/health. A query that goes over a limit is stopped and answered
    with an error, never with part of an answer. SIGINT (Ctrl-C) and SIGTERM stop the server.
    """
    from communique.graph.folder import load
    from communique.graph.writers import prefixes
    from communique.query.questions import questions
    from communique.query.workers import Workers
    from communique.serve.app import CommuniqueEndpoint
    from communique.serve.server import listen, run

    folder = load(graph)
    limits = Limits(
        timeout=timeout,
        rows=max_rows,
        answer_bytes=max_answer * _MEBIBYTE,
        memory_bytes=max_memory * _MEBIBYTE,
        at_once=at_once,
        waiting=max_waiting,
    )
    with closing(Workers(folder.nquads_path, limits)) as workers:
        workers.start()
        with closing(listen(host, port)) as listener:
            shown = f"[{host}]" if ":" in host else host
            url = f"http://{shown}:{listener.getsockname()[1]}/sparql"
            app = CommuniqueEndpoint(
                workers=workers,
                manifest_sha256=folder.manifest_sha256,
                prefixes=prefixes(folder.iris),
                public_url=public_url or url,
                example_queries={one.title: {"query": one.text} for one in questions().values()},
            )
            run(
                app,
                listener,
                announce=lambda: click.echo(f"communique: {workers.quads} quads at {url}", err=True),
                stop=workers.close,
            )
