"""Which reports are of one claim, and of one proposition."""

from dataclasses import replace

from communique.model import Basis, Calendar, Deictic, Knowledge, Stance
from communique.resolve import resolve

from .build import Draft, on, state
from .test_people import NoTable
from .test_statements import WORDS


def known(*drafts: Draft) -> Knowledge:
    return resolve([d.facts() for d in drafts], NoTable())


def report(
    number: int, *, items: tuple[str, ...] = ("shells",), day: int | None = None, who: str = "US", **options: str
) -> Draft:
    stance = Stance(options.get("stance", "asserts"))
    draft = Draft(f"Report {number}: the US or Japan said on Oct. 13, 2023 that rockets and shells were sent.")
    claimant = draft.role("US", party=state(who)) if who else None
    timing = draft.when("Oct. 13, 2023", Calendar(2023, 10, day)) if day else None
    draft.claim("said", claimant, draft.proposition("were sent", *items), stance=stance, timing=timing)
    return draft


def test_the_same_claimant_stance_proposition_and_day_are_one_claim() -> None:
    knowledge = known(report(1, day=13), report(2, day=13))
    (claim,) = knowledge.claims
    assert len(claim.supports) == 2
    assert claim.claimant
    assert len(claim.claimant.supports) == 2
    (proposition,) = knowledge.propositions
    assert claim.proposition == proposition.key
    assert len(proposition.supports) == 2
    assert len(proposition.items[0].supports) == 2


def test_claims_differ_by_day_claimant_stance_or_proposition() -> None:
    first = report(1, day=13)
    for other in (
        report(2),
        report(2, day=15),
        report(2, day=14),  # one day apart is no contradiction, but nothing shows it is one act
        report(2, day=13, who="JP"),
        report(2, day=13, stance="believes"),
        report(2, day=13, items=("shells", "rockets")),
    ):
        assert len(known(first, other).claims) == 2
        assert len({c.key for c in known(first, other).claims}) == 2


def test_an_undated_claim_without_a_statement_stays_with_its_article() -> None:
    assert len(known(report(1), report(2)).claims) == 2


def test_a_claim_that_nobody_is_named_for_stays_with_its_article() -> None:
    assert len(known(report(1, day=13, who=""), report(2, day=13, who="")).claims) == 2


def test_an_unresolved_period_is_not_known_to_be_another_articles() -> None:
    drafts = []
    for number in (1, 2):
        draft = Draft(f"Report {number}: shells were sent last month.")
        draft.proposition("were sent", "shells", period=draft.when("last month", Deictic("month", -1)))
        drafts.append(draft)
    assert len(known(*drafts).propositions) == 2


def test_a_resolved_period_is_compared_as_resolved() -> None:
    relative = Draft("May 4, 2024. Shells were sent last month.", on("2024-05-04", "May 4, 2024"))
    relative.proposition("were sent", "Shells", period=relative.when("last month", Deictic("month", -1)))
    absolute = Draft("Report: shells were sent in April 2024.")
    absolute.proposition("were sent", "shells", period=absolute.when("April 2024", Calendar(2024, 4)))
    (proposition,) = known(relative, absolute).propositions
    assert proposition.period
    assert proposition.period.span
    assert proposition.period.span.edtf == "2024-04"
    assert proposition.items[0].supports


def signed(number: int, person: str) -> Draft:
    draft = Draft(f"Report {number}: Japan ({person or 'unnamed'}) said {WORDS} of the shells that were sent.")
    words = person or "Japan"
    signature = draft.role(words, person=person, office="envoy" if person else "", kind="envoy", party=state("JP"))
    statement = draft.statement("said", signature, quotes=(WORDS,))
    proposition = draft.proposition("were sent", "shells")
    claimant = draft.role("Japan", party=state("JP"))
    draft.claim("said", claimant, proposition, stance=Stance.CONDEMNS, statement=statement)
    return draft


def test_a_party_that_claims_in_a_shared_statement_is_named_by_the_report_that_names_who_signed() -> None:
    named, unnamed = signed(1, "Ann Bell"), signed(2, "")
    knowledge = known(named, unnamed)
    (claim,) = knowledge.claims
    assert claim.claimant
    assert claim.claimant.person
    assert claim.claimant.person.key == "ann-bell"
    assert claim.claimant.party == state("JP")
    for support in claim.claimant.supports:
        assert support.basis is Basis.INFERRED
        assert named.at("Ann Bell") in support.passages
    assert {p.article for s in claim.supports for p in s.passages} == {named.id, unnamed.id}


def test_a_party_in_a_statement_of_one_article_is_left_as_it_is() -> None:
    (claim,) = known(signed(1, "Ann Bell")).claims
    assert claim.claimant
    assert claim.claimant.person is None


def test_the_outlets_own_claims_stay_with_their_article() -> None:
    drafts = []
    for number in (1, 2):
        draft = report(number, day=13)
        draft.claims.clear()
        timing = draft.when("Oct. 13, 2023", Calendar(2023, 10, 13))
        draft.claim("said", None, "p0", outlet=True, timing=timing)
        drafts.append(draft)
    assert len(known(*drafts).claims) == 2


def test_one_article_that_reports_a_claim_twice_makes_one_claim_of_it() -> None:
    draft = report(1, day=13)
    timing = draft.claims[0].timing
    again = draft.proposition("rockets", "shells")
    draft.claim("rockets", draft.role("US", party=state("US")), again, timing=timing)
    knowledge = known(draft)
    assert len(knowledge.propositions) == 1
    assert len(knowledge.claims) == 1


def test_claims_in_two_statements_of_one_day_or_on_two_days_stay_two() -> None:
    drafts = report(1, day=13), report(2, day=13)
    for draft in drafts:
        statement = draft.statement("said", draft.role("US", party=state("US")))
        draft.claims = [replace(c, statement=statement) for c in draft.claims]
    assert len(known(*drafts).claims) == 2
    draft = report(3, day=13)
    statement = draft.statement("said", draft.role("US", party=state("US")))
    draft.claim("rockets", draft.role("US", party=state("US")), "p0", timing=draft.when("2023", Calendar(2022)))
    draft.claims = [replace(c, statement=statement) for c in draft.claims]
    assert len({c.key for c in known(draft).claims}) == 2
