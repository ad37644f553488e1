"""Who speaks where a verb of saying stands outside quotation marks."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import sides_of
from communique.extract.grammar import is_verb, lemma, objects
from communique.extract.statements.draft import Draft, members_of
from communique.extract.statements.drafts import find_drafts
from communique.extract.statements.own import find_own_statement, is_told, participants
from communique.extract.statements.sides import find_sides, with_sides
from communique.extract.statements.speakers import is_saying, speaker, speaking, subject_before
from communique.extract.statements.voice import SILENT, Voice
from communique.language import Actor, Document
from communique.model import Stance, StatementKind, Zone

# Verbs of saying that go on with what was said before.
_GOING_ON = frozenset({"add", "continue"})


class Speech:
    """Who says what the verbs of one document report.

    Attributes:
        drafts: The statements that the document names, and the one that it is.
        own: The statement that the document is, if it is one.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.drafts, self._draft_at = find_drafts(document)
        self.own = find_own_statement(document, self.drafts)
        if self.own is not None:
            self._take_in(self.own)
        self._participants = participants(document) if self.own is not None and is_told(self.own) else ()
        # Statements and bodies that speak, by the token of their verb: whom "it" means.
        self._institutions: dict[int, Voice] = {}
        self._of_verb: dict[int, Voice] = {}
        for verb in sorted((t for t in document.doc if self._is_heard(t)), key=_depth):
            self._of_verb[verb.i] = self._voice_of_verb(verb)
        self._complete_issuers()
        self._sides = find_sides(document, self._of_verb)
        self._of_verb = {at: with_sides(voice, self._sides) for at, voice in self._of_verb.items()}

    def _is_heard(self, token: Token) -> bool:
        return is_verb(token) and self.reports(token) and not self._document.quote(token)

    def _take_in(self, own: Draft) -> None:
        """Put the text's own statement first; what its first sentences call "the statement" is the same."""
        same = [d for d in self.drafts if not d.another and _is_same(own, d)]
        for draft in same:
            own.absorb(self._document, draft)
        self.drafts = [own, *(draft for draft in self.drafts if draft not in same)]
        self._draft_at = {at: own if draft in same else draft for at, draft in self._draft_at.items()}

    def _complete_issuers(self) -> None:
        """Name the issuers of a joint statement as the text names them where they speak in it."""
        for at, voice in self._of_verb.items():
            if self._points_back(self._document.doc[at]):
                continue
            if voice.draft is not None and not voice.draft.issuers:
                voice.draft.add_issuers(self._document, voice.actors)
            named = [actor for actor in voice.actors if not self._is_group_around(actor)]
            if voice.draft is not None and voice.draft.joint and len(named) == len(voice.actors) > 1:
                voice.draft.add_issuers(self._document, named)

    def _points_back(self, verb: Token) -> bool:
        """Whether the subject is a word such as "they", which names nobody."""
        who = speaker(self._document, verb)
        mention = self._document.mention(who) if who is not None else None
        return mention is not None and mention.kind == "reference"

    def reports(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        return is_saying(self._document, verb)

    def said(self, verb: Token) -> Voice:
        """The voice of a verb of saying outside quotations; of any other token nobody's."""
        return self._of_verb.get(verb.i, SILENT)

    def of_plain_verb(self, verb: Token) -> Voice:
        """Who says what a verb outside quotations reports, whether it is one of saying or not."""
        return self._of_verb.get(verb.i) or with_sides(self._voice_of_verb(verb), self._sides)

    def source(self, first: Token, end: int) -> Voice:
        """The source that a phrase "according to X" names between two tokens, outside quotations."""
        doc = self._document.doc
        for token in doc[first.i : max(first.i, end - 2)]:
            to = doc[token.i + 1]
            if token.lower_ == "according" and to.lower_ == "to" and not self._document.quote(token):
                head = next((c for c in to.children if c.dep_ == "pobj"), None)
                voice = self._voice_of_source(head, token) if head is not None else SILENT
                if voice:
                    return voice
        return SILENT

    def statement_beside(self, verb: Token) -> Token | None:
        """The noun of "said in a joint statement"."""
        who = speaker(self._document, verb)
        heads = [verb, *([who] if who is not None else [])]
        for child in (child for head in heads for child in head.children):
            if child.dep_ == "prep" and child.lower_ in {"in", "according", "at", "during"}:
                for token in child.subtree:
                    if token.i in self._draft_at:
                        return self._document.doc[token.i]
        return None

    # verbs

    def _voice_of_verb(self, verb: Token) -> Voice:
        who = speaker(self._document, verb) or next((o for o in objects(verb) if o.i in self._draft_at), None)
        voice = self.of_noun(who, verb) if who is not None else SILENT
        if not voice and self.own is not None and self._document.zone(verb) is not Zone.HEADLINE:
            voice = self._voice_in_own(self.own, verb)
        if voice.statement is None:
            voice = self._told_in(verb, voice)
        if voice.draft is not None or any(a.party and not a.person and a.party.state for a in voice.actors):
            self._institutions[verb.i] = voice
        return voice

    def _told_in(self, verb: Token, voice: Voice) -> Voice:
        """ "the readout said the leaders had condemned …": what one side's text tells of others is part of it."""
        for above in verb.ancestors:
            outer = self._of_verb.get(above.i)
            draft = outer.draft if outer is not None else None
            if draft is not None and len(sides_of(draft.issuers)) < 2 and draft.kind is not StatementKind.REMARKS:
                return replace(voice, within=draft) if voice else Voice(tuple(draft.issuers), draft, verb)
            if above.dep_ not in {"ccomp", "conj", "xcomp"}:
                break
        return voice

    def of_noun(self, who: Token, verb: Token) -> Voice:
        """Who speaks where ``who`` is the subject of a verb of saying."""
        if who.i in self._draft_at:
            return self._voice_of_draft(who, verb)
        if who.lower_ in {"we", "i"} and self.own is not None:
            return Voice(tuple(self.own.issuers), self.own, verb)
        if who.lower_ == "it" and self.own is None:
            # The statement or the body that spoke last before.
            last = self._institutions.get(max((at for at in self._institutions if at < verb.i), default=-1), SILENT)
            return Voice(last.actors, last.draft, verb) if last else SILENT
        if who.lower_ == "it" and self.own is not None and len(self.own.issuers) == 1 and not is_told(self.own):
            return Voice(tuple(self.own.issuers), self.own, verb)
        counted = self._counted(who)
        if counted is not None:
            return Voice(tuple(counted.issuers), counted, verb)
        actors = speaking(self._document, who) or self._body_again(who)
        if not actors or self._goes_on(verb):
            return SILENT
        if self.own is not None:
            if self._means_participants(who):
                actors = self._participants
            return self._of_actors_in_own(self.own, actors, verb)
        noun = self.statement_beside(verb)
        draft = self._draft_at[noun.i] if noun is not None else self._draft_of(actors, said=not self._is_belief(verb))
        spoken = draft is not None and draft.kind is StatementKind.REMARKS
        return Voice(actors, None if spoken else draft, verb)

    def _counted(self, noun: Token) -> Draft | None:
        """ "the three Western leaders": the joint statement that so many issued."""
        words = {child.lower_ for child in noun.children}
        number = next((c for c in noun.children if c.dep_ == "nummod"), None)
        if number is None or not words & {"the", "these", "all"}:
            return None
        counts = self._document.lexicon.references.counts
        count = int(number.text) if number.text.isdecimal() else counts.get(number.lower_, 0)
        return next((draft for draft in self.drafts if len(draft.issuers) == count > 1), None)

    def _body_again(self, noun: Token) -> tuple[Actor, ...]:
        """ "the General Staff said": the body last named whose name ends in the same noun."""
        definite = any(child.lower_ in {"the", "this"} for child in noun.children)
        if not definite or lemma(noun) not in self._document.lexicon.statements.institutions:
            return ()
        doc = self._document.doc
        before = (m for m in reversed(self._document.mentions) if m.end <= noun.i)
        named = (m for m in before if m.kind == "party" and len(m.actors) == 1)
        again = (m for m in named if doc[m.end - 1].lower_ == noun.lower_ and m.actors[0].party is not None)
        mention = next(again, None)
        return mention.actors if mention is not None else subject_before(self._document, noun)

    def _goes_on(self, verb: Token) -> bool:
        """Whether "adding that" goes on with words that were never said: "they opened the bridge, adding that …"."""
        return lemma(verb) in _GOING_ON and verb.dep_ == "advcl" and not self.reports(verb.head)

    def _means_participants(self, who: Token) -> bool:
        """Whether "they" or "the leaders" in a readout are those who met, and not whom the last sentence named."""
        mention = self._document.mention(who)
        points_back = mention is not None and mention.kind == "reference" and who.tag_ in {"PRP", "NNS", "DT", "CD"}
        return points_back and who.lower_ not in {"he", "she", "it"} and len(self._participants) > 1

    def _of_actors_in_own(self, own: Draft, actors: tuple[Actor, ...], verb: Token) -> Voice:
        """In a text that is a statement, its issuers speak in it, and a readout tells what the others said."""
        ours, theirs = members_of(actors), members_of(own.issuers)
        if ours and ours <= theirs:
            return Voice(actors, own, verb) if not is_told(own) else Voice(actors, None, verb, within=own)
        if is_told(own):
            return Voice(actors, None, verb, within=own)
        return Voice(actors, self._draft_of(actors), verb)

    def _voice_in_own(self, own: Draft, verb: Token) -> Voice:
        """ "The members condemned …", "Ministers urge …" in a text that is a statement: no other voice is heard."""
        who = speaker(self._document, verb)
        if who is None or who.lower_ in {"who", "which", "that"} or verb.dep_ in {"relcl", "acl"}:
            return SILENT
        return Voice(tuple(own.issuers), own, verb)

    def _voice_of_source(self, head: Token, cue: Token) -> Voice:
        if head.i in self._draft_at:
            return self._voice_of_draft(head, cue)
        actors = speaking(self._document, head)
        return Voice(actors, self._draft_of(actors), cue) if actors else SILENT

    def _voice_of_draft(self, noun: Token, cue: Token) -> Voice:
        draft = self._draft_at[noun.i]
        return Voice(tuple(draft.issuers), draft, cue)

    def _is_belief(self, verb: Token) -> bool:
        """Whether a verb tells what somebody thinks, and not what they have said."""
        return self._document.lexicon.claims.stances.get(lemma(verb)) is Stance.BELIEVES

    def _draft_of(self, actors: tuple[Actor, ...], *, said: bool = True) -> Draft | None:
        """The statement that these actors issued: its parties or two of them, or the body or person that issued it.

        Args:
            actors: Who speaks.
            said: Whether they say it; what two of them think is not their statement with others.
        """
        issued = (draft for draft in self.drafts if draft.issuers and self._issued(actors, draft))
        return next((d for d in issued if said or members_of(actors) == members_of(d.issuers)), None)

    def _issued(self, actors: tuple[Actor, ...], draft: Draft) -> bool:
        ours, theirs = members_of(actors), members_of(draft.issuers)
        named = [a for a in actors if not self._is_group_around(a)]
        if len(named) < len(actors) and len(theirs) > 1:
            # "the US and its allies" issued what the US issued together with others.
            return sides_of(named) < theirs
        if len(theirs) > 1:
            return (len(ours) > 1 and ours <= theirs) or _are_named(actors, draft)
        if len(ours) > 1 or len(actors) != 1 or len(draft.issuers) != 1 or draft.kind is StatementKind.REPORT:
            return False
        (actor,), (issuer,) = actors, draft.issuers
        same_rank = actor.person is not None or (actor.office is None) == (issuer.office is None)
        return actor.person == issuer.person and actor.party == issuer.party and same_rank

    def _is_group_around(self, actor: Actor) -> bool:
        """Whether an actor is a group such as "its allies", of which the text names no members."""
        words = self._document.lexicon.actors.associates
        return actor.party is not None and any(actor.party.key.endswith(f"-{word}") for word in words)


def _depth(verb: Token) -> tuple[int, int, int]:
    """The order in which verbs are heard: sentence by sentence, and in each who tells before what is told."""
    return verb.sent.start, sum(1 for _ in verb.ancestors), verb.i


def _are_named(actors: tuple[Actor, ...], draft: Draft) -> bool:
    """Whether people named without their parties are as many as issued a statement.

    Where the text has named some of its issuers, one of them has to be among the people.
    """
    names = {issuer.person for issuer in draft.issuers if issuer.person}
    people = [actor.person for actor in actors if actor.person]
    as_many = 1 < len(people) == len(actors) == len(draft.issuers)
    return as_many and not any(actor.party for actor in actors) and (not names or bool(names & set(people)))


def _is_same(own: Draft, draft: Draft) -> bool:
    """Whether a statement that a text names is the one that it is."""
    if not draft.issuers:
        return draft.kind in {None, own.kind}
    ours, theirs = members_of(draft.issuers), members_of(own.issuers)
    return bool(ours) and (ours == theirs if len(theirs) < 2 else len(ours) > 1 and ours <= theirs)
