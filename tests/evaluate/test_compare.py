"""Two values agree when a careful reader would say so, and not otherwise."""

import pytest

from communique.evaluate import compare


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Kim Jong Un", "Kim Jong-un", True),
        ("Kihara Minoru", "Minoru Kihara", True),
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Joe Biden", "Joseph R. Biden", True),
        ("Lloyd Austin", "Lloyd J. Austin III", True),
        ("Lavrov", "Sergey Lavrov", False),
        ("Seiji Kihara", "Minoru Kihara", False),
        (None, "Sergey Lavrov", False),
    ],
)
def test_names(a: str | None, b: str, agree: bool) -> None:
    assert compare.same_name(a, b) is agree
    assert compare.same_name(b, a) is agree


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("munitions", "arms and ammunition", True),
        ("drones", "UAVs", True),
        ("supply of munitions to Russia", "food", False),
        ("", "food", False),
    ],
)
def test_free_text(a: str, b: str, agree: bool) -> None:
    assert compare.similar(a, b) is agree


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("US", "US", True),
        ("US", "RU", False),
        ("EU", "European Union", True),
        ("G7", "Group of Seven", False),
        ("the West", "West", True),
        ("Hamas", "Hezbollah", False),
        (None, None, True),
        (None, "US", False),
    ],
)
def test_parties(a: str | None, b: str | None, agree: bool) -> None:
    assert compare.same_party(a, b) is agree


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("top diplomat", "Minister of Foreign Affairs", True),
        ("Defence Minister", "defense chief", True),
        ("Deputy Foreign Minister", "Foreign Minister", False),
        ("Secretary of State", "Secretary of Defense", False),
    ],
)
def test_offices(a: str, b: str, agree: bool) -> None:
    assert compare.same_office(a, b) is agree


@pytest.mark.parametrize(
    ("predicted", "gold", "agree"),
    [
        ("2024-05-02", "2024-05-02?", True),
        ("2024-05-02", "2024-05-03", False),
        ("2024-05-02", "2024-05", False),
        ("2024-05-02", "2024-04/2024-06", True),
        ("2024-07-02", "2024-04/2024-06", False),
        ("2023-07/..", "2023-07/2024-02", True),
        ("2023/2024", "2023-07/2024-02", False),
        ("2023-07/2024-05", "2023-07/2024-02", True),
        ("2024-05-02", "2024-05~", True),
    ],
)
def test_dates(predicted: str, gold: str, agree: bool) -> None:
    assert compare.same_date(predicted, gold) is agree


def test_quotations_agree_when_one_is_most_of_the_other() -> None:
    assert compare.same_quote('"We urge both sides to talk,"', "“We urge both sides to talk")
    assert not compare.same_quote("talk", "We urge both sides to talk")


def test_resolutions_agree_by_number() -> None:
    assert compare.same_resolution("Resolution 1718 (2006)", "S/RES/1718")
    assert not compare.same_resolution("1718", "1874")


def test_a_place_agrees_with_any_reading() -> None:
    assert compare.same_place(("Seoul",), ("Tokyo", "Seoul, South Korea"))
    assert not compare.same_place(("Seoul",), ("Tokyo",))
