"""The application as one embeds it: what it keeps of rdflib-endpoint, and what it does not."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

from communique.query.limits import Limits
from communique.query.workers import Workers
from communique.serve.app import CommuniqueEndpoint
from query.graphs import SMALL

PREFIXES = {"cmq": "https://w3id.org/communique/ontology#"}


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    path = tmp_path / "small.nq"
    path.write_text(SMALL, encoding="utf-8")
    with closing(Workers(path, Limits(), fork=False)) as workers:
        workers.start()
        yield workers


def get(application: CommuniqueEndpoint, path: str, query: str = "", **headers: str) -> httpx.Response:
    """The answer of an application, without a server."""

    async def request() -> httpx.Response:
        transport = httpx.ASGITransport(app=application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get(path, params={"query": query} if query else {}, headers=headers)

    return asyncio.run(request())


def test_the_inherited_constructor_is_kept(workers: Workers) -> None:
    application = CommuniqueEndpoint(
        workers=workers,
        manifest_sha256="0" * 64,
        prefixes=PREFIXES,
        path="/ask",
        title="Talks & <more>",
        description="All of them.",
        public_url="https://example.org/ask",
        example_queries={"Is there anything?": {"query": "ASK { ?s ?p ?o }"}},
        graph=Dataset(default_union=True),
    )
    assert isinstance(application, SparqlEndpoint)
    page = get(application, "/ask", accept="text/html").text
    assert "<h1>Talks &amp; &lt;more&gt;</h1>" in page
    assert "Is there anything?" in page
    assert "https://example.org/ask" in get(application, "/ask").text
    assert get(application, "/ask", "ASK { ?s ?p ?o }").json()["boolean"] is True
    assert get(application, "/openapi.json").json()["info"]["title"] == "Talks & <more>"


def test_updates_cannot_be_enabled(workers: Workers) -> None:
    with pytest.raises(ValueError, match="never changes the graph"):
        CommuniqueEndpoint(workers=workers, manifest_sha256="", prefixes=PREFIXES, enable_update=True)


def test_other_sites_can_be_kept_out(workers: Workers) -> None:
    application = CommuniqueEndpoint(workers=workers, manifest_sha256="", prefixes=PREFIXES, cors_enabled=False)
    response = get(application, "/sparql", "ASK {}", origin="http://x")
    assert response.status_code == 200
    assert "access-control-allow-origin" not in response.headers


def test_a_mistake_of_ours_is_not_shown(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    application = CommuniqueEndpoint(workers=workers, manifest_sha256="", prefixes=PREFIXES)

    async def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("the inside of the program")

    monkeypatch.setattr(workers, "ask", fail)
    response = get(application, "/sparql", "ASK {}")
    assert (response.status_code, response.json()["code"]) == (500, "internal-error")
    assert "inside" not in response.text


def test_pages_that_load_scripts_are_not_there(workers: Workers) -> None:
    application = CommuniqueEndpoint(workers=workers, manifest_sha256="", prefixes=PREFIXES)
    assert {get(application, path).status_code for path in ("/docs", "/redoc")} == {404}
