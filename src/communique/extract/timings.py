"""Which time expression belongs to what is told."""

from spacy.tokens import Token

from communique.language import Document, FoundTime
from communique.model import Support, Timing


def timing(document: Document, found: FoundTime | None, token: Token) -> Timing | None:
    """The timing of an expression, supported by the token's sentence."""
    if found is None:
        return None
    return Timing(Support((document.sentence_passage(token),)), found.expression)


def times_beside(document: Document, token: Token) -> list[FoundTime]:
    """The time expressions that begin in the token's sentence."""
    sentence = token.sent
    return [t for t in document.times if sentence.start <= t.start < sentence.end]


def time_near(document: Document, *triggers: Token) -> FoundTime | None:
    """The time expression that belongs to one of the triggers, which stand in one sentence.

    It hangs below the trigger with no other verb between, or right on it ("Thursday's statement", "a
    statement released Friday"). The date of a saying is not the date of what is said.
    """
    beside = times_beside(document, triggers[0])
    wanted = {t.i for t in triggers}
    governed: list[tuple[int, FoundTime]] = []
    for found in beside:
        root = document.doc[found.start : found.end].root
        governor = _governor(root, wanted)
        if governor is not None:
            governed.append((abs(root.i - governor.i), found))
    if governed:
        return min(governed, key=lambda pair: pair[0])[1]
    return _only_time(document, beside, wanted)


def time_right_at(document: Document, trigger: Token) -> FoundTime | None:
    """The first time expression that hangs on a trigger with no verb between, not even a participle."""
    for found in times_beside(document, trigger):
        for token in document.doc[found.start : found.end].root.ancestors:
            if token == trigger:
                return found
            if token.pos_ == "VERB":
                break
    return None


def _governor(root: Token, wanted: set[int]) -> Token | None:
    """The trigger that an expression hangs below, with no other verb between."""
    for token in root.ancestors:
        if token.i in wanted:
            return token
        if token.pos_ == "VERB" and token.dep_ not in {"acl", "amod"}:
            return None
    return None


def _only_time(document: Document, beside: list[FoundTime], wanted: set[int]) -> FoundTime | None:
    """The sentence's only time expression, when it follows the triggers and no other verb stands between."""
    if len(beside) != 1:
        return None
    (found,) = beside
    doc, first = document.doc, min(wanted)
    if found.start < first or document.quote(doc[found.start]) is not document.quote(doc[first]):
        return None
    between = doc[first : found.start]
    return None if any(t.pos_ in {"VERB", "AUX"} and t.i not in wanted for t in between) else found
