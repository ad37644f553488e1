"""Dates: an EDTF value, the four bounds of SEM, and the derivation of a date that was worked out."""

from pyoxigraph import NamedNode

from communique.graph.iris import hash_id
from communique.graph.mapping.desk import Desk
from communique.graph.terms import COMMENT, DERIVED_FROM, PROV, SEM, TYPE, day, edtf, english
from communique.model import Basis, Support, TimeBasis, TimeSpan, Timing


def evidence(timing: Timing, span: TimeSpan) -> Support:
    """What a date rests on: the words that say when and, if it was worked out, every constraint used."""
    if span.basis is TimeBasis.STATED:
        return timing.support
    passages = (*timing.support.passages, *(passage for passage, _ in timing.steps))
    kept = timing.support.basis in {Basis.EXTERNAL, Basis.PROPOSED}
    basis = timing.support.basis if kept else Basis.INFERRED
    return Support(passages, basis)


def say_date(desk: Desk, node: NamedNode, timing: Timing | None) -> TimeSpan | None:
    """Say when something was; what could not be resolved stays unsaid.

    Returns:
        The time said, or ``None``.
    """
    if timing is None or timing.span is None:
        return None
    book, span = desk.book, timing.span
    supports = [evidence(timing, span)]
    book.say(node, desk.iris.term("date"), edtf(span.edtf), supports)
    bounds = {
        "hasEarliestBeginTimeStamp": span.earliest_begin,
        "hasLatestBeginTimeStamp": span.latest_begin,
        "hasEarliestEndTimeStamp": span.earliest_end,
        "hasLatestEndTimeStamp": span.latest_end,
    }
    for name, bound in bounds.items():
        if bound is not None:
            book.say(node, SEM(name), day(bound), supports)
    note_derivation(desk, node, timing)
    return span


def say_period(desk: Desk, node: NamedNode, timing: Timing | None) -> None:
    """Say for which period something is alleged: of the proposition, not of an event."""
    if timing is None or timing.span is None:
        return
    book, iris, span = desk.book, desk.iris, timing.span
    supports = [evidence(timing, span)]
    book.say(node, iris.term("allegedPeriod"), edtf(span.edtf), supports)
    if span.earliest_begin:
        book.say(node, iris.term("allegedPeriodStart"), day(span.earliest_begin), supports)
    if span.latest_end:
        book.say(node, iris.term("allegedPeriodEnd"), day(span.latest_end), supports)
    note_derivation(desk, node, timing)


def note_derivation(desk: Desk, node: NamedNode, timing: Timing) -> None:
    """Note how a date was worked out, constraint by constraint; a stated date needs no derivation."""
    span = timing.span
    if span is None or span.basis is TimeBasis.STATED:
        return
    book, iris = desk.book, desk.iris
    # "passage|remark" pairs identify a constraint: two dates may rest on one and the same.
    steps = [(passage, remark, iris.local(iris.passage(passage))) for passage, remark in timing.steps]
    constraints = [iris.thing("constraint", hash_id("constraint", place, remark)) for _, remark, place in steps]
    parts = [iris.local(node), span.edtf, span.basis.value, *sorted(iris.local(c) for c in constraints)]
    derivation = iris.thing("derivation", hash_id("derivation", *parts))
    book.note(derivation, TYPE, iris.term("TimeDerivation"))
    book.note(derivation, iris.term("derives"), node)
    book.note(derivation, iris.term("result"), edtf(span.edtf))
    book.note(derivation, iris.term("timeBasis"), iris.concept("time-basis", span.basis.value))
    for passage in evidence(timing, span).passages:
        book.note(derivation, PROV("used"), book.passage(passage))
    for (passage, remark, _), constraint in zip(steps, constraints, strict=True):
        book.note(derivation, iris.term("step"), constraint)
        book.note(constraint, TYPE, iris.term("TimeConstraint"))
        book.note(constraint, DERIVED_FROM, book.passage(passage))
        book.note(constraint, COMMENT, english(remark))
