"""Who does what a verb of saying tells: its subject, and whom that noun stands for."""

from dataclasses import replace

from spacy.tokens import Token

from communique.extract.actors import identify_all
from communique.extract.grammar import doer, is_verb, lemma, modifiers, objects, prepositional, subject
from communique.extract.statements.rulers import ruling
from communique.language import Actor, Document, lacks_subject
from communique.lexicon.gazetteer import load_gazetteer

# "the two sides condemned …": these mean the parties, and not the people who met.
_SIDES = frozenset({"side", "country", "nation", "party", "government", "capital", "state"})
_QUOTES = frozenset({"quote", "cite"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# So many tokens before the verb may the comma before its subject stand.
_REACH = 10
# An abbreviation has no fewer letters.
_SHORTEST = 2
# How many links of "the press service of the office of X" are followed.
_DEEPEST = 4


def is_saying(document: Document, verb: Token) -> bool:
    """Whether a verb is one of saying: "said", "condemned", "went on", "hit back"."""
    claims, statements = document.lexicon.claims, document.lexicon.statements
    word = lemma(verb)
    if word in claims.stances or word in claims.narrates or word in statements.said:
        return True
    if word not in statements.phrasal_verbs:
        return False
    after = [child.lower_ for child in verb.children if child.i > verb.i]
    after += [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 2]]
    return any(f"{word} {second}" in statements.phrasal for second in after)


def speaker(document: Document, verb: Token) -> Token | None:
    """The subject of a verb of saying, or a word of the list that is its subject."""
    named = _quoted(verb) or list_before(document, verb) or _right_before(document, verb) or described(document, verb)
    return named or _outside_quotation(document, verb, doer(_told_above(document, verb) or verb))


def _quoted(verb: Token) -> Token | None:
    """ "the agency quoted the minister as saying": who is quoted speaks, and not who quotes."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    return next(iter(objects(quoting)), None) if lemma(quoting) in _QUOTES else None


def _outside_quotation(document: Document, verb: Token, found: Token | None) -> Token | None:
    """ "“Nonsense,” said the minister": the parser may take the quoted word for the subject."""
    if found is None or document.quote(found) is None or document.quote(verb) is not None:
        return found
    others = (c for c in verb.children if c.dep_ in {"nsubj", "dobj", "attr"} and document.quote(c) is None)
    return next(others, None)


def _right_before(document: Document, verb: Token) -> Token | None:
    """ "…, the ministry of X (MX) claimed": named between a comma and the verb, the parser's subject farther off."""
    subject_ = doer(verb)
    if verb.tag_ not in _FINITE or subject_ is None or subject_.i > verb.i:
        return None
    doc = document.doc
    comma = next((t for t in reversed(doc[max(verb.sent.start, verb.i - _REACH) : verb.i]) if t.text == ","), None)
    if comma is None or subject_.i > comma.i or not verb.i - comma.i > 1:
        return None
    between = doc[comma.i + 1 : verb.i]
    if any(token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or token.tag_ in {"WDT", "WP"} for token in between):
        return None
    outside = [t for t in between if t.pos_ in {"NOUN", "PROPN"} and doc[t.i + 1].text != ")" and t.dep_ != "npadvmod"]
    named = outside[-1] if outside and doc[outside[-1].i + 1].text in {verb.text, "("} else None
    return named if named is not None and (document.actors(named) or _apposed(document, named)) else None


def _told_above(document: Document, verb: Token) -> Token | None:
    """ "X denied that Y had done it, insisting that …": the participle goes with the saying, not with what is said."""
    head = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or is_saying(document, head):
        return None
    if verb.i == 0 or document.doc[verb.i - 1].text != ",":
        return None
    above = (token for token in head.ancestors if is_verb(token) and is_saying(document, token))
    return next((token for token in above if document.quote(token) is document.quote(verb)), None)


def list_before(document: Document, verb: Token) -> Token | None:
    """Who stands after a comma and right before a verb to which the parser gave no subject.

    "…, A, B and C said", "… to A, B's foreign minister, Jane Doe, said": the parser hangs them on what stands before.
    """
    finite = next((c for c in verb.children if c.dep_ == "aux" and c.i < verb.i), verb)
    if not finite.i or not (lacks_subject(verb) or (finite != verb and lacks_subject(finite) and _has_none(verb))):
        return None
    doc = document.doc
    last = _before_bracket(doc[finite.i - 1 - (doc[finite.i - 1].text == ",")])
    group = document.group(last)
    if last.sent != verb.sent or (group and group[-1].end != last.i + 1):
        return None
    if not group and (verb.dep_ == "conj" or not document.actors(last)):
        return None
    start = _opening(document, group[0].start if group else last.left_edge.i)
    opens = start == verb.sent.start or doc[start - 1].text == ","
    # "A met B, condemned C and said" has one subject.
    shared = len(group) == 1 and verb.dep_ == "conj"
    if not opens or shared:
        return None
    return doc[group[-1].start : group[-1].end].root if group else last


def _before_bracket(last: Token) -> Token:
    """The word before the brackets that a token closes: "the Institute for Grain (IG) said"."""
    if last.text != ")":
        return last
    opening = next((t for t in reversed(last.doc[last.sent.start : last.i]) if t.text == "("), last)
    return opening.nbor(-1) if opening.i > last.sent.start else last


def described(document: Document, verb: Token) -> Token | None:
    """ "X, who had met Y, called on Z": the name that the parser made the verb a part of."""
    name, doc = verb.head, document.doc
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or name.i + 3 >= verb.i or document.mention(name) is None:
        return None
    closed = doc[verb.i - 1].text == "," and doc[name.i + 1].text == "," and doc[name.i + 2].lower_ == "who"
    return name if closed else None


def _has_none(verb: Token) -> bool:
    return not any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def _opening(document: Document, start: int) -> int:
    """Where a noun phrase begins whose mention begins at a token: "a senior (spokesperson for A)"."""
    doc = document.doc
    while start > doc[start].sent.start and (doc[start - 1].tag_ in {"DT", "JJ", "JJS", "PRP$"}):
        start -= 1
    return start


def speaking(document: Document, noun: Token) -> tuple[Actor, ...]:
    """Who speaks where a noun is the subject of saying: the actors it names, or those whose institution it is."""
    named = _spelled_out(document, noun) or (document.actors(noun) if document.mention(noun) is not None else ())
    named = named or _apposed(document, noun) or document.actors(noun)
    named = _state_of_medium(document, named) or named
    actors = named if _is_somebody(noun) else identify_all(document, named)
    actors = actors or _owners(document, noun, _DEEPEST)
    if lemma(noun) in _SIDES and len(actors) > 1 and all(actor.party is not None for actor in actors):
        return tuple(replace(actor, person=None, office=None) for actor in actors)
    return actors


def _spelled_out(document: Document, noun: Token) -> tuple[Actor, ...]:
    """The body for which an abbreviation was brought in: "Chad's General Staff (CGS) … the CGS said"."""
    if not noun.text.isupper() or len(noun.text) < _SHORTEST:
        return ()
    doc = document.doc
    for mention in document.mentions:
        if mention.end + 2 >= noun.i or mention.kind != "party" or len(mention.actors) != 1:
            continue
        if [token.text for token in doc[mention.end : mention.end + 3]] == ["(", noun.text, ")"]:
            return mention.actors
    return ()


def _state_of_medium(document: Document, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The state for which a medium speaks: what such a medium says itself, its government says."""
    if len(actors) != 1 or actors[0].party is None:
        return ()
    speaks = document.lexicon.statements.state_media
    media = (s.party.key for s in load_gazetteer().media() if s.form == actors[0].party.label and s.party.key in speaks)
    known = load_gazetteer().actor(next(media, ""))
    state = load_gazetteer().party(known.home) if known is not None and known.home is not None else None
    return (replace(actors[0], party=state, inferred=True),) if state is not None else ()


def _is_somebody(noun: Token) -> bool:
    """ "a North Korean diplomat" is somebody, and not the one whom the text names."""
    return any(child.lower_ in {"a", "an", "another", "one"} for child in noun.children)


def _apposed(document: Document, noun: Token) -> tuple[Actor, ...]:
    """ "the host, Foreign Minister Jane Doe, said"."""
    return next((actors for c in noun.children if c.dep_ == "appos" and (actors := document.actors(c))), ())


def _owners(document: Document, noun: Token, depth: int) -> tuple[Actor, ...]:
    """ "the president's office", "Chad's Directorate of Communications", "its foreign ministry": who is behind it."""
    if not depth or lemma(noun) not in document.lexicon.statements.institutions:
        return ()
    owners = [*modifiers(noun), *(obj for _, obj in prepositional(noun, "of", "for", "from", "in"))]
    for owner in owners:
        actors = document.actors(owner) or _owners(document, owner, depth - 1)
        if owner.lower_ == "its" and not actors:
            actors = subject_before(document, owner)
        parties = tuple(replace(actor, person=None, office=None) for actor in actors if actor.party is not None)
        if parties:
            return parties
    return ()


def subject_before(document: Document, pronoun: Token) -> tuple[Actor, ...]:
    """Whom "its" or "the army" in a sentence means: the party that the sentence before is about."""
    start = pronoun.sent.start
    if start <= document.reading.paragraph(pronoun).start:
        return ()
    root = pronoun.doc[start - 1].sent.root
    who = subject(root)
    if who is None:
        return ()
    actors = document.actors(who) or tuple(
        Actor(party=p, passages=(document.passage(who),)) for p in ruling(document, who)
    )
    return actors if len(actors) == 1 else ()
