"""States and bodies by name, demonym, people and capital."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from communique.language.reading import Reading
from communique.lexicon.gazetteer import Surface, load_gazetteer
from communique.lexicon.words import Lexicon
from communique.model import Party, PartyKind

# A name before one of these is part of a region or a newspaper, not a party: "Korean Peninsula", "Moscow Times".
_GEOGRAPHY = frozenset(
    ["Sea", "Peninsula", "Strait", "Straits", "Ocean", "Gulf", "Island", "Islands", "Bay", "Channel", "River", "Mountains", "Plateau", "Basin", "Highlands", "Theater", "Theatre", "War", "Pacific", "Age", "Times", "Post", "Herald", "Journal", "Daily"]
)
_DIRECTIONS = frozenset(["East", "West", "North", "South", "Eastern", "Western", "Northern", "Southern", "Central", "Upper", "Lower", "Greater"])


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named at tokens ``start`` to ``end``: by name, demonym, people or capital."""

    start: int
    end: int
    party: Party
    sense: str


@lru_cache(maxsize=4)
def _matcher(nlp: Language) -> tuple[PhraseMatcher, dict[str, tuple[Surface, ...]]]:
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    surfaces: dict[str, list[Surface]] = defaultdict(list)
    for surface in load_gazetteer().parties():
        surfaces[surface.form].append(surface)
    for form, doc in zip(surfaces, nlp.tokenizer.pipe(surfaces), strict=True):
        matcher.add(form, [doc])
    return matcher, {form: tuple(group) for form, group in surfaces.items()}


def find_parties(reading: Reading, nlp: Language, lexicon: Lexicon) -> tuple[PartyMention, ...]:
    """All mentions of parties, longest first at each place, without overlap."""
    doc = reading.doc
    matcher, surfaces = _matcher(nlp)
    spans = sorted((doc[a:b] for _, a, b in matcher(doc)), key=lambda s: (s.start, -len(s)))
    masked = _masked(doc, nlp)
    spans = [s for s in spans if s.start not in masked and not _is_geography(doc, s) and not _inside_name(doc, s)]
    certain = {surface.party for s in spans for surface in surfaces[_form(s, surfaces)] if not surface.contextual}
    found: list[PartyMention] = []
    end = 0
    for span in spans:
        if span.start < end:
            continue
        options = [
            x for x in surfaces[_form(span, surfaces)] if not x.contextual or (x.party in certain and _definite(span))
        ]
        if len({o.party for o in options}) != 1:
            continue
        found.append(PartyMention(span.start, span.end, options[0].party, options[0].sense))
        end = span.end
    found += _bodies(reading, lexicon, found)
    return _without_overlap(found)


@lru_cache(maxsize=4)
def _masks(nlp: Language) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("mask", list(nlp.tokenizer.pipe(load_gazetteer().masks())))
    return matcher


def _masked(doc: Doc, nlp: Language) -> frozenset[int]:
    """Tokens of longer names that hold a party's name and name no party: "South China Sea"."""
    return frozenset(i for _, a, b in _masks(nlp)(doc) for i in range(a, b))


def _form(span: Span, surfaces: dict[str, tuple[Surface, ...]]) -> str:
    """The gazetteer's form that the span matched (its spacing may differ)."""
    if span.text in surfaces:
        return span.text
    letters = span.text.replace(" ", "")
    return next(form for form in surfaces if form.replace(" ", "") == letters)


def _is_geography(doc: Doc, span: Span) -> bool:
    after = doc[span.end] if span.end < len(doc) else None
    return after is not None and after.text in _GEOGRAPHY


def _inside_name(doc: Doc, span: Span) -> bool:
    """Whether a lone word such as "North" belongs to a longer name that the gazetteer does not know."""
    if span.text not in _DIRECTIONS:
        return False
    after = doc[span.end] if span.end < len(doc) else None
    return after is not None and after.is_title and after.is_alpha


def _definite(span: Span) -> bool:
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return (before is not None and before.lower_ in {"the", "to", "for", "from", "condemn"}) or (
        after is not None and after.tag_ == "POS"
    )


def _bodies(reading: Reading, lexicon: Lexicon, parties: list[PartyMention]) -> list[PartyMention]:
    """Ministries and other bodies of a government: "Seoul's defense ministry", "the Russian military"."""
    doc = reading.doc
    ends = {p.end: p for p in parties if p.party.kind is PartyKind.STATE}
    found = []
    for body in lexicon.bodies:
        for match in body.pattern.finditer(doc.text):
            span = doc.char_span(*match.span())
            if span is None or any(p.start <= span.start < p.end for p in parties):
                continue
            before = span.start - 1 if span.start and doc[span.start - 1].tag_ == "POS" else span.start
            after = span.end + (span.end < len(doc) and doc[span.end].lower_ == "of")
            after += after < len(doc) and doc[after].lower_ == "the"
            owner = ends.get(before) or (next((p for p in parties if p.start == after and after > span.end), None))
            if owner is None or (owner.end == span.start and _modifies(span)):
                continue
            start, end = min(owner.start, span.start), max(owner.end, span.end)
            state = owner.party.key
            known = load_gazetteer().body_of(state, body.slug)
            party = known or Party(
                PartyKind.ORGANISATION, f"{state.lower()}-{body.slug}", f"{owner.party.label} {body.label}", state
            )
            found.append(PartyMention(start, end, party, "body"))
    return found


def _modifies(span: Span) -> bool:
    """Whether the body's noun only modifies another noun: "Russian military equipment"."""
    root = span.root
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.lemma_.lower() in {"chief", "commander", "head"}:
        return True  # "Sudan's army chief" is an office
    return root.dep_ in {"amod", "compound", "nmod"} and root.head.i >= span.end and root.head.pos_ in {"NOUN", "PROPN"}


def _without_overlap(mentions: list[PartyMention]) -> tuple[PartyMention, ...]:
    kept: list[PartyMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start))):
        if kept and mention.start < kept[-1].end:
            if mention.end > kept[-1].end:
                kept[-1] = mention
            continue
        kept.append(mention)
    return tuple(kept)


def is_place(token: Token) -> bool:
    """Whether a name at this token says *where*: "in Moscow", "visit to Pyongyang", "near Seoul"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "outside", "around", "inside", "within"}
