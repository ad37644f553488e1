"""The gate: what a program proposes, and what of it becomes a fact.

Whatever made a proposal, the same is asked of it. Its evidence stands in the article, word for word, in a paragraph
that may support facts; the words of every party, person and thing stand in that evidence; who they are is what the
article's own reading says; a transfer is somebody's claim; and the rules have not said it already. What fails is
refused as a whole, with the reason. What passes still has to conform to the shapes, like every other fact.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from communique.extract import Read
from communique.model import Claim, Facts, Meeting, Passage, Proposition, Refusal, Statement
from communique.propose.known import known_claim, known_meeting, known_proposition, known_statement
from communique.propose.making import Maker
from communique.propose.page import Page, UngroundedError, shorten
from communique.propose.records import Answer, Proposal, ProposedClaim, ProposedMeeting, ProposedStatement

_KINDS: dict[type[Proposal], str] = {
    ProposedMeeting: "meeting",
    ProposedStatement: "statement",
    ProposedClaim: "claim",
}


class Outcome(StrEnum):
    """What became of a proposal."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one proposal, and why.

    Attributes:
        article: The article's identifier.
        kind: ``meeting``, ``statement``, ``claim``; ``answer`` when a whole answer is of no use.
        outcome: Accepted, known to the rules, or refused.
        words: The evidence as it was proposed, shortened.
        reason: Why; for an accepted one what of it could not be read and was left out, or nothing.
        passage: Where the words stand, if they stand anywhere.
    """

    article: str
    kind: str
    outcome: Outcome
    words: str
    reason: str = ""
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """What passed the gate, and what became of everything.

    Attributes:
        facts: The facts that were proposed; keys of the rules' facts may be referred to.
        verdicts: One for each proposal, in order.
    """

    facts: Facts
    verdicts: tuple[Verdict, ...]


class _KnownError(Exception):
    """The rules have said it already."""


class Gate:
    """The gate of one article.

    Args:
        read: What the rules read in it.
        page: The article as it was shown to the proposer.
    """

    def __init__(self, read: Read, page: Page) -> None:
        self._ruled = read.facts
        self._items = read.lexicon.items
        self._maker = Maker(page, read)
        self._article = read.facts.article
        self._meetings: list[Meeting] = []
        self._statements: list[Statement] = []
        self._propositions: list[Proposition] = []
        self._claims: list[Claim] = []
        self._verdicts: list[Verdict] = []

    def admit(self, answer: Answer) -> None:
        """Let through what stands the test, and note a verdict on every proposal."""
        for meeting in answer.meetings:
            self._try(meeting, partial(self._admit_meeting, meeting))
        for statement in answer.statements:
            self._try(statement, partial(self._admit_statement, statement))
        for claim in answer.claims:
            self._try(claim, partial(self._admit_claim, claim))

    def refuse(self, reason: str) -> None:
        """Note that an answer is of no use at all."""
        self._verdicts.append(Verdict(self._article.id, "answer", Outcome.REFUSED, "", reason))

    def admitted(self, proposer: str) -> Admitted:
        """What has passed so far.

        Args:
            proposer: Name of the program that proposed it, for the reasons of refusals.
        """
        facts = Facts(
            article=self._article,
            meetings=tuple(self._meetings),
            statements=tuple(self._statements),
            propositions=tuple(self._propositions),
            claims=tuple(self._claims),
            refusals=tuple(self._refusals(proposer)),
        )
        return Admitted(facts, tuple(self._verdicts))

    # ── one proposal ────────────────────────────────────────────────────────

    def _try(self, proposal: Proposal, admit: Callable[[], None]) -> None:
        outcome, reason, passage = Outcome.ACCEPTED, "", None
        self._maker.left_out.clear()
        try:
            admit()
            reason = "; ".join(f"left out: {what}" for what in self._maker.left_out)
        except UngroundedError as error:
            outcome, reason, passage = Outcome.REFUSED, error.reason, error.passage
        except _KnownError as known:
            outcome, reason = Outcome.KNOWN, str(known)
        words = shorten(proposal.evidence)
        self._verdicts.append(Verdict(self._article.id, _KINDS[type(proposal)], outcome, words, reason, passage))

    def _admit_meeting(self, record: ProposedMeeting) -> None:
        meeting = self._maker.meeting(record, f"proposed-m{len(self._meetings)}")
        if known := known_meeting(meeting, self._ruled) or known_meeting(meeting, self._proposed()):
            raise _KnownError(f"known as “{known.label}”")
        self._meetings.append(meeting)

    def _admit_statement(self, record: ProposedStatement) -> None:
        statement = self._maker.statement(record, f"proposed-s{len(self._statements)}")
        if known := known_statement(statement, self._ruled) or known_statement(statement, self._proposed()):
            raise _KnownError(f"known as “{known.label}”")
        self._statements.append(statement)

    def _admit_claim(self, record: ProposedClaim) -> None:
        heard = self._maker.claim(record, f"proposed-p{len(self._propositions)}")
        ruled = known_proposition(heard.proposition, self._ruled, self._items)
        known = ruled or known_proposition(heard.proposition, self._proposed(), self._items)
        target = known or heard.proposition
        claims = [c for c in heard.claims if not self._is_known(c, target.key)]
        if not claims:
            raise _KnownError("known: the same claimant has spoken of this transfer")
        if known is None:
            self._propositions.append(heard.proposition)
        first = len(self._claims)
        self._claims += [
            replace(claim, key=f"proposed-c{first + number}", proposition=target.key)
            for number, claim in enumerate(claims)
        ]

    def _is_known(self, claim: Claim, proposition: str) -> bool:
        return any(known_claim(claim, proposition, facts) for facts in (self._ruled, self._proposed()))

    def _proposed(self) -> Facts:
        """What was proposed before, which a model may say twice."""
        return Facts(
            self._article,
            tuple(self._meetings),
            tuple(self._statements),
            tuple(self._propositions),
            tuple(self._claims),
        )

    def _refusals(self, proposer: str) -> Iterable[Refusal]:
        """The refused proposals whose words stand somewhere; the others have no passage that a graph could show."""
        for verdict in self._verdicts:
            if verdict.outcome is not Outcome.REFUSED or verdict.passage is None:
                continue
            zone = self._article.zone_at(verdict.passage.start)
            if zone is not None:
                reason = f"a {verdict.kind} proposed by {proposer}: {verdict.reason}"
                yield Refusal(self._article.words(verdict.passage), verdict.passage, zone, reason)
