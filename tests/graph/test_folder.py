"""Reading a published graph: whole, or an error that says what is wrong."""

import hashlib
import json
from pathlib import Path

import pytest

from communique.errors import GraphError
from communique.graph import load, locked, publish
from communique.graph.manifest import parse_manifest
from graph.folders import generation


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph"
    with locked(path):
        publish(path, *generation(1))
    return path


def code_of(path: Path) -> str:
    with pytest.raises(GraphError) as caught:
        load(path)
    assert str(path) in str(caught.value)
    assert "communique build" in caught.value.hint
    return caught.value.code


def test_a_published_graph_is_found_whole(graph: Path) -> None:
    files, manifest = generation(1)
    folder = load(graph)
    assert folder.manifest == manifest
    assert folder.manifest_sha256 == hashlib.sha256((graph / "manifest.json").read_bytes()).hexdigest()
    assert folder.nquads_path.read_bytes() == files[manifest.files["nquads"].path]
    assert folder.iris.base == manifest.base
    assert [str(q.object) for q in folder.quads()] == ['"1"']


def test_the_text_of_an_article_that_was_no_plain_text_is_kept_with_its_newlines(graph: Path) -> None:
    assert load(graph).text("0" * 16) == "The text of generation 1.\r\n"
    assert load(graph).text("f" * 16) is None


def test_a_plain_text_is_not_kept(tmp_path: Path) -> None:
    with locked(tmp_path / "g"):
        publish(tmp_path / "g", *generation(1, text=False))
    assert load(tmp_path / "g").text("0" * 16) is None
    assert not (tmp_path / "g" / "text").exists()


@pytest.mark.parametrize("make", ["nothing", "empty", "file"])
def test_where_there_is_no_graph_it_is_missing(tmp_path: Path, make: str) -> None:
    path = tmp_path / "graph"
    if make == "empty":
        path.mkdir()
    elif make == "file":
        path.write_text("x")
    assert code_of(path) == "graph-missing"


def test_a_changed_file_breaks_the_graph(graph: Path) -> None:
    file = load(graph).nquads_path
    file.write_bytes(file.read_bytes() + b"#\n")
    assert code_of(graph) == "graph-broken"


def test_a_lost_file_breaks_the_graph(graph: Path) -> None:
    load(graph).file("turtle").unlink()
    assert code_of(graph) == "graph-broken"


def test_a_changed_text_breaks_the_graph(graph: Path) -> None:
    next((graph / "text").iterdir()).write_bytes(b"other words")
    assert code_of(graph) == "graph-broken"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"{}", b"\xff", b'{"format": 2}'])
def test_a_damaged_manifest_breaks_the_graph(graph: Path, data: bytes) -> None:
    (graph / "manifest.json").write_bytes(data)
    assert code_of(graph) == "graph-broken"


@pytest.mark.parametrize(
    "path",
    ["../secret.nq", "/etc/passwd", "text/../../x.txt", "text/..%2fx.txt", "graph-0000000000000000.nq\n", "a\0.nq", ""],
)
def test_a_manifest_cannot_lead_out_of_its_folder(graph: Path, path: str) -> None:
    manifest = json.loads((graph / "manifest.json").read_bytes())
    manifest["files"]["nquads"]["path"] = path
    (graph / "manifest.json").write_text(json.dumps(manifest))
    assert code_of(graph) == "graph-broken"


def test_a_form_that_the_manifest_does_not_name_is_an_error(graph: Path) -> None:
    with pytest.raises(GraphError) as caught:
        load(graph).file("jsonld")
    assert caught.value.code == "graph-broken"


def test_a_manifest_comes_back_from_its_bytes() -> None:
    _, manifest = generation(7)
    data = manifest.to_bytes()
    assert parse_manifest(data) == manifest
    assert parse_manifest(data).to_bytes() == data
    assert data.endswith(b"}\n")


def test_a_reader_between_manifest_and_files_takes_the_new_graph(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from communique.graph import folder as module

    read = module._manifest_bytes
    calls: list[int] = []

    def replaced_meanwhile(path: Path) -> bytes:
        data = read(path)
        if not calls:
            calls.append(1)
            with locked(path):
                publish(path, *generation(2))
        return data

    monkeypatch.setattr(module, "_manifest_bytes", replaced_meanwhile)
    assert load(graph).manifest == generation(2)[1]
