"""Errors for people: what happened, where, what to do, and a code to look it up by."""


class CommuniqueError(Exception):
    """Something that a person has to know about.

    Attributes:
        code: Stable kebab-case code, listed in ``docs/errors.md``.
        message: What happened.
        where: File, line or article, where there is one.
        hint: What to do about it.
        exit_status: Status with which a command ends (``docs/errors.md``).
    """

    exit_status = 1

    def __init__(self, code: str, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{self.message}{hint} [{self.code}]"


class UsageError(CommuniqueError):
    """The call itself is wrong."""

    exit_status = 2


class InputRejectedError(CommuniqueError):
    """One input cannot be read as an article; others may still be."""

    exit_status = 4


class GraphError(CommuniqueError):
    """The graph is missing, incomplete or cannot be written."""


class QueryError(CommuniqueError):
    """A query is wrong, refused or over a limit."""
