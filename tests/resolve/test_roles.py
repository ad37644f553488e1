"""Roles of one thing put together from several reports."""

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Basis, NameBasis, Office, Passage, Person, Role, Support
from communique.resolve.roles import merge_roles, single_role

from .build import state

KAMIKAWA, PARK = Person("yoko-kamikawa", "Yoko Kamikawa"), Person("park-jin", "Park Jin")
MINISTER, CHIEF = Office("foreign minister", "foreign-minister"), Office("defense chief", "defence-minister")
JAPAN, KOREA = state("JP"), state("KR")


def support(article: str, start: int = 0) -> Support:
    return Support((Passage(article * 16, start, start + 5),))


def role(
    article: str, person: Person | None = None, office: Office | None = None, code: str = "", start: int = 0
) -> Role:
    basis = NameBasis.NAMED if person else NameBasis.OFFICE_ONLY if office else NameBasis.PARTY_ONLY
    return Role(person, office, state(code) if code else None, basis, (support(article, start),))


def test_roles_that_say_the_same_share_their_supports_as_alternatives() -> None:
    merged = merge_roles([role("b", KAMIKAWA, MINISTER, "JP"), role("a", KAMIKAWA, MINISTER, "JP")])
    assert merged == (Role(KAMIKAWA, MINISTER, JAPAN, NameBasis.NAMED, (support("a"), support("b"))),)


def test_an_office_without_a_name_is_covered_by_the_named_one_and_never_names_by_itself() -> None:
    (merged,) = merge_roles([role("a", None, MINISTER, "JP"), role("b", KAMIKAWA, MINISTER, "JP")])
    assert merged.person == KAMIKAWA
    assert merged.basis is NameBasis.NAMED
    both = Support((*support("a").passages, *support("b").passages), Basis.INFERRED)
    assert set(merged.supports) == {support("b"), both}
    assert support("a") not in merged.supports


def test_two_titles_of_one_office_keep_the_words_of_the_title_that_stands() -> None:
    diplomat = Office("top diplomat", "foreign-minister")
    (merged,) = merge_roles([role("a", None, diplomat, "JP"), role("b", None, MINISTER, "JP")])
    assert merged.office == MINISTER
    assert support("b") in merged.supports
    assert support("a") not in merged.supports
    assert any(support("a").passages[0] in s.passages for s in merged.supports)


def test_other_offices_and_other_people_stay_apart() -> None:
    assert len(merge_roles([role("a", None, CHIEF, "JP"), role("b", KAMIKAWA, MINISTER, "JP")])) == 2
    assert len(merge_roles([role("a", KAMIKAWA, MINISTER, "JP"), role("b", PARK, MINISTER, "KR")])) == 2
    assert len(merge_roles([role("a", None, MINISTER, "JP"), role("a", None, MINISTER, "KR")])) == 2


def test_an_office_that_two_people_could_hold_stays_a_role_of_its_own() -> None:
    aide = Person("hideo-mori", "Hideo Mori")
    roles = [role("a", KAMIKAWA, MINISTER, "JP"), role("b", aide, MINISTER, "JP"), role("c", None, MINISTER, "JP")]
    assert [r.person for r in merge_roles(roles)] == [None, aide, KAMIKAWA]


def test_a_party_alone_is_kept_beside_each_of_its_signatories() -> None:
    aide = Person("hideo-mori", "Hideo Mori")
    merged = merge_roles([role("a", KAMIKAWA, MINISTER, "JP"), role("b", aide, CHIEF, "JP"), role("c", code="JP")])
    assert len(merged) == 2
    assert all(any(support("c").passages[0] in s.passages for s in r.supports) for r in merged)


def test_two_halves_of_one_person_are_put_together_by_both_reports() -> None:
    (merged,) = merge_roles([role("a", KAMIKAWA, MINISTER), role("b", KAMIKAWA, code="JP")])
    assert (merged.person, merged.office, merged.party) == (KAMIKAWA, MINISTER, JAPAN)
    assert merged.supports == (Support((*support("a").passages, *support("b").passages), Basis.INFERRED),)


def test_one_speaker_in_two_offices_is_one_role_with_all_supports() -> None:
    merged = single_role([role("a", KAMIKAWA, MINISTER, "JP"), role("b", KAMIKAWA, CHIEF, "JP")])
    assert merged
    assert {p.article[0] for s in merged.supports for p in s.passages} == {"a", "b"}
    assert single_role([]) is None


roles = st.builds(
    role,
    st.sampled_from("abcd"),
    st.sampled_from((None, KAMIKAWA, PARK)),
    st.sampled_from((None, MINISTER, CHIEF, Office("top diplomat", "foreign-minister"))),
    st.sampled_from(("", "JP", "KR")),
    st.integers(0, 3),
).filter(lambda r: r.person or r.office or r.party)


@given(st.lists(roles, max_size=7), st.randoms())
def test_merging_is_independent_of_order_and_happens_once(given_roles: list[Role], random: object) -> None:
    merged = merge_roles(given_roles)
    assert merge_roles(sorted(given_roles, key=lambda r: hash((str(r), str(random))))) == merged
    assert merge_roles(merged) == merged


@given(st.lists(roles, max_size=7))
def test_no_passage_is_lost_and_no_slot_is_said_nowhere(given_roles: list[Role]) -> None:
    merged = merge_roles(given_roles)
    given_passages = {p for r in given_roles for s in r.supports for p in s.passages}
    assert {p for r in merged for s in r.supports for p in s.passages} == given_passages
    people = {(p, r.person.key) for r in given_roles if r.person for s in r.supports for p in s.passages}
    for one in merged:
        if one.person:
            assert all(any((p, one.person.key) in people for p in s.passages) for s in one.supports)
