"""The command ``export``: the graph in another form, to a file, a folder or standard output."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.graph import GraphFolder, load
from graph.knowledge import knowledge, publish_knowledge


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    return load(publish_knowledge(tmp_path_factory.mktemp("graph")))


@pytest.mark.parametrize("option", ["-f", "--format", "--to"])
@pytest.mark.parametrize("form", ["turtle", "trig", "nquads", "jsonld"])
def test_a_form_goes_to_standard_output(folder: GraphFolder, option: str, form: str) -> None:
    result = run("-g", folder.path, option, form)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == folder.file(form).read_bytes()
    assert result.stderr == ""


def test_a_form_goes_to_a_file(folder: GraphFolder, tmp_path: Path) -> None:
    result = run("-g", folder.path, "-f", "turtle", "-o", tmp_path / "out.ttl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out.ttl").read_bytes() == folder.file("turtle").read_bytes()


def test_facts_go_to_a_folder_one_file_for_each_article(folder: GraphFolder, tmp_path: Path) -> None:
    result = run("-g", folder.path, "-f", "facts", "-o", tmp_path / "facts")
    assert result.exit_code == 0, result.output
    stems = {Path(name).stem for article in knowledge().articles for name in article.names}
    assert {path.name for path in (tmp_path / "facts").iterdir()} == {f"{stem}.json" for stem in stems}


def test_facts_need_a_folder(folder: GraphFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for arguments in ((), ("-o", "-"), ("-o", str(tmp_path / "file"))):
        result = run("-g", folder.path, "-f", "facts", *arguments)
        assert result.exit_code == 2
        assert "[output-not-a-folder]" in result.stderr


def test_one_file_cannot_be_a_folder(folder: GraphFolder, tmp_path: Path) -> None:
    result = run("-g", folder.path, "-f", "trig", "-o", tmp_path)
    assert result.exit_code == 2
    assert "[output-not-a-file]" in result.stderr


def test_without_a_graph_there_is_nothing_to_export(tmp_path: Path) -> None:
    result = run("-g", tmp_path, "-f", "trig")
    assert result.exit_code == 1
    assert "[graph-missing]" in result.stderr
    assert result.stdout == ""


def test_a_broken_graph_is_not_exported(tmp_path: Path) -> None:
    graph = publish_knowledge(tmp_path / "graph")
    load(graph).nquads_path.write_bytes(b"")
    result = run("-g", graph, "-f", "trig")
    assert result.exit_code == 1
    assert "[graph-broken]" in result.stderr


@pytest.mark.parametrize("arguments", [(), ("-f", "rdfxml")])
def test_the_form_must_be_a_known_one(folder: GraphFolder, arguments: tuple[str, ...]) -> None:
    result = run("-g", folder.path, *arguments)
    assert result.exit_code == 2
    assert "'-f' / '--format' / '--to'" in result.stderr
    for form in ("turtle", "trig", "nquads", "jsonld", "facts"):
        assert form in result.stderr
    assert result.stderr.endswith("[call-wrong]\n")


def test_facts_that_cannot_be_written_are_told(folder: GraphFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("-g", folder.path, "-f", "facts", "-o", tmp_path / "file" / "facts")
    assert result.exit_code == 1
    assert "[output-unwritable]" in result.stderr
