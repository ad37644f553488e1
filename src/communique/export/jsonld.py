"""The graph as JSON-LD: expanded, one object for each subject and graph."""

from typing import BinaryIO

from communique.graph import Form, GraphFolder
from communique.graph import write as write_form


def write(folder: GraphFolder, output: BinaryIO) -> None:
    """Write the graph as JSON-LD, computed anew from the N-Quads that are its truth."""
    output.write(write_form(folder.quads(), Form.JSONLD, folder.iris))
