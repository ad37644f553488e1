"""Which allegations a reply means: "the charge" is the last one made, "the allegations" are all of them."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.extract.actors import sides, sides_of
from communique.extract.allegations import Allegation
from communique.extract.claims.replies import Reply
from communique.language import Actor, Document
from communique.model import Claim, PropositionKind, Stance

# So many sentences before a reply may the last mention of what it means stand.
_FAR, _NEAR = 12, 2
# Of these anybody may take one; only who is accused denies.
_ANYBODYS = frozenset({Stance.QUESTIONS, Stance.DISMISSES, Stance.CONFIRMS})


def answered(
    document: Document,
    allegations: Sequence[Allegation],
    claims: Sequence[Sequence[Claim]],
    reply: Reply,
    actor: Actor,
) -> list[int]:
    """The places of the allegations that somebody's reply means.

    Args:
        document: The document.
        allegations: All allegations.
        claims: The claims that are made about each.
        reply: The reply.
        actor: Who replies.
    """
    last = {
        i: at
        for i, allegation in enumerate(allegations)
        if (at := _last_mention(document, allegation, reply)) is not None
        and _may_be_meant(allegation, claims[i], reply, actor)
    }
    if not last:
        return []
    nearest = max(last, key=lambda i: last[i])
    between = [i for i in last if allegations[i].parties == allegations[nearest].parties]
    if reply.several:
        return between
    general = [i for i in between if allegations[i].amount is None]
    return [max(general, key=lambda i: last[i])] if general and not reply.figures else [nearest]


def _last_mention(document: Document, allegation: Allegation, reply: Reply) -> int | None:
    """The last mention of an allegation before a reply, unless it stands too far off."""
    mentions = [s.trigger for s in allegation.supplies if not s.negated and s.trigger.i < reply.noun.i]
    if not mentions:
        return None
    trigger = max(mentions, key=lambda t: t.i)
    far = _NEAR if reply.near else _FAR
    return trigger.i if _sentences_between(document, trigger, reply.noun) <= far else None


def _sentences_between(document: Document, first: Token, second: Token) -> int:
    return sum(token.is_sent_start is True for token in document.doc[first.i + 1 : second.i + 1])


def _may_be_meant(allegation: Allegation, claims: Sequence[Claim], reply: Reply, actor: Actor) -> bool:
    """Whether somebody can mean an allegation: he is accused by it, or asks who may not be."""
    if allegation.kind is not PropositionKind.TRANSFER or (reply.figures and allegation.amount is None):
        return False
    if reply.goods and not {good.code for good in reply.goods} & {good.code for good in allegation.goods}:
        return False
    stance = reply.utterance.stance
    claimed = sides(c.claimant.party for c in claims if c.claimant is not None and c.stance is not stance)
    if reply.owners and not _have_claimed(reply.owners, claims, claimed):
        return False
    accused = sides_of(a for a in (allegation.supplier, allegation.recipient) if a is not None)
    own = sides_of([actor])
    if own & claimed and not own & accused:
        return False  # who alleged it does not answer himself
    return bool(own & accused) or stance in _ANYBODYS or reply.part


def _have_claimed(owners: Sequence[Actor], claims: Sequence[Claim], claimed: frozenset[str]) -> bool:
    """Whether those whose figure or charge it is made one of the claims; of a bare name that is not known."""
    if sides_of(owners) & claimed or _people(owners) & _claimants(claims):
        return True
    return all(actor.party is None for actor in owners)


def _people(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.person for actor in actors if actor.person is not None)


def _claimants(claims: Sequence[Claim]) -> frozenset[str]:
    roles = (c.claimant for c in claims if c.claimant is not None)
    return frozenset(role.person.name for role in roles if role.person is not None)
