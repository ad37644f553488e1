"""Who is named where: parties, titles of office and names put together into actors.

News stacks them in a few orders ("Russian Foreign Minister Sergey Lavrov", "foreign ministers from Australia and
Canada", "his US counterpart, Lloyd Austin"). They are read from the order of the tokens, which holds where
the parse of long titles does not.
"""

import re
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from communique.language.names import NameMention, find_names
from communique.language.parties import PartyMention, find_parties
from communique.language.reading import Reading
from communique.lexicon.words import Lexicon
from communique.model import Office, Party, PartyKind, Passage

_SKIPPED_ADJECTIVES = frozenset(
    ["former", "top", "senior", "then-new", "new", "outgoing", "incoming", "then", "chief", "acting", "current", "longtime"]
)
# Plural in form, not in number: "foreign affairs minister", "Joint Chiefs chairman".
_SINGULAR_EXCEPTIONS = frozenset({"affairs", "forces", "nations"})
_SEPARATORS = frozenset(
    {",", "and", "&", ";", "as", "well", "the", "along", "with", "plus", "or", "his", "her", "their", "its"}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: person, office, party, and the words that say so."""

    person: str | None = None
    office: Office | None = None
    party: Party | None = None
    passages: tuple[Passage, ...] = ()
    inferred: bool = False

    def same_as(self, other: "Actor") -> bool:
        """Whether both are the same person, or, unnamed, the same office and party."""
        if self.person or other.person:
            return self.person == other.person
        return self.party == other.party and (self.office is None) == (other.office is None)


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` that name one actor, or several at once ("foreign ministers from A and B")."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    kind: str
    sense: str = ""


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    text: str
    kind: str
    plural: bool


@dataclass
class _Scan:
    """What the assembly works on: elements by their first and last token."""

    reading: Reading
    parties: dict[int, PartyMention]
    party_ends: dict[int, PartyMention]
    names: dict[int, NameMention] = field(default_factory=dict)
    name_ends: dict[int, NameMention] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        return self.reading.doc


def find_mentions(reading: Reading, nlp: Language, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All mentions of actors, in order, without overlap."""
    parties = find_parties(reading, nlp, lexicon)
    titles = _titles(reading, lexicon, parties)
    taken = frozenset(i for p in parties for i in range(p.start, p.end)) | frozenset(
        i for t in titles for i in range(t.start, t.end)
    )
    names = find_names(reading, taken, _after_titles(reading.doc, titles, parties))
    scan = _Scan(
        reading,
        {p.start: p for p in parties},
        {p.end: p for p in parties},
        {n.start: n for n in names},
        {n.end: n for n in names},
    )
    mentions = [m for m in (_titled(scan, t) for t in _double_titles(reading.doc, titles, scan)) if m is not None]
    mentions = _joined_titles(scan.doc, mentions)
    used = {i for m in mentions for i in range(m.start, m.end)}
    mentions += [_named(scan, n) for n in names if n.start not in used]
    mentions += [_partied(scan, p) for p in parties if p.start not in used]
    mentions += _associates(scan, mentions)
    return tuple(sorted(mentions, key=lambda m: m.start))


def _joined_titles(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """ "Sudan's army chief, General Jane Doe": the first title says the office and the party."""
    joined: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        last = joined[-1] if joined else None
        if (
            last is not None
            and mention.start == last.end + 1
            and doc[last.end].text == ","
            and len(last.actors) == len(mention.actors) == 1
            and last.actors[0].party is not None
            and last.actors[0].person is None
            and mention.actors[0].person is not None
            and mention.actors[0].party is None
        ):
            passages = tuple(sorted({*last.actors[0].passages, *mention.actors[0].passages}))
            joined[-1] = Mention(
                last.start,
                mention.end,
                (
                    replace(
                        mention.actors[0], office=last.actors[0].office, party=last.actors[0].party, passages=passages
                    ),
                ),
                "person",
            )
        else:
            joined.append(mention)
    return joined


def _named(scan: _Scan, name: NameMention) -> Mention:
    passage = scan.reading.between(name.start, name.end)
    return Mention(name.start, name.end, (Actor(person=name.name, passages=(passage,)),), "person")


def _partied(scan: _Scan, party: PartyMention) -> Mention:
    passage = scan.reading.between(party.start, party.end)
    return Mention(party.start, party.end, (Actor(party=party.party, passages=(passage,)),), "party", party.sense)


def _associates(scan: _Scan, mentions: list[Mention]) -> list[Mention]:
    """ "the US and its main allies": a group without a list, which is not to be filled from elsewhere."""
    doc = scan.doc
    ends = {m.end: m for m in mentions if m.kind == "party"}
    found = []
    for token in doc:
        if token.lower_ not in {"allies", "partners"}:
            continue
        start = token.i
        while start > token.sent.start and doc[start - 1].pos_ in {"ADJ", "ADV"}:
            start -= 1
        if start < 2 or doc[start - 1].lower_ not in {"its", "their"} or doc[start - 2].lower_ != "and":
            continue
        owner = ends.get(start - 2)
        if owner is None or owner.actors[0].party is None:
            continue
        words = scan.reading.article.words(owner.actors[0].passages[0])
        key = f"{owner.actors[0].party.key.lower()}-{token.lower_}"
        party = Party(PartyKind.ORGANISATION, key, f"{words} {token.lower_}")
        passage = scan.reading.between(owner.start, token.i + 1)
        found.append(Mention(start, token.i + 1, (Actor(party=party, passages=(passage,)),), "party", "associates"))
    return found


# ── titles ──────────────────────────────────────────────────────────────────


def _titles(reading: Reading, lexicon: Lexicon, parties: tuple[PartyMention, ...]) -> list[_Title]:
    doc = reading.doc
    occupied = {i for p in parties for i in range(p.start, p.end)}
    spans: list[tuple[Span, str]] = []
    for title in lexicon.titles:
        for match in title.pattern.finditer(doc.text):
            span = doc.char_span(*match.span())
            if (
                span is not None
                and not occupied & set(range(span.start, span.end))
                and span.root.pos_ in {"NOUN", "PROPN", "ADJ"}
            ):
                spans.append((span, title.kind))
    for match in re.finditer(r"\bcounterparts?\b", doc.text):
        span = doc.char_span(*match.span())
        if span is not None:
            spans.append((span, "counterpart"))
    kept: list[_Title] = []
    for span, kind in sorted(spans, key=lambda x: (x[0].start, -len(x[0]))):
        if kept and span.start < kept[-1].end:
            continue
        plural = any(t.tag_ in {"NNS", "NNPS"} and t.lower_ not in _SINGULAR_EXCEPTIONS for t in span)
        kept.append(_Title(span.start, span.end, _singular(span) if plural else span.text, kind, plural))
    return kept


def _singular(span: Span) -> str:
    """The title of one of them: "foreign ministers" → "foreign minister"."""
    words = [t.lemma_ if t.tag_ in {"NNS", "NNPS"} and t.lower_ not in _SINGULAR_EXCEPTIONS else t.text for t in span]
    return " ".join(words).replace(" - ", "-")


def _after_titles(doc: Doc, titles: list[_Title], parties: tuple[PartyMention, ...]) -> frozenset[int]:
    """Where a name may start because a title (or "title of party", or "counterpart,") has just ended."""
    starts = set()
    by_start = {p.start: p for p in parties}
    for title in titles:
        if title.plural and title.kind != "counterpart":
            # "Presidents Putin and Xi"
            starts.add(title.end)
            continue
        ends = [title.end]
        if title.end + 1 < len(doc) and doc[title.end].lower_ in {"of", "for", "to"}:
            nxt = title.end + 1 + (doc[title.end + 1].lower_ == "the")
            if nxt in by_start:
                ends.append(by_start[nxt].end)
        for end in ends:
            # "… minister Jane Doe", "… minister, Jane Doe, said"
            starts.add(end + 1 if end < len(doc) and doc[end].text == "," else end)
    return frozenset(starts)


def _double_titles(doc: Doc, titles: list[_Title], scan: _Scan) -> list[_Title]:
    """One person in two offices: "Deputy Prime Minister and Minister for Defence Richard Marles"."""
    merged: list[_Title] = []
    for title in titles:
        last = merged[-1] if merged else None
        if (
            last is not None
            and not last.plural
            and not title.plural
            and title.start == last.end + 1
            and doc[last.end].lower_ == "and"
            and title.end in scan.names
        ):
            merged[-1] = replace(last, end=title.end, text=doc[last.start : title.end].text, kind=title.kind)
        else:
            merged.append(title)
    return merged


# ── putting together ────────────────────────────────────────────────────────


def _titled(scan: _Scan, title: _Title) -> Mention | None:
    start, before = _parties_before(scan, title)
    end, after = _parties_after(scan, title)
    if before and scan.reading.paragraph(scan.doc[start]) != scan.reading.paragraph(scan.doc[title.start]):
        start, before = title.start, []
    parties = before or after
    passages = [scan.reading.between(title.start, title.end)]
    passages += [scan.reading.between(p.start, p.end) for p in parties]
    office = Office(title.text, "" if title.kind == "counterpart" else title.kind)
    if title.kind == "counterpart":
        return _counterparts(scan, title, start, parties)
    name = scan.names.get(end) or scan.names.get(title.end) or _apposed(scan, title, end)
    if name is None and start >= 2 and scan.doc[start - 1].text == ",":
        name = scan.name_ends.get(start - 1)
        start = name.start if name else start
    elif name is None and start >= 3 and scan.doc[start - 1].lower_ == "the" and scan.doc[start - 2].text == ",":
        name = scan.name_ends.get(start - 2)
        start = name.start if name else start
    if name is not None and len(parties) <= 1:
        passages.append(scan.reading.between(name.start, name.end))
        actor = Actor(name.name, office, parties[0].party if parties else None, tuple(sorted(set(passages))))
        return Mention(min(start, name.start), max(end, name.end), (actor,), "person")
    if not parties:
        return Mention(
            start, end, (Actor(None, office, None, tuple(passages)),), "title", "plural" if title.plural else ""
        )
    actors = tuple(
        Actor(None, office, p.party, tuple(sorted({passages[0], scan.reading.between(p.start, p.end)})))
        for p in parties
    )
    return Mention(start, end, actors, "office")


def _apposed(scan: _Scan, title: _Title, end: int) -> NameMention | None:
    """ "Iran's foreign minister, Jane Doe, said": a name between commas after a title."""
    doc = scan.doc
    if title.plural:
        return None
    if end == title.end and end + 1 < len(doc) and doc[end].lower_ in {"to", "of", "for"}:
        nxt = end + 1 + (doc[end + 1].lower_ == "the")
        end = scan.parties[nxt].end if nxt in scan.parties else end
    if end >= len(doc) or doc[end].text != ",":
        return None
    name = scan.names.get(end + 1)
    closed = name is not None and (
        name.end >= len(doc)
        or doc[name.end].text in {",", ".", "-", "—", ")", ";"}
        or doc[name.end].pos_ in {"VERB", "AUX"}
    )
    return name if closed else None


def _parties_before(scan: _Scan, title: _Title) -> tuple[int, list[PartyMention]]:
    """The parties that stand before a title: "Russia's", "US", "the South Korean, U.S. and Japanese"."""
    doc, index = scan.doc, title.start
    while index and doc[index - 1].lower_ in _SKIPPED_ADJECTIVES:
        index -= 1
    if index and doc[index - 1].tag_ == "POS":
        index -= 1
    party = scan.party_ends.get(index)
    if party is None:
        return title.start, []
    found = [party]
    index = party.start
    while title.plural and index >= 2:
        previous = index - 1
        while previous > 0 and doc[previous].lower_ in {",", "and", "&"}:
            previous -= 1
        other = scan.party_ends.get(previous + 1)
        if other is None or previous == index - 1:
            break
        found.insert(0, other)
        index = other.start
    return index, found


def _parties_after(scan: _Scan, title: _Title) -> tuple[int, list[PartyMention]]:
    """The parties that follow a title: "of the United States, Australia and Japan", "for the State Department"."""
    doc, index = scan.doc, title.end
    if index >= len(doc) or doc[index].lower_ not in {"of", "from", "for", "to"}:
        return title.end, []
    index += 1
    found: list[PartyMention] = []
    end = title.end
    while index < len(doc):
        if doc[index].lower_ in {"the", "both"}:
            index += 1
            continue
        party = scan.parties.get(index)
        if party is None or (found and party.sense == "demonym"):
            break
        found.append(party)
        end = index = party.end
        if not title.plural:
            break
        step = index
        while step < len(doc) and doc[step].lower_ in {",", "and", "&"}:
            step += 1
        if step == index:
            break
        index = step
    if (
        found
        and doc[title.end].lower_ in {"for", "to", "from"}
        and not title.plural
        and found[0].party.kind is PartyKind.STATE
    ):
        # "envoy to Russia", "minister from Japan": only "from" binds.
        return (end, found) if doc[title.end].lower_ == "from" else (title.end, [])
    return end, found


def _counterparts(scan: _Scan, title: _Title, start: int, parties: list[PartyMention]) -> Mention | None:
    """ "his Australian and Japanese counterparts, Richard Marles and Minoru Kihara": names aligned with parties.

    The office is that of whoever they are counterparts of; ``reference`` fills it in.
    """
    doc = scan.doc
    if parties and not title.plural:
        parties = parties[-1:]
    index = title.end + (title.end < len(doc) and doc[title.end].text == ",")
    names: list[NameMention] = []
    end = title.end
    while index in scan.names and len(names) < max(1, len(parties)):
        name = scan.names[index]
        names.append(name)
        end = index = name.end
        while index < len(doc) and doc[index].lower_ in {",", "and"}:
            index += 1
    if names and parties and len(names) != len(parties):
        names, end = [], title.end
    actors = []
    for i in range(max(len(parties), len(names))):
        party = parties[i] if i < len(parties) else None
        name_ = names[i] if i < len(names) else None
        words = [scan.reading.between(title.start, title.end)]
        words += [scan.reading.between(x.start, x.end) for x in (party, name_) if x is not None]
        actors.append(
            Actor(
                name_.name if name_ else None,
                Office("counterpart"),
                party.party if party else None,
                tuple(sorted(set(words))),
            )
        )
    return Mention(start, end, tuple(actors), "person" if names else "office", "counterpart") if actors else None


# ── coordination ────────────────────────────────────────────────────────────


def group_mentions(doc: Doc, mentions: tuple[Mention, ...]) -> tuple[tuple[Mention, ...], ...]:
    """Mentions that stand in one list ("A, B and C"); a lone mention is a list of one."""
    groups: list[list[Mention]] = []
    owners = [m for m in mentions if m.kind == "reference" and doc[m.start].tag_ == "PRP$"]
    for mention in mentions:
        if mention in owners:
            continue
        if groups and _coordinated(doc, groups[-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    # "A, B" without a closing "and" is an apposition or two clauses, not a list, except in a headline.
    result: list[tuple[Mention, ...]] = []
    for group in groups:
        between = {t.lower_ for t in doc[group[0].start : group[-1].end]}
        if len(group) > 1 and not between & {"and", "&", "or", "-"}:
            result += [(m,) for m in group]
        else:
            result.append(tuple(group))
    return tuple(sorted([*result, *((m,) for m in owners)], key=lambda g: g[0].start))


def _coordinated(doc: Doc, group: list[Mention], mention: Mention) -> bool:
    last = group[-1]
    between = doc[last.end : mention.start]
    if not len(between) or len(between) > 5 or doc[last.start].sent != doc[mention.start].sent:
        return False
    words = [t.lower_ for t in between]
    if words == ["-"]:
        return last.kind == mention.kind == "party"
    if not all(w in _SEPARATORS for w in words) or words in (["as"], ["the"], ["with"], ["the", "with"]):
        return False
    # Two subjects of two different verbs are two clauses: "… from Russia, and North Korea denied it".
    head = doc[mention.start : mention.end].root
    first = doc[group[0].start : group[0].end].root
    subjects = {"nsubj", "nsubjpass"}
    if head.dep_ in subjects and first.dep_ in subjects and first.head != head.head:
        return False
    # "the U.S. and its partners": the list goes on with a noun; a possessive ends it.
    return not (last.end < len(doc) and doc[last.end].tag_ == "POS")
