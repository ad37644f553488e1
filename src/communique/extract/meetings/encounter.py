"""One mention of a meeting, and who can take part in one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Span, Token

from communique.extract.grammar import agent, is_passive, lemma, prepositional
from communique.extract.grammar import subject as subject_of
from communique.language import Actor, Document, FoundTime, distinct, lacks_subject
from communique.model import MeetingMode, PartyKind


@dataclass
class Encounter:
    """One mention of a meeting, as far as it says.

    Attributes:
        trigger: The verb or noun; for a picture the root of its caption.
        actors: Who met.
        mode: How.
        place: Where.
        time: When.
        timed: A word of the sentence that says when, where that is another one.
        placed: A word of the sentence that names the place, where that is another one.
        noun: The noun that names the meeting, where one does.
        partner: The word for the partner, where one verb tells of several meetings, each with its time.
        apart: Whether the mention sets the meeting apart from larger ones: "on the sidelines", "one-on-one".
        refers: Whether the mention only speaks again of a meeting told elsewhere ("their talks in Oslo"): it adds to
            that one, and makes none by itself unless it says where or when.
        pointing: Whether only "their" says who.
        said: A word of the sentence that tells how they met, where that is another one.
        adds: Whether the actors took part in the meeting told before ("X also joined the call").
        needs_place: Whether it is a meeting only at a place ("signed a treaty in Oslo").
        assembly: Whether a body's members met, named as one ("G7 foreign ministers"), or guests of a named host.
    """

    trigger: Token
    actors: tuple[Actor, ...]
    mode: MeetingMode | None = None
    place: Span | None = None
    time: FoundTime | None = None
    timed: Token | None = None
    placed: Token | None = None
    noun: Token | None = None
    partner: Token | None = None
    apart: bool = False
    refers: bool = False
    pointing: bool = False
    said: Token | None = None
    adds: bool = False
    needs_place: bool = False
    assembly: bool = False

    @property
    def triggers(self) -> list[Token]:
        """The tokens that place, time and mode may hang on."""
        return [self.trigger] if self.noun is None or self.noun == self.trigger else [self.trigger, self.noun]


def encounter(
    trigger: Token, actors: Iterable[Actor], *, mode: MeetingMode | None = None, noun: Token | None = None
) -> Encounter:
    """An encounter of actors who are named more than once, perhaps, or not at all."""
    return Encounter(trigger, distinct(a for a in actors if a.person or a.office or a.party), mode, noun=noun)


# ── who takes part ──────────────────────────────────────────────────────────


def actors_of(document: Document, tokens: Iterable[Token | None]) -> list[Actor]:
    """Who is meant by the noun phrases headed by the tokens, as far as they can meet somebody."""
    return [actor for token in tokens if token is not None for actor in _met(document, token)]


def is_done_to(document: Document, verb: Token) -> bool:
    """Whether a verb is passive; "spoke by phone" is not, although "by" may be read as naming who did it."""
    words, by = document.lexicon.meetings, agent(verb)
    return is_passive(verb) and not (by is not None and by.lower_ in words.phone | words.video)


def does(document: Document, verb: Token) -> list[Token]:
    """The heads of who does what a verb says.

    "We, the ministers of A and B, …" are the ministers; "Jane Doe: The president met …" is the president. Where the
    parser found no subject, it is who stands before the verb: "After talks with X, Y said …" with Y as an apposition.
    """
    subject = agent(verb) if is_done_to(document, verb) else subject_of(verb)
    if subject is not None and subject.lower_ == "we":
        return _those_speaking(document, subject)
    labelled = subject is None or (subject.i + 1 < verb.i and verb.doc[subject.i + 1].text == ":")
    if not labelled or not (subject is not None or lacks_subject(verb)):
        return [subject] if subject is not None else []
    index = verb.i - 1
    while index > verb.sent.start and verb.doc[index].pos_ in {"ADV", "AUX"}:
        index -= 1
    mention = document.mention(verb.doc[index])
    return [verb.doc[index]] if mention is not None and mention.kind in {"person", "office", "reference"} else []


def _those_speaking(document: Document, we: Token) -> list[Token]:
    """Who "we" are: "We, the foreign ministers of A and B", said with this word or with an earlier one."""
    for token in reversed(document.doc[: we.i + 1]):
        if token.lower_ == "we":
            named = [c for c in token.children if c.dep_ == "appos" and document.actors(c)]
            if named:
                return named
    return []


def _met(document: Document, token: Token) -> Iterable[Actor]:
    """The people, offices and parties of one noun phrase; a delegation is whoever leads it."""
    led = _leaders(document, token)
    if led:
        return led
    if document.group(token):
        return document.actors(token)
    # "with H.E. Dr. Jane Doe, Minister of X, and Y": a name that is not known by itself is who it is said to be.
    apposed = [c for c in token.children if c.dep_ == "appos"] if token.pos_ == "PROPN" else []
    beside = [actor for t in (*apposed, *token.conjuncts) if apposed for m in document.group(t) for actor in m.actors]
    if any(actor.office is not None for actor in beside):
        return beside
    # Soldiers and analysts meet, too, but not as those who speak for their side.
    return document.actors(token) if lemma(token) in document.lexicon.meetings.delegates else ()


def _leaders(document: Document, noun: Token) -> tuple[Actor, ...]:
    """ "a Chadian delegation led by Minister Jane Doe": the minister, for Chad."""
    if lemma(noun) not in document.lexicon.meetings.delegates:
        return ()
    clauses = (c for c in noun.children if c.dep_ in {"acl", "relcl"} and lemma(c) in {"lead", "head"})
    led = next((document.actors(agent(clause)) for clause in clauses), ())
    sent = [actor.party for actor in document.actors(noun) if actor.party is not None]
    return tuple(replace(a, party=sent[0]) if a.party is None and len(sent) == 1 else a for a in led)


def partners(document: Document, head: Token, *words: str) -> list[tuple[Token, list[Actor]]]:
    """Whom "with" and "between" name after a word of meeting, one list for each "with", each with its first word.

    "met with A and B" names one list, "spoke with A and with B" two.

    Args:
        document: The document.
        head: The word of meeting.
        words: The prepositions, where they are others.
    """
    stray = () if words else _stray(head)
    things = (thing for _, thing in (*prepositional(head, *(words or ("with", "between", "among"))), *stray))
    found: list[tuple[Token, list[Actor]]] = []
    for word, actors in (part for thing in things for part in _parts(document, thing)):
        if actors and not any(actors == known for _, known in found):
            found.append((word, actors))
    return found


def _parts(document: Document, thing: Token) -> list[tuple[Token, list[Actor]]]:
    """The parts of "A and with B", which is read as one list of names; without a second "with" the list is one part."""
    group, doc = document.group(thing), document.doc
    starts = [0]
    for index, (before, mention) in enumerate(pairwise(group), 1):
        between = {t.lower_ for t in doc[before.end : mention.start]}
        if "with" in between and not {"along", "together"} & between:
            starts.append(index)
    if len(starts) < 2:
        return [(thing, actors_of(document, [thing]))]
    cuts = pairwise([*starts, len(group)])
    return [(doc[group[a].start], [actor for m in group[a:b] for actor in m.actors]) for a, b in cuts]


def after_semicolons(document: Document, word: Token) -> list[Actor]:
    """The rest of a list that is told apart by semicolons: "with A, head of X; B, head of Y; and C"."""
    found: list[Actor] = []
    for mark in document.doc[word.i : word.sent.end]:
        if mark.text == ";":
            start = mark.i + 1 + (document.doc[min(mark.i + 1, word.sent.end - 1)].lower_ == "and")
            mention = document.mention(document.doc[start]) if start < word.sent.end else None
            found += [a for a in mention.actors if a.person] if mention is not None else []
    return found


def _stray(head: Token) -> Iterator[tuple[Token, Token]]:
    """ "met on Monday in Oslo with X": a "with" that the parser hung on the day or the place."""
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.lower_ != "with" or token.head == head:
            continue
        above = []
        for ancestor in token.ancestors:
            if ancestor == head:
                break
            above.append(ancestor)
        else:
            continue
        # The parser takes "face to face" for an object and a verb.
        nouns = all(a.pos_ != "VERB" or a.lower_ == "face" for a in above)
        if nouns and all(a.dep_ in {"pobj", "prep", "npadvmod", "advmod", "conj", "dobj"} for a in above):
            yield from ((token, child) for child in token.children if child.dep_ == "pobj")


def met_with(document: Document, head: Token) -> list[Actor]:
    """Whom "with" and "between" name, all of them."""
    return [actor for _, listed in partners(document, head) for actor in listed]


def is_assembly(document: Document, token: Token | None) -> bool:
    """Whether a phrase names the holders of an office of a body with members: "G7 foreign ministers"."""
    actors = document.actors(token)
    if token is None or len(actors) != 1 or token.tag_ not in {"NNS", "NNPS"}:
        return False
    (actor,) = actors
    member = actor.office is not None and actor.office.kind not in {"", "other-official", "spokesperson"}
    body = actor.party is not None and actor.party.kind is PartyKind.ORGANISATION and actor.party.state is None
    return actor.person is None and member and body
