"""What opens the gate, and what does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from communique.extract import Extractor
from communique.lexicon import load_lexicon
from communique.model import Facts
from communique.read import read_article
from communique.settings import Settings
from communique.triage import Gate, Verdict, load_gate

ROOT = Path(__file__).parents[2]
IRRELEVANT = sorted(Path(__file__).parent.glob("irrelevant/*.txt"))
# Texts in the style of the subject: those of extraction's tests, and the seeds.
ON_THE_SUBJECT = sorted([*(ROOT / "tests/extract/texts").glob("*.txt"), *(ROOT / "seeds").glob("*.txt")])


def kinds(verdict: Verdict) -> list[str]:
    return [sign.kind for sign in verdict.signs]


# ── recall and selectivity ──────────────────────────────────────────────────


def test_every_article_with_facts_passes(gate: Gate) -> None:
    extractor = Extractor(Settings().model, load_lexicon())
    assert len(ON_THE_SUBJECT) >= 18
    with_facts = [path for path in ON_THE_SUBJECT if reports(extractor.facts(read_article(path)))]
    assert len(with_facts) >= 15
    missed = [path.name for path in with_facts if not gate.judge(path.read_text(encoding="utf-8")).relevant]
    assert missed == []


def reports(facts: Facts) -> bool:
    return bool(facts.meetings or facts.statements or facts.propositions or facts.claims)


def test_few_articles_about_other_things_pass(gate: Gate) -> None:
    passed = [path.stem for path in IRRELEVANT if gate.judge(path.read_text(encoding="utf-8")).relevant]
    assert len(IRRELEVANT) >= 20
    assert len(passed) <= len(IRRELEVANT) / 5, passed


# ── meetings ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ingrid Dahl met her counterpart from Chile in Oslo on Friday.",
        "The presidents of Chad and Niger spoke by phone on Sunday.",
        "Foreign Minister Lena Brandt of Austria received Jorge Salas of Peru.",
        "Kenya's former defence minister was sacked. Talks with Uganda went on in Nairobi.",
        "The Kremlin said that talks with Japan had ended.",
        "The ministers of Norway and Canada met in Oslo.",
        "Her Tunisian counterpart saw her for talks in Malta.",
        "Japan said that it had held talks with Fiji.",
        "In Malta the defence minister met members of the Norwegian government.",
    ],
)
def test_a_word_of_meeting_near_an_official_passes(gate: Gate, text: str) -> None:
    assert "meeting" in kinds(gate.judge(text))


@pytest.mark.parametrize(
    "text",
    [
        "Spain met Germany in the final on Sunday.",
        "The Irish prime minister met voters in Cork.",
        "The director flew to Portugal to meet a Brazilian winger.",
        "The president of the Belgian federation met riders from Oman.",
        "The rider, who won in Oman, said he had met fans from Malta.",
        "The head of Norway met fans from Malta.",
    ],
)
def test_a_meeting_without_an_official_or_a_second_side_does_not(gate: Gate, text: str) -> None:
    assert not gate.judge(text).relevant


def test_an_official_of_whom_only_the_title_holds_the_word_meets_nobody(gate: Gate) -> None:
    assert not gate.judge("The Speaker of the Parliament of Malta was born in Libya.").relevant


# ── statements ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's defence ministry said in a statement that Togo was to blame.",
        "Chilean President Rosa Diaz condemned Fiji.",
        "“Fiji is to blame,” Chile's president said.",
        "‘Fiji is to blame,’ Chile's president said.",
        "Ghana and Togo issued a joint statement.",
    ],
)
def test_a_statement_passes(gate: Gate, text: str) -> None:
    assert kinds(gate.judge(text)) == ["statement"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile's president said that rain was likely in Fiji.",
        "“It rained in Chile and Fiji,” said farmer Rosa Diaz.",
        "The rider, who won in Oman, denied it in a statement.",
    ],
)
def test_saying_without_quotation_or_official_does_not(gate: Gate, text: str) -> None:
    assert not gate.judge(text).relevant


# ── supplies ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Togo shipped shells to Chad, Ghana said.",
        "Chad's troops were there. They had bought surface-to-air missiles in Togo.",
        "The African Union met nobody. Czech rifles were sold on to a Chilean dealer.",
    ],
)
def test_a_supply_passes(gate: Gate, text: str) -> None:
    assert kinds(gate.judge(text)) == ["supply"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo shipped cocoa to Chad, Ghana said.",
        "The gang sold pistols outside an Italian restaurant.",
        "Togo said no. It rained. The shells were shipped.",
        "Ghana said shells were found in Togo. Cocoa was shipped.",
        "The maker delivered tanks and aircraft to airlines in Togo and Chad.",
    ],
)
def test_a_supply_of_other_things_or_of_nobody_does_not(gate: Gate, text: str) -> None:
    assert not gate.judge(text).relevant


def test_words_of_a_lexicon_of_ones_own_open_the_gate(gate: Gate) -> None:
    text = "Togo piped kerosene to Chad, Ghana said."
    lexicon = load_lexicon()
    lexicon = replace(
        lexicon,
        items=replace(lexicon.items, codes={**lexicon.items.codes, "kerosene": "kerosene"}),
        transfers=replace(lexicon.transfers, give_verbs=lexicon.transfers.give_verbs | {"pipe"}),
    )
    assert not gate.judge(text).relevant
    assert kinds(load_gate(Settings().model, lexicon).judge(text)) == ["supply"]


# ── names ───────────────────────────────────────────────────────────────────


def test_longer_names_name_no_party(gate: Gate) -> None:
    assert gate.judge("Ships met in the South China Sea, the Korean Peninsula far off.").parties == ()


def test_a_form_that_proves_nothing_counts_beside_a_certain_one(gate: Gate) -> None:
    assert gate.judge("Georgia won the cup.").parties == ()
    assert gate.judge("Tbilisi is silent. Georgia won the cup.").parties == ("Georgia",)


def test_a_full_stop_of_an_abbreviation_ends_no_sentence(gate: Gate) -> None:
    (sign,) = gate.judge("It rained. U.S. Secretary of State Ann Roy met nobody from Chad. It rained.").signs
    assert sign.sentence == "U.S. Secretary of State Ann Roy met nobody from Chad."
    assert sign.words == ("U.S. Secretary of State", "met")


# ── reasons ─────────────────────────────────────────────────────────────────


def test_the_reason_names_the_words(gate: Gate) -> None:
    assert gate.judge("Togo shipped\nshells to Chad, Ghana said.").why() == "supply: Togo … shipped … shells"


def test_the_reason_for_nothing_names_the_parties(gate: Gate) -> None:
    assert gate.judge("It rained.").why() == "names no state or body that acts"
    why = gate.judge("It rained in Chad and in Togo.").why()
    assert why == "no official's meeting or statement and no supply; names Chad, Togo"


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "“", "Chad", "of Chad", "Chad's", "'"])
def test_a_text_of_hardly_anything_is_judged(gate: Gate, text: str) -> None:
    assert not gate.judge(text).relevant
