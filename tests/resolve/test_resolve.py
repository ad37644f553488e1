"""All steps together: references, order, and one larger case."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Calendar, Deictic, Facts, Knowledge, ResolutionCitation, StampKind, Stance, Weekday
from communique.resolve import ResolveError, resolve

from .build import THURSDAY, Draft, on, state
from .test_people import NoTable
from .test_statements import OTHER, WORDS


def ministers(draft: Draft, *, named: bool, quote: str, dated: bool) -> Draft:
    """The report of a joint statement, the meeting it came from, and what it condemns."""
    words = {"JP": "Ann Bell" if named else "Japan", "KR": "Shin Cy-day" if named else "Korea"}
    roles = [
        draft.role(w, person=w if named else "", office="foreign minister", kind="foreign-minister", party=state(code))
        for code, w in words.items()
    ]
    timing = draft.when("Thursday", Weekday(THURSDAY)) if dated else None
    meeting = draft.meeting("met", *roles, timing=timing)
    statement = draft.statement("joint statement", *roles, quotes=(quote,), timing=timing, meeting=meeting)
    proposition = draft.proposition("shells", "shells")
    draft.claim("condemned", roles[0], proposition, stance=Stance.CONDEMNS, statement=statement, timing=timing)
    draft.people = [r for r in roles if r.person]
    draft.parties = [(state(code), draft.says(w)) for code, w in words.items()]
    return draft


def page(number: int, who: str, quote: str, day: str = "", kind: StampKind = StampKind.PUBLISHED) -> Draft:
    text = f"Page {number}, seen {day}. {who} met, and in a joint statement on Thursday condemned shells: {quote}."
    return Draft(text, on(day, f"seen {day}", kind) if day else ())


def corpus() -> list[Facts]:
    bell, countries = "Ann Bell and Shin Cy-day", "Japan and Korea"
    drafts = [
        ministers(page(1, bell, WORDS, "2023-10-27"), named=True, quote=WORDS, dated=True),
        ministers(page(2, countries, WORDS, "2023-10-28"), named=False, quote=WORDS, dated=True),
        ministers(page(3, countries, WORDS), named=False, quote=WORDS, dated=True),
        ministers(page(4, countries, OTHER, "2023-12-02"), named=False, quote=OTHER, dated=True),
        ministers(page(5, bell, OTHER, "2025-01-01", StampKind.COPY), named=True, quote=OTHER, dated=False),
    ]
    facts = [d.facts() for d in drafts]
    citation = ResolutionCitation("Security Council", 1718, "resolution 1718", (drafts[0].says("shells"),), "s0")
    facts[0] = replace(facts[0], resolutions=(citation,), sentences=(drafts[0].at("condemned shells"),))
    return facts


def known(facts: list[Facts]) -> Knowledge:
    return resolve(facts, NoTable())


def test_reports_of_two_statements_by_the_same_ministers() -> None:
    knowledge = known(corpus())
    assert len(knowledge.articles) == 5
    assert [s.key for s in knowledge.statements] == [
        "joint-statement-jp-kr-2023-10-26",
        "joint-statement-jp-kr-2023-11-30",
    ]
    october, december = knowledge.statements
    assert len({p.article for s in october.supports for p in s.passages}) == 3
    assert [r.person.name for r in october.signatures if r.person] == ["Ann Bell", "Shin Cy-day"]
    assert [r.person.name for r in december.signatures if r.person] == ["Ann Bell", "Shin Cy-day"]
    # The undated meetings of pages 3 and 5 stay with their pages, the others are one for each day.
    assert [m.key[:10] for m in knowledge.meetings[:2]] == ["2023-10-26", "2023-11-30"]
    assert [m.key[:6] for m in knowledge.meetings[2:]] == ["jp-kr-", "jp-kr-"]
    assert {s.meeting for s in knowledge.statements} <= {m.key for m in knowledge.meetings}
    assert len(knowledge.propositions) == 1
    assert {c.statement for c in knowledge.claims} == {s.key for s in knowledge.statements}
    assert len(knowledge.claims) == 2
    assert {c.claimant.person.key for c in knowledge.claims if c.claimant and c.claimant.person} == {"ann-bell"}
    assert [(r.number, r.statement) for _, r in knowledge.resolutions] == [(1718, october.key)]
    assert [t.span.edtf for _, t in knowledge.published if t.span] != []
    assert len(knowledge.published) == 3
    assert [p.key for p, _ in knowledge.parties] == ["JP", "KR"]
    assert {p.article for _, supports in knowledge.parties for s in supports for p in s.passages} == {
        a.id for a in knowledge.articles
    }


@settings(max_examples=25, deadline=None)
@given(st.permutations(corpus()))
def test_the_order_of_articles_does_not_matter(facts: list[Facts]) -> None:
    assert known(facts) == known(corpus())


def test_the_seed_of_hashing_does_not_matter() -> None:
    program = "from resolve.test_resolve import corpus, known; print(known(corpus()))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert outputs == {f"{known(corpus())}\n"}


def test_the_order_of_facts_in_an_article_does_not_matter() -> None:
    draft = Draft("On Oct. 13, 2023 the US said shells were sent, and Japan said rockets were sent; Korea denied it.")
    day = draft.when("Oct. 13, 2023", Calendar(2023, 10, 13))
    shells, rockets = draft.proposition("shells", "shells"), draft.proposition("rockets", "rockets")
    for code, words, proposition in (("US", "the US", shells), ("JP", "Japan", rockets), ("KR", "Korea", shells)):
        draft.claim(words, draft.role(words, party=state(code)), proposition, timing=day)
        draft.statement(words, draft.role(words, party=state(code)), timing=day)
        draft.meeting(words, draft.role(words, party=state(code)), timing=day)
    facts = draft.facts()
    turned = replace(
        facts,
        meetings=facts.meetings[::-1],
        statements=facts.statements[::-1],
        propositions=facts.propositions[::-1],
        claims=facts.claims[::-1],
    )
    assert known([turned]) == known([facts])


def test_an_article_given_twice_counts_once() -> None:
    facts = corpus()
    assert known([*facts, *facts]) == known(facts)


def test_an_unrelated_article_changes_nothing_about_the_others() -> None:
    facts = corpus()
    other = Draft("Page 9. The harbour of Lind was closed, Norway said.")
    other.statement("said", other.role("Norway", party=state("NO")))
    before, after = known(facts), known([*facts, other.facts()])
    assert set(before.statements) < set(after.statements)
    assert set(before.claims) == set(after.claims)
    assert set(before.meetings) == set(after.meetings)


def test_two_readings_of_one_article_are_refused() -> None:
    facts = corpus()[0]
    with pytest.raises(ResolveError, match="two different readings") as caught:
        known([facts, replace(facts, claims=())])
    assert caught.value.code == "article-read-twice"
    assert caught.value.where == facts.article.names[0]


@pytest.mark.parametrize(
    "facts",
    [
        replace(corpus()[0], meetings=()),
        replace(corpus()[0], statements=(), claims=()),
        replace(corpus()[0], statements=(), resolutions=()),
        replace(corpus()[0], propositions=()),
    ],
    ids=["meeting", "statement-of-citation", "statement-of-claim", "proposition"],
)
def test_a_dangling_reference_is_refused(facts: Facts) -> None:
    with pytest.raises(ResolveError) as caught:
        known([facts])
    assert caught.value.code == "dangling-reference"


def test_two_facts_under_one_key_are_refused() -> None:
    facts = corpus()[0]
    with pytest.raises(ResolveError) as caught:
        known([replace(facts, meetings=facts.meetings * 2)])
    assert caught.value.code == "duplicate-key"


def test_a_fact_without_evidence_is_refused() -> None:
    facts = corpus()[0]
    bare = replace(facts.meetings[0], supports=())
    with pytest.raises(ResolveError) as caught:
        known([replace(facts, meetings=(bare,))])
    assert caught.value.code == "without-evidence"


def test_nothing_is_known_of_no_articles() -> None:
    assert known([]).articles == ()


def test_the_packaged_tables_are_the_default() -> None:
    draft = Draft("Page 1. Ann Bell spoke today.")
    draft.people = [draft.role("Ann Bell", person="Ann Bell")]
    draft.claim("spoke", draft.people[0], draft.proposition("spoke"), timing=draft.when("today", Deictic("day", 0)))
    (role,) = resolve([draft.facts()]).people
    assert role.person
    assert role.person.key == "ann-bell"
