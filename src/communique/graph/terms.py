"""Reused vocabularies, and literals that every RDF syntax can carry."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import Literal, NamedNode


@dataclass(frozen=True, slots=True)
class Namespace:
    """A vocabulary: its usual prefix and its IRI. Calling it gives a term."""

    prefix: str
    iri: str

    def __call__(self, name: str) -> NamedNode:
        """The term of that local name."""
        return NamedNode(self.iri + name)


RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#")
OA = Namespace("oa", "http://www.w3.org/ns/oa#")
SEM = Namespace("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/")
ORG = Namespace("org", "http://www.w3.org/ns/org#")
SCHEMA = Namespace("schema", "https://schema.org/")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/")
CITO = Namespace("cito", "http://purl.org/spar/cito/")
EDTF = Namespace("edtf", "http://id.loc.gov/datatypes/edtf/")
VOID = Namespace("void", "http://rdfs.org/ns/void#")
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#")
SPDX = Namespace("spdx", "http://spdx.org/rdf/terms#")

REUSED = (RDF, RDFS, XSD, PROV, OA, SEM, ORG, SCHEMA, SKOS, DCTERMS, CITO, EDTF, VOID, DCAT, SPDX)

TYPE = RDF("type")
LABEL = RDFS("label")
COMMENT = RDFS("comment")
PREF_LABEL = SKOS("prefLabel")
EXACT_MATCH = SKOS("exactMatch")
DERIVED_FROM = PROV("wasDerivedFrom")
# Classes of others of which ours are a part (ontology/communique.ttl). Instances are said to be of both, so that
# clients that draw no conclusions find them.
REUSED_CLASSES = {
    "Article": SCHEMA("NewsArticle"),
    "Claim": SCHEMA("Claim"),
    "Meeting": SEM("Event"),
    "Organisation": ORG("Organization"),
    "Person": SCHEMA("Person"),
    "Place": SEM("Place"),
    "Quote": SCHEMA("Quotation"),
    "State": SCHEMA("Country"),
    "Statement": SCHEMA("CreativeWork"),
}
# Nobody has examined who may do what with the words of a passage: the statement for exactly that.
RIGHTS_NOT_EVALUATED = NamedNode("http://rightsstatements.org/vocab/CNE/1.0/")

# A lone surrogate has no UTF-8 form, and NUL ends strings in stores written in C: neither can be published.
_UNPUBLISHABLE = re.compile("[\x00\ud800-\udfff]")


def repaired(text: str) -> str:
    """The text with NUL and lone surrogates replaced, one for one, by U+FFFD; offsets stay valid."""
    return _UNPUBLISHABLE.sub("\ufffd", text)


def words(text: str) -> Literal:
    """Words of an article, or a plain value: ``xsd:string``."""
    return Literal(repaired(text))


def english(text: str) -> Literal:
    """A label or remark that we write, in English."""
    return Literal(repaired(text), language="en")


def edtf(value: str) -> Literal:
    """A date in the Extended Date/Time Format."""
    return Literal(value, datatype=EDTF("EDTF"))


def day(value: dt.date) -> Literal:
    """One day: ``xsd:date``."""
    return Literal(value.isoformat(), datatype=XSD("date"))


def count(value: int) -> Literal:
    """A number of things, or an offset: ``xsd:nonNegativeInteger``."""
    if value < 0:
        raise ValueError(f"{value} is negative")
    return Literal(str(value), datatype=XSD("nonNegativeInteger"))


def integer(value: int) -> Literal:
    """A whole number: ``xsd:integer``, the type that SPARQL's own counting gives."""
    return Literal(str(value), datatype=XSD("integer"))


def decimal(value: float) -> Literal:
    """A stated amount as ``xsd:decimal``, without exponent and without digits that nobody stated.

    Raises:
        ValueError: For infinities and not-a-number.
    """
    number = Decimal(repr(value))
    if not number.is_finite():
        raise ValueError(f"{value} is no amount")
    text = format(number, "f")
    return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=XSD("decimal"))


TRUE = Literal("true", datatype=XSD("boolean"))
