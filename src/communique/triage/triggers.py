"""The words that may report something: the lexicon's words of meeting, saying and supply, in all their forms."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import Enum, auto

from communique.language.forms import forms_of
from communique.lexicon import Lexicon
from communique.model import StatementKind
from communique.triage.words import Words, split

# Nouns that name more than statements of states: a "report", an "interview", the "release" of a prisoner.
_LOOSE = frozenset({StatementKind.PRESS_RELEASE, StatementKind.REMARKS, StatementKind.REPORT})


class Hint(Enum):
    """What a word may be a sign of."""

    MEETING = auto()
    #: A noun that names a statement, and of these one that hardly names anything else.
    STATEMENT = auto()
    DECLARATION = auto()
    POSITION = auto()
    #: A verb that may bring in a quotation, and of these one that takes a stance.
    SAYING = auto()
    STANCE = auto()
    SUPPLY = auto()
    GOODS = auto()


class Triggers:
    """Finds the lexicon's words in texts.

    Args:
        lexicon: The word lists.
        model: Name of the language model that knows the forms of words.

    Raises:
        CommuniqueError: ``model-without-lemmas``.
    """

    def __init__(self, lexicon: Lexicon, model: str) -> None:
        hints: dict[str, set[Hint]] = defaultdict(set)
        # Phrases by their last word: the words before it, and what the phrase is.
        phrases: dict[str, set[tuple[tuple[str, ...], Hint]]] = defaultdict(set)
        for hint, forms in _forms(lexicon, model).items():
            for form in forms:
                *before, last = split(form)
                if before:
                    phrases[last].add((tuple(before), hint))
                else:
                    hints[last].add(hint)
        self._hints = {word: tuple(found) for word, found in hints.items()}
        self._phrases = {last: tuple(found) for last, found in phrases.items()}

    def find(self, words: Words) -> Mapping[Hint, list[int]]:
        """For each hint the tokens that are, or end, such a word or phrase, in order."""
        tokens = words.lower
        found: dict[Hint, list[int]] = {hint: [] for hint in Hint}
        for i in [i for i, token in enumerate(tokens) if token in self._hints]:
            for hint in self._hints[tokens[i]]:
                found[hint].append(i)
        for i in [i for i, token in enumerate(tokens) if token in self._phrases]:
            for before, hint in self._phrases[tokens[i]]:
                if tuple(tokens[max(0, i - len(before)) : i]) == before:
                    found[hint].append(i)
        return {hint: sorted(set(places)) for hint, places in found.items()}


def _forms(lexicon: Lexicon, model: str) -> Mapping[Hint, Iterable[str]]:
    """All forms of the words, by what they are a sign of."""
    meetings, statements, transfers = lexicon.meetings, lexicon.statements, lexicon.transfers
    claims, positions = lexicon.claims, lexicon.positions

    def verbs(*lists: Iterable[str]) -> frozenset[str]:
        return forms_of((word for words in lists for word in words), "verb", model)

    def nouns(*lists: Iterable[str]) -> frozenset[str]:
        return forms_of((word for words in lists for word in words), "noun", model)

    give = (transfers.give_verbs, transfers.arm_verbs, transfers.bare_arm_verbs, transfers.deploy_verbs)
    other = (transfers.get_verbs, transfers.come_verbs, transfers.fight_verbs)
    return {
        # Verbs of holding, taking part and dealing ("have", "join", "raise") say too little without one of the nouns.
        Hint.MEETING: verbs(meetings.meet, meetings.host, meetings.speak, meetings.call, meetings.gather)
        | nouns(meetings.meeting_nouns, meetings.visit_nouns),
        Hint.STATEMENT: [phrase.lower() for phrase, _ in statements.nouns],
        Hint.DECLARATION: [phrase.lower() for phrase, kind in statements.nouns if kind not in _LOOSE],
        Hint.POSITION: verbs(positions.verbs),
        Hint.STANCE: verbs(claims.stances),
        Hint.SAYING: verbs(claims.stances, claims.narrates, statements.said),
        Hint.SUPPLY: verbs(*give, *other)
        | nouns(transfers.give_nouns, transfers.get_nouns, transfers.symmetric_nouns, transfers.presence_nouns),
        Hint.GOODS: nouns(lexicon.items.codes),
    }
