"""Measure the code as it was at several commits on the same texts: what each group of rules has gained.

Usage: python tools/gains.py --gold GOLD --articles ARTICLES [--together] COMMIT … > table.md

Every commit is taken from git into a folder of its own, and its own ``communique evaluate`` is run there: each article
alone, or with --together all in one graph. A row of the Markdown table is one commit, in the order given; a commit
whose code does not run is a row without figures. The Python that runs this must have the dependencies of all of them.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("claim", "meeting", "person", "statement", "transfer")
HEAD = ("commit", "what came", "P", "R", "F1", "macro F1", *(f"{kind} F1" for kind in KINDS), "grounded", "forbidden")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--together", action="store_true")
    parser.add_argument("commits", nargs="+", metavar="COMMIT")
    given = parser.parse_args()
    print(row(HEAD), row(["---", "---", *["---:"] * (len(HEAD) - 2)]), sep="\n")
    for commit in given.commits:
        with tempfile.TemporaryDirectory(prefix="communique-gains-") as folder:
            check_out(commit, Path(folder))
            cells = measure(Path(folder), given.gold.resolve(), given.articles.resolve(), together=given.together)
        print(row([*git("log", "-1", "--format=`%h`%n%s", commit).decode().splitlines(), *cells]), flush=True)


def check_out(commit: str, folder: Path) -> None:
    """Write the tree of a commit into a folder."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", commit))) as archive:
        archive.extractall(folder, filter="data")


def measure(checkout: Path, gold: Path, articles: Path, *, together: bool) -> list[str]:
    """The cells of what the code of a checkout reaches, as its ``communique evaluate -f json`` says it."""
    call = ["evaluate", "--gold", str(gold), "--articles", str(articles), "--format", "json"]
    command = [sys.executable, "-m", "communique", *call, *([] if together else ["--each"])]
    environment = os.environ | {"PYTHONPATH": str(checkout / "src")}
    # Only standard output is kept: notes on articles that were refused are for whoever runs this.
    done = subprocess.run(command, cwd=checkout, env=environment, stdout=subprocess.PIPE, check=False)  # noqa: S603
    if done.returncode:
        return ["did not run", *[""] * (len(HEAD) - 3)]
    return figures(json.loads(done.stdout))


def figures(report: dict[str, Any]) -> list[str]:
    """The cells of a report."""
    micro, groups = report["micro"], report["groups"]
    scores = [micro["precision"], micro["recall"], micro["f1"], report["macro_f1"]]
    scores += [groups[kind]["f1"] for kind in KINDS]
    grounded = "—" if report["grounded"] is None else f"{report['grounded']:.3f}"
    return [*(f"{score:.3f}" for score in scores), grounded, str(len(report["forbidden"]))]


def row(cells: Iterable[object]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def git(*arguments: str) -> bytes:
    """What git answers."""
    return subprocess.run(["git", *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603, S607


if __name__ == "__main__":
    main()
