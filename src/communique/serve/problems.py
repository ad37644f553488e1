"""Errors as HTTP answers: ``application/problem+json`` (RFC 9457), always with a code."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from communique.errors import CommuniqueError, GraphError
from communique.query.errors import RefusedQueryError, StoppedQueryError, WrongQueryError

MEDIA_TYPE = "application/problem+json"
_STATUS = {
    "query-too-long": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "answer-too-large": HTTPStatus.BAD_REQUEST,
    "answer-not-in-xml": HTTPStatus.NOT_ACCEPTABLE,
}
_RETRY_AFTER = "5"  # seconds


class RequestError(CommuniqueError):
    """The request is not one of the SPARQL 1.1 Protocol, or cannot be served as it wants.

    Attributes:
        status: HTTP status.
    """

    def __init__(self, status: HTTPStatus, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(code, message, hint=hint)
        self.status = status


def status_of(error: CommuniqueError) -> HTTPStatus:
    """The status with which an error is answered."""
    if isinstance(error, RequestError):
        return error.status
    if error.code in _STATUS:
        return _STATUS[error.code]
    if isinstance(error, WrongQueryError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, RefusedQueryError):
        return HTTPStatus.FORBIDDEN
    if isinstance(error, (StoppedQueryError, GraphError)):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def headers_of(error: CommuniqueError) -> dict[str, str]:
    """Headers that go with an error."""
    return {"Retry-After": _RETRY_AFTER} if error.code == "server-busy" else {}


def problem(error: CommuniqueError) -> Response:
    """The answer for one of our errors."""
    details: dict[str, Any] = {"hint": error.hint} if error.hint else {}
    if isinstance(error, WrongQueryError) and error.line:
        details |= {"line": error.line, "column": error.column}
    return _answer(status_of(error), error.code, error.message, headers_of(error), details)


async def http_problem(_request: Request, error: Exception) -> Response:
    """The answer for an error of the framework: no such path, no such method."""
    if not isinstance(error, HTTPException):
        raise error
    status = HTTPStatus(error.status_code)
    code = status.phrase.lower().replace(" ", "-")
    return _answer(status, code, str(error.detail), dict(error.headers or {}), {})


async def internal_problem(_request: Request, _error: Exception) -> Response:
    """The answer for a mistake of ours, which the server logs and does not show."""
    return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something went wrong here.", {}, {})


def _answer(
    status: HTTPStatus, code: str, detail: str, headers: Mapping[str, str], details: Mapping[str, Any]
) -> Response:
    content = {"type": "about:blank", "title": status.phrase, "status": status.value, "code": code, "detail": detail}
    return JSONResponse({**content, **details}, status, {**headers, "Vary": "Accept"}, MEDIA_TYPE)
