"""Options that mean the same in every command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def graph_option(command: Command) -> Command:
    """``-g/--graph PATH``: the graph folder."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("graph"),
        show_default=True,
        envvar="COMMUNIQUE_GRAPH",
        help="Folder of the graph.",
    )(command)


def format_option(*formats: str, default: str | None, aliases: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """``-f/--format``: the form of the output."""
    return click.option(
        "-f",
        "--format",
        *aliases,
        "form",
        type=click.Choice(formats),
        default=default,
        required=default is None,
        show_default=default is not None,
        help="Form of the output.",
    )


def output_option(help_text: str) -> Callable[[Command], Command]:
    """``-o/--output``: a file or ``-``; a folder where several files come out."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"), help=help_text
    )
