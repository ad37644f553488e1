"""Whether the rules have said already what a proposal says: then the rules' fact stands, and the proposal goes.

The comparison is generous. What merely might be the same counts as the same, so that a proposer can add facts beside
those of the rules, and never a second version of one of them.
"""

from collections.abc import Iterable

from communique.lexicon.words import Items
from communique.model import (
    Claim,
    Facts,
    Meeting,
    Party,
    Passage,
    Proposition,
    Role,
    Stated,
    Statement,
    Support,
    Timing,
)


def known_meeting(meeting: Meeting, facts: Facts) -> Meeting | None:
    """The rules' meeting with two of the same participants, unless both say when, and differ."""
    ours = _sides(meeting.participants)
    alike = (m for m in facts.meetings if len(ours & _sides(m.participants)) >= 2)
    return next((m for m in alike if not _differ(m.timing, meeting.timing)), None)


def known_statement(statement: Statement, facts: Facts) -> Statement | None:
    """The rules' statement of the same issuers, or of one of them and the same kind, unless the times differ."""
    ours = _sides(statement.signatures)
    for known in facts.statements:
        theirs = _sides(known.signatures)
        alike = ours == theirs or (ours & theirs and known.kind is statement.kind)
        if alike and not _differ(known.timing, statement.timing):
            return known
    return None


def known_proposition(proposition: Proposition, facts: Facts, items: Items) -> Proposition | None:
    """The rules' proposition that a proposed one agrees with: nothing that both say differs."""
    return next((p for p in facts.propositions if _agree(p, proposition, items)), None)


def known_claim(claim: Claim, proposition: str, facts: Facts) -> Claim | None:
    """The claim of the same claimant about the proposition of that key, with the same stance or in the same sentence.

    What somebody says in one sentence is one speech act: another stance would be another reading of it.
    """
    for known in facts.claims:
        if known.proposition != proposition or not (known.claimant and claim.claimant):
            continue
        same_act = known.stance is claim.stance or _passages(known.supports) & _passages(claim.supports)
        if same_act and _same_actor(known.claimant, claim.claimant):
            return known
    return None


def _agree(known: Proposition, proposed: Proposition, items: Items) -> bool:
    sides = ((known.supplier, proposed.supplier), (known.recipient, proposed.recipient))
    if known.kind is not proposed.kind or any(a and b and _side(a) != _side(b) for a, b in sides):
        return False
    if not any(a and b for a, b in sides):
        return False
    ours, theirs = proposed.quantity, known.quantity
    if (ours is None) != (theirs is None) or (ours and theirs and ours.value != theirs.value):
        return False
    mine, specific = _codes(proposed.items, items), _codes(known.items, items)
    return not mine or not specific or bool(mine & specific)


def _passages(supports: Iterable[Support]) -> frozenset[Passage]:
    return frozenset(passage for support in supports for passage in support.passages)


def _codes(stated: Iterable[Stated], items: Items) -> frozenset[str]:
    """The kinds of goods, those left out that only say that they are arms."""
    return frozenset(s.code or s.text.lower() for s in stated) - items.generic


def _same_actor(one: Role, other: Role) -> bool:
    if one.person and other.person:
        return one.person.key == other.person.key
    return bool(one.party and other.party and _side(one.party) == _side(other.party))


def _sides(roles: Iterable[Role]) -> frozenset[str]:
    sides = {_side(r.party) if r.party else r.person.key if r.person else "" for r in roles}
    return frozenset(sides - {""})


def _side(party: Party) -> str:
    """A body of a government stands for its state."""
    return party.state or party.key


def _differ(one: Timing | None, other: Timing | None) -> bool:
    return bool(one and other and one.expression and other.expression and one.expression.form != other.expression.form)
