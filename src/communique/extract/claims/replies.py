"""Stances on what was alleged before: "denied the charge", "dismissed the figures", "So did Oslo"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from communique.extract.claims.negation import says_untrue
from communique.extract.claims.stances import AFFIRMING, CONTESTING
from communique.extract.claims.utterances import Utterance
from communique.extract.goods import Good, load_of
from communique.extract.grammar import is_negated, is_verb, lemma, objects, prepositional
from communique.extract.statements import SILENT, Voice, Voices
from communique.language import Actor, Document
from communique.model import Stance

_IT = frozenset({"it", "this", "that"})
_THEM = frozenset({"them", "these", "those"})
_DO = frozenset({"did", "has", "have", "had", "does", "do"})
# What may stand with a noun that points back without saying what it is about: "the charge as groundless".
_NO_TOPIC = frozenset({"as", "by", "from", "against", "in"})


@dataclass(frozen=True, slots=True)
class Reply:
    """A stance on what was alleged before.

    Attributes:
        utterance: Who takes which stance.
        noun: The word that points back.
        several: Whether it points back to more than one allegation ("the allegations", "them").
        figures: Whether it only speaks of a number that was given.
        near: Whether it points back without a noun of saying, so that what it means stands right before it.
        part: Whether somebody denies a part in it, whom nobody need have accused.
        owners: Whose saying it is, where the text tells: "Kyiv's claim".
        goods: Of what, where the text tells: "the count of soldiers".
    """

    utterance: Utterance
    noun: Token
    several: bool = False
    figures: bool = False
    near: bool = False
    part: bool = False
    owners: tuple[Actor, ...] = ()
    goods: tuple[Good, ...] = ()


def find_replies(document: Document, voices: Voices) -> Iterator[Reply]:
    """All stances on what was alleged before, in order."""
    words = document.lexicon.claims
    for verb in document.doc:
        if verb.pos_ == "AUX" and verb.dep_ in {"ROOT", "ccomp", "conj", "parataxis"}:
            yield from _called_untrue(document, voices, verb)
        if not is_verb(verb) or is_negated(verb):
            continue
        stance = words.stances.get(lemma(verb))
        if stance in CONTESTING or stance is Stance.CONFIRMS:
            yield from _answering(document, voices, verb, stance)
        elif lemma(verb) in words.labels:
            yield from _labelling(document, voices, verb)
        if stance in AFFIRMING:
            yield from _broken_off(voices, verb)
    yield from _refusing(document, voices)


# ── verbs with what points back ─────────────────────────────────────────────


def _answering(document: Document, voices: Voices, verb: Token, stance: Stance) -> Iterator[Reply]:
    """ "rejected the allegation as groundless", "denied it", "questioned the figure", "denied any part in it"."""
    things = [*objects(verb), *(c for c in verb.children if c.dep_ == "nsubjpass")]
    things += [obj for _, obj in prepositional(verb, "away", "off", "at") if obj.head.head == verb]
    for thing in things:
        reply = _pointing_back(document, thing, Utterance(SILENT, stance, verb))
        yield from _heard(reply, voices.of_verb(verb) if reply is not None else SILENT)


def _pointing_back(document: Document, thing: Token, utterance: Utterance) -> Reply | None:
    """The reply that a word which points back makes of a stance, if it does."""
    words, stance = document.lexicon.claims, utterance.stance
    plural = thing.tag_ in {"NNS", "NNPS"}
    if thing.lower_ in _IT | _THEM:
        # "confirmed this" may be a visit, a ceasefire or a name.
        return None if stance is Stance.CONFIRMS else Reply(utterance, thing, thing.lower_ in _THEM, near=True)
    owners = tuple(actor for child in thing.children if child.dep_ == "poss" for actor in document.actors(child))
    if thing.lower_ == "latter":
        return Reply(utterance, thing, near=True)
    if _is_saying_before(document, thing, stance):
        return Reply(utterance, thing, plural, owners=owners)
    if stance is Stance.CONFIRMS:
        return None
    if lemma(thing) in words.figure_nouns:
        goods = tuple(good for _, obj in prepositional(thing, "of", "on") for good in load_of(document, obj).goods)
        return Reply(utterance, thing, plural, figures=True, owners=owners, goods=goods)
    if lemma(thing) in words.part_nouns and any(c.lower_ in {"any", "no", "in"} for c in thing.children):
        return Reply(utterance, thing, near=True, part=True)
    return None


def _heard(reply: Reply | None, voice: Voice) -> Iterator[Reply]:
    """The reply with its voice, if there is one."""
    if reply is not None and voice:
        yield replace(reply, utterance=replace(reply.utterance, voice=voice))


def _is_saying_before(document: Document, noun: Token, stance: Stance) -> bool:
    """Whether a noun of saying stands without what was said, or only with "of a delivery"."""
    words = document.lexicon.claims
    if lemma(noun) not in words.saying_nouns or any(c.dep_ in {"acl", "relcl"} for c in noun.children):
        return False
    if stance is Stance.CONFIRMS and not any(c.lower_ in {"the", "these", "this", "those"} for c in noun.children):
        return False
    topics = [c for c in noun.children if c.dep_ == "prep" and c.lower_ not in _NO_TOPIC]
    transfers = document.lexicon.transfers
    supplied = transfers.give_nouns | transfers.get_nouns | transfers.symmetric_nouns | transfers.presence_nouns
    return all(lemma(obj) in supplied for topic in topics for obj in topic.children if obj.dep_ == "pobj")


def _labelling(document: Document, voices: Voices, verb: Token) -> Iterator[Reply]:
    """ "called the report a fabrication", "branded them fantasies"; beside a denial it only goes on with it."""
    words = document.lexicon.claims
    if verb.head != verb and words.stances.get(lemma(verb.head)) in CONTESTING:
        return
    if not any(token.lower_ in words.false for token in verb.subtree):
        return
    for thing in (*objects(verb), *_subjects_of_label(verb)):
        reply = _pointing_back(document, thing, Utterance(SILENT, Stance.DISMISSES, verb))
        yield from _heard(reply, voices.of_verb(verb) if reply is not None else SILENT)


def _subjects_of_label(verb: Token) -> Iterator[Token]:
    """ "called the charge baseless" is parsed as a clause "the charge (is) baseless"."""
    for clause in verb.children:
        if clause.dep_ in {"ccomp", "oprd", "xcomp"}:
            yield from (child for child in clause.children if child.dep_ == "nsubj")


def _called_untrue(document: Document, voices: Voices, verb: Token) -> Iterator[Reply]:
    """ "said the allegations were baseless", "“The claim is not true,” she said"."""
    thing = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if thing is None or not says_untrue(document, verb) or any(c.dep_ == "ccomp" for c in verb.children):
        return
    if lemma(thing) not in document.lexicon.claims.saying_nouns | document.lexicon.claims.figure_nouns:
        return
    said = next((t for t in verb.ancestors if is_verb(t) and voices.reports(t)), None)
    teller = verb if document.quote(verb) else said
    reply = _pointing_back(document, thing, Utterance(SILENT, Stance.DENIES, said or verb))
    yield from _heard(reply, voices.of_verb(teller) if teller is not None else SILENT)


def _broken_off(voices: Voices, verb: Token) -> Iterator[Reply]:
    """ "said that it had not", "said they did no such thing"."""
    for clause in verb.children:
        negated = any(c.dep_ == "neg" for c in clause.children)
        bare = clause.lower_ in _DO | {"was", "were"} and not any(
            c.i > clause.i and c.dep_ not in {"neg", "punct"} for c in clause.children
        )
        if clause.dep_ == "ccomp" and negated and bare:
            voice = voices.of_verb(verb)
            if voice:
                yield Reply(Utterance(voice, Stance.DENIES, verb), clause, near=True)


def _refusing(document: Document, voices: Voices) -> Iterator[Reply]:
    """ "declined to comment", "I don't comment on rumors"."""
    words = document.lexicon.claims
    for verb in document.doc:
        if not is_verb(verb) or lemma(verb) not in words.declined:
            continue
        under = verb.dep_ == "xcomp" and lemma(verb.head) in words.declining and not is_negated(verb.head)
        if not under and not is_negated(verb):
            continue
        topics = [topic for _, topic in prepositional(verb, "on", "about")]
        if topics and not any(lemma(topic) in words.saying_nouns for topic in topics):
            continue  # "did not comment on the drill"
        voice = voices.of_verb(verb.head if under else verb)
        if voice:
            yield Reply(Utterance(voice, Stance.DECLINES, verb), verb, several=True)


# ── who says the same ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Echo:
    """Somebody who is said to do what others were just said to do.

    Attributes:
        voice: Who.
        of: The words that tell what the others did.
        at: The verb of the echo.
    """

    voice: Voice
    of: Span
    at: Token


def find_echoes(document: Document) -> Iterator[Echo]:
    """ "So did Oslo.", "…, as did the foreign minister of Chad"."""
    doc = document.doc
    for word in doc[:-2]:
        verb, first = doc[word.i + 1], doc[word.i + 2]
        if verb.lower_ not in _DO or verb.sent != word.sent:
            continue
        first = doc[first.i + 1] if first.lower_ == "the" and first.i + 1 < len(doc) else first
        actors = document.actors(first)
        if not actors:
            continue
        if word.text == "So" and word.i == word.sent.start and word.i > 0:
            yield Echo(Voice(actors, None, verb), doc[word.i - 1].sent, verb)
        elif word.lower_ == "as" and word.i > word.sent.start:
            yield Echo(Voice(actors, None, verb), doc[word.sent.start : word.i], verb)
