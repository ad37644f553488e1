"""Knowledge as quads, and quads as a published folder: the only room that writes RDF.

``knowledge_to_quads`` says what ``docs/model.md`` lays down, every fact in the graph of its evidence;
``write`` writes a form of it; ``publish`` and ``load`` keep the folder whole.
"""

from communique.graph.assemble import assemble
from communique.graph.folder import GraphFolder, load
from communique.graph.iris import Iris
from communique.graph.links import LinkedEntity, Links
from communique.graph.mapping import knowledge_to_quads
from communique.graph.publish import locked, publish
from communique.graph.run import Run, Software, rules_hash, this_run
from communique.graph.writers import FORMS, Form, read_nquads, write

__all__ = [
    "FORMS",
    "Form",
    "GraphFolder",
    "Iris",
    "LinkedEntity",
    "Links",
    "Run",
    "Software",
    "assemble",
    "knowledge_to_quads",
    "load",
    "locked",
    "publish",
    "read_nquads",
    "rules_hash",
    "this_run",
    "write",
]
