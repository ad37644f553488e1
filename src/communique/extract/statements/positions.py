"""What a statement condemns, demands, pledges: of whom, and what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import is_misread_main, is_negated, is_verb, lemma, prepositional, subtree_span
from communique.extract.statements.demands import (
    Demanded,
    called_for_by,
    called_on,
    infinitive,
    is_asked_to_stop,
    obliged,
    urged,
)
from communique.extract.statements.speakers import described
from communique.extract.statements.targets import condemned, doers
from communique.extract.statements.voice import Voice
from communique.extract.statements.voices import Voices
from communique.language import Document
from communique.lexicon.words import PositionGrammar
from communique.model import Party, Position, PositionKind, Support, Zone

# Prepositions that lead from a noun or an adjective to what it is about: "concern over X", "alarmed by X".
_AFTER_NOUN = ("over", "about", "at", "for", "to", "regarding", "with", "of")
_AFTER_ADJECTIVE = ("by", "about", "over", "at", "with")
# Such a position is one only against somebody.
_NEED_TARGET = frozenset({PositionKind.CONDEMNATION, PositionKind.DEMAND})


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that a voice takes, and the verb, noun or adjective that shows it.

    ``weak`` is true for criticism, which alone is no remark worth a statement.
    """

    voice: Voice
    at: Token
    position: Position
    weak: bool = False


def find_positions(document: Document, voices: Voices) -> list[Taken]:
    """All positions in body and captions, in order."""
    found: list[Taken] = []
    for token in document.doc:
        if document.zone(token) is Zone.HEADLINE:
            continue
        if is_verb(token):
            found += _of_verb(document, voices, token)
        elif token.pos_ == "NOUN":
            found += _of_noun(document, voices, token)
        elif token.pos_ == "ADJ":
            found += _of_adjective(document, voices, token)
    return found


def _of_verb(document: Document, voices: Voices, verb: Token) -> Iterator[Taken]:
    """ "condemned X for doing Y", "urged X to do Y", "called on X to do Y", "pledged to do Y"."""
    entry = document.lexicon.positions.verbs.get(lemma(verb))
    participle = verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl", "amod"} and not is_misread_main(verb)
    if is_negated(verb) or (participle and described(document, verb) is None):
        return
    if entry is None:
        yield from _of_obligation(document, voices, verb)
        return
    voice = voices.of_verb(verb)
    if not voice:
        return
    match entry.grammar:
        case PositionGrammar.OBJECT | PositionGrammar.CRITICISM | PositionGrammar.OPPOSITION:
            if entry.grammar is PositionGrammar.OPPOSITION and not _is_strengthened(document, verb):
                return
            weak = entry.grammar is not PositionGrammar.OBJECT
            for thing in condemned(document, verb):
                targets = thing.targets
                if not targets and entry.kind is PositionKind.CONDEMNATION:
                    targets = _told_to_stop(document, verb)
                yield from _taken(document, voice, verb, entry.kind, targets, thing.content, weak=weak)
        case PositionGrammar.INFINITIVE:
            content = infinitive(verb)
            if content is not None:
                yield from _taken(document, voice, verb, entry.kind, (), content)
        case PositionGrammar.CALL_ON:
            yield from _demanded(document, voice, verb, called_on(document, verb))
        case PositionGrammar.CLAUSE:
            yield from _demanded(document, voice, verb, urged(document, verb))


def _of_obligation(document: Document, voices: Voices, verb: Token) -> Iterator[Taken]:
    """ "X must do Y", in words that are a statement's or somebody's own."""
    quote = document.quote(verb)
    if quote is not None:
        voice = voices.of_quote[quote.start]
    elif voices.own is not None and verb.dep_ in {"ROOT", "conj"}:
        voice = Voice(tuple(voices.own.issuers), voices.own, verb)
    else:
        return
    if voice:
        yield from _demanded(document, voice, verb, obliged(document, verb))


def _is_strengthened(document: Document, verb: Token) -> bool:
    return any(child.lower_ in document.lexicon.positions.strengthened for child in verb.children)


def _told_to_stop(document: Document, verb: Token) -> tuple[Party, ...]:
    """ "condemned the raids and called on X to end them": who is to stop in the same breath has done it."""
    for token in verb.sent:
        entry = document.lexicon.positions.verbs.get(lemma(token)) if is_verb(token) else None
        if entry is None or entry.kind is not PositionKind.DEMAND or token.i <= verb.i:
            continue  # "urged X to stop and condemned the raids" speaks of two things
        find = called_on if entry.grammar is PositionGrammar.CALL_ON else urged
        for demand in find(document, token):
            if is_asked_to_stop(document, demand.content):
                return demand.targets
    return ()


def _of_noun(document: Document, voices: Voices, noun: Token) -> Iterator[Taken]:
    """ "renewed their call on X to …", "expressed concerns over Y"."""
    kind = document.lexicon.positions.nouns.get(lemma(noun))
    verb = noun.head if noun.dep_ in {"dobj", "pobj"} else None
    if kind is None or verb is None or not is_verb(verb):
        return
    voice = voices.of_verb(verb)
    if not voice:
        return
    if kind is PositionKind.DEMAND:
        yield from _demanded(document, voice, noun, called_for_by(document, noun))
        return
    obj = next((o for _, o in prepositional(noun, *_AFTER_NOUN)), None)
    if obj is not None:
        yield from _taken(document, voice, noun, kind, doers(document, obj), subtree_span(obj))


def _of_adjective(document: Document, voices: Voices, adjective: Token) -> Iterator[Taken]:
    """ "We are gravely concerned by X's doing"."""
    kind = document.lexicon.positions.adjectives.get(adjective.lower_)
    if kind is None or adjective.head.pos_ != "AUX":
        return
    voice = voices.of_verb(adjective.head)
    obj = next((o for _, o in prepositional(adjective, *_AFTER_ADJECTIVE)), None)
    if voice and obj is not None:
        yield from _taken(document, voice, adjective, kind, doers(document, obj), subtree_span(obj))


def _demanded(document: Document, voice: Voice, at: Token, demands: Iterator[Demanded]) -> Iterator[Taken]:
    """One position for each thing that whoever is addressed shall do."""
    for demand in demands:
        yield from _taken(document, voice, at, PositionKind.DEMAND, demand.targets, demand.content)


def _taken(
    document: Document,
    voice: Voice,
    at: Token,
    kind: PositionKind,
    targets: Sequence[Party],
    content: Span,
    *,
    weak: bool = False,
) -> Iterator[Taken]:
    """One position against each target, or one against nobody in particular, where its kind allows that."""
    text = " ".join(document.article.words(document.passage(content)).split())
    support = Support((document.sentence_passage(at),))
    sides = [target for target in targets if not _is_speaker(voice, target)]
    if targets and not sides:
        return
    for target in sides or (None,):
        if target is not None or kind not in _NEED_TARGET:
            yield Taken(voice, at, Position(kind, target, text, (support,)), weak)


def _is_speaker(voice: Voice, target: Party) -> bool:
    """Nobody condemns or urges whom they speak for."""
    return any(actor.party is not None and actor.party == target for actor in voice.actors)
