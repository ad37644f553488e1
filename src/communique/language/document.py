"""A document as extraction sees it: sentences, mentions, times, quotations, and who is meant by "they"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from communique.language.actors import Actor, Mention, distinct
from communique.language.coordination import Group, group_mentions
from communique.language.mentions import find_mentions
from communique.language.people import People
from communique.language.quotes import QuoteSpan, find_quotes
from communique.language.reading import Reading, parse
from communique.language.reference import resolve_references
from communique.language.times import FoundTime, find_times
from communique.lexicon import Lexicon, load_lexicon
from communique.model import Article, Party, PartyKind, Passage, Zone
from communique.model.slugs import slug

# How a name hangs on the noun after it: "A's government", "A officials".
_GROUPS = frozenset({"group", "panel", "team", "commission", "mission", "number"})
_OF = frozenset({"of", "from"})
_OF_OR_IN = _OF | {"in"}
_BEFORE_NOUN = frozenset({"poss", "amod", "compound", "nmod"})


@dataclass(frozen=True)
class Document:
    """One article, annotated.

    Attributes:
        reading: Tokens and the way back to the article.
        lexicon: The words that everything below was read with.
        mentions: Mentions of actors, words that point back ("they", "the ministers") among them, in order.
        groups: The same as lists: "A, B and C" is one, a lone mention is one too.
        times: Time expressions, in order.
        quotes: Stretches between quotation marks, in order.
        people: Everybody named: full name → person, office, party.
    """

    reading: Reading
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    times: tuple[FoundTime, ...]
    quotes: tuple[QuoteSpan, ...]
    people: People

    @property
    def article(self) -> Article:
        """The article."""
        return self.reading.article

    @property
    def doc(self) -> Doc:
        """The tokens."""
        return self.reading.doc

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order."""
        return tuple(self.doc.sents)

    @cached_property
    def verbs(self) -> tuple[Token, ...]:
        """All tokens that are verbs or verb forms, in order."""
        return tuple(token for token in self.doc if token.pos_ == "VERB" or token.tag_.startswith("VB"))

    @cached_property
    def _mention_at(self) -> Mapping[int, Mention]:
        return {i: m for m in self.mentions for i in range(m.start, m.end)}

    @cached_property
    def _group_at(self) -> Mapping[int, Group]:
        return {i: group for group in self.groups for m in group for i in range(m.start, m.end)}

    @cached_property
    def _quote_at(self) -> Mapping[int, QuoteSpan]:
        return {i: q for q in self.quotes for i in range(q.start, q.end)}

    def mention(self, token: Token) -> Mention | None:
        """The mention that covers the token."""
        return self._mention_at.get(token.i)

    def group(self, token: Token) -> Group:
        """The list of mentions that the token's mention belongs to; empty when it belongs to none."""
        return self._group_at.get(token.i, ())

    def quote(self, token: Token) -> QuoteSpan | None:
        """The quotation that the token stands in."""
        return self._quote_at.get(token.i)

    def actors(self, token: Token | None) -> tuple[Actor, ...]:
        """Who is meant by the noun phrase headed by ``token``, lists taken whole."""
        if token is None:
            return ()
        group = self.group(token)
        if group:
            return distinct(actor for mention in group for actor in mention.actors)
        return self._represented(token) or self._named_body(token)

    def _represented(self, noun: Token) -> tuple[Actor, ...]:
        """Whom a noun outside the names stands for: "the governments of A and B", "officials from A", "A officials"."""
        if not self._stands_for(noun):
            return ()
        for child in noun.children:
            if child.dep_ in _BEFORE_NOUN and self.group(child):
                return tuple(_as_party(actor) for actor in self.actors(child))
            if child.dep_ == "prep" and child.lower_ in self._links(noun) and noun.pos_ in {"NOUN", "PROPN"}:
                for obj in child.children:
                    if obj.dep_ == "pobj" and (self.group(obj) or self._stands_for(obj)):
                        return self.actors(obj)
        return ()

    def _links(self, noun: Token) -> frozenset[str]:
        """After which words it follows whom a noun stands for."""
        return _OF_OR_IN if noun.lemma_.lower() in self.lexicon.actors.seated else _OF

    def _named_body(self, noun: Token) -> tuple[Actor, ...]:
        """A body that no table knows, under the name that the text gives it: "the Centre for Open Trade"."""
        entity = self._body_at.get(noun.i)
        if entity is None:
            return ()
        start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
        name = self.doc[start : entity.end]
        words = self.reading.passage(name)
        label = " ".join(self.article.words(words).split())
        return (Actor(party=Party(PartyKind.ORGANISATION, slug(label), label), passages=(words,), party_words=words),)

    @cached_property
    def _body_at(self) -> Mapping[int, Span]:
        """Organisations that the model finds outside the mentions, by the head of their name."""
        named = (
            e for e in self.doc.ents if e.label_ == "ORG" and self._mention_at.keys().isdisjoint(range(e.start, e.end))
        )
        bodies = {e.root.i: e for e in named if e.root.pos_ == "PROPN"}
        return {last: self.doc[first : last + 1] for first, last in self._houses()} | bodies

    def _houses(self) -> Iterator[tuple[int, int]]:
        """First and last token of names such as "Human Rights Watch" that the model finds nothing in."""
        for token in self.doc:
            if token.text not in self.lexicon.places.houses or token.pos_ != "PROPN" or token.ent_type_:
                continue
            first = token.i
            while first > token.sent.start and self._is_named(self.doc[first - 1]):
                first -= 1
            if token.i - first > 1:
                yield first, token.i

    def _is_named(self, word: Token) -> bool:
        return word.text[0].isupper() and word.pos_ in {"PROPN", "NOUN", "ADJ"} and word.i not in self._mention_at

    def _stands_for(self, noun: Token) -> bool:
        """Whether a noun, or "group of" such, stands for the party it belongs to: "the UN Group of Experts"."""
        word = noun.lower_.removesuffix("s") if noun.tag_ == "NNPS" else noun.lemma_.lower()
        if word in self.lexicon.actors.stands_for:
            return True
        of = (child for child in noun.children if child.lower_ == "of" and child.dep_ == "prep")
        return noun.lower_ in _GROUPS and any(self._stands_for(obj) for word in of for obj in word.children)

    def passage(self, span: Span | Token) -> Passage:
        """The passage of a span."""
        return self.reading.passage(span)

    def sentence_passage(self, token: Token) -> Passage:
        """The passage of the token's whole sentence."""
        return self.reading.passage(token.sent)

    def zone(self, token: Token) -> Zone:
        """The zone that the token stands in."""
        return self._zones[token.i]

    @cached_property
    def _zones(self) -> tuple[Zone, ...]:
        return tuple(p.zone for p in self.reading.paragraphs for _ in range(p.start, p.end))


def _as_party(actor: Actor) -> Actor:
    """ "the Jane Doe government" is whom the person acts for, and not the person."""
    if actor.party is None or actor.person is None:
        return actor
    return replace(actor, person=None, office=None)


def annotate(article: Article, nlp: Language, lexicon: Lexicon | None = None) -> Document:
    """Read an article whole, with the words of the package or with others."""
    lexicon = lexicon or load_lexicon()
    reading = parse(article, nlp)
    mentions, people = resolve_references(reading, find_mentions(reading, nlp, lexicon), lexicon)
    return Document(
        reading=reading,
        lexicon=lexicon,
        mentions=mentions,
        groups=group_mentions(reading.doc, mentions),
        times=find_times(reading),
        quotes=find_quotes(reading),
        people=people,
    )
