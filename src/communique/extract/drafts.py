"""Statements in the making: every noun that names a statement, gathered into the statements it names."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from communique.extract.grammar import agent, is_verb, lemma, objects, path_up, prepositional, subject, subtree_span
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.model import PartyKind, Passage, StatementKind, Zone

# A speech, a letter or a report is not meant by "the statement".
_OTHER_KINDS = frozenset({StatementKind.REMARKS, StatementKind.LETTER, StatementKind.REPORT})
# Words for an office holder that do not say which office.
_LOOSE_TITLES = frozenset({"minister", "leader", "official", "diplomat", "chief"})
_DEFINITE = frozenset({"the", "this", "that", "their", "its", "his", "her", "'s"})


@dataclass
class Draft:
    """A statement as far as it has been read.

    Attributes:
        kind: What its noun shows, ``None`` for a plain "statement".
        issuers: Who issued it; a person, once named, replaces the office of the same party.
        nouns: The tokens that name it.
        cues: The verbs that bring it in ("issued a joint statement", "said in a release").
        passages: Sentences that speak of it as a statement.
    """

    kind: StatementKind | None
    issuers: list[Actor] = field(default_factory=list)
    nouns: list[Token] = field(default_factory=list)
    cues: list[Token] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    @property
    def joint(self) -> bool:
        """Whether two or more parties issued it."""
        return self.kind is StatementKind.JOINT_STATEMENT or len(sides(self.issuers)) > 1

    def add_issuers(self, document: Document, actors: tuple[Actor, ...]) -> None:
        """Take in issuers: new parties are added, known ones completed."""
        for actor in (identify(document, a) for a in actors):
            known = next((i for i, a in enumerate(self.issuers) if _same_issuer(a, actor)), None)
            if known is None:
                self.issuers.append(actor)
            else:
                self.issuers[known] = _fuller(self.issuers[known], actor)


def identify(document: Document, actor: Actor) -> Actor:
    """Name an office holder whom the same document names elsewhere: "the U.S. defense chief" is its one such person."""
    if actor.person or actor.office is None or actor.party is None or not actor.office.kind:
        return actor
    loose = actor.office.title.lower() in _LOOSE_TITLES
    people = [
        p
        for p in document.discourse.people.values()
        if p.party == actor.party and p.office is not None and (loose or p.office.kind == actor.office.kind)
    ]
    if len(people) != 1:
        return actor
    (person,) = people
    return Actor(
        person.person, person.office, actor.party, tuple(sorted({*actor.passages, *person.passages})), inferred=True
    )


def sides(actors: tuple[Actor, ...] | list[Actor]) -> frozenset[str]:
    """The parties of actors, bodies of a government counted as their state."""
    return frozenset(a.party.state or a.party.key for a in actors if a.party is not None)


def _same_issuer(known: Actor, new: Actor) -> bool:
    if known.person and new.person:
        return known.person == new.person
    return known.party is not None and sides([known]) == sides([new])


def _fuller(known: Actor, new: Actor) -> Actor:
    if new.person and not known.person:
        known, new = new, known
    office = known.office or new.office
    party = known.party or new.party
    if (office, party) == (known.office, known.party):
        return known
    return Actor(
        known.person, office, party, tuple(sorted({*known.passages, *new.passages})), known.inferred or new.inferred
    )


# ── finding ─────────────────────────────────────────────────────────────────


def find_drafts(document: Document) -> tuple[list[Draft], dict[int, Draft]]:
    """All statements of a document, and for each token that names one, which."""
    drafts: list[Draft] = []
    by_noun: dict[int, Draft] = {}
    for noun, kind in _nouns(document):
        issuers, cue = _issuers(document, noun)
        draft = _known(document, drafts, noun, kind, issuers)
        if draft is None:
            draft = Draft(kind)
            drafts.append(draft)
        elif draft.kind is None:
            draft.kind = kind
        draft.add_issuers(document, issuers)
        draft.nouns.append(noun)
        if cue is not None:
            draft.cues.append(cue)
        draft.passages.append(document.sentence_passage(noun))
        by_noun[noun.i] = draft
    return drafts, by_noun


def _nouns(document: Document) -> list[tuple[Token, StatementKind | None]]:
    """Statement nouns outside quotations and headlines, in order."""
    found: dict[int, tuple[Token, StatementKind | None]] = {}
    doc = document.reading.doc
    covered: set[int] = set()
    for phrase, kind in document.lexicon.statements.nouns:
        for match in re.finditer(rf"\b{re.escape(phrase)}\b", doc.text, re.IGNORECASE):
            span = doc.char_span(*match.span())
            if span is None or covered & set(range(span.start, span.end)):
                continue
            covered.update(range(span.start, span.end))
            noun = span[-1]
            if noun.pos_ not in {"NOUN", "PROPN"} or document.quote(noun) or document.zone(noun) is Zone.HEADLINE:
                continue
            if noun.dep_ in {"compound", "amod", "nmod"} and noun.head.i != noun.i + 1:
                continue
            if noun.dep_ == "compound":
                continue
            found[noun.i] = (noun, kind)
    return [found[i] for i in sorted(found)]


def _issuers(document: Document, noun: Token) -> tuple[tuple[Actor, ...], Token | None]:
    """Who issued the statement that a noun names, and the verb that says so."""
    for preposition, obj in prepositional(noun, "by", "from", "of"):
        actors = document.actors(obj)
        if actors:
            return actors, preposition
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and lemma(child) in document.lexicon.statements.issue:
            by = agent(child)
            if by is None or not document.actors(by):
                continue
            told = _governing_issuers(document, noun)
            if len(sides(told[0])) > len(sides(document.actors(by))):
                return told  # "they said in a joint statement issued by the host": the host only published it
            return document.actors(by), child
    for child in noun.children:
        if child.dep_ in {"poss", "compound", "nmod", "amod"}:
            actors = document.actors(child)
            if actors and all(a.party or a.person for a in actors):
                return actors, None
    return _governing_issuers(document, noun)


def _governing_issuers(document: Document, noun: Token) -> tuple[tuple[Actor, ...], Token | None]:
    """ "X issued a statement", "in a statement, X said", "X condemned …, according to a statement"."""
    for head in noun.ancestors:
        if head.dep_ == "prep" or head.pos_ in {"ADP", "SCONJ"} or head.lower_ == "according":
            continue
        if not is_verb(head):
            if head.pos_ in {"NOUN", "PROPN"}:
                return (), None
            continue
        issued = noun in objects(head) or any(noun == o for _, o in prepositional(head, "out"))
        if issued and lemma(head) not in document.lexicon.statements.issue:
            return (), None
        who = agent(head) if noun.dep_ == "nsubjpass" else subject(head)
        if who is None or who == noun:
            return (), None
        actors = document.actors(who)
        return actors, head
    return (), None


def _known(
    document: Document, drafts: list[Draft], noun: Token, kind: StatementKind | None, issuers: tuple[Actor, ...]
) -> Draft | None:
    """The statement already spoken of that this noun names again."""
    if any(c.lower_ in {"separate", "another", "earlier", "previous", "second"} for c in noun.children):
        return None
    determiners = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss", "case"}}
    determiners |= {t.lower_ for c in noun.children if c.dep_ == "poss" for t in c.children}
    for draft in reversed(drafts):
        same_kind = kind is draft.kind or (None in {kind, draft.kind} and not {kind, draft.kind} & _OTHER_KINDS)
        if not same_kind:
            continue
        if issuers and draft.issuers:
            ours, theirs = sides(issuers), sides(draft.issuers)
            if ours and ours == theirs and _same_bodies(issuers, draft.issuers):
                return draft
            if not (determiners & _DEFINITE and ours and ours < theirs and kind is not None):
                continue
            return draft
        if determiners & _DEFINITE or "'s" in determiners:
            return draft
        if noun.dep_ == "poss" or any(c.dep_ == "poss" for c in noun.children):
            return draft
    return None


def _same_bodies(ours: tuple[Actor, ...], theirs: list[Actor]) -> bool:
    """One ministry's release is not another's of the same state."""
    if len(sides(ours)) > 1:
        return True
    bodies = {a.party.key for a in (*ours, *theirs) if a.party is not None and a.party.kind is PartyKind.ORGANISATION}
    return len(bodies) < 2


def noun_phrase_passage(document: Document, noun: Token) -> Passage:
    """The passage of the noun's whole phrase."""
    return document.passage(subtree_span(noun))


def nearest_verb(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    return next((t for t in path_up(token) if is_verb(t)), None)
