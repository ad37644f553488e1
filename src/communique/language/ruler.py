"""spaCy's attribute ruler with a memory: the same annotations in a fraction of the time.

The ruler tells parts of speech from tags, words and relations by some two hundred patterns, and tries each of them on
each token, which takes as long as a tenth of the whole pipeline. Nearly all are patterns of one token and look at
little of it: what they say of one token, they say of every other that looks the same to them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

_RULER = "attribute_ruler"
#: The factory of the ruler, as components are known to spaCy.
FACTORY = "communique_ruler"
# What patterns may look at, and how, for a token to be remembered by it.
_SEEN: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_CONDITIONS = frozenset({"IN", "NOT_IN", "REGEX"})

# Patterns as users of spaCy write them: for each token what is asked of it.
_Pattern = list[dict[str, Any]]
# The rule's number and the key of its patterns, as spaCy's ruler has them.
_Rule = tuple[int, int]
# The numbers of what is seen of a token; of a word or relation that no pattern names, none.
_Look = tuple[int, int, int, int]


class RememberingRuler(AttributeRuler):
    """The ruler; ``remember`` has to be called once it has its rules."""

    def remember(self, rules: Iterable[Sequence[_Pattern]]) -> None:
        """Set up the memory, which starts empty.

        Args:
            rules: The patterns of each of its rules, in order.
        """
        rules = list(rules)
        self._alone, self._joined = Matcher(self.vocab), Matcher(self.vocab)
        for number, patterns in enumerate(rules):
            for matcher, of_one in ((self._alone, True), (self._joined, False)):
                chosen = [pattern for pattern in patterns if (len(pattern) == 1) is of_one]
                if chosen:
                    matcher.add(str(number), chosen)
        tokens = [token for patterns in rules for pattern in patterns for token in pattern]
        self._words, self._regexes = _named(tokens, "LOWER")
        self._relations, _ = _named(tokens, "DEP")
        self._word_of: dict[int, int] = {}
        self._rules_of: dict[_Look, tuple[_Rule, ...]] = {}

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """What spaCy's ruler finds: (rule, key of its patterns, first token, one past the last), sorted."""
        joined = self._joined(doc, allow_missing=True)
        found = [(int(self.vocab.strings[key]), key, start, end) for key, start, end in joined]
        for i, look in enumerate(self._looks(doc)):
            found += [(number, key, i, i + 1) for number, key in self._rules_of[look]]
        return sorted(found)

    def _looks(self, doc: Doc) -> list[_Look]:
        """What is seen of each token; rules are looked up for what was not seen before."""
        looks: list[_Look] = []
        for i, (tag, lower, dep, space) in enumerate(doc.to_array(_SEEN).tolist()):
            relation = dep if self.vocab.strings[dep] in self._relations else 0
            look = (tag, self._seen_of(lower), relation, space)
            looks.append(look)
            if look not in self._rules_of:
                self._rules_of[look] = tuple(self._rules(doc, i))
        return looks

    def _seen_of(self, lower: int) -> int:
        """The number of a word that some pattern names, else 0."""
        seen = self._word_of.get(lower)
        if seen is None:
            word = self.vocab.strings[lower]
            named = word in self._words or any(regex.search(word) for regex in self._regexes)
            seen = self._word_of[lower] = lower if named else 0
        return seen

    def _rules(self, doc: Doc, i: int) -> Iterator[_Rule]:
        """The rules whose patterns of one token match a token."""
        for key, start, _ in self._alone(doc[i : i + 1], allow_missing=True):
            if start == 0:
                yield int(self.vocab.strings[key]), key


@Language.factory(FACTORY, assigns=["token.pos", "token.morph", "token.lemma"])
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def quicken(nlp: Language) -> None:
    """Put the ruler that remembers in the place of spaCy's, where its patterns allow that."""
    theirs = nlp.get_pipe(_RULER) if _RULER in nlp.pipe_names else None
    if not isinstance(theirs, AttributeRuler) or type(theirs) is not AttributeRuler:
        return  # a ruler of somebody's own may do otherwise
    rules = [cast("list[_Pattern]", rule["patterns"]) for rule in theirs.patterns]
    if not all(_is_plain(token) for patterns in rules for pattern in patterns for token in pattern):
        return
    ours = nlp.replace_pipe(_RULER, FACTORY)
    if isinstance(ours, RememberingRuler):
        ours.add_patterns(theirs.patterns)
        ours.remember(rules)


def _is_plain(token: dict[str, Any]) -> bool:
    """Whether a pattern of a token looks at nothing but what is remembered."""
    values = (value for value in token.values() if isinstance(value, dict))
    return token.keys() <= set(_SEEN) and all(value.keys() <= _CONDITIONS for value in values)


def _named(tokens: list[dict[str, Any]], attribute: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The values that patterns of tokens name, and the regular expressions among them."""
    values: set[str] = set()
    regexes: set[str] = set()
    for value in (token[attribute] for token in tokens if attribute in token):
        if isinstance(value, dict):
            values.update(*(value[name] for name in ("IN", "NOT_IN") if name in value))
            regexes.update(value[name] for name in ("REGEX",) if name in value)
        else:
            values.add(value)
    return frozenset(values), tuple(re.compile(regex) for regex in sorted(regexes))
