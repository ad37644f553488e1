"""Words that are nobody's statement: what was said aloud, gathered by speaker and occasion."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.extract.actors import same_actors
from communique.extract.statements.positions import Taken
from communique.extract.statements.voices import Voices
from communique.language import Actor, Document, QuoteSpan
from communique.model import Passage, PositionKind, Zone

# What an official does without being quoted and is still a remark.
_OFFICIAL = frozenset({PositionKind.CONDEMNATION, PositionKind.DEMAND})
# Kinds of office that without a party may be anybody's: the director of a theatre.
_PRIVATE = frozenset({"", "other-official", "head-of-organisation"})
# A quotation of fewer words is a scare quote.
_FEWEST_WORDS = 3


@dataclass
class Remarks:
    """Words of one speaker, or of several together, on one occasion."""

    actors: tuple[Actor, ...]
    quotes: list[QuoteSpan] = field(default_factory=list)
    cues: list[Token] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)


def quoted_remarks(document: Document, voices: Voices) -> list[Remarks]:
    """Quoted words that belong to no statement."""
    found: list[Remarks] = []
    for quote in document.quotes:
        voice = voices.of_quote[quote.start]
        token = document.doc[quote.start]
        if not voice.actors or voice.draft is not None or document.zone(token) is Zone.HEADLINE:
            continue
        if not all(_holds_office(actor) for actor in voice.actors):
            continue
        last = next((r for r in reversed(found) if same_actors(r.actors, voice.actors)), None)
        if last is None or _is_new_occasion(document, quote, last):
            last = Remarks(voice.actors)
            found.append(last)
        last.quotes.append(quote)
        if voice.cue is not None:
            last.cues.append(voice.cue)
        last.passages.append(document.sentence_passage(token))
    return [remarks for remarks in found if _is_telling(document, voices, remarks)]


def _holds_office(actor: Actor) -> bool:
    """Whether somebody speaks for a party or from an office; a driver, an analyst and a former minister do not."""
    if actor.party is not None:
        return bool(actor.person or actor.office or actor.party.state)
    return actor.person is not None and actor.office is not None and actor.office.kind not in _PRIVATE


def _is_telling(document: Document, voices: Voices, remarks: Remarks) -> bool:
    """Scare quotes are no remarks: there is a quotation of three words, or the text calls it a speech."""
    lengths = (sum(token.is_alpha for token in document.doc[q.start : q.end]) for q in remarks.quotes)
    return any(length >= _FEWEST_WORDS for length in lengths) or any(
        voices.statement_beside(cue) is not None for cue in remarks.cues
    )


def _is_new_occasion(document: Document, quote: QuoteSpan, last: Remarks) -> bool:
    """Whether the sentence opens with a when ("After returning …", "Later …") other than that of the last words."""
    first = document.doc[quote.start].sent[0]
    if document.sentence_passage(first) in last.passages:
        return False
    return first.lower_ in document.lexicon.statements.occasions


def told_remarks(document: Document, quoted: Iterable[Remarks], taken: Iterable[Taken]) -> list[Remarks]:
    """Official words that the text tells without quoting them: "the ministry condemned X and urged Y"."""
    known = [remarks.actors for remarks in quoted]
    found: list[Remarks] = []
    for position in taken:
        actors = position.voice.actors
        told = document.quote(position.at) is None and position.position.kind in _OFFICIAL
        if position.voice.draft is not None or not told or not _is_official(actors):
            continue
        if not any(same_actors(speakers, actors) for speakers in known):
            known.append(actors)
            found.append(Remarks(actors, [], [position.at], [document.sentence_passage(position.at)]))
    return found


def _is_official(actors: tuple[Actor, ...]) -> bool:
    """Whether one speaker speaks for a party: by name, by office, or as a body of its government."""
    if len(actors) != 1:
        return False
    (actor,) = actors
    return actor.party is not None and bool(actor.office or actor.person or actor.party.state)
