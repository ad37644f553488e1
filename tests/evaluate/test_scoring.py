"""Counting, pairing, grounding and floors, each on facts small enough to count by hand."""

from pathlib import Path
from typing import Any

import pytest

from communique.errors import CommuniqueError, UsageError
from communique.evaluate import (
    Count,
    Document,
    Floor,
    FloorsLowError,
    FloorsMissedError,
    as_text,
    check_floors,
    check_tight,
    compare_documents,
    low_floors,
    parse_document,
    read_document,
    read_floors,
    score_folder,
)
from communique.evaluate.pages import forbidden_names, grounding
from communique.evaluate.tally import greatest_matching


def transfer(supplier: str, recipient: str, **rest: Any) -> dict[str, Any]:
    return {"supplier": supplier, "recipient": recipient, **rest}


def facts(**parts: Any) -> Document:
    return parse_document(parts)


def test_a_missed_event_counts_all_its_slots_as_missed() -> None:
    gold = facts(transfers=[transfer("KP", "RU", items=["shells", "rockets"])])
    counts = compare_documents(Document(), gold).counts
    assert counts["transfer"] == Count(0, 0, 0, 1)
    assert counts["transfer.items"] == Count(0, 0, 0, 2)


def test_a_transfer_the_other_way_round_is_another_one() -> None:
    counts = compare_documents(facts(transfers=[transfer("RU", "KP")]), facts(transfers=[transfer("KP", "RU")])).counts
    assert counts["transfer"] == Count(0, 0, 1, 1)
    assert counts["transfer.supplier"] == Count(0, 0, 1, 1)


def test_events_are_paired_so_that_most_slots_agree() -> None:
    gold = facts(
        transfers=[transfer("KP", "RU", items=["shells"]), transfer("KP", "RU", items=["missiles"], period="2024")]
    )
    predicted = facts(transfers=[transfer("KP", "RU", items=["missiles"]), transfer("KP", "RU", items=["shells"])])
    counts = compare_documents(predicted, gold).counts
    assert counts["transfer"] == Count(2, 2, 2, 2)
    assert counts["transfer.items"] == Count(2, 2, 2, 2)
    assert counts["transfer.period"] == Count(0, 0, 0, 1)


@pytest.mark.parametrize("number", [3, 9])
def test_many_events_are_paired_as_well_as_few(number: int) -> None:
    events = [transfer("KP", "RU", period=str(2000 + i)) for i in range(number)]
    counts = compare_documents(facts(transfers=events[::-1]), facts(transfers=events)).counts
    assert counts["transfer.period"] == Count(number, number, number, number)


def test_one_prediction_may_stand_for_two_claims_of_one_supply() -> None:
    shells = transfer("KP", "RU", items=["shells"])
    claim = {"claimant": {"state_or_org": "KR"}, "stance": "alleges"}
    gold = facts(transfers=[shells, shells], claims=[{**claim, "about_transfer": 0}, {**claim, "about_transfer": 1}])
    predicted = facts(transfers=[shells], claims=[{**claim, "about_transfer": 0}])
    counts = compare_documents(predicted, gold).counts
    assert counts["claim.stance"] == Count(hit=1, found=2, predicted=1, gold=2)


def test_a_claim_about_no_transfer_agrees_with_none() -> None:
    claim = {"claimant": {"state_or_org": "KR"}, "stance": "alleges", "about_transfer": 7}
    gold = facts(transfers=[transfer("KP", "RU")], claims=[{**claim, "about_transfer": 0}])
    counts = compare_documents(facts(transfers=[transfer("KP", "RU")], claims=[claim]), gold).counts
    assert counts["claim.about"] == Count(0, 0, 1, 1)


def test_a_thing_said_twice_counts_once_where_lists_are_covered() -> None:
    counts = compare_documents(facts(resolutions=["1718", "1718", "1874"]), facts(resolutions=["1718"])).counts
    assert counts["resolution"] == Count(hit=1, found=1, predicted=2, gold=1)


def test_a_greatest_matching_gives_way() -> None:
    assert greatest_matching(["ab", "a"], ["a", "b"], lambda p, g: g in p) == {0: 1, 1: 0}


def test_passages_are_looked_up_with_white_space_folded() -> None:
    article = "The two sides\n  spoke by phone."
    predicted = facts(
        meetings=[{"evidence": "two sides spoke"}, {"evidence": "two sides met"}],
        statements=[{"quotes": ["by phone"], "evidence": ""}],
    )
    found = grounding(predicted, article)
    assert (found.grounded, found.passages) == (2, 5)


def test_a_name_of_the_page_is_forbidden_in_facts_but_not_in_quotations() -> None:
    gold = facts(must_not_appear=["Jane Roe", "Sergey Lavrov"], persons=[{"name": "Sergei Lavrov"}])
    assert forbidden_names(facts(persons=[{"name": "Roe Jane"}]), gold) == ["Jane Roe"]
    assert forbidden_names(facts(meetings=[{"label": "Talks with Jane Roe"}]), gold) == ["Jane Roe"]
    assert forbidden_names(facts(meetings=[{"evidence": "By Jane Roe"}], outlet="Jane Roe"), gold) == []
    assert forbidden_names(facts(persons=[{"name": "Sergey Lavrov"}]), gold) == []


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"meetings": {}}', '{"claims": [1]}', '{"transfers": [{"supplier": []}]}']
)
def test_a_file_that_is_not_in_the_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommuniqueError) as raised:
        read_document(path)
    assert raised.value.code == "facts-invalid"
    assert str(path) in str(raised.value)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    (gold / "a.json").write_text('{"resolutions": ["1718", "1874"]}', encoding="utf-8")
    (gold / "b.json").write_text('{"resolutions": ["1718"]}', encoding="utf-8")
    (predicted / "a.json").write_text('{"resolutions": ["1718"]}', encoding="utf-8")
    return gold, predicted


def test_a_folder_is_scored_over_all_documents(folders: tuple[Path, Path]) -> None:
    report = score_folder(*folders)
    assert report.missing == 1
    assert report.micro.precision == 1.0
    assert report.micro.recall == pytest.approx(1 / 3)
    assert report.macro_f1 == pytest.approx((2 / 3 + 0) / 2)
    assert report.grounded is None
    assert "over 2 documents (1 without a prediction)" in as_text(report)
    assert "\nb " in as_text(report, by_document=True)


def test_without_gold_nothing_is_measured(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        score_folder(tmp_path, tmp_path)
    assert raised.value.code == "gold-missing"


def test_an_article_that_is_not_there_is_said(folders: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        score_folder(*folders, tmp_path)
    assert raised.value.code == "article-missing"


def test_floors_that_are_missed_are_listed(folders: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(
        '[micro]\nprecision = 1.0\nrecall = 0.333\nf1 = 0.9\n["meeting.date"]\nf1 = 0.1\n[macro]\nf1 = 0.2\n'
        "[grounded]\nshare = 1.0\n[forbidden]\nat_most = 0\n",
        encoding="utf-8",
    )
    with pytest.raises(FloorsMissedError) as raised:
        check_floors(score_folder(*folders), read_floors(path), path)
    assert raised.value.code == "floors-missed"
    assert raised.value.exit_status == 1
    assert raised.value.message.splitlines() == [
        "3 of 7 floors are missed:",
        "  micro f1 is 0.500, its floor 0.900",
        "  meeting.date f1 was not measured, its floor is 0.1",
        "  grounded share was not measured, its floor is 1",
    ]


def test_floors_far_below_what_was_measured_are_to_be_raised(folders: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(
        '[micro]\nprecision = 0.98\nrecall = 0.31\nf1 = 0.479\nlowered = "b is new in gold"\n[macro]\nf1 = 0.4\n'
        "[forbidden]\nat_most = 3\n",
        encoding="utf-8",
    )
    report, floors = score_folder(*folders), read_floors(path)
    assert low_floors(report, floors) == [
        "micro recall is 0.333, its floor 0.310: raise it to 0.33",
        "micro f1 is 0.500, its floor 0.479: raise it to 0.50",
    ]
    with pytest.raises(FloorsLowError) as raised:
        check_tight(report, floors, path)
    assert raised.value.code == "floors-low"
    assert "macro" not in raised.value.message
    check_tight(report, floors[:1], path)


def test_a_floor_above_the_measure_is_not_low(folders: tuple[Path, Path]) -> None:
    assert low_floors(score_folder(*folders), (Floor("micro", "f1", 0.9), Floor("meeting.date", "f1", 0.1))) == []


@pytest.mark.parametrize(
    "text",
    [
        "micro = 1",
        "[micro]\nf2 = 0.5",
        "[macro]\nprecision = 1.0",
        "[micro",
        "[micro]\nf1 = true",
        '[micro]\nf1 = 0.5\nlowered = ""',
    ],
)
def test_floors_that_mean_nothing_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_floors(path)
    assert raised.value.code == "floors-invalid"
