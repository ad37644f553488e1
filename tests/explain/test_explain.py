"""``communique explain``: everything said about a thing, with the words that support it."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli import main
from communique.explain import Explanation, Said, as_json, as_text, explain
from communique.explain.names import UnknownIriError
from communique.graph import load
from fixtures.expand import BASE
from fixtures.golden import Golden
from fixtures.graphs import IRIS, small_folder, small_quads

STATEMENT = "statement/no-fi-ca-2024-05"
FEW = "alleged transfer: somebody → somebody, less than 1500 containers"
A_TRAP = """
graph stated A«The ports lie on a quiet coast.» {
  <id/person/trap> a cmq:Person ; cmq:namedAs "\\u001B[31mred\\u202E" ; skos:prefLabel "Trap"@en .
}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("graph"))


def about(name: str) -> Explanation:
    return explain(small_quads(), IRIS, name)


def said(explanation: Explanation, name: str) -> list[Said]:
    return [s for s in explanation.statements if s.property.endswith(f"#{name}")]


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments, "-g", str(folder)])


def test_a_statement_for_people(golden: Golden) -> None:
    golden(Path(__file__).parent / "expected" / "statement.txt", as_text(about(STATEMENT)))


def test_a_claim_for_people(golden: Golden) -> None:
    golden(Path(__file__).parent / "expected" / "claim.txt", as_text(about("claim/white-house")))


@pytest.mark.parametrize(
    "name",
    [
        f"{BASE}id/{STATEMENT}",
        f"<{BASE}id/{STATEMENT}>",
        f"id/{STATEMENT}",
        STATEMENT,
        STATEMENT.replace("/", ":"),
        f" {STATEMENT} ",
    ],
)
def test_a_thing_is_found_by_its_iri_and_its_short_forms(name: str) -> None:
    assert about(name).iri == f"{BASE}id/{STATEMENT}"


def test_support_by_two_articles_is_two_grounds_with_offsets_and_zone() -> None:
    (quote,) = said(about(STATEMENT), "hasQuote")
    places = [(w.file, w.outlet, w.start, w.end, w.zone) for ground in quote.grounds for w in ground.words]
    assert places == [
        ("fjord-times.txt", "Fjord Times", 206, 303, "body"),
        ("harbour-post.txt", "Harbour Post", 189, 286, "body"),
    ]
    assert {ground.basis for ground in quote.grounds} == {"stated"}


def test_passages_that_are_needed_together_are_one_ground() -> None:
    (date,) = said(about(STATEMENT), "date")
    (ground,) = date.grounds
    assert ground.basis == "inferred"
    assert [w.text.split()[0] for w in ground.words] == ["Published:", "Norway,"]


def test_a_date_is_derived_step_by_step() -> None:
    (derivation,) = about(STATEMENT).derivations
    assert (derivation.result, derivation.basis) == ("2024-05-03", "resolved-in-document")
    assert [(step.remark.split()[-1], step.words[0].text) for step in derivation.steps] == [
        ("Friday", "May 3, 2024"),
        ("publication", "on Friday"),
    ]
    assert all(m.property != f"{BASE}ontology#derives" for m in about(STATEMENT).mentions)


def test_claims_that_point_to_a_thing_show_their_stance() -> None:
    mentions = about("proposition/containers-1000").mentions
    assert {(m.about.split(":")[0], m.stance) for m in mentions} == {
        ("White House for United States asserts, XXXX-10-13", "asserts"),
        ("Russia dismisses", "dismisses"),
    }
    assert about("claim/north-korea-denies").stance == "denies"


def test_what_a_table_knows_names_the_table() -> None:
    (label,) = [s for s in about("state/kp").statements if s.property.endswith("prefLabel")]
    (ground,) = label.grounds
    assert (ground.basis, ground.tables, ground.words) == ("external", ("parties",), ())
    assert "from the table parties" in as_text(about("state/kp"))


def test_what_is_true_of_the_material_rests_on_no_words() -> None:
    (name,) = [s for s in about("article/09c974b5b5268793").statements if s.property.endswith("#fileName")]
    assert name.grounds == ()
    assert "of the material itself" in as_text(about("article/09c974b5b5268793"))


def test_the_passages_of_an_article_are_counted_and_not_listed() -> None:
    article = about("article/09c974b5b5268793")
    assert article.passages == 21
    assert "21 passages" in as_text(article)
    assert not any(m.property.endswith("hasSource") for m in article.mentions)


def test_a_passage_shows_what_rests_on_it() -> None:
    passage = about("passage/09c974b5b5268793-758-795")
    assert passage.label == "«North Korea has denied any arms deal.»"
    assert {s.subject for s in passage.rests} == {f"{BASE}id/claim/north-korea-denies"}
    assert about("state/kp").rests == ()


def test_a_named_graph_shows_what_it_says() -> None:
    (quote,) = said(about(STATEMENT), "hasQuote")
    graph = quote.grounds[0].graph
    assert f"{BASE}id/quote/we-urge" in {s.value for s in about(graph).rests}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("signature/ca", "foreign minister, for Canada"),
        ("tenure/han", "Han Seo-yun, lawmaker, for South Korea"),
        ("quantity/about-3000", "about 3000 containers"),
        ("quantity/millions", "rounds, no number said"),
        ("position/watch", "pledge: keep watching the ports"),
        (
            "claim/some-reports",
            "somebody unnamed reports: alleged transfer: somebody → somebody, less than 1500 containers",
        ),
        ("proposition/use", "alleged use: Russia → Ukraine, North Korean missiles"),
        ("refusal/A-anna-berg", "Anna Berg"),
        ("stamp/A-published", "published 2024-05-03"),
        ("derivation/call", "date 2024-05-02 of Phone call of Ingrid Dahl and Aino Laine"),
        ("vocab/stance/denies", "denies"),
    ],
)
def test_things_without_a_label_are_put_into_words(name: str, label: str) -> None:
    assert about(name).label == label


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("person/ingrid-dal", "person/ingrid-dahl"),
        ("ingrid-dal", "person/ingrid-dahl"),
        ("person:ingrid-dal", "person/ingrid-dahl"),
        (f"{BASE}id/meeting/dahl-laine-fone", "meeting/dahl-laine-phone"),
    ],
)
def test_an_unknown_name_brings_the_nearest_ones(name: str, nearest: str) -> None:
    with pytest.raises(UnknownIriError, match=r"iri-unknown") as raised:
        about(name)
    assert raised.value.nearest[0] == nearest
    assert nearest in str(raised.value)


@pytest.mark.parametrize("name", ["", "no IRI at all", "javascript:alert(1)", "zzzzqqqq"])
def test_what_is_no_name_at_all_is_unknown_too(name: str) -> None:
    with pytest.raises(UnknownIriError) as raised:
        about(name)
    assert raised.value.nearest == ()


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    text = as_text(explain(small_quads(A_TRAP), IRIS, "person/trap"))
    assert "red" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_the_order_of_the_quads_changes_nothing() -> None:
    assert as_json(explain(small_quads()[::-1], IRIS, STATEMENT)) == as_json(about(STATEMENT))


def test_the_command_prints_text_and_json(folder: Path) -> None:
    text = run(folder, STATEMENT)
    assert text.exit_code == 0, text.output
    assert text.output == as_text(explain(load(folder).quads(), IRIS, STATEMENT))
    assert "«“We urge Pyongyang" in text.output
    told = run(folder, STATEMENT, "-f", "json")
    assert json.loads(told.output) == json.loads(json.dumps(asdict(about(STATEMENT))))


def test_the_command_ends_with_1_when_the_name_is_unknown(folder: Path) -> None:
    result = run(folder, "person/ingrid-dal")
    assert result.exit_code == 1
    assert "[iri-unknown]" in result.stderr
    assert "person/ingrid-dahl" in result.stderr
    assert result.stdout == ""


def test_the_command_ends_with_1_without_a_graph(tmp_path: Path) -> None:
    result = run(tmp_path / "none", STATEMENT)
    assert result.exit_code == 1
    assert "[graph-missing]" in result.stderr
