"""The gate of IRIs: whatever a text puts into a name, an IRI under the base comes out, or an error."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import GraphError
from communique.graph.iris import Iris, external, hash_id, wikidata
from communique.model import Office, Party, PartyKind, Passage
from communique.model.slugs import SLUG_LENGTH, slug

BASE = "https://w3id.org/communique/"
ARTICLE = "0123456789abcdef"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Yōko Kamikawa", "yoko-kamikawa"),
        ("Jens  Stoltenberg", "jens-stoltenberg"),
        ("Bjørn Łukasz Strauß", "bjorn-lukasz-strauss"),
        ("U.S. State Department", "us-state-department"),
        ("People’s Republic", "peoples-republic"),
        ("O'Neill", "oneill"),
        ("KP", "kp"),
        ("already-a-slug-7", "already-a-slug-7"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_name_becomes_ascii_kebab_case(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_that_only_look_alike_stay_apart() -> None:
    latin, cyrillic, invisible = "Park Jin", "Pаrk Jin", "Park\u200b Jin"
    assert len({slug(latin), slug(cyrillic), slug(invisible)}) == 3


def test_names_without_ascii_letters_get_slugs_of_their_own() -> None:
    assert slug("Киев") != slug("Минск")
    assert slug("…") != slug("–")
    assert SLUG.fullmatch(slug("…"))


def test_a_long_name_is_cut_and_keeps_what_tells_it_apart() -> None:
    one, two = slug("word " * 60 + "one"), slug("word " * 60 + "two")
    assert one != two
    assert max(len(one), len(two)) <= SLUG_LENGTH


@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_every_text_has_a_slug(text: str) -> None:
    found = slug(text)
    assert SLUG.fullmatch(found)
    assert len(found) <= SLUG_LENGTH
    assert slug(found) == found


@given(st.text(st.characters(exclude_categories=()), max_size=100))
def test_every_key_becomes_an_iri_under_its_kind(key: str) -> None:
    iri = Iris(BASE).thing("person", key).value
    assert re.fullmatch(re.escape(f"{BASE}id/person/") + r"[a-z0-9-]+", iri)


def test_a_key_that_is_a_slug_is_used_as_it_is() -> None:
    assert Iris(BASE).thing("statement", "joint-statement-2024-05-02").value == (
        f"{BASE}id/statement/joint-statement-2024-05-02"
    )


@pytest.mark.parametrize(
    "iri",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "mailto:a@example.org",
        "relative/path",
        "",
        "http://exa mple.org/",
        "http://example.org/\n",
        "http://example.org/<x>",
        'http://example.org/"',
        "http://",
        "http:/example.org",
    ],
)
def test_a_foreign_iri_passes_only_when_it_is_http_and_well_formed(iri: str) -> None:
    with pytest.raises(GraphError) as caught:
        external(iri)
    assert caught.value.code == "iri-invalid"


def test_a_foreign_web_address_passes() -> None:
    assert external("https://example.org/a?b=c#d").value == "https://example.org/a?b=c#d"


@pytest.mark.parametrize("qid", ["Q", "Q0", "P31", "Q42/../x", "q42", "Q42\n", ""])
def test_only_a_wikidata_identifier_makes_a_wikidata_entity(qid: str) -> None:
    with pytest.raises(GraphError):
        wikidata(qid)
    assert wikidata("Q423").value == "http://www.wikidata.org/entity/Q423"


@pytest.mark.parametrize("base", ["https://example.org/x", "https://example.org/?q=/", "ftp://example.org/", "/x/"])
def test_a_base_must_be_a_folder_on_the_web(base: str) -> None:
    with pytest.raises(GraphError):
        Iris(base)


def test_a_graph_is_named_by_its_evidence_and_basis_in_any_order() -> None:
    iris = Iris(BASE)
    one, two = (iris.passage(Passage(ARTICLE, start, 9)) for start in (1, 2))
    text = f"{BASE}id/passage/{ARTICLE}-1-9\n{BASE}id/passage/{ARTICLE}-2-9\nstated"
    expected = f"{BASE}graph/{hashlib.sha256(text.encode()).hexdigest()[:32]}"
    assert iris.graph([two, one], "stated").value == expected == iris.graph([one, two], "stated").value
    assert iris.graph([one, two], "inferred").value != expected


def test_selectors_hang_on_their_passage() -> None:
    iris, passage = Iris(BASE), Passage(ARTICLE, 3, 7)
    assert iris.position_selector(passage).value == f"{BASE}id/passage/{ARTICLE}-3-7/position"
    assert iris.quote_selector(passage).value == f"{BASE}id/passage/{ARTICLE}-3-7/quote"


def test_an_article_is_named_by_hexadecimal_digits_only() -> None:
    with pytest.raises(GraphError):
        Iris(BASE).article("../x")
    with pytest.raises(GraphError):
        Iris(BASE).passage(Passage("0123", 0, 1))


def test_an_office_belongs_to_its_party() -> None:
    iris, minister = Iris(BASE), Office("Foreign Minister")
    norway = Party(PartyKind.STATE, "NO", "Norway")
    assert iris.office(minister, norway).value == f"{BASE}id/office/no-foreign-minister"
    assert iris.office(minister, None).value == f"{BASE}id/office/unsaid-foreign-minister"


def test_hashes_of_different_parts_differ() -> None:
    made = {hash_id("a", "b"), hash_id("ab"), hash_id("a", None, "b"), hash_id("a", "None", "b"), hash_id("a", 1)}
    assert len(made | {hash_id("a", "1")}) == 6
    assert hash_id("a", "b") == hashlib.sha256(b'["a","b"]').hexdigest()[:16]


def test_concepts_and_terms_refuse_what_is_none() -> None:
    iris = Iris(BASE)
    assert iris.concept("zone", "body").value == f"{BASE}vocab/zone/body"
    for scheme, notation in (("zone", "../x"), ("Zone", "body"), ("zone", "")):
        with pytest.raises(GraphError):
            iris.concept(scheme, notation)
    with pytest.raises(GraphError):
        iris.term("a b")
    with pytest.raises(GraphError):
        iris.graph_named("0" * 31)
