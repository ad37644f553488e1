"""The endpoint's page for people: a form, an answer, questions to begin with. It has no script, and fetches nothing."""

from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from communique.errors import CommuniqueError
from communique.query.display import Cell, table
from communique.query.questions import Question
from communique.serve.problems import headers_of, status_of

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Vary": "Accept",
}


class Page:
    """The page of one endpoint."""

    def __init__(
        self, title: str, description: str, path: str, examples: Iterable[Question], prefixes: Mapping[str, str]
    ) -> None:
        self._template = Template(files("communique.serve").joinpath("page.html").read_text(encoding="utf-8"))
        self._fixed = {"title": escape(title), "description": escape(description), "path": escape(path)}
        self._fixed["examples"] = "\n".join(_example(path, question) for question in examples) or "<p>None.</p>"
        self._prefixes = prefixes

    def empty(self) -> HTMLResponse:
        """The page without an answer."""
        return self._page("", "")

    def table(self, query: str, body: bytes) -> HTMLResponse:
        """The page with a table, given in SPARQL JSON."""
        columns, rows = table(body, self._prefixes)
        head = "".join(f"<th scope=col>{escape(column)}</th>" for column in columns)
        lines = "\n".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
        count = f"{len(rows)} row" + ("" if len(rows) == 1 else "s")
        answer = f"<table><caption>{count}</caption><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
        return self._page(query, _section(answer))

    def graph(self, query: str, turtle: bytes) -> HTMLResponse:
        """The page with a graph, given in Turtle."""
        return self._page(query, _section(f"<pre>{escape(turtle.decode())}</pre>"))

    def error(self, query: str, error: CommuniqueError) -> HTMLResponse:
        """The page with the reason why there is no answer."""
        words = " ".join(filter(None, (error.where and f"{error.where}:", error.message, error.hint)))
        alert = f"<p role=alert>{escape(words)} <code>{escape(error.code)}</code></p>"
        return self._page(query, _section(alert), status_of(error), headers_of(error))

    def _page(
        self, query: str, answer: str, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> HTMLResponse:
        content = self._template.substitute(self._fixed, query=escape(query), answer=answer)
        return HTMLResponse(content, status, {**_HEADERS, **(headers or {})})


def _section(content: str) -> str:
    return f"<section class=answer><h2>Answer</h2>{content}</section>"


def _example(path: str, question: Question) -> str:
    link = escape(f"{path}?{urlencode({'query': question.text})}")
    return (
        f"<details><summary>{escape(question.title)}</summary><pre>{escape(question.text)}</pre>"
        f'<p><a href="{link}">Ask this</a></p></details>'
    )


def _cell(cell: Cell) -> str:
    if cell.iri.startswith(("http://", "https://")):
        return f'<td><a href="{escape(cell.iri)}" rel="noreferrer">{escape(cell.text)}</a></td>'
    return f"<td>{escape(cell.text)}</td>"
