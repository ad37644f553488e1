"""What a statement condemns, demands, pledges: of whom, and what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from communique.extract.grammar import is_misread_main, is_negated, is_verb, lemma, prepositional, subtree_span
from communique.extract.statements.demands import call_addressee, infinitive, infinitives, urged
from communique.extract.statements.targets import condemned, doers
from communique.extract.statements.voices import Voice, Voices
from communique.language import Document
from communique.lexicon.words import PositionGrammar
from communique.model import Party, Position, PositionKind, Support, Zone

# Prepositions that lead from a noun or an adjective to what it is about: "concern over X", "alarmed by X".
_AFTER_NOUN = ("over", "about", "at", "for", "to", "regarding", "with", "of")
_AFTER_ADJECTIVE = ("by", "about", "over", "at", "with")


@dataclass(frozen=True, slots=True)
class Taken:
    """A position that a voice takes, and the verb, noun or adjective that shows it."""

    voice: Voice
    at: Token
    position: Position


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
    if entry is None or is_negated(verb) or participle:
        return
    voice = voices.of_verb(verb)
    if not voice:
        return
    match entry.grammar:
        case PositionGrammar.OBJECT:
            targets, content = condemned(document, verb)
        case PositionGrammar.INFINITIVE:
            targets, content = [], infinitive(verb)
        case PositionGrammar.CALL_ON:
            yield from _demanded(document, voice, verb, call_addressee(verb))
            return
        case PositionGrammar.CLAUSE:
            yield from _demanded(document, voice, verb, urged(verb))
            return
    if content is not None:
        yield from _taken(document, voice, verb, entry.kind, targets, content)


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
        addressed = next((o for _, o in prepositional(noun, "on", "to", "for")), None)
        addressed = addressed or next((o for _, o in prepositional(verb, "on")), None)
        yield from _demanded(document, voice, noun, addressed)
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


def _demanded(document: Document, voice: Voice, at: Token, addressed: Token | None) -> Iterator[Taken]:
    """One demand for each thing that whoever is addressed shall do."""
    actors = document.actors(addressed)
    targets = list(dict.fromkeys(a.party for a in actors if a.party is not None))
    if addressed is None or not targets:
        return
    end = max((m.end for m in document.group(addressed)), default=addressed.i + 1)
    for content in infinitives(at, end):
        yield from _taken(document, voice, at, PositionKind.DEMAND, targets, content)


def _taken(
    document: Document, voice: Voice, at: Token, kind: PositionKind, targets: Sequence[Party], content: Span
) -> Iterator[Taken]:
    """One position against each target, or one against nobody in particular."""
    text = " ".join(document.article.words(document.passage(content)).split())
    support = Support((document.sentence_passage(at),))
    for target in targets or (None,):
        yield Taken(voice, at, Position(kind, target, text, (support,)))
