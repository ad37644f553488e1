"""Whether the EDTF value of a date and its bounds say the same.

Of one day, all four bounds are that day. Otherwise the earliest begin is the first day that the value allows
and the latest end the last; the two bounds between them lie inside. A value that calls itself
approximate or uncertain may have wider or narrower bounds, or none, but must share a day with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rdflib import RDF, SDO, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from communique.validate.checks import Check
from communique.validate.edtf import Interval, read_edtf
from communique.validate.material import Material

SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
EARLIEST_BEGIN = SEM.hasEarliestBeginTimeStamp
LATEST_BEGIN = SEM.hasLatestBeginTimeStamp
EARLIEST_END = SEM.hasEarliestEndTimeStamp
LATEST_END = SEM.hasLatestEndTimeStamp


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds of a time, ``None`` where they are not given."""

    earliest_begin: date | None = None
    latest_begin: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None


def disagreements(interval: Interval, bounds: Bounds) -> Iterator[str]:
    """Say, for people, where bounds disagree with an EDTF value."""
    if interval.day:
        day = interval.day
        if {bounds.earliest_begin, bounds.latest_begin, bounds.earliest_end, bounds.latest_end} != {day}:
            yield f"Not all four bounds are {day}, although the date is that day."
        return
    yield from _outer("earliest begin", bounds.earliest_begin, interval.begin.first, vague=interval.begin.vague)
    yield from _outer("latest end", bounds.latest_end, interval.end.last, vague=interval.end.vague)
    first, last = interval.begin.first, interval.end.last
    if (first and bounds.latest_end and bounds.latest_end < first) or (
        last and bounds.earliest_begin and bounds.earliest_begin > last
    ):
        yield "The bounds and the date have no day in common."
    inner = {"latest begin": bounds.latest_begin, "earliest end": bounds.earliest_end}
    vague = interval.begin.vague or interval.end.vague
    for name, bound in inner.items():
        if bound and not vague and ((first and bound < first) or (last and bound > last)):
            yield f"The {name} {bound} lies outside the date."


def _outer(name: str, bound: date | None, said: date | None, *, vague: bool) -> Iterator[str]:
    if vague or bound == said:
        return
    if said is None:
        yield f"There is {'an' if name[0] in 'aeiou' else 'a'} {name}, {bound}, although the date leaves it open."
    elif bound is None:
        yield f"The {name} is missing, although the date gives {said}."
    else:
        yield f"The {name} is {bound}, but the date gives {said}."


def check_dates(material: Material) -> list[Check]:
    """Compare the dates, alleged periods and days of publication of a graph with their bounds."""
    return [_check_bounds(material), _check_periods(material), _check_publication(material)]


def _check_bounds(material: Material) -> Check:
    check = Check(material.base, "DateAndBounds", "date and bounds")
    graph, cmq = material.graph, material.cmq
    for node, value in _sorted(graph, cmq.date):
        check.look()
        interval = _interval(check, node, cmq.date, value)
        # The date of a stamp is what is printed; it has no bounds.
        if interval is None or (node, RDF.type, cmq.PageStamp) in graph:
            continue
        bounds = Bounds(*(_day(graph, node, p) for p in (EARLIEST_BEGIN, LATEST_BEGIN, EARLIEST_END, LATEST_END)))
        for message in disagreements(interval, bounds):
            check.wrong(node, message, path=cmq.date, value=value)
    return check


def _check_periods(material: Material) -> Check:
    check = Check(material.base, "PeriodAndBounds", "alleged period and its bounds")
    graph, cmq = material.graph, material.cmq
    for node, value in _sorted(graph, cmq.allegedPeriod):
        check.look()
        interval = _interval(check, node, cmq.allegedPeriod, value)
        if interval is None:
            continue
        start, end = (_day(graph, node, p) for p in (cmq.allegedPeriodStart, cmq.allegedPeriodEnd))
        for name, bound, stretch, said in (
            ("start", start, interval.begin, interval.begin.first),
            ("end", end, interval.end, interval.end.last),
        ):
            for message in _outer(name, bound, said, vague=stretch.vague):
                check.wrong(node, message, path=cmq.allegedPeriod, value=value)
    return check


def _check_publication(material: Material) -> Check:
    check = Check(material.base, "PublicationAndDate", "day of publication and date")
    graph, cmq = material.graph, material.cmq
    for node, value in _sorted(graph, URIRef(SDO.datePublished)):
        check.look()
        if str(value) not in {str(o) for o in graph.objects(node, cmq.date)}:
            message = "The day of publication is not the article's date: only an established day is one."
            check.wrong(node, message, path=URIRef(SDO.datePublished), value=value)
    return check


def _sorted(graph: Graph, predicate: URIRef) -> list[tuple[Node, Node]]:
    return sorted(set(graph.subject_objects(predicate)), key=lambda pair: (str(pair[0]), str(pair[1])))


def _interval(check: Check, node: Node, path: URIRef, value: Node) -> Interval | None:
    try:
        return read_edtf(str(value))
    except ValueError as error:
        check.wrong(node, f"The date cannot be read: {error}.", path=path, value=value)
        return None


def _day(graph: Graph, node: Node, predicate: URIRef) -> date | None:
    values = [o.value for o in graph.objects(node, predicate) if isinstance(o, Literal)]
    return min((value for value in values if isinstance(value, date)), default=None)
