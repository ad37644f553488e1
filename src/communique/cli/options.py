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


def lexicon_option(command: Command) -> Command:
    """``--lexicon DIR``: word lists of the user's own over the built-in ones."""
    return click.option(
        "--lexicon",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="COMMUNIQUE_LEXICON",
        help="Folder of word lists (TOML) that are put over the built-in ones; see docs/extend.md.",
    )(command)


def format_option(*formats: str, default: str | None, aliases: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """``-f/--format``: the form of the output; without a default it has to be given."""
    # For click even None, given as the default, is a default: an option that must be given has none.
    given: dict[str, Any] = {"required": True} if default is None else {"default": default, "show_default": True}
    return click.option(
        "-f", "--format", *aliases, "form", type=click.Choice(formats), help="Form of the output.", **given
    )


def output_option(help_text: str = "File, or - for standard output.") -> Callable[[Command], Command]:
    """``-o/--output``: a file or ``-``; a folder where several files come out."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"), help=help_text
    )
