"""The picture and the glossary in ``docs/`` are what the ontology gives."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import OWL, RDF, Graph

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology" / "communique.ttl"


def tool(name: str) -> ModuleType:
    """A tool of the folder ``docs/``, which is no package."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def picture() -> ModuleType:
    return tool("picture")


def test_the_picture_is_up_to_date(picture: ModuleType) -> None:
    drawn = picture.picture(Graph().parse(ONTOLOGY))
    assert picture.TARGET.read_text(encoding="utf-8") == drawn, "run: python docs/picture.py"


def test_the_glossary_is_up_to_date() -> None:
    glossary = tool("glossary")
    written = glossary.glossary(glossary.load(ROOT / "ontology"))
    assert glossary.TARGET.read_text(encoding="utf-8") == written, "run: python docs/glossary.py"


def test_the_picture_draws_declared_classes_and_each_of_them_has_an_arrow(picture: ModuleType) -> None:
    graph = Graph().parse(ONTOLOGY)
    drawn = {end for arrow in picture.arrows(graph) for end in arrow}
    assert drawn == set(picture.MAIN)
    for kind in picture.MAIN:
        assert (picture.CMQ[kind], RDF.type, OWL.Class) in graph


def test_the_picture_shows_that_claims_are_about_propositions_and_parties_are_alleged(picture: ModuleType) -> None:
    arrows = picture.arrows(Graph().parse(ONTOLOGY))
    assert arrows["Claim", "Proposition"] == ["about"]
    assert all(name.startswith("alleged") for name in arrows["Proposition", "Party"])
    assert arrows["Meeting", "Capacity"] == ["hasParticipation"]


def test_the_picture_stays_small_enough_to_read(picture: ModuleType) -> None:
    lines = picture.picture(Graph().parse(ONTOLOGY)).splitlines()
    assert len(lines) <= 60
    for line in lines[2:]:
        assert re.fullmatch(r'    \w+(\["[^"]+"\]| -- "[^"]+" --> \w+)', line), line


def test_a_new_property_appears_in_the_picture(picture: ModuleType) -> None:
    graph = Graph().parse(ONTOLOGY)
    graph.parse(
        data="""@prefix cmq: <https://w3id.org/communique/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        cmq:seatOf a owl:ObjectProperty ; rdfs:domain cmq:Place ; rdfs:range cmq:Organisation .""",
        format="turtle",
    )
    assert '    Place -- "seatOf" --> Party' in picture.picture(graph).splitlines()
