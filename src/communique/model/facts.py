"""What an article reports, as found in one document (``Facts``) and as resolved across documents.

The same types serve before and after resolution. Before it, ``key`` is local to the article and
``Timing.span`` is empty; after it, ``key`` is the thing's identity in the graph and spans are filled in.
"""

from dataclasses import dataclass

from communique.model.article import Article, Refusal
from communique.model.codes import (
    Comparator,
    EvidenceKind,
    MeetingMode,
    PositionKind,
    PropositionKind,
    Stance,
    StatementKind,
)
from communique.model.parties import Party, Role
from communique.model.passages import Passage, Support
from communique.model.times import Timing


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in the words of the text, with the code it was mapped to (or none) and its support."""

    text: str
    supports: tuple[Support, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that was held: talks, a call, a visit, a summit."""

    key: str
    label: str
    participants: tuple[Role, ...]
    supports: tuple[Support, ...]
    mode: MeetingMode | None = None
    mode_supports: tuple[Support, ...] = ()
    place: Stated | None = None
    timing: Timing | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a statement condemns, demands, pledges …: of whom, and what."""

    kind: PositionKind
    target: Party | None
    content: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks. ``printed`` are the passages that print them, marks included."""

    text: str
    printed: tuple[Passage, ...]
    speaker: Role | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that somebody issued: joint statement, readout, release or remarks, for example."""

    key: str
    kind: StatementKind
    label: str
    signatures: tuple[Role, ...]
    supports: tuple[Support, ...]
    timing: Timing | None = None
    positions: tuple[Position, ...] = ()
    quotes: tuple[Quote, ...] = ()
    meeting: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much is alleged: ``value`` is ``None`` for *millions of* and the like."""

    value: float | None
    unit: str
    comparator: Comparator
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is alleged: a described proposition, never an event.

    For a use, ``supplier`` is the user and ``recipient`` the party it is used against.
    """

    key: str
    kind: PropositionKind
    supplier: Party | None
    recipient: Party | None
    items: tuple[Stated, ...]
    supports: tuple[Support, ...]
    supplier_supports: tuple[Support, ...] = ()
    recipient_supports: tuple[Support, ...] = ()
    quantity: Quantity | None = None
    period: Timing | None = None
    consideration: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claimant points to, in the words of the text."""

    kind: EvidenceKind
    text: str
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One speech act: who takes which stance on which proposition.

    ``claimant`` is ``None`` when the text attributes it to nobody; ``outlet`` is true when the outlet
    itself asserts it. ``statement`` and ``proposition`` are keys.
    """

    key: str
    claimant: Role | None
    stance: Stance
    proposition: str
    supports: tuple[Support, ...]
    outlet: bool = False
    timing: Timing | None = None
    statement: str | None = None
    hedge: Passage | None = None
    medium: Stated | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ResolutionCitation:
    """A resolution that the text cites; ``number`` is ``None`` when it gives none."""

    body: str
    number: int | None
    text: str
    supports: tuple[Support, ...]
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article reports.

    Attributes:
        people: Everybody named in the body, each with the office and party the text gives.
        parties: Every party that a fact names, with the passages that name it.
        sentences: The sentences that were read, so that what supports nothing can be listed.
        refusals: Names that stand in refused zones.
    """

    article: Article
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    claims: tuple[Claim, ...] = ()
    resolutions: tuple[ResolutionCitation, ...] = ()
    people: tuple[Role, ...] = ()
    parties: tuple[tuple[Party, Support], ...] = ()
    sentences: tuple[Passage, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    published: Timing | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Many articles as one: the same types, identified across documents and dated.

    ``published`` maps article identifiers to the day or interval of publication.
    """

    articles: tuple[Article, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    propositions: tuple[Proposition, ...]
    claims: tuple[Claim, ...]
    resolutions: tuple[tuple[str, ResolutionCitation], ...]
    people: tuple[Role, ...]
    parties: tuple[tuple[Party, tuple[Support, ...]], ...]
    sentences: tuple[Passage, ...]
    refusals: tuple[Refusal, ...]
    published: tuple[tuple[str, Timing], ...]
