"""From the words that name somebody to who that is, as the article's own reading has it.

Who is named at a place has been found before, by the rules: "the country", "Seoul" and "Harlow" mean here what they
mean to the rules. Only a body or a person whom the rules do not know is taken by the name that the words give, and
only if they are a name.
"""

import re
from collections.abc import Iterable, Iterator

from communique.extract import Read
from communique.language import Actor, distinct
from communique.lexicon import Lexicon
from communique.model import NameBasis, Party, PartyKind, Passage, Person, Role, Support
from communique.model.slugs import slug
from communique.propose.page import UngroundedError, shorten
from communique.propose.records import Named

_WORD = re.compile(r"[\w.&’'-]*\w")
# Small words inside names, and those that may stand around one.
_IN_NAMES = frozenset({"of", "the", "for", "and", "on", "in", "de", "al", "bin", "von", "van"})
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_AROUND = _POSSESSIVES | {"the", "of", "for", "from", "and", "s", "a", "an", "to", "by", "in"}


class Cast:
    """Everybody who acts in one article.

    Args:
        read: What the rules read in it.
    """

    def __init__(self, read: Read) -> None:
        self._article = read.facts.article
        self._named = read.named
        self._lexicon = read.lexicon

    def who(self, named: Named, words: Passage) -> tuple[Actor, ...]:
        """Who is meant by the words at that place: one actor, or several ("the ministers of A and B").

        Args:
            named: What the proposer says of them.
            words: Where they stand.

        Raises:
            UngroundedError: They name nobody, or more than somebody who is known.
        """
        mentions = [
            (place, actors) for place, actors in self._named if place.start < words.end and words.start < place.end
        ]
        if not mentions:
            return (self._by_name(named, words),)
        rest = [
            word
            for word in self._uncovered(words, [place for place, _ in mentions])
            if not self._may_stand_around(word)
        ]
        if rest:
            raise UngroundedError(f"“{rest[0]}” in “{shorten(named.words)}” says more than who it is", words)
        # "Her Kenyan counterpart" is the counterpart, and not she.
        meant = [(p, actors) for p, actors in mentions if not self._is_possessive(p)] or mentions
        actors = distinct(actor for _, group in meant for actor in group if actor.person or actor.party)
        if not actors:
            raise UngroundedError(f"“{shorten(named.words)}” names an office and not whose it is", words)
        return actors

    def only_names(self, words: Passage) -> bool:
        """Whether the words at that place name somebody who acts, and nothing else."""
        places = [place for place, _ in self._named if place.start < words.end and words.start < place.end]
        return bool(places) and all(self._may_stand_around(word) for word in self._uncovered(words, places))

    def _is_possessive(self, place: Passage) -> bool:
        return self._article.words(place).lower() in _POSSESSIVES

    def _uncovered(self, words: Passage, places: Iterable[Passage]) -> Iterator[str]:
        """The words at that place that belong to no mention."""
        covered = {offset for place in places for offset in range(place.start, place.end)}
        text = "".join(
            " " if offset in covered else self._article.text[offset] for offset in range(words.start, words.end)
        )
        for title in self._lexicon.titles:
            text = title.pattern.sub(" ", text)
        yield from _WORD.findall(text)

    def _may_stand_around(self, word: str) -> bool:
        return word.lower() in _AROUND or stands_for(word, self._lexicon)

    def _by_name(self, named: Named, words: Passage) -> Actor:
        """Somebody whom no rule knows, by the name that the words give."""
        name = " ".join(self._article.words(words).split()).removeprefix("the ").removeprefix("The ")
        if named.kind == "state":
            raise UngroundedError(f"“{shorten(name)}” is no state that is known, or does not act here", words)
        tokens = name.split()
        proper = all(token[:1].isupper() or token.lower() in _IN_NAMES for token in tokens) and tokens[0][:1].isupper()
        if not proper or (len(tokens) < 2 and (named.kind == "person" or not name.isupper())):
            raise UngroundedError(f"“{shorten(name)}” is no full name", words)
        if named.kind == "person":
            return Actor(person=name, passages=(words,))
        party = Party(PartyKind.ORGANISATION, slug(name), name)
        return Actor(party=party, passages=(words,), party_words=words)


def stands_for(word: str, lexicon: Lexicon) -> bool:
    """Whether a word, in singular or plural, stands for the party it belongs to: "officials", "government"."""
    low = word.lower()
    singulars = {low, low.removesuffix("s"), f"{low.removesuffix('ies')}y" if low.endswith("ies") else low}
    return not singulars.isdisjoint(lexicon.actors.stands_for | lexicon.actors.title_modifiers)


def side(actor: Actor) -> str:
    """The side that an actor stands on: the state of a body of government, else the party, else the person."""
    if actor.party:
        return actor.party.state or actor.party.key
    return actor.person or ""


def role(actor: Actor, supports: tuple[Support, ...]) -> Role:
    """The model's role of an actor: person and party. Offices are left to the rules, which know their titles."""
    if actor.person:
        return Role(Person(actor.person, actor.person), None, actor.party, NameBasis.NAMED, supports)
    return Role(None, None, actor.party, NameBasis.PARTY_ONLY, supports)
