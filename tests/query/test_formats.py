"""Which form a client gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.query.formats import GRAPHS, TABLES, choose, formats_for

OFFERED = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/html"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/html, */*;q=0.8", "text/html"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+xml", "application/sparql-results+xml"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("application/*;q=0.1, text/csv;q=0.2", "text/csv"),
        ("text/csv; header=present; q=1.0, text/html; q=0.9", "text/csv"),
        ("text/csv;q=nonsense, text/html;q=0.1", "text/html"),
        ("text/csv;q=nan, text/html;q=0.1", "text/html"),
        ("nonsense, text/html;q=0.1", "text/html"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/turtle;q=1, image/*", None),
    ],
)
def test_the_preferred_form_is_chosen(accept: str, chosen: str | None) -> None:
    assert choose(accept, OFFERED) == chosen


@given(st.text())
def test_any_header_is_read(accept: str) -> None:
    assert choose(accept, OFFERED) in {None, *OFFERED}


def test_tables_and_graphs_have_their_own_forms() -> None:
    assert formats_for("SELECT") == formats_for("ASK") == TABLES
    assert formats_for("CONSTRUCT") == formats_for("DESCRIBE") == GRAPHS
