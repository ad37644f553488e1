"""Values of facts in a few words, as a person reads them in a list of mistakes."""

from communique.evaluate.documents import Capacity, Claim, Demand, Document, Meeting, Statement, Transfer
from communique.evaluate.slots import NumberedClaim

#: What stands for a value that is not there.
NOTHING = "—"


def shown_value(value: object, slot: str, document: Document) -> str:
    """One value of a slot.

    Args:
        value: As the comparison keeps it; the place of the event where the slot is a kind of event.
        slot: The slot (``meeting.date``).
        document: The facts that the value is from.
    """
    match value:
        case int() if slot in {"meeting", "statement", "transfer"}:
            return shown_fact(slot, value, document)
        case NumberedClaim(claim=claim):
            return _claim_value(claim, slot, document)
        case Capacity():
            return f"{value.person}: {value.office}"
        case Demand():
            return f"{value.target or NOTHING}: {value.content or NOTHING}"
        case tuple():
            return " / ".join(map(str, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def shown_fact(kind: str, place: int, document: Document) -> str:
    """One fact as a whole, in a line."""
    match kind:
        case "meeting":
            return _meeting(document.meetings[place])
        case "statement":
            return _statement(document.statements[place])
        case "transfer":
            return shown_transfer(document.transfers[place])
        case _:
            return _claim(document.claims[place], document)


def shown_transfer(transfer: Transfer | None) -> str:
    """A supply: from whom to whom, of what and how much."""
    if transfer is None:
        return "no transfer"
    amount = " ".join(
        text
        for text in (
            transfer.qualifier,
            None if transfer.quantity is None else f"{transfer.quantity:g}",
            transfer.unit,
        )
        if text
    )
    parts = [f"{transfer.supplier or NOTHING} → {transfer.recipient or NOTHING}", ", ".join(transfer.items), amount]
    return "; ".join(part for part in [*parts, transfer.period] if part)


def _meeting(meeting: Meeting) -> str:
    parts = [_capacities(meeting.participants), meeting.mode, meeting.date, " / ".join(meeting.place or ())]
    return "; ".join(part for part in parts if part)


def _statement(statement: Statement) -> str:
    parts = [statement.kind or NOTHING, _capacities(statement.issuers), statement.issued]
    return "; ".join(part for part in parts if part)


def _claim(claim: Claim, document: Document) -> str:
    about = shown_transfer(document.transfer_of(claim))
    dated = f" [{claim.date}]" if claim.date else ""
    return f"{shown_capacity(claim.claimant)} {claim.stance or NOTHING}{dated}: {about}"


def _claim_value(claim: Claim, slot: str, document: Document) -> str:
    match slot:
        case "claim.stance":
            return claim.stance or NOTHING
        case "claim.date":
            return claim.date or NOTHING
        case _:
            return _claim(claim, document)


def _capacities(capacities: tuple[Capacity, ...]) -> str:
    return ", ".join(map(shown_capacity, capacities))


def shown_capacity(capacity: Capacity) -> str:
    """Who: the person and the side, the office where nobody is named."""
    who = capacity.person or capacity.office
    if who and capacity.side:
        return f"{who} ({capacity.side})"
    return who or capacity.side or NOTHING
