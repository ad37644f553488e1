"""Words spoken on the occasion of a meeting that the text dates: "said after the talks"."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from communique.extract.actors import sides, sides_of
from communique.language import Actor, Document
from communique.model import Meeting, Support, Timing

_ON_IT = frozenset({"after", "following", "at", "during"})
# What points to a meeting that was told of: "the talks", "their call".
_POINTING = frozenset({"the", "their", "his", "her", "its", "that"})
# So many tokens may stand between the preposition and the noun: "after the closed-door NATO meeting".
_REACH = 5


def time_of_occasion(
    document: Document, meetings: Sequence[Meeting], actors: Iterable[Actor], triggers: Iterable[Token]
) -> Timing | None:
    """The time of the meeting after or at which somebody speaks, when only one that they took part in is dated.

    Args:
        document: The document.
        meetings: Its meetings.
        actors: Who speaks.
        triggers: The verbs of saying and the nouns that name the statement.
    """
    ours = sides_of(actors)
    told = [trigger for trigger in triggers if _is_on_occasion(document, trigger)]
    if not told or not ours:
        return None
    held = [m for m in meetings if m.timing is not None and ours <= sides(p.party for p in m.participants)]
    times = {m.timing.expression: m.timing for m in held if m.timing is not None and m.timing.expression is not None}
    if len(times) != 1:
        return None
    (when,) = times.values()
    passages = dict.fromkeys((*when.support.passages, document.sentence_passage(told[0])))
    return Timing(Support(tuple(passages)), when.expression)


def _is_on_occasion(document: Document, trigger: Token) -> bool:
    """Whether "after the talks" hangs on a verb or noun, with no other verb between."""
    doc = document.doc
    nouns = {event.split()[-1] for event in document.lexicon.statements.events}
    for token in trigger.sent:
        if token.lower_ not in _ON_IT or document.quote(token) is not None or not _belongs(token, trigger):
            continue
        after = doc[token.i + 1 : min(token.i + 1 + _REACH, trigger.sent.end)]
        if len(after) and after[0].lower_ in _POINTING and any(word.lower_ in nouns for word in after):
            return True
        if len(after) and after[0].lower_ == "talks":
            return True
    return False


def _belongs(preposition: Token, trigger: Token) -> bool:
    for token in preposition.ancestors:
        if token == trigger:
            return True
        if token.pos_ in {"VERB", "AUX"} and token.dep_ != "acl":
            return False
    return False
