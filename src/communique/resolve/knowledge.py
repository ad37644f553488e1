"""Many articles as one knowledge: the way through this room.

Each step uses only what the one before it has settled: who is who, when each document speaks, and then meetings,
statements, propositions and claims, in the order in which they refer to one another.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from communique.link import LinkedEntity, load_links, name_key
from communique.model import (
    Facts,
    Knowledge,
    Person,
    Proposition,
    PropositionKind,
    ResolutionCitation,
    Role,
    Statement,
    Timing,
)
from communique.resolve.claims import merge_claims, name_claimant
from communique.resolve.errors import ResolveError
from communique.resolve.evidence import alternatives
from communique.resolve.homes import with_home_states
from communique.resolve.keys import digest
from communique.resolve.meetings import merge_meetings
from communique.resolve.parties import merge_parties, resolve_offices, resolve_parties
from communique.resolve.people import Names, resolve_people
from communique.resolve.proposed import beside, first_known, joined
from communique.resolve.propositions import merge_propositions
from communique.resolve.references import check_references
from communique.resolve.rewrite import Identities, identify, retime
from communique.resolve.roles import role_order
from communique.resolve.statements import merge_statements
from communique.resolve.utterance import Utterance, find_utterance


class PackagedNames:
    """Names as the packaged tables know them."""

    def key(self, name: str) -> str:
        """The identity of a name, however it is printed."""
        return name_key(name)

    def person(self, name: str, state: str | None) -> LinkedEntity | None:
        """The verified person of that name and state."""
        return load_links().person(name, state)

    def home(self, name: str) -> str | None:
        """The state of the verified person of that name."""
        return load_links().home(name)

    def holder(self, family: str, title: str, state: str) -> LinkedEntity | None:
        """The verified holder of such an office of that state."""
        return load_links().holder(family, title, state)


def resolve(facts: Sequence[Facts], names: Names | None = None, proposed: Sequence[Facts] = ()) -> Knowledge:
    """Bring together what several articles report.

    The result depends on the set of articles alone, not on their order.

    Args:
        facts: What each article reports, under keys of its own.
        names: Where names are looked up; the packaged tables by default.
        proposed: What other programs propose for these articles, under keys that the facts do not have; claims may be
            about the facts' propositions. It stands beside what the facts give and changes nothing of that.

    Raises:
        ResolveError: The facts of an article do not hang together, or two different readings of one article came.
    """
    names = names or PackagedNames()
    ruled = _settle(_in_order(facts), names)
    knowledge = _merge(ruled)
    if not proposed:
        return knowledge
    return beside(knowledge, _merge(_settle_beside(ruled, _in_order(proposed), names)))


@dataclass(frozen=True, slots=True)
class _Settled:
    """Documents whose names are identities and whose times are resolved.

    Attributes:
        raw: The documents as they came.
        documents: The same, settled.
        utterances: When each of them speaks.
        identities: What stands for the names of an article.
        propositions: Keys of propositions that stand elsewhere, by article and local key.
    """

    raw: Sequence[Facts]
    documents: Sequence[Facts]
    utterances: Sequence[Utterance]
    identities: Callable[[str], Identities]
    propositions: Mapping[tuple[str, str], str]


def _settle(facts: Sequence[Facts], names: Names) -> _Settled:
    for one in facts:
        check_references(one)
    facts = [with_home_states(one, names) for one in facts]
    identities = _identities(facts, names)
    documents = [identify(one, identities(one.article.id)) for one in facts]
    utterances = [find_utterance(one) for one in documents]
    documents = [_retimed(one, u) for one, u in zip(documents, utterances, strict=True)]
    return _Settled(facts, documents, utterances, identities, {})


def _settle_beside(ruled: _Settled, proposed: Sequence[Facts], names: Names) -> _Settled:
    """What is proposed, in the light of what the rules say: the same names are the same people, the same days hold."""
    together = {one.article.id: one for one in ruled.raw}
    for one in proposed:
        together[one.article.id] = joined(together[one.article.id], one)
        check_references(together[one.article.id])
    others = _identities(list(together.values()), names)
    speaking = {u.article.id: u for u in ruled.utterances}
    documents = []
    for one in proposed:
        article = one.article.id
        named = identify(one, first_known(ruled.identities(article), others(article)))
        documents.append(_retimed(named, speaking[article]))
    _, propositions = merge_propositions((f.article.id, p) for f in ruled.documents for p in f.propositions)
    return _Settled(proposed, documents, (), ruled.identities, propositions)


def _merge(settled: _Settled) -> Knowledge:
    """One knowledge from documents that are settled."""
    documents, utterances = settled.documents, settled.utterances
    meetings, meeting_keys = merge_meetings((f.article.id, m) for f in documents for m in f.meetings)
    statements, statement_keys, shared = merge_statements(
        (f.article.id, _at_meeting(f.article.id, s, meeting_keys)) for f in documents for s in f.statements
    )
    propositions, proposition_keys = merge_propositions((f.article.id, p) for f in documents for p in f.propositions)
    proposition_keys |= settled.propositions
    several = {s.key: s for s in statements if s.key in shared}
    claims = []
    for one in documents:
        for claim in one.claims:
            proposition = proposition_keys[(one.article.id, claim.proposition)]
            statement = statement_keys[(one.article.id, claim.statement)] if claim.statement else None
            identified = replace(claim, proposition=proposition, statement=statement)
            claims.append((one.article.id, name_claimant(identified, several)))
    return Knowledge(
        articles=tuple(f.article for f in documents),
        meetings=meetings,
        statements=statements,
        propositions=propositions,
        claims=merge_claims(claims),
        resolutions=_citations(documents, statement_keys),
        people=_people(documents),
        parties=merge_parties(named for f in documents for named in f.parties),
        sentences=tuple(sorted({s for f in documents for s in f.sentences})),
        refusals=tuple(sorted({r for f in documents for r in f.refusals}, key=lambda r: (r.passage, r.text, r.reason))),
        published=tuple((u.article.id, u.published) for u in utterances if u.published),
    )


def _in_order(facts: Sequence[Facts]) -> list[Facts]:
    """The facts by article; the same reading given twice counts once.

    Raises:
        ResolveError: ``article-read-twice``.
    """
    documents: dict[str, Facts] = {}
    for one in facts:
        if documents.setdefault(one.article.id, one) != one:
            message = f"The article {one.article.id} came with two different readings."
            hint = "Give each article once; the names of all its files stand in one reading."
            raise ResolveError("article-read-twice", message, where=one.article.names[0], hint=hint)
    return [documents[article] for article in sorted(documents)]


def _identities(documents: Sequence[Facts], names: Names) -> Callable[[str], Identities]:
    """One identity for each person, party and office of all articles, by the article that names them."""
    party = resolve_parties(documents)
    office = resolve_offices(documents)
    person = resolve_people(documents, names)

    def of_article(article: str) -> Identities:
        def known(one: Person) -> Person:
            return person(article, one)

        return Identities(known, party, office)

    return of_article


def _retimed(facts: Facts, utterance: Utterance) -> Facts:
    return retime(facts, partial(_resolve_timing, utterance))


def _resolve_timing(utterance: Utterance, timing: Timing, proposition: Proposition | None) -> Timing:
    """A potential transfer has not happened; everything else that is dated had, when it was reported."""
    past = proposition is None or proposition.kind is not PropositionKind.POTENTIAL_TRANSFER
    return utterance.resolve(timing, past=past)


def _at_meeting(article: str, statement: Statement, keys: dict[tuple[str, str], str]) -> Statement:
    return replace(statement, meeting=keys[(article, statement.meeting)] if statement.meeting else None)


def _citations(
    documents: Sequence[Facts], statements: dict[tuple[str, str], str]
) -> tuple[tuple[str, ResolutionCitation], ...]:
    found = []
    for one in documents:
        for citation in one.resolutions:
            statement = statements[(one.article.id, citation.statement)] if citation.statement else None
            found.append((_resolution_key(one.article.id, citation), replace(citation, statement=statement)))
    return tuple(sorted(set(found), key=lambda f: (f[0], f[1].supports, f[1].text, f[1].body, f[1].statement or "")))


def _resolution_key(article: str, citation: ResolutionCitation) -> str:
    """A numbered resolution is one thing everywhere; what "U.N. resolutions" means is known to its article alone."""
    if citation.number is not None:
        return f"{citation.body}-{citation.number}"
    return f"unnumbered-{digest(article, citation.body, citation.text.lower())}"


def _people(documents: Sequence[Facts]) -> tuple[Role, ...]:
    """What each passage says of a person's office and party; only the same words count once."""
    same: dict[Role, list[Role]] = {}
    for role in (role for one in documents for role in one.people):
        same.setdefault(replace(role, supports=()), []).append(role)
    merged = (replace(role, supports=alternatives(*(r.supports for r in said))) for role, said in same.items())
    return tuple(sorted(merged, key=role_order))
