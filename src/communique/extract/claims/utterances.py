"""Who takes which stance: the voices above, below and beside a mention of supply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.extract.claims.frames import is_denied_above
from communique.extract.claims.negation import is_left_undone, is_said_not_to_be
from communique.extract.claims.stances import AFFIRMING, CONTESTING, opposes, stance_in_quotation, stance_of
from communique.extract.grammar import (
    is_negated,
    is_noun,
    is_predicate,
    is_verb,
    lemma,
    modifiers,
    path_up,
    subject,
)
from communique.extract.statements import SILENT, Voice, Voices
from communique.extract.supplies import Supply
from communique.language import Document
from communique.model import Stance

# How many tokens after "a charge" the verb that rejects it may stand.
_CHARGE_REACH = 9
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MAIN_CLAUSES = frozenset({"ROOT", "parataxis", "conj", "ccomp"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stance that somebody takes.

    Attributes:
        voice: Who.
        stance: How.
        at: The verb, noun or mention that shows it.
    """

    voice: Voice
    stance: Stance
    at: Token


def spoken_for(document: Document, voices: Voices, supplies: Iterable[Supply]) -> list[Supply]:
    """The supplies, "we have sent …" with who is quoted as the supplier, and what is only denied marked as such."""
    told = (_acknowledged(document, voices, _spoken_for(document, voices, supply)) for supply in supplies)
    return [_marked(document, supply) for supply in told]


def _acknowledged(document: Document, voices: Voices, supply: Supply) -> Supply:
    """ "Niger acknowledged the involvement of Chad's troops": they fight on the side that acknowledges it."""
    words = document.lexicon
    if (
        supply.recipient is not None
        or supply.supplier is None
        or lemma(supply.trigger) not in words.transfers.presence_nouns
    ):
        return supply
    verb = supply.trigger.head
    if not is_verb(verb) or words.claims.stances.get(lemma(verb)) is not Stance.CONFIRMS:
        return supply
    sides = [a for a in voices.of_verb(verb).actors if a.party is not None]
    if len(sides) != 1 or sides[0].party == supply.supplier.party:
        return supply
    return replace(supply, recipient=sides[0])


def _marked(document: Document, supply: Supply) -> Supply:
    """ "denied that it had sent any shells": nobody alleges it here; "had sent no shells" denies it."""
    if is_left_undone(supply.trigger) or is_said_not_to_be(document, supply.trigger):
        return replace(supply, negated=True, potential=False)
    below = supply.trigger
    for token in supply.trigger.ancestors:
        stance = stance_of(document, token, below) if is_verb(token) else None
        if stance is not None:
            return replace(supply, rejected=True, potential=False) if stance in CONTESTING else supply
        below = token
    return supply


def _spoken_for(document: Document, voices: Voices, supply: Supply) -> Supply:
    quote = document.quote(supply.trigger)
    who = subject(supply.trigger) if is_verb(supply.trigger) else None
    if quote is None or supply.supplier is not None or who is None or who.lower_ not in {"we", "i"}:
        return supply
    speakers = [a for a in voices.of_quote.get(quote.start, SILENT).actors if a.party is not None]
    if len(speakers) != 1 or (supply.recipient is not None and supply.recipient.party == speakers[0].party):
        return supply
    return replace(supply, supplier=speakers[0])


def utterances(document: Document, voices: Voices, supply: Supply) -> list[Utterance]:
    """All stances on one mention of a supply; none when only the outlet speaks."""
    trigger = supply.trigger
    if is_denied_above(document, trigger):
        return []
    found = [*_below(document, voices, trigger), *_above(document, voices, trigger)]
    quote = document.quote(trigger)
    voice = voices.of_quote.get(quote.start, SILENT) if quote is not None else SILENT
    if voice and not any(u.voice.same_as(voice) for u in found):
        found.append(Utterance(voice, stance_in_quotation(document, trigger), trigger))
    source = _source(document, voices, trigger) if not found else None
    if source is not None:
        found.append(source)
    if supply.negated:
        found = [replace(u, stance=Stance.DENIES) for u in found if u.stance in AFFIRMING]
    return [*found, *_contested(document, voices, supply)]


# ── around a mention of supply ──────────────────────────────────────────────


def _below(document: Document, voices: Voices, trigger: Token) -> Iterator[Utterance]:
    """ "deliveries, several of which we now confirm have been completed": a confirmation below the mention."""
    stances = document.lexicon.claims.stances
    for token in trigger.subtree:
        if token == trigger or not is_verb(token) or stances.get(lemma(token)) is not Stance.CONFIRMS:
            continue
        if token.dep_ in {"relcl", "ccomp", "acl"} and not is_negated(token):
            voice = voices.of_verb(token)
            if voice:
                yield Utterance(voice, Stance.CONFIRMS, token)


def _above(document: Document, voices: Voices, trigger: Token) -> Iterator[Utterance]:
    """The reporting verbs and nouns in whose complement the mention stands, from the inside out."""
    quoted = document.quote(trigger) is not None
    heard: list[Voice] = []
    below = trigger
    for token in trigger.ancestors:
        if is_verb(token) and lemma(token) in document.lexicon.claims.inquires:
            return
        if is_noun(token) and lemma(token) in document.lexicon.claims.saying_nouns:
            if _is_called_false(document, token):
                yield from _calling_false(document, voices, token)
                return
            yield from _owned(document, token)
        elif opposes(document, token, below):
            voice = _worried(voices, token)
            if voice:
                yield Utterance(voice, Stance.CONDEMNS, token)
                return
        elif is_verb(token):
            stance = stance_of(document, token, below)
            outside = document.quote(token) is None
            if quoted and outside and stance is Stance.ALLEGES:
                return  # the quotation's own words tell the stance
            voice = voices.of_verb(token) if stance is not None else SILENT
            if voice and stance is not None:
                # A verb of saying outside a quotation only carries the stance taken inside it.
                if not any(voice.same_as(known) for known in heard):
                    heard.append(voice)
                    yield Utterance(voice, stance, token)
                if outside:
                    return
        below = token


def _is_called_false(document: Document, noun: Token) -> bool:
    """ "the claim that … is baseless"."""
    verb = noun.head
    said = (c for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"})
    return noun.dep_ == "nsubj" and any(t.lower_ in document.lexicon.claims.false for c in said for t in c.subtree)


def _calling_false(document: Document, voices: Voices, noun: Token) -> Iterator[Utterance]:
    quote = document.quote(noun)
    teller = next((t for t in noun.head.ancestors if is_verb(t)), None)
    voice = voices.of_quote.get(quote.start, SILENT) if quote is not None else SILENT
    if not voice and teller is not None:
        voice = voices.of_verb(teller)
    if voice:
        yield Utterance(voice, Stance.DENIES, noun)


def _worried(voices: Voices, token: Token) -> Voice:
    """Whose concern a word tells: the subject of its predicate, "was alarmed by X's deliveries" included."""
    verb = next((t for t in path_up(token) if is_predicate(t)), None)
    who = subject(verb) if verb is not None and verb == token else None
    if verb is None:
        return SILENT
    return voices.of_noun(who, verb) if who is not None else voices.of_verb(verb)


def _owned(document: Document, noun: Token) -> Iterator[Utterance]:
    """ "a U.S. claim that …": whose saying a noun names."""
    owner = next((actor for child in modifiers(noun) for actor in document.actors(child)), None)
    if owner is not None and owner.party is not None:
        yield Utterance(Voice((owner,), None, noun), Stance.ALLEGES, noun)


def _source(document: Document, voices: Voices, trigger: Token) -> Utterance | None:
    """ "according to X" in the sentence, or a verb of saying whose complement the parser lost."""
    sentence = trigger.sent
    voice = voices.source(sentence[0], sentence.end)
    if voice:
        return Utterance(voice, Stance.ALLEGES, voice.cue or trigger)
    stances = document.lexicon.claims.stances
    for verb in trigger.doc[trigger.i + 1 : sentence.end]:
        if not is_verb(verb) or document.quote(verb) or not _is_main(verb):
            continue
        if stances.get(lemma(verb)) is Stance.ALLEGES and "," in trigger.doc[trigger.i : verb.i].text:
            voice = voices.of_verb(verb)
            if voice:
                return Utterance(voice, Stance.ALLEGES, verb)
    return None


def _is_main(verb: Token) -> bool:
    """Whether a verb heads a main clause; one with a subject right after a comma does, whatever it was hung on."""
    if verb.dep_ in _MAIN_CLAUSES:
        return True
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if verb.dep_ not in {"acl", "advcl", "dep"} or who is None or any(c.dep_ == "mark" for c in verb.children):
        return False
    finite = next((child for child in verb.children if child.dep_ == "aux"), verb)
    start = who.left_edge.i
    return finite.tag_ in _FINITE and start > verb.sent.start and verb.doc[start - 1].text == ","


def _contested(document: Document, voices: Voices, supply: Supply) -> Iterator[Utterance]:
    """ "… had supplied drones, a charge that Tehran rejects", "… accused of it, which it denies"."""
    words, trigger = document.lexicon.claims, supply.trigger
    for verb in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        stance = words.stances.get(lemma(verb)) if verb.dep_ in {"relcl", "advcl"} else None
        if stance in CONTESTING and any(c.lower_ == "which" and c.dep_ == "dobj" for c in verb.children):
            who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            # "it" is whom the sentence is about, not whom it named last.
            meant = subject(trigger.sent.root) if who is not None and who.lower_ in {"it", "they"} else who
            actors = document.actors(meant)
            if actors:
                yield Utterance(Voice(actors, None, verb), stance, verb)
    for noun in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if lemma(noun) in words.saying_nouns and not noun.is_ancestor(trigger):
            yield from _contested_after(document, voices, noun, supply)


def _contested_after(document: Document, voices: Voices, noun: Token, supply: Supply) -> Iterator[Utterance]:
    """ "a charge (that) X rejects", "an accusation which X has repeatedly denied": in the order of the words.

    The parser takes many such verbs for nouns. "Both countries" are those accused, not those who accuse.
    """
    stances = document.lexicon.claims.stances
    for verb in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _CHARGE_REACH)]:
        stance = stances.get(lemma(verb))
        if stance not in CONTESTING or (verb.tag_ == "VBN" and voices.of_verb(verb) == SILENT):
            continue
        named = [m for m in document.mentions if noun.i < m.start and m.end <= verb.i]
        voice = voices.of_verb(verb) if is_verb(verb) else SILENT
        if named and named[-1].kind == "reference":
            voice = Voice(tuple(side for side in (supply.supplier, supply.recipient) if side is not None), None, verb)
        elif not voice and named:
            voice = Voice(named[0].actors, None, verb)
        if voice:
            yield Utterance(voice, stance, verb)
        return
