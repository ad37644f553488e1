"""The graph as TriG: the default graph first, then every named graph."""

from typing import BinaryIO

from communique.graph import Form, GraphFolder
from communique.graph import write as write_form


def write(folder: GraphFolder, output: BinaryIO) -> None:
    """Write the graph as TriG, computed anew from the N-Quads that are its truth."""
    output.write(write_form(folder.quads(), Form.TRIG, folder.iris))
