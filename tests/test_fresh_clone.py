"""What the README promises on a fresh machine: a clone, a new environment, ``make run``, and a server that answers.

``make test`` in the clone would run this again; ``.ci/run`` runs it in a clean checkout instead.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

pytestmark = pytest.mark.extra
ROOT = Path(__file__).parents[1]
QUESTION = "PREFIX cmq: <https://w3id.org/communique/ontology#> SELECT ?s { ?s a cmq:JointStatement }"


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of what is committed."""
    folder = tmp_path_factory.mktemp("fresh") / "communique"
    subprocess.run(["git", "clone", "--quiet", "--no-local", str(ROOT), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def served(clone: Path) -> Iterator[tuple[str, Path]]:
    """``make run`` in the clone, on a free port."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("VIRTUAL_ENV", "PYTHON", "COMMUNIQUE"))}
    log = clone / "run.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run", "PORT=0"], cwd=clone, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            url = None
            for _ in range(900):
                time.sleep(1)
                url = re.search(r"http://127\.0\.0\.1:\d+", log.read_text())
                if url or process.poll() is not None:
                    break
            assert url, log.read_text()
            yield url.group(), clone
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def test_make_run_serves_the_graph_of_the_seeds(served: tuple[str, Path]) -> None:
    url, _ = served
    answer = httpx.get(f"{url}/sparql", params={"query": QUESTION}, timeout=30, trust_env=False)
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 3


def test_the_graph_built_in_the_clone_is_the_committed_one(served: tuple[str, Path]) -> None:
    _, folder = served
    changed = subprocess.run(
        ["git", "status", "--porcelain", "graph"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert changed.stdout == ""


def test_what_is_missing_is_said_in_one_line(clone: Path, tmp_path: Path) -> None:
    for name in ("make", "sh", "env", "touch"):
        (tmp_path / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    result = subprocess.run(
        ["make", "run", f"VENV={tmp_path / 'none'}"],
        cwd=clone,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    said = [line for line in result.stderr.splitlines() if line.startswith("communique:")]
    assert said == ["communique: Python 3.11, 3.12 or 3.13 is missing: install it and run make again."]
