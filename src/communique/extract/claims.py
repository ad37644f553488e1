"""Who alleges, confirms, denies or condemns: the voices above every mention of a supply."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.extract.drafts import Draft, identify
from communique.extract.grammar import is_negated, is_verb, lemma, path_up, subject
from communique.extract.propositions import Allegation
from communique.extract.roles import role, support, time_near, timing
from communique.extract.supplies import Supply
from communique.extract.voices import SILENT, Voice, Voices
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.model import Claim, Evidence, Passage, PropositionKind, Stance, Stated, Support, Timing


@dataclass(frozen=True, slots=True)
class Utterance:
    """A stance that somebody takes on a mention of supply.

    Attributes:
        voice: Who.
        stance: How.
        at: The verb, noun or mention that shows it.
    """

    voice: Voice
    stance: Stance
    at: Token


def utterances(document: Document, voices: Voices, supply: Supply) -> list[Utterance]:
    """All stances on one mention of a supply; none when only the outlet speaks."""
    found = [*_inside(document, voices, supply.trigger), *_above(document, voices, supply.trigger)]
    quote = document.quote(supply.trigger)
    if quote is not None:
        voice = voices.of_quote.get(quote.start, SILENT)
        if voice and not any(u.voice.draft is voice.draft and u.voice.actors == voice.actors for u in found):
            found.append(Utterance(voice, _quoted_stance(document, supply.trigger), supply.trigger))
    if not found:
        source = _source(document, voices, supply.trigger)
        if source is not None:
            found.append(source)
    if supply.negated:
        found = [Utterance(u.voice, Stance.DENIES, u.at) for u in found if u.stance in _AFFIRMING]
    return [*found, *_contested(document, voices, supply.trigger)]


_AFFIRMING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ALLEGES, Stance.REPORTS, Stance.BELIEVES})
_CONTESTING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.QUESTIONS, Stance.CHALLENGES})


def _contested(document: Document, voices: Voices, trigger: Token) -> Iterator[Utterance]:
    """ "… had supplied drones, a charge that Tehran rejects"."""
    for noun in trigger.sent:
        if noun.i <= trigger.i or lemma(noun) not in document.lexicon.claims.saying_nouns or noun.is_ancestor(trigger):
            continue
        for verb in noun.children:
            stance = document.lexicon.claims.stances.get(lemma(verb)) if verb.dep_ in {"relcl", "acl"} else None
            if stance in _CONTESTING:
                voice = voices.of_verb(verb)
                if voice:
                    yield Utterance(voice, stance, verb)


def rejections(document: Document, voices: Voices) -> Iterator[tuple[Utterance, Token]]:
    """ "dismissed the accusation": a stance on what was alleged before, without saying it again."""
    for verb in document.reading.doc:
        stance = document.lexicon.claims.stances.get(lemma(verb)) if is_verb(verb) else None
        if stance not in _CONTESTING or is_negated(verb):
            continue
        for noun in verb.children:
            bare = not any(c.dep_ in {"acl", "relcl", "prep"} for c in noun.children)
            if noun.dep_ in {"dobj", "nsubjpass"} and lemma(noun) in document.lexicon.claims.saying_nouns and bare:
                voice = voices.of_verb(verb)
                if voice:
                    yield Utterance(voice, stance, verb), noun


def _inside(document: Document, voices: Voices, trigger: Token) -> Iterator[Utterance]:
    """ "deliveries, several of which we now confirm have been completed": a confirmation below the mention."""
    for token in trigger.subtree:
        if token != trigger and is_verb(token) and document.lexicon.claims.stances.get(lemma(token)) is Stance.CONFIRMS:
            if token.dep_ in {"relcl", "ccomp", "acl"} and not is_negated(token):
                voice = voices.of_verb(token)
                if voice:
                    yield Utterance(voice, Stance.CONFIRMS, token)


def _above(document: Document, voices: Voices, trigger: Token) -> Iterator[Utterance]:
    """The reporting verbs and nouns in whose complement the mention stands, from the inside out."""
    words = document.lexicon.claims
    previous = trigger
    heard: list[Voice] = []
    for token in path_up(trigger):
        if token == trigger:
            continue
        if token.pos_ in {"NOUN", "PROPN"} and lemma(token) in words.saying_nouns:
            owner = next(
                (
                    a
                    for c in token.children
                    if c.dep_ in {"poss", "compound", "amod", "nmod"}
                    for a in document.actors(c)
                ),
                None,
            )
            if owner is not None and owner.party is not None:
                yield Utterance(Voice((owner,), None, token), Stance.ALLEGES, token)
        elif _opposes(document, token, previous):
            verb = next((v for v in path_up(token) if is_verb(v) or v.pos_ == "AUX"), None)
            voice = _voice_around(document, voices, verb)
            if voice:
                yield Utterance(voice, Stance.CONDEMNS, token)
                return
        elif is_verb(token):
            stance = _stance(document, token, previous)
            carried = document.quote(trigger) is not None and document.quote(token) is None
            if carried and stance is Stance.ALLEGES:
                return  # the quotation's own words tell the stance
            if stance is not None:
                voice = voices.of_verb(token)
                # A verb of saying outside a quotation only carries the stance taken inside it.
                if voice and not any(v.draft is voice.draft and v.actors == voice.actors for v in heard):
                    heard.append(voice)
                    yield Utterance(voice, stance, token)
                if voice and document.quote(token) is None:
                    return
        previous = token


def _opposes(document: Document, token: Token, previous: Token) -> bool:
    """Concern about, opposition to, worry over what is treated as a fact; a threat that it poses."""
    words = document.lexicon.claims
    if token.pos_ == "NOUN" and lemma(token) in words.concern_nouns:
        held = token.dep_ in {"dobj", "conj"} or (token.dep_ == "pobj" and token.head.lower_ in {"in", "with"})
        return held and previous.dep_ in {"prep", "acl", "relcl", "pobj", "ccomp"}
    if token.pos_ == "ADJ" and lemma(token) in document.lexicon.positions.adjectives:
        return previous.dep_ in {"prep", "agent"}
    if is_verb(token) and lemma(token) == "share" and any(lemma(c) in words.concern_nouns for c in token.children):
        return previous.dep_ in {"ccomp", "dobj", "advcl", "relcl"}
    return False


def _stance(document: Document, verb: Token, previous: Token) -> Stance | None:
    """The stance that a reporting verb gives its complement, negation and idiom taken into account."""
    if any(c.lower_ == "what" for c in verb.children):
        return None  # "what they call X's supply" hedges; it claims nothing
    stance = document.lexicon.claims.stances.get(lemma(verb))
    if previous.dep_ in {"nsubj", "nsubjpass", "npadvmod", "advmod"} or (
        previous.dep_ == "advcl" and previous.tag_ not in {"VBD", "VBZ", "VBP"}
    ):
        return None
    if stance is None:
        if lemma(verb) in document.lexicon.positions.verbs and previous.dep_ in {
            "xcomp",
            "ccomp",
            "dobj",
            "prep",
            "advcl",
        }:
            kind = document.lexicon.positions.verbs[lemma(verb)][0]
            return Stance.CONDEMNS if kind.value == "demand" else None
        return None
    if previous.dep_ == "prep" and stance is Stance.ALLEGES and lemma(verb) not in {"accuse", "charge"}:
        # "said in a release on the transfers" reports no claim about them; "called on X to cease the transfers" opposes them.
        return Stance.CONDEMNS if lemma(verb) == "call" else None
    if lemma(verb) == "call" and any(c.lower_ in {"on", "for"} for c in verb.children):
        return Stance.CONDEMNS
    if is_negated(verb):
        return {Stance.CONFIRMS: None, Stance.DENIES: Stance.CONFIRMS}.get(stance)
    return stance


def _voice_around(document: Document, voices: Voices, verb: Token | None) -> Voice:
    if verb is None:
        return SILENT
    quote = document.quote(verb)
    return voices.of_quote.get(quote.start, SILENT) if quote is not None else voices.of_verb(verb)


def _quoted_stance(document: Document, trigger: Token) -> Stance:
    """Words of a quotation that no verb inside it governs: its own clause tells the tone."""
    words = document.lexicon.claims
    sentence = trigger.sent
    if any(lemma(t) in words.concern_nouns | words.opposed_nouns for t in sentence if document.quote(t)):
        return Stance.CONDEMNS
    if any(lemma(t) in document.lexicon.positions.adjectives for t in sentence if document.quote(t)):
        return Stance.CONDEMNS
    return Stance.ALLEGES


def _source(document: Document, voices: Voices, trigger: Token) -> Utterance | None:
    """ "according to X" in the sentence, or a verb of saying whose complement the parser lost."""
    sentence = trigger.sent
    voice = voices.according_to(sentence[0], sentence.end)
    if voice:
        return Utterance(voice, Stance.ALLEGES, voice.cue or trigger)
    for token in sentence:
        if (
            is_verb(token)
            and not document.quote(token)
            and token.dep_ in {"ROOT", "parataxis", "conj", "ccomp"}
            and token.i > trigger.i
        ):
            stance = document.lexicon.claims.stances.get(lemma(token))
            comma = token.doc[trigger.i : token.i].text
            if stance is not None and "," in comma and stance is Stance.ALLEGES:
                voice = voices.of_verb(token)
                if voice:
                    return Utterance(voice, stance, token)
    return None


def _own_supply(actor: Actor, supply: Supply) -> bool:
    giver = supply.supplier.party if supply.supplier else None
    return (
        giver is not None
        and actor.party is not None
        and (actor.party.state or actor.party.key) == (giver.state or giver.key)
    )


def _same_claimant(a: Claim, b: Claim) -> bool:
    x, y = a.claimant, b.claimant
    return x is not None and y is not None and (x.person, x.party) == (y.person, y.party)


def spoken_for(document: Document, voices: Voices, supplies: list[Supply]) -> list[Supply]:
    """Fill in the supplier of "we have sent …" with who is quoted."""
    for supply in supplies:
        quote = document.quote(supply.trigger)
        who = subject(supply.trigger) if is_verb(supply.trigger) else None
        if quote is None or supply.supplier is not None or who is None or who.lower_ not in {"we", "i"}:
            continue
        speakers = [a for a in voices.of_quote.get(quote.start, SILENT).actors if a.party is not None]
        if len(speakers) == 1 and (supply.recipient is None or supply.recipient.party != speakers[0].party):
            supply.supplier = speakers[0]
    return supplies


# ── into the model ──────────────────────────────────────────────────────────


class ClaimMaker:
    """Turns the utterances about a document's allegations into claims."""

    def __init__(
        self, document: Document, voices: Voices, statement_keys: dict[int, str], timings: dict[int, Timing | None]
    ) -> None:
        self.document = document
        self.voices = voices
        self.statement_keys = statement_keys
        self.timings = timings
        self.rejections = list(rejections(document, voices))

    def claims(self, allegation: Allegation, proposition_key: str) -> list[Claim]:
        """All claims about one allegation: one per claimant and stance, else the outlet's or an unattributed one."""
        found: dict[tuple[object, ...], Claim] = {}
        for supply in sorted(allegation.supplies, key=lambda s: s.anaphoric):
            for utterance in utterances(self.document, self.voices, supply):
                for actor in self._claimants(utterance):
                    claim = self._claim(actor, utterance, supply, proposition_key)
                    presupposed = supply.anaphoric and claim.stance is Stance.ALLEGES
                    if not (presupposed and any(_same_claimant(claim, c) for c in found.values())):
                        self._add(found, claim)
        for utterance, noun in self.rejections:
            for actor in self._claimants(utterance):
                if self._rejects(actor, allegation, noun):
                    self._add(found, self._claim(actor, utterance, Supply(noun), proposition_key))
        if not found:
            for supply in allegation.supplies:
                if not supply.anaphoric and not supply.negated:
                    self._add(found, self._unattributed(supply, proposition_key))
        return list(found.values())

    def _rejects(self, actor: Actor, allegation: Allegation, noun: Token) -> bool:
        """Whether somebody who rejects an accusation is accused by this allegation, made before."""
        party = actor.party
        if (
            party is None
            or allegation.kind is not PropositionKind.TRANSFER
            or allegation.supplies[0].trigger.i > noun.i
        ):
            return False
        state = party.state or party.key
        return any(p is not None and (p.state or p.key) == state for p in allegation.parties)

    def _claimants(self, utterance: Utterance) -> tuple[Actor, ...]:
        """Who speaks, named as fully as the statement names its issuers."""
        actors: tuple[Actor, ...] = utterance.voice.actors
        draft = utterance.voice.draft
        if draft is not None and draft.issuers:
            return self._meant(utterance, draft)
        return tuple(identify(self.document, a) for a in actors)

    def _meant(self, utterance: Utterance, draft: Draft) -> tuple[Actor, ...]:
        """A release that says "they shared concerns" speaks of those people; otherwise the issuers speak."""
        if self.document.quote(utterance.at) is None:
            return tuple(draft.issuers)
        verb = next((v for v in path_up(utterance.at) if is_verb(v)), None)
        for token in path_up(verb) if verb is not None else ():
            if is_verb(token):
                subjects = [c for c in token.children if c.dep_ == "nsubj"]
                if (
                    subjects
                    and subjects[0].lower_ in {"they", "sides", "ministers", "leaders"}
                    and len(draft.issuers) == 1
                ):
                    actors = self.document.actors(subjects[0])
                    if len(actors) > 1:
                        return tuple(identify(self.document, a) for a in actors)
        return tuple(draft.issuers)

    def _claim(self, actor: Actor, utterance: Utterance, supply: Supply, proposition_key: str) -> Claim:
        document = self.document
        draft = utterance.voice.draft
        when = self.timings.get(id(draft)) if draft is not None else None
        if when is None:
            cue = utterance.voice.cue
            near = [cue] if cue is not None and cue.sent == utterance.at.sent else []
            when = timing(document, time_near(document, utterance.at, *near), utterance.at)
        supports = (support(document, supply.trigger, (actor,)),)
        stance = utterance.stance
        if stance is Stance.ALLEGES and _own_supply(actor, supply):
            stance = Stance.CONFIRMS  # who announces a supply of its own confirms it
        return Claim(
            key="",
            claimant=replace(role(document, actor, utterance.at), supports=supports),
            stance=stance,
            proposition=proposition_key,
            supports=supports,
            timing=when,
            statement=self.statement_keys.get(id(draft)) if draft is not None else None,
            hedge=self._hedge(supply.trigger),
            medium=self._medium(utterance),
            evidence=tuple(self._evidence(supply.trigger)),
        )

    def _unattributed(self, supply: Supply, proposition_key: str) -> Claim:
        """The outlet's own assertion; with a hedge, or a source that is nobody, a report that nobody owns."""
        hedge = self._hedge(supply.trigger)
        evidence = tuple(self._evidence(supply.trigger))
        sentence = supply.trigger.sent.text.lower()
        sourced = any(phrase in sentence for phrase in self.document.lexicon.claims.source_phrases)
        speculated = any(lemma(t) in self.document.lexicon.claims.speculation_nouns for t in path_up(supply.trigger))
        nobody = hedge is not None or sourced or speculated
        stance = Stance.SPECULATES if speculated else Stance.REPORTS if nobody else Stance.ASSERTS
        supports = (support(self.document, supply.trigger),)
        return Claim("", None, stance, proposition_key, supports, outlet=not nobody, hedge=hedge, evidence=evidence)

    def _add(self, found: dict[tuple[object, ...], Claim], claim: Claim) -> None:
        who = None
        if claim.claimant is not None:
            party = claim.claimant.party
            who = (
                (claim.claimant.person, party.state or party.key if party else None)
                if claim.claimant.person
                else (party,)
            )
        key = (who, claim.stance, claim.outlet)
        known = found.get(key)
        if known is None:
            found[key] = claim
            return
        found[key] = replace(
            known,
            supports=tuple(dict.fromkeys((*known.supports, *claim.supports))),
            timing=known.timing or claim.timing,
            hedge=known.hedge or claim.hedge,
            statement=known.statement or claim.statement,
            evidence=known.evidence or claim.evidence,
        )

    def _hedge(self, trigger: Token) -> Passage | None:
        """The words before the mention, in its sentence, that hold it at arm's length."""
        words = self.document.lexicon.claims
        doc, sentence = trigger.doc, trigger.sent
        for phrase in words.hedge_phrases:
            match = re.search(rf"\b{re.escape(phrase)}\b", sentence.text, re.IGNORECASE)
            if match:
                span = doc.char_span(sentence.start_char + match.start(), sentence.start_char + match.end())
                if span is not None and span.start <= trigger.i + 12:
                    return self.document.passage(span)
        near = [t for t in trigger.subtree if t.lower_ in words.hedge_words] + [
            t for v in path_up(trigger) if is_verb(v) for t in v.children if t.lower_ in words.hedge_words
        ]
        return self.document.passage(min(near, key=lambda t: abs(t.i - trigger.i))) if near else None

    def _medium(self, utterance: Utterance) -> Stated | None:
        """ "told local media", "in an interview"."""
        cue = utterance.voice.cue
        if cue is None or utterance.voice.draft is not None:
            return None
        for child in cue.children:
            if child.dep_ in {"dobj", "dative"} and lemma(child) in {
                "medium",
                "reporter",
                "journalist",
                "press",
                "newspaper",
                "lawmaker",
                "parliament",
            }:
                words = self.document.reading.doc[child.left_edge.i : child.i + 1].text
                return Stated(words, (support(self.document, cue),))
        return None

    def _evidence(self, trigger: Token) -> Iterator[Evidence]:
        """What the sentence points to: satellite imagery, debris, a panel's report."""
        sentence = trigger.sent
        for phrase, kind in self.document.lexicon.claims.evidence:
            match = re.search(rf"\b{re.escape(phrase)}s?\b", sentence.text, re.IGNORECASE)
            if match:
                yield Evidence(kind, match.group(), (Support((self.document.passage(sentence),)),))
                return
