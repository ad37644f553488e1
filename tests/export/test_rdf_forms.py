"""The RDF forms of an export: one module each, all from the N-Quads."""

import io
from pathlib import Path

import pyoxigraph
import pytest

from communique.errors import CommuniqueError, UsageError
from communique.export import RDF_FORMS, exporter, write_rdf
from communique.graph import FORMS, Form, GraphFolder, load
from communique.graph.writers import flattened
from graph.knowledge import publish_knowledge


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    return load(publish_knowledge(tmp_path_factory.mktemp("graph")))


@pytest.mark.parametrize("form", RDF_FORMS)
def test_an_export_holds_what_the_graph_holds(folder: GraphFolder, form: str) -> None:
    stream = io.BytesIO()
    exporter(form)(folder, stream)
    found = list(pyoxigraph.parse(stream.getvalue(), format=FORMS[Form(form)].rdf_format))
    if form == "turtle":
        assert {quad.triple for quad in found} == set(flattened(folder.quads()))
    else:
        assert set(found) == set(folder.quads())


@pytest.mark.parametrize("form", RDF_FORMS)
def test_an_export_is_the_published_file_again(folder: GraphFolder, form: str, tmp_path: Path) -> None:
    write_rdf(folder, form, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == folder.file(form).read_bytes()
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_an_unknown_form_is_a_wrong_call(folder: GraphFolder, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        write_rdf(folder, "../facts", tmp_path / "out")
    assert caught.value.code == "form-unknown"


def test_an_export_that_cannot_be_written_leaves_the_old_file(
    folder: GraphFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "out.nq").write_text("old")
    monkeypatch.setattr("shutil.copyfileobj", fail)
    with pytest.raises(CommuniqueError, match="No space left") as caught:
        write_rdf(folder, "nquads", tmp_path / "out.nq")
    assert caught.value.code == "export-unwritable"
    assert (tmp_path / "out.nq").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_is_not_there_is_a_clear_error(folder: GraphFolder, tmp_path: Path) -> None:
    with pytest.raises(CommuniqueError) as caught:
        write_rdf(folder, "trig", tmp_path / "none" / "out.trig")
    assert caught.value.code == "export-unwritable"
