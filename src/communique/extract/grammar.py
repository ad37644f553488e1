"""Small questions to the parse tree that every extractor asks."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "parataxis", "ROOT", "csubj"})


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form (auxiliaries left out)."""
    return token.pos_ == "VERB" or (token.tag_.startswith("VB") and token.dep_ not in {"aux", "auxpass", "amod"})


def subject(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares: by coordination, control or participle.

    ``condemned X for providing …``: the provider is X; ``accused X of sending`` likewise.
    """
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if own is not None:
        return _relative(own, verb)
    head = verb.head
    if verb.dep_ == "conj" and (is_verb(head) or head.pos_ == "AUX"):
        if verb.tag_ == "VBD" and head.tag_ in {"VBG", "VB"}:
            # "condemned X for doing Y and called on Z": a past tense goes on from a past tense.
            head = next((t for t in head.ancestors if t.tag_ == "VBD"), head)
        return subject(head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and is_verb(head.head):
        blamed = objects(head.head)
        if blamed and head.lower_ in {"for", "of", "from", "into"}:
            return blamed[0]
        return subject(head.head)
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and head != verb and (is_verb(head) or head.pos_ == "AUX"):
        addressed = [o for _, o in prepositional(head, "on", "upon")] if lemma(head) == "call" else []
        if addressed and verb.tag_ == "VB":
            return addressed[0]
        controlled = objects(head)
        if verb.dep_ in {"xcomp", "ccomp"} and controlled and verb.tag_ in {"VB", "VBG"}:
            return controlled[0]
        return subject(head) if verb.tag_ in {"VB", "VBG", "VBN"} else None
    if is_misread_main(verb):
        return verb.head
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBG", "VB"}:
        return head if head.pos_ in {"NOUN", "PROPN"} and verb.tag_ == "VBG" else None
    return None


def _relative(own: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun before its clause."""
    return verb.head if own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else own


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
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "relcl"} and not any(c.dep_ == "aux" for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Who does it in a passive clause: "by X"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def objects(verb: Token) -> list[Token]:
    """The direct objects."""
    return [c for c in verb.children if c.dep_ in {"dobj", "obj"}]


def prepositional(head: Token, *prepositions: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, object) pairs below ``head``, chained ones ("from the North to Russia") included."""
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent", "prt"}:
            for obj in child.children:
                if obj.dep_ == "pobj" and (not prepositions or child.lower_ in prepositions):
                    yield child, obj
            yield from prepositional(child, *prepositions)


def with_conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it."""
    return [token, *token.conjuncts]


def subtree_span(token: Token) -> Span:
    """The whole phrase of a token, without punctuation at its ends."""
    tokens = sorted(token.subtree, key=lambda t: t.i)
    stray = next(
        (t for t in tokens if t.tag_ == "VBD" and t.dep_ == "conj" and t.head.tag_ in {"VBG", "VB"} and t.i > token.i),
        None,
    )
    if stray is not None:
        # A verb that goes on from the main clause, hung on the phrase by mistake.
        tokens = [t for t in tokens if t.i < stray.i]
        while len(tokens) > 1 and tokens[-1].dep_ in {"cc", "punct"}:
            tokens.pop()
    start, end = tokens[0].i, tokens[-1].i + 1
    doc = token.doc
    while start < end - 1 and doc[start].is_punct:
        start += 1
    while end - 1 > start and doc[end - 1].is_punct:
        end -= 1
    return doc[start:end]


def path_up(token: Token) -> Iterator[Token]:
    """The token and its ancestors up to the root of the sentence."""
    yield token
    yield from token.ancestors


def clause_verb(token: Token) -> Token | None:
    """The nearest verb at or above the token."""
    return next((t for t in path_up(token) if is_verb(t) or t.pos_ == "AUX"), None)


def clause_tokens(verb: Token) -> Iterator[Token]:
    """The tokens of the verb's clause, subordinate clauses of other kinds included, reported clauses above not."""
    return iter(sorted(verb.subtree, key=lambda t: t.i))


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, lower case."""
    return {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}} | {
        c.lemma_.lower() for c in verb.children if c.dep_ in {"aux", "auxpass"}
    }


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated."""
    return any(c.dep_ == "neg" or c.lower_ in {"never", "no"} for c in verb.children)


def starts_clause(token: Token) -> bool:
    """Whether the token heads a clause."""
    return token.dep_ in _CLAUSES


def lemma(token: Token) -> str:
    """The lemma, lower case; plural proper nouns are brought to the singular."""
    return token.lemma_.lower()


def compound_phrase(token: Token) -> Iterator[tuple[Token, str]]:
    """Phrases that end at the token, longest first: "ballistic missile", "missile"."""
    doc, sentence = token.doc, token.sent
    for length in (5, 4, 3, 2, 1):
        start = token.i - length + 1
        if start < sentence.start:
            continue
        words = [t.lower_ for t in doc[start : token.i]] + [lemma(token)]
        yield doc[start], " ".join(words).replace(" - ", "-")
        first = [lemma(t) for t in doc[start : token.i]] + [lemma(token)]
        if first != words:
            yield doc[start], " ".join(first).replace(" - ", "-")


def first_of(tokens: Iterable[Token]) -> Token | None:
    """The first token in reading order."""
    return min(tokens, key=lambda t: t.i, default=None)
