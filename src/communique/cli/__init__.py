"""The command ``communique``: a thin layer of click over the rooms.

Each subcommand is a module of this package with the attribute ``command``; it is imported only when
it is called, so that ``communique --help`` does not wait for a language model.
"""

import contextlib
import errno
import importlib
import sys
from collections.abc import Iterator
from typing import Any

import click

from communique import __version__
from communique.cli.output import OutputError, forget_the_rest
from communique.errors import CommuniqueError, UsageError

COMMANDS = {
    "build": "Turn a folder of articles into a validated, published graph.",
    "triage": "List which articles of a folder are relevant, and why.",
    "map": "Turn article files into quads.",
    "validate": "Check the graph against the shapes.",
    "query": "Ask the graph a question.",
    "serve": "Serve the graph over SPARQL.",
    "export": "Write the graph in another form.",
    "explain": "Show the words that support everything said about a thing.",
    "lexicon": "List, look up and check the word lists.",
    "evaluate": "Measure exported facts against gold.",
}
_EPILOG = """\b
Examples:
  communique build articles/ -o graph/
  communique query meetings
  communique serve

\b
Exit status: 0 done · 1 failure · 2 wrong call · 3 the graph does not
conform · 4 some inputs were rejected.
"""


class CallError(UsageError):
    """The options or arguments are not those of the command.

    Attributes:
        usage: How the command is called, in one line.
    """

    def __init__(self, code: str, message: str, *, usage: str = "", hint: str = "") -> None:
        super().__init__(code, message, hint=hint)
        self.usage = usage


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

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 — click's own signature
        """Read the options before the command; what is wrong with them is an error of ours."""
        with _with_a_code():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 — click's own signature
        """Run the command; what is wrong with its options and arguments is an error of ours."""
        with _with_a_code():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 — click's own signature
        """Run, and print an error of ours as one message with its own exit status."""
        try:
            return super().main(*args, **kwargs)
        except CommuniqueError as error:
            if isinstance(error, CallError) and error.usage:
                click.echo(error.usage, err=True)
            click.echo(f"communique: {error}", err=True)
            sys.exit(error.exit_status)
        except OSError as error:
            # Commands tell their own failures; what is left is click, writing help where there is no room.
            if error.errno != errno.ENOSPC:
                raise
            forget_the_rest()
            full = OutputError("output-unwritable", f"the output cannot be written: {error.strerror}.")
            click.echo(f"communique: {full}", err=True)
            sys.exit(full.exit_status)


@contextlib.contextmanager
def _with_a_code() -> Iterator[None]:
    """Give click's own errors the form and the code that all errors have.

    Raises:
        CallError: ``call-wrong``.
    """
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise  # a call without anything asks for help
    except click.UsageError as error:
        context = error.ctx
        raise CallError(
            "call-wrong",
            _sentence(error.format_message()),
            usage=context.get_usage() if context else "",
            hint=f"See {context.command_path} --help." if context else "",
        ) from error


def _sentence(message: str) -> str:
    """A message of click on one line, with a full stop; it lists choices on lines of their own."""
    line = " ".join(message.split())
    return line if line.endswith((".", "?", ")")) else f"{line}."


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, prog_name="communique")
def main() -> None:
    """News articles about diplomacy as an evidence-backed graph."""
