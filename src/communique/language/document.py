"""A document as extraction sees it: sentences, mentions, times, quotations, and who is meant by "they"."""

from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Span, Token

from communique.language.mentions import Actor, Mention, find_mentions, group_mentions
from communique.language.quotes import QuoteSpan, find_quotes
from communique.language.reading import Reading, read
from communique.language.reference import Discourse, resolve_references
from communique.language.times import FoundTime, find_times
from communique.lexicon.words import Lexicon, load_lexicon
from communique.model import Article, Passage, Zone


@dataclass(frozen=True)
class Document:
    """One article, annotated.

    Attributes:
        reading: Tokens and the way back to the article.
        lexicon: The words that everything below was read with.
        mentions: Mentions of actors, references ("they", "the ministers") among them, in order.
        times: Time expressions.
        quotes: Stretches between quotation marks.
    """

    reading: Reading
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    groups: tuple[tuple[Mention, ...], ...]
    times: tuple[FoundTime, ...]
    quotes: tuple[QuoteSpan, ...]
    discourse: Discourse

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order."""
        return tuple(self.reading.sentences())

    @cached_property
    def _mention_at(self) -> dict[int, Mention]:
        return {i: m for m in self.mentions for i in range(m.start, m.end)}

    @cached_property
    def _group_at(self) -> dict[int, tuple[Mention, ...]]:
        return {i: g for g in self.groups for m in g for i in range(m.start, m.end)}

    @cached_property
    def _quote_at(self) -> dict[int, QuoteSpan]:
        return {i: q for q in self.quotes for i in range(q.start, q.end)}

    def mention(self, token: Token) -> Mention | None:
        """The mention that covers the token."""
        return self._mention_at.get(token.i)

    def quote(self, token: Token) -> QuoteSpan | None:
        """The quotation that the token stands in."""
        return self._quote_at.get(token.i)

    def group(self, token: Token) -> tuple[Mention, ...]:
        """The list of mentions that the token's mention belongs to."""
        return self._group_at.get(token.i, ())

    def actors(self, token: Token | None) -> tuple[Actor, ...]:
        """Who is meant by the noun phrase headed by ``token``, lists taken whole."""
        if token is None:
            return ()
        group = self.group(token)
        if group:
            return _distinct(a for m in group for a in m.actors)
        # The head noun may stand outside the names: "the governments of A and B", "officials from A".
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"of", "from"} and token.pos_ in {"NOUN", "PROPN"}:
                for obj in child.children:
                    stands = self.group(obj) or obj.lemma_.lower() in _STANDS_FOR
                    if obj.dep_ == "pobj" and stands and token.lemma_.lower() in _STANDS_FOR:
                        return self.actors(obj)
            if (
                child.dep_ in {"poss", "amod", "compound", "nmod"}
                and token.lemma_.lower() in _STANDS_FOR
                and self.group(child)
            ):
                return self.actors(child)
        return ()

    def passage(self, span: Span | Token) -> Passage:
        """The passage of a span."""
        return self.reading.passage(span)

    def sentence_passage(self, token: Token) -> Passage:
        """The passage of the token's whole sentence."""
        return self.reading.passage(token.sent)

    def zone(self, token: Token) -> Zone:
        """The zone that the token stands in."""
        return self.reading.zone(token)


_STANDS_FOR = frozenset(
    ["government", "leader", "official", "side", "country", "nation", "capital", "authority", "delegation", "representative", "team", "state", "ally", "panel", "expert", "investigator", "monitor", "committee", "agency", "service", "source", "troop", "force", "diplomat", "lawmaker", "analyst", "people"]
)


def _distinct(actors: "object") -> tuple[Actor, ...]:
    found: list[Actor] = []
    for actor in actors:  # type: ignore[attr-defined]
        if not any(actor.same_as(f) for f in found):
            found.append(actor)
    return tuple(found)


def annotate(article: Article, nlp: Language) -> Document:
    """Read an article whole."""
    lexicon = load_lexicon()
    reading = read(article, nlp)
    times = find_times(reading)
    quotes = find_quotes(reading)
    named = find_mentions(reading, nlp, lexicon)
    mentions, discourse = resolve_references(reading, named)
    groups = group_mentions(reading.doc, mentions)
    return Document(reading, lexicon, mentions, groups, times, quotes, discourse)
