"""The documents say what the program does."""

import ast
import re
from pathlib import Path

from click.testing import CliRunner

from communique.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
RAISES = re.compile(r"(?:Error|Rejected|_answer|_broken|_refused)$")


def constants(node: ast.AST) -> set[str]:
    """String constants that look like a code."""
    found = {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return {value for value in found if CODE.fullmatch(value)}


def raised(tree: ast.AST) -> set[str]:
    """The codes that a module raises: arguments of errors, and defaults of parameters called code."""
    codes = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = str(getattr(node.func, "id", None) or getattr(node.func, "attr", ""))
            if RAISES.search(name):
                codes |= set().union(*(constants(a) for a in node.args[:2] if isinstance(a, ast.Constant)), set())
                codes |= set().union(*(constants(k.value) for k in node.keywords if k.arg == "code"), set())
        elif isinstance(node, ast.FunctionDef):
            pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            codes |= set().union(*(constants(d) for a, d in pairs if a.arg == "code" and d is not None), set())
    return codes


def test_every_error_code_is_documented_and_every_documented_one_exists() -> None:
    trees = [ast.parse(path.read_text()) for path in sorted((ROOT / "src").rglob("*.py"))]
    codes = set().union(*(raised(tree) for tree in trees))
    everything = set().union(*(constants(tree) for tree in trees))
    documented = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", (ROOT / "docs/errors.md").read_text()))
    assert codes - documented == set()
    assert documented - everything == set()


def test_every_command_has_help_with_examples_and_exit_status() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, name
        assert "Example" in result.output, name
        assert "Exit status" in result.output, name


def test_help_of_the_program_lists_the_commands_as_they_describe_themselves() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    for name, line in COMMANDS.items():
        assert name in output
        assert line.split()[0] in output


def test_links_between_the_documents_lead_somewhere() -> None:
    for document in [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text()):
            assert (document.parent / target).exists(), f"{document.name} → {target}"
