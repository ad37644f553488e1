"""Graphs to ask."""

from pathlib import Path

import pytest

from query.graphs import SMALL, many, write_folder


@pytest.fixture(scope="session")
def small_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture(scope="session")
def small_nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("nquads") / "small.nq"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def large_nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("nquads") / "large.nq"
    path.write_text(many(500), encoding="utf-8")
    return path
