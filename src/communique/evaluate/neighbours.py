"""Facts that come close to one without a partner, and why they are not it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from communique.evaluate.documents import Claim, Document, Transfer
from communique.evaluate.report import Compared
from communique.evaluate.shown import shown_fact, shown_transfer
from communique.evaluate.slots import Match, same_claimant, same_supply

_LISTS = {"meeting": "meetings", "statement": "statements", "transfer": "transfers", "claim": "claims"}
_MOST = 2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A fact of the other side.

    Attributes:
        number: Its place in its list; ``None`` for a note that there is none.
        fact: In a line.
        reason: What it has in common with the fact that is alone.
    """

    number: int | None
    fact: str
    reason: str


def evidence_of(document: Document, kind: str, place: int) -> str:
    """The words that a fact cites; empty where it cites none."""
    facts = document.raw[_LISTS[kind]]
    fact = facts[place] if isinstance(facts, list) else None
    return str(fact.get("evidence") or "") if isinstance(fact, dict) else ""


def neighbours(one: Compared, match: Match) -> tuple[Neighbour, ...]:
    """What the other side has instead of a fact without partner; nothing for one that has a partner.

    Args:
        one: The article.
        match: The fact, alone or with its partner.
    """
    if match.gold is not None and match.predicted is None:
        mine, place, other = one.gold, match.gold, one.predicted
    elif match.predicted is not None and match.gold is None:
        mine, place, other = one.predicted, match.predicted, one.gold
    else:
        return ()
    first = {
        "meeting": _same_evidence,
        "statement": _same_evidence,
        "transfer": _like_transfers,
        "claim": _like_claims,
    }[match.kind]
    found: dict[int | None, Neighbour] = {}
    for neighbour in first(match.kind, mine, place, other):
        found.setdefault(neighbour.number, neighbour)
    return tuple(found.values())[:_MOST]


def _same_evidence(kind: str, mine: Document, place: int, other: Document) -> Iterator[Neighbour]:
    """Facts whose evidence is the same words, or part of them."""
    words = _squeezed(evidence_of(mine, kind, place))
    count = len({"meeting": other.meetings, "statement": other.statements, "transfer": other.transfers}[kind])
    for number in range(count):
        cited = _squeezed(evidence_of(other, kind, number))
        if words and cited and (words in cited or cited in words):
            yield Neighbour(number, shown_fact(kind, number, other), "same evidence")


def _like_transfers(kind: str, mine: Document, place: int, other: Document) -> Iterator[Neighbour]:
    """Transfers with the same evidence, then with the same parties the other way round, then with one of them."""
    yield from _same_evidence(kind, mine, place, other)
    transfer = mine.transfers[place]
    sides = transfer.supplier, transfer.recipient
    tests: tuple[tuple[str, Callable[[Transfer], bool]], ...] = (
        ("other way round", lambda t: (t.recipient, t.supplier) == sides),
        ("same supplier", lambda t: t.supplier is not None and t.supplier == sides[0]),
        ("same recipient", lambda t: t.recipient is not None and t.recipient == sides[1]),
    )
    for reason, test in tests:
        for number, candidate in enumerate(other.transfers):
            if test(candidate):
                yield Neighbour(number, shown_fact(kind, number, other), reason)


def _like_claims(kind: str, mine: Document, place: int, other: Document) -> Iterator[Neighbour]:
    """Claims about the same supply by others, then other claims of the claimant."""
    claim = mine.claims[place]
    supply = mine.transfer_of(claim)
    if not any(same_supply(supply, transfer) for transfer in other.transfers):
        yield Neighbour(None, shown_transfer(supply), "no such supply on the other side")
    tests: tuple[tuple[str, Callable[[Claim], bool]], ...] = (
        ("same supply", lambda c: same_supply(supply, other.transfer_of(c))),
        ("same claimant", lambda c: same_claimant(claim.claimant, c.claimant)),
    )
    for reason, test in tests:
        for number, candidate in enumerate(other.claims):
            if test(candidate):
                yield Neighbour(number, shown_fact(kind, number, other), reason)


def _squeezed(text: str) -> str:
    return " ".join(text.split())
