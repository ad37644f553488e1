"""Propositions, the claims about them, and cited resolutions.

A proposition is described, never asserted: the property names say "alleged", its classes are no events, and
who alleges or denies it stands in the claims.
"""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from communique.graph.book import Book
from communique.graph.iris import hash_id
from communique.graph.mapping.desk import Desk
from communique.graph.mapping.register import organisation, person_node
from communique.graph.mapping.times import say_date, say_period
from communique.graph.terms import CITO, LABEL, SCHEMA, TRUE, decimal, english, integer, words
from communique.model import (
    Claim,
    Evidence,
    Passage,
    Proposition,
    PropositionKind,
    Quantity,
    ResolutionCitation,
    Support,
)

# Class of a kind of proposition, and the properties for who does and to or against whom.
_TRANSFER = ("allegedSupplier", "allegedRecipient")
_USE = ("allegedUser", "allegedTarget")
PROPOSITION_CLASSES = {
    PropositionKind.TRANSFER: ("AllegedTransfer", _TRANSFER),
    PropositionKind.POTENTIAL_TRANSFER: ("PotentialTransfer", _TRANSFER),
    PropositionKind.USE: ("AllegedUse", _USE),
    PropositionKind.VIOLATION: ("AllegedViolation", _TRANSFER),
}


def say_proposition(desk: Desk, proposition: Proposition) -> None:
    """Describe what is alleged."""
    book, iris = desk.book, desk.iris
    name, (doer, receiver) = PROPOSITION_CLASSES[proposition.kind]
    node = iris.thing("proposition", proposition.key)
    book.classify(node, [name, "Proposition"], proposition.supports)
    if proposition.supplier:
        supports = proposition.supplier_supports or proposition.supports
        book.say(node, iris.term(doer), iris.party(proposition.supplier), supports)
    if proposition.recipient:
        supports = proposition.recipient_supports or proposition.supports
        book.say(node, iris.term(receiver), iris.party(proposition.recipient), supports)
    for item in proposition.items:
        book.say(node, iris.term("allegedItem"), words(item.text), item.supports)
        if item.code:
            book.say(node, iris.term("allegedItemType"), iris.concept("item", item.code), item.supports)
    if proposition.kind is PropositionKind.USE:
        # How much, when and what for are said of supplies; of a use the model has user, target and items.
        return
    for given in proposition.consideration:
        book.say(node, iris.term("allegedConsideration"), words(given.text), given.supports)
    if proposition.quantity:
        _say_quantity(desk, node, proposition.quantity)
    say_period(desk, node, proposition.period)


def _say_quantity(desk: Desk, proposition: NamedNode, quantity: Quantity) -> None:
    book, iris = desk.book, desk.iris
    value = decimal(quantity.value) if quantity.value is not None else None
    parts = (iris.local(proposition), value.value if value else None, quantity.unit, quantity.comparator.value)
    node = iris.thing("quantity", hash_id("quantity", *parts))
    book.say(proposition, iris.term("allegedQuantity"), node, quantity.supports)
    book.classify(node, ["Quantity"], quantity.supports)
    book.say(node, SCHEMA("unitText"), words(quantity.unit), quantity.supports)
    comparator = iris.concept("comparator", quantity.comparator.value)
    book.say(node, iris.term("comparator"), comparator, quantity.supports)
    if value:
        book.say(node, SCHEMA("value"), value, quantity.supports)


def say_claim(desk: Desk, claim: Claim) -> None:
    """Say who takes which stance on a proposition, when, and on which evidence."""
    book, iris = desk.book, desk.iris
    node = iris.thing("claim", claim.key)
    book.classify(node, ["Claim"], claim.supports)
    book.say(node, iris.term("stance"), iris.concept("stance", claim.stance.value), claim.supports)
    book.say(node, iris.term("about"), iris.thing("proposition", claim.proposition), claim.supports)
    _say_claimant(desk, node, claim)
    if claim.statement:
        book.say(node, iris.term("madeIn"), iris.thing("statement", claim.statement), claim.supports)
    if claim.medium:
        book.say(node, iris.term("medium"), words(claim.medium.text), claim.medium.supports)
    if claim.hedge:
        book.say(node, iris.term("hedge"), book.passage(claim.hedge), _with(claim.supports, claim.hedge))
    for evidence in claim.evidence:
        _say_evidence(desk, node, evidence)
    say_date(desk, node, claim.timing)


def _say_claimant(desk: Desk, node: NamedNode, claim: Claim) -> None:
    """Exactly one of a claimant and the remark that the text names none."""
    book, iris = desk.book, desk.iris
    role = claim.claimant
    person = person_node(iris, role.person) if role and role.person else None
    party = iris.party(role.party) if role and role.party else None
    if claim.outlet:
        book.say(node, iris.term("claimant"), _outlet(book, claim.supports), claim.supports)
        book.say(node, iris.term("ofOutlet"), TRUE, claim.supports)
    elif role and (claimant := person or party):
        book.say(node, iris.term("claimant"), claimant, role.supports)
        if person and party:
            book.say(node, iris.term("onBehalfOf"), party, role.supports)
    else:
        # "A spokesman said" without a party names nobody whom the graph could hold to it.
        book.say(node, iris.term("unattributed"), TRUE, claim.supports)


def _outlet(book: Book, supports: Iterable[Support]) -> NamedNode:
    """The outlet that asserts something itself; the article where the page does not name its outlet."""
    article = book.article(min(supports).passages[0].article)
    if article.outlet:
        return book.iris.party(organisation(article.outlet.name))
    return book.iris.article(article.id)


def _with(supports: Sequence[Support], passage: Passage) -> list[Support]:
    """The supports, each joined by a passage of the same article unless it holds that passage already."""
    same = [support for support in supports if any(p.article == passage.article for p in support.passages)]
    return [
        support if any(p.contains(passage) for p in support.passages) else support.joined(Support((passage,)))
        for support in same
    ] or [Support((passage,))]


def _say_evidence(desk: Desk, claim: NamedNode, evidence: Evidence) -> None:
    book, iris = desk.book, desk.iris
    parts = (iris.local(claim), evidence.kind.value, evidence.text)
    node = iris.thing("evidence", hash_id("evidence", *parts))
    book.say(claim, iris.term("pointsTo"), node, evidence.supports)
    book.classify(node, ["Evidence"], evidence.supports)
    kind = iris.concept("evidence-kind", evidence.kind.value)
    book.say(node, iris.term("evidenceKind"), kind, evidence.supports)
    book.say(node, LABEL, english(evidence.text), evidence.supports)


def say_resolutions(desk: Desk, resolutions: Iterable[tuple[str, ResolutionCitation]]) -> None:
    """Say which resolutions are cited, by which statement or else by which article."""
    book, iris = desk.book, desk.iris
    citations: dict[NamedNode, list[ResolutionCitation]] = {}
    for key, citation in resolutions:
        citations.setdefault(iris.thing("resolution", key), []).append(citation)
    for node, cited in citations.items():
        label = english(min(citation.text for citation in cited))
        for citation in cited:
            book.classify(node, ["Resolution"], citation.supports)
            book.say(node, LABEL, label, citation.supports)
            if citation.body:
                adopter = iris.party(organisation(citation.body))
                book.say(node, iris.term("adoptedBy"), adopter, citation.supports)
            if citation.number is not None:
                book.say(node, iris.term("number"), integer(citation.number), citation.supports)
            _say_citing(desk, node, citation)


def _say_citing(desk: Desk, node: NamedNode, citation: ResolutionCitation) -> None:
    book, iris = desk.book, desk.iris
    for support in citation.supports:
        citing = (
            iris.thing("statement", citation.statement)
            if citation.statement
            else iris.article(support.passages[0].article)
        )
        book.say(citing, CITO("citesAsAuthority"), node, [support])
