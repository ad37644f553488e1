"""Writing what a command gives: to a file, whole or not at all, or to standard output."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from communique.errors import CommuniqueError

STANDARD_OUTPUT = Path("-")


class OutputError(CommuniqueError):
    """The output cannot be written."""


def put(output: Path, body: bytes) -> None:
    """Write to a file, or to standard output when ``output`` is ``-``.

    A regular file is replaced once all is written; one that was there before stays as it was if that fails.

    Raises:
        OutputError: ``output-unwritable``.
        BrokenPipeError: Whoever read the output has seen enough; click ends the command without a word.
    """
    if output == STANDARD_OUTPUT:
        _to_standard_output(body)
        return
    with unwritable(str(output)):
        # A link stays a link: its file is replaced.
        path = Path(os.path.realpath(output))
        if path.exists() and not path.is_file():
            path.write_bytes(body)  # a device or a pipe, in whose place no file may be put
        else:
            _replace(path, body)


@contextlib.contextmanager
def unwritable(where: str) -> Iterator[None]:
    """Tell failures to write as errors for people.

    Raises:
        OutputError: ``output-unwritable``.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot(where, error.strerror or str(error)) from error


def _replace(path: Path, body: bytes) -> None:
    temporary = path.with_name(f".new-{path.name}")
    try:
        temporary.write_bytes(body)
        temporary.replace(path)
    finally:
        # Where the folder is missing or closed there is nothing to remove, and the first error counts.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _to_standard_output(body: bytes) -> None:
    if sys.stdout is None:  # the caller closed it
        raise _cannot("standard output", "it is closed")
    try:
        with unwritable("standard output"):
            rest = memoryview(body)
            while rest:
                # Unbuffered (PYTHONUNBUFFERED), the stream may take a part and leave the rest to the caller.
                rest = rest[sys.stdout.buffer.write(rest) :]
            sys.stdout.buffer.flush()
    except (OutputError, BrokenPipeError):
        forget_the_rest()
        raise


def forget_the_rest() -> None:
    """Send nowhere what standard output still buffers: Python would try to write it at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):  # a stream in memory has no descriptor
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _cannot(where: str, reason: str) -> OutputError:
    return OutputError("output-unwritable", f"the output cannot be written: {reason}.", where=where)
