"""The SPARQL 1.1 Protocol, as its clients speak it."""

import hashlib
import socket
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef, Variable
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from communique import __version__
from query.graphs import BASE
from serve.servers import Server, problem

TYPES = "SELECT ?s ?type { ?s a ?type } ORDER BY ?s"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}


def converted(client: SPARQLWrapper) -> Any:
    """The answer in the client's own form for it."""
    return client.queryAndConvert()


def count(response: httpx.Response) -> int:
    (row,) = response.json()["results"]["bindings"]
    return int(row["n"]["value"])


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_gets_a_table(server: Server, method: str) -> None:
    client = SPARQLWrapper(server.url)
    client.setMethod(method)
    client.setQuery(TYPES)
    client.setReturnFormat(JSON)
    rows = converted(client)["results"]["bindings"]
    assert [row["type"]["value"].rpartition("#")[2] for row in rows] == ["Article", "Article", "Meeting"]


def test_sparqlwrapper_gets_other_forms(server: Server) -> None:
    client = SPARQLWrapper(server.url)
    client.setQuery(TYPES)
    client.setReturnFormat(CSV)
    assert converted(client).startswith(b"s,type\r\n")
    client.setReturnFormat(XML)
    assert len(converted(client).getElementsByTagName("result")) == 3
    client.setQuery("CONSTRUCT WHERE { ?s a ?type }")
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=converted(client), format="turtle")) == 3


def test_sparqlwrapper_is_told_of_a_wrong_query(server: Server) -> None:
    client = SPARQLWrapper(server.url)
    client.setQuery("SELECT * { ?s ?p }")
    with pytest.raises(QueryBadFormed, match="query-wrong"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv"])
def test_rdflib_reads_the_endpoint_as_a_store(server: Server, method: str, form: str) -> None:
    store = SPARQLStore(server.url, returnFormat=form, method=method, context_aware=False)
    graph = Graph(store)
    assert len(list(graph.query(TYPES))) == 3
    meeting = URIRef(f"{BASE}id/meeting/lakeside-talks")
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    short = graph.query(f"SELECT ?l {{ <{meeting}> <{label}> ?l FILTER(STRLEN(?l) < 20) }}")
    assert [str(row[Variable("l")]) for row in short.bindings] == ["Talks by the lake"]


def test_a_triple_in_two_graphs_counts_once(server: Server) -> None:
    meeting = "{ ?s a <https://w3id.org/communique/ontology#Meeting> }"
    assert count(server.ask(f"SELECT (COUNT(*) AS ?n) {meeting}")) == 1
    assert count(server.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {meeting} }}")) == 2


def test_the_request_chooses_graphs(server: Server) -> None:
    everything = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    one, two = BASE + "graph/1", BASE + "graph/2"
    assert count(server.ask(everything, **{"default-graph-uri": one})) == 2
    assert count(server.ask(everything, **{"named-graph-uri": two})) == 2
    assert count(server.ask(everything, **{"default-graph-uri": one, "named-graph-uri": two})) == 4
    form = {"query": everything, "default-graph-uri": [one, two]}
    assert count(server.http.post("/sparql", data=form)) == 3
    posted = server.http.post("/sparql", params={"default-graph-uri": one}, content=everything, headers=QUERY)
    assert count(posted) == 2


@pytest.mark.parametrize(
    ("accept", "media_type", "table_format"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/json", "application/json", ox.QueryResultsFormat.JSON),
        ("*/*", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml, */*;q=0.1", "application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ],
)
def test_a_table_has_the_form_that_is_asked_for(
    server: Server, accept: str, media_type: str, table_format: ox.QueryResultsFormat
) -> None:
    response = server.ask(TYPES, accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in response.headers["vary"]
    solutions = ox.parse_query_results(response.content, format=table_format)
    assert isinstance(solutions, ox.QuerySolutions)
    assert len(list(solutions)) == 3


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a ?type }", f"DESCRIBE <{BASE}id/article/0000000000000001>"])
@pytest.mark.parametrize(
    ("accept", "media_type", "graph_format"),
    [
        ("*/*", "text/turtle", ox.RdfFormat.TURTLE),
        ("text/turtle", "text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
def test_a_graph_has_the_form_that_is_asked_for(
    server: Server, query: str, accept: str, media_type: str, graph_format: ox.RdfFormat
) -> None:
    response = server.ask(query, accept)
    assert response.headers["content-type"].partition(";")[0] == media_type
    triples = {quad.triple for quad in ox.parse(response.content, format=graph_format)}
    assert len(triples) == (3 if query.startswith("CONSTRUCT") else 1)


def test_a_client_without_a_wish_gets_json(server: Server) -> None:
    with httpx.Client(trust_env=False) as client:
        del client.headers["accept"]
        response = client.get(server.url, params={"query": "ASK {}"})
    assert response.json()["boolean"] is True


def test_what_xml_cannot_express_is_not_given_in_xml(server: Server) -> None:
    labels = "SELECT ?o { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    assert any("\x1b[31m" in row["o"]["value"] for row in server.ask(labels).json()["results"]["bindings"])
    content = problem(server.ask(labels, "application/sparql-results+xml"), 406, "answer-not-in-xml")
    assert "U+001B" in str(content["detail"])
    graph = "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }"
    problem(server.ask(graph, "application/rdf+xml"), 406, "answer-not-in-xml")
    odd = "CONSTRUCT { ?s <http://example.org/1> ?t } { ?s a ?t }"
    problem(server.ask(odd, "application/rdf+xml"), 406, "answer-not-in-xml")
    assert server.ask(odd, "text/turtle").status_code == 200


def test_what_cannot_be_given_is_not_acceptable(server: Server) -> None:
    for query, accept in (("ASK {}", "text/turtle"), ("DESCRIBE <http://e/x>", "text/csv"), (TYPES, "image/png")):
        problem(server.ask(query, accept), 406, "not-acceptable")


def test_a_wrong_query_is_answered_with_its_place(server: Server) -> None:
    content = problem(server.ask("SELECT * {\n ?s ?p 'abc }"), 400, "query-wrong")
    assert (content["line"], content["column"]) == (2, 8)
    content = problem(server.ask("SELECT * {\n ?s ?p\n ?o ?x ?y }"), 400, "query-wrong")
    assert content["line"] == 3
    assert "expected" in str(content["detail"])
    problem(server.ask("SELECT * FROM <http://example.org/none> { ?s ?p ?o }"), 400, "graph-unknown")
    problem(server.ask(""), 400, "query-wrong")


def test_updates_are_refused_however_they_come(server: Server) -> None:
    update = "INSERT DATA { <http://e/a> <http://e/b> 1 }"
    responses = [
        server.ask(update),
        server.http.get("/sparql", params={"update": update}),
        server.http.post("/sparql", data={"update": update}),
        server.http.post("/sparql", content=update, headers={"Content-Type": "application/sparql-update"}),
        server.http.post("/sparql", content=update, headers=QUERY),
        server.http.post("/sparql", params={"update": update}, content="ASK {}", headers=QUERY),
    ]
    for response in responses:
        problem(response, 403, "update-refused")
    assert count(server.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")) == 5


DISGUISES = [
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "PREFIX : <URL> PREFIX SERVICE: <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<URL> { ?s ?p ?o } }",
    "SELECT * { BIND('' AS ?a) FILTER(?a<'>')SERVICE<URL>{ ?s ?p ?o }#')\n }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "LOAD <URL>",
]


def test_no_query_makes_the_server_call_another(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        for disguise in DISGUISES:
            assert server.ask(disguise.replace("URL", url)).status_code in {400, 403}
        assert server.ask("ASK {}", **{"default-graph-uri": url}).status_code == 400
        with pytest.raises(BlockingIOError):  # nobody has called
            listener.accept()


def test_no_query_reads_a_file(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://e/a> <http://e/b> 'the secret' .", encoding="utf-8")
    for disguise in ("FROM", "FROM NAMED", "\\u0046ROM"):
        response = server.ask(f"SELECT * {disguise} <{secret.as_uri()}> {{ ?s ?p ?o }}")
        problem(response, 403, "graph-refused")
        assert "the secret" not in response.text
    for name in ("default-graph-uri", "named-graph-uri"):
        problem(server.ask("ASK {}", **{name: secret.as_uri()}), 403, "graph-refused")


def test_requests_that_are_not_of_the_protocol_are_wrong(server: Server) -> None:
    post = server.http.post
    problem(server.http.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "request-wrong")
    problem(server.http.get("/sparql?query=%FF"), 400, "request-wrong")
    problem(post("/sparql", params={"query": "ASK {}"}, content="ASK {}", headers=QUERY), 400, "request-wrong")
    problem(post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=QUERY), 400, "request-wrong")
    problem(post("/sparql", content="&".join(f"x{n}=1" for n in range(200)), headers=FORM), 400, "request-wrong")
    problem(server.ask("ASK {}", **{"default-graph-uri": "relative"}), 400, "query-wrong")
    problem(post("/sparql", content="ASK {}"), 415, "media-type-unknown")
    problem(post("/sparql", json={"query": "ASK {}"}), 415, "media-type-unknown")
    utf_16 = {"Content-Type": "application/sparql-query; charset=utf-16"}
    problem(post("/sparql", content="ASK {}".encode("utf-16"), headers=utf_16), 415, "media-type-unknown")


def test_a_posted_query_may_name_its_character_set(server: Server) -> None:
    headers = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    response = server.http.post("/sparql", content="SELECT ('é' AS ?e) {}".encode(), headers=headers)
    assert response.json()["results"]["bindings"][0]["e"]["value"] == "é"


def test_a_form_is_decoded_once(server: Server) -> None:
    response = server.http.post("/sparql", data={"query": "SELECT ('a%2Bb+c' AS ?e) {}"})
    assert response.json()["results"]["bindings"][0]["e"]["value"] == "a%2Bb+c"


def test_long_and_deep_queries_are_refused(server: Server) -> None:
    deep = "SELECT * " + "{" * 2000
    problem(server.ask(deep), 400, "query-too-deep")
    problem(server.http.post("/sparql", content=deep, headers=QUERY), 400, "query-too-deep")
    longest = "SELECT * { ?s ?p 'ééé' } #".encode().ljust(64 * 1024, b"x")
    assert server.http.post("/sparql", content=longest, headers=QUERY).status_code == 200
    assert server.http.post("/sparql", data={"query": longest.decode()}).status_code == 200
    problem(server.http.post("/sparql", content=longest + b"x", headers=QUERY), 413, "query-too-long")
    problem(server.http.post("/sparql", data={"query": longest.decode() + "x"}), 413, "query-too-long")
    problem(server.http.post("/sparql", content=b"x" * 10**6, headers=QUERY), 413, "request-too-long")
    problem(server.http.post("/sparql", content=b"x" * 10**6, headers=FORM), 413, "request-too-long")


def test_scripts_of_any_site_may_read_but_not_as_the_user(server: Server) -> None:
    headers = {"Origin": "https://example.org", "Cookie": "session=1"}
    response = server.http.get("/sparql", params={"query": "ASK {}"}, headers=headers)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    preflight = {**headers, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = server.http.options("/sparql", headers=preflight)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers


def test_paths_and_methods_that_are_not_there_are_said_so(server: Server) -> None:
    problem(server.http.get("/nothing"), 404, "not-found")
    response = server.http.delete("/sparql")
    problem(response, 405, "method-not-allowed")
    assert {method.strip() for method in response.headers["allow"].split(",")} == {"GET", "HEAD", "POST", "OPTIONS"}
    assert "POST" in server.http.options("/sparql").headers["allow"]
    assert server.http.head("/sparql", params={"query": "ASK {}"}).content == b""


def test_nothing_of_a_forged_host_is_repeated(server: Server) -> None:
    for path in ("/", "/sparql", "/sparql/", "/-/health/", "//evil.example/", "/nothing", "/openapi.json"):
        response = server.http.get(path, headers={"Host": "evil.example", "Accept": "text/html,*/*;q=0.1"})
        assert response.status_code in {200, 303, 404}
        assert "evil.example" not in response.text + str(response.headers)
        # A redirection stays on the server that the client asked, whatever it called it.
        assert response.headers.get("location", "sparql") == "sparql"


def test_the_endpoint_describes_itself(server: Server) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for accept, form in (("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("*/*", "turtle")):
        response = server.http.get("/sparql", headers={"Accept": accept})
        graph = Graph().parse(data=response.content, format=form)
        assert {str(url) for url in graph.objects(None, URIRef(sd + "endpoint"))} == {server.url}
        assert set(graph.objects(None, URIRef(sd + "feature"))) == {URIRef(sd + "UnionDefaultGraph")}
        assert URIRef("http://www.w3.org/ns/formats/Turtle") in set(graph.objects(None, URIRef(sd + "resultFormat")))
    problem(server.http.get("/sparql", headers={"Accept": "image/png"}), 406, "not-acceptable")


def test_the_described_formats_are_those_of_the_registry(server: Server) -> None:
    graph = Graph().parse(data=server.http.get("/sparql").content, format="turtle")
    formats = URIRef("http://www.w3.org/ns/sparql-service-description#resultFormat")
    assert {str(iri).removeprefix("http://www.w3.org/ns/formats/") for iri in graph.objects(None, formats)} == {
        *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
        *("Turtle", "N-Triples", "RDF_XML", "JSON-LD"),
    }


def test_health_tells_which_graph_is_served(server: Server, small_graph: Path) -> None:
    health = server.http.get("/-/health").json()
    assert health == {
        "status": "ok",
        "version": __version__,
        "quads": 6,
        "manifest_sha256": hashlib.sha256((small_graph / "manifest.json").read_bytes()).hexdigest(),
        "running": 0,
    }


def test_the_openapi_document_says_what_is_answered(server: Server) -> None:
    document = server.http.get("/openapi.json").json()
    assert set(document["paths"]) == {"/sparql", "/-/health"}
    for method in ("get", "post"):
        responses = document["paths"]["/sparql"][method]["responses"]
        assert set(responses) == {"200", "400", "403", "406", "413", "415", "503"}
        assert "text/tab-separated-values" in responses["200"]["content"]
    assert "application/sparql-query" in document["paths"]["/sparql"]["post"]["requestBody"]["content"]
