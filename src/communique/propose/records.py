"""What a proposer may say of an article: records in which every value stands beside the words that support it.

These are the boundary to programs that are not ours. A record is only a proposal; what it says becomes a fact when it
has passed the ``gate``. The names of the fields and their descriptions are part of what a language model is told.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from communique.model import PositionKind, Stance, StatementKind

#: Records of one kind in one answer; more are a sign of a model that repeats itself.
MOST_RECORDS = 50
#: Things of one kind in one record.
MOST_VALUES = 30
#: Code points of an evidence string, and of the words that it supports.
LONGEST_EVIDENCE = 1500
LONGEST_WORDS = 400

Evidence = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_EVIDENCE,
        description="One sentence, or a part of one, copied from the article letter by letter.",
    ),
]


class _Record(BaseModel):
    """A frozen record; keys that it does not know are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)


class Said(_Record):
    """Words of the article, and the sentence that holds them."""

    words: Annotated[
        str, Field(min_length=1, max_length=LONGEST_WORDS, description="The words as printed; a part of the evidence.")
    ]
    evidence: Evidence


class Named(Said):
    """Words of the article that name somebody who acts."""

    kind: Annotated[Literal["state", "organisation", "person"], Field(description="What the words name.")]


def _absent_when_blank(value: Any) -> Any:  # noqa: ANN401 — whatever the program sent
    """Nothing instead of a value without words: models write "" or "none" where there is nothing to say."""
    if isinstance(value, dict) and str(value.get("words") or "").strip().lower() in {"", "none", "null", "unknown"}:
        return None
    return value


MaybeSaid = Annotated[Said | None, BeforeValidator(_absent_when_blank)]
MaybeNamed = Annotated[Named | None, BeforeValidator(_absent_when_blank)]


class ProposedMeeting(_Record):
    """A meeting, talk or call that was held; not one that is planned, called off or only wished for."""

    evidence: Evidence
    participants: Annotated[tuple[Named, ...], Field(max_length=MOST_VALUES)]
    place: MaybeSaid = None
    when: MaybeSaid = None


class ProposedPosition(_Record):
    """What a statement condemns, fears, demands, pledges or supports."""

    kind: PositionKind
    content: Annotated[Said, Field(description="What it condemns, fears, demands, pledges or supports.")]
    target: Annotated[MaybeNamed, Field(description="Of whom.")] = None


class ProposedStatement(_Record):
    """A statement that somebody issued: a joint statement, readout, press release, remarks, a letter or report."""

    evidence: Evidence
    kind: StatementKind
    issuers: Annotated[tuple[Named, ...], Field(max_length=MOST_VALUES)]
    positions: Annotated[tuple[ProposedPosition, ...], Field(max_length=MOST_VALUES)] = ()
    when: MaybeSaid = None


class ProposedClaim(_Record):
    """What somebody says of a transfer of arms or goods from one party to another. Nobody here knows; somebody says."""

    evidence: Annotated[Evidence, Field(description="The sentence in which the claimant says it, letter by letter.")]
    claimant: Annotated[MaybeNamed, Field(description="Who says it; the words stand in the evidence of the claim.")]
    stance: Annotated[Stance, Field(description="How the claimant stands to it.")]
    stance_words: Annotated[
        str,
        Field(min_length=1, max_length=LONGEST_WORDS, description="The words of the evidence that show the stance."),
    ]
    supplier: Annotated[MaybeNamed, Field(description="Who is said to supply.")] = None
    recipient: Annotated[MaybeNamed, Field(description="Who is said to receive.")] = None
    items: Annotated[tuple[Said, ...], Field(max_length=MOST_VALUES, description="What is said to be supplied.")] = ()
    quantity: Annotated[MaybeSaid, Field(description="How much, with the unit: more than 1,000 containers.")] = None
    period: Annotated[MaybeSaid, Field(description="When it is said to have been supplied.")] = None
    when: Annotated[MaybeSaid, Field(description="When the claimant said it.")] = None
    feared: Annotated[bool, Field(description="Whether it has not happened, but is feared, planned or possible.")] = (
        False
    )


class Answer(_Record):
    """All that a program proposes for one stretch of an article."""

    meetings: Annotated[tuple[ProposedMeeting, ...], Field(max_length=MOST_RECORDS)] = ()
    statements: Annotated[tuple[ProposedStatement, ...], Field(max_length=MOST_RECORDS)] = ()
    claims: Annotated[tuple[ProposedClaim, ...], Field(max_length=MOST_RECORDS)] = ()


Proposal = ProposedMeeting | ProposedStatement | ProposedClaim
