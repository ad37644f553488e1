"""Meetings told by a verb: "met X", "hosted X", "spoke with X by phone", "held talks with X", "sat down with X"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.grammar import agent, is_predicate, lemma, objects, prepositional, subject
from communique.extract.meetings.circumstances import remote_mode, spoken_line
from communique.extract.meetings.encounter import (
    Encounter,
    actors_of,
    after_semicolons,
    does,
    encounter,
    is_assembly,
    is_done_to,
    partners,
)
from communique.extract.meetings.events import event_of, is_definite, is_meeting, is_several
from communique.extract.meetings.speaker import speaker
from communique.language import Actor, Document, distinct
from communique.model import MeetingMode

_PAIR = frozenset({"they", "two", "both", "pair"})
Groups = list[tuple[Token, list[Actor]]]


def encounters_of_verb(document: Document, verb: Token) -> Iterator[Encounter]:
    """The meetings that a verb tells of, whether they were held or not."""
    words, word = document.lexicon.meetings, lemma(verb)
    if word in words.meet:
        yield from _met(document, verb)
    elif word in words.host and not (_event(document, verb) and not _actors_met(document, verb)):
        yield from _hosted(document, verb)
    elif word in words.call and _is_telephoning(verb):
        yield from _called(document, verb)
    elif word in words.speak:
        yield from _spoke(document, verb)
    elif word in words.join:
        yield from _joined(document, verb)
    elif (word in words.gather and not objects(verb)) or _is_together(document, verb):
        yield from _told(document, verb, _who(document, verb), partners(document, verb))
    elif (noun := _event(document, verb)) is not None:
        yield from _held(document, verb, noun)
    else:
        yield from _shown(document, verb)


def _shown(document: Document, verb: Token) -> Iterator[Encounter]:
    """Meetings that something else shows: a treaty signed somewhere, words said over the telephone, a courtesy call."""
    words, word = document.lexicon.meetings, lemma(verb)
    mode = spoken_line(document, verb)
    if mode is not None:
        yield from _over_the_line(document, verb, mode)
    elif any(c.lower_ == "together" for c in verb.children):
        yield from _brought_together(document, verb)
    elif word in words.beside:
        yield from _beside(document, verb)
    elif word in words.sign:
        yield from _signed(document, verb)
    elif word in words.deal:
        yield from _dealt(document, verb)
    else:
        yield from _courtesy_call(document, verb)


# ── one kind of verb each ───────────────────────────────────────────────────


def _met(document: Document, verb: Token) -> Iterator[Encounter]:
    others: Groups = [(thing, actors) for thing in _met_by(document, verb) if (actors := actors_of(document, [thing]))]
    listed = [*others, *partners(document, verb)]
    who = _pair_of_main_clause(document, verb) or _who(document, verb)
    if others and not _speaks_for_side([*who, *(a for _, actors in others for a in actors)]):
        return  # "Kenya met Uganda in the final"
    yield from _told(document, verb, who, listed)


def _pair_of_main_clause(document: Document, verb: Token) -> list[Actor]:
    """ "X raised it with Y when they met", "X and Y agreed when the two met": they are X and Y."""
    they = subject(verb)
    main = next((t for t in verb.ancestors if is_predicate(t)), None)
    when = any(c.lower_ in {"when", "as", "after", "before", "where"} for c in verb.children)
    if they is None or they.lower_ not in _PAIR or main is None or not when or main.i > verb.i:
        return []
    withs = (t for t in document.doc[main.i : verb.i] if t.lower_ == "with")
    told = [c for c in main.children if c.dep_ in {"dobj", "dative"}]
    told += [c for t in withs for c in t.children if c.dep_ == "pobj"]
    both = [*_who(document, main), *actors_of(document, told)]
    named = distinct(a for a in both if a.person or a.office)
    return list(named) if len(named) > 1 else []


def _met_by(document: Document, verb: Token) -> list[Token]:
    """Whom the subject met, or who was met by it; what was held."""
    met = subject(verb)
    if is_done_to(document, verb):
        return [met] if met is not None else []
    # "after meeting X that …": the parser makes no object of X.
    return objects(verb) or [c for c in verb.children if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.i > verb.i]


def _hosted(document: Document, verb: Token) -> Iterator[Encounter]:
    guests = _actors_met(document, verb)
    if any(a.person or a.office for a in guests):
        told = encounter(verb, [*_who(document, verb), *guests], mode=remote_mode(document, verb))
        told.mode = told.mode or MeetingMode.IN_PERSON
        yield told


def _called(document: Document, verb: Token) -> Iterator[Encounter]:
    who = _who(document, verb)
    called = [a for a in actors_of(document, _rung_up(verb)) if a.person or a.office]
    if called and any(a.person for a in who):
        yield encounter(verb, [*who, *called], mode=MeetingMode.PHONE)


def _is_telephoning(verb: Token) -> bool:
    """Whether somebody is rung up, and not called names: "called X a liar", "called X's plan …"."""
    things = _rung_up(verb)
    if lemma(verb) != "call":
        return True
    if any(c.dep_ in {"oprd", "ccomp", "xcomp", "attr"} and c.tag_ != "VB" for c in verb.children if c not in things):
        return False
    end = max((t.i for thing in things for t in thing.subtree), default=verb.i) + 1
    after = verb.doc[end] if things and end < len(verb.doc) else None
    return after is None or not (after.pos_ in {"DET", "ADJ"} or '"' in after.text or after.text == "'")


def _rung_up(verb: Token) -> list[Token]:
    """The object of "called", which the parser may take for a name that is given to somebody."""
    return objects(verb) or [c for c in verb.children if c.dep_ == "oprd"][:1]


def _spoke(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "spoke by phone with X", "A and B talked by video"; without such words those spoken with hold an office."""
    mode = remote_mode(document, verb)
    who, listed = _who(document, verb), [*partners(document, verb), *partners(document, verb, "to")]
    if mode is None:
        listed = [(word, actors) for word, actors in listed if all(a.office and (a.person or a.party) for a in actors)]
        if not listed or not any(a.person or a.office for a in who):
            return
    yield from _told(document, verb, who, listed, mode=mode)


def _joined(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "joined X for talks", "was joined by X at a dinner", "joined talks with X"."""
    noun = next((o for o in objects(verb) if is_meeting(document, o)), None)
    if noun is not None:
        yield from _held(document, verb, noun)
        return
    events = (event_of(document, o) for _, o in prepositional(verb, "for", "at", "in", "on"))
    noun = next((event for event in events if event is not None), None)
    if noun is None:
        return
    by = [a for _, actors in partners(document, noun, "by") for a in actors]
    guests = by or _actors_met(document, verb)
    who = actors_of(document, [subject(verb)]) if by else _who(document, verb)
    if guests:
        yield replace(encounter(verb, [*who, *guests], noun=noun), adds=is_definite(noun))


def _held(document: Document, verb: Token, noun: Token) -> Iterator[Encounter]:
    """ "held talks with X", "had a call with X", "took part in a meeting of A and B"."""
    listed = partners(document, noun)
    listed += [part for part in partners(document, verb) if part not in listed]
    if len(listed) == 1:
        word, actors = listed[0]
        listed = [(word, [*actors, *after_semicolons(document, word)])]
    if lemma(noun) in {"call", "audience"}:
        listed += [*partners(document, noun, "to", "from"), *partners(document, verb, "to", "from")]
    members = [thing for _, thing in prepositional(noun, "of")]
    listed += [(m, actors) for m in members if (actors := actors_of(document, [m])) and all(a.office for a in actors)]
    who = _who(document, verb) or _of_main_clause(document, verb)
    if lemma(noun) == "exchange" and not listed:
        return  # part of a meeting
    attends = lemma(verb) in document.lexicon.meetings.take_part | document.lexicon.meetings.join | {"attend"}
    if not listed and attends and is_definite(noun):
        yield replace(encounter(verb, who, noun=noun), adds=True)  # "X also joined the call"
        return
    for told in _told(document, verb, who, listed, noun=noun):
        assembled = any(is_assembly(document, m) for m in (*members, *_main_subject(verb)))
        yield replace(told, assembly=told.assembly or assembled)


def _main_subject(verb: Token) -> list[Token]:
    """The subject of the clause above a relative one: "A issued a text that wrapped up the talks"."""
    if verb.dep_ not in {"relcl", "acl"}:
        return []
    main = next((t for t in verb.ancestors if is_predicate(t)), None)
    first = subject(main) if main is not None else None
    return [first] if first is not None else []


def _of_main_clause(document: Document, verb: Token) -> list[Actor]:
    """Who takes part where the clause itself names nobody: several, or the members of a body."""
    named = _main_subject(verb)
    actors = actors_of(document, named)
    return actors if len(actors) > 1 or any(is_assembly(document, t) for t in named) else []


def _beside(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "spoke alongside X in Oslo", "with X sitting beside him": being side by side somewhere is being together."""
    main = next((t for t in verb.ancestors if is_predicate(t)), None)
    who = _who(document, verb)
    if verb.dep_ == "pcomp" and main is not None:
        others = _who(document, main)  # "X, with Y sitting beside him, said …"
        who = actors_of(document, (c for c in verb.head.children if c.dep_ == "pobj")) or who
    else:
        others = [a for _, actors in partners(document, verb, "beside", "alongside") for a in actors]
    if others and any(c.lower_ in {"beside", "alongside"} for c in verb.children):
        yield replace(encounter(verb, [*who, *others]), needs_place=True)


def _dealt(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "discussed it with X in Oslo", "briefed X in Oslo": who dealt with somebody at a place met there."""
    told = _actors_met(document, verb) if lemma(verb) == "brief" else []
    others = [*told, *(a for _, actors in partners(document, verb) for a in actors)]
    if others and all(a.person or a.office for a in others):
        who = [a for a in _who(document, verb) if a.person or a.office]
        yield replace(encounter(verb, [*who, *others]), needs_place=True)


def _signed(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "A and B signed a treaty in Oslo", "signed by A and B in Oslo in the presence of C"."""
    people = [*_who(document, verb), *(a for _, actors in partners(document, verb) for a in actors)]
    present = [o for _, o in prepositional(verb, "in") if lemma(o) == "presence"]
    witnesses = [a for o in present for _, actors in partners(document, o, "of") for a in actors]
    named = distinct(a for a in people if a.person or a.office)
    one_side = len(sides_of(named)) == 1 and all(a.party is not None for a in named)
    if len(named) > 1 and not one_side:
        yield replace(encounter(verb, [*named, *witnesses]), needs_place=True)


def _brought_together(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "The summit brought together A and B"."""
    event = subject(verb)
    if event is not None and is_meeting(document, event):
        yield replace(encounter(verb, actors_of(document, objects(verb)), noun=event), adds=is_definite(event))


def _courtesy_call(document: Document, verb: Token) -> Iterator[Encounter]:
    """ "paid a courtesy call on X"."""
    noun = next((o for o in objects(verb) if lemma(o) == "call"), None)
    if noun is None or lemma(verb) not in {"pay", "make"}:
        return
    hosts = [a for word in (noun, verb) for _, actors in partners(document, word, "on", "upon") for a in actors]
    if any(a.person or a.office for a in hosts):
        yield encounter(verb, [*_who(document, verb), *hosts], mode=MeetingMode.IN_PERSON)


def _over_the_line(document: Document, verb: Token, mode: MeetingMode) -> Iterator[Encounter]:
    """ "told X by phone", "discussed it by video with X": what was said so was a call."""
    who = _who(document, verb)
    others = [*_actors_met(document, verb), *(a for _, actors in partners(document, verb) for a in actors)]
    named = [a for a in (*who, *others) if a.person or a.office]
    if len(named) >= 2 and (others or len(who) >= 2):
        yield encounter(verb, named, mode=mode)


# ── their parts ─────────────────────────────────────────────────────────────


def _who(document: Document, verb: Token) -> list[Actor]:
    """Who does it; "we" and "I" are whoever speaks."""
    first = subject(verb)
    if first is not None and first.lower_ == "i":
        return speaker(document)
    return actors_of(document, does(document, verb))


def _actors_met(document: Document, verb: Token) -> list[Actor]:
    """To whom it is done."""
    if is_done_to(document, verb):
        return actors_of(document, [subject(verb)]) if agent(verb) is not None else []
    return actors_of(document, (c for c in verb.children if c.dep_ in {"dobj", "obj", "dative"}))


def _speaks_for_side(actors: Sequence[Actor]) -> bool:
    return any(a.person or a.office for a in actors)


def _told(
    document: Document,
    verb: Token,
    who: Sequence[Actor],
    listed: Groups,
    *,
    noun: Token | None = None,
    mode: MeetingMode | None = None,
) -> Iterator[Encounter]:
    """One meeting of all, or one with each partner where they are met apart: "spoke separately with A and B"."""
    subjects = does(document, verb)
    if is_several(document, verb, noun) and sum(len(actors) for _, actors in listed) > 1:
        for _, actors in listed:
            for actor in actors:
                yield encounter(verb, [*who, actor], noun=noun, mode=mode)
    elif len(listed) > 1 and (noun is not None or not objects(verb)):
        for word, actors in listed:
            told = encounter(verb, [*who, *actors], noun=noun, mode=mode)
            told.partner = word
            yield told
    else:
        told = encounter(verb, [*who, *(a for _, actors in listed for a in actors)], noun=noun, mode=mode)
        told.assembly = any(is_assembly(document, word) for word in (*subjects, *(word for word, _ in listed)))
        yield told


def _event(document: Document, verb: Token) -> Token | None:
    """The noun of meeting that a verb only helps to tell of: "held talks", "took part in talks", "made a call"."""
    words, word = document.lexicon.meetings, lemma(verb)
    things: list[Token] = []
    if word in words.hold | words.host:
        things += _met_by(document, verb)
    if word in words.take_part:
        things += [thing for _, thing in prepositional(verb, "in", "at")]
    if word in words.place_call:
        things += [thing for thing in objects(verb) if lemma(thing) == "call"]
    events = (event_of(document, thing) for thing in things)
    return next((event for event in events if event is not None), None)


def _is_together(document: Document, verb: Token) -> bool:
    """Whether a phrase means being together: "sat down", "shook hands", "dined"."""
    phrases = document.lexicon.meetings.together
    own = [lemma(verb)] + [f"{lemma(verb)} {lemma(c)}" for c in verb.children if c.i > verb.i]
    return any(phrase in phrases for phrase in own)
