"""States and bodies by name, demonym, people and capital, and the bodies of their governments."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from communique.language.reading import Reading
from communique.language.stretches import tokens_of
from communique.lexicon import Lexicon
from communique.lexicon.gazetteer import Surface, load_gazetteer
from communique.lexicon.words import ActorWords, GovernmentBody, PlaceWords
from communique.model import Party, PartyKind
from communique.model.slugs import slug

# How words hang that may stand between a state and its companies: "Chinese state-owned firms".
_BEFORE_BUSINESS = frozenset({"amod", "compound", "npadvmod", "punct", "nmod"})

# Words after which a form that proves nothing alone names a party.
_LEADS_TO_NAME = frozenset({"the", "to", "for", "from", "condemn", "in", "into", "of", "eastern"})


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named at tokens ``start`` to ``end`` (exclusive).

    ``sense`` is that of the gazetteer's form (``name``, ``demonym``, ``capital`` …), or ``body`` for a body of a
    government that is named by a common noun.
    """

    start: int
    end: int
    party: Party
    sense: str


@dataclass(frozen=True)
class _Forms:
    """The gazetteer's forms, ready to be matched by one pipeline's tokens."""

    matcher: PhraseMatcher
    masks: PhraseMatcher
    surfaces: dict[str, tuple[Surface, ...]]
    unspaced: dict[str, tuple[Surface, ...]]

    def named_by(self, span: Span) -> tuple[Surface, ...]:
        """What a matched span may name; the text may space its tokens otherwise than the gazetteer does."""
        return self.surfaces.get(span.text) or self.unspaced[span.text.replace(" ", "")]


@lru_cache(maxsize=4)
def _forms(nlp: Language) -> _Forms:
    gazetteer = load_gazetteer()
    surfaces: dict[str, list[Surface]] = defaultdict(list)
    for surface in gazetteer.parties():
        surfaces[surface.form].append(surface)
    matcher, masks = PhraseMatcher(nlp.vocab, attr="ORTH"), PhraseMatcher(nlp.vocab, attr="ORTH")
    matcher.add("form", [nlp.make_doc(form) for form in surfaces])
    masks.add("mask", [nlp.make_doc(mask) for mask in gazetteer.masks()])
    settled = {form: tuple(group) for form, group in surfaces.items()}
    unspaced: dict[str, tuple[Surface, ...]] = {}
    for form, group in settled.items():
        unspaced.setdefault(form.replace(" ", ""), group)
    return _Forms(matcher, masks, settled, unspaced)


def find_parties(reading: Reading, nlp: Language, lexicon: Lexicon) -> tuple[PartyMention, ...]:
    """All mentions of parties, longest first at each place, without overlap."""
    forms = _forms(nlp)
    spans = list(_spans(reading.doc, forms, lexicon.places))
    certain = _certain(spans, forms)
    found: list[PartyMention] = []
    end = 0
    for span in spans:
        if span.start < end:
            continue
        if _is_of_a_state(span, forms):
            continue
        options = [
            s for s in forms.named_by(span) if not s.contextual or (s.party in certain and _is_shown(span, s.sense))
        ]
        if len({option.party for option in options}) == 1:
            found.append(PartyMention(span.start, span.end, options[0].party, options[0].sense))
            end = span.end
    groups = [*_regional(reading.doc, lexicon.actors), *_businesses(reading.doc, lexicon.actors, found)]
    return _without_overlap([*found, *_bodies(reading, lexicon, found), *groups])


def _is_of_a_state(span: Span, forms: _Forms) -> bool:
    """Whether the name of a body among states is that of a state's own: "the Security Council of Chad"."""
    doc, named = span.doc, forms.named_by(span)
    if any(s.party.kind is PartyKind.STATE or s.party.state is not None for s in named):
        return False
    if span.end + 1 >= len(doc) or doc[span.end].lower_ != "of":
        return False
    after = forms.surfaces.get(doc[span.end + 1 + (doc[span.end + 1].lower_ == "the")].text, ())
    return any(s.party.kind is PartyKind.STATE and s.sense == "name" for s in after)


def _certain(spans: Sequence[Span], forms: _Forms) -> frozenset[Party]:
    """The parties that the text names under a form of theirs alone; what stands inside a longer name names nobody."""
    found: set[Party] = set()
    end = 0
    for span in spans:
        if span.start >= end:
            named = [surface.party for surface in forms.named_by(span) if not surface.contextual]
            found.update(named)
            end = span.end if named else end
    return frozenset(found)


def _is_shown(span: Span, sense: str) -> bool:
    """Whether a form that proves nothing alone shows a party that the text names elsewhere; adjectives do."""
    return sense in {"demonym", "people"} or _is_definite(span)


def _regional(doc: Doc, words: ActorWords) -> Iterator[PartyMention]:
    """ "Western officials", "Gulf states": a group that the text does not list, under the name that it gives."""
    for adjective in doc[:-2]:
        region = adjective.text[:1].upper() + adjective.text[1:]
        if region not in words.regional:
            continue
        # "Western intelligence officials"
        noun = doc[adjective.i + 1 + (doc[adjective.i + 1].dep_ == "compound")]
        if noun.lemma_.lower() not in words.regional_nouns:
            continue
        before = [token.lower_ for token in doc[max(0, adjective.i - 2) : adjective.i]]
        if adjective.i and doc[adjective.i - 1].pos_ == "NUM" and before[0] in {"the", "these", "those"}:
            continue  # "the three Western leaders" were named before
        label = f"{region} {doc[adjective.i + 1 : noun.i + 1].text}"
        yield PartyMention(adjective.i, noun.i + 1, Party(PartyKind.ORGANISATION, slug(label), label), "group")


def _businesses(doc: Doc, words: ActorWords, parties: list[PartyMention]) -> Iterator[PartyMention]:
    """ "Chinese companies", "a Turkish drone maker": companies are no states, and belong to one."""
    for state in parties:
        if state.party.kind is not PartyKind.STATE or state.sense not in {"demonym", "name"}:
            continue
        end = state.end
        while (
            end < len(doc) and doc[end].dep_ in _BEFORE_BUSINESS and (doc[end].text.islower() or doc[end].text == "-")
        ):
            end += 1
        noun = doc[end] if end < len(doc) else None
        if noun is not None and noun.lemma_.lower() in words.business_nouns and noun.dep_ != "compound":
            label = doc[state.start : end + 1].text
            party = Party(PartyKind.ORGANISATION, slug(label), label, state.party.key)
            yield PartyMention(state.start, end + 1, party, "group")


def _spans(doc: Doc, forms: _Forms, words: PlaceWords) -> Iterator[Span]:
    """Where a form stands, by place and then longest first, without those that belong to a longer name."""
    masked = {i for _, start, end in forms.masks(doc) for i in range(start, end)}
    spans = (doc[start:end] for _, start, end in forms.matcher(doc))
    for span in sorted(spans, key=lambda s: (s.start, -len(s))):
        if span.start not in masked and not _in_longer_name(span, words):
            yield span


def _in_longer_name(span: Span, words: PlaceWords) -> bool:
    """Whether a form is only part of a name: "Korean Peninsula", "Moscow Times", a lone "North" before a capital."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is None:
        return False
    if after.ent_type_ == "ORG" and after.ent_iob_ == "I" and after.text not in {"and", ","}:
        entity = next(e for e in span.doc.ents if e.start <= after.i < e.end)
        if any(token.text in words.houses for token in span.doc[span.end : entity.end]):
            return True
    return after.text in words.longer_names or (span.text in words.directions and after.is_title and after.is_alpha)


def _is_definite(span: Span) -> bool:
    """Whether the words around a form that proves nothing alone show a party: "the North", "Georgia's"."""
    before = span.doc[span.start - 1] if span.start else None
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return (
        before is not None and before.lower_ in {"the", "to", "for", "from", "condemn", "in", "into", "of", "eastern"}
    ) or (after is not None and after.tag_ == "POS")


def _without_overlap(mentions: list[PartyMention]) -> tuple[PartyMention, ...]:
    """The mentions in order; of two that overlap the one that reaches further."""
    kept: list[PartyMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start))):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end > kept[-1].end:
            kept[-1] = mention
    return tuple(kept)


# ── bodies of governments ───────────────────────────────────────────────────


def _bodies(reading: Reading, lexicon: Lexicon, parties: list[PartyMention]) -> Iterator[PartyMention]:
    """ "Seoul's defense ministry", "the Russian military", "the foreign ministry of Iran"."""
    named = tokens_of(parties)
    for body in lexicon.bodies.bodies:
        for span, _ in reading.find(body.pattern):
            owner = _owner(span, parties) if span.start not in named else None
            modifies = owner is not None and owner.end == span.start and _is_modifier(span, lexicon.bodies.heads)
            if owner is None or (modifies and not _has_office(span, lexicon)):
                continue
            start, end = min(owner.start, span.start), max(owner.end, span.end)
            yield PartyMention(start, end, _body_of(owner.party, body), "body")


def _owner(span: Span, parties: list[PartyMention]) -> PartyMention | None:
    """Whose body it is: the state right before it, or the party after "of"."""
    doc = span.doc
    before = span.start - 1 if span.start and doc[span.start - 1].tag_ == "POS" else span.start
    state = next((p for p in parties if p.end == before and p.party.kind is PartyKind.STATE), None)
    if state is not None:
        return state
    after = span.end
    for word in ("of", "the"):
        after += after < len(doc) and doc[after].lower_ == word
    return next((p for p in parties if p.start == after), None) if after > span.end else None


def _body_of(owner: Party, body: GovernmentBody) -> Party:
    """The body as the gazetteer knows it, or made of its owner and kind."""
    known = load_gazetteer().body_of(owner.key, body.slug)
    made = Party(PartyKind.ORGANISATION, f"{owner.key.lower()}-{body.slug}", f"{owner.label} {body.label}", owner.key)
    return known or made


def _has_office(span: Span, lexicon: Lexicon) -> bool:
    """Whether a title follows whose holder acts for the body: "Zambian foreign ministry spokesperson"."""
    doc = span.doc
    if span.end >= len(doc) or doc[span.end].lemma_.lower() in lexicon.bodies.heads:
        return False
    text, at = doc.text, doc[span.end].idx
    return any(title.pattern.match(text, at) for title in lexicon.titles)


def _is_modifier(span: Span, heads: frozenset[str]) -> bool:
    """Whether a body's noun only modifies another: "Russian military equipment", or the office "Sudan's army chief"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.lemma_.lower() in heads:
        return True
    root = span.root
    return root.dep_ in {"amod", "compound", "nmod"} and root.head.i >= span.end and root.head.pos_ in {"NOUN", "PROPN"}
