"""English or not, without a model."""

import pytest

from communique.errors import InputRejectedError
from communique.read import read_article
from communique.read.english import english_share, foreign_language, require_english, words_of

FOREIGN = {
    "fr": "Les ministres des deux pays se sont rencontrés à Lima et ont signé un accord sur la pêche dans les eaux.",
    "de": "Die Minister der beiden Länder haben sich in Lima getroffen und ein Abkommen über den Fang unterzeichnet.",
    "es": "Los ministros de los dos países se reunieron en la ciudad de Lima y firmaron un acuerdo sobre la pesca.",
    "it": "I ministri dei due paesi si sono incontrati a Lima e hanno firmato un accordo sulla pesca nella regione.",
    "pt": "Os ministros dos dois países reuniram-se em Lima e assinaram um acordo sobre a pesca que é o primeiro.",
    "nl": "De ministers van de twee landen hebben elkaar in Lima ontmoet en een akkoord over de visserij gesloten.",
    "id": "Para menteri dari kedua negara bertemu di Lima dan menandatangani perjanjian yang akan berlaku untuk ini.",
}
SCRIPTS = [
    "Министры двух стран встретились в Лиме и подписали соглашение.",
    "両国の大臣はリマで会談し、協定に署名した。",
]


@pytest.mark.parametrize("code", sorted(FOREIGN))
def test_other_languages_are_named(code: str) -> None:
    assert f"({code})" in foreign_language(FOREIGN[code])


@pytest.mark.parametrize("text", [*FOREIGN.values(), *SCRIPTS])
def test_texts_in_other_languages_are_rejected(text: str) -> None:
    with pytest.raises(InputRejectedError) as caught:
        read_article(f"{text}\n\n{text}\n".encode(), "a.txt")
    assert caught.value.code == "input-not-english"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Lima and signed an accord on fishing with the state of Malta.",
        "Australia, Canada, France, Germany, Italy, Japan, New Zealand, South Korea, Spain, Peru, Chile, Malta",
        "Published October 7, 2024 8:15 AM GMT | Updated October 8, 2024 11:02 AM GMT",
        "Dr. Ana de la Cruz, Gen. Jan van der Berg, Sheikh Ali bin Zayed, Vice Adm. Luis dos Santos",
        "",
    ],
)
def test_english_and_bare_names_are_not_foreign(text: str) -> None:
    assert foreign_language(text) == ""


def test_share_counts_function_words() -> None:
    assert english_share(words_of("The cat and the dog")) == pytest.approx(0.6)
    assert english_share(()) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "wuzzle frump gorb lant mivvy sprag tonk brill vex quorp zand",
        "id;name;value\n1;alpha;20\n2;beta;30\n3;gamma;40\n",
        "Peru\nMalta\nChad\nNepal\n",
        "def f(x):\n    return x + 1\n\nprint(f(2))\n",
        "Home | World | Business\nTop stories\nTen beaches to visit\nSinger cancels tour\n",
    ],
)
def test_what_reads_as_no_article_is_rejected(text: str) -> None:
    with pytest.raises(InputRejectedError) as caught:
        read_article(text.encode(), "a.txt")
    assert caught.value.code == "input-no-prose"


def test_pages_with_long_lists_of_names_pass() -> None:
    names = "\n".join(f"Headline Number {n} Names Persons Places Things" for n in range(20))
    require_english(
        "The ministers of the two states met in Lima on Friday and said that they would sign it, and that the text of "
        f"the accord had been agreed by all of them in the week before.\n{names}",
        "a.txt",
    )
