"""From allegations to the model's propositions."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.allegations import Allegation
from communique.extract.goods import Good
from communique.extract.quantities import Amount
from communique.extract.roles import support
from communique.extract.supplies import Supply
from communique.language import Actor, Document
from communique.model import Proposition, Quantity, Stated, Support, Timing


def proposition(document: Document, allegation: Allegation, key: str) -> Proposition:
    """The model's proposition; every full mention is a support of its own."""
    spoken = [s for s in allegation.supplies if s.supplier is not None or s.recipient is not None]
    full = [s for s in spoken if not s.negated and not s.rejected] or spoken
    supplier, recipient = allegation.parties
    return Proposition(
        key=key,
        kind=allegation.kind,
        supplier=supplier,
        recipient=recipient,
        items=tuple(_item(document, good) for good in allegation.goods),
        supports=tuple(dict.fromkeys(support(document, s.trigger, (s.supplier, s.recipient)) for s in full)),
        supplier_supports=_naming(document, [(s, s.supplier) for s in full]) if supplier else (),
        recipient_supports=_naming(document, [(s, s.recipient) for s in full]) if recipient else (),
        quantity=_quantity(document, allegation.amount),
        period=_period(document, full),
        consideration=_consideration(document, allegation.supplies),
    )


def _naming(document: Document, said: Sequence[tuple[Supply, Actor | None]]) -> tuple[Support, ...]:
    """The mentions that name the party on one side."""
    named = [(supply, actor) for supply, actor in said if actor is not None]
    return tuple(dict.fromkeys(support(document, supply.trigger, (actor,)) for supply, actor in named))


def _item(document: Document, good: Good) -> Stated:
    return Stated(good.text, (support(document, good.span.root),), good.code)


def _quantity(document: Document, amount: Amount | None) -> Quantity | None:
    if amount is None:
        return None
    return Quantity(amount.value, amount.unit, amount.comparator, (support(document, amount.span.root),))


def _period(document: Document, supplies: Sequence[Supply]) -> Timing | None:
    for supply in supplies:
        if supply.period is not None:
            return Timing(support(document, supply.trigger), supply.period.expression)
    return None


def _consideration(document: Document, supplies: Sequence[Supply]) -> tuple[Stated, ...]:
    """What is given for the goods, each wording once with all its supports."""
    found: dict[str, Stated] = {}
    for given in (span for supply in supplies for span in supply.consideration):
        here = support(document, given[-1])
        known = found.get(given.text.lower())
        found[given.text.lower()] = (
            replace(known, supports=(*known.supports, here)) if known else Stated(given.text, (here,))
        )
    return tuple(found.values())
