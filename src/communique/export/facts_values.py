"""How values of the graph are said in the neutral form."""

from decimal import Decimal

from communique.export.facts_form import QuantityForm
from communique.export.facts_rows import Row, bound, local
from communique.model import Comparator, PositionKind, Stance

KINDS = {
    "JointStatement": "joint statement",
    "Communique": "communique",
    "Readout": "readout",
    "PressRelease": "press release",
    "Remarks": "other",
    "Letter": "other",
    "Report": "other",
}
STANCES = {
    Stance.ASSERTS: "alleges",
    Stance.CONFIRMS: "confirms",
    Stance.BELIEVES: "alleges",
    Stance.ALLEGES: "alleges",
    Stance.REPORTS: "reports",
    Stance.SPECULATES: "reports",
    Stance.DENIES: "denies",
    Stance.DISMISSES: "questions",
    Stance.CHALLENGES: "questions",
    Stance.DECLINES: None,
    Stance.CONDEMNS: "condemns",
    Stance.QUESTIONS: "questions",
}
"""Each stance in the coarser ladder of the form; to decline to comment is not a claim there."""

# The form has no word for "fewer than": any of the others would turn the bound around.
QUALIFIERS = {
    Comparator.EXACT: "exact",
    Comparator.MORE_THAN: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.LESS_THAN: None,
    Comparator.ABOUT: "about",
}


def known_date(edtf: str | None) -> str | None:
    """The date as it is; ``None`` when it is unsaid or leaves digits open (``XXXX-10-13``), which the form cannot say.

    Example:
        >>> known_date("2023-07/.."), known_date("XXXX-10-13")
        ('2023-07/..', None)
    """
    return edtf if edtf and "X" not in edtf else None


def stance(concept: str) -> str | None:
    """The stance of that concept in the ladder of the form."""
    return STANCES[Stance(local(concept))]


def position(concept: str) -> PositionKind:
    """The kind of a position."""
    return PositionKind(local(concept))


def number(decimal: str | None) -> int | float | None:
    """A stated number: whole where it is whole."""
    if decimal is None:
        return None
    value = Decimal(decimal)
    return int(value) if value == value.to_integral_value() else float(value)


def quantity(row: Row) -> QuantityForm:
    """A quantity. Of sizes without a number, the form has a word for millions only."""
    value = number(row["value"])
    comparator = Comparator(local(bound(row, "comparator")))
    if comparator is Comparator.MAGNITUDE:
        qualifier = "millions" if value is None and row["millions"] == "true" else None
    else:
        qualifier = QUALIFIERS[comparator]
    return {"value": value, "unit": bound(row, "unit"), "qualifier": qualifier}
