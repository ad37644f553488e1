"""When a document speaks, and what its words mean in it."""

from datetime import date

from communique.model import Basis, Calendar, Deictic, PropositionKind, StampKind, TimeBasis, Timing, Weekday
from communique.resolve.utterance import find_utterance

from .build import THURSDAY, Draft, on, state

NOTE = "Posted May 4, 2024\nThe ministers met on Thursday, officials said today. They last met in March 2023."


def published(draft: Draft) -> str | None:
    timing = find_utterance(draft.facts()).published
    return timing.span.edtf if timing and timing.span else None


def resolved(draft: Draft, timing: Timing) -> Timing:
    return find_utterance(draft.facts()).resolve(timing)


def test_a_stamp_of_publication_is_the_base_and_stated() -> None:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024"))
    timing = find_utterance(draft.facts()).published
    assert timing
    assert timing.span
    assert timing.span.exact == date(2024, 5, 4)
    assert timing.span.basis is TimeBasis.STATED
    assert timing.support == draft.says("May 4, 2024")
    assert timing.steps == (
        (draft.at("May 4, 2024"), "the page was published on 2024-05-04: printed near the headline"),
    )


def test_a_relative_day_rests_on_its_words_and_the_stamp_together() -> None:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024"))
    timing = resolved(draft, draft.when("Thursday", Weekday(THURSDAY)))
    assert timing.span
    assert timing.span.edtf == "2024-05-02"
    assert timing.span.basis is TimeBasis.DOCUMENT
    assert timing.support.passages == (draft.at("May 4, 2024"), draft.at("Thursday"))
    assert timing.support.basis is Basis.INFERRED
    assert timing.steps == (
        (draft.at("Thursday"), "“Thursday” is the latest Thursday up to 2024-05-04: 2024-05-02"),
        (draft.at("May 4, 2024"), "the page was published on 2024-05-04: printed near the headline"),
    )


def test_a_full_date_rests_on_its_own_words_alone() -> None:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024"))
    timing = resolved(draft, draft.when("March 2023", Calendar(2023, 3)))
    assert timing.support == draft.says("March 2023")
    assert timing.span
    assert timing.span.basis is TimeBasis.STATED


def test_masthead_and_copy_are_never_a_base() -> None:
    for kind in (StampKind.MASTHEAD, StampKind.COPY):
        draft = Draft(NOTE, on("2024-05-04", "May 4, 2024", kind))
        assert find_utterance(draft.facts()).base is None
        timing = resolved(draft, draft.when("Thursday", Weekday(THURSDAY)))
        assert timing.span is None
        assert timing.support == draft.says("Thursday")
        assert "not known" in timing.steps[0][1]


def masthead_page(*, claim_about: Timing | None = None, chrome: tuple[str, ...] = ()) -> Draft:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024", StampKind.MASTHEAD), chrome=chrome)
    timing = claim_about or draft.when("March 2023", Calendar(2023, 3))
    draft.meeting("They last met", draft.role("The ministers", party=state("KR")), timing=timing)
    return draft


def test_without_a_base_today_lies_between_the_latest_dated_past_and_the_masthead() -> None:
    draft = masthead_page()
    assert published(draft) == "2023-03/2024-05-04"
    timing = resolved(draft, draft.when("today", Deictic("day", 0)))
    assert timing.span
    assert timing.span.edtf == "2023-03/2024-05-04"
    assert timing.span.basis is TimeBasis.DOCUMENT
    assert (timing.span.earliest_begin, timing.span.latest_end) == (date(2023, 3, 1), date(2024, 5, 4))
    assert set(timing.support.passages) == {draft.at("today"), draft.at("March 2023"), draft.at("May 4, 2024")}
    assert [passage for passage, _ in timing.steps] == [draft.at(w) for w in ("today", "March 2023", "May 4, 2024")]


def test_today_stays_unknown_without_both_bounds() -> None:
    only_above = Draft(NOTE, on("2024-05-04", "May 4, 2024", StampKind.COPY))
    assert resolved(only_above, only_above.when("today", Deictic("day", 0))).span is None
    only_below = masthead_page()
    only_below.stamps = ()
    assert resolved(only_below, only_below.when("today", Deictic("day", 0))).span is None
    assert published(only_above) is None
    assert published(only_below) is None


def test_yesterday_is_not_resolved_by_bounds() -> None:
    draft = masthead_page()
    assert resolved(draft, draft.when("today", Deictic("day", -1))).span is None


def test_a_date_in_the_page_around_the_text_bounds_nothing() -> None:
    assert published(masthead_page(chrome=("March 2023",))) is None


def test_a_date_to_come_bounds_nothing() -> None:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024", StampKind.MASTHEAD))
    until = draft.when("March 2023", Calendar(2023, 3), "until")
    draft.proposition("They last met", period=until)
    assert published(draft) is None
    feared = Draft(NOTE, on("2024-05-04", "May 4, 2024", StampKind.MASTHEAD))
    period = feared.when("March 2023", Calendar(2023, 3))
    feared.proposition("They last met", kind=PropositionKind.POTENTIAL_TRANSFER, period=period)
    assert published(feared) is None


def test_the_latest_past_counts_and_what_lies_after_the_stamp_does_not() -> None:
    text = "Seen May 4, 2024. It began in 2022, went on in March 2023 and will end in June 2025."
    draft = Draft(text, on("2024-05-04", "May 4, 2024", StampKind.MASTHEAD))
    for words, form in (("2022", Calendar(2022)), ("March 2023", Calendar(2023, 3)), ("June 2025", Calendar(2025, 6))):
        draft.proposition("It began", words, period=draft.when(words, form))
    assert published(draft) == "2023-03/2024-05-04"


def test_a_dated_line_of_the_text_is_a_base() -> None:
    draft = Draft("SEOUL, Oct. 27, 2023. The envoys met on Thursday.")
    draft.published = draft.when("Oct. 27, 2023", Calendar(2023, 10, 27))
    assert published(draft) == "2023-10-27"
    timing = resolved(draft, draft.when("Thursday", Weekday(THURSDAY)))
    assert timing.span
    assert timing.span.edtf == "2023-10-26"


def test_an_update_is_the_second_best_base_and_completes_a_dated_line() -> None:
    text = "Updated Nov. 2, 2023. SEOUL, Oct. 27. The envoys met on Thursday."
    draft = Draft(text, on("2023-11-02", "Nov. 2, 2023", StampKind.UPDATED))
    thursday = draft.when("Thursday", Weekday(THURSDAY))
    first = resolved(draft, thursday)
    assert first.span
    assert first.span.edtf == "2023-11-02"
    assert published(draft) is None
    draft.published = draft.when("Oct. 27", Calendar(None, 10, 27))
    assert published(draft) == "2023-10-27"
    second = resolved(draft, thursday)
    assert second.span
    assert second.span.edtf == "2023-10-26"
    assert set(second.support.passages) == {draft.at(w) for w in ("Thursday", "Oct. 27", "Nov. 2, 2023")}


def test_two_days_of_publication_on_one_page_are_no_base() -> None:
    text = "May 3, 2024. Posted May 4, 2024. The envoys met on Thursday."
    kind = StampKind.PUBLISHED
    draft = Draft(text, (("May 3, 2024", "2024-05-03", kind), ("May 4, 2024", "2024-05-04", kind)))
    assert published(draft) == "2024-05-03/2024-05-04"
    assert resolved(draft, draft.when("Thursday", Weekday(THURSDAY))).span is None


def test_a_stamp_without_a_full_day_is_no_base() -> None:
    assert find_utterance(Draft(NOTE, on("2024-05", "May 4, 2024")).facts()).base is None


def test_a_resolved_time_is_left_alone() -> None:
    draft = Draft(NOTE, on("2024-05-04", "May 4, 2024"))
    utterance = find_utterance(draft.facts())
    once = utterance.resolve(draft.when("Thursday", Weekday(THURSDAY)))
    assert utterance.resolve(once) == once
    assert utterance.resolve(Timing(draft.says("Thursday"))) == Timing(draft.says("Thursday"))
