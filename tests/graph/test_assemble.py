"""From quads to files and manifest."""

from pathlib import Path

import pytest
from pyoxigraph import Quad

from communique.graph import GraphFolder, load
from communique.graph.terms import DCAT, SPDX
from communique.graph.writers import FORMS, Form, write
from communique.validate import validate_quads
from graph.asking import thing, values
from graph.knowledge import RUN, iris, knowledge, page, publish_knowledge, wire


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    return load(publish_knowledge(tmp_path_factory.mktemp("graph")))


def test_the_published_quads_are_those_of_the_knowledge(folder: GraphFolder, quads: list[Quad]) -> None:
    assert folder.quads() == quads
    for form in Form:
        assert folder.file(form.value).read_bytes() == write(quads, form, iris())
        assert folder.file(form.value).suffix == FORMS[form].suffix


def test_only_the_text_that_came_in_another_form_is_kept(folder: GraphFolder) -> None:
    assert folder.text(page().article.id) == page().article.text
    assert folder.text(wire().article.id) is None
    assert list(folder.manifest.texts) == [page().article.text_sha256]


def test_the_manifest_names_articles_rejections_and_what_it_was_made_with(folder: GraphFolder) -> None:
    manifest = folder.manifest
    assert {(a.id, a.names) for a in manifest.articles} == {(a.id, a.names) for a in knowledge().articles}
    assert [(r.file, r.code, r.hint) for r in manifest.rejected] == [("blank.txt", "input-empty", "Remove the file.")]
    assert (manifest.rules, manifest.model.name, manifest.version) == (RUN.rules, RUN.model, RUN.version)
    assert manifest.counts["JointStatement"] == 1
    assert manifest.fill["JointStatement.hasSignature"] == 1.0


def test_the_catalogue_gives_size_and_hash_of_every_other_file(folder: GraphFolder) -> None:
    from pyoxigraph import RdfFormat, parse

    dcat = list(parse(folder.file("dcat").read_bytes(), format=RdfFormat.TURTLE))
    for form, entry in folder.manifest.files.items():
        wanted = set() if form == "dcat" else {entry.sha256}
        assert values(dcat, thing(f"checksum/{form}"), SPDX("checksumValue")) == wanted
        if wanted:
            assert values(dcat, thing(f"distribution/{form}"), DCAT("byteSize")) == {str(entry.bytes)}


def test_the_graph_conforms_to_the_shapes(quads: list[Quad]) -> None:
    report = validate_quads(quads, {article.id: article.text for article in knowledge().articles})
    assert report.conforms, report.text()


def test_building_twice_gives_the_same_bytes(folder: GraphFolder, tmp_path: Path) -> None:
    again = load(publish_knowledge(tmp_path / "again"))
    assert again.manifest_sha256 == folder.manifest_sha256
