"""From mentions of meetings to the meetings themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from communique.extract.actors import identify_all, side_of, sides_of
from communique.extract.grammar import is_noun, is_verb
from communique.extract.labels import listed, name_of
from communique.extract.meetings.circumstances import add_circumstances, in_future, was_held
from communique.extract.meetings.encounter import Encounter, encounter
from communique.extract.meetings.nouns import encounter_of_noun
from communique.extract.meetings.verbs import encounter_of_verb
from communique.extract.roles import role, support
from communique.extract.timings import times_beside, timing
from communique.language import Actor, Document, FoundTime
from communique.model import Calendar, Deictic, Meeting, MeetingMode, PartyKind, Role, Stated, Weekday, Zone

_WHAT = {MeetingMode.PHONE: "Phone talks", MeetingMode.VIDEO: "Video talks"}


def find_meetings(document: Document) -> tuple[Meeting, ...]:
    """All meetings of a document; mentions of the same meeting are one."""
    # Captions come last: they add to what the text tells.
    found = sorted(_encounters(document), key=lambda e: (document.zone(e.trigger) is Zone.CAPTION, e.trigger.i))
    groups: list[list[Encounter]] = []
    for mention in found:
        group = next((g for g in groups if all(_can_be_one(document, known, mention) for known in g)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    groups = [g for g in groups if len({_who(actor) for mention in g for actor in mention.actors}) >= 2]
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
            if not in_future(mention.time):
                yield mention
        picture = _picture(document, sentence) if not told and zone is Zone.CAPTION else None
        if picture is not None:
            add_circumstances(document, picture)
            yield picture


def _told(document: Document, sentence: Span) -> Iterator[Encounter]:
    """The meetings held that the sentence tells of, outside quotations."""
    for token in sentence:
        if document.quote(token):
            continue
        mention = None
        if is_verb(token):
            mention = encounter_of_verb(document, token)
        elif is_noun(token):
            mention = encounter_of_noun(document, token)
        if mention is not None and was_held(document, mention.trigger):
            yield mention


def _picture(document: Document, sentence: Span) -> Encounter | None:
    """A caption without a verb that shows two people at a place on a day."""
    people = (
        actor
        for mention in document.mentions
        if sentence.start <= mention.start < sentence.end and mention.kind == "person"
        for actor in mention.actors
    )
    picture = encounter(sentence.root, people, mode=MeetingMode.IN_PERSON)
    shows = len(picture.actors) >= 2 and times_beside(document, sentence.root) and not is_verb(sentence.root)
    return picture if shows else None


# ── which mentions are of one meeting ───────────────────────────────────────


def _who(actor: Actor) -> str | Actor:
    """What counts an actor once: the name, or office and party."""
    return actor.person or replace(actor, passages=(), inferred=False)


def _names(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.person for actor in actors if actor.person)


def _can_be_one(document: Document, a: Encounter, b: Encounter) -> bool:
    """Whether two mentions can be of one meeting: people and parties do not contradict, nor day or mode."""
    actors_a, actors_b = identify_all(document, a.actors), identify_all(document, b.actors)
    names_a, names_b = _names(actors_a), _names(actors_b)
    sides_a, sides_b = sides_of(actors_a), sides_of(actors_b)
    people = not names_a or not names_b or names_a <= names_b or names_b <= names_a
    parties = sides_a <= sides_b or sides_b <= sides_a
    shared = bool(names_a & names_b) or bool(sides_a and sides_a == sides_b)
    modes = a.mode is None or b.mode is None or a.mode is b.mode
    return people and parties and shared and modes and _times_agree(a.time, b.time)


def _times_agree(a: FoundTime | None, b: FoundTime | None) -> bool:
    """Whether two times can be the same before either is resolved."""
    if a is None or b is None:
        return True
    match a.expression.form, b.expression.form:
        case Calendar() as date, Calendar() as other:
            parts = ((date.year, other.year), (date.month, other.month), (date.day, other.day))
            return all(p is None or q is None or p == q for p, q in parts)
        case Weekday(weekday=day, weeks=weeks), Weekday(weekday=other_day, weeks=other_weeks):
            return (day, weeks) == (other_day, other_weeks)
        case Deictic(unit=unit, offset=offset), Deictic(unit=other_unit, offset=other_offset):
            return unit != other_unit or offset == other_offset
    return True


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
        mode_supports=(support(document, moded.trigger),) if moded is not None else (),
        place=_place(document, group),
        timing=timing(document, dated.time, dated.trigger),
    )


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
    """The place that is named with the most words."""
    placed = [(e.place, e.trigger) for e in group if e.place is not None]
    if not placed:
        return None
    place, trigger = max(placed, key=lambda pair: len(pair[0]))
    return Stated(document.article.words(document.passage(place)), (support(document, trigger),))


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
