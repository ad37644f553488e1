"""The code lists are those that ``docs/model.md`` names, and the enumerations of the program, neither more nor less."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Namespace, URIRef

from communique.assets import folder
from communique.model import codes

BASE = "https://w3id.org/communique/vocab/"
MODEL = Path(__file__).parents[2] / "docs" / "model.md"
CMQ = Namespace("https://w3id.org/communique/ontology#")

LISTS: dict[str, type[StrEnum]] = {
    "zone": codes.Zone,
    "stamp-kind": codes.StampKind,
    "meeting-mode": codes.MeetingMode,
    "position-kind": codes.PositionKind,
    "stance": codes.Stance,
    "evidence-kind": codes.EvidenceKind,
    "comparator": codes.Comparator,
    "name-basis": codes.NameBasis,
    "time-basis": codes.TimeBasis,
    "basis": codes.Basis,
}
# Kinds that are classes of the ontology and no codes.
CLASSES: list[type[StrEnum]] = [codes.StatementKind, codes.PropositionKind]


def vocab() -> Graph:
    return Graph().parse(folder("ontology") / "vocab.ttl")


def notations(scheme: str) -> set[str]:
    graph = vocab()
    concepts = graph.subjects(SKOS.inScheme, URIRef(BASE + scheme))
    return {str(notation) for concept in concepts for notation in graph.objects(concept, SKOS.notation)}


def test_the_lists_are_those_of_the_model() -> None:
    text = MODEL.read_text(encoding="utf-8")
    listed = re.search(r"skos:inScheme\): ([^.]+)\.", text)
    assert listed
    names = {name.strip() for name in listed.group(1).replace("\n", " ").split(",")}
    assert {str(s).removeprefix(BASE) for s in vocab().subjects(RDF.type, SKOS.ConceptScheme)} == names


@pytest.mark.parametrize("scheme", LISTS)
def test_a_list_and_its_enumeration_have_the_same_members(scheme: str) -> None:
    assert notations(scheme) == {member.value for member in LISTS[scheme]}


def test_every_enumeration_of_codes_has_its_list() -> None:
    enumerations = {
        value
        for value in vars(codes).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }
    assert enumerations == {*LISTS.values(), *CLASSES}


def test_the_definition_of_zones_says_which_are_admissible() -> None:
    definition = str(vocab().value(URIRef(BASE + "zone"), SKOS.definition))
    before, _, _ = definition.partition(" may support a fact")
    for zone in codes.Zone:
        assert (zone.value in before) == zone.admissible


def test_narrower_items_lead_to_broader_ones_without_a_circle() -> None:
    graph = vocab()
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        above = list(graph.transitive_objects(concept, SKOS.broader))
        assert above.count(concept) == 1
        assert graph.value(above[-1], SKOS.topConceptOf) == graph.value(concept, SKOS.inScheme)
    assert graph.value(URIRef(BASE + "item/ballistic-missiles"), SKOS.broader) == URIRef(BASE + "item/missiles")


def test_affirming_and_denying_stances_have_opposite_polarity() -> None:
    graph = vocab()

    def mapping(stance: str) -> tuple[str, str, str]:
        node = URIRef(f"{BASE}stance/{stance}")
        aida, certainty, polarity = (
            str(graph.value(node, p)) for p in (CMQ.aidaEpistemic, CMQ.graspCertainty, CMQ.graspPolarity)
        )
        return aida, certainty, polarity

    assert mapping("asserts") == ("TrueCertain", "CERTAIN", "POSITIVE")
    assert mapping("denies") == ("FalseCertain", "CERTAIN", "NEGATIVE")
    for stance in codes.Stance:
        aida, _, polarity = mapping(stance.value)
        assert not (aida.startswith("True") and polarity != "POSITIVE")
        assert not (aida.startswith("False") and polarity != "NEGATIVE")
