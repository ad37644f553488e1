"""The ruler that remembers annotates what spaCy's annotates."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from communique.language import load_pipeline
from communique.language.ruler import RememberingRuler, quicken
from communique.settings import Settings

ROOT = Path(__file__).parents[2]
TEXTS = sorted([*(ROOT / "tests/extract/texts").glob("*.txt"), *(ROOT / "seeds").glob("*.txt")])
# What the rules of more than one token, of white space and of unusual words are about.
ODD = [
    "  \n\nHe ain't  going to. Gonna? Let's c'mon y'all, gotta!\t There's rain.   ",
    "",
    " ",
    "Nothing but that is to.",
]
ANNOTATED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START"]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(Settings().model)


def test_every_annotation_is_the_same(plain: Language) -> None:
    texts = [*(path.read_text(encoding="utf-8") for path in TEXTS), *ODD]
    ours = load_pipeline(Settings().model)
    assert isinstance(ours.get_pipe("attribute_ruler"), RememberingRuler)
    assert len(texts) > 20
    for expected, found in zip(plain.pipe(texts), ours.pipe(texts), strict=True):
        assert (expected.to_array(ANNOTATED) == found.to_array(ANNOTATED)).all(), expected.text[:60]


def test_rules_of_two_tokens_are_found(plain: Language) -> None:
    ruler = load_pipeline(Settings().model).get_pipe("attribute_ruler")
    assert isinstance(ruler, RememberingRuler)
    doc = plain("They were gonna rain.")
    found = ruler.match(doc)
    assert found == sorted(AttributeRuler.match(ruler, doc))
    assert any(end - start == 2 for _, _, start, end in found)


def test_what_was_remembered_holds_for_the_next_text(plain: Language) -> None:
    nlp = spacy.load(Settings().model)
    quicken(nlp)
    first, second = nlp("The ship met the boat."), nlp("The cat saw the dog.")
    assert [t.pos_ for t in first] == [t.pos_ for t in second] == ["DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"]


def test_rules_that_look_at_more_are_left_to_spacy(plain: Language) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"SHAPE": "Xxx"}]], attrs={"POS": "PROPN"})  # type: ignore[attr-defined]
    quicken(nlp)
    assert type(nlp.get_pipe("attribute_ruler")) is AttributeRuler
    assert nlp("Ann")[0].pos_ == "PROPN"


def test_a_pipeline_without_a_ruler_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    quicken(nlp)
    assert nlp.pipe_names == []
