"""From mentions of supply to propositions: in one document, one general supply and one per stated quantity."""

from dataclasses import dataclass, field, replace

from communique.extract.goods import Amount, Good
from communique.extract.roles import support
from communique.extract.supplies import Supply
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.model import Party, Proposition, PropositionKind, Quantity, Stated, Support, Timing


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
        """Supplier and recipient, bodies of a government counted as its state."""
        return side(self.supplier), side(self.recipient)


def side(actor: Actor | None) -> Party | None:
    """The party an actor acts for."""
    return actor.party if actor else None


def gather(document: Document, supplies: list[Supply]) -> list[Allegation]:
    """All propositions of a document, in order of their first full mention."""
    found: list[Allegation] = []
    full = [
        s for s in supplies if not s.anaphoric and not s.symmetric and not s.negated and (s.supplier or s.recipient)
    ]
    for supply in sorted(full, key=lambda s: (s.supplier is None or s.recipient is None, s.trigger.i)):
        for amount in supply.amounts or (None,):
            _add(found, supply, amount)
    found = _complete(found)
    for supply in supplies:
        if supply.anaphoric or supply.symmetric or supply.negated:
            target = _antecedent(found, supply)
            if target is not None:
                target.supplies.append(supply)
            elif supply.negated and supply.supplier and supply.recipient:
                found.append(
                    Allegation(
                        PropositionKind.TRANSFER, supply.supplier, supply.recipient, supply.goods, None, [supply]
                    )
                )
    for allegation in found:
        allegation.supplies.sort(key=lambda s: s.trigger.i)
        allegation.goods = _best_goods(allegation)
    return sorted(found, key=lambda a: a.supplies[0].trigger.i)


def _complete(found: list[Allegation]) -> list[Allegation]:
    """The side that a mention leaves out, when the document knows only one for the other side.

    "North Korea shipped 1,000 containers …" in a text that only ever speaks of its supplies to Russia.
    """
    whole = [a for a in found if a.supplier and a.recipient and a.kind is PropositionKind.TRANSFER]
    for allegation in found:
        stranger = any(s.stranger for s in allegation.supplies)
        if allegation.kind is not PropositionKind.TRANSFER or None not in allegation.parties or stranger:
            continue
        known = [a for a in whole if a.parties[0] == allegation.parties[0] or a.parties[1] == allegation.parties[1]]
        if len({a.parties for a in known}) != 1 or not goods_agree(known[0].goods, allegation.goods):
            continue
        for supply in allegation.supplies:
            supply.supplier = supply.supplier or _elsewhere(known[0].supplier)
            supply.recipient = supply.recipient or _elsewhere(known[0].recipient)
        allegation.supplier = allegation.supplier or known[0].supplier
        allegation.recipient = allegation.recipient or known[0].recipient
    return found


def _elsewhere(actor: Actor | None) -> Actor | None:
    return replace(actor, inferred=True) if actor else None


def _add(found: list[Allegation], supply: Supply, amount: Amount | None) -> None:
    kind = PropositionKind.POTENTIAL_TRANSFER if supply.potential else PropositionKind.TRANSFER
    for known in found:
        if known.kind is kind and _agree(known, supply, amount):
            known.supplier = known.supplier or supply.supplier
            known.recipient = known.recipient or supply.recipient
            known.supplies.append(supply)
            return
    found.append(Allegation(kind, supply.supplier, supply.recipient, supply.goods, amount, [supply]))


def _agree(known: Allegation, supply: Supply, amount: Amount | None) -> bool:
    if any(s.stranger for s in known.supplies) != supply.stranger and (
        known.supplier or supply.supplier or supply.stranger
    ):
        return False
    for ours, theirs in ((known.supplier, supply.supplier), (known.recipient, supply.recipient)):
        if ours is not None and theirs is not None and side(ours) != side(theirs):
            return False
    if side(known.supplier) == side(supply.recipient) and side(supply.recipient) is not None:
        return False
    if (known.amount is None) != (amount is None):
        return False
    if known.amount is not None and amount is not None:
        same = (known.amount.value, known.amount.unit.lower(), known.amount.comparator)
        return same == (amount.value, amount.unit.lower(), amount.comparator)
    return goods_agree(known.goods, supply.goods)


def goods_agree(a: tuple[Good, ...], b: tuple[Good, ...]) -> bool:
    """Arms at large agree with anything; specific goods agree when one kind is the same."""
    if not a or not b or all(g.generic for g in a) or all(g.generic for g in b):
        return True
    return bool({g.code for g in a if not g.generic} & {g.code for g in b if not g.generic})


def _antecedent(found: list[Allegation], supply: Supply) -> Allegation | None:
    """What "such shipments" points back to: the last general supply spoken of before, else after."""
    wanted = {a.party for a in supply.symmetric if a.party}
    candidates = [
        a
        for a in found
        if (a.kind is PropositionKind.POTENTIAL_TRANSFER) == supply.potential
        and (not wanted or wanted == set(a.parties))
        and all(
            said is None or side(known) == said
            for known, said in ((a.supplier, side(supply.supplier)), (a.recipient, side(supply.recipient)))
        )
        and goods_agree(a.goods, supply.goods)
    ]
    general = [a for a in candidates if a.amount is None] or candidates
    before = [a for a in general if a.supplies[0].trigger.i < supply.trigger.i]
    return max(before, key=lambda a: a.supplies[0].trigger.i) if before else (general[0] if general else None)


def _best_goods(allegation: Allegation) -> tuple[Good, ...]:
    """The goods of the most telling mention (specific goods before arms at large, then the first), and other kinds named."""
    options = [s.goods for s in allegation.supplies if s.goods and not s.negated]
    if not options:
        return allegation.goods
    best = min(options, key=lambda goods: all(g.generic for g in goods))
    if allegation.amount is not None:
        return best
    codes = {g.code for g in best}
    added: dict[str, Good] = {}
    for good in (g for goods in options for g in goods if not g.generic and g.code not in codes):
        added.setdefault(good.code, good)
    return (*best, *added.values())


# ── into the model ──────────────────────────────────────────────────────────


def proposition(document: Document, allegation: Allegation, key: str) -> Proposition:
    """The model's proposition; every full mention is a support of its own."""
    spoken = [s for s in allegation.supplies if (s.supplier, s.recipient) != (None, None)]
    full = [s for s in spoken if not s.negated] or spoken
    supports = tuple(dict.fromkeys(support(document, s.trigger, (s.supplier, s.recipient)) for s in full))
    return Proposition(
        key=key,
        kind=allegation.kind,
        supplier=side(allegation.supplier),
        recipient=side(allegation.recipient),
        items=tuple(_item(document, g) for g in allegation.goods),
        supports=supports,
        supplier_supports=_side_supports(document, full, allegation.supplier, supplier=True),
        recipient_supports=_side_supports(document, full, allegation.recipient, supplier=False),
        quantity=_quantity(document, allegation.amount),
        period=_period(document, full),
        consideration=tuple(_consideration(document, allegation.supplies)),
    )


def _side_supports(
    document: Document, full: list[Supply], actor: Actor | None, *, supplier: bool
) -> tuple[Support, ...]:
    """The mentions that name the party on that side."""
    named = [s for s in full if (s.supplier if supplier else s.recipient) is not None] if actor else []
    return tuple(dict.fromkeys(support(document, s.trigger, (s.supplier if supplier else s.recipient,)) for s in named))


def _item(document: Document, good: Good) -> Stated:
    return Stated(good.text, (support(document, good.span.root),), good.code)


def _quantity(document: Document, amount: Amount | None) -> Quantity | None:
    if amount is None:
        return None
    return Quantity(amount.value, amount.unit, amount.comparator, (support(document, amount.span.root),))


def _period(document: Document, supplies: list[Supply]) -> Timing | None:
    for supply in supplies:
        if supply.period is not None:
            return Timing(support(document, supply.trigger), supply.period.expression)
    return None


def _consideration(document: Document, supplies: list[Supply]) -> list[Stated]:
    found: dict[str, Stated] = {}
    for supply in supplies:
        for first, last in supply.consideration:
            text = first.doc[first.i : last.i + 1].text
            stated = Stated(text, (support(document, last),))
            known = found.get(text.lower())
            found[text.lower()] = replace(known, supports=(*known.supports, *stated.supports)) if known else stated
    return list(found.values())
