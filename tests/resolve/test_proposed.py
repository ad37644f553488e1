"""Proposals stand beside what the rules give, and change nothing of that."""

from dataclasses import replace

import pytest

from communique.model import Basis, Calendar, Facts, Meeting, StampKind, Stance, Weekday
from communique.resolve import ResolveError, resolve

from .build import THURSDAY, Draft, on, state

TEXT = (
    "May 4, 2024. US and Japan met on Thursday in Port Lind. Japan said North Korea sent shells to Russia. "
    "US and Japan met again on May 2, 2024 and Ann Bell of Japan denied it."
)


def draft() -> Draft:
    return Draft(TEXT, stamps=on("2024-05-04", "May 4, 2024", StampKind.PUBLISHED))


def ruled() -> Facts:
    of = draft()
    of.meeting("met", of.role("US", party=state("US")), of.role("Japan", party=state("JP")))
    key = of.proposition("sent", "shells")
    of.claim("said", of.role("Japan", party=state("JP")), key)
    return of.facts()


def proposed() -> Facts:
    """A meeting on a day, a claim about the rules' proposition, and one about a proposition of its own."""
    of = draft()
    of.meeting(
        "met again",
        of.role("US", party=state("US")),
        of.role("Japan", party=state("JP")),
        timing=of.when("Thursday", Weekday(THURSDAY)),
    )
    bell = of.role("Ann Bell", person="Ann Bell", party=state("JP"))
    of.statement("denied", bell, timing=of.when("May 2, 2024", Calendar(2024, 5, 2)))
    of.proposition("sent", "shells")
    of.proposition("sent", "shells to Russia")
    of.claim("denied", bell, "p0", stance=Stance.DENIES)
    of.claim("said", of.role("US", party=state("US")), "p1")
    found = of.facts()
    return replace(
        found,
        meetings=tuple(_marked(replace(m, key=f"proposed-{m.key}")) for m in found.meetings),
        statements=tuple(replace(s, key=f"proposed-{s.key}") for s in found.statements),
        propositions=(replace(found.propositions[1], key="proposed-p1"),),
        claims=tuple(
            replace(c, key=f"proposed-{c.key}", proposition="p0" if c.proposition == "p0" else "proposed-p1")
            for c in found.claims
        ),
    )


def _marked(meeting: Meeting) -> Meeting:
    assert meeting.timing
    support = replace(meeting.timing.support, basis=Basis.PROPOSED)
    return replace(meeting, timing=replace(meeting.timing, support=support))


def test_what_the_rules_give_stays_as_it_is() -> None:
    alone, together = resolve([ruled()]), resolve([ruled()], proposed=[proposed()])
    assert set(alone.meetings) < set(together.meetings)
    assert set(alone.claims) < set(together.claims)
    assert set(alone.propositions) < set(together.propositions)
    assert (alone.people, alone.parties, alone.published) == (together.people, together.parties, together.published)


def test_a_proposed_meeting_is_another_thing_than_that_of_the_rules() -> None:
    meetings = resolve([ruled()], proposed=[proposed()]).meetings
    assert [m.key.startswith("proposed-") for m in meetings] == [False, True]
    assert meetings[1].key == "proposed-2024-05-02-jp-us"
    assert meetings[0].timing is None


def test_a_time_that_is_worked_out_from_a_proposal_is_itself_proposed() -> None:
    (_, meeting) = resolve([ruled()], proposed=[proposed()]).meetings
    assert meeting.timing
    assert meeting.timing.span
    assert meeting.timing.span.edtf == "2024-05-02"
    assert meeting.timing.support.basis is Basis.PROPOSED


def test_a_claim_may_be_about_a_proposition_of_the_rules() -> None:
    knowledge = resolve([ruled()], proposed=[proposed()])
    (known,) = resolve([ruled()]).propositions
    about = {c.proposition for c in knowledge.claims if c.stance is Stance.DENIES}
    assert about == {known.key}
    assert {c.proposition for c in knowledge.claims} <= {p.key for p in knowledge.propositions}


def test_a_claim_about_nothing_is_a_defect() -> None:
    lost = replace(proposed(), propositions=())
    with pytest.raises(ResolveError, match="dangling-reference"):
        resolve([ruled()], proposed=[lost])


def test_the_order_of_articles_does_not_matter() -> None:
    other = Draft("Another text. US and Japan met.")
    other.meeting("met", other.role("US", party=state("US")), other.role("Japan", party=state("JP")))
    facts = [ruled(), other.facts()]
    assert resolve(facts, proposed=[proposed()]) == resolve(facts[::-1], proposed=[proposed()])
