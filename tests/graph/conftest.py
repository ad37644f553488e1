"""The hand-made knowledge as quads."""

import pytest
from pyoxigraph import Quad

from communique.graph import knowledge_to_quads
from graph.knowledge import RUN, TableOfLinks, iris, knowledge


@pytest.fixture(scope="session")
def quads() -> list[Quad]:
    """Both articles with links."""
    return knowledge_to_quads(knowledge(), iris(), RUN, TableOfLinks())
