"""Whether a meeting that a verb or noun speaks of was held: not planned, proposed, called off, denied, supposed."""

from spacy.tokens import Token

from communique.extract.grammar import auxiliaries, is_negated, is_noun, is_predicate, lemma, prepositional
from communique.language import Document, FoundTime
from communique.model import Deictic, Weekday, Zone

# "said at a meeting", "after talks": what stands with these was held if what it goes with has happened.
_BESIDE = frozenset({
    "in", "at", "during", "after", "following", "since", "on", "from", "through", "over", "amid", "alongside", "by",
    "via", "throughout", "within", "upon", "with", "as", "including", "despite",
})  # fmt: skip
# A gerund after these happened: "after meeting X", "by meeting X".
_AFTER = frozenset({"after", "since", "following", "on", "upon", "by", "in", "while", "when"})
# "went on to meet", "began meeting": the second verb happened if the first did.
_GOES_ON = frozenset({"begin", "start", "continue", "go", "finish", "manage", "keep", "proceed", "get"})
# Who "arrived for talks" had them still to come.
_ON_THE_WAY = frozenset({"arrive", "head", "land", "leave", "depart"})
_PRESENT = frozenset({"is", "are", "am", "'re", "'s"})
_PAST = frozenset({"was", "were", "been", "having", "has", "had", "have"})


def was_held(document: Document, trigger: Token) -> bool:
    """Whether the meeting of a verb or noun was held."""
    words = document.lexicon.meetings
    if any(c.lower_ in words.unheld_adjectives or c.lower_ in {"no", "any"} for c in trigger.children):
        return False
    if any(c.dep_ in {"relcl", "acl"} and _is_ahead(document, c) for c in trigger.children):
        return False  # "talks, which are scheduled for Friday", "a summit to be held in May"
    if not is_predicate(trigger) and any(_is_to_take_place(document, c) for c in trigger.subtree):
        return False  # "the meeting of the ministers that will take place in May"
    return _meets(document, trigger) if is_predicate(trigger) else _took_place(document, trigger)


def in_future(found: FoundTime | None) -> bool:
    """Whether a time is still to come when the text is written: "tomorrow", "next Friday"."""
    form = found.expression.form if found is not None else None
    return (isinstance(form, Deictic) and form.offset > 0) or (isinstance(form, Weekday) and form.future)


def _is_ahead(document: Document, clause: Token) -> bool:
    """Whether a clause on a meeting says that it is still to come."""
    words, helpers = document.lexicon.meetings, auxiliaries(clause)
    # "a summit to be held in May", and not "a meeting to discuss it"
    infinitive = "to" in helpers and lemma(clause) in words.occur | words.hold | {"follow", "come"}
    return lemma(clause) in words.unheld_governors or infinitive or bool(helpers & words.unheld_auxiliaries)


def _is_to_take_place(document: Document, clause: Token) -> bool:
    """Whether a clause says of a meeting that it will take place, on whichever noun the parser hung it."""
    words = document.lexicon.meetings
    tells = clause.dep_ in {"relcl", "acl"} and lemma(clause) in words.occur | words.hold
    return tells and bool(auxiliaries(clause) & words.unheld_auxiliaries)


def _is_caption(document: Document, token: Token) -> bool:
    """Whether the present tense tells what has happened, as it does beside pictures."""
    return document.zone(token) is Zone.CAPTION


# ── verbs of meeting ────────────────────────────────────────────────────────


def _meets(document: Document, verb: Token) -> bool:
    """Whether the verb of a meeting tells of one that was held."""
    helpers, head = auxiliaries(verb), verb.head
    if not _is_asserted(document, verb):
        return False
    if verb.tag_ == "VB":
        return _bare_form(document, verb)
    if verb.tag_ == "VBN" and "to" in helpers and lemma(head) == "be":
        return False  # "was to have met X"
    if verb.tag_ == "VBG":
        return _participle(document, verb)
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not helpers and is_predicate(head):
        return _meets(document, head)  # "has visited Oslo and met X"
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and not helpers and is_noun(head):
        return _took_place(document, head)  # "a conference hosted by X"
    if verb.tag_ in {"VBZ", "VBP"} or (helpers & _PRESENT and not helpers & _PAST):
        return _is_caption(document, verb)  # elsewhere "X meets Y on Friday" lies ahead
    return True


def _bare_form(document: Document, verb: Token) -> bool:
    """ "flew to Oslo to meet X" and "did meet X" tell of a meeting, "plans to meet X" of none."""
    head, helpers = verb.head, auxiliaries(verb)
    if "did" in helpers:
        return True
    if verb.dep_ == "conj" and is_predicate(head) and head.tag_ == "VB":
        return _meets(document, head)
    if verb.dep_ not in {"xcomp", "advcl", "ccomp"} or not is_predicate(head) or "to" not in helpers:
        return False
    goes = lemma(head) in (document.lexicon.meetings.travel | _GOES_ON) - _ON_THE_WAY
    return goes and _meets(document, head)


def _participle(document: Document, verb: Token) -> bool:
    """ "after meeting X", "…, meeting X in Oslo", "was meeting X"; "is meeting X" may lie ahead."""
    head, helpers = verb.head, auxiliaries(verb)
    if helpers & _PRESENT and not helpers & _PAST:
        return _is_caption(document, verb)
    if helpers & _PAST:
        return True
    told = next((t for t in verb.ancestors if is_predicate(t)), None)
    if verb.dep_ == "pcomp":
        # "with Y sitting beside him"
        beside = head.lower_ == "with" and any(c.dep_ in {"nsubj", "pobj"} for c in (*verb.children, *head.children))
        return (beside or head.lower_ in _AFTER) and (told is None or has_happened(document, told))
    if verb.dep_ in {"advcl", "acl", "conj"}:
        return told is None or has_happened(document, told)
    if verb.dep_ in {"xcomp", "ccomp"} and lemma(head) in _GOES_ON:
        return _meets(document, head)
    return verb.dep_ == "ROOT" and _is_caption(document, verb)


def _is_asserted(document: Document, verb: Token) -> bool:
    """Whether a clause is no condition, no denial, not denied and not set in the future."""
    words = document.lexicon.meetings
    if auxiliaries(verb) & words.unheld_auxiliaries or is_negated(verb):
        return False
    if any(c.dep_ in {"mark", "advmod"} and c.lower_ in words.conditions for c in verb.children):
        return False
    denied = verb.dep_ == "ccomp" and verb.head != verb and lemma(verb.head) in words.deny
    shared = verb.dep_ == "conj" and is_predicate(verb.head) and verb.tag_ == "VB" and verb.head.tag_ == "VB"
    return not denied and (not shared or _is_asserted(document, verb.head))


def has_happened(document: Document, verb: Token) -> bool:
    """Whether what goes with a meeting has happened: "said after talks with X", not "will say after talks with X".

    A "not" does not count: who "did not agree at the talks" was there.
    """
    words = document.lexicon.meetings
    if auxiliaries(verb) & words.unheld_auxiliaries:
        return False
    if any(c.dep_ == "mark" and c.lower_ in words.conditions for c in verb.children):
        return False
    if verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp", "acl", "conj"} and verb.head != verb:
        above = next((t for t in verb.ancestors if is_predicate(t)), None)
        planned = lemma(verb.head) in words.unheld_governors and lemma(verb.head) != "agree"
        return not planned and (above is None or has_happened(document, above))
    return True


# ── nouns of meeting ────────────────────────────────────────────────────────


def _took_place(document: Document, noun: Token) -> bool:
    """Whether what a noun names has happened, as far as the words above it tell."""
    head, words = noun.head, document.lexicon.meetings
    held = (c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and lemma(c) in words.hold)
    if any("to" not in auxiliaries(c) for c in held):
        return True  # "referred to the talks held in Oslo"
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return _subject_took_place(document, noun)
    if noun.dep_ in {"dobj", "obj", "dative", "oprd"}:
        return lemma(head) not in words.unheld_governors and (not is_predicate(head) or _is_told(document, head))
    if noun.dep_ == "pobj":
        return _after_preposition(document, noun)
    if noun.dep_ == "conj" and is_noun(head):
        return _took_place(document, head)
    if noun.dep_ == "attr" and is_predicate(head):
        return not auxiliaries(head) & words.unheld_auxiliaries and not is_negated(head)
    return True


def _is_told(document: Document, verb: Token) -> bool:
    """Whether a verb with a meeting as its object tells of one that was held: "held talks", "confirmed a meeting"."""
    words = document.lexicon.meetings
    return _meets(document, verb) if lemma(verb) in words.hold | words.take_part else has_happened(document, verb)


def _subject_took_place(document: Document, noun: Token) -> bool:
    """ "talks between X and Y were held", not "… were scheduled", "… will begin", "… are on Friday"."""
    verb, words = noun.head, document.lexicon.meetings
    if lemma(verb) in words.unheld_governors or not _is_asserted(document, verb):
        return False
    if any(lemma(c) in words.unheld_governors for c in verb.conjuncts):
        return False  # "was planned and then called off"
    if any(c.dep_ in {"xcomp", "ccomp"} and "to" in auxiliaries(c) for c in verb.children) and lemma(verb) == "be":
        return False  # "was to have taken place"
    complements = {lemma(c) for c in verb.children if c.dep_ in {"acomp", "attr", "oprd", "xcomp"}}
    if complements & words.unheld_governors or (lemma(verb) == "be" and verb.tag_ != "VBD" and not complements):
        return False  # "is due", "are on Friday"
    return not (verb.tag_ == "VBG" and auxiliaries(verb) & _PRESENT)


def _after_preposition(document: Document, noun: Token) -> bool:
    preposition, words = noun.head, document.lexicon.meetings
    governor, word = preposition.head, preposition.lower_
    if word == "of":
        above = lemma(governor) in words.unheld_governors
        return not above and (not is_noun(governor) or _took_place(document, governor))
    if word == "for":
        # "praised X for his talks with Y"
        return any(c.dep_ == "poss" for c in noun.children) or _is_reason(document, governor)
    if word in {"about", "regarding", "concerning"}:
        return any(c.dep_ == "poss" or c.lower_ in {"the", "recent", "latest", "last"} for c in noun.children)
    if word not in _BESIDE:
        return False  # "ahead of talks", "invited to talks", "before the summit"
    told = next((t for t in preposition.ancestors if is_predicate(t)), None)
    if told is None:
        return True
    wanted = word in {"on", "with", "as"} and lemma(told) in words.unheld_governors  # "agreed on talks"
    return not wanted and has_happened(document, told)


def _is_reason(document: Document, governor: Token) -> bool:
    """ "went to Oslo for talks", "gathered for a summit", "joined X for a meeting"; not "called for talks"."""
    words = document.lexicon.meetings
    comes = (words.travel | words.gather | words.host | words.join | words.meet) - _ON_THE_WAY
    if is_predicate(governor) and lemma(governor) in comes:
        return _meets(document, governor)
    return lemma(governor) == "be" and governor.tag_ == "VBD" and any(True for _ in prepositional(governor, "in"))
