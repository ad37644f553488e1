"""Links are exact or absent: of the right state, of the right kind, never a guess."""

import pytest

from communique.lexicon.gazetteer import load_gazetteer
from communique.link import Links, load_links


@pytest.fixture(scope="module")
def links() -> Links:
    return load_links()


def qid(found: object) -> str | None:
    return getattr(found, "qid", None)


@pytest.mark.parametrize(
    ("key", "expected"),
    [("KP", "Q423"), ("KR", "Q884"), ("un", "Q1065"), ("us-department-of-defense", "Q11209"), ("kp-navy", None)],
)
def test_parties_link_by_key(links: Links, key: str, expected: str | None) -> None:
    assert qid(links.party(key)) == expected


def test_a_government_that_speaks_is_not_its_building(links: Links) -> None:
    assert qid(links.party("us-white-house")) == "Q1355327"
    assert qid(links.place("the White House")) == "Q35525"
    assert links.party("ru-presidential-administration") is None
    assert qid(links.place("the Kremlin")) == "Q133274"


@pytest.mark.parametrize(
    ("name", "state", "expected"),
    [
        ("Minoru Kihara", "JP", "Q11518220"),
        ("Kihara Minoru", None, "Q11518220"),
        ("Seiji Kihara", "JP", None),
        ("Sergei Lavrov", "RU", "Q58217"),
        ("Kim Jong Un", "KP", "Q56226"),
        ("Kim", "KP", None),
        ("Austin", "US", None),
        ("Lloyd Austin", "JP", None),
        ("Ursula von der Leyen", "eu", "Q60772"),
        ("Ursula von der Leyen", "DE", "Q60772"),
        ("Viktor Orban", "HU", "Q57641"),
        ("Antonio Costa", "eu", "Q610788"),
        ("Choe Son Hui", "KP", "Q30436217"),
        ("Nobody Inparticular", None, None),
    ],
)
def test_people_link_by_full_name_and_state(links: Links, name: str, state: str | None, expected: str | None) -> None:
    assert qid(links.person(name, state)) == expected


@pytest.mark.parametrize(
    ("title", "state", "expected"),
    [
        ("Defense Minister", "JP", "Q6500838"),
        ("Minister of Defence", "JP", "Q6500838"),
        ("Japanese Defense Minister", "JP", "Q6500838"),
        ("Defense Minister", "KR", "Q12592405"),
        ("Minister for Foreign Affairs", "AU", "Q2660943"),
        ("Minister for Foreign Affairs", "JP", "Q1355043"),
        ("Russia's foreign minister", "RU", "Q1418873"),
        ("Secretary of State", "US", "Q14213"),
        ("Secretary of State for Defence", "GB", "Q2747647"),
        ("High Representative", "eu", "Q634291"),
        ("Secretary General", "nato", "Q167662"),
        ("Deputy Foreign Minister", "RU", None),
        ("President", "IN", None),
        ("foreign minister", "IN", None),
        ("foreign minister", None, "Q7330070"),
    ],
)
def test_offices_link_within_their_state(links: Links, title: str, state: str | None, expected: str | None) -> None:
    assert qid(links.office(title, state)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Pyongyang", "Q18808"),
        ("kyiv", "Q1899"),
        ("Brussels", "Q239"),
        ("the Netherlands", "Q55"),
        ("Djibouti", "Q977"),
        ("Georgia", None),
        ("Victoria", None),
        ("Korea", None),
        ("Vostochny Cosmodrome", None),
    ],
)
def test_places_link_unless_the_name_is_shared(links: Links, name: str, expected: str | None) -> None:
    assert qid(links.place(name)) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("ballistic-missiles", "Q179348"), ("drones", "Q484000"), ("HIMARS", "Q2495802"), ("containers", None)],
)
def test_items_link_by_code_or_name(links: Links, code: str, expected: str | None) -> None:
    assert qid(links.item(code)) == expected


def test_a_resolution_without_a_verified_item_is_not_linked(links: Links) -> None:
    assert links.resolution(1718) is None


def test_links_point_to_entities_by_http(links: Links) -> None:
    found = links.party("KP")
    assert found is not None
    assert found.iri == "http://www.wikidata.org/entity/Q423"
    assert found.source


def test_every_state_is_linked_and_no_territory_of_the_hand_kept_table(links: Links) -> None:
    assert [s.iso2 for s in load_gazetteer().states() if links.party(s.iso2) is None] == ["GL", "HK", "MO"]
