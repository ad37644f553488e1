"""What a build tells while it runs, on standard error."""

import sys

import click

from communique.graph.manifest import Rejection
from communique.pipeline import IRRELEVANT

_CLEAR_LINE = "\r\x1b[2K"


class Console:
    """Shows steps on a terminal, one line that is written over, and always lists what was rejected."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()

    def step(self, message: str) -> None:
        """Show that a step begins; nothing when standard error is not a terminal."""
        if self._terminal:
            click.echo(f"{_CLEAR_LINE}{_printable(message)} …", nl=False, err=True)

    def rejected(self, rejection: Rejection) -> None:
        """List an input that is not in the graph: code, reason, what to do."""
        hint = f" {rejection.hint}" if rejection.hint else ""
        verb = "left out" if rejection.code == IRRELEVANT else "rejected"
        self.say(f"{verb} {rejection.file}: {rejection.reason}{hint} [{rejection.code}]")

    def say(self, message: str) -> None:
        """Print a line for people."""
        self.clear()
        click.echo(_printable(message), err=True)

    def clear(self) -> None:
        """Take the line of the current step off the terminal."""
        if self._terminal:
            click.echo(_CLEAR_LINE, nl=False, err=True)


def _printable(text: str) -> str:
    """Text without characters that would steer a terminal; names of files may hold any."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
