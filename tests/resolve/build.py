"""Small builders: an article of one's own and the facts that it reports, with every passage found in its words."""

import hashlib
from dataclasses import dataclass, field

from communique.model import (
    Article,
    Calendar,
    Claim,
    Deictic,
    Facts,
    Meeting,
    MeetingMode,
    NameBasis,
    Office,
    PageStamp,
    Party,
    PartyKind,
    Passage,
    Person,
    Proposition,
    PropositionKind,
    Quote,
    Role,
    StampKind,
    Stance,
    Stated,
    Statement,
    StatementKind,
    Support,
    TimeExpression,
    Timing,
    Weekday,
    Zone,
    ZonedSpan,
)
from communique.model.times import Modifier

MONDAY, THURSDAY, FRIDAY = 0, 3, 4
LABELS = {
    "AU": "Australia",
    "JP": "Japan",
    "KP": "North Korea",
    "KR": "South Korea",
    "RU": "Russia",
    "US": "United States",
}


def state(code: str) -> Party:
    return Party(PartyKind.STATE, code, LABELS.get(code, code))


def ministry(key: str, code: str) -> Party:
    return Party(PartyKind.ORGANISATION, key, key.replace("-", " ").title(), code)


@dataclass
class Draft:
    """An article in the making; ``chrome`` lists stretches of the text that belong to the page around it."""

    text: str
    stamps: tuple[tuple[str, str, StampKind], ...] = ()
    chrome: tuple[str, ...] = ()
    meetings: list[Meeting] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    propositions: list[Proposition] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    people: list[Role] = field(default_factory=list)
    parties: list[tuple[Party, Support]] = field(default_factory=list)
    published: Timing | None = None

    @property
    def sha(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def id(self) -> str:
        return self.sha[:16]

    def at(self, words: str) -> Passage:
        start = self.text.index(words)
        return Passage(self.id, start, start + len(words))

    def says(self, *words: str) -> Support:
        return Support(tuple(map(self.at, words)))

    def when(self, words: str, form: Calendar | Weekday | Deictic, modifier: Modifier = "") -> Timing:
        return Timing(self.says(words), TimeExpression(self.at(words), form, modifier))

    def role(
        self, words: str, *, person: str = "", office: str = "", kind: str = "", party: Party | None = None
    ) -> Role:
        basis = NameBasis.NAMED if person else NameBasis.OFFICE_ONLY if office else NameBasis.PARTY_ONLY
        known = Person(person.casefold(), person) if person else None
        return Role(known, Office(office, kind) if office else None, party, basis, (self.says(words),))

    def meeting(
        self,
        words: str,
        *participants: Role,
        timing: Timing | None = None,
        mode: MeetingMode | None = None,
        place: str = "",
    ) -> str:
        key = f"m{len(self.meetings)}"
        stated = Stated(place, (self.says(place),)) if place else None
        mode_supports = (self.says(words),) if mode else ()
        supports = (self.says(words),)
        self.meetings.append(Meeting(key, words, participants, supports, mode, mode_supports, stated, timing))
        return key

    def quote(self, words: str, speaker: Role | None = None) -> Quote:
        return Quote(words, (self.at(words),), speaker)

    def statement(
        self,
        words: str,
        *signatures: Role,
        quotes: tuple[str, ...] = (),
        kind: StatementKind = StatementKind.JOINT_STATEMENT,
        timing: Timing | None = None,
        meeting: str | None = None,
    ) -> str:
        key = f"s{len(self.statements)}"
        printed = tuple(self.quote(q) for q in quotes)
        supports = (self.says(words),)
        self.statements.append(Statement(key, kind, words, signatures, supports, timing, (), printed, meeting))
        return key

    def proposition(
        self,
        words: str,
        *items: str,
        kind: PropositionKind = PropositionKind.TRANSFER,
        supplier: str = "KP",
        recipient: str = "RU",
        period: Timing | None = None,
    ) -> str:
        key = f"p{len(self.propositions)}"
        stated = tuple(Stated(item, (self.says(item),)) for item in items)
        support = (self.says(words),)
        self.propositions.append(
            Proposition(key, kind, state(supplier), state(recipient), stated, support, period=period)
        )
        return key

    def claim(
        self,
        words: str,
        claimant: Role | None,
        proposition: str,
        *,
        stance: Stance = Stance.ASSERTS,
        statement: str | None = None,
        timing: Timing | None = None,
        outlet: bool = False,
    ) -> str:
        key = f"c{len(self.claims)}"
        supports = (self.says(words),)
        self.claims.append(Claim(key, claimant, stance, proposition, supports, outlet, timing, statement))
        return key

    def article(self) -> Article:
        stamps = tuple(PageStamp(self.at(w), day, kind, "Printed near the headline.") for w, day, kind in self.stamps)
        inside = sorted((self.at(words).start, self.at(words).end) for words in self.chrome)
        zones, start = [], 0
        for first, last in (*inside, (len(self.text), len(self.text))):
            if start < first:
                zones.append(ZonedSpan(start, first, Zone.BODY, "running text"))
            if first < last:
                zones.append(ZonedSpan(first, last, Zone.CHROME, "part of the page"))
            start = last
        name = f"{self.id}.txt"
        return Article((name,), "text/plain", "utf-8", self.sha, self.sha, self.text, tuple(zones), (), stamps)

    def facts(self) -> Facts:
        return Facts(
            article=self.article(),
            meetings=tuple(self.meetings),
            statements=tuple(self.statements),
            propositions=tuple(self.propositions),
            claims=tuple(self.claims),
            people=tuple(self.people),
            parties=tuple(self.parties),
            published=self.published,
        )


def on(day: str, words: str, kind: StampKind = StampKind.PUBLISHED) -> tuple[tuple[str, str, StampKind], ...]:
    """One stamp: the words that print it and the day that they name."""
    return ((words, day, kind),)
