"""Tables for people."""

import json
import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from communique.query.display import Cell, Table, shorten, table, visible
from communique.query.text import as_text

PREFIXES = {"e": "http://example.org/", "ei": "http://example.org/id/"}


def cells(**row: dict[str, Any]) -> tuple[Cell, ...]:
    answer = {"head": {"vars": list(row)}, "results": {"bindings": [{k: v for k, v in row.items() if v}]}}
    return table(json.dumps(answer).encode(), PREFIXES).rows[0]


def test_iris_are_shortened_by_the_longest_prefix() -> None:
    assert shorten("http://example.org/id/a-b", PREFIXES) == "ei:a-b"
    assert shorten("http://example.org/name", PREFIXES) == "e:name"
    assert shorten("http://example.org/a/b", PREFIXES) == "<http://example.org/a/b>"
    assert shorten("http://example.org/", PREFIXES) == "<http://example.org/>"
    assert shorten("urn:x", PREFIXES) == "<urn:x>"


def test_every_kind_of_term_is_shown() -> None:
    uri = {"type": "uri", "value": "http://example.org/x"}
    triple = {"subject": uri, "predicate": uri, "object": {"type": "literal", "value": "1"}}
    shown = cells(
        iri=uri,
        node={"type": "bnode", "value": "b0"},
        plain={"type": "literal", "value": "a b"},
        english={"type": "literal", "value": "a", "xml:lang": "en"},
        korean={"type": "literal", "value": "회담", "xml:lang": "ko"},
        number={"type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        other={"type": "literal", "value": "5", "datatype": "http://example.org/t"},
        none={},
        triple={"type": "triple", "value": triple},
    )
    assert [cell.text for cell in shown] == [
        "e:x", "_:b0", "a b", "a", "회담 @ko", "5", "5 (e:t)", "", "<< e:x e:x 1 >>",
    ]  # fmt: skip
    assert shown[0].iri == "http://example.org/x"


def test_the_answer_to_ask_is_a_table() -> None:
    assert table(b'{"head":{},"boolean":true}', {}) == Table(("answer",), ((Cell("yes"),),))
    assert table(b'{"head":{},"boolean":false}', {}).rows == ((Cell("no"),),)


def test_control_characters_are_shown_and_do_nothing() -> None:
    assert visible("a\x1b[31mb\u202ec\nd\x9be") == "a\\x1b[31mb\\u202ec\\nd\\x9be"
    assert visible("Zoë 회담 😀") == "Zoë 회담 😀"


def test_columns_are_aligned_by_their_width_on_screen() -> None:
    shown = Table(("name", "n"), ((Cell("회담"), Cell("1")), (Cell("a"), Cell("22"))))
    assert as_text(shown, 80) == "name   n\n─────────\n회담   1\na      22\n2 rows\n"


def test_a_wide_cell_is_wrapped_and_not_cut() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    text = as_text(Table(("id", "words"), ((Cell("x"), Cell(words)),)), 40)
    assert max(map(len, text.splitlines())) <= 40
    assert [
        word for line in text.splitlines() for word in line.split() if word.startswith("word") and word != "words"
    ] == (words.split())


def test_many_columns_get_room_to_be_read() -> None:
    names = tuple(f"column{number}" for number in range(30))
    text = as_text(Table(names, (tuple(Cell(name) for name in names),)), 40)
    assert all(name in text.splitlines()[0] for name in names)


def test_markup_is_only_text() -> None:
    assert "[bold]x[/bold] :smile:" in as_text(Table(("[red]a",), ((Cell("[bold]x[/bold] :smile:"),),)), 80)


def test_a_table_without_columns_or_rows_says_how_many_rows_it_has() -> None:
    assert as_text(Table((), ((), ())), 80) == "2 rows\n"
    assert as_text(Table(("a",), ()), 80).endswith("0 rows\n")
    assert as_text(Table(("a",), ((Cell("1"),),)), 80).endswith("\n1 row\n")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_no_cell_can_steer_a_terminal(values: list[str]) -> None:
    rows = tuple((Cell(visible(value)),) for value in values)
    text = as_text(Table(("value",), rows), 60)
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in text.replace("\n", ""))
