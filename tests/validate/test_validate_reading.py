"""Graphs are taken in as they are written, from pyoxigraph and from rdflib."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import XSD, BNode, Dataset, Graph, URIRef
from rdflib import Literal as RdflibLiteral

from communique.validate.quads import read_quads
from communique.validate.shacl import path_text, term

NQUADS = b"""<http://a/s> <http://a/p> "x" <http://a/g> .
<http://a/s> <http://a/p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .
<http://a/s> <http://a/p> "x"@en .
<http://a/s> <http://a/p> "007"^^<http://www.w3.org/2001/XMLSchema#integer> .
_:b <http://a/p> <http://a/o> <http://a/h> .
"""


def test_both_libraries_give_the_same_quads() -> None:
    dataset = Dataset()
    dataset.parse(data=NQUADS.decode(), format="nquads")
    ours, theirs = read_quads(parse(NQUADS, format=RdfFormat.N_QUADS)), read_quads(dataset)
    assert {t[:2] for t in ours.default} == {t[:2] for t in theirs.default}
    assert ours.named[URIRef("http://a/g")] == theirs.named[URIRef("http://a/g")]
    assert len(ours) == len(theirs) == 5


def test_a_plain_string_is_one_literal_however_it_is_written() -> None:
    quads = read_quads(parse(NQUADS, format=RdfFormat.N_QUADS))
    assert (
        len({triple.o for triple in quads.union() if isinstance(triple.o, RdflibLiteral) and not triple.o.datatype})
        == 2
    )


def test_a_number_keeps_its_zeros() -> None:
    quads = read_quads(parse(NQUADS, format=RdfFormat.N_QUADS))
    assert "007" in {str(triple.o) for triple in quads.default}


def test_a_repeated_quad_counts_once() -> None:
    quad = Quad(NamedNode("http://a/s"), NamedNode("http://a/p"), Literal("x"), DefaultGraph())
    assert len(read_quads([quad, quad])) == 1


def test_a_term_that_is_no_iri_is_shown_as_words() -> None:
    assert term(URIRef("no iri")) == Literal("no iri")
    assert term(RdflibLiteral("1", datatype=XSD.integer)) == Literal(1)
    assert term(RdflibLiteral("a", lang="en")) == Literal("a", language="en")


def test_a_path_that_reports_cannot_show_is_refused() -> None:
    with pytest.raises(ValueError, match="no simple path"):
        path_text(Graph(), BNode())
