"""The page for people: without scripts, with nothing from elsewhere, with everything escaped."""

import re
from html.parser import HTMLParser

import pytest

from communique import assets
from query.graphs import MEETING
from serve.servers import Server

HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
LABELS = f"SELECT ?label {{ {MEETING} <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"
ATTACK = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>'\"&"


class Elements(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def harmless(page: str) -> None:
    """Nothing runs, and nothing is fetched."""
    elements = Elements(page).elements
    assert not {tag for tag, _ in elements} & {"script", "img", "link", "iframe", "object", "embed", "base"}
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on") or name == "src"]
    links = [attributes["href"] or "" for _, attributes in elements if "href" in attributes]
    assert all(re.match(r"/sparql\?|https?://", link) for link in links)


def test_a_browser_gets_a_form_and_the_questions(server: Server) -> None:
    response = server.http.get("/sparql", headers={"Accept": HTML})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    harmless(response.text)
    assert ("form", {"action": "/sparql", "method": "get"}) in Elements(response.text).elements
    questions = list(assets.folder("queries").glob("*.rq"))
    assert response.text.count("<summary>") == len(questions)


def test_every_policy_is_as_strict_as_the_page_allows(server: Server) -> None:
    for query in ({}, {"query": "ASK {}"}, {"query": "wrong"}):
        headers = server.http.get("/sparql", params=query, headers={"Accept": HTML}).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; ")
        assert "script-src" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_values_of_the_graph_are_escaped(server: Server) -> None:
    page = server.ask(LABELS, HTML).text
    harmless(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \\x1b[31mRed" in page
    assert "2 rows" in page


@pytest.mark.parametrize(
    "query", [f"SELECT * {{}} # {ATTACK}", ATTACK, f"ASK {{ ?s ?p '''{ATTACK}''' }}", f"SELECT * {{ {ATTACK}"]
)
def test_the_query_is_escaped(server: Server, query: str) -> None:
    page = server.ask(query, HTML).text
    harmless(page)
    assert "&lt;/textarea&gt;&lt;script&gt;" in page


def test_a_graph_is_shown_as_turtle(server: Server) -> None:
    page = server.ask(f"DESCRIBE {MEETING}", HTML).text
    harmless(page)
    assert "meeting:lakeside-talks a cmq:Meeting" in page


def test_only_web_addresses_become_links(server: Server) -> None:
    page = server.ask("SELECT (IRI('javascript:alert(1)') AS ?x) (<http://example.org/> AS ?y) {}", HTML).text
    harmless(page)
    assert "javascript:alert(1)" in page
    assert '<a href="http://example.org/" rel="noreferrer">' in page


def test_a_mistake_is_explained_on_the_page(server: Server) -> None:
    response = server.ask("SELECT * {", HTML)
    assert response.status_code == 400
    assert "This { is never closed." in response.text
    assert "query-wrong" in response.text
    assert server.ask("INSERT DATA {}", HTML).status_code == 403


def test_programs_that_also_take_a_page_get_data(server: Server) -> None:
    response = server.ask("ASK {}", "application/sparql-results+json, text/html;q=0.5")
    assert response.headers["content-type"] == "application/sparql-results+json"


def test_the_root_leads_to_the_page(server: Server) -> None:
    answer = server.http.get("/", headers={"Accept": "text/html"}, follow_redirects=True)
    assert answer.status_code == 200
    assert answer.history[0].headers["location"] == "sparql"
    assert answer.url.path == "/sparql"
