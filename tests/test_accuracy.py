"""``docs/accuracy.md`` gives the figures that the command gives."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from communique.cli import main
from fixtures.golden import Golden

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs/accuracy.md"
MEASURED = {
    "seeds": ("tests/gold", "seeds"),
    "our own": ("tests/corpus/gold", "tests/corpus/articles", "--each"),
}


def renewed(document: str, block: str, content: str) -> str:
    """The document with another content of one of its measured blocks."""
    opening = f"<!-- measured: {block} -->\n"
    before, found, rest = document.partition(opening)
    assert found, f"{DOCUMENT.name} has no block of {block}"
    _, end, after = rest.partition("<!-- end -->")
    return f"{before}{opening}{content}{end}{after}"


@pytest.mark.slow
@pytest.mark.parametrize("block", MEASURED)
def test_the_tables_are_what_the_command_prints(block: str, golden: Golden) -> None:
    gold, articles, *options = MEASURED[block]
    if not (ROOT / gold).is_dir():
        pytest.fail(f"{gold} is missing: the table of {block} cannot be checked")
    call = ["evaluate", "--gold", str(ROOT / gold), "--articles", str(ROOT / articles), *options, "-f", "markdown"]
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 0, result.stderr
    golden(DOCUMENT, renewed(DOCUMENT.read_text(encoding="utf-8"), block, result.stdout))


def test_every_figure_was_measured() -> None:
    unfilled = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if "not measured yet" in line]
    assert unfilled == []


def test_the_figures_at_a_glance_are_those_of_the_tables() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    compared = 0
    for texts, when, block in (
        ("seeds", "now", "seeds"),
        ("seeds", "before", "seeds before"),
        ("our own", "now", "our own"),
        ("development, open", "now", "development open"),
        ("development, open", "before", "development open before"),
    ):
        glance = re.search(rf"^\| {texts} \| {when} \| (.*) \|$", document, re.MULTILINE)
        line = re.search(rf"<!-- measured: {block} -->\n(\d+ documents .*)\n", document)
        assert glance, f"{texts}, {when}"
        if line:
            found = re.findall(r"(?:P|R|F1) (\d\.\d+)|grounded (\d+ of \d+)|names (\d+)", line[1])
            assert glance[1].split(" | ") == ["".join(figure) for figure in found], f"{texts}, {when}"
            compared += 1
    assert compared >= 2
