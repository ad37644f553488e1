"""Checking that the facts of an article hang together before anything is built on them."""

from collections import Counter
from collections.abc import Iterable

from communique.model import Facts
from communique.resolve.errors import ResolveError


def check_references(facts: Facts) -> None:
    """See that keys are unique and that every reference leads somewhere.

    Raises:
        ResolveError: ``duplicate-key`` or ``dangling-reference``.
    """
    where = facts.article.names[0]
    meetings = _unique("meeting", (m.key for m in facts.meetings), where)
    statements = _unique("statement", (s.key for s in facts.statements), where)
    propositions = _unique("proposition", (p.key for p in facts.propositions), where)
    _unique("claim", (c.key for c in facts.claims), where)
    for statement in facts.statements:
        _leads("statement", statement.key, "meeting", statement.meeting, meetings, where)
    for claim in facts.claims:
        _leads("claim", claim.key, "proposition", claim.proposition, propositions, where)
        _leads("claim", claim.key, "statement", claim.statement, statements, where)
    for citation in facts.resolutions:
        _leads("citation", citation.text, "statement", citation.statement, statements, where)


def _unique(kind: str, keys: Iterable[str], where: str) -> frozenset[str]:
    counts = Counter(keys)
    twice = sorted(key for key, count in counts.items() if count > 1)
    if twice:
        raise ResolveError("duplicate-key", f"Two facts of the kind {kind} have the key {twice[0]!r}.", where=where)
    return frozenset(counts)


def _leads(kind: str, key: str, target: str, reference: str | None, known: frozenset[str], where: str) -> None:
    if reference is not None and reference not in known:
        message = f"The {kind} {key!r} refers to the {target} {reference!r}, which is not there."
        raise ResolveError("dangling-reference", message, where=where)
