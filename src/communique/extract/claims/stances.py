"""Which stance words give: a reporting verb its complement, a concern its object, a quotation its content."""

from spacy.tokens import Token

from communique.extract.grammar import is_negated, is_verb, lemma
from communique.language import Document
from communique.model import PositionKind, Stance

#: Stances of those who say that it happened.
AFFIRMING = frozenset({Stance.ASSERTS, Stance.CONFIRMS, Stance.ALLEGES, Stance.REPORTS, Stance.BELIEVES})
#: Stances of those who say that it did not, or that this is not known.
CONTESTING = frozenset({Stance.DENIES, Stance.DISMISSES, Stance.QUESTIONS, Stance.CHALLENGES})

_PUTTING = frozenset({"put", "place", "set"})
# What stands in these places below a verb is not what the verb reports.
_NOT_REPORTED = frozenset({"nsubj", "nsubjpass", "npadvmod", "advmod"})
# A verb of taking a position has what it demands or condemns in one of these.
_POSITION_CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "advcl"})


def stance_of(document: Document, verb: Token, below: Token) -> Stance | None:
    """The stance that a verb gives what stands below it, negation and idiom taken into account.

    Args:
        document: The document.
        verb: The verb.
        below: The word right below it that leads to the mention of supply.
    """
    if any(word.lower_ == "what" for word in (*verb.children, verb.head, verb.head.head)):
        return None  # "what they call X's supply" hedges; it claims nothing
    aside = below.dep_ == "advcl" and below.tag_ not in {"VBD", "VBZ", "VBP"}
    if aside or below.dep_ in _NOT_REPORTED:
        return None
    words = document.lexicon.claims
    if below.dep_ == "dobj" and lemma(below) in words.figure_nouns and lemma(verb) in _PUTTING:
        return Stance.ALLEGES  # "put the number of shells sent to X at 2,000"
    if below.dep_ in {"dobj", "prep"} and any(c.dep_ == "dobj" and lemma(c) in words.penalties for c in verb.children):
        return Stance.ALLEGES  # "imposed sanctions on X for sending arms"
    if lemma(verb) in words.labels and below.dep_ == "dobj" and lemma(below) in words.saying_nouns:
        # "called reports that … fake news"
        return Stance.DISMISSES if any(t.lower_ in words.false for t in verb.subtree) else None
    word, stance = lemma(verb), words.stances.get(lemma(verb))
    first = next((t for t in (verb, *verb.ancestors) if t.dep_ != "conj"), verb)
    if first.dep_ == "xcomp" and lemma(first.head) in words.declining:
        return Stance.DECLINES  # "declined to confirm or deny that …"
    if stance is None:
        return _stance_of_position(document, verb, below)
    if below.dep_ == "prep" and stance is Stance.ALLEGES and word not in words.blames:
        # "said in a release on the transfers" reports no claim about them; "called on X to cease them" opposes them.
        return Stance.CONDEMNS if word == "call" else None
    if word == "call" and any(child.lower_ in {"on", "for"} for child in verb.children):
        return Stance.CONDEMNS
    if is_negated(verb):
        return None  # who does not deny confirms nothing
    return stance


def _stance_of_position(document: Document, verb: Token, below: Token) -> Stance | None:
    """ "urged X to stop its shipments" condemns them, "pledged to send" says nothing of them."""
    position = document.lexicon.positions.verbs.get(lemma(verb))
    demands = position is not None and position.kind is PositionKind.DEMAND and below.dep_ in _POSITION_CONTENT
    if below.dep_ == "advcl" and below.tag_ != "VB":
        return None  # "asked us when X had sent …"
    return Stance.CONDEMNS if demands else None


def opposes(document: Document, token: Token, below: Token) -> bool:
    """Whether a word treats what stands below it as a fact to worry about: concern, opposition, alarm."""
    words = document.lexicon.claims
    if token.pos_ == "NOUN" and lemma(token) in words.concern_nouns:
        held = token.dep_ in {"dobj", "conj"} or (token.dep_ == "pobj" and token.head.lower_ in {"in", "with"})
        return held and below.dep_ in {"prep", "acl", "relcl", "pobj", "ccomp"}
    felt = token.pos_ == "ADJ" or token.tag_ == "VBN"
    if felt and {lemma(token), token.lower_} & document.lexicon.positions.adjectives.keys():
        return below.dep_ in {"prep", "agent", "ccomp"}
    if is_verb(token) and lemma(token) == "share" and any(lemma(c) in words.concern_nouns for c in token.children):
        return below.dep_ in {"ccomp", "dobj", "advcl", "relcl"}
    return False


def stance_in_quotation(document: Document, trigger: Token) -> Stance:
    """The stance of quoted words that no verb inside the quotation governs: their own sentence tells the tone."""
    concerned = document.lexicon.claims.concern_nouns | document.lexicon.positions.adjectives.keys()
    quoted = (token for token in trigger.sent if document.quote(token))
    return Stance.CONDEMNS if any(lemma(token) in concerned for token in quoted) else Stance.ALLEGES
