"""From records to facts of the model, each value with the words that support it.

Every method either gives a fact or raises ``UngroundedError``: nothing of a record that fails is kept. What is grounded
but cannot be read ("some time ago" is no date) is left out of the fact and told of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.extract import Read
from communique.language import Actor, distinct
from communique.lexicon import Lexicon
from communique.model import (
    Basis,
    Claim,
    Meeting,
    MeetingMode,
    Party,
    Passage,
    Position,
    Proposition,
    PropositionKind,
    Quantity,
    Stated,
    Statement,
    StatementKind,
    Support,
    Timing,
)
from communique.propose import values
from communique.propose.actors import Cast, role, side
from communique.propose.page import Page, UngroundedError, shorten
from communique.propose.records import Named, ProposedClaim, ProposedMeeting, ProposedPosition, ProposedStatement, Said

_KINDS = {
    StatementKind.JOINT_STATEMENT: "Joint statement",
    StatementKind.COMMUNIQUE: "Communiqué",
    StatementKind.READOUT: "Readout",
    StatementKind.PRESS_RELEASE: "Press release",
    StatementKind.REMARKS: "Remarks",
    StatementKind.LETTER: "Letter",
    StatementKind.REPORT: "Report",
}
# Of these, that they were issued is a fact without anything they say.
_TELLING = frozenset({StatementKind.JOINT_STATEMENT, StatementKind.COMMUNIQUE})


@dataclass(frozen=True, slots=True)
class Heard:
    """A proposal about a transfer: what is alleged, and the claims about it, one for each claimant."""

    proposition: Proposition
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Somebody named: who, by which words, with what support."""

    actors: tuple[Actor, ...]
    words: Passage
    supports: tuple[Support, ...]


@dataclass
class Maker:
    """Makes facts of one article.

    Attributes:
        page: The article as it was shown.
        read: What the rules read in it.
        left_out: What was grounded and could not be read, for people; whoever asks empties it.
    """

    page: Page
    read: Read
    left_out: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._cast = Cast(self.read)
        self._sentences = sorted(self.read.facts.sentences)

    @property
    def _lexicon(self) -> Lexicon:
        return self.read.lexicon

    # ── facts ───────────────────────────────────────────────────────────────

    def meeting(self, record: ProposedMeeting, key: str) -> Meeting:
        """The meeting; its mode is that which the words of the evidence tell.

        Raises:
            UngroundedError: The words do not bear it out.
        """
        evidence = self.page.locate(record.evidence)
        shown = [self._named(named) for named in record.participants]
        actors = distinct(actor for one in shown for actor in one.actors)
        here = distinct(actor for one in shown if evidence.contains(one.words) for actor in one.actors)
        if len(here) < 2:
            raise UngroundedError("a meeting has two participants whom its evidence names", evidence)
        supports = self._supports(evidence)
        roles = tuple(role(actor, self._supports(evidence, *actor.passages)) for actor in actors)
        return Meeting(
            key=key,
            label=f"Meeting of {_listed([_name(actor) for actor in actors])}",
            participants=roles,
            supports=supports,
            mode=self._mode(evidence),
            place=self._place(record.place),
            timing=self._timing(record.when),
        )

    def statement(self, record: ProposedStatement, key: str) -> Statement:
        """The statement with its positions.

        Raises:
            UngroundedError: The words do not bear it out, or it says nothing.
        """
        evidence = self.page.locate(record.evidence)
        shown = [self._named(named) for named in record.issuers]
        if not any(evidence.contains(one.words) for one in shown):
            raise UngroundedError("a statement has an issuer whom its evidence names", evidence)
        issuers = distinct(actor for one in shown for actor in one.actors)
        if record.kind is StatementKind.JOINT_STATEMENT and len({side(actor) for actor in issuers}) < 2:
            raise UngroundedError("a joint statement has two issuers", evidence)
        positions = tuple(self._position(position) for position in record.positions)
        if not positions and record.kind not in _TELLING:
            raise UngroundedError("nothing is told of what the statement says", evidence)
        return Statement(
            key=key,
            kind=record.kind,
            label=f"{_KINDS[record.kind]} of {_listed([_name(actor) for actor in issuers])}",
            signatures=tuple(role(actor, self._supports(evidence, *actor.passages)) for actor in issuers),
            supports=self._supports(evidence),
            timing=self._timing(record.when),
            positions=positions,
        )

    def claim(self, record: ProposedClaim, key: str) -> Heard:
        """What is alleged, and a claim of each claimant.

        Raises:
            UngroundedError: The words do not bear it out, or nobody says it.
        """
        evidence = self.page.locate(record.evidence)
        if record.claimant is None:
            raise UngroundedError("it is alleged by nobody: a transfer is only known as somebody's claim", evidence)
        claimant = self._named(record.claimant)
        if not evidence.contains(claimant.words):
            raise UngroundedError(
                f"“{shorten(record.claimant.words)}” does not stand in the evidence of the claim", evidence
            )
        self._check_stance(record, evidence)
        proposition = self._proposition(record, key, evidence)
        supports = self._supports(evidence)
        timing = self._timing(record.when)
        claims = tuple(
            Claim(
                key=f"{key}-{number}",
                claimant=role(actor, self._supports(evidence, *actor.passages)),
                stance=record.stance,
                proposition=proposition.key,
                supports=supports,
                timing=timing,
            )
            for number, actor in enumerate(claimant.actors)
        )
        return Heard(proposition, claims)

    # ── their parts ─────────────────────────────────────────────────────────

    def _proposition(self, record: ProposedClaim, key: str, evidence: Passage) -> Proposition:
        supplier, recipient = self._party(record.supplier), self._party(record.recipient)
        if supplier is None and recipient is None:
            raise UngroundedError("neither a supplier nor a recipient is named", evidence)
        if supplier and recipient and side(supplier.actors[0]) == side(recipient.actors[0]):
            raise UngroundedError("supplier and recipient are one party", evidence)
        if not record.items:
            raise UngroundedError("nothing is named that is said to be supplied", evidence)
        items = [self._goods(item) for item in record.items]
        told = [*items, *(one.words for one in (supplier, recipient) if one)]
        if not any(evidence.contains(words) for words in told):
            raise UngroundedError("the evidence of the claim names neither goods nor a party to it", evidence)
        sides = [one for one in (supplier, recipient) if one]
        return Proposition(
            key=key,
            kind=PropositionKind.POTENTIAL_TRANSFER if record.feared else PropositionKind.TRANSFER,
            supplier=_party_of(supplier),
            recipient=_party_of(recipient),
            items=tuple(self._item(words) for words in items),
            supports=self._supports(evidence, *(one.words for one in sides)),
            supplier_supports=supplier.supports if supplier else (),
            recipient_supports=recipient.supports if recipient else (),
            quantity=self._quantity(record.quantity),
            period=self._timing(record.period),
        )

    def _party(self, named: Named | None) -> _Shown | None:
        """The one party that words name."""
        if named is None:
            return None
        shown = self._named(named)
        if len(shown.actors) != 1 or shown.actors[0].party is None:
            raise UngroundedError(f"“{shorten(named.words)}” does not name one party", shown.words)
        return shown

    def _goods(self, said: Said) -> Passage:
        """Words that can name goods: they are more than somebody's name or a date."""
        words = self._said(said)
        if self._cast.only_names(words) or any(time.passage.contains(words) for time in self.read.times):
            raise UngroundedError(f"“{shorten(said.words)}” names no goods", words)
        return words

    def _item(self, words: Passage) -> Stated:
        text = " ".join(self.page.article.words(words).split())
        return Stated(text, self._supports(words), values.item_code(text, self._lexicon.items))

    def _quantity(self, said: Said | None) -> Quantity | None:
        if said is None:
            return None
        words = self._said(said)
        found = values.quantity(self.page.article.words(words), self._supports(words), self._lexicon.quantities)
        if found is None:
            self.left_out.append(f"“{shorten(said.words)}” is no quantity that can be read")
        return found

    def _position(self, record: ProposedPosition) -> Position:
        words = self._said(record.content)
        target = self._party(record.target)
        passages = [words, *([target.words] if target else [])]
        content = " ".join(self.page.article.words(words).split())
        return Position(record.kind, _party_of(target), content, self._supports(*passages))

    def _place(self, said: Said | None) -> Stated | None:
        if said is None:
            return None
        words = self._said(said)
        return Stated(" ".join(self.page.article.words(words).split()), self._supports(words))

    def _mode(self, evidence: Passage) -> MeetingMode | None:
        """By telephone or video, where the words say so; that people sat in one room is not concluded."""
        words = self.page.article.words(evidence)
        if values.holds(words, self._lexicon.meetings.video):
            return MeetingMode.VIDEO
        # "Call" alone is a word of demands as well ("called on Borland to …").
        return MeetingMode.PHONE if values.holds(words, self._lexicon.meetings.phone - {"call"}) else None

    def _timing(self, said: Said | None) -> Timing | None:
        """When, by the time expression that the rules found at those words."""
        if said is None:
            return None
        words = self._said(said)
        found = [time for time in self.read.times if time.passage.start < words.end and words.start < time.passage.end]
        if len(found) != 1:
            self.left_out.append(f"“{shorten(said.words)}” is no date that can be read")
            return None
        (support,) = self._supports(words)
        return Timing(support, found[0])

    def _check_stance(self, record: ProposedClaim, evidence: Passage) -> None:
        self.page.locate(record.stance_words, evidence)
        if values.contradicts(record.stance, record.stance_words, self._lexicon):
            reason = (
                f"“{shorten(record.stance_words)}” does not say that somebody {record.stance.value.replace('-', ' ')}"
            )
            raise UngroundedError(reason, evidence)

    # ── words ───────────────────────────────────────────────────────────────

    def _said(self, said: Said) -> Passage:
        """Where the words stand, inside evidence that stands in the article."""
        return self.page.locate(said.words, self.page.locate(said.evidence))

    def _named(self, named: Named) -> _Shown:
        words = self._said(named)
        actors = self._cast.who(named, words)
        passages = {passage for actor in actors for passage in actor.passages}
        return _Shown(actors, words, self._supports(words, *sorted(passages)))

    def _supports(self, *passages: Passage) -> tuple[Support, ...]:
        """The sentences that hold the passages, needed together; a passage outside every sentence stands itself."""
        whole = {sentence for passage in passages for sentence in self._sentences_of(passage)}
        return (Support(tuple(whole), Basis.PROPOSED),)

    def _sentences_of(self, passage: Passage) -> Sequence[Passage]:
        touched = [s for s in self._sentences if s.start < passage.end and passage.start < s.end]
        held = touched and touched[0].start <= passage.start and passage.end <= touched[-1].end
        return touched if held else [passage]


def _party_of(shown: _Shown | None) -> Party | None:
    return shown.actors[0].party if shown else None


def _name(actor: Actor) -> str:
    return actor.person or (actor.party.label if actor.party else "")


def _listed(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    return f"{', '.join(unique[:-1])} and {unique[-1]}" if len(unique) > 1 else "".join(unique)
