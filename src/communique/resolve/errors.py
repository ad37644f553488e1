"""What can be wrong with the facts that come in."""

from communique.errors import CommuniqueError


class ResolveError(CommuniqueError):
    """The facts of an article do not hang together.

    Codes: ``article-read-twice`` (two different readings of one article), ``duplicate-key`` (two things of
    one kind under one key), ``without-evidence`` (nothing supports a fact), ``dangling-reference`` (a key that names
    nothing), ``key-clash`` (two different things would get one identity).
    """
