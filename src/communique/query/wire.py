"""How a worker and the process that started it speak: one line of JSON each way, then the answer's bytes."""

import json
from typing import Any, NamedTuple, cast

from communique.errors import GraphError, QueryError
from communique.query.engine import Answer
from communique.query.errors import RefusedQueryError, StoppedQueryError, WrongQueryError
from communique.query.formats import FormatName
from communique.query.guard import CheckedQuery
from communique.query.limits import Limits


class Request(NamedTuple):
    """What a worker is asked."""

    query: CheckedQuery
    form: FormatName
    limits: Limits


def line(content: dict[str, Any]) -> bytes:
    """One line."""
    return json.dumps(content).encode() + b"\n"


def pack_request(request: Request) -> bytes:
    """A request as one line."""
    query, limits = request.query, request.limits
    return line(
        {
            "text": query.text,
            "query_form": query.form,
            "default_graphs": query.default_graphs,
            "named_graphs": query.named_graphs,
            "prefixes": dict(query.prefixes),
            "shifted": query.shifted,
            "form": request.form,
            "timeout": limits.timeout,
            "rows": limits.rows,
            "answer_bytes": limits.answer_bytes,
            "memory_bytes": limits.memory_bytes,
        }
    )


def unpack_request(packed: bytes) -> Request:
    """The request of such a line."""
    content = json.loads(packed)
    default, named = (
        None if content[key] is None else tuple(content[key]) for key in ("default_graphs", "named_graphs")
    )
    query = CheckedQuery(
        content["text"], content["query_form"], default, named, content["prefixes"], content["shifted"]
    )
    limits = Limits(
        timeout=content["timeout"],
        rows=content["rows"],
        answer_bytes=content["answer_bytes"],
        memory_bytes=content["memory_bytes"],
    )
    return Request(query, content["form"], limits)


def pack_answer(answer: Answer) -> bytes:
    """An answer: a line, then its body."""
    return line({"rows": answer.rows, "length": len(answer.body)}) + answer.body


def pack_error(error: QueryError) -> bytes:
    """Why there is no answer, as one line."""
    place = {"line": error.line, "column": error.column} if isinstance(error, WrongQueryError) else {}
    return line(
        {"error": type(error).__name__, "code": error.code, "message": error.message, "hint": error.hint, **place}
    )


def unpack_head(packed: bytes) -> tuple[int, int]:
    """Rows and length of the answer whose head this is.

    Raises:
        QueryError: The worker says why there is none.
        GraphError: ``graph-broken``: the worker could not load the graph.
    """
    content = cast("dict[str, Any]", json.loads(packed))
    if "error" not in content:
        return content["rows"], content["length"]
    code, message, hint = content["code"], content["message"], content["hint"]
    match content["error"]:
        case "WrongQueryError":
            raise WrongQueryError(message, code=code, hint=hint, line=content["line"], column=content["column"])
        case "GraphError":
            raise GraphError(code, message, hint=hint)
        case kind:
            raise (RefusedQueryError if kind == "RefusedQueryError" else StoppedQueryError)(code, message, hint=hint)


def pack_ready(quads: int) -> bytes:
    """Says that the graph is loaded."""
    return line({"quads": quads})


def pack_broken(reason: str) -> bytes:
    """Says that the graph could not be loaded."""
    return line({"broken": reason})


def unpack_ready(packed: bytes) -> int:
    """The number of quads of the loaded graph.

    Raises:
        GraphError: ``graph-broken``.
    """
    content = json.loads(packed or b'{"broken": "the process that loads it ended without a word"}')
    if "broken" in content:
        raise GraphError(
            "graph-broken",
            f"The graph cannot be loaded: {content['broken']}",
            hint="Build it again with `communique build`.",
        )
    return int(content["quads"])
