"""Meetings told by a noun: "talks between X and Y", "the A-B summit", "said in a call with X", "after talks with X"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from communique.extract.grammar import (
    agent,
    is_noun,
    is_predicate,
    is_verb,
    lemma,
    modifiers,
    prepositional,
)
from communique.extract.grammar import subject as subject_of
from communique.extract.meetings.encounter import (
    Encounter,
    actors_of,
    does,
    encounter,
    is_assembly,
    is_done_to,
    met_with,
    partners,
)
from communique.extract.meetings.events import is_definite, is_meeting, is_several
from communique.language import Actor, Document, distinct
from communique.model import MeetingMode

# "said in a call", "agreed at talks": these tell of the meeting that what they go with was part of.
_PART = frozenset({"in", "at", "during", "on", "from", "via", "over", "by"})
# "said after talks".
_AFTER = frozenset({"after", "following", "since", "for"})
# Words for a meeting that a text goes on to speak of.
_AGAIN = frozenset({"meeting", "talk", "call", "conversation", "discussion", "visit"})
# A meeting of many, in which one person told another something: no meeting of the two.
_MANY = frozenset({"conference", "summit", "session", "gathering", "roundtable"})


def encounters_of_noun(document: Document, noun: Token) -> Iterator[Encounter]:
    """The meetings that a noun names, whether they were held or not."""
    if not is_meeting(document, noun) or _verb_tells(document, noun):
        return
    listed = [*partners(document, noun), *_beside_verb(document, noun)]
    owners = _owners(document, noun, between=any(p.lower_ == "between" for p, _ in prepositional(noun, "between")))
    members = [thing for _, thing in prepositional(noun, "of")]
    of = [a for m in members for a in actors_of(document, [m]) if a.office]
    actors = distinct([*owners, *(a for _, group in listed for a in group), *of])
    told = _told_in(document, noun, listed)
    if told:
        yield from told
    elif len(actors) >= 2:
        found = encounter(noun, actors, noun=noun)
        named = sum(1 for a in actors if a.person) >= 2 and noun.tag_ == "NN"
        found.refers = is_definite(noun) and not named
        found.pointing = any(c.lower_ == "their" for c in noun.children)
        yield found
    elif any(is_assembly(document, m) for m in members):
        found = encounter(noun, of, noun=noun)
        found.assembly = True
        yield found
    else:
        yield from _hosted_by(document, noun)
        if is_definite(noun) and lemma(noun) in _AGAIN and not actors:
            found = encounter(noun, (), noun=noun)
            found.refers = True
            yield found


def _verb_tells(document: Document, noun: Token) -> bool:
    """Whether the verb above tells of the meeting."""
    words, verb = document.lexicon.meetings, noun.head
    if noun.dep_ == "pobj" and lemma(verb.head) in words.counted_in and verb.lower_ == "of":
        noun, verb = verb.head, verb.head.head
    if noun.dep_ in {"dobj", "nsubjpass"} and is_verb(verb):
        helps = lemma(verb) in words.hold | words.meet | words.join
        held = noun.dep_ == "nsubjpass" and (agent(verb) is not None)
        called = lemma(noun) == "call" and lemma(verb) in words.place_call | words.host
        return (helps and (noun.dep_ == "dobj" or held)) or called
    if noun.dep_ == "pobj" and is_verb(verb.head):
        return (lemma(verb.head) in words.take_part and verb.lower_ in {"in", "at"}) or lemma(verb.head) in words.join
    return False


def _beside_verb(document: Document, noun: Token) -> list[tuple[Token, list[Actor]]]:
    """ "talks were held between A and B", "talks held in Oslo between A and B", "a meeting took place with X"."""
    words, verb = document.lexicon.meetings, noun.head
    verbs = [verb] if noun.dep_ in {"nsubj", "nsubjpass"} and is_verb(verb) else []
    verbs += [c for c in noun.children if c.dep_ in {"acl", "relcl"} and lemma(c) in words.hold | words.occur]
    return [part for held in verbs for part in partners(document, held)]


def _owners(document: Document, noun: Token, *, between: bool) -> list[Actor]:
    """Whose meeting it is: "Chad's talks with …", "the A-B summit"; a capital before "between" is only a place."""
    found: list[Actor] = []
    for child in modifiers(noun):
        mention = document.mention(child)
        if child.lower_ == "their" and mention is None:
            found += _of_clause(document, noun)
        if child.i > noun.i or mention is None:
            continue
        where = mention.sense == "capital" and child.dep_ != "poss" and len(document.group(child)) < 2
        if not where and not (between and mention.kind == "party" and child.dep_ != "poss"):
            found += actors_of(document, [child])
    return found


def _of_clause(document: Document, noun: Token) -> Sequence[Actor]:
    """Whom "their" means in "X spoke with Y, following up on their talks": those whom the clause names."""
    for verb in (t for t in noun.ancestors if is_predicate(t)):
        named = distinct([*_subjects(document, verb), *_addressed(document, verb)])
        if len(named) > 1:
            return named
    return ()


# ── what was said or done at a meeting ──────────────────────────────────────


def _told_in(document: Document, noun: Token, listed: Sequence[tuple[Token, list[Actor]]]) -> list[Encounter]:
    """ "X said after talks with Y", "X told Y in a call", "A and B agreed at a summit": the clause says who."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _PART | _AFTER:
        return []
    verb = next((t for t in preposition.ancestors if is_predicate(t)), None)
    if verb is None or not _goes_with(preposition, verb):
        return []
    reason = preposition.lower_ == "for"
    if (reason and not listed) or (lemma(verb) == "be" and not reason):
        return []  # "is in talks with X" says less; "was in Oslo for talks with X" enough
    who = _subjects(document, verb)
    if not who or not any(a.person or a.office for a in who):
        return []
    part = preposition.lower_ in _PART
    if listed:
        return _with_partners(document, noun, verb, who, listed)
    if is_definite(noun) and not any(_is_named(document, t) for t in does(document, verb)):
        return []  # "at the talks the leaders …": who that is was told with the talks
    addressed = _addressed(document, verb) if part and lemma(noun) not in _MANY else []
    if addressed or (len(distinct(who)) >= 2 and (part or is_definite(noun))):
        return [encounter(noun, [*who, *addressed], noun=noun)]
    return []


def encounters_on_visit(document: Document, noun: Token) -> Iterator[Encounter]:
    """ "discussed it with X during his visit to Oslo", "told X on a trip to Oslo": those who spoke met there."""
    preposition, words = noun.head, document.lexicon.meetings
    if lemma(noun) not in words.visit_nouns or noun.dep_ != "pobj" or preposition.lower_ not in {"on", "during"}:
        return
    verb = next((t for t in preposition.ancestors if is_predicate(t)), None)
    if verb is None or not _goes_with(preposition, verb) or lemma(verb) in words.meet | words.hold:
        return
    who = [a for a in _subjects(document, verb) if a.person or a.office]
    addressed = _addressed(document, verb)
    if who and addressed:
        yield encounter(noun, [*who, *addressed], mode=MeetingMode.IN_PERSON, noun=noun)


def _is_named(document: Document, token: Token) -> bool:
    """Whether a phrase names people or parties, and does not only point back."""
    return any(mention.kind in {"person", "office", "party"} for mention in document.group(token))


def _goes_with(preposition: Token, verb: Token) -> bool:
    """Whether a phrase belongs to the verb's clause, and not to a noun in it: "praised the deal after talks"."""
    between = []
    for token in preposition.ancestors:
        if token == verb:
            break
        between.append(token)
    return not any(t.dep_ in {"nsubj", "nsubjpass", "relcl", "acl"} for t in between)


def _with_partners(
    document: Document,
    noun: Token,
    verb: Token,
    who: Sequence[Actor],
    listed: Sequence[tuple[Token, list[Actor]]],
) -> list[Encounter]:
    if is_several(document, verb, noun):
        return [encounter(noun, [*who[:1], actor], noun=noun) for _, group in listed for actor in group]
    if len(listed) > 1:
        return [_beside(encounter(noun, [*who, *group], noun=noun), word) for word, group in listed]
    return [encounter(noun, [*who, *listed[0][1]], noun=noun)]


def _beside(found: Encounter, word: Token) -> Encounter:
    found.partner = word
    return found


def _subjects(document: Document, verb: Token) -> list[Actor]:
    """Who says or does it; of a passive who is told and by whom."""
    who = actors_of(document, does(document, verb))
    return [*who, *actors_of(document, [subject_of(verb)])] if is_done_to(document, verb) else who


def _addressed(document: Document, verb: Token) -> list[Actor]:
    """To whom a verb speaks: "told Y", "urged Y to …", "discussed it with Y"."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "dative", "obj"}]
    # "urged Y to …": Y may be read as the subject of the second verb.
    clauses = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.tag_ == "VB")
    things += [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
    named = [a for a in actors_of(document, things) if a.person or a.office]
    return [*named, *(a for a in met_with(document, verb) if a.person or a.office)]


def _hosted_by(document: Document, noun: Token) -> Iterator[Encounter]:
    """ "a conference in Oslo, hosted by X", "the summit, attended by A and B, …", "talks mediated by X"."""
    hosts = [a for c in _hosting(document, noun) for a in actors_of(document, [agent(c)])]
    if not any(a.person or a.office for a in hosts):
        return
    there = [c for c in noun.subtree if c.dep_ == "relcl" and any(w.lower_ in {"which", "where"} for w in c.subtree)]
    guests = [a for c in there for a in actors_of(document, [subject_of(c)]) if subject_of(c) != noun]
    found = encounter(noun, [*hosts, *guests], noun=noun)
    found.assembly = True
    yield found


def _hosting(document: Document, noun: Token) -> Iterator[Token]:
    """The "hosted" of "a conference in Oslo in May, hosted by X", on whichever noun the parser hung it."""
    words = document.lexicon.meetings
    above = {noun, *(t for t in noun.ancestors if is_noun(t))}
    for token in document.doc[noun.i + 1 : noun.sent.end]:
        if is_meeting(document, token):
            return
        if token.tag_ == "VBN" and token.head in above and lemma(token) in words.hold | words.host:
            yield token
