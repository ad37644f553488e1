"""Finding the mentions of supply of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.goods import Load
from communique.extract.grammar import is_noun, is_verb, lemma
from communique.extract.supplies.arguments import doers_listed, recipients_listed, suppliers_listed
from communique.extract.supplies.circumstances import consideration, period
from communique.extract.supplies.modality import is_denied, is_potential
from communique.extract.supplies.nouns import points_back, supply_of_noun
from communique.extract.supplies.routes import separate_routes
from communique.extract.supplies.supply import Supply
from communique.extract.supplies.troops import supply_of_troops
from communique.extract.supplies.under_way import supply_under_way
from communique.extract.supplies.verbs import supply_of_verb
from communique.language import Document
from communique.model import Zone


def find_supplies(document: Document) -> list[Supply]:
    """All mentions of supply in captions and body, in order."""
    found: list[Supply] = []
    for token in document.doc:
        supply = _supply_at(document, token) if document.zone(token) is not Zone.HEADLINE else None
        if supply is not None:
            supply.negated = is_denied(token)
            supply.potential = not supply.negated and not points_back(token) and is_potential(document, token)
            supply.period = period(document, token)
            supply.consideration = list(consideration(document, token))
            found += _each(document, supply)
    return _paired(found)


def _supply_at(document: Document, token: Token) -> Supply | None:
    if is_verb(token) and (supply := supply_of_verb(document, token)) is not None:
        return supply
    sent = supply_of_troops(document, token)
    if sent is not None and sent.recipient is not None:
        return sent
    if is_noun(token) or token.tag_ == "VBG" or _is_noun_misread(token):
        sent = supply_of_noun(document, token) or sent
    return sent or supply_under_way(document, token)


def _is_noun_misread(token: Token) -> bool:
    """Whether a noun was taken for a verb: "condemned its weapons dispatches to X"."""
    return token.tag_ in {"VBZ", "VBP"} and token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"}


def _each(document: Document, supply: Supply) -> Iterator[Supply]:
    """One supply for each supplier, recipient and number: "bought 20 drones and 3 jets from A and B"."""
    if supply.anaphoric or supply.symmetric:
        yield supply
        return
    for routed in separate_routes(document, supply) or list(_listed(document, supply)):
        yield from _counted(routed)


def _listed(document: Document, supply: Supply) -> Iterator[Supply]:
    if supply.stranger:
        yield supply
        return
    trigger = supply.trigger
    does, gets = doers_listed(document, trigger), lemma(trigger) in document.lexicon.transfers.get_verbs
    suppliers = suppliers_listed(document, trigger) or (() if gets else does)
    recipients = recipients_listed(document, trigger) or (does if gets else ())
    for supplier in suppliers if len(suppliers) > 1 else (supply.supplier,):
        for recipient in recipients if len(recipients) > 1 else (supply.recipient,):
            same = supplier is not None and recipient is not None and supplier.party == recipient.party
            if not same:
                yield replace(supply, supplier=supplier, recipient=recipient)


def _counted(supply: Supply) -> Iterator[Supply]:
    """Each number with the goods that it counts, and what no number counts; "dozens of" leave them together."""
    counted = [part for part in supply.parts if part.amount is not None and not part.amount.is_vague]
    if len(supply.parts) < 2 or not counted:
        yield supply
        return
    for part in counted:
        yield replace(supply, goods=part.goods or supply.goods, amounts=Load((part,)).amounts, parts=(part,))
    rest = tuple(part for part in supply.parts if part not in counted and part.goods)
    if rest:
        left = Load(rest)
        yield replace(supply, goods=left.goods, amounts=left.amounts, parts=rest)


def _paired(found: Sequence[Supply]) -> list[Supply]:
    """ "X's export and Y's procurement of missiles" is one supply from X to Y, said from both ends."""
    result: list[Supply] = []
    for supply in found:
        at = next((i for i, s in enumerate(result) if s.trigger in supply.trigger.conjuncts), None)
        if at is not None and _is_other_end(result[at], supply):
            result[at] = replace(result[at], recipient=supply.recipient)
        else:
            result.append(supply)
    return result


def _is_other_end(first: Supply, second: Supply) -> bool:
    gives = first.supplier is not None and first.recipient is None
    gets = second.supplier is None and second.recipient is not None
    return gives and gets
