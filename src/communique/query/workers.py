"""Asks queries on one graph, within limits."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from communique.errors import QueryError
from communique.query import wire
from communique.query.engine import Answer
from communique.query.errors import StoppedQueryError
from communique.query.formats import FormatName
from communique.query.guard import CheckedQuery
from communique.query.launch import CAN_FORK, Connection, ForkLauncher, Launcher, OnceLauncher
from communique.query.limits import Limits
from communique.query.worker import out_of_memory


class Workers:
    """Answers queries on one graph, a bounded number at a time, each in a process that is killed at its deadline.

    Attributes:
        limits: The limits.
        quads: Quads of the graph, once started.
        running: Queries that are being evaluated now.
    """

    def __init__(self, nquads: Path, limits: Limits, *, fork: bool = CAN_FORK) -> None:
        """Prepare, without starting anything.

        Args:
            nquads: The graph.
            limits: The limits.
            fork: Whether to load the graph once and fork, rather than load it for each query.
        """
        self.limits = limits
        self.quads = 0
        self.running = 0
        self._waiting = 0
        self._closed = False
        self._launcher: Launcher = ForkLauncher(nquads) if fork else OnceLauncher(nquads)
        self._places = asyncio.Semaphore(limits.at_once)

    def start(self) -> None:
        """Load the graph.

        Raises:
            GraphError: ``graph-broken``.
        """
        self.quads = self._launcher.start()

    def close(self) -> None:
        """End all processes, for good: queries that run or wait get ``server-stopping``."""
        self._closed = True
        self._launcher.close()

    async def ask(self, query: CheckedQuery, form: FormatName) -> Answer:
        """The answer to a query. Cancelling this kills the worker.

        Raises:
            WrongQueryError: The engine cannot read the query, or it names a graph that is not here.
            StoppedQueryError: ``query-timeout``, ``query-failed``, ``answer-too-large``, ``answer-not-in-xml``,
                ``server-busy`` or ``server-stopping``.
            GraphError: ``graph-broken``: the graph had to be loaded again and cannot be.
        """
        async with self._place():
            if self._closed:
                raise _stopping()
            try:
                connection = await self._launcher.open()
            except OSError as error:
                raise _busy(f"No process can be started: {error}") from error
            ended = False
            try:
                async with asyncio.timeout(self.limits.timeout):
                    answer = await self._converse(connection, query, form)
                ended = True
            except QueryError:
                ended = True
                raise
            except TimeoutError as error:
                raise StoppedQueryError(
                    "query-timeout",
                    f"The query was stopped after {self.limits.timeout:g} seconds.",
                    hint="Name more of what you look for, or ask for less at a time.",
                ) from error
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                ended = True
                raise (_stopping() if self._closed else out_of_memory()) from error
            finally:
                await connection.end(ended=ended)
            return answer

    async def _converse(self, connection: Connection, query: CheckedQuery, form: FormatName) -> Answer:
        connection.writer.write(wire.pack_request(wire.Request(query, form, self.limits)))
        await connection.writer.drain()
        rows, length = wire.unpack_head(await connection.reader.readuntil(b"\n"))
        return Answer(await connection.reader.readexactly(length), rows)

    @contextlib.asynccontextmanager
    async def _place(self) -> AsyncIterator[None]:
        """One of the places, or ``server-busy``."""
        if self._places.locked() and self._waiting >= self.limits.waiting:
            raise _busy("Too many queries wait already.")
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.timeout):
                await self._places.acquire()
        except TimeoutError as error:
            raise _busy("No place became free in time.") from error
        finally:
            self._waiting -= 1
        self.running += 1
        try:
            yield
        finally:
            self.running -= 1
            self._places.release()


def _stopping() -> StoppedQueryError:
    return StoppedQueryError("server-stopping", "The server is being stopped.")


def _busy(reason: str) -> StoppedQueryError:
    return StoppedQueryError("server-busy", reason, hint="Ask again in a while.")
