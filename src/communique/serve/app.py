"""The SPARQL endpoint: rdflib-endpoint's application, with a route of ours before its own.

What it keeps of ``rdflib_endpoint.SparqlEndpoint`` is the constructor, the example queries and the OpenAPI document.
What it replaces is everything that answers: the inherited handler evaluates on the event loop, follows ``SERVICE``
and ``FROM <file:…>``, and its page loads an editor from elsewhere.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from rdflib_endpoint import SparqlEndpoint
from rdflib_endpoint.utils import QueryExample
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from communique import __version__
from communique.errors import CommuniqueError
from communique.query.engine import Answer
from communique.query.formats import GRAPHS, TABLES, Format, choose, formats_for
from communique.query.guard import CheckedQuery, check, with_prefixes
from communique.query.questions import Question
from communique.query.workers import Workers
from communique.serve import problems, protocol
from communique.serve.description import describe
from communique.serve.openapi import truthful
from communique.serve.page import Page
from communique.serve.problems import RequestError

_HTML = "text/html"
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_CLIENT_GONE = 499  # nobody reads it


class CommuniqueEndpoint(SparqlEndpoint):
    """A read-only SPARQL endpoint over one graph, whose queries are evaluated by ``workers``.

    Attributes:
        workers: Answers the queries; started and closed by whoever made it.
    """

    def __init__(
        self,
        *,
        workers: Workers,
        manifest_sha256: str,
        prefixes: Mapping[str, str],
        path: str = "/sparql",
        title: str = "Communiqué",
        description: str = "Meetings, statements, signatories and alleged transfers, each with its evidence.",
        public_url: str = "http://127.0.0.1:8000/sparql",
        example_queries: dict[str, QueryExample] | None = None,
        cors_enabled: bool = True,
        enable_update: bool = False,
        **options: Any,  # noqa: ANN401 — whatever the inherited constructor takes
    ) -> None:
        """Set up the routes.

        Args:
            workers: Answers the queries.
            manifest_sha256: Hash of the graph's manifest, shown by ``/-/health``.
            prefixes: Prefixes that shorten IRIs on the page and in graphs.
            path: Path of the endpoint.
            title: Its title.
            description: What it holds.
            public_url: Its URL as clients know it, for the service description.
            example_queries: Questions to begin with: a title and ``{"query": text}`` for each.
            cors_enabled: Whether scripts of any site may read answers; never with credentials.
            enable_update: Must be false.
            **options: Further options of ``SparqlEndpoint`` and ``FastAPI``.

        Raises:
            ValueError: Updates are wanted.
        """
        if enable_update:
            raise ValueError("a query never changes the graph: updates cannot be enabled")
        super().__init__(
            path=path,
            title=title,
            description=description,
            version=__version__,
            public_url=public_url,
            example_queries=example_queries,
            cors_enabled=False,  # the inherited setting allows credentials
            docs_url=None,  # these two pages load scripts from elsewhere
            redoc_url=None,
            redirect_slashes=False,  # a redirect would repeat the Host header of the request
            **options,
        )
        self.workers = workers
        self._manifest_sha256 = manifest_sha256
        self._path = path
        self._prefixes = prefixes
        self._public_url = public_url
        examples = [Question("", name, example["query"]) for name, example in (example_queries or {}).items()]
        self._page = Page(title, description, path, examples, prefixes)
        self.user_middleware.clear()  # it wraps every request, hides disconnects, and writes a header in wrong units
        if cors_enabled:
            self.add_middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"])
        self.add_exception_handler(HTTPException, problems.http_problem)
        self.add_exception_handler(Exception, problems.internal_problem)
        for variant in {path, f"{path.rstrip('/')}/"}:
            self.router.routes.insert(0, Route(variant, self._sparql, methods=list(_METHODS)))
        # Relative, so that it names no host and stays right behind a proxy's path.
        self.router.routes.insert(0, Route("/", lambda _: RedirectResponse(path.lstrip("/"), HTTPStatus.SEE_OTHER)))
        self.add_api_route("/-/health", self._health, methods=["GET"], name="health")

    def openapi(self) -> dict[str, Any]:
        """The inherited document, with the answers that this endpoint gives."""
        if not self.openapi_schema:
            self.openapi_schema = truthful(super().openapi(), self._path)
        return self.openapi_schema

    async def _health(self) -> JSONResponse:
        """Whether the server runs, and which graph it serves."""
        return JSONResponse(
            {
                "status": "ok",
                "version": __version__,
                "quads": self.workers.quads,
                "manifest_sha256": self._manifest_sha256,
                "running": self.workers.running,
            },
            headers={"Cache-Control": "no-store"},
        )

    async def _sparql(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(_METHODS)})
        accept = ", ".join(request.headers.getlist("accept"))
        wants_page = choose(accept, ["application/json", _HTML]) == _HTML
        text = ""
        try:
            asked = await protocol.read(request, self.workers.limits)
            if asked.text is None:
                return self._introduce(accept)
            text = asked.text
            return await self._answer(request, asked, accept)
        except ClientDisconnect:
            return Response(status_code=_CLIENT_GONE)
        except CommuniqueError as error:
            return self._page.error(text, error) if wants_page else problems.problem(error)

    def _introduce(self, accept: str) -> Response:
        """The page for people, the service description for programs."""
        media_type, form = _negotiate(accept, GRAPHS)
        if form is None:
            return self._page.empty()
        return _document(describe(self._public_url, self.title, form.name), media_type)

    async def _answer(self, request: Request, asked: protocol.Asked, accept: str) -> Response:
        text = asked.text or ""
        query = with_prefixes(check(text, self.workers.limits), self._prefixes)
        if asked.default_graphs or asked.named_graphs:
            # The request's dataset takes the place of the query's (protocol, section 2.1.4).
            query = replace(query, default_graphs=asked.default_graphs, named_graphs=asked.named_graphs)
        forms = formats_for(query.form)
        media_type, form = _negotiate(accept, forms)
        answer = await self._ask(request, query, form or forms[0])
        if form is not None:
            return _document(answer.body, media_type)
        render = self._page.table if forms is TABLES else self._page.graph
        return await asyncio.to_thread(render, text, answer.body)  # a long table takes its time

    async def _ask(self, request: Request, query: CheckedQuery, form: Format) -> Answer:
        """The answer, unless the client goes before: then the worker is killed."""
        asking = asyncio.create_task(self.workers.ask(query, form.name))
        leaving = asyncio.create_task(_disconnected(request))
        try:
            await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not asking.done():
                raise ClientDisconnect
            return asking.result()
        finally:
            for task in (asking, leaving):
                task.cancel()
            await asyncio.gather(asking, leaving, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _negotiate(accept: str, forms: tuple[Format, ...]) -> tuple[str, Format | None]:
    """The media type to answer with and its form; no form for the page.

    Raises:
        RequestError: ``not-acceptable``.
    """
    offered = {media_type: form for form in forms for media_type in form.media_types[:1]}
    others = {media_type: form for form in forms for media_type in form.media_types[1:]}
    media_type = choose(accept, [*offered, *others, _HTML])
    if media_type is None:
        raise RequestError(
            HTTPStatus.NOT_ACCEPTABLE,
            "not-acceptable",
            "The answer cannot be given in a form that the Accept header names.",
            hint=f"It can be given as {', '.join(offered)}.",
        )
    return media_type, (offered | others).get(media_type)


def _document(body: bytes, media_type: str) -> Response:
    # Starlette adds the character set, UTF-8, to types of text.
    headers = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}
    return Response(body, media_type=media_type, headers=headers)
