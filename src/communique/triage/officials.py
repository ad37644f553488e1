"""Who speaks and meets for a party: bodies of governments, and holders of an office right beside a party.

"Norwegian Foreign Minister", "the presidents of Chad and Niger", "Turkey's defence ministry", "the Kremlin". Where a
text has none of these, a foreign or defence minister of nobody named counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from communique.language.titles import COUNTERPARTS
from communique.lexicon import Lexicon
from communique.lexicon.gazetteer import Gazetteer
from communique.triage.parties import PartyWords
from communique.triage.words import Words

# A kind of office that says little: any "director", "official" or "mayor" has it. It counts where several parties share
# it: "the ministers of Norway and Canada".
_ANY_OFFICE = "other-official"
# Offices whose business is with other states.
_ABROAD = frozenset({"foreign-minister", "defence-minister"})
_LINKS = frozenset({"of", "from", "for", "to"})
_ARTICLES = frozenset({"the", "both"})
_JOINING = frozenset({"and"})
# So many words may titles before "of" have ("ministers for foreign affairs"), and the names after them.
_LONGEST, _NAME = 4, 3


@dataclass(frozen=True, slots=True)
class Official:
    """Tokens ``start`` to ``end`` (exclusive) that name who acts for ``parties``, where the text says for whom."""

    start: int
    end: int
    parties: tuple[PartyWords, ...]


class OfficialFinder:
    """Finds officials beside the parties of a text."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        self._modifiers = lexicon.actors.title_modifiers
        titles = lexicon.titles
        of_one = [title.pattern for title in titles if title.kind != _ANY_OFFICE]
        of_one += [COUNTERPARTS, *(body.pattern for body in lexicon.bodies.bodies)]
        self._of_one = _Titles(of_one)
        self._of_several = _Titles([*of_one, *(title.pattern for title in titles if title.kind == _ANY_OFFICE)])
        self._abroad = _joined(title.pattern for title in titles if title.kind in _ABROAD)
        self._gazetteer = gazetteer

    def find(self, words: Words, parties: Sequence[PartyWords]) -> list[Official]:
        """The officials, in order of their parties."""
        return list(self._beside(words, parties)) or list(self._alone(words))

    def _alone(self, words: Words) -> Iterator[Official]:
        for found in self._abroad.finditer(words.text):
            start = words.after(0, found.start())
            yield Official(start, words.after(start, found.end()), ())

    def _beside(self, words: Words, parties: Sequence[PartyWords]) -> Iterator[Official]:
        for i, party in enumerate(parties):
            if self._is_body(party):
                yield Official(party.start, party.end, (party,))
                continue
            before, after = _listed_before(words, parties, i), _listed_after(words, parties, i)
            if (end := self._title_after(words, before)) is not None:
                yield Official(before[0].start, end, before)
            elif party.acts and (start := self._title_before(words, after)) is not None:
                yield Official(start, after[-1].end, after)

    def _is_body(self, party: PartyWords) -> bool:
        actor = self._gazetteer.actor(party.party.key)
        return party.sense == "metonym" or (actor is not None and actor.kind == "government-body")

    def _title_after(self, words: Words, parties: Sequence[PartyWords]) -> int | None:
        """Where a title ends that follows parties: "Chad's former foreign minister"."""
        start = words.after_possessive(parties[-1].end)
        while start < len(words.tokens) and words.lower[start] in self._modifiers:
            start += 1
        reach = self._titles_of(parties).reach(words, start, len(words.text))
        return None if reach is None else words.after(start, reach)

    def _title_before(self, words: Words, parties: Sequence[PartyWords]) -> int | None:
        """Where a title starts that comes before parties: "the ministers of Chad", "Minister Jane Doe of Chad"."""
        tokens, end = words.lower, parties[0].start
        while end and tokens[end - 1] in _ARTICLES:
            end -= 1
        if not end or tokens[end - 1] not in _LINKS:
            return None
        end -= 1
        titles = self._titles_of(parties)
        for start in range(end - 1, max(-1, end - 1 - _LONGEST - _NAME), -1):
            if not tokens[start][0].isalpha():
                return None
            reach = titles.reach(words, start, words.end(end - 1))
            if reach is not None:
                named = words.tokens[words.after(start, reach) : end]
                return start if all(word[0].isupper() for word in named) else None
        return None

    def _titles_of(self, parties: Sequence[PartyWords]) -> "_Titles":
        return self._of_several if len({party.side for party in parties}) > 1 else self._of_one


class _Titles:
    """Titles of office, as patterns."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        # One pattern tells faster than many that there is no title; most places have none.
        self._any = _joined(self._patterns)

    def reach(self, words: Words, start: int, stop: int) -> int | None:
        """One past the end (in the text) of the longest title that starts at a token and ends by ``stop``."""
        if start >= len(words.tokens):
            return None
        text, at = words.text, words.start(start)
        if not self._any.match(text, at, stop):
            return None
        return max(found.end() for pattern in self._patterns if (found := pattern.match(text, at, stop)))


def _joined(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern for all; for none, one that matches nothing."""
    return re.compile("|".join(_as_part(pattern) for pattern in patterns) or "(?!)")


def _as_part(pattern: re.Pattern[str]) -> str:
    return f"(?i:{pattern.pattern})" if pattern.flags & re.IGNORECASE else f"(?:{pattern.pattern})"


def _listed_before(words: Words, parties: Sequence[PartyWords], last: int) -> tuple[PartyWords, ...]:
    """The parties of a list up to the one beside the title: "the South Korean, U.S. and Japanese ministers"."""
    first = last
    while first and _is_next(words, parties[first - 1].end, parties[first].start):
        first -= 1
    return tuple(parties[first : last + 1])


def _listed_after(words: Words, parties: Sequence[PartyWords], first: int) -> tuple[PartyWords, ...]:
    """The parties of a list from the one beside the title on: "the ministers of Chad, Niger and Mali"."""
    last = first
    while last + 1 < len(parties) and _is_next(words, parties[last].end, parties[last + 1].start):
        last += 1
    return tuple(parties[first : last + 1])


def _is_next(words: Words, end: int, start: int) -> bool:
    """Whether nothing but "and" or "the" stands between two parties."""
    return start - end <= 2 and all(word in _JOINING or word in _ARTICLES for word in words.lower[end:start])
