"""Makes the inherited OpenAPI document say what this endpoint does."""

from typing import Any

from communique.query.formats import GRAPHS, TABLES
from communique.serve.problems import MEDIA_TYPE

_PROBLEMS = {
    "400": "The query is wrong, or its answer is too large.",
    "403": "The query asks for an update, for another server or for a file.",
    "406": "No form that the Accept header names can be given.",
    "413": "The request is too long.",
    "415": "The body is neither a query nor a form.",
    "503": "The query was stopped at its deadline or for its use of memory, or too many wait.",
}


def truthful(document: dict[str, Any], path: str) -> dict[str, Any]:
    """The document with the responses and bodies of the SPARQL endpoint at ``path``."""
    media_types = [*dict.fromkeys(form.media_types[0] for form in (*TABLES, *GRAPHS)), "text/html"]
    text = {"schema": {"type": "string"}}
    responses: dict[str, Any] = {
        "200": {"description": "The whole answer.", "content": dict.fromkeys(media_types, text)},
    }
    problem = {"content": {MEDIA_TYPE: {"schema": {"type": "object"}}}}
    responses |= {status: {"description": words, **problem} for status, words in _PROBLEMS.items()}
    for method, operation in document["paths"][path].items():
        operation["responses"] = responses
        operation["description"] = "Ask a SPARQL query; without one, the endpoint's service description."
        if method == "post":
            form = {"type": "object", "properties": {"query": {"type": "string"}}}
            operation["requestBody"] = {
                "content": {
                    "application/sparql-query": text,
                    "application/x-www-form-urlencoded": {"schema": form},
                }
            }
    return document
