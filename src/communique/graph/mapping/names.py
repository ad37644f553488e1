"""Parties, persons, offices and places: class, label, the printed forms, and what tables add."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from communique.graph.book import Object
from communique.graph.iris import hash_id, wikidata
from communique.graph.links import LinkedEntity
from communique.graph.mapping.desk import Desk
from communique.graph.mapping.register import Entry, Post, Register, person_node, printed_form, state_of
from communique.graph.terms import EXACT_MATCH, LABEL, ORG, PREF_LABEL, SKOS, english, words
from communique.model import Party, PartyKind, Person, Role, Support


def say_names(desk: Desk, register: Register) -> None:
    """Say of everything in the register what it is and how it is named."""
    for party in register.parties:
        _party(desk, party)
    for person in register.persons:
        _person(desk, person)
    for office in register.offices:
        _office(desk, office)
    for place in register.places:
        _place(desk, place)


def say_tenures(desk: Desk, people: Iterable[Role]) -> None:
    """Say what the articles say of people's offices: a tenure for each person, office and party."""
    book, iris = desk.book, desk.iris
    for role in people:
        if not role.person or not (role.office or role.party):
            continue
        person = person_node(iris, role.person)
        office = iris.office(role.office, role.party) if role.office else None
        party = iris.party(role.party) if role.party else None
        slots = [iris.local(node) if node else None for node in (person, office, party)]
        tenure = iris.thing("tenure", hash_id("tenure", *slots))
        book.classify(tenure, ["Tenure"], role.supports)
        book.say(person, iris.term("holds"), tenure, role.supports)
        book.say(tenure, ORG("member"), person, role.supports)
        if office:
            book.say(tenure, iris.term("office"), office, role.supports)
        if party:
            book.say(tenure, iris.term("onBehalfOf"), party, role.supports)


def _party(desk: Desk, entry: Entry[Party]) -> None:
    book, iris = desk.book, desk.iris
    # A label that is only the key gives way to any other; sorting makes the choice independent of order.
    party = min(entry.things, key=lambda p: (p.label.lower() == p.key.lower(), p.label, p.key, p.state or ""))
    kind = "State" if party.kind is PartyKind.STATE else "Organisation"
    supports = entry.supports
    book.classify(entry.node, [kind, "Party"], supports)
    _named_as(desk, entry.node, party.label, supports, whole=True, listed=bool(entry.listed))
    for code in sorted({thing.state for thing in entry.things if thing.state}):
        state = iris.party(state_of(code))
        if state != entry.node:
            book.say(entry.node, ORG("unitOf"), state, supports)
    linked = desk.links.party(party.key) if desk.links else None
    if linked is None:
        book.say(entry.node, PREF_LABEL, english(party.label), supports)
        return
    # The short name that news and diplomacy use ("EU", "White House") comes first; the full one is another name for it.
    _borrow(desk, entry.node, PREF_LABEL, english(party.label), linked)
    if linked.label != party.label:
        _borrow(desk, entry.node, SKOS("altLabel"), english(linked.label), linked)
    if party.kind is PartyKind.STATE:
        _borrow(desk, entry.node, SKOS("notation"), words(party.key.upper()), linked)
    match(desk, entry.node, linked)


def _person(desk: Desk, entry: Entry[Person]) -> None:
    book = desk.book
    person = max(entry.things, key=lambda p: (len(p.name), p.name, p.key))
    supports = entry.supports
    book.classify(entry.node, ["Person"], supports)
    _named_as(desk, entry.node, person.name, supports, whole=False, listed=False)
    linked = _linked_person(desk, person.name, entry.parties)
    if linked is None:
        book.say(entry.node, PREF_LABEL, english(person.name), supports)
        return
    _borrow(desk, entry.node, PREF_LABEL, english(linked.label), linked)
    match(desk, entry.node, linked)


def _linked_person(desk: Desk, name: str, parties: Iterable[str]) -> LinkedEntity | None:
    """The person of that name, if the table agrees with every party for which the articles let the person act."""
    if desk.links is None:
        return None
    found = [desk.links.person(name, party) for party in sorted(parties)] or [desk.links.person(name)]
    return found[0] if all(entity == found[0] for entity in found) else None


def _office(desk: Desk, entry: Entry[Post]) -> None:
    book, iris = desk.book, desk.iris
    supports = entry.supports
    # "Foreign Minister" and "foreign minister" are one office: the capitals win, being the form for people.
    title = min(office.title for office, _ in entry.things)
    kinds = sorted({office.kind for office, _ in entry.things if office.kind})
    parties = {party.key: party for _, party in entry.things if party}
    book.classify(entry.node, ["Office"], supports)
    book.say(entry.node, LABEL, english(title), supports)
    if kinds:
        book.say(entry.node, iris.term("officeKind"), iris.concept("office-kind", kinds[0]), supports)
    for key in sorted(parties):
        book.say(entry.node, ORG("postIn"), iris.party(parties[key]), supports)
        match(desk, entry.node, desk.links.office(title, key) if desk.links else None)


def _place(desk: Desk, entry: Entry[str]) -> None:
    book = desk.book
    name = min(entry.things)
    book.classify(entry.node, ["Place"], entry.supports)
    book.say(entry.node, LABEL, english(name), entry.supports)
    match(desk, entry.node, desk.links.place(name) if desk.links else None)


def match(desk: Desk, node: NamedNode, linked: LinkedEntity | None) -> None:
    """Link a thing to Wikidata, where the table has an identifier for it."""
    if linked and linked.qid:
        _borrow(desk, node, EXACT_MATCH, wikidata(linked.qid), linked)


def _borrow(desk: Desk, node: NamedNode, predicate: NamedNode, value: Object, linked: LinkedEntity) -> None:
    # Each table supports the triple by itself: one graph for each.
    for source in linked.source.split(";"):
        desk.book.borrow(node, predicate, value, source.strip())


def _named_as(
    desk: Desk, node: NamedNode, name: str, supports: Iterable[Support], *, whole: bool, listed: bool
) -> None:
    """Say the forms in which passages print a name.

    Where a passage prints the name itself, that is the form. Passages that list a party name it in other
    words too ("Norwegian", "Seoul"), and those words are a form; the words of any other fact are one only
    when nothing else names the thing.
    """
    book = desk.book
    printed: dict[Support, set[str]] = {}
    for support in supports:
        texts = {book.words(passage) for passage in support.passages}
        forms = {form for text in texts if (form := printed_form(text, name, whole=whole))}
        printed[support] = forms or (texts if listed else set())
    if not any(printed.values()):
        printed = {support: {book.words(passage) for passage in support.passages} for support in printed}
    for support, forms in printed.items():
        for form in sorted(forms):
            book.say(node, desk.iris.term("namedAs"), words(form), [support])
