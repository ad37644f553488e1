"""Names of places: "in Oslo", "at the Great Hall of the People in Beijing", "the Italian spa town of Fiuggi"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from communique.extract.grammar import is_noun, lemma, prepositional
from communique.language import Document, tokens_of
from communique.model import PartyKind, Zone

_WHERE = frozenset({"in", "at", "near", "outside", "aboard"})
# What hangs on these is what was talked about, and not where: "discussed the war in X", "talks on the crisis in X".
_TOPIC = frozenset({"about", "regarding", "concerning", "over", "against", "into", "to", "for", "on", "toward"})
_LASTING = frozenset({"minute", "hour", "day", "time"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its", "this"})
# Words in small letters that join the parts of one name.
_JOINTS = frozenset({"of", "the", "de", "la", "al", "el", "du"})


def place_of(document: Document, triggers: Sequence[Token], *, toward: bool = False) -> Span | None:
    """Where the words around the triggers, which stand in one sentence, say that it was.

    A city comes before a house in another phrase; "the sidelines of a summit" is a place where nothing else is.

    Args:
        document: The document.
        triggers: The words that tell of it.
        toward: Whether "to" says where, too: "welcomed X to Oslo".
    """
    said = [
        (token, place)
        for token in triggers[0].sent
        if _says_where(document, token, triggers, toward=toward)
        and (place := _chain_after(document, token)) is not None
    ]
    within = [place for token, place in said if token.lower_ != "at"]
    places = [place for _, place in said if not within or any(place.start <= w.start < place.end for w in within)]
    return max(places, key=len, default=None) or _margins(document, triggers)


def _says_where(document: Document, token: Token, triggers: Sequence[Token], *, toward: bool) -> bool:
    """Whether a token is an "in" or "at" below one of the triggers; in a caption every one is."""
    wanted = token.lower_ in _WHERE or (toward and token.lower_ == "to")
    if not wanted or token.dep_ not in {"prep", "pcomp", "advmod", "dative"} or document.quote(token):
        return False
    mention = document.mention(token)
    if mention is not None and document.doc[mention.end - 1].ent_type_ != "GPE":
        return False  # "minister of state in the foreign office", and not "officials in Ankara"
    return document.zone(token) is Zone.CAPTION or any(_belongs(document, token, t) for t in triggers)


def _belongs(document: Document, token: Token, trigger: Token) -> bool:
    """Whether a preposition says where the trigger was, and nothing about what was talked about."""
    words = document.lexicon.meetings
    if token.head == trigger:
        return True
    for node in token.ancestors:
        if node == trigger:
            return True
        telling = node.dep_ in {"acl", "relcl"} and lemma(node) in words.hold
        # The end of a name may be read as a verb: "… led by Lee Jang-won in Seoul".
        if node.pos_ in {"VERB", "AUX"} and not telling and document.mention(node) is None:
            return False
        if node.dep_ in {"nsubj", "nsubjpass", "ccomp"} or (node.dep_ == "dobj" and lemma(trigger) in words.deal):
            return False  # "discussed the war in X"
        if node.lower_ in _TOPIC and not _is_occasion(document, node):
            return False
    return False


def _is_occasion(document: Document, preposition: Token) -> bool:
    """ "on the sidelines", "on a visit", "for talks", "for two hours": where these were, the meeting was."""
    words = document.lexicon.meetings
    around = words.margins | words.visit_nouns | words.meeting_nouns | _LASTING
    things = [c for c in preposition.children if c.dep_ == "pobj"]
    if preposition.lower_ == "to":
        # "granted an audience to X in Oslo", "came face to face with X in Oslo"
        mentions = [document.mention(c) for c in things]
        return any(m is not None and m.kind in {"person", "office"} for m in mentions) or "face" in map(lemma, things)
    return any(lemma(c) in around for c in things)


def _margins(document: Document, triggers: Sequence[Token]) -> Span | None:
    """ "the margins of the NATO Summit", where no place is named."""
    doc = document.doc
    for token in margin_words(document, triggers):
        of = next((p for p, _ in prepositional(token, "of")), None)
        # Here a body will do: "the margins of the UN General Assembly".
        name = _name_in(document, of.i + 1, of.sent.end) if of is not None else None
        if name is not None:
            return doc[token.i : name.end]
    return None


def margin_words(document: Document, triggers: Sequence[Token]) -> Iterator[Token]:
    """The "sidelines" or "margins" on which the triggers' meeting was."""
    margins = document.lexicon.meetings.margins
    for token in triggers[0].sent:
        if token.lower_ in margins or lemma(token) in margins:
            above = list(token.ancestors)
            clause = next((t for t in above if t in triggers or t.pos_ in {"VERB", "AUX"}), None)
            if clause in triggers:
                yield token


# ── names ───────────────────────────────────────────────────────────────────


def _chain_after(document: Document, token: Token) -> Span | None:
    """ "the Demilitarized Zone, in Panmunjom, South Korea": names that follow one another."""
    doc, sentence = token.doc, token.sent
    span = name_after(document, token)
    while span is not None and span.end < sentence.end - 1 and doc[span.end].lower_ in {",", *_WHERE}:
        joint = doc[span.end]
        said = joint.text == "," and doc[joint.i + 1].lower_ in _WHERE
        more = name_after(document, doc[joint.i + 1] if said else joint)
        if more is None or any(t.is_sent_start for t in more) or not _closes(document, joint, more):
            break
        span = doc[span.start : more.end]
    return span


def _closes(document: Document, joint: Token, name: Span) -> bool:
    """Whether a name after a comma goes on with a place and begins nothing else: "in Oslo, Chad said …"."""
    if joint.text != ",":
        return True
    after = document.doc[name.end] if name.end < len(document.doc) else None
    apart = name.root.dep_ in {"nsubj", "nsubjpass", "poss"}
    ends = after is None or after.is_punct or after.pos_ in {"ADP", "SCONJ"} or after.i in tokens_of(document.times)
    return ends and not apart


def name_after(document: Document, token: Token) -> Span | None:
    """The name of a place right after a token. A moment is no place, and neither is a person or an office."""
    return _name_from(document, token.i + 1)


def name_at(document: Document, head: Token) -> Span | None:
    """The name of a place that a noun phrase is: "visited Oslo"."""
    return _name_from(document, min(t.i for t in head.subtree))


def _name_from(document: Document, start: int) -> Span | None:
    doc = document.doc
    if start >= len(doc):
        return None
    stop = doc[start].sent.end
    while start < stop - 1 and doc[start].text in _ARTICLES:
        start += 1
    span = _name_in(document, start, stop)
    if span is None or not _is_place(document, span):
        return None
    return span


def _is_place(document: Document, span: Span) -> bool:
    """Whether a name can be that of a place: no person, office or organisation, and no bare adjective."""
    last, mention = span[-1], document.mention(span[0])
    if last.text in document.lexicon.places.bodies:
        return False  # "in the Security Council"
    if last.dep_ in {"amod", "compound", "nmod", "poss"} and last.head.i >= span.end and last.head.text.islower():
        return False  # "in Western capitals", "in NATO exercises"
    if mention is None:
        return span[0].ent_type_ not in {"DATE", "TIME", "LANGUAGE", "PERSON"} or len(span) > 1
    if mention.kind in {"person", "office", "title", "reference"}:
        # "officials in Ankara" ends with a place.
        return span.start > mention.start and span.end == mention.end and last.ent_type_ == "GPE"
    whole = mention.start <= span.start and span.end <= mention.end
    # "At NATO" names whoever met; the White House and the Kremlin are houses as well.
    bodies = (a.party for a in mention.actors if a.party is not None and a.party.kind is PartyKind.ORGANISATION)
    return not (whole and (mention.sense == "demonym" or any(body.state is None for body in bodies)))


def _name_in(document: Document, start: int, stop: int) -> Span | None:
    """The last capitalised name of a noun phrase that begins at ``start``, its small words included."""
    doc, words = document.doc, document.lexicon.places
    times = tokens_of(document.times)
    begin: int | None = None
    end = start
    open_name = False
    for token in doc[start:stop]:
        if token.i in times:
            break
        if _is_capital(token) or (open_name and (token.tag_ == "POS" or _is_joined(token))):
            if not open_name:
                begin = token.i
            open_name, end = True, token.i + 1
        elif token.lower_ in words.settlements and _leads_to_name(token):
            open_name = False
        elif token.lower_ in words.inside:
            end = token.i + 1 if open_name else end
        elif token.lower_ in _JOINTS and _goes_on(token):
            continue
        elif is_noun(token) or token.pos_ in {"ADJ", "ADV", "NUM"} or token.text == "-":
            open_name = False
        else:
            break
    return doc[begin:end] if begin is not None else None


def _is_joined(token: Token) -> bool:
    """Whether a token is joined to the one before it by a hyphen: "Mar-a-Lago"."""
    before = token.doc[token.i - 1] if token.i else None
    return before is not None and not before.whitespace_ and "-" in {token.text, before.text}


def _is_capital(token: Token) -> bool:
    """Whether a token may stand in a name: a capital, or a house number before one."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    numbered = token.like_num and following is not None and following.text[:1].isupper() and following.pos_ == "PROPN"
    return token.text[:1].isupper() or numbered


def _leads_to_name(token: Token) -> bool:
    """ "the spa town of Fiuggi", "the capital, Oslo", "the capital Oslo"."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if t.lower_ != "of"]
    return bool(after) and after[0].text[:1].isupper()


def _goes_on(token: Token) -> bool:
    """Whether a small word joins two parts of a name: "Hall of the People"."""
    after = next((t for t in token.doc[token.i + 1 : token.i + 4] if t.lower_ not in _JOINTS), None)
    return after is not None and after.text[:1].isupper()
