"""The graph as Turtle: all graphs as one, with ``prov:wasDerivedFrom`` on every node in the place of named graphs."""

from typing import BinaryIO

from communique.graph import Form, GraphFolder
from communique.graph import write as write_form


def write(folder: GraphFolder, output: BinaryIO) -> None:
    """Write the graph as Turtle, computed anew from the N-Quads that are its truth."""
    output.write(write_form(folder.quads(), Form.TURTLE, folder.iris))
