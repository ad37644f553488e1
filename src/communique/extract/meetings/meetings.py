"""From mentions of meetings to the meetings themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from communique.extract.actors import identify_all, side_of
from communique.extract.grammar import is_noun, is_verb, lemma
from communique.extract.labels import listed, name_of
from communique.extract.meetings.attendance import attendance
from communique.extract.meetings.circumstances import add_circumstances
from communique.extract.meetings.elsewhere import complete_from_elsewhere
from communique.extract.meetings.encounter import Encounter
from communique.extract.meetings.held import in_future, was_held
from communique.extract.meetings.nouns import encounters_of_noun, encounters_on_visit
from communique.extract.meetings.pictures import picture
from communique.extract.meetings.same import group_mentions_of_one
from communique.extract.meetings.verbs import encounters_of_verb
from communique.extract.meetings.visits import encounters_of_visit
from communique.extract.roles import role, support
from communique.extract.timings import timing
from communique.language import Actor, Document, FoundTime
from communique.model import (
    Basis,
    Calendar,
    Deictic,
    Meeting,
    MeetingMode,
    PartyKind,
    Role,
    Stated,
    Support,
    Timing,
    Weekday,
    Zone,
)

# Offices that no club or company has.
_PUBLIC = frozenset({"foreign-minister", "defence-minister", "head-of-government", "minister", "security-adviser"})
_HEADS = frozenset({
    "president", "vice president", "king", "queen", "emir", "sultan", "crown prince", "minister", "secretary",
    "secretary general", "secretary-general", "ambassador", "state secretary", "under secretary",
})  # fmt: skip
_WHAT = {MeetingMode.PHONE: "Phone talks", MeetingMode.VIDEO: "Video talks"}


def find_meetings(document: Document) -> tuple[Meeting, ...]:
    """All meetings of a document; mentions of the same meeting are one."""
    # Captions come last: they add to what the text tells.
    found = sorted(_encounters(document), key=lambda e: (document.zone(e.trigger) is Zone.CAPTION, e.trigger.i))
    complete_from_elsewhere(document, found)
    groups = [g for g in group_mentions_of_one(document, found) if _is_told(document, g)]
    return tuple(_meeting(document, group, f"m{i}") for i, group in enumerate(groups))


# ── finding ─────────────────────────────────────────────────────────────────


def _encounters(document: Document) -> Iterator[Encounter]:
    for sentence in document.sentences:
        zone = document.zone(sentence[0])
        if zone is Zone.HEADLINE:
            continue
        told = list(_told(document, sentence))
        for mention in told:
            add_circumstances(document, mention)
            if not in_future(mention.time) and (mention.place is not None or not mention.needs_place):
                yield mention
        shown = picture(document, sentence) if not told and zone is Zone.CAPTION else None
        if shown is not None:
            add_circumstances(document, shown)
            yield shown


def _told(document: Document, sentence: Span) -> Iterator[Encounter]:
    """The meetings held that the sentence tells of, outside quotations."""
    for token in sentence:
        if not document.quote(token):
            yield from (found for found in _at(document, token) if was_held(document, found.trigger))


def _at(document: Document, token: Token) -> Iterator[Encounter]:
    yield from attendance(document, token)
    if is_verb(token):
        yield from encounters_of_verb(document, token)
    elif is_noun(token):
        yield from encounters_of_noun(document, token)
        on_visit = list(encounters_on_visit(document, token))
        yield from on_visit or encounters_of_visit(document, token)


def _is_told(document: Document, group: Sequence[Encounter]) -> bool:
    """Whether a group of mentions makes a meeting: several took part, and not for themselves."""
    actors = [actor for mention in group for actor in identify_all(document, mention.actors)]
    several = len({_who(actor) for actor in actors}) >= 2 or any(mention.assembly for mention in group)
    placed = any(mention.place is not None for mention in group)
    dated = placed or any(mention.time is not None for mention in group)
    # "Their talks", "the talks between Chad and Niger" may be any, where nothing more is said of them.
    known = dated or any(not mention.refers for mention in group)
    named = any(a.person or a.office for a in actors)
    return several and known and _is_official(actors) and (named or placed or any(_is_held(m) for m in group))


def _is_official(actors: Sequence[Actor]) -> bool:
    """Whether somebody acts for a state or body, or holds a public office; a president may be that of a club."""
    kinds = {_who(a): a.office.kind for a in actors if a.office is not None and a.office.kind}
    heads = {_who(a) for a in actors if a.office is not None and a.office.title.lower() in _HEADS}
    public = any(kind in _PUBLIC for kind in kinds.values())
    return public or len(heads) > 1 or any(actor.party is not None for actor in actors)


def _is_held(mention: Encounter) -> bool:
    """Whether a mention of nothing but parties tells of one occasion: "held talks on Monday"."""
    return is_verb(mention.trigger) and mention.time is not None


def _who(actor: Actor) -> str | Actor:
    """What counts an actor once: the name, or office and party."""
    return actor.person or replace(actor, passages=(), inferred=False, party_words=None)


# ── one meeting from its mentions ───────────────────────────────────────────


def _meeting(document: Document, group: Sequence[Encounter], key: str) -> Meeting:
    dated = max(group, key=lambda e: (_precision(e.time), -e.trigger.i))
    moded = next((e for e in group if e.mode is not None), None)
    mode = moded.mode if moded is not None else None
    participants = _participants(document, group)
    what = _WHAT.get(mode, "Meeting") if mode is not None else "Meeting"
    return Meeting(
        key=key,
        label=f"{what} of {listed([name_of(participant) for participant in participants])}",
        participants=participants,
        supports=tuple(dict.fromkeys(support(document, e.trigger) for e in group)),
        mode=mode,
        mode_supports=(_supported(document, moded.trigger, moded.said),) if moded is not None else (),
        place=_place(document, group),
        timing=_timing(document, dated),
    )


def _timing(document: Document, told: Encounter) -> Timing | None:
    found = timing(document, told.time, told.trigger)
    return replace(found, support=_supported(document, told.trigger, told.timed)) if found is not None else None


def _precision(found: FoundTime | None) -> int:
    """How much a time says, to choose the one that says most."""
    match found.expression.form if found is not None else None:
        case Calendar(day=day):
            return 5 if day else 2
        case Weekday():
            return 4
        case Deictic(unit=unit):
            return 3 if unit == "day" else 1
        case _:
            return 0


def _place(document: Document, group: Sequence[Encounter]) -> Stated | None:
    """The place that is named with the most words; the margins of a meeting only where no other is named."""
    margins = document.lexicon.meetings.margins
    placed = [(e.place, e) for e in group if e.place is not None]
    if not placed:
        return None
    place, told = max(placed, key=lambda pair: (lemma(pair[0][0]) not in margins, len(pair[0])))
    return Stated(document.article.words(document.passage(place)), (_supported(document, told.trigger, told.placed),))


def _supported(document: Document, trigger: Token, elsewhere: Token | None) -> Support:
    """The sentence of a mention, joined with another one where the words stand there."""
    own = support(document, trigger)
    if elsewhere is None or elsewhere.sent == trigger.sent:
        return own
    return Support((*own.passages, document.sentence_passage(elsewhere)), Basis.INFERRED)


def _participants(document: Document, group: Sequence[Encounter]) -> tuple[Role, ...]:
    """One role per person; a party or office already represented by a person adds none."""
    people: dict[str, Role] = {}
    others: list[tuple[Actor, Token]] = []
    for mention in group:
        for actor in identify_all(document, mention.actors):
            if actor.person is None:
                others.append((actor, mention.trigger))
                continue
            made, known = role(document, actor, mention.trigger), people.get(actor.person)
            supports = (*known.supports, *made.supports) if known is not None else made.supports
            people[actor.person] = replace(known or made, supports=tuple(dict.fromkeys(supports)))
    return (*people.values(), *_unnamed(document, list(people.values()), others))


def _unnamed(document: Document, people: Sequence[Role], others: Sequence[tuple[Actor, Token]]) -> Iterator[Role]:
    """Parties and offices that none of the people stands for."""
    represented = {side_of(person.party) for person in people if person.party is not None}
    # A person whose party is unknown may stand for one of the states.
    unplaced = any(person.party is None for person in people)
    count = len(people)
    for actor, trigger in others:
        party = actor.party
        if party is None and (people or actor.office is None):
            continue
        side = side_of(party) if party is not None else ""
        placed = unplaced and party is not None and party.kind is PartyKind.STATE and count >= 2
        if side not in represented and not placed:
            represented.add(side)
            count += 1
            yield role(document, actor, trigger)
