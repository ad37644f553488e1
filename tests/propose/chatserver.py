"""A server on the loopback interface that speaks the OpenAI chat protocol and answers what a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer on the wire.

    Attributes:
        body: The body; longer ones are sent in pieces.
        status: HTTP status.
        headers: Further headers.
        delay: Seconds before the answer.
    """

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass
class Heard:
    """What the server was asked; names of headers in small letters."""

    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that users and system said in the last request."""
        return "\n".join(str(message.get("content")) for message in self.bodies[-1]["messages"])


Script = Callable[[dict[str, Any], int], Reply]


def answering(answer: Mapping[str, Any]) -> Script:
    """A model that gives this answer in the form that it is asked for."""

    def script(request: dict[str, Any], number: int) -> Reply:
        return completion(json.dumps(answer), tool=bool(request.get("tools")))

    return script


def in_turn(*replies: Reply) -> Script:
    """Replies one after the other; the last one stays."""
    return lambda _, number: replies[min(number, len(replies) - 1)]


def completion(text: str, *, tool: bool, finish: str = "") -> Reply:
    """A chat completion that holds a text, as the call of a tool or as content."""
    message: dict[str, Any] = {"role": "assistant", "content": None if tool else text}
    if tool:
        call = {"id": "call_1", "type": "function", "function": {"name": "report", "arguments": text}}
        message["tool_calls"] = [call]
    reason = finish or ("tool_calls" if tool else "stop")
    choice = {"index": 0, "finish_reason": reason, "message": message, "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    held = {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1700000000, "model": "fake-model",
        "choices": [choice], "usage": usage,
    }  # fmt: skip
    return Reply(json.dumps(held).encode())


def failure(status: int, message: str = "no", **headers: str) -> Reply:
    """An error in the form of the protocol."""
    held = {"error": {"message": message, "type": "server_error", "param": None, "code": None}}
    return Reply(json.dumps(held).encode(), status, headers)


@contextmanager
def chat_server(script: Script) -> Iterator[tuple[str, Heard]]:
    """The base address of a running server, and what it hears."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number = len(heard.bodies)
            heard.paths.append(self.path)
            heard.headers.append({name.lower(): value for name, value in self.headers.items()})
            heard.bodies.append(body)
            reply = script(body, number)
            time.sleep(reply.delay)
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # whoever asked has gone

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", heard
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
