"""Asking a language model at an OpenAI-compatible address, by the library pydantic-ai (extra ``llm``).

This is the only module of the product that sends anything anywhere, and only when it is told to. The address, the model
and the key are the caller's; the key is sent in the header that the protocol has for it, and is written nowhere. No
redirection is followed, so that article and key go to the address that was given and to no other.
"""

import asyncio
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any, Literal, Self
from urllib.parse import urlsplit

import httpx2
from pydantic_ai import Agent, ModelSettings, NativeOutput, PromptedOutput, ToolOutput, exceptions
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

from communique.errors import CommuniqueError, UsageError
from communique.propose.answers import Recorded
from communique.propose.limits import Limits
from communique.propose.prompt import instructions, message
from communique.propose.records import Answer

#: How the answer is asked for: as a call of a tool, by the server's JSON schema mode, or in words.
AnswerForm = Literal["tool", "schema", "prompt"]
_FORMS: dict[AnswerForm, Any] = {
    "tool": ToolOutput(Answer, name="report"),
    "schema": NativeOutput(Answer),
    "prompt": PromptedOutput(Answer),
}
# An answer that is not in the form is asked for once more, with what was wrong with it.
_SECOND_TRIES = 1
# Seconds between repetitions at most, by the rule of the library underneath.
_PAUSE = 10
# Code points of what a server says of an error that are passed on.
_LONGEST_ERROR = 300


class ChatError(CommuniqueError):
    """A language model cannot be asked."""


class Chat:
    """A language model at an address; to be closed, as a context manager.

    Args:
        url: Base address of the API (``http://127.0.0.1:8080/v1``).
        model: Name of the model there.
        key: Key, empty where none is needed.
        limits: What asking may cost.
        form: How the answer is asked for.
        temperature: How freely the model answers; ``None`` leaves it to the server.

    Raises:
        UsageError: ``llm-address``: the address is no web address, or holds a password.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        key: str = "",
        limits: Limits,
        form: AnswerForm = "tool",
        temperature: float | None = 0.0,
    ) -> None:
        self._place = _host(url)
        self._key = key
        self.model = model
        self._client = httpx2.AsyncClient(
            timeout=limits.timeout,
            follow_redirects=False,
            # A compressed answer could unpack to any size.
            headers={"Accept-Encoding": "identity"},
            event_hooks={"response": [_Cap(limits.answer_bytes)]},
        )
        provider = OpenAICompatibleProvider(
            "openai-compatible", base_url=url, api_key=key or None, http_client=self._client
        )
        settings = ModelSettings(
            max_tokens=limits.tokens,
            timeout=limits.timeout,
            max_retries=limits.retries,
            # All repetitions together, and the pauses between them: a server may also be slow byte by byte.
            request_timeout=(limits.timeout + _PAUSE) * (limits.retries + 1),
        )
        if temperature is not None:
            settings["temperature"] = temperature
        self._agent: Agent[object, Answer] = Agent(
            OpenAIChatModel(model, provider=provider),
            name="proposer",
            output_type=_FORMS[form],
            instructions=instructions(),
            model_settings=settings,
            retries=_SECOND_TRIES,
        )
        # One loop for all requests, since the connections belong to it.
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._runner:
            self._runner.run(self._client.aclose())

    def ask(self, text: str) -> Recorded:
        """What the model answers to a text.

        Returns:
            Its answer; an empty one with the problem where what it sent is not in the form, also when asked again.

        Raises:
            ChatError: ``llm-unavailable`` when the server cannot be reached, is busy or fails, also after all
                repetitions; ``llm-refused`` when it refuses the request.
        """
        try:
            result = self._runner.run(self._agent.run(message(text)))
        except (exceptions.UnexpectedModelBehavior, exceptions.UsageLimitExceeded) as error:
            return Recorded(Answer(), f"the answer is not in the form asked for ({type(error).__name__})")
        except (exceptions.ModelRequestRejectedError, exceptions.ModelQuotaExceededError) as error:
            hint = "Check the address, the name of the model, and the key in COMMUNIQUE_LLM_KEY."
            raise self._error("llm-refused", "refuses the request", error, hint) from None
        except exceptions.ModelAPIError as error:
            hint = "Try again later; with --record DIR the answers so far are kept and not asked for again."
            raise self._error("llm-unavailable", "gives no answer", error, hint) from None
        return Recorded(result.output)

    def _error(self, code: str, what: str, error: Exception, hint: str) -> ChatError:
        """An error for people on what a server did; whatever a server repeats of the key is taken out."""
        said = " ".join(str(error).split())
        said = said.replace(self._key, "…") if self._key else said
        return ChatError(code, f"the language model {what}: {said[:_LONGEST_ERROR]}.", where=self._place, hint=hint)


def _host(url: str) -> str:
    """Host and port of an address.

    Raises:
        UsageError: ``llm-address``.
    """
    try:
        parts = urlsplit(url)
        fits = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        fits = False
    if not fits:
        raise UsageError(
            "llm-address",
            "the address of a language model is http://HOST/… or https://HOST/…, without name and password.",
            hint="Give it with --llm-url or COMMUNIQUE_LLM_URL; a key goes into COMMUNIQUE_LLM_KEY.",
        )
    return parts.netloc


class _Cap:
    """Cuts off answers that are longer than the limit, before they are held in memory."""

    def __init__(self, most: int) -> None:
        self._most = most

    async def __call__(self, response: httpx2.Response) -> None:
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise httpx2.DecodingError("the answer is compressed, which was not asked for")
        if isinstance(response.stream, httpx2.AsyncByteStream):
            response.stream = _Capped(response.stream, self._most)


class _Capped(httpx2.AsyncByteStream):
    """A stream that ends with an error where it is longer than the limit."""

    def __init__(self, stream: httpx2.AsyncByteStream, most: int) -> None:
        self._stream = stream
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        seen = 0
        async for chunk in self._stream:
            seen += len(chunk)
            if seen > self._most:
                raise httpx2.ReadError(f"the answer has more than {self._most} bytes")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
