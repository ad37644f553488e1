"""The program itself: its help, and calls that are wrong."""

import pytest
from click.testing import CliRunner

from communique.cli import COMMANDS, main


def test_help_gives_examples_and_exit_statuses() -> None:
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert "\n  Examples:\n    communique build articles/ -o graph/\n" in text
    assert "\n  Exit status: 0 done" in text
    assert "\\b" not in text


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["--no-such-option"], "Usage: main [OPTIONS] COMMAND"),
        (["no-such-command"], "Usage: main [OPTIONS] COMMAND"),
        (["query"], "Usage: main query [OPTIONS] ARG"),
        (["export", "-f", "rdfxml"], "Usage: main export [OPTIONS]"),
        (["serve", "--port", "many"], "Usage: main serve [OPTIONS]"),
        (["build", "one", "two"], "Usage: main build [OPTIONS]"),
    ],
)
def test_a_wrong_call_is_told_with_usage_hint_and_code(arguments: list[str], usage: str) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    shown, message = result.stderr.splitlines()
    assert shown.startswith(usage)
    assert message.startswith("communique: ")
    assert message.endswith(" --help. [call-wrong]")


def test_a_call_without_anything_asks_for_help() -> None:
    output = CliRunner().invoke(main, []).output
    assert all(name in output for name in COMMANDS)
    assert "call-wrong" not in output
