"""When a document speaks: the base date of its words, and when it was published.

A date printed as that of publication is trusted, then a dated line in the text, then a date of an update. The
day in a masthead or of a copy is never a base: it only says that the page existed by then. Such a document was
published between the latest date that its text speaks of as past and that day, where it has both.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from communique.model import (
    Article,
    Basis,
    Calendar,
    Deictic,
    Facts,
    PageStamp,
    Passage,
    PropositionKind,
    StampKind,
    Support,
    TimeBasis,
    TimeExpression,
    TimeSpan,
    Timing,
)
from communique.resolve import periods
from communique.resolve.dates import resolve_expression
from communique.resolve.evidence import inferred
from communique.resolve.periods import Period

Steps = tuple[tuple[Passage, str], ...]

# Kinds that bound publication from above; an update may come at any time after it.
_BOUNDS = frozenset({StampKind.UPDATED, StampKind.MASTHEAD, StampKind.COPY})
_SEEN = {
    StampKind.UPDATED: "the page was updated on",
    StampKind.MASTHEAD: "the page existed by",
    StampKind.COPY: "a copy of the page existed by",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time that words can be resolved against, with what supports it."""

    period: Period
    support: Support
    steps: Steps


@dataclass(frozen=True, slots=True)
class Utterance:
    """When one document speaks.

    Attributes:
        article: The document.
        base: The day that its words count from, where one is trusted.
        published: When it was published, where that is known at least between two bounds.
    """

    article: Article
    base: Anchor | None
    published: Timing | None

    def resolve(self, timing: Timing, *, past: bool = True) -> Timing:
        """A timing with its expression resolved; one without an expression, or resolved before, as it is.

        The support of a time that was worked out joins the words with what they were resolved against. A time
        that cannot be known keeps ``span`` empty, and its step says what is missing.

        Args:
            timing: What the document says.
            past: Whether what is dated had happened by then.
        """
        expression = timing.expression
        if expression is None or timing.span is not None:
            return timing
        day = self.base.period.first if self.base else None
        found = resolve_expression(expression, day, past=past)
        said = f"“{quoted(self.article, expression.passage)}”"
        if found is None:
            return self._today(timing, expression, said)
        steps: Steps = ((expression.passage, f"{said} {found.reason}"),)
        support = timing.support
        if found.relative and self.base:
            support = inferred(support, self.base.support)
            steps += self.base.steps
        elif found.span.basis is TimeBasis.DOCUMENT:
            support = inferred(support)
        return Timing(support, expression, found.span, steps)

    def _today(self, timing: Timing, expression: TimeExpression, said: str) -> Timing:
        """*Today* in a document without a base is the time of its publication, if that is known."""
        published = self.published
        spoken_today = expression.form == Deictic("day", 0) and expression.modifier in {"", "early", "late"}
        if spoken_today and self.base is None and published and published.span and published.span.latest_end:
            step = (expression.passage, f"{said} is the day of publication: {published.span.edtf}")
            support = inferred(timing.support, published.support)
            return Timing(support, expression, published.span, (step, *published.steps))
        missing = "it names no day of the calendar" if self.base else "the day on which it was said is not known"
        return Timing(timing.support, expression, None, ((expression.passage, f"{said} cannot be dated: {missing}"),))


def quoted(article: Article, passage: Passage) -> str:
    """The words of a passage on one line, for messages."""
    return " ".join(article.words(passage).split())


def find_utterance(facts: Facts) -> Utterance:
    """When the document of these facts speaks."""
    stamps = _printed(facts.article, frozenset({StampKind.PUBLISHED}))
    if stamps and len({day for day, _ in stamps}) == 1:
        return _published_on_stamp(facts.article, stamps[0])
    if stamps:
        return Utterance(facts.article, None, _published_between_stamps(stamps))
    dated = _dated_line(facts, None)
    if dated:
        return Utterance(facts.article, _anchor(dated), dated)
    updates = _printed(facts.article, frozenset({StampKind.UPDATED}))
    if updates:
        return _updated(facts, *updates[0])
    return Utterance(facts.article, None, _published_in_window(facts))


def _reason(stamp: PageStamp) -> str:
    """Why the stamp was taken for its kind, as the end of a sentence."""
    reason = stamp.reason.rstrip(".")
    return reason[:1].lower() + reason[1:] if reason[1:2].islower() else reason


def _printed(article: Article, kinds: frozenset[StampKind]) -> list[tuple[date, PageStamp]]:
    """The stamps of these kinds that name a full day, the earliest day first."""
    days = ((periods.printed_day(stamp.date), stamp) for stamp in article.stamps if stamp.kind in kinds)
    return sorted(((day, stamp) for day, stamp in days if day), key=lambda x: (x[0], x[1].passage, x[1].kind))


def _published_on_stamp(article: Article, dated: tuple[date, PageStamp]) -> Utterance:
    day, stamp = dated
    support = Support((stamp.passage,), Basis.STATED)
    steps = ((stamp.passage, f"the page was published on {day}: {_reason(stamp)}"),)
    period = periods.day(day)
    timing = Timing(support, None, periods.within(period, TimeBasis.STATED), steps)
    return Utterance(article, Anchor(period, support, steps), timing)


def _published_between_stamps(stamps: list[tuple[date, PageStamp]]) -> Timing:
    """Two different days of publication on one page: none is trusted, it was between them."""
    (first, early), (last, late) = stamps[0], stamps[-1]
    steps = tuple(
        (stamp.passage, f"the page also names {day} as the day of publication: {_reason(stamp)}")
        for day, stamp in (stamps[0], stamps[-1])
    )
    support = Support((early.passage, late.passage), Basis.INFERRED)
    return Timing(support, None, periods.within(periods.between(first, last), TimeBasis.DOCUMENT), steps)


def _dated_line(facts: Facts, base: Anchor | None) -> Timing | None:
    """The date that the text itself carries (a dateline), if it comes out as one day."""
    if facts.published is None:
        return None
    timing = Utterance(facts.article, base, None).resolve(facts.published)
    return timing if timing.span and timing.span.exact else None


def _anchor(timing: Timing) -> Anchor | None:
    day = timing.span.exact if timing.span else None
    return Anchor(periods.day(day), timing.support, timing.steps) if day else None


def _updated(facts: Facts, day: date, stamp: PageStamp) -> Utterance:
    """A page that only says when it was updated: that day is the second-best base, and bounds publication."""
    support = Support((stamp.passage,), Basis.STATED)
    steps = ((stamp.passage, f"the page was updated on {day}, and names no day of publication: {_reason(stamp)}"),)
    updated = Anchor(periods.day(day), support, steps)
    dated = _dated_line(facts, updated)
    if dated:
        return Utterance(facts.article, _anchor(dated), dated)
    return Utterance(facts.article, updated, _published_in_window(facts))


def _published_in_window(facts: Facts) -> Timing | None:
    """Publication between the latest dated past in the text and the first day on which the page was seen."""
    seen = _printed(facts.article, _BOUNDS)
    if not seen:
        return None
    day, stamp = seen[0]
    spoken = _latest_past(facts, day)
    if spoken is None:
        return None
    begin, passage = spoken
    window = periods.reaching(begin, periods.day(day))
    steps = (
        (passage, f"the text speaks of “{quoted(facts.article, passage)}” as past: not before {begin.begin}"),
        (stamp.passage, f"{_SEEN[stamp.kind]} {day}: {_reason(stamp)}"),
    )
    span: TimeSpan = periods.within(window, TimeBasis.DOCUMENT)
    return Timing(Support((passage, stamp.passage), Basis.INFERRED), None, span, steps)


def _latest_past(facts: Facts, seen: date) -> tuple[Period, Passage] | None:
    """The latest dated stretch of the past that a fact in an admissible zone names with its year."""
    found: list[tuple[date, int, Passage, Period]] = []
    for expression in _past_expressions(facts):
        zone = facts.article.zone_at(expression.passage.start)
        if not (zone and zone.admissible and isinstance(expression.form, Calendar) and expression.form.year):
            continue
        plain = TimeExpression(expression.passage, expression.form)
        resolved = resolve_expression(plain, None)
        if resolved and resolved.span.earliest_begin and resolved.span.latest_end:
            first, last = resolved.span.earliest_begin, resolved.span.latest_end
            if first <= seen:
                begin = resolved.span.edtf
                found.append((first, (last - first).days, expression.passage, Period(first, last, begin, begin)))
    if not found:
        return None
    # The latest begin; of several with that begin the shortest, and of those the first in the text.
    _, _, passage, period = min(found, key=lambda f: (-f[0].toordinal(), f[1], f[2]))
    return period, passage


def _past_expressions(facts: Facts) -> Iterator[TimeExpression]:
    """The times of what the document reports as having happened (or as having begun)."""
    timings = [m.timing for m in facts.meetings]
    timings += [s.timing for s in facts.statements]
    timings += [c.timing for c in facts.claims]
    timings += [p.period for p in facts.propositions if p.kind is not PropositionKind.POTENTIAL_TRANSFER]
    for timing in timings:
        if timing and timing.expression and timing.expression.modifier not in {"until", "before"}:
            yield timing.expression
