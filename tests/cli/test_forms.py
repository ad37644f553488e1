"""Articles in every form that is read, from a folder to facts: names, texts kept, passages compared again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml.html import HtmlElement

from cli.articles import JOINT, TALKS
from communique.cli import main
from communique.graph import GraphFolder, load
from communique.read.html.layout import Chunk, chunks_of


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def html(text: str) -> str:
    head, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!DOCTYPE html><html><body><nav>{head}</nav><main>{body}</main><footer>{head}</footer></body></html>"


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("input") / "articles"
    folder.mkdir()
    (folder / "joint.html").write_text(html(JOINT), encoding="utf-8")
    (folder / "talks.txt").write_text(html(TALKS), encoding="utf-8")
    (folder / "plain.txt").write_text(JOINT, encoding="utf-8")
    (folder / "call.md").write_text("---\ntitle: Ministers speak\n---\n" + TALKS.split("\n\n", 2)[2], encoding="utf-8")
    lines = [json.dumps({"text": JOINT.replace("Norway", "Iceland").replace("Norwegian", "Icelandic")}), "{", ""]
    lines += [json.dumps({"title": "Talks", "published": "2024-03-12", "text": TALKS.replace("Harlow", "Marlow")})]
    (folder / "wires.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> GraphFolder:
    path = tmp_path_factory.mktemp("output") / "graph"
    result = run("build", articles, "-o", path)
    assert result.exit_code == 4, result.output
    assert "rejected wires.jsonl:2" in result.stderr
    return load(path)


def test_every_form_is_an_article_under_its_name(built: GraphFolder) -> None:
    names = sorted(name for article in built.manifest.articles for name in article.names)
    assert names == ["call.md", "joint.html", "plain.txt", "talks.txt", "wires-1.jsonl", "wires-4.jsonl"]
    assert [(r.file, r.code) for r in built.manifest.rejected] == [("wires.jsonl:2", "input-record-invalid")]


def test_texts_of_all_but_plain_text_are_kept(built: GraphFolder) -> None:
    kept = {name: built.text(article.id) for article in built.manifest.articles for name in article.names}
    assert kept.pop("plain.txt") is None
    assert all(text and "<p>" not in text and "{" not in text for text in kept.values())


def test_facts_are_one_file_for_each_article(built: GraphFolder, articles: Path, tmp_path: Path) -> None:
    assert run("export", "-g", built.path, "-f", "facts", "-o", tmp_path).exit_code == 0
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()}
    assert sorted(found) == ["call", "joint", "plain", "talks", "wires-1", "wires-4"]
    assert found["wires-4"]["published"] == "2024-03-12"
    # The same words in another form say the same.
    assert found["joint"]["meetings"] == found["plain"]["meetings"] != []
    assert found["joint"]["transfers"] == found["plain"]["transfers"] != []
    raw = " ".join((articles / "joint.html").read_text(encoding="utf-8").split())
    assert all(" ".join(fact["evidence"].split()) in raw for fact in found["joint"]["claims"])


def test_passages_are_compared_with_the_files_as_they_are_read_again(
    built: GraphFolder, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run("validate", "-g", built.path, "--articles", articles)
    assert (result.exit_code, "not compared" in result.output) == (0, False), result.output

    def shifted(root: HtmlElement) -> list[Chunk]:
        return [replace(chunk, text=f"| {chunk.text}") for chunk in chunks_of(root)]

    monkeypatch.setattr("communique.read.html.page.chunks_of", shifted)
    assert run("validate", "-g", built.path, "--articles", articles).exit_code == 3
    assert run("validate", "-g", built.path).exit_code == 0


def test_map_reads_every_form(articles: Path) -> None:
    result = run("map", articles / "joint.html", articles / "wires.jsonl")
    assert result.exit_code == 4
    assert '"joint.html"' in result.stdout
    assert '"wires-1.jsonl"' in result.stdout
