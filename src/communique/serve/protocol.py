"""What a request asks, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl

from starlette.requests import Request

from communique.query.errors import RefusedQueryError
from communique.query.guard import check_graph_iri
from communique.query.limits import Limits
from communique.serve.problems import RequestError

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
# A form writes a byte as three; the rest is for names and the graphs.
_FORM_FACTOR = 3
_FORM_REST = 16 * 2**10
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """A request.

    Attributes:
        text: The query; ``None`` when there is none.
        default_graphs: Values of ``default-graph-uri``.
        named_graphs: Values of ``named-graph-uri``.
    """

    text: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read(request: Request, limits: Limits) -> Asked:
    """Read a request.

    Raises:
        RequestError: ``request-wrong``, ``request-too-long``, ``request-too-slow`` or ``media-type-unknown``.
        RefusedQueryError: ``update-refused`` or ``graph-refused``.
        WrongQueryError: A graph is not named by an absolute IRI.
        ClientDisconnect: The client has gone.
    """
    fields = _fields(_text(request.scope["query_string"]))
    if request.method != "POST":
        return _asked(fields)
    media_type, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    media_type = media_type.strip()
    if media_type == _UPDATE:
        raise _update()
    if media_type not in {_FORM, _QUERY}:
        raise RequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "media-type-unknown",
            "The body of a POST is a query or a form.",
            hint=f"Send it as {_QUERY} or {_FORM}.",
        )
    if "charset" in parameters and "utf-8" not in parameters:
        raise RequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-unknown", "The body of a POST is encoded in UTF-8."
        )
    if media_type == _FORM:
        body = await _body(request, _FORM_FACTOR * limits.query_bytes + _FORM_REST, limits.timeout)
        return _asked(fields + _fields(_text(body)))
    # One byte more than allowed is read, so that the query itself is found to be too long.
    body = await _body(request, limits.query_bytes + 1, limits.timeout)
    return _asked([*fields, ("query", _text(body))])


def _asked(fields: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values:
        raise _update()
    queries = values.get("query", [])
    if len(queries) > 1:
        raise _wrong("There is more than one query in the request.")
    default, named = (
        tuple(check_graph_iri(iri) for iri in values.get(name, [])) for name in ("default-graph-uri", "named-graph-uri")
    )
    return Asked(queries[0] if queries else None, default, named)


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as error:  # bad UTF-8, or too many fields
        raise _wrong(f"The parameters cannot be read: {error}.") from error


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _wrong("The request is not encoded in UTF-8.") from error


async def _body(request: Request, limit: int, timeout: float) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(timeout):
            async for chunk in request.stream():
                body += chunk
                if len(body) > limit:
                    raise RequestError(
                        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                        "request-too-long",
                        f"The request has more than {limit} bytes.",
                    )
    except TimeoutError as error:
        raise RequestError(
            HTTPStatus.REQUEST_TIMEOUT, "request-too-slow", f"The request did not arrive within {timeout:g} seconds."
        ) from error
    return body


def _update() -> RefusedQueryError:
    return RefusedQueryError("update-refused", "No update is carried out: a query never changes the graph.")


def _wrong(message: str) -> RequestError:
    return RequestError(HTTPStatus.BAD_REQUEST, "request-wrong", message)
