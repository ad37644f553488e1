"""Outlet, agency and byline where pages show them."""

import pytest

from communique.read.agencies import agency_named
from communique.read.stamplines import byline

from .pages import read

HEAD = "Peru and Malta sign accord on fishing\n\n"
BODY = "The ministers of Peru and Malta signed an accord on fishing, both governments said on Monday.\n"


def outlet(page: str) -> str | None:
    article = read(page)
    if article.outlet is not None:
        assert article.words(article.outlet.passage) == article.outlet.name
    return article.outlet.name if article.outlet else None


def agency(page: str) -> str | None:
    article = read(page)
    return article.agency.name if article.agency else None


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"The Lagoon Courier\n\n{HEAD}{BODY}", "The Lagoon Courier"),
        (f"Skip to content\nLagoon Courier\nWorld\n{HEAD}{BODY}", "Lagoon Courier"),
        (f"{HEAD}{BODY}\n© 2024 Lagoon Courier. All rights reserved.\n", "Lagoon Courier"),
        (f"{HEAD}{BODY}\nLog in to your account to connect with the Lagoon Courier\n", "Lagoon Courier"),
        (f"{HEAD}{BODY}\nFollow Lagoon Courier on Facebook\n", "Lagoon Courier"),
        (f"Peru and Malta sign accord on fishing | Lagoon Courier\n\n{BODY}", "Lagoon Courier"),
        (f"{HEAD}{BODY}", None),
        (f"{HEAD}{BODY}\nCopyright 2024 The Associated Press. All rights reserved.\n", None),
        (f"World News\n\n{HEAD}{BODY}", None),
        (f"Joint Statement\n\n{HEAD}{BODY}", None),
        (f"{HEAD}{BODY}\nFollow us on Facebook\n", None),
    ],
)
def test_outlet(page: str, name: str | None) -> None:
    assert outlet(page) == name


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"{HEAD}LIMA (AP) — {BODY}", "AP"),
        (f"{HEAD}By Yonhap\n\n{BODY}", "Yonhap"),
        (f"{HEAD}By Jo Roe, The Associated Press\n\n{BODY}", "AP"),
        (f"{HEAD}BY JO ROE | REUTERS\n\n{BODY}", "Reuters"),
        (f"{HEAD}Source: Xinhua\n\n{BODY}", "Xinhua"),
        (f"{HEAD}{BODY}\nIt was in May, they said. (Kyodo)\n", "Kyodo"),
        (f"{HEAD}{BODY}\nIt was in May, they said. (AFP/Reuters)\n", "AFP"),
        (f"{HEAD}MOSCOW, October 26. /TASS/. {BODY}", "TASS"),
        (f"{HEAD}TEHRAN, IRNA – {BODY}", "IRNA"),
        (f"{HEAD}A boat in the port of Lima. (AFP)\n\n{BODY}{BODY.replace('fishing', 'salvage')}", None),
        (f"{HEAD}By Jo Roe\n\n{BODY}", None),
        (f"{HEAD}{BODY}\nThe party has long ruled. (Labour)\n", None),
    ],
)
def test_agency(page: str, name: str | None) -> None:
    assert agency(page) == name


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("By Yonhap", True),
        ("BY JO ROE [jo@example.org]", True),
        ("By Jo Roe and Ana de la Cruz, Reuters", True),
        ("By Jo Roe, staff writer", True),
        ("Jo Roe, Associated Press", True),
        ("Jo Roe (jo@example.org)", True),
        ("(Yonhap)", True),
        ("Source: Xinhua", True),
        ("By Monday, the ministers had met.", False),
        ("By land and by sea", False),
        ("Jo Roe", False),
        ("Lima, Peru", False),
        ("", False),
    ],
)
def test_byline(line: str, is_byline: bool) -> None:
    assert byline(line) is is_byline


def test_byline_is_printed_without_the_mail_address() -> None:
    article = read(f"{HEAD}By Jo Roe [jo@example.org]\n\n{BODY}")
    assert article.byline is not None
    assert article.byline.name == "By Jo Roe"
    assert article.words(article.byline.passage) == "By Jo Roe"


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("AP", "AP"),
        ("The Associated Press", "AP"),
        ("ASSOCIATED PRESS", "AP"),
        ("yonhap news agency", "Yonhap"),
        ("ap", None),
        ("Apple", None),
        ("", None),
    ],
)
def test_agencies_by_their_forms(form: str, name: str | None) -> None:
    assert agency_named(form) == name
