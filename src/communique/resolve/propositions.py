"""A proposition is its content: what says the same is the same proposition, whoever alleges it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import Proposition, Quantity, Stated, Timing
from communique.resolve.evidence import alternatives
from communique.resolve.keys import Canonical, digest, fold
from communique.resolve.roles import party_id
from communique.resolve.timings import combine

References = dict[tuple[str, str], str]


def merge_propositions(reports: Iterable[tuple[str, Proposition]]) -> tuple[tuple[Proposition, ...], References]:
    """One proposition for all reports with the same content.

    Content is kind, supplier, recipient, items (their words, folded), quantity, period and consideration. A period that
    could not be resolved is not known to be another article's, so that such a proposition stays with its article.

    Args:
        reports: Propositions, each with the identifier of its article; parties are identified, times resolved.

    Returns:
        The propositions, sorted by key, and the key of each by article and local key.
    """
    groups: dict[str, list[Proposition]] = {}
    references: References = {}
    for article, proposition in reports:
        key = digest(*_content(article, proposition))
        groups.setdefault(key, []).append(proposition)
        references[(article, proposition.key)] = key
    return tuple(_merge(key, groups[key]) for key in sorted(groups)), references


def _content(article: str, proposition: Proposition) -> list[Canonical]:
    quantity = proposition.quantity
    return [
        proposition.kind.value,
        party_id(proposition.supplier),
        party_id(proposition.recipient),
        _words(proposition.items),
        [quantity.value, fold(quantity.unit), quantity.comparator.value] if quantity else None,
        _period(article, proposition.period),
        _words(proposition.consideration),
    ]


def _words(stated: Iterable[Stated]) -> list[str]:
    return sorted({fold(s.text) for s in stated})


def _period(article: str, period: Timing | None) -> list[Canonical] | None:
    if period is None:
        return None
    if period.span:
        return [period.span.edtf]
    passage = period.expression.passage if period.expression else period.support.passages[0]
    return [article, passage.start, passage.end]


def _merge(key: str, same: Sequence[Proposition]) -> Proposition:
    ordered = sorted(same, key=lambda p: (p.supports, p.key))
    return replace(
        ordered[0],
        key=key,
        items=merge_stated(s for p in ordered for s in p.items),
        supports=alternatives(*(p.supports for p in ordered)),
        supplier_supports=alternatives(*(p.supplier_supports for p in ordered)),
        recipient_supports=alternatives(*(p.recipient_supports for p in ordered)),
        quantity=_quantity([p.quantity for p in ordered if p.quantity]),
        period=combine(p.period for p in ordered),
        consideration=merge_stated(s for p in ordered for s in p.consideration),
    )


def merge_stated(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    """Values with the same words become one, with all supports; its code is the one that any of them has."""
    groups: dict[str, list[Stated]] = {}
    for one in stated:
        groups.setdefault(fold(one.text), []).append(one)
    merged = []
    for _, same in sorted(groups.items()):
        text = min(same, key=lambda s: (s.supports, s.text)).text
        merged.append(Stated(text, alternatives(*(s.supports for s in same)), max(s.code for s in same)))
    return tuple(merged)


def _quantity(same: Sequence[Quantity]) -> Quantity | None:
    """The quantity of all of them, which is one by content."""
    if not same:
        return None
    return replace(same[0], supports=alternatives(*(q.supports for q in same)))
