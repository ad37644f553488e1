"""Meetings and statements, with everybody's part in them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from communique.graph.iris import hash_id
from communique.graph.mapping.desk import Desk
from communique.graph.mapping.register import person_node, place_node
from communique.graph.mapping.times import say_date
from communique.graph.terms import LABEL, SCHEMA, SEM, english, words
from communique.model import (
    Meeting,
    Position,
    Quote,
    Role,
    Statement,
    StatementKind,
    Support,
)

STATEMENT_CLASSES = {
    StatementKind.JOINT_STATEMENT: "JointStatement",
    StatementKind.COMMUNIQUE: "Communique",
    StatementKind.READOUT: "Readout",
    StatementKind.PRESS_RELEASE: "PressRelease",
    StatementKind.REMARKS: "Remarks",
    StatementKind.LETTER: "Letter",
    StatementKind.REPORT: "Report",
}
_QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»‹›"
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


def say_meeting(desk: Desk, meeting: Meeting) -> None:
    """Say what is reported of a meeting."""
    book, iris = desk.book, desk.iris
    node = iris.thing("meeting", meeting.key)
    book.classify(node, ["Meeting"], meeting.supports)
    book.say(node, LABEL, english(meeting.label), meeting.supports)
    if meeting.mode:
        mode = iris.concept("meeting-mode", meeting.mode.value)
        book.say(node, iris.term("mode"), mode, meeting.mode_supports or meeting.supports)
    if meeting.place:
        book.say(node, SEM("hasPlace"), place_node(iris, meeting.place), meeting.place.supports)
    for role in meeting.participants:
        _say_capacity(desk, node, role, "Participation")
    say_date(desk, node, meeting.timing)


def say_statement(desk: Desk, statement: Statement) -> None:
    """Say what is reported of a statement: who signed it, what it does to whom, its words."""
    book, iris = desk.book, desk.iris
    node = iris.thing("statement", statement.key)
    book.classify(node, [STATEMENT_CLASSES[statement.kind], "Statement"], statement.supports)
    book.say(node, LABEL, english(statement.label), statement.supports)
    if statement.meeting:
        book.say(node, iris.term("arisesFrom"), iris.thing("meeting", statement.meeting), statement.supports)
    for role in statement.signatures:
        _say_capacity(desk, node, role, "Signature")
    for position in statement.positions:
        _say_position(desk, node, position)
    _say_quotes(desk, node, statement.quotes)
    say_date(desk, node, statement.timing)


def _say_capacity(desk: Desk, whole: NamedNode, role: Role, kind: str) -> None:
    """A participation in a meeting or a signature under a statement: person, office and party are three slots."""
    book, iris = desk.book, desk.iris
    slots = {
        "person": person_node(iris, role.person) if role.person else None,
        "office": iris.office(role.office, role.party) if role.office else None,
        "onBehalfOf": iris.party(role.party) if role.party else None,
    }
    parts = [iris.local(slot) if slot else None for slot in slots.values()]
    node = iris.thing(kind.lower(), hash_id(kind.lower(), iris.local(whole), *parts, role.basis.value))
    book.say(whole, iris.term(f"has{kind}"), node, role.supports)
    book.classify(node, [kind, "Capacity"], role.supports)
    book.say(node, iris.term("nameBasis"), iris.concept("name-basis", role.basis.value), role.supports)
    for name, slot in slots.items():
        if slot:
            book.say(node, iris.term(name), slot, role.supports)


def _say_position(desk: Desk, statement: NamedNode, position: Position) -> None:
    book, iris = desk.book, desk.iris
    target = iris.party(position.target) if position.target else None
    parts = (iris.local(statement), position.kind.value, iris.local(target) if target else None, position.content)
    node = iris.thing("position", hash_id("position", *parts))
    book.say(statement, iris.term("hasPosition"), node, position.supports)
    book.classify(node, ["Position"], position.supports)
    kind = iris.concept("position-kind", position.kind.value)
    book.say(node, iris.term("positionKind"), kind, position.supports)
    book.say(node, iris.term("content"), words(position.content), position.supports)
    if target:
        book.say(node, iris.term("target"), target, position.supports)


def normalised(quote: str) -> str:
    """The words of a quotation as they are compared: without outer marks, one kind of quote, single spaces."""
    text = unicodedata.normalize("NFKC", quote).translate(_STRAIGHT)
    return re.sub(r"\s+", " ", text).strip(f" ,.{_QUOTATION_MARKS}").casefold()


def _say_quotes(desk: Desk, statement: NamedNode, quotes: Sequence[Quote]) -> None:
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        groups.setdefault(normalised(quote.text), []).append(quote)
    for text in sorted(groups):
        _say_quote(desk, statement, text, groups[text])


def _say_quote(desk: Desk, statement: NamedNode, text: str, printings: Iterable[Quote]) -> None:
    """One quotation of a statement, however often it is printed."""
    book, iris = desk.book, desk.iris
    printings = tuple(printings)
    node = iris.thing("quote", hash_id("quote", iris.local(statement), text))
    shown = words(min(re.sub(r"\s+", " ", quote.text).strip() for quote in printings))
    for passage in sorted({passage for quote in printings for passage in quote.printed}):
        supports = [Support((passage,))]
        book.say(statement, iris.term("hasQuote"), node, supports)
        book.classify(node, ["Quote"], supports)
        book.say(node, SCHEMA("text"), shown, supports)
        book.say(node, iris.term("printedIn"), book.passage(passage), supports)
    speakers = _speakers(desk, printings)
    # Articles that name two speakers of the same words contradict each other: then no speaker is said.
    if len(speakers) == 1:
        for speaker, supports in speakers.items():
            book.say(node, SCHEMA("spokenByCharacter"), speaker, supports)


def _speakers(desk: Desk, printings: Iterable[Quote]) -> dict[NamedNode, list[Support]]:
    """Who spoke the words: persons where any printing names one, else parties."""
    persons: dict[NamedNode, list[Support]] = {}
    parties: dict[NamedNode, list[Support]] = {}
    for role in (quote.speaker for quote in printings if quote.speaker):
        if role.person:
            persons.setdefault(person_node(desk.iris, role.person), []).extend(role.supports)
        elif role.party:
            parties.setdefault(desk.iris.party(role.party), []).extend(role.supports)
    return persons or parties
