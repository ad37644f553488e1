"""What asking a language model may cost, each limit with its environment variable."""

import os
from dataclasses import dataclass, fields
from typing import Self

from communique.errors import UsageError

_MEANINGS: dict[str, tuple[float, float]] = {
    "timeout": (0.1, 3600),
    "retries": (0, 20),
    "tokens": (64, 1_000_000),
    "characters": (500, 1_000_000),
    "requests": (1, 10_000),
    "answer_bytes": (1024, 2**30),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits, each with its unit.

    Attributes:
        timeout: Seconds that one request may take, its repetitions not counted (``COMMUNIQUE_LLM_TIMEOUT``).
        retries: Times that a request is repeated when the server is busy, fails or cannot be reached
            (``COMMUNIQUE_LLM_RETRIES``); an answer that is not in the form is asked for again once, whatever this says.
        tokens: Tokens that one answer may have (``COMMUNIQUE_LLM_TOKENS``).
        characters: Code points of the article in one request (``COMMUNIQUE_LLM_CHARACTERS``).
        requests: Requests for one article; what is left of a longer one is not shown, and that is told
            (``COMMUNIQUE_LLM_REQUESTS``).
        answer_bytes: Bytes that one answer may have on the wire (``COMMUNIQUE_LLM_ANSWER_BYTES``).
    """

    timeout: float = 120.0
    retries: int = 3
    tokens: int = 8192
    characters: int = 12_000
    requests: int = 20
    answer_bytes: int = 2**20

    @classmethod
    def from_environment(cls) -> Self:
        """The limits, with what the environment sets.

        Raises:
            UsageError: ``setting-invalid``.
        """
        given = {f.name: _number(f.name, f.default) for f in fields(cls)}
        return cls(**given)  # type: ignore[arg-type]


def temperature_from_environment() -> float | None:
    """How freely a model is to answer (``COMMUNIQUE_LLM_TEMPERATURE``): 0 unless it is set; ``none`` sends nothing.

    Raises:
        UsageError: ``setting-invalid``.
    """
    text = os.environ.get("COMMUNIQUE_LLM_TEMPERATURE", "0")
    if text == "none":
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 2:
        message = f"COMMUNIQUE_LLM_TEMPERATURE is a number from 0 to 2, or none, and not {text!r}."
        raise UsageError("setting-invalid", message)
    return value


def _number(name: str, default: object) -> float | int:
    variable = f"COMMUNIQUE_LLM_{name.upper()}"
    kind = type(default)
    low, high = _MEANINGS[name]
    text = os.environ.get(variable, str(default))
    try:
        value = float(text) if kind is float else int(text)
    except ValueError:
        value = -1
    if not low <= value <= high:
        what = "a number" if kind is float else "a whole number"
        raise UsageError("setting-invalid", f"{variable} is {what} from {low:g} to {high:g}, and not {text!r}.")
    return value
