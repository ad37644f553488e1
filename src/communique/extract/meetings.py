"""Meetings that were held: talks, calls, visits, summits, and pictures of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from communique.extract.drafts import identify
from communique.extract.grammar import (
    agent,
    auxiliaries,
    is_negated,
    is_passive,
    is_verb,
    lemma,
    objects,
    path_up,
    prepositional,
    subject,
)
from communique.extract.roles import role, support, time_near, timing
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.language.times import FoundTime
from communique.model import Calendar, Deictic, Meeting, MeetingMode, PartyKind, Role, Stated, Weekday, Zone


@dataclass
class Encounter:
    """One mention of a meeting."""

    trigger: Token
    actors: tuple[Actor, ...]
    mode: MeetingMode | None = None
    place: Span | None = None
    time: FoundTime | None = None
    noun: Token | None = None
    tokens: list[Token] = field(default_factory=list)


def find_meetings(document: Document) -> tuple[Meeting, ...]:
    """All meetings of a document; mentions of the same meeting are one."""
    merged: list[list[Encounter]] = []
    for encounter in sorted(
        _encounters(document), key=lambda e: (document.zone(e.trigger) is Zone.CAPTION, e.trigger.i)
    ):
        group = next(
            (g for g in merged if all(_same(document, e, encounter) for e in g) and _anchored(g, encounter)), None
        )
        if group is None:
            merged.append([encounter])
        else:
            group.append(encounter)
    merged = [g for g in merged if len({_who(a) for e in g for a in e.actors}) >= 2]
    return tuple(_meeting(document, g, f"m{i}") for i, g in enumerate(merged))


def _encounters(document: Document) -> Iterator[Encounter]:
    for sentence in document.sentences:
        if document.zone(sentence[0]) is Zone.HEADLINE:
            continue
        spoken = False
        for token in sentence:
            if document.quote(token):
                continue
            encounter = (
                _of_verb(document, token)
                if is_verb(token)
                else _of_noun(document, token)
                if token.pos_ in {"NOUN", "PROPN"}
                else None
            )
            if encounter is not None and not _unheld(document, encounter.trigger):
                spoken = True
                _circumstances(document, encounter)
                if not _in_future(encounter.time):
                    yield encounter
        if not spoken and document.zone(sentence[0]) is Zone.CAPTION:
            picture = _picture(document, sentence)
            if picture is not None:
                _circumstances(document, picture)
                yield picture


# ── verbs ───────────────────────────────────────────────────────────────────


def _of_verb(document: Document, verb: Token) -> Encounter | None:
    words = document.lexicon.meetings
    word = lemma(verb)
    who = document.actors(agent(verb) if is_passive(verb) else subject(verb))
    if word in words.meet:
        others = [a for o in objects(verb) for a in document.actors(o)] + _with(document, verb)
        return _encounter(verb, who, others)
    if word in words.host:
        guests = [a for o in objects(verb) for a in document.actors(o)]
        return _encounter(verb, who, guests) if guests and any(a.person or a.office for a in guests) else None
    if word in words.call:
        others = [a for o in objects(verb) for a in document.actors(o)]
        named = [a for a in others if a.person or a.office]
        return _encounter(verb, who, named, MeetingMode.PHONE) if named and any(a.person for a in who) else None
    mode = _spoken_mode(document, verb)
    if word in words.speak and mode is not None:
        return _encounter(verb, who, _with(document, verb), mode)
    if word in words.hold:
        noun = next((o for o in objects(verb) if lemma(o) in words.meeting_nouns), None)
        if noun is not None:
            return _encounter(verb, who, _with(document, noun) + _with(document, verb), noun=noun)
    return None


def _encounter(
    trigger: Token,
    who: tuple[Actor, ...],
    others: list[Actor],
    mode: MeetingMode | None = None,
    noun: Token | None = None,
) -> Encounter:
    actors = [a for a in (*who, *others) if a.person or a.office or a.party]
    return Encounter(trigger, _people_first(actors), mode, noun=noun)


def _people_first(actors: list[Actor]) -> tuple[Actor, ...]:
    kept: list[Actor] = []
    for actor in actors:
        if not any(actor.same_as(k) for k in kept):
            kept.append(actor)
    return tuple(kept)


def _with(document: Document, head: Token) -> list[Actor]:
    return [a for _, o in prepositional(head, "with", "between") for a in document.actors(o)]


def _spoken_mode(document: Document, verb: Token) -> MeetingMode | None:
    words = document.lexicon.meetings
    near = {t.lower_ for t in verb.subtree if t.i < verb.sent.end and abs(t.i - verb.i) < 8}
    if near & words.video:
        return MeetingMode.VIDEO
    return MeetingMode.PHONE if near & words.phone else None


# ── nouns ───────────────────────────────────────────────────────────────────


def _of_noun(document: Document, noun: Token) -> Encounter | None:
    words = document.lexicon.meetings
    word = lemma(noun)
    if word in words.visit_nouns:
        return _visit(document, noun)
    if word not in words.meeting_nouns or noun.dep_ == "compound":
        return None
    if word == "call" and any(c.lower_ in {"on", "for", "to"} for c in noun.children):
        return None
    if is_verb(noun.head) and lemma(noun.head) in words.hold | words.meet and noun.dep_ in {"dobj", "pobj"}:
        return None
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"in", "during"}
        and is_verb(noun.head.head)
        and not _with(document, noun)
    ):
        verb = noun.head.head
        told = [a for o in verb.children if o.dep_ in {"dobj", "dative"} for a in document.actors(o)]
        if told and document.actors(subject(verb)):
            return _encounter(noun, document.actors(subject(verb)), told, noun=noun)
    actors = _with(document, noun) + [
        a
        for c in noun.children
        if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.i < noun.i
        for a in document.actors(c)
    ]
    return _encounter(noun, (), actors, noun=noun) if len(actors) >= 2 else None


def _visit(document: Document, noun: Token) -> Encounter | None:
    """ "During his visit to Pyongyang …, Lavrov said": the visitor and the host."""
    destination = next((o for _, o in prepositional(noun, "to")), None)
    if destination is None or (noun.head.dep_ in {"pobj", "dobj"} and noun.dep_ == "compound"):
        return None
    visitor: tuple[Actor, ...] = ()
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ in {"his", "her", "their"} and noun.i - noun.sent.start < 4:
        verb = next((t for t in path_up(noun) if is_verb(t)), None)
        visitor = document.actors(subject(verb)) if verb is not None else ()
    elif owner is not None:
        visitor = document.actors(owner)
    hosts = tuple(a for a in document.actors(destination) if a.party is not None)
    visitor = tuple(a for a in visitor if a.person or a.office)
    if len(visitor) != 1 or len(hosts) != 1 or visitor[0].party == hosts[0].party:
        return None
    host = replace(hosts[0], person=None, office=None)
    encounter = Encounter(noun, (visitor[0], host), MeetingMode.IN_PERSON, noun=noun)
    mention = document.mention(destination)
    encounter.place = noun.doc[mention.start : mention.end] if mention else None
    return encounter


def _unheld(document: Document, trigger: Token) -> bool:
    """Future, planned, proposed, cancelled or denied: not a meeting held."""
    words = document.lexicon.meetings
    if any(c.lower_ in words.unheld_adjectives for c in trigger.children):
        return True
    for token in path_up(trigger):
        if is_verb(token):
            if is_negated(token) or auxiliaries(token) & words.unheld_auxiliaries:
                return True
            if token != trigger and lemma(token) in words.unheld_governors:
                return True
            if token.dep_ in {"ccomp", "relcl", "advcl"} and token.tag_ != "VB":
                return False
        elif token != trigger and lemma(token) in words.unheld_governors and token.dep_ != "prep":
            return True
    return False


def _in_future(found: FoundTime | None) -> bool:
    form = found.expression.form if found is not None else None
    return (isinstance(form, Deictic) and form.offset > 0) or (isinstance(form, Weekday) and form.future)


# ── pictures ────────────────────────────────────────────────────────────────


def _picture(document: Document, sentence: Span) -> Encounter | None:
    """A caption without a verb that shows two people at a place on a day."""
    people: list[Actor] = []
    for mention in document.mentions:
        if sentence.start <= mention.start < sentence.end and mention.kind == "person":
            people += mention.actors
    people = list(_people_first(people))
    dated = any(sentence.start <= t.start < sentence.end for t in document.times)
    if len(people) < 2 or not dated or is_verb(sentence.root):
        return None
    return Encounter(sentence.root, tuple(people), MeetingMode.IN_PERSON)


# ── where and when ──────────────────────────────────────────────────────────


def _circumstances(document: Document, encounter: Encounter) -> None:
    triggers = [encounter.trigger] + ([encounter.noun] if encounter.noun is not None else [])
    words = document.lexicon.meetings
    journey = _journey(document, encounter.trigger)
    encounter.time = time_near(document, *triggers, *_dating(journey or encounter.trigger)) or _caption_time(
        document, encounter
    )
    encounter.place = encounter.place or _place(document, triggers)
    if encounter.place is None and journey is not None:
        preposition = next((p for p, _ in prepositional(journey, "to")), None)
        encounter.place = _name_after(document, preposition) if preposition is not None else None
    if encounter.mode is None and encounter.noun is not None:
        near = {t.lower_ for t in encounter.noun.subtree if t.i <= encounter.noun.i + 4}
        if near & words.video:
            encounter.mode = MeetingMode.VIDEO
        elif near & words.phone or lemma(encounter.noun) == "call":
            encounter.mode = MeetingMode.PHONE
    if encounter.mode is None and (encounter.place is not None or document.zone(encounter.trigger) is Zone.CAPTION):
        encounter.mode = MeetingMode.IN_PERSON
    if encounter.mode in {MeetingMode.PHONE, MeetingMode.VIDEO}:
        encounter.place = None


def _journey(document: Document, trigger: Token) -> Token | None:
    """The verb of "travelled to X to meet Y"."""
    if trigger.dep_ in {"xcomp", "advcl"} and lemma(trigger.head) in document.lexicon.meetings.travel:
        return trigger.head
    return None


def _dating(verb: Token) -> list[Token]:
    """The verb, and the one that it dates: "flared last month, when X travelled …"."""
    when = verb.dep_ in {"advcl", "relcl"} and any(c.lower_ == "when" for c in verb.children)
    return [verb, verb.head] if when else [verb]


def _caption_time(document: Document, encounter: Encounter) -> FoundTime | None:
    """A caption tells of one moment: its only time expression is the meeting's."""
    if document.zone(encounter.trigger) is not Zone.CAPTION:
        return None
    sentence = encounter.trigger.sent
    inside = [t for t in document.times if sentence.start <= t.start < sentence.end]
    return inside[0] if len(inside) == 1 else None


def _place(document: Document, triggers: list[Token]) -> Span | None:
    """The longest "at …, in …" phrase of the meeting; a moment or an abstract is no place."""
    sentence = triggers[0].sent
    doc = sentence.doc
    best: Span | None = None
    for token in sentence:
        if token.lower_ not in {"in", "at"} or token.dep_ != "prep" or document.quote(token):
            continue
        if (
            not (token.head in triggers or any(t.is_ancestor(token) for t in triggers))
            and document.zone(token) is not Zone.CAPTION
        ):
            continue
        span = _name_after(document, token)
        if span is None:
            continue
        while span.end < sentence.end - 1 and doc[span.end].text in {",", "in"}:
            more = _name_after(document, doc[span.end])
            if more is None or any(t.is_sent_start for t in more):
                break
            span = doc[span.start : more.end]
        if best is None or len(span) > len(best):
            best = span
    return best


def _name_after(document: Document, token: Token) -> Span | None:
    """The capitalised name right after a token, its small words included: "the far eastern Amur region"."""
    doc, sentence = token.doc, token.sent
    start = index = token.i + 1
    capital = False
    times = {i for t in document.times for i in range(t.start, t.end)}
    last = index
    while index < sentence.end and index not in times:
        word = doc[index]
        if word.text[:1].isupper() or word.tag_ == "POS" or (word.text == "-" and capital):
            capital = True
            last = index + 1
        elif word.lower_ in {
            "the",
            "far",
            "eastern",
            "western",
            "northern",
            "southern",
            "of",
            "city",
            "region",
            "province",
            "headquarters",
            "spaceport",
            "demilitarized",
            "zone",
            "capital",
            "port",
            "base",
            "town",
        }:
            last = index + 1 if capital and word.lower_ not in {"the", "of"} else last
        else:
            break
        index += 1
    if not capital or last <= start:
        return None
    while doc[start].lower_ in {"the", "far"} and start < last - 1:
        start += 1
    mention = document.mention(doc[start])
    if mention is not None and mention.kind in {"person", "office", "title"}:
        return None
    return doc[start:last]


# ── one meeting from its mentions ───────────────────────────────────────────


def _who(actor: Actor) -> object:
    return actor.person or (actor.party, actor.office)


def _sides(document: Document, encounter: Encounter) -> frozenset[str]:
    return frozenset(
        a.party.state or a.party.key for a in (identify(document, x) for x in encounter.actors) if a.party is not None
    )


def _names(document: Document, encounter: Encounter) -> frozenset[str]:
    return frozenset(a.person for a in (identify(document, x) for x in encounter.actors) if a.person)


def _same(document: Document, a: Encounter, b: Encounter) -> bool:
    """Whether two mentions can be of one meeting: people and parties do not contradict, nor day, mode or place."""
    names_a, names_b = _names(document, a), _names(document, b)
    sides_a, sides_b = _sides(document, a), _sides(document, b)
    people = not names_a or not names_b or names_a <= names_b or names_b <= names_a
    parties = sides_a <= sides_b or sides_b <= sides_a
    shared = bool(names_a & names_b) or bool(sides_a and sides_a == sides_b)
    if not (people and parties and shared):
        return False
    if a.mode and b.mode and a.mode is not b.mode:
        return False
    return _times_agree(a.time, b.time)


def _anchored(group: list[Encounter], encounter: Encounter) -> bool:
    """Two mentions without a common day need the same full set of people or a common place to be one meeting."""
    return bool(group) and bool(encounter.actors)


def _times_agree(a: FoundTime | None, b: FoundTime | None) -> bool:
    if a is None or b is None:
        return True
    x, y = a.expression.form, b.expression.form
    if isinstance(x, Calendar) and isinstance(y, Calendar):
        return all(p is None or q is None or p == q for p, q in ((x.year, y.year), (x.month, y.month), (x.day, y.day)))
    if isinstance(x, Weekday) and isinstance(y, Weekday):
        return x.weekday == y.weekday and x.weeks == y.weeks
    if isinstance(x, Deictic) and isinstance(y, Deictic):
        return x == y or x.unit != y.unit
    return True


def _precision(found: FoundTime | None) -> int:
    if found is None:
        return 0
    form = found.expression.form
    if isinstance(form, Calendar):
        return 5 if form.day else 2
    if isinstance(form, Weekday):
        return 4
    return 3 if form.unit == "day" else 1


def _meeting(document: Document, group: list[Encounter], key: str) -> Meeting:
    best_time = max(group, key=lambda e: (_precision(e.time), -e.trigger.i))
    placed = max(group, key=lambda e: len(e.place) if e.place is not None else 0)
    moded = next((e for e in group if e.mode is not None), None)
    participants = _participants(document, group)
    supports = tuple(dict.fromkeys(support(document, e.trigger) for e in group))
    place = None
    if placed.place is not None:
        place = Stated(
            document.reading.article.words(document.passage(placed.place)), (support(document, placed.trigger),)
        )
    return Meeting(
        key=key,
        label=_label(participants, moded.mode if moded else None),
        participants=participants,
        supports=supports,
        mode=moded.mode if moded else None,
        mode_supports=(support(document, moded.trigger),) if moded else (),
        place=place,
        timing=timing(document, best_time.time, best_time.trigger),
    )


def _participants(document: Document, group: list[Encounter]) -> tuple[Role, ...]:
    """One role per person; a party or office already represented by a person adds none."""
    people: dict[str, Role] = {}
    others: list[tuple[Actor, Token]] = []
    for encounter in group:
        for actor in (identify(document, a) for a in encounter.actors):
            if actor.person:
                made = role(document, actor, encounter.trigger)
                known = people.get(actor.person)
                people[actor.person] = (
                    replace(known, supports=tuple(dict.fromkeys((*known.supports, *made.supports)))) if known else made
                )
            else:
                others.append((actor, encounter.trigger))
    represented = {r.party.state or r.party.key for r in people.values() if r.party is not None}
    roles = list(people.values())
    unplaced = sum(r.party is None for r in roles)
    for actor, token in others:
        party = actor.party
        if party is None and (people or actor.office is None):
            continue
        key = (party.state or party.key) if party is not None else ""
        if key in represented or (unplaced and party is not None and party.kind is PartyKind.STATE and len(roles) >= 2):
            continue
        represented.add(key)
        roles.append(role(document, actor, token))
    return tuple(roles)


def _label(participants: tuple[Role, ...], mode: MeetingMode | None) -> str:
    names = [
        r.person.name if r.person else r.party.label if r.party else r.office.title if r.office else ""
        for r in participants
    ]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    what = (
        {MeetingMode.PHONE: "Phone talks", MeetingMode.VIDEO: "Video talks"}.get(mode, "Meeting") if mode else "Meeting"
    )
    return f"{what} of {listed}"
