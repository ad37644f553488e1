"""From mentions of supply to what is alleged: in one document, one general supply and one per stated quantity."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from communique.extract.goods import TROOPS, UNKNOWN_MAKE, Good
from communique.extract.quantities import Amount
from communique.extract.supplies import Supply
from communique.language import Actor
from communique.model import Party, PropositionKind


@dataclass
class Allegation:
    """A proposition in the making and the mentions that speak of it."""

    kind: PropositionKind
    supplier: Actor | None
    recipient: Actor | None
    goods: tuple[Good, ...]
    amount: Amount | None
    supplies: list[Supply] = field(default_factory=list)

    @property
    def parties(self) -> tuple[Party | None, Party | None]:
        """Supplier and recipient."""
        return party_of(self.supplier), party_of(self.recipient)


def party_of(actor: Actor | None) -> Party | None:
    """The party an actor acts for."""
    return actor.party if actor else None


def gather(supplies: Sequence[Supply]) -> list[Allegation]:
    """All allegations of a document, in order of their first mention."""
    found: list[Allegation] = []
    # Mentions that name both sides come first, so that the others can join them.
    for supply in sorted(supplies, key=lambda s: (s.supplier is None or s.recipient is None, s.trigger.i)):
        if supply.whole:
            for amount in supply.amounts or (None,):
                _add(found, supply, amount)
    _complete(found)
    _join_troops(found)
    for supply in supplies:
        if not supply.whole and (supply.anaphoric or supply.symmetric or supply.negated or supply.rejected):
            _point_back(found, supply)
    for allegation in found:
        allegation.supplies.sort(key=lambda s: s.trigger.i)
        allegation.goods = _best_goods(allegation)
    return sorted(_distinct(found), key=lambda a: a.supplies[0].trigger.i)


def _distinct(found: Sequence[Allegation]) -> list[Allegation]:
    """Each allegation once: what was kept apart while it was read may in the end say the same."""
    first: dict[tuple[object, ...], Allegation] = {}
    for allegation in found:
        goods = frozenset(good.text.lower() for good in allegation.goods)
        measure = _measure(allegation.amount) if allegation.amount else None
        known = first.setdefault((allegation.kind, allegation.parties, goods, measure), allegation)
        if known is not allegation:
            known.supplies.extend(allegation.supplies)
    return list(first.values())


# ── which mentions speak of the same ────────────────────────────────────────


def _add(found: list[Allegation], supply: Supply, amount: Amount | None) -> None:
    kind = PropositionKind.POTENTIAL_TRANSFER if supply.potential else PropositionKind.TRANSFER
    known = next((a for a in found if a.kind is kind and _agree(a, supply, amount)), None)
    if known is None:
        found.append(Allegation(kind, supply.supplier, supply.recipient, supply.goods, amount, [supply]))
        return
    known.supplier = known.supplier or supply.supplier
    known.recipient = known.recipient or supply.recipient
    known.amount = known.amount or amount
    known.supplies.append(supply)


def _agree(known: Allegation, supply: Supply, amount: Amount | None) -> bool:
    """Whether a mention can speak of an allegation: nothing that both say differs.

    "Thousands of shells" is the supply at large; a number counts one of its own.
    """
    estranged = any(s.stranger for s in known.supplies) != supply.stranger
    if estranged and (known.supplier or supply.supplier or supply.stranger):
        return False
    if not _sides_agree(known, supply):
        return False
    vague = [a for a in (known.amount, amount) if a is not None and a.is_vague]
    if not vague and (known.amount is None) != (amount is None):
        return False
    if not vague and known.amount is not None and amount is not None:
        return _measure(known.amount) == _measure(amount)
    return _goods_agree(known.goods, supply.goods)


def _measure(amount: Amount) -> tuple[float | None, str, str]:
    return amount.value, amount.unit.lower(), amount.comparator


def _sides_agree(known: Allegation, supply: Supply) -> bool:
    supplier, recipient = known.parties
    given, got = party_of(supply.supplier), party_of(supply.recipient)
    if got is not None and supplier == got:
        return False
    return (not known.supplier or not supply.supplier or supplier == given) and (
        not known.recipient or not supply.recipient or recipient == got
    )


def _goods_agree(a: tuple[Good, ...], b: tuple[Good, ...]) -> bool:
    """Arms at large agree with anything; specific goods agree when one kind is the same."""
    if not a or not b:
        return True
    if all(g.generic for g in a) or all(g.generic for g in b):
        return not any(g.code == TROOPS for g in (*a, *b))  # soldiers are no arms
    return any(_is_same_kind(x, y) for x in a for y in b if not x.generic and not y.generic)


def _is_same_kind(a: Good, b: Good) -> bool:
    """Whether two goods have one code, or one is named as a kind of the other: "missiles", "ballistic missiles"."""
    words_a, words_b = ({token.lemma_.lower() for token in good.span} for good in (a, b))
    if words_a <= words_b or words_b <= words_a:
        return True
    makes_a, makes_b = ({word for word in words if _is_numbered(word)} for words in (words_a, words_b))
    return a.code == b.code and not (makes_a and makes_b and makes_a.isdisjoint(makes_b))


def _is_numbered(word: str) -> bool:
    """Whether a word is the designation of a make: "f-16", "tb2"."""
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


# ── what a mention leaves out ───────────────────────────────────────────────


def _complete(found: Sequence[Allegation]) -> None:
    """The side that a mention leaves out, when the document knows only one for the other side.

    "North Korea shipped 1,000 containers …" in a text that only ever speaks of its supplies to Russia.
    """
    transfers = [a for a in found if a.kind is PropositionKind.TRANSFER]
    whole = [a for a in transfers if a.supplier and a.recipient]
    for allegation in transfers:
        if None not in allegation.parties or any(s.stranger for s in allegation.supplies):
            continue
        supplier, recipient = allegation.parties
        known = [a for a in whole if a.parties[0] == supplier or a.parties[1] == recipient]
        if len({a.parties for a in known}) != 1:
            continue
        for supply in allegation.supplies:
            supply.supplier = supply.supplier or _elsewhere(known[0].supplier)
            supply.recipient = supply.recipient or _elsewhere(known[0].recipient)
        allegation.supplier = allegation.supplier or known[0].supplier
        allegation.recipient = allegation.recipient or known[0].recipient


def _join_troops(found: list[Allegation]) -> None:
    """Troops sent are spoken of with and without their number; both speak of the same sending."""
    for general in [a for a in found if a.amount is None or a.amount.is_vague]:
        if any(good.code != TROOPS for good in general.goods) or not general.goods:
            continue
        counted = next((a for a in found if a is not general and _counts_troops(a, general)), None)
        if counted is not None:
            counted.supplies.extend(general.supplies)
            found.remove(general)


def _counts_troops(allegation: Allegation, general: Allegation) -> bool:
    amount = allegation.amount
    return (
        (allegation.kind, allegation.parties) == (general.kind, general.parties)
        and amount is not None
        and not amount.is_vague
        and all(good.code == TROOPS for good in allegation.goods)
    )


def _elsewhere(actor: Actor | None) -> Actor | None:
    return replace(actor, inferred=True) if actor else None


# ── what only points back ───────────────────────────────────────────────────


def _point_back(found: list[Allegation], supply: Supply) -> None:
    """Add "such shipments" to what it means; a denial that means nothing known is an allegation denied."""
    target = _antecedent(found, supply)
    if target is not None:
        target.supplies.append(supply)
    elif (supply.negated or supply.rejected) and supply.supplier and supply.recipient:
        kind = PropositionKind.TRANSFER
        found.append(Allegation(kind, supply.supplier, supply.recipient, supply.goods, None, [supply]))


def _antecedent(found: Sequence[Allegation], supply: Supply) -> Allegation | None:
    """What "such shipments" points back to: the last general supply spoken of before, else after."""
    candidates = [a for a in found if _can_mean(supply, a)]
    general = [a for a in candidates if a.amount is None] or candidates
    before = [a for a in general if _first_mention(a) < supply.trigger.i]
    return max(before, key=_first_mention) if before else next(iter(general), None)


def _first_mention(allegation: Allegation) -> int:
    return allegation.supplies[0].trigger.i


def _can_mean(supply: Supply, allegation: Allegation) -> bool:
    wanted = {actor.party for actor in supply.symmetric if actor.party}
    said = (party_of(supply.supplier), party_of(supply.recipient))
    return (
        (allegation.kind is PropositionKind.POTENTIAL_TRANSFER) == supply.potential
        and (not wanted or wanted == set(allegation.parties))
        and all(ours is None or ours == known for ours, known in zip(said, allegation.parties, strict=True))
        and _goods_agree(allegation.goods, supply.goods)
    )


def _best_goods(allegation: Allegation) -> tuple[Good, ...]:
    """The goods that the mentions name: of each kind the wording that most of them use, arms at large only if alone.

    A quantity has the goods of the mention that counts them.
    """
    told = [s.goods for s in allegation.supplies if s.goods and not s.negated]
    alleged = [s.goods for s in allegation.supplies if s.goods and not s.negated and not s.rejected] or told
    if not alleged:
        return allegation.goods
    if allegation.amount is not None:
        return min(alleged, key=lambda goods: all(g.generic for g in goods))
    named = [good for goods in alleged for good in goods]
    # Arms at large count only alone, or beside others in one breath: "weapons and ammunition".
    beside = {good.code for goods in alleged if not all(g.generic for g in goods) for good in goods}
    named = [good for good in named if not good.generic or good.code in beside] or named
    votes = Counter(good.text.lower() for goods in told for good in goods)
    best: dict[str, Good] = {}
    for good in named:
        # Makes of which no more is known share a code, and are not the same.
        key = good.text.lower() if good.code == UNKNOWN_MAKE and not good.generic else good.code
        known = best.get(key)
        if known is None or votes[good.text.lower()] > votes[known.text.lower()]:
            best[key] = good
    return tuple(best.values())
