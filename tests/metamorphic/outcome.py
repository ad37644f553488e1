"""Facts as sorted lines of text: two readings are compared line by line, wherever the words stand.

Keys, offsets and labels are left out, because they follow from the rest. Times are lines of their own, so that a
comparison can do without them.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from communique.model import Article, Claim, Facts, Party, Proposition, Role, Statement, Timing
from communique.read import read_article
from extract.summaries import extractor

#: Kinds of lines that only say when, and that only list who is named.
TIMES = frozenset({"time"})
NAMED = frozenset({"person", "party"})


@dataclass(frozen=True)
class Rendering:
    """How words and keys of parties are written: a test that replaced names replaces them here, too."""

    words: Callable[[str], str] = str
    party: Callable[[str], str] = str


PLAIN = Rendering()


@lru_cache(maxsize=512)
def facts_of(text: str) -> Facts:
    """What is read from a text."""
    return extractor().facts(read_article(text.encode(), "note.txt"))


def outcome(found: Facts, rendering: Rendering = PLAIN) -> list[str]:
    """Everything found, one line for each fact, sorted."""
    return sorted(set(_Lines(found, rendering).all()))


def without(lines: Iterable[str], kinds: Iterable[str]) -> list[str]:
    """The lines that are of none of the kinds (the first word of a line is its kind)."""
    left_out = frozenset(kinds)
    return [line for line in lines if line.split(":", 1)[0] not in left_out]


def assert_same(expected: Iterable[str], found: Iterable[str], note: str = "") -> None:
    """Fail with the lines that went (-) and came (+)."""
    __tracebackhide__ = True
    before, after = list(expected), list(found)
    if before == after:
        return
    changed = [line for line in difflib.unified_diff(before, after, lineterm="", n=0) if line[:2] not in {"--", "@@"}]
    raise AssertionError("\n".join([note, *(line for line in changed if not line.startswith("+++"))]).strip())


def plain(words: str) -> str:
    """Words without what a printer may choose: quotes straight, one kind of hyphen and dash, single spaces."""
    words = words.translate(_PRINTED)
    return " ".join(re.sub(r"\s*—\s*|\s+-\s+|--", " — ", words).split())


_PRINTED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "—", "‑": "-", "\u00ad": None, "…": "..."})


class _Lines:
    """Writes the lines of one reading."""

    def __init__(self, found: Facts, rendering: Rendering) -> None:
        self.found = found
        self.article: Article = found.article
        self.rendering = rendering
        self.statements = {s.key: self._statement(s) for s in found.statements}
        self.supplies = {p.key: self._supply(p) for p in found.propositions}
        self.meetings = {m.key: self._list(m.participants) for m in found.meetings}

    def all(self) -> Iterator[str]:
        yield from self._meetings()
        yield from self._statements()
        for supply, proposition in zip(self.supplies.values(), self.found.propositions, strict=True):
            yield f"supply: {supply}"
            yield from self._time(f"supply {supply}", proposition.period)
        for claim in self.found.claims:
            yield from self._claim(claim)
        for cited in self.found.resolutions:
            yield f"resolution: {self.rendering.party(cited.body)} {cited.number or ''}".rstrip()
        for role in self.found.people:
            yield f"person: {self._who(role)}"
        for party, _ in self.found.parties:
            yield f"party: {self._party(party)}"

    def _meetings(self) -> Iterator[str]:
        for meeting in self.found.meetings:
            told = self.meetings[meeting.key]
            mode = meeting.mode.value if meeting.mode else "?"
            place = self._words(meeting.place.text) if meeting.place else "?"
            yield f"meeting: {told} | {mode} | {place}"
            yield from self._time(f"meeting {told}", meeting.timing)

    def _statements(self) -> Iterator[str]:
        for statement in self.found.statements:
            told = self.statements[statement.key]
            met = self.meetings[statement.meeting] if statement.meeting else "no meeting"
            yield f"statement: {told} | signed by {self._list(statement.signatures)} | {met}"
            yield from self._time(f"statement {told}", statement.timing)
            for position in statement.positions:
                target = self._party(position.target)
                yield f"position: {told} | {position.kind.value} | {target} | {self._words(position.content)}"
            for quote in statement.quotes:
                yield f"quote: {told} | {self._words(quote.text)} | {self._who(quote.speaker)}"

    def _statement(self, statement: Statement) -> str:
        issuers = sorted({self._party(s.party) if s.party else self._who(s) for s in statement.signatures})
        return f"{statement.kind.value} of {'/'.join(issuers) or 'nobody'}"

    def _supply(self, proposition: Proposition) -> str:
        sides = f"{self._party(proposition.supplier)} → {self._party(proposition.recipient)}"
        goods = ", ".join(sorted(self._words(i.text).lower() for i in proposition.items))
        much = proposition.quantity
        amount = f"{much.comparator.value} {much.value} {self._words(much.unit)}" if much else "?"
        given = ", ".join(sorted(self._words(c.text) for c in proposition.consideration))
        return f"{proposition.kind.value} {sides} | {goods} | {amount} | for {given or 'nothing'}"

    def _claim(self, claim: Claim) -> Iterator[str]:
        who = "the outlet" if claim.outlet else self._who(claim.claimant)
        told = f"{who} {claim.stance.value}: {self.supplies[claim.proposition]}"
        hedge = self._words(self.article.words(claim.hedge)) if claim.hedge else "no hedge"
        where = self.statements[claim.statement] if claim.statement else "no statement"
        medium = self._words(claim.medium.text) if claim.medium else "no medium"
        shown = ", ".join(sorted(f"{e.kind.value} ({self._words(e.text)})" for e in claim.evidence)) or "no evidence"
        yield f"claim: {told} | {hedge} | {where} | {medium} | {shown}"
        yield from self._time(f"claim {told}", claim.timing)

    def _time(self, what: str, timing: Timing | None) -> Iterator[str]:
        if timing is not None and timing.expression is not None:
            when = timing.expression
            yield f"time: {what} | {when.modifier} {when.form}"

    def _list(self, roles: Iterable[Role]) -> str:
        return "; ".join(sorted(self._who(role) for role in roles)) or "nobody"

    def _who(self, role: Role | None) -> str:
        if role is None:
            return "nobody"
        person = self._words(role.person.name) if role.person else ""
        office = self._words(role.office.title) if role.office else ""
        party = self._party(role.party) if role.party else ""
        return ", ".join(slot for slot in (person, office, party) if slot) or "nobody"

    def _party(self, party: Party | None) -> str:
        return self.rendering.party(party.key) if party else "?"

    def _words(self, words: str) -> str:
        return plain(self.rendering.words(words))
