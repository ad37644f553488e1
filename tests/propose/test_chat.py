"""Asking over the wire: what is sent, what comes back, and what happens when something goes wrong."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from communique.errors import CommuniqueError, UsageError
from communique.propose.chat import AnswerForm, Chat
from communique.propose.limits import Limits, temperature_from_environment
from communique.propose.prompt import instructions
from propose.articles import SUPPLY, claim
from propose.chatserver import Heard, Reply, Script, answering, chat_server, completion, failure, in_turn

ANSWER = {"claims": [claim()]}
KEY = "sk-very-secret-0815"
QUICK = Limits(timeout=5, retries=0, answer_bytes=100_000)
GOOD = completion(json.dumps(ANSWER), tool=True)


@contextmanager
def asked(
    script: Script, *, key: str = KEY, limits: Limits = QUICK, form: AnswerForm = "tool"
) -> Iterator[tuple[Chat, Heard]]:
    with chat_server(script) as (url, heard), Chat(url, "fake-model", key=key, limits=limits, form=form) as chat:
        yield chat, heard


def fails(script: Script, limits: Limits = QUICK) -> tuple[CommuniqueError, Heard]:
    with asked(script, limits=limits) as (chat, heard):
        with pytest.raises(CommuniqueError) as raised:
            chat.ask("A text.")
        return raised.value, heard


@pytest.mark.parametrize("form", ["tool", "schema", "prompt"])
def test_an_answer_comes_back_in_every_form(form: AnswerForm) -> None:
    with asked(answering(ANSWER), form=form) as (chat, heard):
        recorded = chat.ask("A text.")
    assert recorded.problem == ""
    assert [c.evidence for c in recorded.answer.claims] == [SUPPLY]
    assert heard.paths == ["/v1/chat/completions"]


def test_the_text_is_sent_as_data_with_the_instructions_and_the_limits() -> None:
    with asked(answering(ANSWER)) as (chat, heard):
        chat.ask("Norway said so.")
        chat.ask("Kenya denied it.")
    assert len(heard.bodies) == 2
    first, second = heard.bodies
    assert instructions() in str(first["messages"][0]["content"])
    assert "Kenya" not in json.dumps(first)
    assert "Norway" not in json.dumps(second), "one article knows nothing of another"
    asked_in = str(second["messages"][-1]["content"])
    assert asked_in.startswith("===== article ")
    assert "\n\nKenya denied it.\n\n" in asked_in
    assert first["model"] == "fake-model"
    assert QUICK.tokens in {first.get("max_tokens"), first.get("max_completion_tokens")}


def test_the_key_goes_into_its_header_and_nowhere_else() -> None:
    with asked(answering(ANSWER)) as (chat, heard):
        chat.ask("A text.")
    assert heard.headers[0]["authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(heard.bodies)


def test_a_key_of_somebody_else_in_the_environment_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-another-server")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    with asked(answering(ANSWER), key="") as (chat, heard):
        chat.ask("A text.")
    assert "sk-for-another-server" not in str(heard.headers)


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_that_fails_is_asked_again(status: int) -> None:
    patient = Limits(timeout=5, retries=2)
    replies = in_turn(failure(status, **{"retry-after-ms": "1"}), failure(status, **{"retry-after-ms": "1"}), GOOD)
    with asked(replies, limits=patient) as (chat, heard):
        assert chat.ask("A text.").answer.claims
    assert len(heard.bodies) == 3


@pytest.mark.parametrize("status", [500, 429])
def test_a_server_that_goes_on_failing_is_an_error(status: int) -> None:
    error, heard = fails(in_turn(failure(status, **{"retry-after-ms": "1"})), Limits(timeout=5, retries=1))
    assert (error.code, len(heard.bodies)) == ("llm-unavailable", 2)
    assert "--record" in error.hint


def test_a_server_that_does_not_answer_is_an_error_after_the_timeout() -> None:
    error, _ = fails(in_turn(Reply(GOOD.body, delay=1.0)), Limits(timeout=0.2, retries=0))
    assert error.code == "llm-unavailable"


def test_nobody_at_the_address_is_an_error() -> None:
    with chat_server(in_turn(GOOD)) as (url, _):
        pass
    with Chat(url, "fake-model", limits=QUICK) as chat, pytest.raises(CommuniqueError, match="llm-unavailable"):
        chat.ask("A text.")


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refused_request_is_an_error_that_does_not_repeat_the_key(status: int) -> None:
    error, heard = fails(in_turn(failure(status, f"the key {KEY} is wrong")))
    assert (error.code, len(heard.bodies)) == ("llm-refused", 1)
    assert KEY not in str(error)
    assert "COMMUNIQUE_LLM_KEY" in error.hint


def test_a_redirection_is_not_followed() -> None:
    with chat_server(answering(ANSWER)) as (elsewhere, heard_elsewhere):
        moved = Reply(b"", 307, {"Location": f"{elsewhere}/chat/completions"})
        error, _ = fails(in_turn(moved))
    assert error.code in {"llm-refused", "llm-unavailable"}
    assert heard_elsewhere.bodies == []


@pytest.mark.parametrize("form", ["tool", "prompt"])
@pytest.mark.parametrize(
    "text", ["{", "[]", '{"claims": "none"}', '{"claims": [{"stance": "swears"}]}', "I am sorry, I cannot do that."]
)
def test_an_answer_that_is_not_in_the_form_is_asked_for_again_and_then_given_up(form: AnswerForm, text: str) -> None:
    with asked(in_turn(completion(text, tool=form == "tool")), form=form) as (chat, heard):
        recorded = chat.ask("A text.")
    assert "not in the form" in recorded.problem
    assert recorded.answer.claims == ()
    assert len(heard.bodies) == 2


def test_an_answer_that_comes_in_the_form_the_second_time_is_taken() -> None:
    with asked(in_turn(completion("{", tool=True), GOOD)) as (chat, _):
        assert chat.ask("A text.").answer.claims


def test_an_answer_cut_off_at_the_limit_of_tokens_is_none() -> None:
    cut = completion(json.dumps(ANSWER)[:60], tool=True, finish="length")
    with asked(in_turn(cut)) as (chat, _):
        assert "not in the form" in chat.ask("A text.").problem


def test_a_body_that_is_no_json_is_an_error() -> None:
    error, _ = fails(in_turn(Reply(b"<html>busy</html>")))
    assert error.code == "llm-unavailable"


def test_an_answer_of_too_many_bytes_is_cut_off() -> None:
    error, _ = fails(in_turn(Reply(b" " * 200_000 + GOOD.body)))
    assert error.code == "llm-unavailable"


def test_a_compressed_answer_is_not_unpacked() -> None:
    error, _ = fails(in_turn(Reply(GOOD.body, headers={"Content-Encoding": "gzip"})))
    assert error.code == "llm-unavailable"


@pytest.mark.parametrize(
    "url", ["", "ftp://host/v1", "file:///etc/passwd", "http://", "http://me:pw@host/v1", "host:80/v1"]
)
def test_what_is_no_web_address_is_a_wrong_call(url: str) -> None:
    with pytest.raises(UsageError, match="llm-address") as raised:
        Chat(url, "fake-model", limits=QUICK)
    assert "pw" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TIMEOUT", "soon"), ("TIMEOUT", "0"), ("RETRIES", "-1"), ("TOKENS", "1.5"), ("CHARACTERS", "9")],
)
def test_a_limit_outside_its_bounds_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"COMMUNIQUE_LLM_{name}", value)
    with pytest.raises(UsageError, match="setting-invalid"):
        Limits.from_environment()


@pytest.mark.parametrize(("given", "sent"), [(None, 0.0), ("0.5", 0.5), ("none", None)])
def test_the_temperature_is_sent_unless_it_is_none(
    monkeypatch: pytest.MonkeyPatch, given: str | None, sent: float | None
) -> None:
    if given is not None:
        monkeypatch.setenv("COMMUNIQUE_LLM_TEMPERATURE", given)
    temperature = temperature_from_environment()
    with (
        chat_server(answering(ANSWER)) as (url, heard),
        Chat(url, "fake-model", limits=QUICK, temperature=temperature) as chat,
    ):
        chat.ask("A text.")
    assert heard.bodies[0].get("temperature") == sent


@pytest.mark.parametrize("text", ["hot", "-1", "3", ""])
def test_a_temperature_outside_its_bounds_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("COMMUNIQUE_LLM_TEMPERATURE", text)
    with pytest.raises(UsageError, match="setting-invalid"):
        temperature_from_environment()


def test_limits_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_LLM_TIMEOUT", "2.5")
    monkeypatch.setenv("COMMUNIQUE_LLM_REQUESTS", "3")
    limits = Limits.from_environment()
    assert (limits.timeout, limits.requests, limits.retries) == (2.5, 3, Limits().retries)
