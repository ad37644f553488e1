"""What a language model is told: the instructions, and the article as data."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from communique.propose.records import Answer

_FILE = Path(__file__).with_name("instructions.txt")


@cache
def instructions() -> str:
    """The instructions, without the article."""
    return _FILE.read_text(encoding="utf-8").strip()


@cache
def prompt_sha256() -> str:
    """SHA-256 over all that a model is told beside the article: the instructions, and names and meanings of the fields.

    The JSON schema itself is not hashed, since its form depends on the release of a library.
    """
    vocabulary = sorted(set(_vocabulary(Answer.model_json_schema())))
    return hashlib.sha256(json.dumps([instructions(), vocabulary], ensure_ascii=True).encode("ascii")).hexdigest()


def _vocabulary(schema: Any) -> Iterator[str]:  # noqa: ANN401 — JSON
    """The names of fields, the values of code lists and the descriptions in a JSON schema."""
    if isinstance(schema, list):
        for item in schema:
            yield from _vocabulary(item)
    elif isinstance(schema, dict):
        for name, value in schema.items():
            if name in {"properties", "$defs"}:
                yield from value
            elif name == "enum":
                yield from map(str, value)
            elif name == "description":
                yield str(value)
            yield from _vocabulary(value)


def message(text: str) -> str:
    """The article between two lines that it cannot hold: their name is the hash of the text itself."""
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"===== article {name} =====\n\n{text}\n\n===== end of article {name} ====="
