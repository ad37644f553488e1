"""Small questions to the parse tree that every extractor asks."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod"})
_IRREGULAR = {"resold": "resell", "reselling": "resell", "re-sold": "resell", "rearmed": "rearm"}
_RELATIVE = frozenset({"that", "which", "who", "whom"})
# Clauses inside a relative clause: "drones that A said B had sent", "rockets which A agreed to sell".
_CLAUSES_BELOW = frozenset({"xcomp", "ccomp", "pcomp"})


def lemma(token: Token) -> str:
    """The lemma, lower case; a plural that was taken for a name is brought to the singular ("Rockets were shipped").

    Of verbs in -y that it does not know the lemmatizer makes "resupplie" and "resupplye", of "reexported"
    "reexporte"; some irregular ones it leaves.
    """
    word = _IRREGULAR.get(token.lower_) or token.lemma_.lower()
    if token.pos_ == "VERB" and word.endswith(("plie", "plye")):
        return f"{word[:-2].removesuffix('y')}y"
    if token.pos_ == "VERB" and word.endswith("porte"):
        return word[:-1]
    plural = token.tag_ in {"NNP", "NNPS"} and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural and word == token.lower_ else word


def is_noun(token: Token) -> bool:
    """Whether the token is a common or proper noun."""
    return token.pos_ in {"NOUN", "PROPN"}


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form (auxiliaries left out)."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass", "amod"})


def is_predicate(token: Token) -> bool:
    """Whether the token heads a clause as a verb or as an auxiliary ("is concerned")."""
    return is_verb(token) or token.pos_ == "AUX"


# ── up and down the tree ────────────────────────────────────────────────────


def path_up(token: Token) -> Iterator[Token]:
    """The token and its ancestors up to the root of the sentence."""
    yield token
    yield from token.ancestors


def nearest_verb(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    return next((t for t in path_up(token) if is_verb(t)), None)


def modifiers(noun: Token) -> Iterator[Token]:
    """What belongs to a noun as its possessor, adjective or first part: "Seoul's", "Russian", "arms" before "sale"."""
    return (child for child in noun.children if child.dep_ in _MODIFIERS)


def with_conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    return [token, *token.conjuncts]


def prepositional(head: Token, *prepositions: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, object) pairs below ``head``, chained ones ("from the North to Russia") included."""
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent", "prt"}:
            for obj in child.children:
                if obj.dep_ == "pobj" and (not prepositions or child.lower_ in prepositions):
                    yield child, obj
            yield from prepositional(child, *prepositions)


def compound_phrases(noun: Token) -> Iterator[tuple[Token, str]]:
    """Phrases that end at a noun, longest first, each with its first token: "ballistic missile", "missile".

    The last word is a lemma; the words before it are given as they stand and, where that differs, as lemmas.
    """
    doc, sentence = noun.doc, noun.sent
    for length in (5, 4, 3, 2, 1):
        start = noun.i - length + 1
        if start < sentence.start:
            continue
        before = doc[start : noun.i]
        written = [*(t.lower_ for t in before), lemma(noun)]
        reduced = [*(lemma(t) for t in before), lemma(noun)]
        yield doc[start], _closed_up(written)
        if reduced != written:
            yield doc[start], _closed_up(reduced)


def _closed_up(words: list[str]) -> str:
    """Words as they are written, without the spaces that come of taking them apart: "dual-use", "SAMP/T"."""
    return " ".join(words).replace(" - ", "-").replace(" / ", "/")


def subtree_span(token: Token) -> Span:
    """The whole phrase of a token, without punctuation at its ends."""
    tokens = sorted(token.subtree, key=lambda t: t.i)
    stray = next((t for t in tokens if t.i > token.i and _goes_on_from_above(t)), None)
    if stray is not None:
        tokens = [t for t in tokens if t.i < stray.i]
        while len(tokens) > 1 and tokens[-1].dep_ in {"cc", "punct"}:
            tokens.pop()
    doc, start, end = token.doc, tokens[0].i, tokens[-1].i + 1
    while start < end - 1 and doc[start].is_punct:
        start += 1
    while end - 1 > start and doc[end - 1].is_punct:
        end -= 1
    return doc[start:end]


def _goes_on_from_above(verb: Token) -> bool:
    """Whether a past tense was hung on another form by mistake: "condemned X for doing Y and called on Z".

    So, too, "denied that X had done Y and called Z …", "said that X is Y and called on Z …".
    """
    return verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.head.tag_ in {"VBG", "VB", "VBN", "VBZ", "VBP"}


# ── who does what ───────────────────────────────────────────────────────────


def subject(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares: by coordination, control or participle.

    ``condemned X for providing …``: the provider is X; ``accused X of sending`` likewise.
    """
    head = verb.head
    # The parser hangs some subjects on the auxiliary: "X has for the first time confirmed".
    auxiliary = (c for a in verb.children if a.dep_ in {"aux", "auxpass"} for c in a.children)
    own = next((c for c in (*verb.children, *auxiliary) if c.dep_ in _SUBJECTS), None)
    if own is not None:
        # A relative pronoun stands for the noun before its clause.
        if own.tag_ not in {"WDT", "WP"}:
            return own
        return _related(head, own) if verb.dep_ == "relcl" else _noun_before(own)
    if verb.dep_ == "conj" and is_predicate(head):
        if _goes_on_from_above(verb):
            head = next((t for t in head.ancestors if t.tag_ == "VBD"), head)
        return subject(head)
    if verb.dep_ == "pcomp" and head.lower_ == "for" and (punished := _punished(head.head)) is not None:
        return punished
    if (teller := _noun_of_gerund(verb)) is not None:
        return teller
    if verb.dep_ == "pcomp" and head.lower_ in {"of", "for"} and is_noun(head.head) and head.head.dep_ == "dobj":
        return head.head  # "accused firms of supplying": hung on the firms
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and is_verb(head.head):
        named = [thing for thing in objects(head.head) if thing.i > head.head.i]
        blamed = (named or objects(head.head)) if head.lower_ in {"for", "of", "from", "into"} else []
        return blamed[0] if blamed else subject(head.head)
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and head != verb and is_predicate(head):
        return _controller(verb)
    if is_misread_main(verb):
        return head
    return head if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBG" and is_noun(head) else None


def _related(head: Token, pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for: of two names between commas the second, "by A, B, which …"."""
    doc = pronoun.doc
    last = doc[pronoun.i - 2] if pronoun.i > head.i + 2 and doc[pronoun.i - 1].text == "," else head
    apposed = last.dep_ == "appos" and last.head == head and last.pos_ == head.pos_ == "PROPN"
    return last if apposed else head


def _punished(head: Token) -> Token | None:
    """ "imposed sanctions on X for supplying Y": who did it, wherever the parser hung the reason."""
    nouns = objects(head) if is_verb(head) else [head]
    for noun in nouns:
        if noun.dep_ == "pobj" and noun.head.lower_ in {"on", "against"}:
            return noun
        found = next((obj for _, obj in prepositional(noun, "on", "against")), None)
        if found is not None:
            return found
    return next((obj for _, obj in prepositional(head, "on", "against")), None) if is_verb(head) else None


def _noun_of_gerund(verb: Token) -> Token | None:
    """The noun between "of" and a gerund: "reports of X delivering shells", "proof of X having sent shells"."""
    first = next((c for c in verb.children if c.lower_ == "having" and c.dep_ == "aux"), verb)
    before = verb.doc[first.i - 1] if first.i > verb.sent.start else None
    if first.tag_ != "VBG" or before is None or before.dep_ != "pobj" or before.head.lower_ not in {"of", "about"}:
        return None
    return before if is_noun(before) and before.head.dep_ == "prep" and is_noun(before.head.head) else None


def _noun_before(pronoun: Token) -> Token:
    """The noun a relative pronoun stands for where a clause comes between: "firms which it says shipped shells"."""
    before = pronoun.doc[max(pronoun.sent.start, pronoun.i - 2) : pronoun.i]
    return next((token for token in reversed(before) if is_noun(token)), pronoun)


def _controller(verb: Token) -> Token | None:
    """The subject of an infinitive or participle: "urged X to stop", "called on X to stop", "met X to talk"."""
    head = verb.head
    if verb.tag_ == "VB" and lemma(head) == "call":
        addressed = next((o for _, o in prepositional(head, "on", "upon")), None)
        if addressed is not None:
            return addressed
    controlled = objects(head)
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ in {"VB", "VBG"} and controlled:
        return controlled[0]
    return subject(head) if verb.tag_ in {"VB", "VBG", "VBN"} else None


def agent(verb: Token) -> Token | None:
    """Who does it in a passive clause: "by X"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def doer(verb: Token) -> Token | None:
    """Who does it: the subject, or the agent of a passive."""
    return agent(verb) if is_passive(verb) else subject(verb)


def objects(verb: Token) -> list[Token]:
    """The direct objects; for a relative pronoun the noun that it stands for: "the rockets that X had shipped"."""
    return [_stood_for(c, verb) for c in verb.children if c.dep_ in {"dobj", "obj"}]


def _stood_for(thing: Token, verb: Token) -> Token:
    """The noun before the relative clause that a pronoun opens; anything else itself."""
    if thing.lower_ not in _RELATIVE or thing.tag_ not in {"WDT", "WP", "IN", "DT"} or thing.i > verb.i:
        return thing
    clause = verb
    while clause.dep_ in _CLAUSES_BELOW:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and is_noun(clause.head) else _noun_before(thing)


# ── what kind of clause it is ───────────────────────────────────────────────


def is_misread_main(verb: Token) -> bool:
    """Whether a past tense was read as a participle: "The statement called on X" parsed as a noun phrase."""
    head = verb.head
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and head.dep_ == "ROOT" and head.pos_ == "NOUN" and head.i < verb.i


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive ("were shipped", "containers shipped to …")."""
    if is_misread_main(verb):
        return False
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if any(c.dep_ == "aux" for c in verb.children) or verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "agent" for c in verb.children) and not objects(verb):
        return True  # "the drones delivered to A by B were new", read as two main clauses
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        own = any(c.dep_ in _SUBJECTS for c in verb.children)
        return not own and is_passive(verb.head)  # "were bought and shipped"
    return verb.dep_ in {"acl", "relcl"}


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated."""
    return any(c.dep_ == "neg" or c.lower_ in {"never", "no"} for c in verb.children)


def auxiliaries(verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb, as they stand and as lemmas, lower case."""
    found = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return frozenset(c.lower_ for c in found) | frozenset(lemma(c) for c in found)
