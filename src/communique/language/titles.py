"""Titles of office in running text: "foreign ministers", "Secretary of Defense", "counterpart"."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from communique.language.parties import PartyMention
from communique.language.reading import Reading
from communique.language.stretches import tokens_of
from communique.lexicon import Lexicon

_COUNTERPART = "counterpart"
#: What holders of the same office in other states are to one another.
COUNTERPARTS = re.compile(r"\b(?:counterparts?|opposite numbers?)\b")
_PLURALS = frozenset({"NNS", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# So many tokens may follow a title that tells the office of whoever stands before it.
_LONGEST_OFFICE = 14
# What the model takes for these is no part of a title.
_NOT_OF_A_TITLE = frozenset({"PERSON", "GPE", "NORP", "LOC", "DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A title at tokens ``start`` to ``end`` (exclusive).

    Attributes:
        start: First token.
        end: One past the last token.
        text: The title of one of them: "foreign minister" for "foreign ministers".
        kind: The kind of office, or ``counterpart`` for the holder of another's office.
        plural: Whether several hold it.
    """

    start: int
    end: int
    text: str
    kind: str
    plural: bool

    @property
    def counterpart(self) -> bool:
        """Whether it says whose office it is like, and not which office."""
        return self.kind == _COUNTERPART


def find_titles(reading: Reading, lexicon: Lexicon, parties: Sequence[PartyMention]) -> list[TitleMention]:
    """All titles outside the names of parties, in order, the longest at each place."""
    occupied = tokens_of(parties)
    spans = [
        (span, title.kind)
        for title in lexicon.titles
        for span, _ in reading.find(title.pattern)
        if occupied.isdisjoint(range(span.start, span.end))
        and span.root.pos_ in {"NOUN", "PROPN", "ADJ"}
        and not _is_postnominal(span, lexicon)
    ]
    spans += [(span, _COUNTERPART) for span, _ in reading.find(COUNTERPARTS)]
    kept: list[TitleMention] = []
    for span, kind in sorted(spans, key=lambda found: (found[0].start, -len(found[0]))):
        if not kept or span.start >= kept[-1].end:
            kept.append(_title(_with_modifiers(span, lexicon, occupied), kind, lexicon.actors.singular_forms))
    return kept


def _is_postnominal(span: Span, lexicon: Lexicon) -> bool:
    """Whether letters stand after a name, and are no title by themselves: "Jane Doe MP"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    return span.text in lexicon.names.postnominals and before is not None and before.text.istitle()


def _with_modifiers(span: Span, lexicon: Lexicon, occupied: Container[int]) -> Span:
    """A title before a name with the nouns that narrow it: "humanitarian relief chief Jane Doe"."""
    doc = span.doc
    if span.end >= len(doc) or not doc[span.end].text[:1].isupper() or span.end in occupied:
        return span
    start, noun = span.start, span.start
    barred = lexicon.bodies.again | lexicon.actors.title_modifiers | {"mr", "mrs", "ms"}
    while start > span.sent.start and start - 1 not in occupied:
        word = doc[start - 1]
        if word.text in barred or word.pos_ not in {"NOUN", "PROPN", "ADJ"} or word.ent_type_ in _NOT_OF_A_TITLE:
            break
        start -= 1
        if word.pos_ != "ADJ" or word.text[0].isupper() or (doc[start + 1].i < span.start and word.dep_ == "amod"):
            noun = start
    return doc[noun : span.end]


def _title(span: Span, kind: str, singular_forms: Container[str]) -> TitleMention:
    def plural(token: Token) -> bool:
        return token.tag_ in _PLURALS and token.lower_ not in singular_forms

    if not any(plural(token) for token in span):
        return TitleMention(span.start, span.end, span.text, kind, plural=False)
    text = " ".join(token.lemma_ if plural(token) else token.text for token in span).replace(" - ", "-")
    return TitleMention(span.start, span.end, text, kind, plural=True)


def places_for_names(doc: Doc, titles: Sequence[TitleMention], parties: Sequence[PartyMention]) -> frozenset[int]:
    """Tokens at which a name may start because a title ("minister", "minister of X,") has just ended."""
    party_at = {p.start: p for p in parties}
    places: set[int] = set()
    for title in titles:
        if title.plural and not title.counterpart:
            # "Presidents Putin and Xi"
            places.add(title.end)
            continue
        ends = [title.end]
        if title.end + 1 < len(doc) and doc[title.end].lower_ in {"of", "for", "to"}:
            party = party_at.get(title.end + 1 + (doc[title.end + 1].lower_ == "the"))
            if party is not None:
                ends.append(party.end)
        # "… minister Jane Doe", "… minister, Jane Doe, said"
        places |= {end + 1 if end < len(doc) and doc[end].text == "," else end for end in ends}
    return frozenset(places)


def commas_before(doc: Doc, titles: Sequence[TitleMention], parties: Sequence[PartyMention]) -> frozenset[int]:
    """Commas after which a title, closed by another comma or a full stop, or "who" tells more of somebody named before.

    "Jane Doe, the foreign minister of X, said", "Jane Doe, X's foreign minister.", "Jane Doe, who leads …".
    """
    occupied = tokens_of(parties)
    commas = {t.i for t in doc[:-1] if t.text == "," and doc[t.i + 1].lower_ in {"who", "whose"}}
    for title in titles:
        if title.plural or title.counterpart:
            continue
        start = title.start
        while start and (start - 1 in occupied or _goes_before_title(doc[start - 1])):
            start -= 1
        if start and doc[start - 1].text == "," and _is_closed(doc, title.end):
            commas.add(start - 1)
    return frozenset(commas)


def _goes_before_title(token: Token) -> bool:
    """Whether a word may stand between the comma and a title: "the", "a senior", "'s deputy"."""
    return token.tag_ == "POS" or token.lower_ in {"the", "a", "an"} or (token.pos_ == "ADJ" and token.text.islower())


def _is_closed(doc: Doc, end: int) -> bool:
    """Whether a title runs on without a verb ("of X", "to the United Nations") up to a comma or a full stop.

    A name right after the title is that of who holds it: "Leaving Porto Alegre, Foreign Minister Jane Doe said".
    """
    if end < len(doc) and doc[end].text[0].isupper():
        return False
    for token in doc[end : end + _LONGEST_OFFICE]:
        if token.text in {",", ".", ";", ")"}:
            return True
        if token.tag_ in _FINITE or token.is_sent_start:
            return False
    return end >= len(doc)


def join_double_titles(doc: Doc, titles: Sequence[TitleMention], names_at: Container[int]) -> list[TitleMention]:
    """One person in two offices has one title: "Deputy Prime Minister and Minister for Defence Joan Roy".

    Args:
        doc: The document.
        titles: The titles, in order.
        names_at: Tokens at which a name starts.
    """
    joined: list[TitleMention] = []
    for title in titles:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not last.plural
            and not title.plural
            and title.start == last.end + 1
            and doc[last.end].lower_ == "and"
            and title.end in names_at
        ):
            joined[-1] = replace(last, end=title.end, text=doc[last.start : title.end].text, kind=title.kind)
        else:
            joined.append(title)
    return joined
