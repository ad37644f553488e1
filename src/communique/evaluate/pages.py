"""What predicted facts owe to the page: words that stand in the article, no names that it only carries along."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.evaluate.compare import fold, same_name
from communique.evaluate.documents import Document, Json

_CITED = frozenset({"evidence", "quotes"})
_EVENTS = ("meetings", "statements", "transfers", "claims")
# What the file says about itself and its page, and no fact.
_NOT_SHOWN = frozenset({"must_not_appear", "id", "notes", "outlet"})


@dataclass(frozen=True, slots=True)
class Grounding:
    """How many cited passages there are, and how many of them stand in the article word for word."""

    grounded: int = 0
    passages: int = 0

    def __add__(self, other: "Grounding") -> "Grounding":
        return Grounding(self.grounded + other.grounded, self.passages + other.passages)

    @property
    def share(self) -> float | None:
        """From 0 to 1; ``None`` where nothing is cited."""
        return self.grounded / self.passages if self.passages else None


def grounding(predicted: Document, article: str) -> Grounding:
    """Look up every cited passage in the article, white space folded; an event without evidence is not grounded."""
    text = _squeezed(article)
    cited = [_squeezed(passage).strip() for passage in _passages(predicted.raw)]
    bare = sum(not str(event.get("evidence") or "").strip() for event in _events(predicted.raw))
    return Grounding(sum(bool(passage) and passage in text for passage in cited), len(cited) + bare)


def forbidden_names(predicted: Document, gold: Document) -> list[str]:
    """The names that gold keeps out of the facts and that stand in them nevertheless."""
    shown = {key: value for key, value in predicted.raw.items() if key not in _NOT_SHOWN}
    text = f" {' '.join(fold(words) for _, words in _shown_texts(shown))} "
    return [
        name
        for name in gold.must_not_appear
        if not any(same_name(name, person) for person in gold.persons)
        and (f" {fold(name)} " in text or any(same_name(name, person) for person in predicted.persons))
    ]


def places_of(name: str, predicted: Document) -> list[str]:
    """Where a name stands in facts (``meetings[0].label``); empty where it is spread over several values."""
    shown = {key: value for key, value in predicted.raw.items() if key not in _NOT_SHOWN}
    return [
        place
        for place, words in _shown_texts(shown)
        if f" {fold(name)} " in f" {fold(words)} " or (place.startswith("persons") and same_name(name, words))
    ]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _events(raw: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    for kind in _EVENTS:
        events = raw.get(kind)
        for event in events if isinstance(events, list) else []:
            if isinstance(event, dict):
                yield event


def _passages(value: Json | Mapping[str, Json], key: str = "") -> Iterator[str]:
    """Every text that stands under a key for cited words."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _passages(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _passages(inner, key)
    elif isinstance(value, str) and key in _CITED:
        yield value


def _shown_texts(value: Json, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text but the cited words, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _CITED:
                yield from _shown_texts(inner, f"{place}.{key}" if place else key)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _shown_texts(inner, f"{place}[{number}]")
    elif isinstance(value, str):
        yield place, value
