"""The command ``communique``: a thin layer of click over the rooms.

Each subcommand is a module of this package with the attribute ``command``; it is imported only when
it is called, so that ``communique --help`` does not wait for a language model.
"""

import importlib
import sys
from typing import Any

import click

from communique import __version__
from communique.errors import CommuniqueError

COMMANDS = {
    "build": "Turn a folder of articles into a validated, published graph.",
    "map": "Turn article files into quads on standard output.",
    "validate": "Check the graph against the shapes.",
    "query": "Ask the graph a question.",
    "serve": "Serve the graph over SPARQL.",
    "export": "Write the graph in another form.",
    "explain": "Show the words that support everything said about a thing.",
    "evaluate": "Measure exported facts against gold.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 — click's own signature
        """The names, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"communique.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 — click's own signature
        """Run, and print an error of ours as one message with its own exit status."""
        try:
            return super().main(*args, **kwargs)
        except CommuniqueError as error:
            click.echo(f"communique: {error}", err=True)
            sys.exit(error.exit_status)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def main() -> None:
    r"""News articles about diplomacy as an evidence-backed graph.

    \b
    Exit status: 0 done · 1 failure · 2 wrong call · 3 the graph does not
    conform · 4 some inputs were rejected.
    """
