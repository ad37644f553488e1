"""Who is meant: "they", "the ministers", "both countries", "the ministry", "the spokesperson".

Only as far as facts need it, and only within one document. What cannot be told stays untold.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.language.actors import Actor, Mention, distinct
from communique.language.coordination import group_mentions
from communique.language.memory import Actors, Memory
from communique.language.people import enriched, fill_counterparts, known_people, newly_placed
from communique.language.reading import Reading, ReadParagraph
from communique.language.stretches import tokens_of
from communique.lexicon import Lexicon
from communique.model import Office, Party, Passage, Zone

_PLURAL = frozenset({"they", "them", "their"})
_SINGULAR = frozenset({"he", "she", "him", "his", "her"})
_PRONOUNS = _PLURAL | _SINGULAR | {"it"}
# So many sentences back may stand the list that "the two ministers" and "they" mean.
_FAR, _NEAR = 3, 2
# … and the sentence that says who met: a readout goes on with "the leaders" to its end.
_MET_FAR, _MET_NEAR = 12, 4


def resolve_references(
    reading: Reading, named: Sequence[Mention], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], dict[str, Actor]]:
    """Complete mentions with what the document says elsewhere, and add the words that point back to them.

    Returns:
        All mentions, in order, and everybody named: full name → person, office, party.
    """
    mentions = fill_counterparts(reading.doc, named, lexicon.actors)
    people = known_people(reading.doc, mentions)
    mentions = tuple(replace(m, actors=tuple(enriched(a, people) for a in m.actors)) for m in mentions)
    found = _Resolver(reading, mentions, lexicon).run()
    # A spokesperson may only now have got a ministry or a state.
    people = {**people, **newly_placed(found, people)}
    return tuple(replace(m, actors=tuple(enriched(a, people) for a in m.actors)) for m in found), people


@dataclass(frozen=True, slots=True)
class _Several:
    """ "the two sides": tokens, how many, and whether they are states."""

    start: int
    end: int
    number: int | None
    states: bool


class _Resolver:
    """Walks the document once, remembering who was spoken of."""

    def __init__(self, reading: Reading, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.words = lexicon.references
        self.meeting_words = lexicon.meetings.meet | lexicon.meetings.speak | lexicon.meetings.meeting_nouns
        self.unheld = lexicon.meetings.unheld_auxiliaries
        self.bodies = {word: _kind_of_body(word, lexicon) for word in lexicon.bodies.again}
        self.mentions = {m.start: m for m in mentions}
        self.covered = tokens_of(mentions)
        groups = group_mentions(reading.doc, mentions)
        self.groups = {g[0].start: g for g in groups}
        self.inner = {m.start for g in groups for m in g[1:]}
        self.several = {s.start: s for s in self._find_several()}
        self.sentence_of = {t.i: n for n, s in enumerate(reading.doc.sents) for t in s}
        self.memory = Memory()
        self.out: list[Mention] = []

    def run(self) -> tuple[Mention, ...]:
        """All mentions, references included, in order."""
        for paragraph in self.reading.paragraphs:
            memory = self.memory
            if paragraph.zone is Zone.CAPTION:
                # A caption speaks of its picture: what it names does not change what the text goes on to mean.
                self.memory = memory.branch()
            self._walk(paragraph)
            self.memory = memory
        return tuple(sorted(self.out, key=lambda m: m.start))

    def _walk(self, paragraph: ReadParagraph) -> None:
        for token in self.doc[paragraph.start : paragraph.end]:
            if token.is_sent_start:
                self._remember_gathering(token)
            if token.i in self.several:
                self._add_several(self.several[token.i])
            elif token.i in self.mentions:
                self._add_named(self.mentions[token.i])
            elif token.i in self.covered:
                continue
            elif token.lower_ in self.bodies and self.doc[token.i - 1].lower_ in {"the", "this"}:
                self._refer(token.i, token.i + 1, _one(self._last_body(token.lower_)))
            elif token.lower_ in _PRONOUNS:
                self._refer(token.i, token.i + 1, self._meant_by(token))

    def _refer(self, start: int, end: int, actors: Actors | None) -> None:
        if actors:
            words = self.reading.between(start, end)
            self.out.append(Mention(start, end, _supported(actors, [words]), "reference"))

    # named

    def _add_named(self, mention: Mention) -> None:
        mention = self._completed(mention)
        self.out.append(mention)
        self._remember_list(mention)
        for actor in mention.actors:
            if actor.person or (actor.office and actor.party is not None):
                self.memory.people.append(actor)
                self.memory.people_by_sentence.append((self.sentence_of[mention.start], actor))
            elif actor.party and mention.sense != "demonym":
                self.memory.parties.append(actor)

    def _remember_gathering(self, first: Token) -> None:
        """Keep who met in the sentence before the one that begins here.

        A second word of meeting in it tells of others: "… held talks to prepare the summit between …".
        """
        if not first.i:
            return
        sentence = self.doc[first.i - 1].sent
        words = [token.i for token in sentence if token.lemma_.lower() in self.meeting_words]
        planned = any(token.lower_ in self.unheld for token in sentence)
        if not words or planned:
            return
        end = words[1] if len(words) > 1 else sentence.end
        named = (m for m in self.out if sentence.start <= m.start < end and m.kind in {"person", "office"})
        met = distinct(actor for mention in named for actor in mention.actors)
        if len(met) > 1:
            self.memory.gatherings.append((self.sentence_of[sentence.start], met))

    def _remember_list(self, mention: Mention) -> None:
        """Keep who was named as several, be it by a list or by a plural title."""
        group = self.groups.get(mention.start)
        actors = [a for m in group for a in self._meaning(m).actors] if group else list(mention.actors)
        plural_office = mention.kind == "office" and any(
            t.tag_ in {"NNS", "NNPS"} for t in self.doc[mention.start : mention.end]
        )
        if (len(actors) > 1 or plural_office) and mention.start not in self.inner:
            self.memory.lists.append(tuple(actors))
            if self._is_subject(mention):
                self.memory.subjects.append((self.sentence_of[mention.start], tuple(actors)))

    def _completed(self, mention: Mention) -> Mention:
        return self._speaking(mention) if mention.kind == "person" else self._meaning(mention)

    def _speaking(self, mention: Mention) -> Mention:
        """ "ministry spokesperson Jane Doe" speaks for the ministry last spoken of."""
        (actor, *others) = mention.actors
        before = self._word_before(mention)
        if others or actor.party is not None or actor.office is None or before not in self.bodies:
            return mention
        body = self._last_body(before) or self._state_before(mention)
        if body is None:
            return mention
        return replace(mention, actors=(replace(actor, party=body.party).with_passages(body.passages),))

    def _state_before(self, mention: Mention) -> Actor | None:
        """ "Chad denied it. Foreign ministry spokesperson Jane Doe said …": the subject of the sentence before."""
        sentence = self.doc[mention.start].sent
        before = self.doc[sentence.start - 1].sent if sentence.start else sentence
        subjects = [m for m in self.out if before.start <= m.start < before.end and self._is_subject(m)]
        if not subjects or len(subjects[0].actors) != 1:
            return None
        (actor,) = subjects[0].actors
        return actor if actor.party is not None and actor.person is None and actor.party.state is None else None

    def _last_body(self, word: str) -> Actor | None:
        return self.memory.last_body(word, self.bodies[word])

    def _meaning(self, mention: Mention) -> Mention:
        """A title alone: "the ministers" are the last group, "the minister" the last such person."""
        if mention.kind != "title":
            return mention
        (actor,) = mention.actors
        office = actor.office
        if office is None:
            return mention
        if self._is_of_others(mention):
            return mention
        if mention.sense == "plural":
            if office.kind == "other-official" and not self._is_definite(mention):
                return mention  # "officials said"
            holders = self._several_meant(mention.start, self._number_before(mention.start), office)
            meant: Iterable[Actor] = (replace(a, office=a.office or office) for a in holders or ())
        elif self._word_before(mention) in {"the", "this", "that"} or self._opens_sentence(mention):
            meant = _one(self.memory.last_holder(office)) or ()
        else:
            return mention
        actors = _supported(meant, actor.passages)
        return Mention(mention.start, mention.end, actors, "reference") if actors else mention

    def _is_of_others(self, mention: Mention) -> bool:
        """Whether a title names whose it is, and that is nobody known: "the mayors of Porto and Bergen"."""
        following = self.doc[mention.end : mention.end + 3]
        if len(following) < 2 or following[0].lower_ not in {"of", "from", "for", "in"}:
            return False
        named = next((t for t in following[1:] if t.pos_ != "DET"), None)
        return named is not None and named.pos_ == "PROPN" and named.i not in self.covered

    def _is_definite(self, mention: Mention) -> bool:
        """Whether a plural title means some that were spoken of: "the officials", "both diplomats", "the two men"."""
        before = {token.lower_ for token in self.doc[max(0, mention.start - 3) : mention.start]}
        return bool(before & {"the", "these", "those", "both", "all"})

    def _word_before(self, mention: Mention) -> str:
        return self.doc[mention.start - 1].lower_ if mention.start else ""

    def _opens_sentence(self, mention: Mention) -> bool:
        return mention.start == self.doc[mention.start].sent.start

    def _number_before(self, start: int) -> int | None:
        """The number in "the three foreign ministers"."""
        before = reversed(self.doc[max(0, start - 4) : start])
        return next((self.words.counts[t.lower_] for t in before if t.lower_ in self.words.counts), None)

    def _is_subject(self, mention: Mention) -> bool:
        root = self.doc[mention.start : mention.end].root
        while root.dep_ in {"conj", "compound", "nmod", "appos", "pobj", "prep"} and root.head != root:
            if root.dep_ == "prep" and root.lower_ not in {"of", "from", "for"}:
                return False
            root = root.head
        return root.dep_ in {"nsubj", "nsubjpass"}

    # several

    def _find_several(self) -> Iterator[_Several]:
        """Where "the two sides", "the trio", "three countries" stand outside the mentions."""
        for span, match in self.reading.find(self.words.several):
            if not self.covered.isdisjoint(range(span.start, span.end)):
                continue
            following = self.doc[span.end] if span.end < len(self.doc) else None
            bare = match["number"] is not None and span[-1].lower_ == match["number"].lower()
            if bare and following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
                continue  # "two missiles"
            number = self.words.counts.get((match["number"] or match["noun"]).lower())
            yield _Several(span.start, span.end, number, span[-1].lemma_.lower() in self.words.states)

    def _add_several(self, several: _Several) -> None:
        following = self.doc[several.end] if several.end < len(self.doc) else None
        if following is not None and following.tag_ == "POS":
            return  # "the two sides' talks"
        if several.states:
            actors = self.memory.last_list(several.number, states=True)
        else:
            actors = self._several_meant(several.start, several.number)
        self._refer(several.start, several.end, actors)

    def _several_meant(self, start: int, number: int | None, office: Office | None = None) -> Actors | None:
        """Whom "the two", "the ministers" mean: those who met, a list that was a subject, a pair, or any list."""
        sentence = self.sentence_of[start]
        return (
            self.memory.recent_gathering(sentence, _MET_FAR, number, lambda actor: _may_hold(actor, office))
            or self.memory.recent_subject(sentence, _FAR, number)
            or self.memory.recent_pair(sentence, number)
            or self.memory.last_list(number)
        )

    # pronouns

    def _meant_by(self, pronoun: Token) -> Actors | None:
        told = self._told_by(pronoun)
        if told is not None:
            return told
        if pronoun.lower_ in _SINGULAR:
            return _one(self.memory.last_person())
        if pronoun.lower_ == "it":
            return self._thing_meant(pronoun)
        sentence = self.sentence_of[pronoun.i]
        return (
            self.memory.recent_gathering(sentence, _MET_NEAR)
            or self.memory.recent_subject(sentence, _NEAR)
            or self.memory.recent_pair(sentence)
            or self.memory.last_list()
        )

    def _thing_meant(self, pronoun: Token) -> Actors:
        """The party last named; as an object it is not who does it: "Chad armed Niger. … Kenya supplied it with …"."""
        doers: set[Party | None] = set()
        if pronoun.dep_ in {"dobj", "pobj", "dative"}:
            verb = next((t for t in pronoun.ancestors if t.pos_ == "VERB"), pronoun)
            subjects = [c.i for c in verb.children if c.dep_ == "nsubj"]
            doers = {a.party for m in self.out for i in subjects if m.start <= i < m.end for a in m.actors}
        return tuple([actor for actor in self.memory.parties if actor.party not in doers][-1:])

    def _told_by(self, pronoun: Token) -> Actors | None:
        """ "Chad denied that it had …": the subject of the verb of saying; nobody (empty) when that is nobody known."""
        verb = pronoun.head
        if pronoun.lower_ not in {"it", "they"} or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        if verb.dep_ == "acl" and verb.head.pos_ == "NOUN":
            return self._tellers(verb.head)
        if pronoun.lower_ != "it" or verb.dep_ != "ccomp":
            return None
        teller = next((c for c in verb.head.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}), None)
        if teller is None or teller.i > pronoun.i:
            return None
        named = next((m for m in self.out if m.start <= teller.i < m.end), None)
        return named.actors if named is not None and len(named.actors) == 1 else ()

    def _tellers(self, noun: Token) -> Actors | None:
        """ "claims by Russian officials that they had …": whose claims they are."""
        by = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"by", "from", "of"})
        named = [m for word in by for obj in word.children for m in self.out if m.start <= obj.i < m.end]
        return named[0].actors or None if named else None


def _kind_of_body(word: str, lexicon: Lexicon) -> str | None:
    """The kind of body that a word names by itself: "army" is a military."""
    named = next((body.slug for body in lexicon.bodies.bodies if body.pattern.fullmatch(word)), None)
    return named or lexicon.bodies.kinds.get(word)


def _may_hold(actor: Actor, office: Office | None) -> bool:
    """Whether a title without more ("the ministers", "the leaders") can mean somebody in the actor's office."""
    if office is None or actor.office is None or office.kind in {actor.office.kind, "head-of-state"}:
        return True
    if office.title.lower() == "minister" and actor.office.kind == "head-of-government":
        return False  # "the two leaders", "the prime ministers"
    return office.title.lower() in {actor.office.kind.rsplit("-", 1)[-1], *actor.office.title.lower().split()}


def _one(actor: Actor | None) -> Actors | None:
    return (actor,) if actor is not None else None


def _supported(actors: Iterable[Actor], passages: Sequence[Passage]) -> Actors:
    return tuple(actor.with_passages(passages) for actor in actors)
