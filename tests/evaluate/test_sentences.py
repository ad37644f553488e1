"""Sentences are shown whole, with where they stand, and never more of a page than one can read."""

from communique.evaluate.sentences import Sentences, Stretch

ARTICLE = """Envoys talk

The envoys of Chile and Norway spoke on Feb. 3 by phone, Gen. A. Moss said. "We agreed on
fish," he added. They meet again in May.

The U.S. Navy was not there."""


def test_a_passage_is_shown_with_the_sentence_around_it() -> None:
    found = Sentences(ARTICLE).around("spoke on Feb. 3")
    assert found == Stretch("s2", "The envoys of Chile and Norway spoke on Feb. 3 by phone, Gen. A. Moss said.")


def test_a_passage_is_found_across_a_line_break() -> None:
    assert Sentences(ARTICLE).around("agreed on fish") == Stretch("s3", '"We agreed on fish," he added.')


def test_a_passage_over_two_sentences_is_shown_with_both() -> None:
    found = Sentences(ARTICLE).around("he added. They meet")
    assert found == Stretch("s3–4", '"We agreed on fish," he added. They meet again in May.')


def test_a_passage_that_is_not_in_the_article_has_no_sentence() -> None:
    assert Sentences(ARTICLE).around("agreed on cheese") is None
    assert Sentences(ARTICLE).around(" ") is None


def test_a_passage_is_no_pattern() -> None:
    assert Sentences("It cost 5 (five) pesos. No more.").around("5 (five) pesos") is not None
    assert Sentences("It cost 55 pesos.").around("5.") is None


def test_the_nearest_sentence_shares_the_most_words() -> None:
    sentences = Sentences(ARTICLE)
    assert sentences.nearest("envoy of Norway") == sentences.around("The envoys of Chile")
    assert sentences.nearest("navies of the U.S.") is not None
    assert sentences.nearest("trade in copper and timber") is None


def test_of_a_long_stretch_only_the_surroundings_are_shown() -> None:
    page = f"{'Menu item ' * 80}The envoys met in Lima {'footer link ' * 80}"
    found = Sentences(page).around("met in Lima")
    assert found is not None
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert "The envoys met in Lima" in found.text
    assert len(found.text) < 450
    nearest = Sentences(page).nearest("Lima envoys")
    assert nearest is not None
    assert "envoys met" in nearest.text


def test_an_empty_article_has_no_sentences() -> None:
    assert Sentences("").nearest("anything") is None
