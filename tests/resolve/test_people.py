"""Who is who across articles."""

from communique.link import name_key
from communique.model import Facts, Party, Person
from communique.resolve.parties import resolve_offices, resolve_parties
from communique.resolve.people import LinkedPerson, resolve_people

from .build import Draft, ministry, state


class NoTable:
    """Names without a table of known people."""

    def key(self, name: str, /) -> str:
        return name_key(name)

    def person(self, _name: str, _state: str | None, /) -> LinkedPerson | None:
        return None

    def holder(self, _family: str, _title: str, _state: str, /) -> LinkedPerson | None:
        return None

    def home(self, _name: str, /) -> str | None:
        return None


class Table(NoTable):
    """A table that knows one person under one label, whatever the name in it."""

    label = "Anna Karlsson-Lind"
    qid = "Q1"

    def __init__(self, *names: str) -> None:
        self.names = names

    def person(self, name: str, _state: str | None, /) -> LinkedPerson | None:
        return self if name in self.names else None


def article(number: int, *names: str, party: Party | None = None) -> Facts:
    draft = Draft(f"Report {number}. " + ". ".join(names))
    draft.people = [draft.role(name, person=name, party=party) for name in names]
    return draft.facts()


def identities(*facts: Facts, names: NoTable | None = None) -> list[list[Person]]:
    find = resolve_people(facts, names or NoTable())
    return [[find(f.article.id, role.person) for role in f.people if role.person] for f in facts]


def test_order_hyphens_accents_and_transliteration_do_not_make_another_person() -> None:
    for one, other in (
        ("Kihara Minoru", "Minoru Kihara"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Sergei Petrov", "Sergey Petrov"),
        ("Yōko Kamikawa", "Yoko Kamikawa"),
    ):
        (first,), (second,) = identities(article(1, one), article(2, other))
        assert first == second, (one, other)


def test_the_name_is_in_the_order_that_most_articles_print() -> None:
    (person,), *_ = identities(article(1, "Minoru Kihara"), article(2, "Kihara Minoru"), article(3, "Minoru Kihara"))
    assert person == Person("minoru-kihara", "Minoru Kihara")


def test_the_label_of_the_table_is_the_name() -> None:
    ((person,),) = identities(article(1, "Anna Lind"), names=Table("Anna Lind"))
    assert person == Person("anna-karlsson-lind", "Anna Karlsson-Lind")


def test_names_that_the_table_knows_as_one_person_are_one_person() -> None:
    table = Table("Anna Lind", "Anna Karlsson")
    (one,), (other,), (third,) = identities(
        article(1, "Anna Lind", party=state("SE")), article(2, "Anna Karlsson"), article(3, "Anna Berg"), names=table
    )
    assert one == other
    assert third != one


def test_homonyms_of_two_states_stay_two() -> None:
    (one,), (other,) = identities(
        article(1, "John Lee", party=state("US")), article(2, "Lee John", party=ministry("defence-ministry", "KR"))
    )
    assert {one.key, other.key} == {"john-lee-us", "lee-john-kr"}
    (same,), (another,) = identities(
        article(1, "John Lee", party=state("US")), article(2, "John Lee", party=state("KR"))
    )
    assert {same.key, another.key} == {"john-lee-us", "john-lee-kr"}


def test_a_mention_without_a_state_is_the_only_one_of_that_name_or_nobody_known() -> None:
    (one,), (other,) = identities(article(1, "John Lee", party=state("US")), article(2, "John Lee"))
    assert one == other
    unknown = article(3, "John Lee")
    people = identities(article(1, "John Lee", party=state("US")), article(2, "John Lee", party=state("KR")), unknown)
    assert len({p.key for (p,) in people}) == 3
    assert people[2][0].key == f"john-lee-{unknown.article.id[:8]}"


def test_a_lone_family_name_is_never_joined_across_articles() -> None:
    for name in ("Petrov", "al-Assad", "von Linden"):
        (one,), (other,) = identities(article(1, name, party=state("RU")), article(2, name, party=state("RU")))
        assert one.key != other.key
        assert one.key.startswith(name.lower().replace(" ", "-"))


def test_names_that_only_look_alike_are_two_people() -> None:
    latin, cyrillic, wide = "Anna Lind", "\u0410nna Lind", "\uff21nna Lind"
    people = identities(article(1, latin), article(2, cyrillic), article(3, wide))
    assert len({p.key for (p,) in people}) == 3


def test_a_party_has_one_label_and_its_state_in_all_articles() -> None:
    short, long = Party(state("KP").kind, "KP", "N. Korea"), state("KP")
    facts = [article(1, "Anna Lind", party=long), article(2, "Bo Ek", party=short), article(3, "Cy Day", party=long)]
    find = resolve_parties(facts)
    assert find(short) == find(long) == long
    known, unknown = ministry("defence-ministry", "KR"), Party(ministry("x", "KR").kind, "defence-ministry", "Ministry")
    find = resolve_parties([article(1, "Anna Lind", party=known), article(2, "Bo Ek", party=unknown)])
    assert find(unknown).state == "KR"


def test_an_office_gets_the_kind_that_the_same_title_has_elsewhere() -> None:
    draft = Draft("The Minister of Peace spoke. The minister of peace left.")
    known = draft.role("Minister of Peace", office="Minister of Peace", kind="peace-minister", party=state("SE"))
    bare = draft.role("minister of peace", office="minister of peace", party=state("SE"))
    draft.people = [known, bare]
    find = resolve_offices([draft.facts()])
    assert bare.office
    assert find(bare.office, state("SE")).kind == "peace-minister"
    assert find(bare.office, state("NO")).kind == ""
    assert find(bare.office, state("SE")).title == "minister of peace"
