"""Forms of words are those that the model's lemmatiser brings back."""

import pytest

from communique.errors import CommuniqueError
from communique.language import load_pipeline
from communique.language.forms import forms_of
from communique.settings import Settings

MODEL = Settings().model


def test_regular_and_irregular_forms_are_found() -> None:
    assert forms_of(["ship"], "verb", MODEL) >= {"ship", "ships", "shipped", "shipping"}
    assert forms_of(["send"], "verb", MODEL) >= {"send", "sends", "sent", "sending"}
    assert forms_of(["supply"], "verb", MODEL) >= {"supply", "supplies", "supplied", "supplying"}
    assert forms_of(["delivery"], "noun", MODEL) >= {"delivery", "deliveries"}


def test_of_a_phrase_the_last_word_is_inflected() -> None:
    assert forms_of(["artillery shell"], "noun", MODEL) >= {"artillery shell", "artillery shells"}


def test_forms_come_back_to_their_lemma() -> None:
    doc = load_pipeline(MODEL)("They sent shells, shipped drones, sold tanks and gave ammunition.")
    lemmas = {token.lower_: token.lemma_ for token in doc if token.pos_ == "VERB"}
    assert set(lemmas) == {"sent", "shipped", "sold", "gave"}
    for form, lemma in lemmas.items():
        assert form in forms_of([lemma], "verb", MODEL)


def test_a_model_that_does_not_lemmatise_by_rules_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    monkeypatch.setattr("communique.language.forms.load_pipeline", lambda _: spacy.blank("en"))
    with pytest.raises(CommuniqueError, match="model-without-lemmas"):
        forms_of(["ship"], "verb", "a model without rules")
