"""The questions of ``queries/``: Oxigraph over the set union, as served, against rdflib's own evaluator."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import rdflib

from benchmarks.timing import Row, compare
from communique.assets import folder
from communique.graph import load


def measure() -> Iterator[Row]:
    """One row for each question, on the graph in ``graph/``."""
    data = load(Path("graph")).nquads_path.read_bytes()
    ours = pyoxigraph.Store()
    for quad in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS):
        ours.add(quad)
        ours.add(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object))
    peer = rdflib.Dataset(default_union=True)
    peer.parse(data=data, format="nquads")
    for path in sorted(folder("queries").glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        yield compare(path.stem, lambda q=query: _all(ours.query(q)), lambda q=query: list(peer.query(q)), rounds=3)


def _all(answer: object) -> list[object]:
    return [bool(answer)] if isinstance(answer, pyoxigraph.QueryBoolean) else list(answer)  # type: ignore[call-overload]
