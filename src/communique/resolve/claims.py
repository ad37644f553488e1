"""Which reports are of one claim: one speech act, by one claimant, in one statement or on one day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from communique.model import Claim, Evidence, Role, Statement
from communique.resolve.evidence import alternatives, first_passage, inferred, strongest
from communique.resolve.groups import group
from communique.resolve.keys import digest, distinct, fold
from communique.resolve.propositions import merge_stated
from communique.resolve.roles import covering_role, office_id, party_id, single_role
from communique.resolve.timings import Reach, agree, combine, known_day, reach

Report = tuple[str, Claim]


@dataclass(frozen=True, slots=True)
class _Features:
    """What a report shows of a claim: the act that it is, the statement it was made in, and when."""

    act: tuple[str, ...]
    statement: str | None
    time: Reach

    def fits(self, other: Self, /) -> bool:
        """Whether both can be of one claim."""
        statements = None in (self.statement, other.statement) or self.statement == other.statement
        return self.act == other.act and statements and agree(self.time, other.time)


def merge_claims(reports: Iterable[Report]) -> tuple[Claim, ...]:
    """One claim for all reports of it.

    The same claimant takes the same stance on the same proposition, in the same statement or on the same single
    day. A claim that nobody is named for, and one of an outlet, stays with its article. The first hedge in the order of
    articles stands, since a claim has one.

    Args:
        reports: Claims, each with the identifier of its article; all that they refer to is identified.

    Returns:
        The claims, sorted by key.
    """
    ordered = sorted(reports, key=lambda r: (r[0], first_passage(r[1].supports), r[1].key))
    # Unlike other things, a claim may be reported twice in one article (headline and body): each report counts alone.
    told = group([(str(i), _features(*report), _marks(*report)) for i, report in enumerate(ordered)])
    groups = [[ordered[i] for i in members] for members in told]
    keys = distinct((_identity(same), digest(same[0][0], *first_passage(same[0][1].supports))) for same in groups)
    merged = (replace(_merge([c for _, c in same]), key=key) for same, key in zip(groups, keys, strict=True))
    return tuple(sorted(merged, key=lambda c: c.key))


def name_claimant(claim: Claim, statements: Mapping[str, Statement]) -> Claim:
    """The claim with its claimant as fully named as the signatures of the statement it was made in.

    Where one article says that a country condemned something in a joint statement and another who signed for
    that country, the claimant is that person. The supports join both articles' words, and are inferred. A
    country with two signatories stays a country.

    Args:
        claim: A claim whose statement is identified.
        statements: Statements that several articles report, by key.
    """
    statement = statements.get(claim.statement or "")
    if statement is None or claim.claimant is None or claim.outlet:
        return claim
    signature = covering_role(claim.claimant, statement.signatures)
    if signature is None:
        return claim
    words = strongest(signature.supports)
    supports = alternatives(inferred(s, words) for s in claim.claimant.supports)
    return replace(claim, claimant=replace(signature, supports=supports))


def _act(article: str, claim: Claim) -> tuple[str, ...]:
    """Who does what to which proposition; the article stands for a claimant that only it can know."""
    owner = article if claim.outlet or claim.claimant is None else ""
    return claim.proposition, claim.stance.value, _claimant(claim.claimant), owner


def _claimant(role: Role | None) -> str:
    if role is None:
        return ""
    return f"person:{role.person.key}" if role.person else f"{party_id(role.party)} {office_id(role.office)}"


def _features(article: str, claim: Claim) -> _Features:
    return _Features(_act(article, claim), claim.statement, reach(claim.timing))


def _marks(article: str, claim: Claim) -> list[tuple[tuple[str, ...], str | date]]:
    """What an index can find a claim by: the act with its statement, and the act with its day."""
    act, day = _act(article, claim), known_day(claim.timing)
    return [(act, mark) for mark in (claim.statement, day) if mark]


def _identity(same: Sequence[Report]) -> str:
    """The hash of act and statement, or of act and day; a claim without either is its article's."""
    article, claim = same[0]
    statement = min((c.statement for _, c in same if c.statement), default=None)
    days = [day.isoformat() for day in (known_day(c.timing) for _, c in same) if day]
    if statement:
        return digest(*_act(article, claim), "statement", statement)
    if days:
        return digest(*_act(article, claim), "day", min(days))
    return digest(*_act(article, claim), "article", article, *first_passage(claim.supports))


def _merge(claims: Sequence[Claim]) -> Claim:
    """The claim that all reports are of; a lone report stays as it is."""
    first = claims[0]
    if len(claims) == 1:
        return first
    media = merge_stated(c.medium for c in claims if c.medium)
    return replace(
        first,
        claimant=single_role(c.claimant for c in claims if c.claimant),
        supports=alternatives(*(c.supports for c in claims)),
        timing=combine(c.timing for c in claims),
        statement=next((c.statement for c in claims if c.statement), None),
        hedge=min((c.hedge for c in claims if c.hedge), default=None),
        medium=media[0] if media else None,
        evidence=_merge_evidence(e for c in claims for e in c.evidence),
    )


def _merge_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence of the same kind in the same words is one, with all supports."""
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for one in evidence:
        groups.setdefault((one.kind.value, fold(one.text)), []).append(one)
    merged = []
    for _, same in sorted(groups.items()):
        first = min(same, key=lambda e: (e.supports, e.text))
        merged.append(replace(first, supports=alternatives(*(e.supports for e in same))))
    return tuple(merged)
