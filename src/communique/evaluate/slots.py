"""Facts taken apart into slots, and facts of two sides compared slot by slot."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from communique.evaluate import compare
from communique.evaluate.documents import Capacity, Claim, Demand, Document, Meeting, Statement, Transfer, tidy_date
from communique.evaluate.pairing import pair_up
from communique.evaluate.tally import Count, Tally, Wrong

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Match:
    """Facts that answer to each other, or one that is alone, and what is wrong between them.

    Attributes:
        kind: ``meeting``, ``statement``, ``transfer``, ``claim``; ``document`` for what stands beside the facts.
        predicted: Place of the predicted fact in its document's list; ``None`` where gold's fact is missed.
        gold: Place of gold's fact; ``None`` where the predicted one is false.
        wrong: Values without a partner.
    """

    kind: str
    predicted: int | None
    gold: int | None
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tally of one article, and which facts it compared with which."""

    tally: Tally
    matches: tuple[Match, ...]


def compare_documents(predicted: Document, gold: Document) -> Tally:
    """The tally of one article."""
    return match_documents(predicted, gold).tally


def match_documents(predicted: Document, gold: Document) -> Comparison:
    """The tally of one article, and what is wrong in which fact.

    What is wrong in all matches together is what the tally counts as missed and false.
    """
    tally = Tally()
    matches: list[Match] = []
    people = ("person", "side")
    for kind, pairs in (
        ("meeting", pair_up(predicted.meetings, gold.meetings, _meeting, Meeting(), _slots("meeting", people), 1)),
        (
            "statement",
            pair_up(predicted.statements, gold.statements, _statement, Statement(), _slots("statement", people), 1),
        ),
        (
            "transfer",
            pair_up(
                predicted.transfers,
                gold.transfers,
                _transfer,
                Transfer(),
                _slots("transfer", ("supplier", "recipient")),
                2,
            ),
        ),
    ):
        tally.add(kind, Count())
        for pair in pairs:
            whole = Tally()
            # An event is itself a slot: whether it was found at all.
            whole.scalar(kind, pair.predicted, pair.gold, lambda _p, _g: True)
            whole.merge(pair.tally)
            tally.merge(whole)
            matches.append(Match(kind, pair.predicted, pair.gold, tuple(whole.wrong)))
    claims, claim_matches = _claims(predicted, gold)
    tally.merge(claims)
    rest = Tally()
    rest.paired("person", predicted.persons, gold.persons, compare.same_name)
    rest.covered("resolution", _once(predicted.resolutions), gold.resolutions, compare.same_resolution)
    rest.scalar("document.published", predicted.published, gold.published, compare.same_date)
    tally.merge(rest)
    return Comparison(tally, (*matches, *claim_matches, Match("document", None, None, tuple(rest.wrong))))


def _slots(kind: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{kind}.{name}" for name in names)


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


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim, and its place in its document's list."""

    place: int
    claim: Claim


def _claims(predicted: Document, gold: Document) -> tuple[Tally, list[Match]]:
    """Claims agree when claimant and supply do; stance and date are counted on top."""

    def same(a: NumberedClaim, b: NumberedClaim) -> bool:
        supplies = predicted.transfer_of(a.claim), gold.transfer_of(b.claim)
        return same_claimant(a.claim.claimant, b.claim.claimant) and same_supply(*supplies)

    def same_stance(a: NumberedClaim, b: NumberedClaim) -> bool:
        return same(a, b) and a.claim.stance == b.claim.stance

    def same_date(a: NumberedClaim, b: NumberedClaim) -> bool:
        return same(a, b) and compare.same_date(a.claim.date or "", b.claim.date or "")

    tally = Tally()
    mine, theirs = _numbered(_distinct(predicted.claims), predicted.claims), _numbered(gold.claims, gold.claims)
    tally.covered("claim.about", mine, theirs, same)
    tally.covered("claim.stance", mine, theirs, same_stance)
    dated = [[c for c in claims if tidy_date(c.claim.date)] for claims in (mine, theirs)]
    tally.covered("claim.date", dated[0], dated[1], same_date)

    pairs: list[tuple[int | None, int | None]] = []
    for b in theirs:
        answers = sorted((not same_stance(a, b), not same_date(a, b), a.place) for a in mine if same(a, b))
        pairs.append((answers[0][-1] if answers else None, b.place))
    answered = {p for p, _ in pairs}
    for a in mine:
        if a.place not in answered:
            sought = sorted((not same_stance(a, b), not same_date(a, b), b.place) for b in theirs if same(a, b))
            pairs.append((a.place, sought[0][-1] if sought else None))
    return tally, _claim_matches(pairs, tally.wrong)


def _claim_matches(pairs: list[tuple[int | None, int | None]], wrong: list[Wrong]) -> list[Match]:
    """Every wrong value in the first pair that holds its claim: a claim may stand in several."""
    left = list(wrong)
    matches = []
    for p, g in pairs:
        here = [w for w in left if isinstance(w.value, NumberedClaim) and w.value.place == (g if w.missed else p)]
        left = [w for w in left if w not in here]
        matches.append(Match("claim", p, g, tuple(here)))
    return matches


def same_claimant(a: Capacity, b: Capacity) -> bool:
    """The same person, where both name one; else the same side."""
    if a.person and b.person:
        return compare.same_name(a.person, b.person)
    if a.side and b.side:
        return compare.same_party(a.side, b.side)
    return not (a.person or a.side or b.person or b.side)


def same_supply(a: Transfer | None, b: Transfer | None) -> bool:
    """The same alleged supply, however finely it was split: same sides, items that overlap or are not said."""
    if a is None or b is None:
        return a is b
    if (a.supplier, a.recipient) != (b.supplier, b.recipient):
        return False
    return not (a.items and b.items) or any(compare.similar(x, y) for x in a.items for y in b.items)


def _numbered(claims: Sequence[Claim], within: Sequence[Claim]) -> list[NumberedClaim]:
    """The claims with their places; of those that stand there twice, the first."""
    if claims is within:
        return [NumberedClaim(place, claim) for place, claim in enumerate(claims)]
    return [NumberedClaim(within.index(claim), claim) for claim in claims]


def _distinct(rows: Sequence[T]) -> list[T]:
    """Every row once, in order."""
    return list(dict.fromkeys(rows))


def _once(texts: Sequence[str]) -> list[str]:
    """Every text once, however it is written, in order."""
    return list({compare.fold(text): text for text in texts}.values())
