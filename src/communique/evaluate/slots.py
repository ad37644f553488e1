"""Facts taken apart into slots, and facts of two sides compared slot by slot."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from communique.evaluate import compare
from communique.evaluate.documents import Capacity, Claim, Demand, Document, Meeting, Statement, Transfer, tidy_date
from communique.evaluate.pairing import pair_up
from communique.evaluate.tally import Count, Tally

T = TypeVar("T", bound=Hashable)


def compare_documents(predicted: Document, gold: Document) -> Tally:
    """The tally of one article."""
    tally = Tally()
    for kind, paired in (
        (
            "meeting",
            pair_up(predicted.meetings, gold.meetings, _meeting, Meeting(), ("meeting.person", "meeting.side"), 1),
        ),
        (
            "statement",
            pair_up(
                predicted.statements,
                gold.statements,
                _statement,
                Statement(),
                ("statement.person", "statement.side"),
                1,
            ),
        ),
        (
            "transfer",
            pair_up(
                predicted.transfers,
                gold.transfers,
                _transfer,
                Transfer(),
                ("transfer.supplier", "transfer.recipient"),
                2,
            ),
        ),
    ):
        tally.merge(paired.tally)
        tally.add(kind, Count(paired.pairs, paired.pairs, paired.predicted, paired.gold))
    _claims(tally, predicted, gold)
    tally.paired("person", predicted.persons, gold.persons, compare.same_name)
    tally.covered("resolution", _once(predicted.resolutions), gold.resolutions, compare.same_resolution)
    tally.scalar("document.published", predicted.published, gold.published, compare.same_date)
    return tally


def _meeting(predicted: Meeting, gold: Meeting) -> Tally:
    tally = Tally()
    tally.scalar("meeting.mode", predicted.mode, gold.mode, compare.same_value)
    tally.scalar("meeting.date", predicted.date, gold.date, compare.same_date)
    tally.scalar("meeting.place", predicted.place, gold.place, compare.same_place)
    _capacities(tally, "meeting", predicted.participants, gold.participants)
    return tally


def _statement(predicted: Statement, gold: Statement) -> Tally:
    tally = Tally()
    tally.scalar("statement.kind", predicted.kind, gold.kind, compare.same_value)
    tally.scalar("statement.issued", predicted.issued, gold.issued, compare.same_date)
    _capacities(tally, "statement", predicted.issuers, gold.issuers)
    tally.covered("statement.condemns", _distinct(predicted.condemns), gold.condemns, _same_demand)
    tally.covered("statement.calls_on", _distinct(predicted.calls_on), gold.calls_on, _same_demand)
    tally.covered("statement.quotes", _once(predicted.quotes), gold.quotes, compare.same_quote)
    return tally


def _transfer(predicted: Transfer, gold: Transfer) -> Tally:
    tally = Tally()
    tally.scalar("transfer.supplier", predicted.supplier, gold.supplier, compare.same_value)
    tally.scalar("transfer.recipient", predicted.recipient, gold.recipient, compare.same_value)
    tally.covered("transfer.items", _once(predicted.items), gold.items, compare.similar)
    tally.scalar("transfer.quantity", predicted.quantity, gold.quantity, compare.same_value)
    tally.scalar("transfer.unit", predicted.unit, gold.unit, compare.similar)
    tally.scalar("transfer.qualifier", predicted.qualifier, gold.qualifier, compare.same_value)
    tally.scalar("transfer.period", predicted.period, gold.period, compare.same_date)
    tally.covered("transfer.in_exchange_for", _once(predicted.in_exchange_for), gold.in_exchange_for, compare.similar)
    return tally


def _capacities(tally: Tally, kind: str, predicted: Sequence[Capacity], gold: Sequence[Capacity]) -> None:
    """Persons, sides and, for the named, offices: three slots, each matched one to one."""
    tally.paired(f"{kind}.person", _persons(predicted), _persons(gold), compare.same_name)
    tally.paired(f"{kind}.side", _sides(predicted), _sides(gold), compare.same_party)
    tally.paired(f"{kind}.office", _in_office(predicted), _in_office(gold), _same_holder)


def _persons(capacities: Sequence[Capacity]) -> list[str]:
    return [c.person for c in capacities if c.person]


def _sides(capacities: Sequence[Capacity]) -> list[str]:
    return sorted({c.side for c in capacities if c.side})


def _in_office(capacities: Sequence[Capacity]) -> list[Capacity]:
    return [c for c in capacities if c.person and c.office]


def _same_holder(a: Capacity, b: Capacity) -> bool:
    return compare.same_name(a.person, b.person) and compare.same_office(a.office, b.office)


def _same_demand(a: Demand, b: Demand) -> bool:
    return compare.same_party(a.target, b.target) and compare.similar(a.content, b.content)


def _claims(tally: Tally, predicted: Document, gold: Document) -> None:
    """Claims agree when claimant and supply do; stance and date are counted on top."""

    def same(a: Claim, b: Claim) -> bool:
        return _same_claimant(a.claimant, b.claimant) and _same_supply(predicted.transfer_of(a), gold.transfer_of(b))

    mine, theirs = _distinct(predicted.claims), gold.claims
    tally.covered("claim.about", mine, theirs, same)
    tally.covered("claim.stance", mine, theirs, lambda a, b: same(a, b) and a.stance == b.stance)
    tally.covered(
        "claim.date",
        [c for c in mine if tidy_date(c.date)],
        [c for c in theirs if tidy_date(c.date)],
        lambda a, b: same(a, b) and compare.same_date(a.date or "", b.date or ""),
    )


def _same_claimant(a: Capacity, b: Capacity) -> bool:
    if a.person and b.person:
        return compare.same_name(a.person, b.person)
    if a.side and b.side:
        return compare.same_party(a.side, b.side)
    return not (a.person or a.side or b.person or b.side)


def _same_supply(a: Transfer | None, b: Transfer | None) -> bool:
    """The same alleged supply, however finely it was split: same sides, items that overlap or are not said."""
    if a is None or b is None:
        return a is b
    if (a.supplier, a.recipient) != (b.supplier, b.recipient):
        return False
    return not (a.items and b.items) or any(compare.similar(x, y) for x in a.items for y in b.items)


def _distinct(rows: Sequence[T]) -> list[T]:
    """Every row once, in order."""
    return list(dict.fromkeys(rows))


def _once(texts: Sequence[str]) -> list[str]:
    """Every text once, however it is written, in order."""
    return list({compare.fold(text): text for text in texts}.values())
