"""Who is meant: "his US counterpart", "Shin" after the full name, "they", "the ministers", "both countries".

Only as far as facts need it, and only within one document. What cannot be told stays untold.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from communique.language.mentions import Actor, Mention, group_mentions
from communique.language.reading import Reading
from communique.model import Office, Party, PartyKind, Zone

_NUMBERS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "duo": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
}
_SEVERAL = re.compile(
    r"\b(?:(?:the|these|those|all) )?(?P<n>two|both|three|four|five|six|seven)(?: (?:sides|countries|nations|allies|governments|parties|leaders|ministers|men|"
    r"diplomats|neighbou?rs|states|capitals|delegations))?\b(?! (?:people|days|weeks|months|years|hours|rounds|tests|missiles))|\bthe (?P<word>trio|pair|duo|quartet|sides|allies)\b",
    re.IGNORECASE,
)
# "the ministry": the body last spoken of.
_BODIES = frozenset(
    ["ministry", "department", "agency", "government", "military", "army", "panel", "group", "bloc", "alliance", "presidency", "office"]
)
_PLURAL = {"they", "them", "their"}
_SINGULAR = {"he", "she", "him", "his", "her"}


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the document says of its people: full name → office and party, with the words that say so."""

    people: dict[str, Actor]


def resolve_references(reading: Reading, named: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], Discourse]:
    """Enrich mentions with what the document says elsewhere, and add the references to them."""
    mentions = _fill_counterparts(reading.doc, named)
    people = _people(reading, mentions)
    mentions = tuple(replace(m, actors=tuple(_enrich(a, people) for a in m.actors)) for m in mentions)
    resolved = _Resolver(reading, mentions).run()
    return resolved, Discourse(people)


def _fill_counterparts(doc: Doc, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    filled: list[Mention] = []
    for mention in mentions:
        if mention.sense == "counterpart":
            office = next(
                (
                    a.office
                    for m in reversed(filled)
                    if m.end <= mention.start and doc[m.start].sent == doc[mention.start].sent
                    for a in m.actors
                    if a.office is not None and (a.office.kind or a.office.title != "counterpart")
                ),
                None,
            )
            office = Office(_plain_title(office), office.kind) if office else None
            mention = replace(mention, actors=tuple(replace(a, office=office) for a in mention.actors))
        filled.append(mention)
    return tuple(filled)


def _plain_title(office: Office) -> str:
    """A counterpart holds the same kind of office, not the same title: "foreign minister", not "Secretary of State"."""
    return {"foreign-minister": "foreign minister", "defence-minister": "defense minister"}.get(
        office.kind, office.title
    )


def _people(reading: Reading, mentions: tuple[Mention, ...]) -> dict[str, Actor]:
    people: dict[str, Actor] = {}
    for mention in mentions:
        for actor in mention.actors:
            if actor.person is None:
                continue
            known = people.get(actor.person)
            if known is None:
                people[actor.person] = actor
            elif (known.office is None and actor.office) or (known.party is None and actor.party):
                better = actor.office is not None and (known.office is None or actor.party is not None)
                office = actor.office if better else known.office or actor.office
                people[actor.person] = Actor(
                    actor.person, office, known.party or actor.party, tuple(sorted({*known.passages, *actor.passages}))
                )
    return _by_elimination(reading, mentions, people)


def _by_elimination(reading: Reading, mentions: tuple[Mention, ...], people: dict[str, Actor]) -> dict[str, Actor]:
    """The party of a list's one minister without a party, when a list of as many parties leaves only one.

    "The defense chiefs of South Korea and the United States …": "Defense Minister Shin … and his US counterpart".
    """
    groups = group_mentions(reading.doc, mentions)
    sets = Counter(
        frozenset(a.party for m in g for a in m.actors if a.party is not None and a.party.kind is PartyKind.STATE)
        for g in groups
        if not any(a.person for m in g for a in m.actors)
    )
    result = dict(people)
    for group in groups:
        actors = [_enrich(a, people) for m in group for a in m.actors]
        lone = [a for a in actors if a.person and a.office and a.party is None]
        known = {a.party for a in actors if a.party is not None}
        if len(lone) != 1 or not known or len(actors) != len(known) + 1:
            continue
        rest: Counter[Party] = Counter()
        for parties, count in sets.items():
            if len(parties) == len(actors) and known < parties:
                rest[next(iter(parties - known))] += count
        if len(rest) == 1 and lone[0].person is not None:
            party = next(iter(rest))
            words = next(a for g in groups for m in g for a in m.actors if a.party == party and not a.person)
            result[lone[0].person] = replace(
                result[lone[0].person],
                party=party,
                passages=tuple(sorted({*result[lone[0].person].passages, *words.passages})),
                inferred=True,
            )
    return result


def _enrich(actor: Actor, people: dict[str, Actor]) -> Actor:
    known = people.get(actor.person or "")
    if known is None or (actor.office is not None and actor.party is not None):
        return actor
    if (actor.office or known.office) == actor.office and (actor.party or known.party) == actor.party:
        return actor
    return Actor(
        actor.person,
        actor.office or known.office,
        actor.party or known.party,
        tuple(sorted({*actor.passages, *known.passages})),
        actor.inferred or (actor.party is None and known.inferred),
    )


class _Resolver:
    """Walks the document once, remembering who was spoken of."""

    def __init__(self, reading: Reading, mentions: tuple[Mention, ...]) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.mentions = {m.start: m for m in mentions}
        groups = group_mentions(reading.doc, mentions)
        self.groups = {g[0].start: g for g in groups}
        self.inner = {m.start for g in groups for m in g[1:]}
        self.covered = {i for m in mentions for i in range(m.start, m.end)}
        self.several = self._several()
        self.sentence_of = {t.i: n for n, s in enumerate(reading.doc.sents) for t in s}
        self.spoken_groups: list[tuple[Actor, ...]] = []
        self.subject_groups: list[tuple[int, tuple[Actor, ...]]] = []
        self.people_sentences: list[tuple[int, Actor]] = []
        self.spoken_people: list[Actor] = []
        self.spoken_parties: list[Actor] = []
        self.out: list[Mention] = []

    def run(self) -> tuple[Mention, ...]:
        """All mentions, references included, in order."""
        for paragraph in self.reading.paragraphs:
            if paragraph.zone is Zone.CAPTION:
                # A caption speaks of its picture: it neither takes from the text nor gives to it.
                kept = (self.spoken_groups, self.spoken_people, self.spoken_parties, self.subject_groups)
                self.spoken_groups, self.spoken_people = list(kept[0]), list(kept[1])
                self.spoken_parties, self.subject_groups = list(kept[2]), list(kept[3])
                self._walk(paragraph.start, paragraph.end)
                self.spoken_groups, self.spoken_people, self.spoken_parties, self.subject_groups = kept
            else:
                self._walk(paragraph.start, paragraph.end)
        return tuple(sorted(self.out, key=lambda m: m.start))

    def _walk(self, start: int, end: int) -> None:
        for token in self.doc[start:end]:
            if token.i in self.several:
                self._add_several(token)
            elif token.i in self.mentions:
                self._add_named(self.mentions[token.i])
            elif (
                token.i not in self.covered
                and token.lower_ in _BODIES
                and self.doc[token.i - 1].lower_ in {"the", "this"}
            ):
                self._add_body(token)
            elif token.i not in self.covered and token.lower_ in _PLURAL | _SINGULAR | {"it"}:
                self._add_pronoun(token)

    # named

    def _add_named(self, mention: Mention) -> None:
        if mention.kind == "title":
            mention = self._title(mention)
        elif mention.kind == "person":
            mention = self._spokesperson(mention)
        self.out.append(mention)
        group = self.groups.get(mention.start)
        actors = [a for m in group for a in self._actors(m)] if group else list(mention.actors)
        plural_office = mention.kind == "office" and any(
            t.tag_ in {"NNS", "NNPS"} for t in self.doc[mention.start : mention.end]
        )
        if (len(actors) > 1 or plural_office) and mention.start not in self.inner:
            self.spoken_groups.append(tuple(actors))
            if self._is_subject(mention):
                self.subject_groups.append((self._sentence(mention.start), tuple(actors)))
        for actor in mention.actors:
            if actor.person or (actor.office and actor.party is not None):
                self.spoken_people.append(actor)
                self.people_sentences.append((self._sentence(mention.start), actor))
            elif actor.party and mention.sense != "demonym":
                self.spoken_parties.append(actor)

    def _spokesperson(self, mention: Mention) -> Mention:
        """ "ministry spokesperson Jane Doe" speaks for the ministry last spoken of."""
        (actor, *others) = mention.actors
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        if others or actor.party is not None or actor.office is None or before not in _BODIES:
            return mention
        for known in reversed(self.spoken_parties):
            if known.party is not None and before in known.party.label.lower().split():
                passages = tuple(sorted({*actor.passages, *known.passages}))
                return replace(mention, actors=(replace(actor, party=known.party, passages=passages),))
        return mention

    def _actors(self, mention: Mention) -> tuple[Actor, ...]:
        return self._title(mention).actors if mention.kind == "title" else mention.actors

    def _title(self, mention: Mention) -> Mention:
        """A title alone: "the ministers" are the last group, "the minister" the last such person."""
        (actor,) = mention.actors
        office = actor.office
        if office is None:
            return mention
        if mention.sense == "plural":
            number = self._number_before(mention.start)
            group = (
                self._near_group(number, mention.start)
                or self._pair(number, self.doc[mention.start])
                or self._group(number)
            )
            if group is None:
                return mention
            words = actor.passages
            actors = tuple(
                replace(a, office=a.office or office, passages=tuple(sorted({*a.passages, *words}))) for a in group
            )
            return Mention(mention.start, mention.end, actors, "reference")
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        if before in {"the", "this", "that"} or mention.start == self.doc[mention.start].sent.start:
            for known in reversed(self.spoken_people):
                same = known.office and (
                    known.office.kind == office.kind
                    or known.office.title.lower().startswith(office.title.lower())
                    or known.office.title.lower().endswith(office.title.lower())
                )
                if same:
                    return Mention(
                        mention.start, mention.end,
                        (replace(known, passages=tuple(sorted({*known.passages, *actor.passages}))),), "reference",
                    )  # fmt: skip
        return mention

    # references

    def _several(self) -> dict[int, tuple[int, int, int | None, bool]]:
        """Where "the two sides", "the trio", "three countries" stand: start → (start, end, how many, states only)."""
        found: dict[int, tuple[int, int, int | None, bool]] = {}
        for match in _SEVERAL.finditer(self.doc.text):
            span = self.doc.char_span(*match.span())
            if span is None or any(i in self.covered for i in range(span.start, span.end)):
                continue
            word = (match["n"] or match["word"]).lower()
            bare = match["n"] and match.group().lower().split()[-1] == match["n"].lower()
            following = self.doc[span.end] if span.end < len(self.doc) else None
            if bare and following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
                continue
            states = span[-1].lemma_.lower() in {"country", "nation", "state", "government", "capital"}
            found[span.start] = (span.start, span.end, _NUMBERS.get(word), states)
        return found

    def _number_before(self, start: int) -> int | None:
        for token in reversed(self.doc[max(0, start - 4) : start]):
            if token.lower_ in _NUMBERS:
                return _NUMBERS[token.lower_]
        return None

    def _near_group(self, number: int | None, start: int) -> tuple[Actor, ...] | None:
        """A list that was a subject not long ago."""
        now = self._sentence(start)
        near = [g for s, g in self.subject_groups if now - s <= 3 and (number is None or len(g) == number)]
        return near[-1] if near else None

    def _pair(self, number: int | None, token: Token) -> tuple[Actor, ...] | None:
        """The people of the last sentence that spoke of any: "X met with Y. The two ministers …"."""
        now = self._sentence(token.i)
        recent = [(s, a) for s, a in self.people_sentences if a.person and now - 2 <= s < now]
        people: list[Actor] = []
        for sentence, actor in recent:
            if sentence == recent[-1][0] and not any(actor.same_as(p) for p in people):
                people.append(actor)
        return tuple(people) if len(people) == (number or 2) else None

    def _group(self, number: int | None, *, states: bool = False) -> tuple[Actor, ...] | None:
        for group in reversed(self.spoken_groups):
            plain = not states or all(a.party is not None and a.party.kind is PartyKind.STATE for a in group)
            if plain and (number is None or len(group) == number):
                return group
        return None

    def _plural(self, token: Token) -> tuple[Actor, ...] | None:
        """Whom "they" means: the last group that was a subject, if this sentence or the two before it had one."""
        now = self._sentence(token.i)
        near = [group for sentence, group in self.subject_groups if now - sentence <= 2]
        return near[-1] if near else self._pair(None, token) or self._group(None)

    def _is_subject(self, mention: Mention) -> bool:
        root = self.doc[mention.start : mention.end].root
        while root.dep_ in {"conj", "compound", "nmod", "appos", "pobj", "prep"} and root.head != root:
            if root.dep_ == "prep" and root.lower_ not in {"of", "from", "for"}:
                return False
            root = root.head
        return root.dep_ in {"nsubj", "nsubjpass"}

    def _sentence(self, index: int) -> int:
        return self.sentence_of[index]

    def _add_several(self, token: Token) -> None:
        start, end, number, states = self.several[token.i]
        group = None if states else self._near_group(number, start) or self._pair(number, token)
        group = group or self._group(number, states=states)
        following = self.doc[end] if end < len(self.doc) else None
        if group is None or (following is not None and following.tag_ == "POS"):
            return
        self._refer(start, end, group)

    def _add_body(self, token: Token) -> None:
        """ "the ministry" is the last body of that name."""
        for known in reversed(self.spoken_parties):
            if known.party is not None and token.lower_ in known.party.label.lower().split():
                self._refer(token.i, token.i + 1, (known,))
                return

    def _add_pronoun(self, token: Token) -> None:
        word = token.lower_
        if word in _PLURAL:
            group = self._plural(token)
            if group:
                self._refer(token.i, token.i + 1, group)
        elif word == "it":
            if self.spoken_parties:
                self._refer(token.i, token.i + 1, (self.spoken_parties[-1],))
        else:
            person = next((a for a in reversed(self.spoken_people) if a.person), None)
            person = person or (self.spoken_people[-1] if self.spoken_people else None)
            if person:
                self._refer(token.i, token.i + 1, (person,))

    def _refer(self, start: int, end: int, actors: tuple[Actor, ...]) -> None:
        words = self.reading.between(start, end)
        self.out.append(
            Mention(
                start, end, tuple(replace(a, passages=tuple(sorted({*a.passages, words}))) for a in actors), "reference"
            )
        )
