"""Names found by a GLiNER model: the adapter, and how the rules read with them.

Real weights cannot be had here. ``FakeGliner`` stands in for a model behind the library's protocol; the model in
``tiny-gliner`` is a graph of a few operations with a GLiNER model's inputs and outputs, which calls the first two words
of every text a person, and shows that the library itself is spoken to rightly where it is installed.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from communique.errors import CommuniqueError
from communique.extract import Extractor
from communique.language import EntitySpan, ModelInfo
from communique.propose.gliner import LABELS, Gliner, load_gliner
from communique.read import read_article
from communique.settings import DEFAULT_MODEL

TINY = Path(__file__).parent / "tiny-gliner"
INFO = ModelInfo("fake-gliner", "1", "0" * 64)

ARTICLE = """Bay Courier

Talks about the strait go on

OTTAWA, March 12, 2024 — The Canadian foreign minister met zuri okello in Ottawa on Tuesday, and both spoke of ships.

The ministers will go on with the talks about the strait, a spokesman said after the meeting in the city.
"""


@dataclass
class FakeGliner:
    """Finds given words, and tells their places in bytes of UTF-8, as the library does."""

    words: dict[str, str]
    score: float = 0.9

    def predict_entities(self, input_text: str, labels: list[str], /) -> Any:
        assert labels == list(LABELS)
        data = input_text.encode()
        return [
            {"text": word, "label": label, "score": self.score, "start": at, "end": at + len(word.encode())}
            for word, label in self.words.items()
            if (at := data.find(word.encode())) >= 0
        ]


@dataclass
class Liar:
    """Gives spans that are not there."""

    spans: Sequence[EntitySpan]
    software: ModelInfo = INFO

    def find(self, text: str) -> Sequence[EntitySpan]:  # noqa: ARG002
        return self.spans


def test_places_in_bytes_become_places_in_code_points() -> None:
    text = "“Żuri Ökelló” met Jürgen Roth."
    found = Gliner(FakeGliner({"Żuri Ökelló": "person", "Jürgen Roth": "person"}), INFO).find(text)
    assert [(text[s.start : s.end], s.label) for s in found] == [("Żuri Ökelló", "PERSON"), ("Jürgen Roth", "PERSON")]


def test_names_of_little_certainty_are_left_out() -> None:
    assert Gliner(FakeGliner({"Roth": "person"}, score=0.3), INFO).find("Roth spoke.") == []


def test_a_model_that_fails_is_an_error() -> None:
    class Broken:
        def predict_entities(self, _text: str, _labels: list[str], /) -> Any:
            raise RuntimeError("tensor of the wrong shape")

    with pytest.raises(CommuniqueError, match=r"wrong shape.*entities-failed"):
        Gliner(Broken(), INFO).find("Roth spoke.")


def test_the_rules_read_a_name_that_the_pipeline_does_not_find() -> None:
    article = read_article(ARTICLE.replace("zuri okello", "Żuri-ka Ökelló").encode(), "talks.txt")
    name = "Żuri-ka Ökelló"

    def people(extractor: Extractor) -> set[str]:
        return {role.person.name for m in extractor.facts(article).meetings for role in m.participants if role.person}

    finder = Gliner(FakeGliner({name: "person"}), INFO)
    assert name in people(Extractor(DEFAULT_MODEL, entities=finder))


def test_a_name_that_the_pipeline_took_for_something_else_is_corrected() -> None:
    extractor = Extractor(DEFAULT_MODEL, entities=Liar([EntitySpan(0, 5, "PERSON", "Paris")]))
    assert [(e.text, e.label_) for e in extractor._nlp("Paris said so.").ents] == [("Paris", "PERSON")]


def test_without_a_finder_the_shared_pipeline_stays_as_it_is() -> None:
    Extractor(DEFAULT_MODEL, entities=Liar([]))
    assert Extractor(DEFAULT_MODEL)._nlp.pipe_names[-1] == "ner"


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (EntitySpan(0, 5, "PERSON", "Smith"), "do not stand where"),
        (EntitySpan(3, 9999, "PERSON", "Smith"), "do not stand where"),
        (EntitySpan(-4, 2, "PERSON", "Th"), "do not stand where"),
        (EntitySpan(0, 0, "PERSON", ""), "do not stand where"),
        (EntitySpan(0, 2, "PERSON", "Ta"), "inside a word"),
    ],
)
def test_a_span_that_is_not_in_the_text_is_refused_and_told_once(span: EntitySpan, reason: str) -> None:
    article = read_article(ARTICLE.encode(), "talks.txt")
    extractor = Extractor(DEFAULT_MODEL, entities=Liar([span]))
    read = extractor.read(article)
    assert all(words == span.text for words, _ in read.refused)
    assert any(reason in why for _, why in read.refused)
    assert len(set(read.refused)) == len(read.refused)
    assert read.facts == Extractor(DEFAULT_MODEL).facts(article)


@pytest.mark.parametrize("folder", [Path("nowhere"), TINY / "model.onnx"])
def test_a_folder_that_is_not_there_is_an_error_and_no_name_of_a_hub(folder: Path) -> None:
    with pytest.raises(CommuniqueError, match="entities-missing"):
        load_gliner(folder)


def test_a_missing_library_is_told_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fast_gliner", None)
    with pytest.raises(CommuniqueError, match=r"communique\[gliner\].*extra-missing"):
        load_gliner(TINY)


def test_the_library_is_spoken_to_rightly(tmp_path: Path) -> None:
    pytest.importorskip("fast_gliner", reason="fast-gliner is not installed (extra gliner)")
    finder = load_gliner(TINY)
    assert list(finder.find("Ünal Roth spoke.")) == [EntitySpan(0, 9, "PERSON", "Ünal Roth")]
    assert finder.software.name == "tiny-gliner"
    with pytest.raises(CommuniqueError, match="entities-unreadable"):
        load_gliner(tmp_path)
