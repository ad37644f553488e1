"""Runs an application under uvicorn until it is told to stop."""

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn

from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

_STOP_SECONDS = 2  # within which requests that still run are answered


class ServeError(CommuniqueError):
    """The server cannot listen."""


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, announce: Callable[[], None], stop: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce
        self._stop = stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await asyncio.to_thread(self._stop)
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises:
        ServeError: ``port-in-use`` or ``cannot-listen``.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        where = f"{host}:{port}"
        if error.errno in {48, 98, 10048}:  # EADDRINUSE of macOS, Linux and Windows
            raise ServeError(
                "port-in-use", "another program listens there.", where=where, hint="Choose another with --port."
            ) from error
        raise ServeError("cannot-listen", f"cannot listen there: {error.strerror}.", where=where) from error


def run(app: "ASGIApp", listener: socket.socket, *, announce: Callable[[], None], stop: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM.

    Args:
        app: The application.
        listener: A listening socket.
        announce: Called once it answers.
        stop: Called when it has been told to stop, before it waits for requests that still run.
    """
    config = uvicorn.Config(
        app, lifespan="off", ws="none", access_log=False, log_level=logging.WARNING, server_header=False,
        timeout_graceful_shutdown=_STOP_SECONDS,
    )  # fmt: skip
    with _told_to_stop():
        _Server(config, announce, stop).run(sockets=[listener])


@contextmanager
def _told_to_stop() -> "Iterator[None]":
    """Uvicorn raises the signal that stopped it once more when it has stopped; that is a clean end for us."""

    def stop(_number: int, _frame: Any) -> None:  # noqa: ANN401 — the frame is not ours
        """Do nothing more."""

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
