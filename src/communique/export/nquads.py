"""The graph as N-Quads: the published file itself, sorted by line."""

import shutil
from typing import BinaryIO

from communique.graph import GraphFolder


def write(folder: GraphFolder, output: BinaryIO) -> None:
    """Copy the graph's N-Quads, which are its truth."""
    with folder.nquads_path.open("rb") as file:
        shutil.copyfileobj(file, output)
