"""Starts and stops the processes that evaluate queries: by forking one that has the graph, or anew for each query."""

import asyncio
import contextlib
import itertools
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from communique.errors import GraphError
from communique.query import wire
from communique.query.worker import END, FORK, ORDER

_LINE_LIMIT = 2**20  # of a head line, whose longest part is an error message
CAN_FORK = hasattr(os, "fork") and hasattr(socket, "send_fds")


def _command(*arguments: str) -> list[str]:
    # -P: a file of the current folder must not stand in for a module.
    return [sys.executable, "-P", "-m", "communique.query.worker", *arguments]


class Connection(Protocol):
    """A worker that waits for one request."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def end(self, *, ended: bool) -> None:
        """Kill the worker, if it still runs, and clear up after it.

        Args:
            ended: Whether it has ended, or ends now that it has said what it has to say.
        """


class Launcher(Protocol):
    """Starts workers."""

    def start(self) -> int:
        """Load the graph, or see that it loads; the number of its quads.

        Raises:
            GraphError: ``graph-broken``.
        """

    async def open(self) -> Connection:
        """Start a worker."""

    def close(self) -> None:
        """End all processes."""


class ForkLauncher:
    """Keeps one process with the loaded graph, which forks a child for each query."""

    def __init__(self, nquads: Path) -> None:
        self._nquads = nquads
        self._numbers = itertools.count()
        self._starting = asyncio.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def start(self) -> int:
        """Start the process and wait until it has loaded the graph."""
        self.close()
        ours, theirs = socket.socketpair()
        with theirs:
            # A session of its own: Ctrl-C in the terminal is for us, who then end it.
            self._process = subprocess.Popen(  # noqa: S603 — our own command
                _command("fork", str(theirs.fileno()), str(self._nquads)),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._control = ours
        ready = b""
        while not ready.endswith(b"\n") and (more := ours.recv(4096)):
            ready += more
        try:
            return wire.unpack_ready(ready)
        except GraphError:
            self.close()
            raise

    async def open(self) -> "ForkConnection":
        """Have a child forked."""
        async with self._starting:
            if self._process is None or self._process.poll() is not None:
                await asyncio.to_thread(self.start)
        number = next(self._numbers)
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._socket(), [ORDER.pack(FORK, number)], [theirs.fileno()])
        try:
            reader, writer = await asyncio.open_connection(sock=ours, limit=_LINE_LIMIT)
        except BaseException:
            ours.close()
            self._socket().sendall(ORDER.pack(END, number))
            raise
        return ForkConnection(reader, writer, self._socket(), number)

    def _socket(self) -> socket.socket:
        if self._control is None:
            raise ConnectionError("the process with the graph is not running")
        return self._control

    def close(self) -> None:
        """End the process, which ends its children."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None


class ForkConnection:
    """A forked child."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, control: socket.socket, number: int
    ) -> None:
        self.reader = reader
        self.writer = writer
        self._control = control
        self._number = number

    async def end(self, *, ended: bool) -> None:  # noqa: ARG002 — its parent kills the living and buries the dead
        """Have the child killed; it is waited for by its parent."""
        self.writer.close()
        with contextlib.suppress(OSError):  # the parent has gone, and is started again for the next query
            self._control.sendall(ORDER.pack(END, self._number))


class OnceLauncher:
    """Starts a process for each query, which loads the graph."""

    def __init__(self, nquads: Path) -> None:
        self._nquads = nquads

    def start(self) -> int:
        """See that the graph loads."""
        done = subprocess.run(  # noqa: S603 — our own command
            _command("once", str(self._nquads)), input=b"", stdout=subprocess.PIPE, check=False
        )
        return wire.unpack_ready(done.stdout)

    async def open(self) -> "OnceConnection":
        """Start a process and wait until it has loaded the graph."""
        process = await asyncio.create_subprocess_exec(
            *_command("once", str(self._nquads)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            limit=_LINE_LIMIT,
        )
        connection = OnceConnection(process)
        try:
            wire.unpack_ready(await connection.reader.readline())
        except BaseException:
            await connection.end(ended=False)
            raise
        return connection

    def close(self) -> None:
        """Nothing is left between queries."""


class OnceConnection:
    """A process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdout is None or process.stdin is None:
            raise ValueError("the process was started without pipes")
        self.reader = process.stdout
        self.writer = process.stdin
        self._process = process

    async def end(self, *, ended: bool) -> None:
        """Kill the process, unless it ends by itself, and wait for it."""
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self.writer.close()
        await self._process.wait()
