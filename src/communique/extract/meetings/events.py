"""The nouns that name a meeting, and how many meetings they name."""

from spacy.tokens import Token

from communique.extract.grammar import lemma, prepositional
from communique.language import Document

# "talks", "consultations": plural in form only.
_PLURAL_IN_FORM = frozenset({"talk", "consultation", "negotiation", "discussion", "deliberation"})


def is_meeting(document: Document, noun: Token) -> bool:
    """Whether a noun names a meeting: "talks", "a call", not "a news conference", "a call for peace"."""
    words = document.lexicon.meetings
    if lemma(noun) == "exchange":
        return any(lemma(thing) == "view" for _, thing in prepositional(noun, "of"))  # and no exchange of fire
    if lemma(noun) not in words.meeting_nouns or noun.dep_ in {"compound", "amod", "nmod"}:
        return False
    if any(c.lower_ in words.other_meetings and c.i < noun.i for c in noun.children):
        return False
    following = {c.lower_ for c in noun.children if c.i > noun.i and not _is_of_time(c)}
    speaking = any(c.lower_ in words.phone | words.video for c in noun.children) or following & {"with", "between"}
    # An appeal: "his call on Chad to withdraw", "calls for peace".
    return lemma(noun) != "call" or bool(speaking) or not following & {"on", "for", "to", "upon"}


def _is_of_time(preposition: Token) -> bool:
    """ "on Monday", "for an hour"."""
    return any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in preposition.children)


def event_of(document: Document, noun: Token) -> Token | None:
    """The noun of meeting that a noun is or counts: "talks", "a round of talks", "two days of talks"."""
    if is_meeting(document, noun):
        return noun
    if lemma(noun) in document.lexicon.meetings.counted_in:
        return next((thing for _, thing in prepositional(noun, "of") if is_meeting(document, thing)), None)
    return None


def is_several(document: Document, verb: Token, noun: Token | None) -> bool:
    """Whether partners were met one by one: "spoke separately with", "in separate calls with", "held meetings with"."""
    words = document.lexicon.meetings
    beside = [*verb.children, *(noun.children if noun is not None else ())]
    if any(c.lower_ in words.separate for c in beside):
        return True
    return noun is not None and noun.tag_ == "NNS" and lemma(noun) not in _PLURAL_IN_FORM


def is_definite(noun: Token) -> bool:
    """Whether a noun speaks again of what was told: "the call", "their meeting"."""
    return any(c.lower_ in {"the", "this", "that", "their", "both"} for c in noun.children if c.i < noun.i)
