"""What words say beside who acts: how much, which goods, which stance."""

import re
from collections.abc import Iterable

from communique.lexicon import Lexicon
from communique.lexicon.words import Items, QuantityWords
from communique.model import Comparator, Quantity, Stance, Support

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Stances that say that it is not so; nothing that a proposer gives may turn one into its opposite.
_AGAINST = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.CHALLENGES})


def quantity(words: str, supports: tuple[Support, ...], lexicon: QuantityWords) -> Quantity | None:
    """The quantity that words state, with its unit: "more than 1,000 containers".

    Returns:
        The quantity, or ``None`` when the words hold no number that can be read, or no unit.
    """
    text = " ".join(words.split())
    low = text.lower()
    comparator = next(
        (code for phrase, code in lexicon.comparators if re.search(rf"\b{re.escape(phrase)}\b", low)), None
    )
    tokens = [(match.group(), match.end()) for match in re.finditer(r"[^\s]+", text)]
    value: float | None = None
    magnitude = False
    end = 0
    for token, stop in tokens:
        word = token.lower().strip(".,;$").replace(",", "")
        scale = lexicon.scales.get(word.removesuffix("s"))
        if _FIGURES.fullmatch(token.strip(".,;$")):
            if value is not None:
                return None  # "between 100 and 200" is no single number
            value, end = float(word), stop
        elif word in lexicon.numbers and value is None:
            value, end = lexicon.numbers[word], stop
        elif scale is not None and value is not None:
            value, end = value * scale, stop
        elif scale is not None:
            magnitude, end = True, stop
    unit = re.sub(r"^(?:(?:of|the)\s+)+", "", text[end:].strip(" ,.;")).strip()
    if not unit or (value is None and not magnitude):
        return None
    if value is None:
        return Quantity(None, unit, Comparator.MAGNITUDE, supports)
    return Quantity(value, unit, comparator or Comparator.EXACT, supports)


def item_code(words: str, items: Items) -> str:
    """The code of the goods that words end with ("short-range ballistic missiles"), empty when none is known."""
    tokens = [word.lower() for word in _WORD.findall(words)]
    phrases = (" ".join(tokens[first:]) for first in range(len(tokens)))
    forms = (form for phrase in phrases for form in (phrase, _singular(phrase)))
    return next((items.codes[form] for form in forms if form in items.codes), "")


def holds(words: str, phrases: Iterable[str]) -> bool:
    """Whether words hold one of the phrases, whatever their capitals."""
    spaced = f" {' '.join(_WORD.findall(words.lower()))} "
    return any(f" {phrase} " in spaced for phrase in phrases)


def contradicts(stance: Stance, words: str, lexicon: Lexicon) -> bool:
    """Whether the words that are to show a stance are known to show its opposite: "denied" for *asserts*."""
    tokens = {word.lower() for word in _WORD.findall(words)}
    # "Calls it absurd" is told by what it is called, and not by the verb.
    lemmas = lexicon.claims.stances.keys() - lexicon.claims.labels
    known = {lexicon.claims.stances[lemma] for lemma in lemmas if not tokens.isdisjoint(_forms(lemma))}
    return bool(known) and all((code in _AGAINST) != (stance in _AGAINST) for code in known)


def _singular(phrase: str) -> str:
    if phrase.endswith("ies"):
        return f"{phrase[:-3]}y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def _forms(lemma: str) -> Iterable[str]:
    """The regular forms of a verb; irregular ones are not known, and then contradict nothing."""
    stem = lemma.removesuffix("e")
    forms = {lemma, f"{lemma}s", f"{lemma}es", f"{stem}ed", f"{stem}ing", f"{lemma}{lemma[-1:]}ed"}
    if lemma.endswith("y"):
        forms |= {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"}
    return forms
