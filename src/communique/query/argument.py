"""What the argument of ``communique query`` means: standard input, a file, a question, or query text."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from communique.errors import UsageError
from communique.query.questions import questions

# Not query text: every query has a bracket or a space.
_SINGLE_WORD = re.compile(r"[^\s{}<>()]*")


def query_text(argument: str, standard_input: BinaryIO) -> str:
    """The query that an argument means.

    Raises:
        UsageError: ``query-unknown``: a single word that names neither file nor question; ``query-unreadable``.
    """
    if argument == "-":
        return _decoded(standard_input.read(), "standard input")
    path = Path(argument)
    if _is_file(path):
        try:
            return _decoded(path.read_bytes(), argument)
        except OSError as error:
            raise UsageError("query-unreadable", f"cannot be read: {error.strerror}.", where=argument) from error
    known = questions()
    question = known.get(argument.removesuffix(".rq"))
    if question is not None:
        return question.text
    if _SINGLE_WORD.fullmatch(argument):
        names = ", ".join(known) or "none"
        near = get_close_matches(argument.removesuffix(".rq"), known)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(
            "query-unknown",
            f"{argument!r} is no file, no question and no query.",
            hint=f"{meant}The questions are: {names}.",
        )
    return argument


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # query text may be too long for a path, or hold NUL
        return False


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("query-unreadable", f"is not UTF-8: {error.reason}.", where=where) from error
