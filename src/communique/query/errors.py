"""Why a query has no answer: it is wrong, it is not allowed, or it was stopped."""

from communique.errors import QueryError


class WrongQueryError(QueryError):
    """The text is no query, or asks for what does not exist.

    Attributes:
        line: Line of the mistake, from 1; 0 where it is not known.
        column: Column of the mistake in code points, from 1; 0 where it is not known.
    """

    exit_status = 2

    def __init__(
        self,
        message: str,
        *,
        code: str = "query-wrong",
        line: int = 0,
        column: int = 0,
        where: str = "",
        hint: str = "",
    ) -> None:
        place = f"line {line}, column {column}" if line else ""
        super().__init__(code, message, where=where or place, hint=hint)
        self.line = line
        self.column = column


class RefusedQueryError(QueryError):
    """The query asks for something that is never done here."""

    exit_status = 2


class StoppedQueryError(QueryError):
    """The query went over a limit; nothing of its answer is given."""
