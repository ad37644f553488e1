"""What may be asked, decided from the text: against rdflib's grammar, against the engine, and by properties."""

import contextlib
import time

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from communique.errors import QueryError
from communique.query.errors import RefusedQueryError, WrongQueryError
from communique.query.guard import check, tokenize, unescape
from communique.query.limits import Limits

LIMITS = Limits()
# The engine refuses this port before it opens a connection, and says so: a query that gets there has called.
NOWHERE = "<http://127.0.0.1:1/>"

SERVICE_QUERIES = {
    "plain": f"SELECT * {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "lower case": f"select * {{ service {NOWHERE} {{ ?s ?p ?o }} }}",
    "mixed case": f"SELECT * {{ SeRvIcE {NOWHERE} {{ ?s ?p ?o }} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {NOWHERE} {{ ?s ?p ?o }} }}",
    "escaped": f"SELECT * {{ \\u0053ERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "escaped wholly": "SELECT * { "
    + "".join(f"\\u{ord(letter):04X}" for letter in "SERVICE")
    + f" {NOWHERE} {{ ?s ?p ?o }} }}",
    "in a subselect": f"SELECT * {{ {{ SELECT ?s {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }} }}",
    "in EXISTS": f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in NOT EXISTS": f"ASK {{ FILTER NOT EXISTS {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in OPTIONAL": f"SELECT * {{ OPTIONAL {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in UNION": f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in MINUS": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in GRAPH": f"SELECT * {{ GRAPH ?g {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }} }}",
    "in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "in DESCRIBE": f"DESCRIBE ?s {{ SERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "variable endpoint": "SELECT * { ?s ?p ?e SERVICE ?e { ?s ?q ?o } }",
    "prefixed endpoint": "PREFIX x: <http://127.0.0.1:1/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "after a comment": f"SELECT * {{ # nothing\nSERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "after a string with a quote": f"SELECT * {{ ?s ?p 'a\\'' . SERVICE {NOWHERE} {{ ?s ?p ?o }} # '\n}}",
    "after a long string": f'SELECT * {{ ?s ?p """a"b""" . SERVICE {NOWHERE} {{ ?s ?p ?o }} #"""\n}}',
    "without a space": f"SELECT*{{?s ?p ?o.SERVICE{NOWHERE}{{?s ?p ?o}}}}",
    "twice": f"SELECT * {{ SERVICE {NOWHERE} {{ ?a ?b ?c }} SERVICE {NOWHERE} {{ ?d ?e ?f }} }}",
}

# rdflib, or the grammar's tokens, have no SERVICE in these, but the engine, which reads without tokens, finds one.
ENGINE_READS_SERVICE = {
    "after a carriage return": f"SELECT * {{ # nothing\rSERVICE {NOWHERE} {{ ?s ?p ?o }} }}",
    "as a prefix": "PREFIX SERVICE: <http://e/> PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "as a comparison, the rest a comment": "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n"
    f"{NOWHERE} {{ ?s ?p ?o }} }}",
    "as a comparison with a string": f"SELECT * {{ BIND('' AS ?a) FILTER(?a<'>')SERVICE{NOWHERE}{{ ?s ?p ?o }}#')\n }}",
    "joined to a word": f"SELECT * {{ ?s ?p trueSERVICE{NOWHERE} {{ ?s ?p ?o }} }}",
    "joined to a word, then prefixed": "PREFIX : <http://127.0.0.1:1/> SELECT * { ?s ?p trueSERVICE:x { ?s ?p ?o } }",
}

HARMLESS = {
    "in a string": "SELECT * { ?s ?p 'SERVICE <http://x/> {}' }",
    "in a string with an escaped quote": "SELECT * { ?s ?p 'a\\' SERVICE ' }",
    "in a long string": 'SELECT * { ?s ?p """a " SERVICE <http://x/> { } b""" }',
    "in a long string that ends in a quote": "SELECT * { ?s ?p '''SERVICE \\'''' }",
    "in an IRI": "SELECT * { ?s <http://example.org/SERVICE> ?o }",
    "in an IRI after an operand in parentheses": "SELECT * { VALUES (?a ?b) { (1 <http://example.org/service#x>) } }",
    "in a URN after an operand in parentheses": "SELECT * { VALUES (?a ?b) { (1 <urn:service>) } }",
    "in a comment": "SELECT * { # SERVICE <http://x/> { }\n ?s ?p ?o }",
    "as a variable": "SELECT ?service { ?service ?p $SERVICE }",
    "as a prefix": "PREFIX service: <http://e/> SELECT * { ?s service:p service:o . GRAPH service:g { ?s ?p ?o } }",
    "as a local name": "PREFIX e: <http://e/> SELECT * { ?s e:service e:SERVICE }",
    "as a language": "SELECT * { ?s ?p 'x'@service }",
    "as a blank node": "SELECT * { _:SERVICE ?p ?o }",
    "LOAD in a string": "SELECT * { ?s ?p 'LOAD <file:///etc/passwd>' }",
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.bulk_load(b'<http://e/s> <http://e/p> "1", true .', format=ox.RdfFormat.TURTLE)
    return store


def calls(store: ox.Store, text: str) -> bool:
    """Whether the engine, left to itself, makes a request."""
    try:
        results = store.query(text)
        if not isinstance(results, ox.QueryBoolean):
            list(results)
    except OSError:
        return True
    except (SyntaxError, RuntimeError, ValueError):
        return False
    return False


def names_in(part: object) -> set[str]:
    """Names of all parts of a query as rdflib parses it."""
    found: set[str] = set()
    if isinstance(part, CompValue):
        found.add(part.name)
        part = part.values()
    if not isinstance(part, (str, bytes)):
        with contextlib.suppress(TypeError):
            for inner in part:  # type: ignore[attr-defined]
                found |= names_in(inner)
    return found


def rdflib_sees_service(text: str) -> bool:
    return "ServiceGraphPattern" in names_in(parseQuery(text))


@pytest.mark.parametrize("text", SERVICE_QUERIES.values(), ids=SERVICE_QUERIES)
def test_service_is_refused_where_rdflib_finds_it(text: str) -> None:
    assert rdflib_sees_service(text)
    with pytest.raises(RefusedQueryError) as caught:
        check(text, LIMITS)
    assert caught.value.code == "service-refused"


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_the_word_service_elsewhere_is_not_refused(text: str) -> None:
    assert not rdflib_sees_service(text)
    assert check(text, LIMITS).text == text


@pytest.mark.parametrize("text", ENGINE_READS_SERVICE.values(), ids=ENGINE_READS_SERVICE)
def test_service_is_refused_where_only_the_engine_reads_it(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        check(text, LIMITS)
    assert caught.value.code in {"service-refused", "query-wrong"}


@pytest.mark.parametrize("text", ENGINE_READS_SERVICE.values(), ids=ENGINE_READS_SERVICE)
def test_the_engine_does_read_service_there(store: ox.Store, text: str) -> None:
    assert calls(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <http://e/a> <http://e/b> 1 }",
        "insert { ?s ?p 1 } where { ?s ?p ?o }",
        "PREFIX e: <http://e/> DELETE WHERE { ?s ?p ?o }",
        "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "\\u004COAD <file:///etc/passwd>",
        "# SELECT\nCLEAR ALL",
        "BASE <http://e/> DROP ALL",
        "CREATE GRAPH <http://e/g>",
        "COPY DEFAULT TO <http://e/g>",
        "MOVE DEFAULT TO <http://e/g>",
        "ADD DEFAULT TO <http://e/g>",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(RefusedQueryError) as caught:
        check(text, LIMITS)
    assert caught.value.code == "update-refused"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * FROM <FILE:/etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM <\\u0066ile:///etc/passwd> { ?s ?p ?o }",
        "SELECT * \\u0046ROM <file:///etc/passwd> { ?s ?p ?o }",
        "PREFIX f: <file:///etc/> SELECT * FROM f:passwd { ?s ?p ?o }",
        "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
        "BASE <file:///etc/> PREFIX f: <x/> SELECT * FROM NAMED f:y { ?s ?p ?o }",
        "SELECT * FROM # <http://e/>\n<file:///etc/passwd> { ?s ?p ?o }",
        "ASK FROM <http://e/g> FROM <ftp://e/g> { ?s ?p ?o }",
        "DESCRIBE <http://e/s> FROM <data:text/turtle,x>",
        "CONSTRUCT { ?s ?p ?o } FROM <jar:file:/x> { ?s ?p ?o }",
    ],
)
def test_from_reads_no_file(text: str) -> None:
    with pytest.raises(RefusedQueryError) as caught:
        check(text, LIMITS)
    assert caught.value.code == "graph-refused"


def test_the_dataset_of_a_query_is_read() -> None:
    text = (
        "BASE <http://e/> PREFIX x: <y/> SELECT * FROM <g> FROM x:h FROM NAMED <urn:i> FROM <http://e/g> "
        "{ ?s ?p 'FROM <file:///x>' }"
    )
    checked = check(text, LIMITS)
    assert checked.default_graphs == ("http://e/g", "http://e/y/h")
    assert checked.named_graphs == ("urn:i",)
    assert checked.prefixes == {"x": "http://e/y/"}


def test_a_query_without_from_has_no_dataset() -> None:
    checked = check("SELECT * { ?from ?p ?o }", LIMITS)
    assert checked.default_graphs is None
    assert checked.named_graphs is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# SELECT\nask{}", "ASK"),
        ("PREFIX select: <http://e/> CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://e/ask> DESCRIBE <x>", "DESCRIBE"),
        ("SELECT*{?s?p?o}", "SELECT"),
    ],
)
def test_the_form_of_a_query_is_its_first_keyword(text: str, form: str) -> None:
    assert check(text, LIMITS).form == form


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("SELECT * {\n ?s ?p 'abc }", 2, 8),
        ("SELECT * { ?s ?p ?o", 1, 10),
        ("SELECT * { ?s ?p ?o ]", 1, 21),
        ("SELECT * { }\n}", 2, 1),
        ("SELECT * {\n  ?s no:p ?o }", 2, 6),
        ("SELECT * { ?s ?p `x` }", 1, 18),
    ],
)
def test_a_mistake_is_shown_at_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(WrongQueryError) as caught:
        check(text, LIMITS)
    assert (caught.value.code, caught.value.line, caught.value.column) == ("query-wrong", line, column)
    assert f"line {line}, column {column}" in str(caught.value)


def test_no_place_is_given_in_a_text_with_escapes() -> None:
    with pytest.raises(WrongQueryError) as caught:
        check("\\u0053ELECT * { 'abc }", LIMITS)
    assert (caught.value.line, caught.value.where) == (0, "")


@pytest.mark.parametrize("text", ["", "   ", "# only a comment", "FROM <http://e/g>", "hello", "SELECT", "{}"])
def test_what_is_no_query_is_wrong_or_left_to_the_engine(text: str, store: ox.Store) -> None:
    with pytest.raises((WrongQueryError, SyntaxError)):
        store.query(check(text, LIMITS).text)


@pytest.mark.parametrize("opening", ["{", "(", "[", "{(["])
def test_deep_nesting_is_refused(opening: str) -> None:
    with pytest.raises(WrongQueryError) as caught:
        check("SELECT * " + opening * 2000, LIMITS)
    assert caught.value.code == "query-too-deep"


def test_nesting_up_to_the_limit_is_allowed() -> None:
    depth = LIMITS.depth
    check("SELECT * " + "{" * depth + "}" * depth, LIMITS)
    with pytest.raises(WrongQueryError):
        check("SELECT * " + "{" * (depth + 1) + "}" * (depth + 1), LIMITS)


def test_brackets_in_strings_and_iris_do_not_nest() -> None:
    check("SELECT * { ?s <http://e/((((> '" + "{" * 2000 + "' }", LIMITS)


def test_a_long_query_is_refused_by_its_bytes() -> None:
    head, tail = "SELECT * { ?s ?p '", "' }"
    room = LIMITS.query_bytes - len(head) - len(tail)
    check(head + "é" * (room // 2) + tail, LIMITS)
    with pytest.raises(WrongQueryError) as caught:
        check(head + "é" * (room // 2 + 1) + tail, LIMITS)
    assert caught.value.code == "query-too-long"


@pytest.mark.parametrize("escape", ["\\uD800", "\\U00110000", "\\u005C", "\\U0000005C"])
def test_an_escape_for_no_character_or_a_backslash_is_wrong(escape: str) -> None:
    with pytest.raises(WrongQueryError):
        check(f"SELECT * {{ ?s ?p '{escape}u0022' }}", LIMITS)


def test_a_lone_surrogate_is_wrong() -> None:
    with pytest.raises(WrongQueryError):
        check("SELECT * { ?s ?p '\ud800' }", LIMITS)


def test_escapes_are_replaced_but_not_after_a_doubled_backslash() -> None:
    assert unescape("'\\u00e9\\U0001F600 \\\\u00e9'") == "'é😀 \\\\u00e9'"


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "a..", "?a<?b ", "<a", "'''", "{", "\\u0061", "1.", "_:a.", "a" * 200 + "."]
)
def test_no_text_takes_long(piece: str) -> None:
    text = "SELECT * { '''" + piece * (60_000 // len(piece))
    before = time.process_time()
    with contextlib.suppress(QueryError):
        check(text, LIMITS)
    # It takes milliseconds; one step of quadratic growth would take minutes.
    assert time.process_time() - before < 5


FRAGMENTS = [
    "SERVICE", "SERVICE ", "SERVICE SILENT ", "SERVICESILENT", NOWHERE, ":x", "a:x", "SERVICE:x", "{", "}",
    "{?s ?p ?o}", "(", ")", "FILTER(", "BIND(1 AS ?q)", "?a", "?s", "?p", "?o", "<", "<?b", ">", "#", "#>",
    "\n", "\r", " ", "'", '"', "'''", '"""', "''", "\\", "\\'", "\\u0053ERVICE", "\\u0027", "\\u003c",
    "\\u0023", "&&", "=", "<'>'", ".", ";", ",", "1", "1.", "1e5", "true", "GRAPH ", "OPTIONAL", "MINUS",
    "UNION", "EXISTS", "VALUES ?v {", "@en", "^^", "_:b", "a.b:c", "[", "]", "<a", "<http://e/p>", "/", "^",
    "*", "?", "!", "//", "http:", "SELECT * {", "-", "\\\\u0053", "<<", ">>",
]  # fmt: skip
PROLOGUE = "PREFIX : <http://127.0.0.1:1/> PREFIX a: <http://127.0.0.1:1/> PREFIX SERVICE: <http://127.0.0.1:1/> "
soup = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
disguises = st.builds(
    "{}SELECT * {{ {}SERVICE{}{{?s ?p ?o}} {} }}".format,
    st.sampled_from(["", PROLOGUE]),
    soup,
    st.sampled_from([NOWHERE, ":x", " :x", f" {NOWHERE}", f"#>\n{NOWHERE}"]),
    soup,
) | st.builds("{}SELECT * {{ BIND(1 AS ?a) FILTER(?a{} }}".format, st.sampled_from(["", PROLOGUE]), soup)


@settings(max_examples=1000, deadline=None)
@given(disguises)
def test_the_engine_never_calls_after_the_guard(store: ox.Store, text: str) -> None:
    try:
        checked = check(text, LIMITS)
    except QueryError:
        return
    assert not calls(store, checked.text)


@settings(max_examples=150, deadline=None)
@given(disguises)
def test_what_rdflib_finds_is_refused(text: str) -> None:
    try:
        found = rdflib_sees_service(text)
    except Exception:  # noqa: BLE001 — its parser fails in many ways on what is no query
        return
    if found:
        with pytest.raises(QueryError):
            check(text, LIMITS)


@given(st.text())
def test_any_text_is_checked_or_refused(text: str) -> None:
    with contextlib.suppress(QueryError):
        check(text, LIMITS)


@given(st.text(st.characters(exclude_characters="\\\"'\n\r", exclude_categories=["Cs"])))
def test_a_string_is_one_token_whatever_it_says(words: str) -> None:
    for quote in ("'", '"', "'''", '"""'):
        (token,) = tokenize(quote + words + quote)
        assert (token.kind, token.text) == ("string", quote + words + quote)


@given(st.lists(st.sampled_from([f for f in FRAGMENTS if "\\" not in f])))
def test_tokens_spaces_and_comments_are_the_whole_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        tokens = list(tokenize(text))
    except WrongQueryError:
        return
    end = 0
    for token in tokens:
        gap = text[end : token.start]
        assert not gap.strip(" \t\r\n") or gap.lstrip(" \t\r\n").startswith("#")
        assert text[token.start :].startswith(token.text)
        end = token.start + len(token.text)
