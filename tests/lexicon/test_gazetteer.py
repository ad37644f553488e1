"""The gazetteer names every state, flags what proves nothing, and is what its script builds."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from communique.lexicon.gazetteer import Gazetteer, Surface, load_gazetteer
from communique.lexicon.tables import DATA, format_table, packaged, read_table, values
from communique.model import PartyKind

ROOT = Path(__file__).resolve().parents[2]
CHECKED_DATA = ROOT.parent / "shared" / "data"

# Identifiers that circulate for the thing named and are wrong: none may stand in any table.
KNOWN_WRONG = {
    "António Costa": "Q2347236",
    "Choe Son-hui": "Q50382875",
    "Ri Son-gwon": "Q47035372",
    "Ri Yong-gil": "Q15088267",
    "Kim Tok-hun": "Q85978153",
    "Pak Jong-chon": "Q67936746",
    "Pak Thae-song": "Q20651717",
    "Choe Ryong-hae": "Q496924",
    "Kim Yo-jong": "Q498833",
    "Kang Sun-nam": "Q116030999",
    "No Kwang-chol": "Q21824967",
    "Jo Yong-won": "Q104771569",
    "Kim Song": "Q57315182",
    "2022 invasion of Ukraine": "Q113149305",
    "Pyongyang": "Q109386",
    "Kyiv": "Q517568",
    "Denmark": "Q756617",
    "Netherlands": "Q29999",
    "Camp David": "Q50540636",
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def of(gazetteer: Gazetteer, form: str) -> list[Surface]:
    return [s for s in gazetteer.parties() if s.form == form]


@pytest.mark.parametrize(
    ("form", "key", "sense"),
    [
        ("N. Korea", "KP", "name"),
        ("DPRK", "KP", "name"),
        ("ROK", "KR", "name"),
        ("South Koreans", "KR", "people"),
        ("U.S.", "US", "name"),
        ("Americans", "US", "people"),
        ("Britain", "GB", "name"),
        ("Britons", "GB", "people"),
        ("UAE", "AE", "name"),
        ("Washington", "US", "capital"),
        ("Kiev", "UA", "capital"),
        ("Russian", "RU", "demonym"),
        ("Poles", "PL", "people"),
        ("Turkey", "TR", "name"),
        ("Cote d’Ivoire", "CI", "name"),
        ("Bogota", "CO", "capital"),
        ("Holy See", "VA", "name"),
        ("EU", "eu", "name"),
        ("G7", "g7", "name"),
        ("Kremlin", "ru-presidential-administration", "metonym"),
        ("Pentagon", "us-department-of-defense", "metonym"),
        ("Blue House", "kr-presidential-office", "metonym"),
        ("White House", "us-white-house", "metonym"),
        ("Houthis", "houthis", "people"),
        ("Rapid Support Forces", "rapid-support-forces", "name"),
    ],
)
def test_a_form_that_news_uses_names_one_party(gazetteer: Gazetteer, form: str, key: str, sense: str) -> None:
    found = of(gazetteer, form)
    assert [(s.party.key, s.sense, s.contextual) for s in found] == [(key, sense, False)]


@pytest.mark.parametrize(
    "form", ["North", "South", "Georgia", "Korea", "Quad", "West", "Victoria", "Ministry of Defence"]
)
def test_a_form_that_proves_nothing_alone_is_contextual(gazetteer: Gazetteer, form: str) -> None:
    assert of(gazetteer, form)
    assert all(s.contextual for s in of(gazetteer, form))


@pytest.mark.parametrize("word", ["us", "March", "Male", "Island", "Aus", "Can.", "the North", "Maurice", "Ja", "Jap"])
def test_words_of_the_language_are_no_forms(gazetteer: Gazetteer, word: str) -> None:
    assert not of(gazetteer, word)


def test_a_form_of_several_parties_is_contextual_for_each(gazetteer: Gazetteer) -> None:
    assert {s.party.key for s in of(gazetteer, "Congolese")} == {"CD", "CG"}
    shared = [form for form, n in Counter(s.form for s in gazetteer.parties()).items() if n > 1]
    assert shared
    assert all(s.contextual for s in gazetteer.parties() if s.form in set(shared))


def test_every_state_has_a_name_an_adjective_or_people_and_a_capital(gazetteer: Gazetteer) -> None:
    senses: dict[str, set[str]] = {}
    for surface in gazetteer.parties():
        if surface.party.kind is PartyKind.STATE:
            senses.setdefault(surface.party.key, set()).add(surface.sense)
    assert len(senses) == len(gazetteer.states()) > 190
    assert not {k for k, found in senses.items() if "name" not in found}
    assert {k for k, found in senses.items() if not found & {"demonym", "people"}} == {"VA"}
    # A capital of its state's name is found as the name.
    assert {k for k, found in senses.items() if "capital" not in found} <= {"DJ", "HK", "LU", "MC", "MO", "SG", "VA"}


def test_keys_and_states_follow_the_kind_of_party(gazetteer: Gazetteer) -> None:
    for surface in [*gazetteer.parties(), *gazetteer.media()]:
        party = surface.party
        if party.kind is PartyKind.STATE:
            assert re.fullmatch(r"[A-Z]{2}", party.key)
            assert party.state is None
        else:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", party.key)
            assert party.state is None or gazetteer.state(party.state)
        assert gazetteer.party(party.key) == party


def test_media_stand_apart_and_act_for_no_government(gazetteer: Gazetteer) -> None:
    agency = next(s.party for s in gazetteer.media() if s.form == "Reuters")
    assert agency.state is None
    assert not of(gazetteer, "Reuters")


def test_bodies_of_a_government_are_found_by_role(gazetteer: Gazetteer) -> None:
    ministry = gazetteer.body_of("KR", "defence-ministry")
    assert ministry is not None
    assert ministry.state == "KR"
    assert gazetteer.body_of("US", "foreign-ministry") == gazetteer.party("us-department-of-state")
    assert gazetteer.body_of("US", "military") is None


def test_no_role_that_names_one_body_is_held_by_two(gazetteer: Gazetteer) -> None:
    held = Counter(
        (row["state"], row["role"])
        for row in packaged("actors")
        if gazetteer.body_of(row["state"], row["role"]) is not None
    )
    assert [pair for pair, n in held.items() if n > 1] == []


def test_members_of_groups_are_states(gazetteer: Gazetteer) -> None:
    assert gazetteer.members("g7") == ("CA", "DE", "FR", "GB", "IT", "JP", "US")
    assert gazetteer.members("aukus") == ("AU", "GB", "US")
    assert gazetteer.members("hamas") == ()
    for row in packaged("actors"):
        assert all(gazetteer.state(code) for code in values(row["members"])), row["slug"]


def test_masks_hold_a_form_and_are_none(gazetteer: Gazetteer) -> None:
    forms = {s.form for s in gazetteer.parties()}
    for mask in gazetteer.masks():
        words = re.split(r"[ -]", mask)
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
        assert mask not in forms
        assert parts & forms, mask
    assert "South China Sea" in gazetteer.masks()


def test_terms_have_no_unverified_bound(gazetteer: Gazetteer) -> None:
    spans = {(t.person, t.office_qid): (t.start, t.end) for t in gazetteer.terms()}
    assert spans["Park Jin", "Q12592509"] == ("2022-05-12", None)
    assert spans["Shin Won-sik", "Q12592405"] == ("2023-10-07", "2024-09-09")
    assert ("Marco Rubio", "Q14213") not in spans


@pytest.mark.parametrize("table", sorted(p.name for p in DATA.glob("*.tsv")))
def test_known_wrong_identifiers_stand_in_no_table(table: str) -> None:
    cells = {value for row in read_table(DATA / table) for field in row.values() for value in values(field)}
    assert not cells & set(KNOWN_WRONG.values())


def test_an_identifier_belongs_to_one_thing() -> None:
    labels: dict[str, set[str]] = {}
    for table, label in (("states", "label"), ("organisations", "label"), ("people", "name"), ("offices", "title")):
        for row in packaged(table):
            if row["qid"]:
                assert re.fullmatch(r"Q[1-9]\d*", row["qid"])
                assert row["source"]
                labels.setdefault(row["qid"], set()).add(row[label])
    assert {qid: names for qid, names in labels.items() if len(names) > 1} == {}
    assert labels["Q57641"] == {"Viktor Orbán"}


def test_every_linked_body_is_an_actor(gazetteer: Gazetteer) -> None:
    assert [row["slug"] for row in packaged("organisations") if gazetteer.actor(row["slug"]) is None] == []


def test_a_table_with_a_missing_field_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tsv"
    broken.write_text("a\tb\n1\t2\n3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.tsv:3: 1 fields for 2 columns"):
        read_table(broken)


def test_a_value_with_a_tabulator_is_not_written() -> None:
    with pytest.raises(ValueError, match="tabulator"):
        format_table(["a"], [{"a": "1\t2"}])


def test_the_packaged_tables_are_what_the_script_builds() -> None:
    if not CHECKED_DATA.is_dir():
        pytest.skip(f"the data sets are not beside the checkout ({CHECKED_DATA})")
    script = ROOT / "tools" / "build_gazetteer.py"
    done = subprocess.run(
        [sys.executable, script, CHECKED_DATA, "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
