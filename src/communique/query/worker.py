"""The process that evaluates queries. It is started by ``communique.query.workers`` and never by hand.

``fork CONTROL NQUADS`` loads the graph once and then forks one child for each query: the child shares the loaded
graph's memory until it writes, answers one request on the socket that came with the order, and ends. The orders on
the control socket are nine bytes: ``F`` and a number to fork a child of that number, ``E`` and its number to end it.
A child that has ended stays a zombie until it is ended by order, so that its process id cannot have become another's.

``once NQUADS`` loads the graph, answers one request on standard input and output, and ends: for systems without
fork, and for a single question.
"""

import contextlib
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from communique.errors import QueryError
from communique.query import engine, wire
from communique.query.errors import StoppedQueryError
from communique.query.limits import Limits

if sys.platform != "win32":
    import resource

ORDER = struct.Struct("!cQ")
FORK, END = b"F", b"E"


def main(arguments: list[str]) -> None:
    """Run as one of the two kinds of process."""
    if arguments[0] == "fork":
        control = socket.socket(fileno=int(arguments[1]))
        _start(Path(arguments[2]), control.sendall, lambda store: _obey(control, store))
    else:
        answers = sys.stdout.buffer
        requests = sys.stdin.buffer

        def say(data: bytes) -> None:
            answers.write(data)
            answers.flush()

        _start(Path(arguments[1]), say, lambda store: _serve(requests, answers, store))


def _start(nquads: Path, say: Callable[[bytes], object], serve: Callable[[ox.Store], None]) -> None:
    try:
        store, quads = engine.load(nquads)
    except (OSError, SyntaxError, ValueError) as error:
        say(wire.pack_broken(f"{nquads.name}: {error}"))
        return
    say(wire.pack_ready(quads))
    serve(store)


def _obey(control: socket.socket, store: ox.Store) -> None:
    """Fork and end children as ordered, until the other side closes the control socket."""
    children: dict[int, int] = {}
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER.size, 1)
        if len(order) < ORDER.size:
            break
        action, number = ORDER.unpack(order)
        if action == FORK:
            with socket.socket(fileno=descriptors[0]) as connection:
                child = _fork(connection)
                if child == 0:
                    control.close()
                    with connection.makefile("rb") as requests, connection.makefile("wb") as answers:
                        _serve(requests, answers, store)
                    os._exit(0)
                if child > 0:
                    children[number] = child
        elif number in children:
            _end(children.pop(number))
    for child in children.values():
        _end(child)


def _fork(connection: socket.socket) -> int:
    """Fork; -1 where the system has no more processes, which the other side is told."""
    try:
        return os.fork()
    except OSError as error:
        connection.sendall(wire.pack_error(StoppedQueryError("server-busy", f"No process can be started: {error}")))
        return -1


def _end(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _serve(requests: BinaryIO, answers: BinaryIO, store: ox.Store) -> None:
    """Answer one request."""
    packed = requests.readline()
    if not packed:
        return
    request = wire.unpack_request(packed)
    _confine(request.limits)
    try:
        packed = wire.pack_answer(engine.evaluate(store, request.query, request.form, request.limits))
    except QueryError as error:
        packed = wire.pack_error(error)
    except MemoryError:
        packed = wire.pack_error(out_of_memory())
    with contextlib.suppress(BrokenPipeError):  # whoever asked has gone
        answers.write(packed)
        answers.flush()


def out_of_memory() -> StoppedQueryError:
    """The error for a worker that got no memory, or that ended without a word."""
    return StoppedQueryError(
        "query-failed",
        "The query needs more memory than one query may take, or is built too deeply for the engine.",
        hint="Join the parts of the pattern by shared variables, sort less, or write it more simply.",
    )


def _confine(limits: Limits) -> None:
    """Take from this process what evaluating a query does not need.

    With no descriptor left it can open neither a file nor a connection, whatever the query asks. The alarm is a
    second deadline, in case the process that would kill this one has itself gone.
    """
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)  # where the engine writes when it aborts
    os.close(nothing)
    if sys.platform == "win32":
        return
    signal.setitimer(signal.ITIMER_REAL, limits.timeout + 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1:])
