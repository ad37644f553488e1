"""Which reports are of one statement."""

from dataclasses import replace

import pytest

from communique.model import Basis, Calendar, NameBasis, Position, PositionKind, Statement, StatementKind, Weekday
from communique.resolve.shingles import shingles, words
from communique.resolve.statements import merge_statements
from communique.resolve.utterance import find_utterance

from .build import FRIDAY, MONDAY, THURSDAY, Draft, state

WORDS = "“We will stand against every shipment of shells that feeds this long and cruel war,”"
OTHER = "“We call on all members of the council to keep the panel of experts at work,”"
ELEVEN = ("AU", "CA", "DE", "FR", "GB", "IT", "JP", "KR", "NZ", "US", "EU")


def report(
    number: int,
    *codes: str,
    quote: str = WORDS,
    kind: StatementKind = StatementKind.JOINT_STATEMENT,
    day: int | None = None,
    person: str = "",
) -> tuple[Draft, str]:
    draft = Draft(
        f"Report {number}. The statement of Monday, Thursday or Friday said {quote} it read. {' '.join(codes)}"
    )
    timing = None
    if day is not None:
        timing = draft.when(("Monday", "", "", "Thursday", "Friday")[day], Weekday(day))
    roles = [draft.role(code, party=state(code), person=person) for code in codes]
    draft.statement("The statement", *roles, quotes=(quote,), kind=kind, timing=timing)
    return draft, draft.id


def merged(*drafts: tuple[Draft, str]) -> tuple[Statement, ...]:
    return merge_statements((article, s) for draft, article in drafts for s in draft.statements)[0]


def test_words_are_compared_without_punctuation() -> None:
    assert words("“The U.S. and Russia’s allies” sent 1,000 nuclear- or X-ray parts") == (
        "the", "us", "and", "russia's", "allies", "sent", "1,000", "nuclear", "or", "x-ray", "parts",
    )  # fmt: skip


def test_a_run_does_not_cross_left_out_words() -> None:
    assert len(shingles(["one two three four five six seven eight"])) == 1
    assert not shingles(["one two three four ... five six seven eight"])
    assert not shingles(["one two three four … five six seven eight"])
    assert not shingles(["one two three four", "five six seven eight"])


def test_two_reports_that_quote_the_same_words_are_of_one_statement() -> None:
    first, second = report(1, "JP", "KR", "US"), report(2, "JP", "KR", "US", quote=WORDS.replace("“", '"').upper())
    (statement,) = merged(first, second)
    assert {s.passages[0].article for s in statement.supports} == {first[1], second[1]}
    (quote,) = statement.quotes
    assert len(quote.printed) == 2
    assert [r.party.key for r in statement.signatures if r.party] == ["JP", "KR", "US"]


def test_the_same_eleven_signatories_alone_never_make_one_statement() -> None:
    november, december = report(1, *ELEVEN), report(2, *ELEVEN, quote=OTHER)
    statements = merged(november, december)
    assert len(statements) == 2
    assert len({s.key for s in statements}) == 2
    assert all(s.key.startswith("joint-statement-au-ca-de-and-8-more-") for s in statements)


def test_seven_shared_words_are_too_few() -> None:
    shared = "We stand against every shipment of shells"
    one = report(1, "JP", "KR", quote=f"“{shared} here”")
    other = report(2, "JP", "KR", quote=f"“{shared} there”")
    assert len(merged(one, other)) == 2
    longer = report(3, "JP", "KR", quote=f"“{shared} here and everywhere”")
    assert len(merged(one, longer)) == 1


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (report(2, "JP", "KR"), 1),  # some of the issuers
        (report(2), 1),  # issuers unsaid
        (report(2, "JP", "AU"), 2),  # another issuer
        (report(2, "JP", "KR", "US", kind=StatementKind.COMMUNIQUE), 1),
        (report(2, "JP", "KR", "US", kind=StatementKind.READOUT), 2),
        (report(2, "JP", "KR", "US", day=THURSDAY), 1),
        (report(2, "JP", "KR", "US", day=FRIDAY), 1),  # Thursday's statement, in another time zone
        (report(2, "JP", "KR", "US", day=MONDAY), 2),
    ],
)
def test_kind_issuers_and_time_must_not_contradict(other: tuple[Draft, str], count: int) -> None:
    assert len(merged(report(1, "JP", "KR", "US", day=THURSDAY), other)) == count


def test_a_third_report_does_not_join_two_that_contradict_each_other() -> None:
    reports = report(1, "JP", "US"), report(2, "KR", "US"), report(3)
    assert len(merged(*reports)) == 2


def test_remarks_of_two_people_in_the_same_words_stay_two() -> None:
    remarks = StatementKind.REMARKS
    one, other = report(1, "US", kind=remarks, person="Ann Bell"), report(2, "US", kind=remarks, person="Cy Day")
    assert len(merged(one, other)) == 2


def test_two_statements_of_one_article_stay_two() -> None:
    draft = Draft(f"The first statement and the second statement both said {WORDS}.")
    for statement in ("The first statement", "the second statement"):
        draft.statement(statement, quotes=(WORDS,))
    assert len(merged((draft, draft.id))) == 2
    assert len(merged((draft, draft.id), report(1))) == 2


def test_a_named_signatory_covers_the_office_that_the_other_report_gives() -> None:
    named = Draft(f"Foreign Minister Ann Bell of Japan said {WORDS}.")
    bell = named.role(
        "Ann Bell", person="Ann Bell", office="Foreign Minister", kind="foreign-minister", party=state("JP")
    )
    named.statement("said", bell, quotes=(WORDS,))
    office = Draft(f"Japan's foreign minister said {WORDS}, it was reported.")
    unnamed = office.role("foreign minister", office="foreign minister", kind="foreign-minister", party=state("JP"))
    office.statement("said", unnamed, quotes=(WORDS,))
    (statement,) = merged((office, office.id), (named, named.id))
    (role,) = statement.signatures
    assert role.person == bell.person
    assert role.basis is NameBasis.NAMED
    assert set(bell.supports) < set(role.supports)
    (joined,) = set(role.supports) - set(bell.supports)
    assert joined.basis is Basis.INFERRED
    assert set(joined.passages) == {named.at("Ann Bell"), office.at("foreign minister")}


def test_a_dated_report_dates_the_statement_and_its_key() -> None:
    dated, undated = report(1, "JP", "KR"), report(2, "JP", "KR", day=THURSDAY)
    timing = dated[0].when("Thursday", Calendar(2023, 10, 26))
    (statement,) = merged(dated, undated)
    assert statement.key.startswith("joint-statement-jp-kr-")
    assert statement.timing
    assert statement.timing.span is None
    one = dated[0].statements.pop()
    dated[0].statements.append(replace(one, timing=find_utterance(dated[0].facts()).resolve(timing)))
    (statement,) = merged(dated, undated)
    assert statement.key == "joint-statement-jp-kr-2023-10-26"
    assert statement.timing
    assert statement.timing.steps[-1][0] == undated[0].at("Thursday")


def test_the_same_position_in_two_reports_is_one_with_both_supports() -> None:
    drafts = report(1, "JP"), report(2, "JP")
    for draft, _ in drafts:
        one = draft.statements.pop()
        content = "Stop  the shipments" if draft is drafts[0][0] else "stop the shipments"
        position = Position(
            PositionKind.DEMAND,
            state("KP"),
            content,
            (draft.says("shipment"),),
        )
        draft.statements.append(replace(one, positions=(position,)))
    (statement,) = merged(*drafts)
    (position,) = statement.positions
    assert len(position.supports) == 2


def test_the_same_words_in_two_mouths_are_two_quotes() -> None:
    drafts = []
    for number, name in enumerate(("Ann Bell", "Cy Day", "")):
        draft = Draft(f"Report {number}: {name} said {WORDS}.")
        speaker = draft.role(name, person=name) if name else None
        draft.statement("said")
        one = draft.statements.pop()
        draft.statements.append(replace(one, quotes=(draft.quote(WORDS, speaker),)))
        drafts.append((draft, draft.id))
    (both,) = merged(drafts[0], drafts[1])
    assert {q.speaker.person.key for q in both.quotes if q.speaker and q.speaker.person} == {"ann bell", "cy day"}
    (one_speaker,) = merged(drafts[0], drafts[2])
    (quote,) = one_speaker.quotes
    assert quote.speaker
    assert len(quote.printed) == 2
