"""Every missed and every false value is listed once, in its fact, beside the words."""

import json
from pathlib import Path
from typing import Any

import pytest

from communique.evaluate import (
    Compared,
    compare_folder,
    find_mistakes,
    match_documents,
    mistakes_as_json,
    mistakes_as_text,
    parse_document,
    score,
)
from evaluate.mutations import Facts, mutated

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold"

ARTICLE = """Norway and Chile talk about ferries

Norwegian Foreign Minister Kari Dahl met her Chilean counterpart Pedro Novak in Oslo on May 3.
Peru accused Chile of shipping 40 drones to Bolivia last year. "That is not true," Novak said.
By Ann Example."""

MEETING = "Norwegian Foreign Minister Kari Dahl met her Chilean counterpart Pedro Novak in Oslo on May 3."
SUPPLY = "Peru accused Chile of shipping 40 drones to Bolivia last year."
DENIAL = '"That is not true," Novak said.'


def gold() -> dict[str, Any]:
    return {
        "meetings": [
            {
                "mode": "in-person",
                "date": "2024-05-03",
                "place": "Oslo",
                "participants": [
                    {"person": "Kari Dahl", "office": "Foreign Minister", "state": "NO"},
                    {"person": "Pedro Novak", "office": "Foreign Minister", "state": "CL"},
                ],
                "evidence": MEETING,
            }
        ],
        "transfers": [
            {
                "supplier": "CL",
                "recipient": "BO",
                "items": ["drones"],
                "quantity": {"value": 40, "unit": "drones", "qualifier": "exact"},
                "evidence": SUPPLY,
            }
        ],
        "claims": [
            {"claimant": {"state_or_org": "PE"}, "stance": "alleges", "about_transfer": 0, "evidence": SUPPLY},
            {
                "claimant": {"person": "Pedro Novak", "state_or_org": "CL"},
                "stance": "denies",
                "about_transfer": 0,
                "evidence": DENIAL,
            },
        ],
        "persons": [{"name": "Kari Dahl"}, {"name": "Pedro Novak"}],
        "must_not_appear": ["Ann Example"],
    }


def compared(predicted: dict[str, Any], text: str | None = ARTICLE) -> list[Compared]:
    found, sought = parse_document(predicted), parse_document(gold())
    return [Compared("ferries", found, sought, False, match_documents(found, sought), text)]


def errors(predicted: dict[str, Any], *slots: str) -> str:
    articles = compared(predicted)
    return mistakes_as_text(find_mistakes(articles, slots), score(articles))


def written(documents: dict[str, Facts], folder: Path) -> Path:
    folder.mkdir()
    for stem, facts in documents.items():
        (folder / f"{stem}.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.mark.parametrize("seed", range(12))
def test_the_mistakes_are_as_many_as_the_measure_counts(tmp_path: Path, seed: int) -> None:
    documents = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLD.glob("*.json"))}
    articles = compare_folder(GOLD, written(mutated(documents, seed), tmp_path / "predicted"), ROOT / "seeds")
    mistakes = find_mistakes(articles)
    counted = {
        slot: (count.gold - count.found, count.predicted - count.hit) for slot, count in score(articles).slots.items()
    }
    listed = mistakes.counts()
    listed.pop("forbidden", None)
    assert listed == {slot: wrong for slot, wrong in counted.items() if wrong != (0, 0)}
    assert mistakes.blocks


def test_right_facts_have_no_mistakes() -> None:
    text = errors(gold() | {"must_not_appear": []})
    assert "nothing is missed and nothing is false" in text
    assert "~" not in text


def test_a_pair_shows_both_sides_and_only_what_is_wrong() -> None:
    predicted = gold()
    predicted["meetings"][0] |= {"date": "2023-05-03", "place": None}
    lines = errors(predicted).splitlines()
    assert "meeting gold[0] ~ pred[0]" in lines
    assert lines.count(f"           | s2 {MEETING}") == 1
    assert "  missed meeting.date            2024-05-03" in lines
    assert "  false  meeting.date            2023-05-03" in lines
    assert "  missed meeting.place           Oslo" in lines
    assert not any("meeting.person" in line for line in lines)


def test_a_missed_value_that_its_evidence_does_not_hold_comes_with_the_sentence_that_does() -> None:
    predicted = gold()
    predicted["persons"] = [{"name": "Kari Dahl"}]
    lines = errors(predicted).splitlines()
    place = lines.index("  missed person                  Pedro Novak [s2]")
    assert lines[place + 1] == f"           | s2 {MEETING}"


def test_a_missed_transfer_takes_its_claims_along_and_they_say_so() -> None:
    predicted = gold()
    predicted["transfers"] = []
    predicted["claims"] = []
    text = errors(predicted)
    assert "transfer gold[0] ~ nothing: MISSED" in text
    assert "claim gold[1] ~ nothing: MISSED" in text
    assert text.count("no such supply on the other side") == 2
    # The sentence of the supply is printed once, and named after that.
    assert text.count(SUPPLY) == 1
    assert "PE alleges: CL → BO; drones; exact 40 drones [s3]" in text


def test_a_transfer_the_other_way_round_is_shown_as_near() -> None:
    predicted = gold()
    predicted["transfers"][0] |= {"supplier": "BO", "recipient": "CL", "evidence": "last year"}
    blocks = find_mistakes(compared(predicted)).blocks
    missed = next(block for block in blocks if block.kind == "transfer" and block.predicted is None)
    assert [(n.number, n.reason) for n in missed.neighbours] == [(0, "same evidence")]
    predicted["transfers"][0]["evidence"] = DENIAL
    blocks = find_mistakes(compared(predicted)).blocks
    missed = next(block for block in blocks if block.kind == "transfer" and block.predicted is None)
    assert [(n.number, n.reason) for n in missed.neighbours] == [(0, "other way round")]


def test_a_claim_of_another_shows_who_else_claims_it() -> None:
    predicted = gold()
    predicted["claims"][1]["claimant"] = {"person": "Kari Dahl", "state_or_org": "NO"}
    blocks = find_mistakes(compared(predicted)).blocks
    false = next(block for block in blocks if block.kind == "claim" and block.gold is None)
    assert [n.reason for n in false.neighbours] == ["same supply", "same supply"]
    assert [m.slot for m in false.mistakes] == ["claim.about", "claim.stance"]


def test_a_wrong_stance_is_a_pair_and_stands_in_the_table() -> None:
    predicted = gold()
    predicted["claims"][1]["stance"] = "questions"
    mistakes = find_mistakes(compared(predicted))
    (block,) = mistakes.blocks
    assert [(m.slot, m.missed, m.value) for m in block.mistakes] == [
        ("claim.stance", True, "denies"),
        ("claim.stance", False, "questions"),
    ]
    tables = {confusion.slot: confusion for confusion in mistakes.confusions}
    assert tables["claim.stance"].counts == {("alleges", "alleges"): 1, ("denies", "questions"): 1}
    assert tables["claim.stance"].mistaken == 1
    assert tables["meeting.mode"].mistaken == 0
    assert "statement.kind" not in tables


def test_slots_can_be_chosen_by_how_they_start() -> None:
    predicted = gold()
    predicted["meetings"][0]["date"] = None
    predicted["claims"][1]["stance"] = "questions"
    assert {m.slot for block in find_mistakes(compared(predicted), ["claim"]).blocks for m in block.mistakes} == {
        "claim.stance"
    }
    assert find_mistakes(compared(predicted), ["claim.date"]).blocks == ()
    assert "claim" not in errors(predicted, "meeting")


def test_a_forbidden_name_is_shown_with_where_it_stands() -> None:
    predicted = gold()
    predicted["persons"].append({"name": "Ann Example"})
    (block,) = find_mistakes(compared(predicted), ["forbidden"]).blocks
    assert [m.value for m in block.mistakes] == ["Ann Example (persons[2].name)"]


def test_without_articles_the_evidence_stands_for_the_sentence() -> None:
    predicted = gold()
    predicted["claims"] = []
    articles = compared(predicted, None)
    text = mistakes_as_text(find_mistakes(articles), score(articles))
    assert f"           | {DENIAL}" in text.splitlines()
    assert "s3" not in text


def test_an_event_without_evidence_is_said_to_have_none() -> None:
    predicted = gold()
    predicted["meetings"].append({"participants": [{"state": "SE"}]})
    assert "           | (no evidence)" in errors(predicted).splitlines()


def test_json_holds_the_same_mistakes() -> None:
    predicted = gold()
    predicted["meetings"][0]["date"] = None
    values = mistakes_as_json(find_mistakes(compared(predicted)))
    (block,) = values["errors"]
    assert block["document"] == "ferries"
    assert block["gold"]["sentence"] == {"place": "s2", "text": MEETING}
    assert block["missed"] == [{"slot": "meeting.date", "value": "2024-05-03", "sentence": None}]
    assert block["false"] == []
    assert values["confusion"]["claim.stance"] == {"alleges": {"alleges": 1}, "denies": {"denies": 1}}
    assert json.loads(json.dumps(values)) == values


def test_a_text_cannot_steer_the_terminal() -> None:
    predicted = gold()
    predicted["meetings"][0]["date"] = None
    articles = compared(predicted, ARTICLE.replace("in Oslo", "in Oslo \x1b[2J"))
    assert "\x1b" not in mistakes_as_text(find_mistakes(articles), score(articles))


def test_the_example_of_the_document_is_real() -> None:
    text = (ROOT / "docs/accuracy.md").read_text(encoding="utf-8")
    example = text.partition("```text\ntransfer gold")[2].partition("```")[0]
    lines = [line for line in f"transfer gold{example}".splitlines() if line.strip() != "…"]
    predicted = gold()
    predicted["transfers"][0] |= {"supplier": "BO", "recipient": "CL", "evidence": DENIAL}
    found = errors(predicted).splitlines()
    start = found.index(lines[0])
    assert len(lines) > 4
    assert found[start : start + len(lines)] == lines
