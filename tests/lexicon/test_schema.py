"""The codes that a lexicon may give are those of the ontology."""

import pytest
from rdflib import SKOS, Graph, URIRef

from communique.assets import folder
from communique.lexicon.files import built_in
from communique.lexicon.schema import CODES, EXCLUSIVE, ITEM_CODES, KEYS, OFFICE_KINDS, PATTERNS, is_records

BASE = "https://w3id.org/communique/vocab/"


@pytest.mark.parametrize(("scheme", "codes"), [("item", ITEM_CODES), ("office-kind", OFFICE_KINDS)])
def test_the_codes_are_those_of_the_list(scheme: str, codes: tuple[str, ...]) -> None:
    graph = Graph().parse(folder("ontology") / "vocab.ttl")
    concepts = graph.subjects(SKOS.inScheme, URIRef(BASE + scheme))
    assert sorted(codes) == sorted(str(graph.value(concept, SKOS.notation)) for concept in concepts)


def test_what_the_schema_speaks_of_is_there() -> None:
    for name in {*CODES, *KEYS, *PATTERNS, *(name for pair in EXCLUSIVE for name in pair)}:
        file, table, *field = name.split(".")
        value = built_in()[file].data[table]
        assert not field or any(field[0] in record for record in (value if is_records(value) else [value])), name


def test_every_list_of_records_has_words_or_a_key() -> None:
    for file in built_in().values():
        for table, records in file.data.items():
            if is_records(records):
                listed = any(isinstance(value, list) for record in records for value in record.values())
                assert listed or f"{file.name}.{table}" in KEYS, f"{file.name}.{table}"
