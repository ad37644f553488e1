"""Servers that the tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from query.graphs import SMALL, many, write_folder
from serve.servers import Server, serving


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture(scope="session")
def large_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("large"), many(500))


@pytest.fixture(scope="session")
def server(small_graph: Path) -> Iterator[Server]:
    """A server with few data and the usual limits."""
    with serving(small_graph) as server:
        yield server


@pytest.fixture(scope="session")
def strict_server(large_graph: Path) -> Iterator[Server]:
    """A server with data enough for endless queries, and tight limits."""
    limits = ["--timeout", "1.5", "--max-rows", "600", "--max-answer", "1", "--at-once", "2", "--max-waiting", "40"]
    with serving(large_graph, *limits) as server:
        yield server


@pytest.fixture(scope="session")
def patient_server(large_graph: Path) -> Iterator[Server]:
    """A server that waits longer than any test, and gives a query little memory and one place."""
    with serving(
        large_graph, "--timeout", "120", "--max-memory", "64", "--at-once", "1", "--max-waiting", "0"
    ) as server:
        yield server
