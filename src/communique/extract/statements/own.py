"""The statement that a text is: an official text that is the statement itself, and not a report on one.

Three kinds of text are: one whose headline says so ("Joint statement by …", "Readout of …"); one that says "we" of
itself, outside quotation marks, and names who "we" are; and the page of a government or organisation that tells what
it did or said itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.grammar import is_verb, subject
from communique.extract.statements.draft import Draft, members_of
from communique.extract.statements.headlines import Entitled, entitled, event_of, parties_of_headline
from communique.extract.statements.publishers import publisher
from communique.language import Actor, Document, distinct
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import Calendar, PartyKind, StampKind, StatementKind, Support, TimeExpression, Timing, Zone

# A "we" here and there is an author's; a statement keeps saying it.
_OFTEN = 2
# How far behind "We" the apposition may begin: "We, the leaders of …".
_APPOSED = 3
# A statement named in a text that says "we" so often is that text.
_MOSTLY = 4
# A press release says in so many sentences at its beginning who did something.
_LEAD = 3
# Among so many sentences at the beginning a text says whose statement it is.
_BEGINNING = 10
# One government's text tells in these kinds what others said, too.
_PEOPLE = frozenset({"person", "office"})
_OF_MEETINGS = frozenset({StatementKind.PRESS_RELEASE, StatementKind.COMMUNIQUE, StatementKind.JOINT_STATEMENT})
_TOLD = frozenset({StatementKind.READOUT, StatementKind.PRESS_RELEASE})


def find_own_statement(document: Document, drafts: Sequence[Draft]) -> Draft | None:
    """The statement whose words the whole text is, with who issued it.

    Args:
        document: The document.
        drafts: The statements that its nouns name; one of them may be the text.
    """
    speaking = list(_speaking(document))
    by = publisher(document)
    title = entitled(document, official=by is not None or len(speaking) >= _OFTEN)
    if title is not None:
        found = _of_title(document, drafts, title, by, speaking)
    elif by is not None and (event := event_of(document)) is not None:
        found = event[1], (by,), event[0]
    elif by is not None and _is_release(document, by):
        found = StatementKind.PRESS_RELEASE, (by,), _first(document)
    elif len(speaking) >= _OFTEN:
        issuers = _introduced(document, speaking[0]) or _named_before(document, drafts, speaking)
        found = None, issuers, speaking[0]
    else:
        return None
    kind, issuers, at = found
    return _draft(document, kind, issuers, at) if issuers or kind is StatementKind.READOUT else None


_Found = tuple[StatementKind | None, tuple[Actor, ...], Token]


def _of_title(
    document: Document, drafts: Sequence[Draft], title: Entitled, by: Actor | None, speaking: Sequence[Token]
) -> _Found:
    """Kind and issuers of a text that its headline calls a statement."""
    issuers = _fullest(document, drafts, title.issuers, speaking)
    if title.kind is StatementKind.READOUT:
        issuers = (by,) if by is not None else _government(issuers)
    elif not issuers and len(speaking) >= _OFTEN:
        issuers = parties_of_headline(document)
    if not issuers:
        issuers = (by,) if by is not None else _organisation(document, title)
    if by is not None and len(issuers) == 1 and _speaks_for(issuers[0], by):
        (speaker,) = issuers
        issuers = (replace(speaker.with_passages(by.passages), party=by.party, inferred=True),)
    return title.kind, issuers, title.noun


def _speaks_for(speaker: Actor, by: Actor) -> bool:
    """Whether the one named in the headline speaks for who publishes the page.

    A government's page that seems to give somebody of an organisation has a body of its own of a like name.
    """
    if speaker.party is None:
        return True
    organisation = speaker.party.kind is PartyKind.ORGANISATION and speaker.party.state is None
    government = by.party is not None and (by.party.kind is PartyKind.STATE or by.party.state is not None)
    return organisation and government and speaker.person is not None


def _is_release(document: Document, by: Actor) -> bool:
    """Whether a government's page tells what it did or said itself, and to whom beyond it: a press release."""
    body = [s for s in document.sentences if document.zone(s[0]) is Zone.BODY][:_LEAD]
    if not body or not (by.party is not None and (by.party.kind is PartyKind.STATE or by.party.state is not None)):
        return False
    ours = sides_of([by])
    acting = (subject(t) for s in body for t in s if is_verb(t))
    own = any(sides_of(document.actors(who)) == ours for who in acting if who is not None)
    named = (a for m in document.mentions if m.start < body[-1].end for a in m.actors if a.party is not None)
    return own and any(not sides_of([actor]) <= ours for actor in named)


def _first(document: Document) -> Token:
    """The first token of the body."""
    return next(s[0] for s in document.sentences if document.zone(s[0]) is Zone.BODY)


def is_told(draft: Draft) -> bool:
    """Whether the text tells in the third person what its issuer and those it met said."""
    return draft.own and draft.kind in _TOLD


def participants(document: Document) -> tuple[Actor, ...]:
    """Who met, as the first sentence of a readout that names two people or offices says."""
    for sentence in document.sentences:
        if document.zone(sentence[0]) is not Zone.BODY:
            continue
        named = (m for m in document.mentions if sentence.start <= m.start < sentence.end and m.kind in _PEOPLE)
        met = distinct(actor for mention in named for actor in mention.actors)
        if len(met) > 1:
            return met
    return ()


def own_timing(document: Document) -> Timing | None:
    """A text that is the statement itself was issued on the day that the page names as that of its publication."""
    stamps = [stamp for stamp in document.article.stamps if stamp.kind is StampKind.PUBLISHED]
    if len({stamp.date for stamp in stamps}) != 1 or len(stamps[0].date) != len("2024-05-02"):
        return None
    year, month, day = (int(part) for part in stamps[0].date.split("-"))
    return Timing(Support((stamps[0].passage,)), TimeExpression(stamps[0].passage, Calendar(year, month, day)))


def _draft(document: Document, kind: StatementKind | None, issuers: Sequence[Actor], at: Token) -> Draft:
    draft = Draft(kind, nouns=[at], own=True)
    draft.add_issuers(document, issuers)
    if draft.kind is None and any(is_group_of_states(actor) for actor in draft.issuers):
        draft.kind = StatementKind.JOINT_STATEMENT
    draft.add_issuers(document, _signatories(document, draft))
    draft.issuers = [_named_elsewhere(document, actor) for actor in draft.issuers]
    return draft


def _named_elsewhere(document: Document, actor: Actor) -> Actor:
    """The holder of an office whom the text names without the party: "the High Representative, Jane Doe"."""
    if actor.person is not None or actor.office is None or actor.party is None:
        return actor
    title = actor.office.title.lower()
    holders = [
        person
        for person in document.people.values()
        if person.office is not None and person.office.title.lower() == title and person.party in {None, actor.party}
    ]
    if len(holders) != 1:
        return actor
    (holder,) = holders
    passages = tuple(sorted({*actor.passages, *holder.passages}))
    return Actor(holder.person, actor.office, actor.party, passages, inferred=True)


def is_group_of_states(actor: Actor) -> bool:
    """Whether an actor is a group such as the G7, whose statements are joint ones."""
    known = load_gazetteer().actor(actor.party.key) if actor.party is not None else None
    return known is not None and known.kind == "group-of-states"


def _government(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Of a one-sided text without a publisher the government whose official the headline names first."""
    first = next((actor for actor in actors if actor.party is not None), None)
    return (replace(first, person=None, office=None),) if first is not None else ()


def _organisation(document: Document, title: Entitled) -> tuple[Actor, ...]:
    """The organisation that the headline names first: "Chair's press release following the meeting of the NATO …"."""
    if title.kind not in _OF_MEETINGS:
        return ()
    named = (
        actor
        for mention in document.mentions
        if document.zone(document.doc[mention.start]) is Zone.HEADLINE
        for actor in mention.actors
        if actor.party is not None and actor.party.kind is PartyKind.ORGANISATION and not actor.party.state
    )
    first = next(named, None)
    return (replace(first, person=None, office=None),) if first is not None else ()


# ── whom "we" means ─────────────────────────────────────────────────────────


def _speaking(document: Document) -> Iterator[Token]:
    for token in document.doc:
        if token.lower_ in {"we", "i"} and token.dep_ in {"nsubj", "nsubjpass"} and document.quote(token) is None:
            yield token


def _introduced(document: Document, we: Token) -> tuple[Actor, ...]:
    """ "We, the leaders of A and B, …"."""
    after = document.doc[we.i + 1 : min(we.sent.end, we.i + 1 + _APPOSED)]
    if not len(after) or after[0].text != ",":
        return ()
    return next((actors for token in after[1:] if (actors := document.actors(token))), ())


def _named_before(document: Document, drafts: Sequence[Draft], speaking: Sequence[Token]) -> tuple[Actor, ...]:
    """Whom a text that mostly says "we" names before as the issuers of a statement, or as those it speaks for."""
    body = [s for s in document.sentences if document.zone(s[0]) is Zone.BODY][:_BEGINNING]
    beginning = document.doc[: body[-1].end]
    behalf = next((t for t in beginning if t.lower_ == "behalf" and t.i + 2 < len(document.doc)), None)
    if behalf is not None:
        for token in document.doc[behalf.i + 2 : behalf.sent.end]:
            if actors := document.actors(token):
                return actors
    if len(speaking) < _MOSTLY:
        return ()
    before = (draft for draft in drafts if draft.nouns[0].i < beginning.end and draft.issuers)
    return next((tuple(draft.issuers) for draft in before), ())


def _fullest(
    document: Document, drafts: Sequence[Draft], entitled_: tuple[Actor, ...], speaking: Sequence[Token]
) -> tuple[Actor, ...]:
    """The issuers of the headline, unless the beginning of the text names more, of whom they are some."""
    candidates = [entitled_]
    if speaking:
        candidates.append(_introduced(document, speaking[0]))
    candidates += [tuple(draft.issuers) for draft in drafts if _opens(document, draft)]
    candidates.append(_first_subject(document))
    if len(entitled_) == 1 and is_group_of_states(entitled_[0]):
        return entitled_  # the G7 stays the G7, whomever the text lists
    ours = members_of(entitled_)
    fuller = [actors for actors in candidates[1:] if actors and ours <= members_of(actors) and sides_of(actors)]
    best = max(fuller, key=lambda actors: len(sides_of(actors)), default=())
    return best if len(sides_of(best)) > max(1, len(sides_of(entitled_))) else entitled_


def _opens(document: Document, draft: Draft) -> bool:
    """Whether a statement is named in the first sentences of the body: "The following statement was agreed by …"."""
    body = [s for s in document.sentences if document.zone(s[0]) is Zone.BODY][:3]
    return bool(body) and draft.nouns[0].i < body[-1].end


def _first_subject(document: Document) -> tuple[Actor, ...]:
    """Who is the subject of the first sentence of the body: "The foreign ministers of A and B condemn …"."""
    first = next((s for s in document.sentences if document.zone(s[0]) is Zone.BODY and len(s) > _APPOSED), None)
    root = first.root if first is not None else None
    if root is None or not is_verb(root) or root.tag_ not in {"VBP", "VBZ"}:
        return ()
    who = next((child for child in root.children if child.dep_ == "nsubj"), None)
    return document.actors(who) if who is not None else ()


def _signatories(document: Document, draft: Draft) -> tuple[Actor, ...]:
    """The people who signed below the text, each with a party that issued it."""
    lead = next((token.i for token in document.doc if _opens_signatures(document, token)), None)
    if lead is None:
        return ()
    sides = sides_of(draft.issuers)
    named = (actor for mention in document.mentions if mention.start > lead for actor in mention.actors)
    signed = distinct(a for a in named if a.person is not None and a.party is not None)
    return tuple(actor for actor in signed if not sides or sides_of([actor]) <= sides)


def _opens_signatures(document: Document, token: Token) -> bool:
    """Whether "Signed by:" begins at a token that begins its paragraph."""
    paragraph = document.reading.paragraph(token)
    if token.i != paragraph.start:
        return False
    text = document.doc[paragraph.start : paragraph.end].text.lower()
    return any(text.startswith(phrase) for phrase in document.lexicon.statements.signed)
