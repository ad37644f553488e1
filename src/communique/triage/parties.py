"""The parties that a text names, found by their forms word by word.

The rules are those of ``language.parties``, as far as they need no parser.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from communique.lexicon.gazetteer import Gazetteer, Sense, Surface
from communique.lexicon.words import PlaceWords
from communique.model import Party
from communique.triage.words import Words, split

# The words of a form, and what it may name: nothing when it only masks the forms inside it.
_Form = tuple[tuple[str, ...], tuple[Surface, ...]]


@dataclass(frozen=True, slots=True)
class PartyWords:
    """Tokens ``start`` to ``end`` (exclusive) that name a party, and how."""

    start: int
    end: int
    party: Party
    sense: Sense

    @property
    def side(self) -> str:
        """The key of the side it stands on: a body of a government stands for its state."""
        return self.party.state or self.party.key

    @property
    def acts(self) -> bool:
        """Whether it names the party itself: "French" may only say where something comes from."""
        return self.sense != "demonym"


class PartyFinder:
    """Finds the forms of a gazetteer in texts."""

    def __init__(self, gazetteer: Gazetteer, places: PlaceWords) -> None:
        named: dict[tuple[str, ...], list[Surface]] = defaultdict(list)
        for surface in gazetteer.parties():
            named[tuple(split(surface.form))].append(surface)
        masks = {tuple(split(mask)): () for mask in gazetteer.masks()}
        by_first: dict[str, list[_Form]] = defaultdict(list)
        for form, surfaces in (masks | {form: tuple(surfaces) for form, surfaces in named.items()}).items():
            by_first[form[0]].append((form, surfaces))
        self._forms = {first: sorted(forms, key=lambda f: -len(f[0])) for first, forms in by_first.items()}
        self._places = places

    def find(self, words: Words) -> list[PartyWords]:
        """All mentions of parties, in order, without overlap."""
        spans = list(self._spans(words.tokens))
        certain = {surface.party for _, _, surfaces in spans for surface in surfaces if not surface.contextual}
        found: list[PartyWords] = []
        for start, end, surfaces in spans:
            options = {s.party: s for s in surfaces if not s.contextual or s.party in certain}
            if len(options) == 1:
                (surface,) = options.values()
                found.append(PartyWords(start, end, surface.party, surface.sense))
        return found

    def _spans(self, tokens: list[str]) -> Iterator[tuple[int, int, tuple[Surface, ...]]]:
        """Where a form stands, the longest at each place, with what it may name."""
        forms, end = self._forms, 0
        for start in [i for i, token in enumerate(tokens) if token in forms]:
            if start < end:
                continue
            for form, surfaces in forms[tokens[start]]:
                if len(form) == 1 or tuple(tokens[start : start + len(form)]) == form:
                    end = start + len(form)
                    if surfaces and not self._in_longer_name(tokens, start, end):
                        yield start, end, surfaces
                    break

    def _in_longer_name(self, tokens: list[str], start: int, end: int) -> bool:
        """Whether a form is only part of a name: "Korean Peninsula", "Moscow Times", "North" before a capital."""
        after = tokens[end] if end < len(tokens) else ""
        lone = end == start + 1 and tokens[start] in self._places.directions
        return after in self._places.longer_names or (lone and after.istitle())
