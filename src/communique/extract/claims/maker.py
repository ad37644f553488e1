"""From utterances to the model's claims."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.actors import identify_all, side_of, sides_of
from communique.extract.allegations import Allegation
from communique.extract.claims.answers import answered
from communique.extract.claims.dates import Dates
from communique.extract.claims.frames import is_denied_above, is_framed, is_passed_on
from communique.extract.claims.hedges import evidence, hedge, medium
from communique.extract.claims.replies import Echo, find_echoes, find_replies
from communique.extract.claims.utterances import Utterance, utterances
from communique.extract.grammar import is_verb, lemma, nearest_verb, path_up
from communique.extract.roles import role, support
from communique.extract.statements import Draft, Issued, Voices
from communique.extract.supplies import Supply
from communique.language import Actor, Document
from communique.model import Claim, Meeting, Party, Person, Stance

# One claimant takes one stance once: the person and the side, or the party; the stance; whether the outlet speaks.
_Key = tuple[Person | None, Party | str | None, Stance, bool]
_Claims = dict[_Key, Claim]


class ClaimMaker:
    """Turns the utterances about a document's allegations into claims.

    Args:
        document: The document.
        voices: Its voices.
        issued: Its statements, in which some of the claims are made.
        meetings: Its meetings, out of which statements came.
    """

    def __init__(self, document: Document, voices: Voices, issued: Issued, meetings: Sequence[Meeting]) -> None:
        self._document = document
        self._voices = voices
        self._issued = issued
        self._dates = Dates(document, voices, issued, meetings)

    def claims(self, allegations: Sequence[Allegation]) -> list[list[Claim]]:
        """For each allegation its claims: one per claimant and stance, else the outlet's or an unattributed one.

        Args:
            allegations: All allegations of the document.

        Returns:
            The claims, whose keys and propositions are left empty.
        """
        found: list[_Claims] = [self._told(allegation) for allegation in allegations]
        for reply in find_replies(self._document, self._voices):
            made = [list(claims.values()) for claims in found]
            for actor in self._claimants(reply.utterance):
                for at in answered(self._document, allegations, made, reply, actor):
                    _add(found[at], self._claim(actor, reply.utterance, Supply(reply.noun)))
        for echo in find_echoes(self._document):
            for claims in found:
                self._add_echo(claims, echo)
        for allegation, claims in zip(allegations, found, strict=True):
            if not claims:
                for supply in allegation.supplies:
                    if not supply.anaphoric and not supply.negated and self._is_told(supply):
                        _add(claims, self._unattributed(supply))
        return [list(claims.values()) for claims in found]

    def _told(self, allegation: Allegation) -> _Claims:
        """The claims of those who speak of an allegation themselves."""
        found: _Claims = {}
        # What is told in full comes first: who only speaks of "the transfers" presupposes the claim.
        for supply in sorted(allegation.supplies, key=lambda s: s.anaphoric):
            for claim in self._attributed(supply):
                presupposed = supply.anaphoric and claim.stance is Stance.ALLEGES
                if not presupposed or not any(_same_claimant(claim, known) for known in found.values()):
                    _add(found, claim)
        return found

    def _add_echo(self, claims: _Claims, echo: Echo) -> None:
        """ "So did X": the stance of those who spoke right before."""
        said = self._document.sentence_passage(echo.of[0])
        echoed = [c for c in claims.values() if c.claimant and any(said in s.passages for s in c.supports)]
        for actor in identify_all(self._document, echo.voice.actors):
            for claim in echoed:
                made = self._claim(actor, Utterance(echo.voice, claim.stance, echo.at), Supply(echo.at))
                supports = tuple(s.joined(claim.supports[0]) for s in made.supports)
                _add(claims, replace(made, supports=supports, timing=made.timing or claim.timing, hedge=None))

    def _attributed(self, supply: Supply) -> list[Claim]:
        return [
            self._claim(actor, utterance, supply)
            for utterance in utterances(self._document, self._voices, supply)
            for actor in self._claimants(utterance)
        ]

    def _is_told(self, supply: Supply) -> bool:
        """Whether the text tells of the supply itself, or passes it on from somebody without a name."""
        if is_denied_above(self._document, supply.trigger):
            return False
        return not is_framed(self._document, supply.trigger) or is_passed_on(self._document, supply.trigger)

    # who

    def _claimants(self, utterance: Utterance) -> tuple[Actor, ...]:
        """Who speaks, named as fully as the statement names its issuers."""
        draft = utterance.voice.draft
        if draft is None or not draft.issuers:
            # "officials said": an office of nobody's is a source without a name.
            return tuple(a for a in identify_all(self._document, utterance.voice.actors) if a.person or a.party)
        return self._participants(utterance, draft) or tuple(draft.issuers)

    def _participants(self, utterance: Utterance, draft: Draft) -> tuple[Actor, ...]:
        """One side's release that says "they shared concerns" speaks of all who met."""
        if self._document.quote(utterance.at) is None or len(draft.issuers) != 1:
            return ()
        verb = nearest_verb(utterance.at)
        for token in path_up(verb) if verb is not None else ():
            who = next((c for c in token.children if c.dep_ == "nsubj"), None) if is_verb(token) else None
            if who is not None and who.lower_ in self._document.lexicon.claims.participants:
                actors = self._document.actors(who)
                if len(actors) > 1:
                    return identify_all(self._document, actors)
        return ()

    # claims

    def _claim(self, actor: Actor, utterance: Utterance, supply: Supply) -> Claim:
        document, draft, trigger = self._document, utterance.voice.statement, supply.trigger
        supports = (support(document, trigger, (actor,)),)
        stance = utterance.stance
        if stance is Stance.ALLEGES and _is_own(supply, actor):
            stance = Stance.CONFIRMS  # who announces a supply of its own confirms it
        return Claim(
            key="",
            claimant=replace(role(document, actor, utterance.at), supports=supports),
            stance=stance,
            proposition="",
            supports=supports,
            timing=self._dates.of(utterance),
            statement=self._issued.keys.get(draft) if draft is not None else None,
            hedge=hedge(document, trigger),
            medium=medium(document, utterance),
            evidence=evidence(document, trigger),
        )

    def _unattributed(self, supply: Supply) -> Claim:
        """The outlet's own assertion; with a hedge, or a source that is nobody, a report that nobody owns."""
        words, trigger = self._document.lexicon.claims, supply.trigger
        held = hedge(self._document, trigger)
        sentence = trigger.sent.text.lower()
        sourced = any(phrase in sentence for phrase in words.source_phrases)
        speculated = any(lemma(token) in words.speculation_nouns for token in path_up(trigger))
        own = held is None and not sourced and not speculated and not is_passed_on(self._document, trigger)
        reported = Stance.SPECULATES if speculated else Stance.REPORTS
        return Claim(
            key="",
            claimant=None,
            stance=Stance.ASSERTS if own else reported,
            proposition="",
            supports=(support(self._document, trigger),),
            outlet=own,
            hedge=held,
            evidence=evidence(self._document, trigger),
        )


def _add(found: _Claims, claim: Claim) -> None:
    """Add a claim; the same claimant's same stance said again supports the claim once more."""
    known = found.setdefault(_key(claim), claim)
    if known is not claim:
        found[_key(claim)] = replace(
            known,
            supports=tuple(dict.fromkeys((*known.supports, *claim.supports))),
            timing=known.timing or claim.timing,
            hedge=known.hedge or claim.hedge,
            statement=known.statement or claim.statement,
            evidence=known.evidence or claim.evidence,
        )


def _key(claim: Claim) -> _Key:
    person = claim.claimant.person if claim.claimant is not None else None
    party = claim.claimant.party if claim.claimant is not None else None
    # A person may be named as acting for the state or for one of its bodies, and is the same claimant.
    side = side_of(party) if party is not None and person is not None else party
    return person, side, claim.stance, claim.outlet


def _same_claimant(a: Claim, b: Claim) -> bool:
    x, y = a.claimant, b.claimant
    return x is not None and y is not None and (x.person, x.party) == (y.person, y.party)


def _is_own(supply: Supply, actor: Actor) -> bool:
    """Whether somebody speaks of a supply by the own side."""
    return supply.supplier is not None and bool(sides_of([actor]) & sides_of([supply.supplier]))
