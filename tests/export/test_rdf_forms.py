"""The RDF forms of an export: one module each, all from the N-Quads."""

import io

import pyoxigraph
import pytest

from communique.errors import UsageError
from communique.export import RDF_FORMS, exporter
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
def test_an_export_is_the_published_file_again(folder: GraphFolder, form: str) -> None:
    stream = io.BytesIO()
    exporter(form)(folder, stream)
    assert stream.getvalue() == folder.file(form).read_bytes()


def test_an_unknown_form_is_a_wrong_call() -> None:
    with pytest.raises(UsageError) as caught:
        exporter("../facts")
    assert caught.value.code == "form-unknown"
