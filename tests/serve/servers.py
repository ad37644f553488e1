"""Real servers: ``communique serve`` as a process of its own."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

_COMMAND = [sys.executable, "-c", "from communique.cli import main; main()", "serve"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


class Server:
    """A running server.

    Attributes:
        process: Its process.
        announced: What it printed when it listened.
        url: The endpoint's URL.
        http: A client whose base is the server's root.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        if process.stderr is None:
            raise ValueError("standard error is not captured")
        self.announced = process.stderr.readline()
        found = re.search(r"http://\S+/sparql", self.announced)
        if found is None:
            process.kill()
            raise RuntimeError(self.announced + process.communicate()[1])
        self.url = found[0]
        self.http = httpx.Client(base_url=self.url.removesuffix("/sparql"), timeout=30, trust_env=False)

    def ask(self, query: str, accept: str = "application/json", **more: str) -> httpx.Response:
        """Ask a query by GET."""
        return self.http.get("/sparql", params={"query": query, **more}, headers={"Accept": accept})

    def running(self) -> int:
        """Queries that are being evaluated, as the server says."""
        return int(self.http.get("/-/health").json()["running"])

    def workers(self) -> list[int]:
        """Processes that evaluate queries: the children of the process with the graph (Linux)."""
        return [pid for parent in children(self.process.pid) for pid in children(parent)]


def run(*arguments: str) -> subprocess.Popen[str]:
    """Start ``communique serve``."""
    return subprocess.Popen([*_COMMAND, *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@contextmanager
def serving(graph: Path, *arguments: str) -> Iterator[Server]:
    """A server on a free port, stopped at the end."""
    process = run("-g", str(graph), "--port", "0", *arguments)
    with process:
        server = Server(process)
        try:
            with server.http:
                yield server
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)


def problem(response: httpx.Response, status: int, code: str) -> dict[str, object]:
    """The problem that a response describes, with this status and code."""
    assert response.headers["content-type"] == "application/problem+json"
    content: dict[str, object] = response.json()
    assert (response.status_code, content["status"], content["code"]) == (status, status, code), content
    assert content["detail"]
    return content


def children(pid: int) -> list[int]:
    """Process ids of the children of a process (Linux)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[1]) == pid:
            found.append(int(status.parent.name))
    return found


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether a condition becomes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return condition()
