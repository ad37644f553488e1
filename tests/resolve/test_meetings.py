"""Which reports are of one meeting."""

import pytest

from communique.model import Calendar, Meeting, MeetingMode, Role
from communique.resolve.meetings import merge_meetings
from communique.resolve.utterance import find_utterance

from .build import Draft, state


class Report:
    """A report of a meeting on a day in May 2024."""

    def __init__(
        self, number: int, *who: tuple[str, str, str], day: int | None = 2, mode: MeetingMode | None = None
    ) -> None:
        names = " and ".join(" ".join(actor) for actor in who)
        self.draft = Draft(f"Report {number}: {names} met in Port Lind on May 2, 2024.")
        roles = [self.role(*actor) for actor in who]
        timing = None
        if day is not None:
            timing = find_utterance(self.draft.facts()).resolve(self.draft.when("May 2, 2024", Calendar(2024, 5, day)))
        self.draft.meeting("met", *roles, timing=timing, mode=mode, place="Port Lind")

    def role(self, code: str, person: str, office: str) -> Role:
        kind = office.replace(" ", "-")
        return self.draft.role(person or code, person=person, office=office, kind=kind, party=state(code))


US, JP, AU = ("US", "", ""), ("JP", "", ""), ("AU", "", "")
US_NAMED, JP_NAMED = ("US", "Ann Bell", "defense chief"), ("JP", "Cy Day", "defense chief")
US_DEFENCE, JP_DEFENCE = ("US", "", "defense chief"), ("JP", "", "defense chief")
US_FOREIGN, JP_FOREIGN = ("US", "", "foreign minister"), ("JP", "", "foreign minister")


def merged(*reports: Report) -> tuple[Meeting, ...]:
    return merge_meetings((r.draft.id, m) for r in reports for m in r.draft.meetings)[0]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (Report(1, US, JP), Report(2, JP, US), 1),
        (Report(1, US_NAMED, JP_NAMED), Report(2, US, JP), 1),
        (Report(1, US_NAMED, JP_NAMED), Report(2, US_DEFENCE, JP_NAMED), 1),
        (Report(1, US_NAMED, JP), Report(2, US, JP_NAMED), 1),
        (Report(1, US, JP), Report(2, US, JP, day=3), 2),
        (Report(1, US, JP), Report(2, US, JP, day=None), 2),
        (Report(1, US, JP, day=None), Report(2, US, JP, day=None), 2),
        (Report(1, US), Report(2, US), 2),
        (Report(1, US, JP, AU), Report(2, US, JP), 2),  # a bilateral on the margins
        (Report(1, US_DEFENCE, JP_DEFENCE), Report(2, US_FOREIGN, JP_FOREIGN), 2),
        (Report(1, US_NAMED, JP), Report(2, ("US", "Eve Fox", "defense chief"), JP), 2),
        (Report(1, US, JP, mode=MeetingMode.PHONE), Report(2, US, JP), 1),
        (Report(1, US, JP, mode=MeetingMode.PHONE), Report(2, US, JP, mode=MeetingMode.IN_PERSON), 2),
    ],
)
def test_the_same_day_the_same_participants_and_no_other_mode(one: Report, other: Report, count: int) -> None:
    meetings = merged(one, other)
    assert len(meetings) == count
    assert merged(other, one) == meetings


def test_one_meeting_has_the_supports_of_both_reports_and_names_for_both_sides() -> None:
    one, other = Report(1, US_NAMED, JP), Report(2, US, JP_NAMED, mode=MeetingMode.IN_PERSON)
    (meeting,) = merged(one, other)
    assert meeting.key == "2024-05-02-jp-us"
    assert [r.person.name for r in meeting.participants if r.person] == ["Cy Day", "Ann Bell"]
    assert meeting.mode is MeetingMode.IN_PERSON
    assert meeting.mode_supports == other.draft.meetings[0].mode_supports
    assert meeting.place
    assert len(meeting.place.supports) == 2
    assert {s.passages[0].article for s in meeting.supports} == {one.draft.id, other.draft.id}


def test_a_vague_report_does_not_join_two_different_meetings() -> None:
    reports = Report(1, US_DEFENCE, JP_DEFENCE), Report(2, US_FOREIGN, JP_FOREIGN), Report(3, US, JP)
    meetings = merged(*reports)
    assert len(meetings) == 2
    assert len({m.key for m in meetings}) == 2


def test_one_article_keeps_its_meetings_apart_unless_they_are_exactly_the_same() -> None:
    draft = Report(1, US_DEFENCE, JP_DEFENCE).draft
    first = draft.meetings[0]
    draft.meeting("Report 1", *first.participants, timing=first.timing)
    draft.meeting("Port Lind", draft.role("US", party=state("US")), first.participants[1], timing=first.timing)
    assert len(merge_meetings((draft.id, m) for m in draft.meetings)[0]) == 2


def test_undated_meetings_have_keys_of_their_article() -> None:
    keys = [m.key for m in merged(Report(1, US, JP, day=None), Report(2, US, JP, day=None))]
    assert len(set(keys)) == 2
    assert all(key.startswith("jp-us-") for key in keys)
