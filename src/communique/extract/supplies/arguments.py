"""Who gives and who gets: the parties around a verb or noun of supply."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from communique.extract.actors import speaks
from communique.extract.grammar import doer, is_noun, is_verb, lemma, modifiers, objects, prepositional, subject
from communique.language import Actor, Document

_MAIN_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def party_at(document: Document, token: Token | None, *, place: bool = False) -> Actor | None:
    """The one party meant by a noun phrase; a person acts for the party.

    Args:
        document: The document.
        token: The head of the noun phrase.
        place: Whether a name that says *where* counts as a party.
    """
    if token is None or (not place and _says_where(token)):
        return None
    actors = [a for a in document.actors(token) if a.party is not None] or list(_country(document, token))
    return actors[0] if len({a.party for a in actors}) == 1 else None


def _country(document: Document, noun: Token) -> Iterator[Actor]:
    """ "X's prime minister said that the country would …": the state of who speaks."""
    if lemma(noun) not in document.lexicon.references.states or noun.tag_ != "NN":
        return
    if any(child.dep_ != "det" for child in noun.children) or not any(
        child.lower_ in {"the", "his", "her"} for child in noun.children
    ):
        return
    below = noun
    for token in noun.ancestors:
        if is_verb(token) and below.dep_ == "ccomp":
            spoken = [a for a in document.actors(subject(token)) if a.party is not None]
            if len({a.party for a in spoken}) == 1:
                yield spoken[0]
                return
        below = token


def parties_at(document: Document, token: Token | None) -> tuple[Actor, ...]:
    """The parties that a noun phrase lists, each once: "Iran and North Korea", "Qatar, and others including Oman"."""
    if token is None or _says_where(token):
        return ()
    # Who says it is not one of those listed, whatever the parser joined: "to A, B and C said".
    heads = [
        token,
        *(t for t in token.conjuncts if document.group(t) == document.group(token) or not speaks(document, t)),
    ]
    listed = [actor for head in heads for actor in (*document.actors(head), *_including(document, head))]
    found: dict[str, Actor] = {}
    for actor in listed:
        if actor.party is not None:
            found.setdefault(actor.party.key, actor)
    return tuple(found.values())


def _including(document: Document, noun: Token) -> Iterator[Actor]:
    """ "other countries including A and B"."""
    for preposition, obj in prepositional(noun, "including", "like", "as"):
        if preposition.lower_ != "as" or preposition.nbor(-1).lower_ == "such":
            yield from document.actors(obj)


def _says_where(token: Token) -> bool:
    """Whether a name says *where*: "in Moscow", "near Seoul"."""
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "outside", "around", "inside", "within"}


def owner(document: Document, noun: Token) -> Actor | None:
    """The possessor or demonym before a noun: "North Korea's supply", "North Korean arms transfers"."""
    for child in sorted(modifiers(noun), key=lambda t: t.i):
        if child.i < noun.i and (actor := _lone_party(document, child) or _meant_by(document, child)) is not None:
            return actor
    # The parser may have hung it on a word between.
    doc, sentence = noun.doc, noun.sent
    start = noun.i
    while (
        start > sentence.start
        and doc[start - 1].dep_ in {"compound", "amod"}
        and document.mention(doc[start - 1]) is None
    ):
        start -= 1
    before = doc[start - 1] if start > sentence.start else None
    if before is None:
        return None
    if before.tag_ == "POS":
        return _lone_party(document, doc[before.i - 1])
    return (
        _lone_party(document, before)
        if before.dep_ in {"amod", "compound", "nmod"} or _is_demonym(document, before)
        else None
    )


def _meant_by(document: Document, pronoun: Token) -> Actor | None:
    """Whose: "X's dispatch of troops and its supply of shells", "condemned X for its sale of shells".

    Else it is the subject of the verb of saying or doing: "X confirmed its supply of shells".
    """
    if pronoun.tag_ != "PRP$" or pronoun.lower_ not in {"its", "their"}:
        return None
    noun = pronoun.head
    for other in noun.conjuncts:
        if other.i < noun.i and is_noun(other) and (actor := owner(document, other)) is not None:
            return actor
    below = noun
    for token in noun.ancestors:
        if is_verb(token):
            before = [o for o in objects(token) if o.i < noun.i]
            owners = [actor for o in before if is_noun(o) and (actor := owner(document, o)) is not None]
            if owners:
                return owners[0]
            who = before[0] if before and below.dep_ == "prep" else subject(token)
            if who is not None and who.i < noun.i and (actor := party_at(document, who)) is not None:
                return actor
        below = token
    return None


def _is_demonym(document: Document, word: Token) -> bool:
    """Whether a word is an adjective of a state, whatever the parser took it for."""
    mention = document.mention(word)
    return mention is not None and mention.sense == "demonym"


def _lone_party(document: Document, token: Token) -> Actor | None:
    actors = document.actors(token)
    return actors[0] if len(actors) == 1 and actors[0].party else None


def recipient_after(document: Document, trigger: Token) -> Actor | None:
    """The party after "to", anywhere in the clause: the parser often hangs the phrase on the goods."""
    prepositions = document.lexicon.transfers.recipient_prepositions
    return _after(document, trigger, prepositions) or _before_clause(document, trigger, prepositions)


def supplier_after(document: Document, trigger: Token) -> Actor | None:
    """The party after "from", anywhere in the clause."""
    prepositions = document.lexicon.transfers.supplier_prepositions
    return _after(document, trigger, prepositions) or _before_clause(document, trigger, prepositions)


def _before_clause(document: Document, verb: Token, prepositions: Container[str]) -> Actor | None:
    """The party before a clause: "Niger, to which Chad sold rockets", "Chad, from which Niger got them"."""
    if verb.dep_ != "relcl":
        return None
    which = (c for word in verb.children if word.lower_ in prepositions and word.i < verb.i for c in word.children)
    return side_at(document, verb.head) if any(c.tag_ in {"WDT", "WP"} for c in which) else None


def supplier_by(document: Document, trigger: Token) -> Actor | None:
    """The party after "by", in a passive or after a noun: "was delivered to A by B", "the supply of arms to A by B"."""
    return _after(document, trigger, frozenset({"by"}), {"agent", "prep"})


def doers_listed(document: Document, trigger: Token) -> tuple[Actor, ...]:
    """The parties of a list that does what a verb tells: "A and B have sent shells"."""
    return parties_at(document, doer(trigger)) if is_verb(trigger) else ()


def suppliers_listed(document: Document, trigger: Token) -> tuple[Actor, ...]:
    """The parties of a list after "from": "acquired from A, B and other countries including C"."""
    sources = prepositional(trigger, *document.lexicon.transfers.supplier_prepositions)
    return next((parties for _, obj in sources if (parties := parties_at(document, obj))), ())


def recipients_listed(document: Document, trigger: Token) -> tuple[Actor, ...]:
    """The parties of a list after "to": "sold drones to A and B"."""
    sinks = prepositional(trigger, *document.lexicon.transfers.recipient_prepositions)
    return next((parties for _, obj in sinks if (parties := parties_at(document, obj))), ())


def beneficiary(document: Document, verb: Token) -> Actor | None:
    """Whom a supply is to help: "sent shells to help A", "sent troops to fight for B", "… to support C's army"."""
    words = document.lexicon.transfers
    for token in verb.subtree:
        if token.i <= verb.i or token.tag_ not in {"VB", "VBG"}:
            continue
        if lemma(token) in words.aid_verbs:
            helped = next(iter(objects(token)), None) or next((c for c in token.children if c.dep_ == "nsubj"), None)
            actor = side_at(document, helped)
        else:
            actor = fought_for(document, token)
        if actor is not None:
            return actor
    return None


def fought_for(document: Document, verb: Token) -> Actor | None:
    """On whose side somebody fights: "fight for A", "serving alongside B's forces"."""
    words = document.lexicon.transfers
    if lemma(verb) not in words.fight_verbs:
        return None
    return next(
        (actor for _, obj in prepositional(verb, *words.side_prepositions) if (actor := side_at(document, obj))), None
    )


def side_at(document: Document, noun: Token | None) -> Actor | None:
    """A party by its own name or by its forces: "Chad", "Chadian forces", "Chad's war effort"."""
    return party_at(document, noun, place=True) or _extent_of(document, noun)


def user_of(document: Document, goods: Token | None) -> Actor | None:
    """Who uses goods: "the army fired missiles bought from A", "was deploying drones that came from B"."""
    use = goods.head if goods is not None and goods.dep_ in {"dobj", "nsubjpass"} else None
    if use is None or lemma(use) not in document.lexicon.transfers.use_verbs:
        return None
    return party_at(document, doer(use))


def _after(
    document: Document, trigger: Token, prepositions: frozenset[str], relations: Container[str] = ("prep", "dative")
) -> Actor | None:
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if is_verb(token) and token.dep_ in _MAIN_CLAUSES and not trigger.is_ancestor(token):
            return None
        if token.lower_ in prepositions and token.dep_ in relations and not _leads_elsewhere(document, token):
            obj = next((c for c in token.children if c.dep_ == "pobj"), None)
            actor = side_at(document, obj) or _first_mention(document, token) or _state_around(document, obj)
            if actor is not None:
                return actor
    return None


def _leads_elsewhere(document: Document, preposition: Token) -> bool:
    """Whether a preposition belongs to a word that sends nothing: "according to", "in response to", "damage to"."""
    before = preposition.nbor(-1) if preposition.i > preposition.sent.start else preposition
    return bool({lemma(before), lemma(preposition.head)} & document.lexicon.transfers.elsewhere)


def _extent_of(document: Document, noun: Token | None) -> Actor | None:
    """A state by a part of it: "to Russia's border region", "to the Russian front"."""
    if noun is None or lemma(noun) not in document.lexicon.transfers.extents:
        return None
    before = document.mention(noun.nbor(-1)) if noun.i > noun.sent.start else None
    # "China's Taiwan region"
    named = before is not None and before.kind == "party" and before.sense == "name" and len(before.actors) == 1
    return before.actors[0] if named and before is not None else owner(document, noun)


def _state_around(document: Document, noun: Token | None) -> Actor | None:
    """A state by what stands in it: "to a factory in Russia's Amur region", "to an importer in Chad"."""
    if noun is None or noun.pos_ != "NOUN" or lemma(noun) in {"target", "position"}:
        return None
    return next((side for _, obj in prepositional(noun, "in") if (side := side_at(document, obj))), None)


def _describes(word: Token) -> bool:
    """Whether a word only tells more of a name after it: "to neighbouring Chad"."""
    return word.text.islower() and word.tag_ in {"VBG", "JJ", "VBN"} and word.i + 1 < len(word.doc)


def _first_mention(document: Document, preposition: Token) -> Actor | None:
    """The party right after a preposition when the parser saw none: "from (North Korea)", "to Russia in May"."""
    doc = preposition.doc
    index = preposition.i + 1
    while index < len(doc) and (doc[index].text in {"(", "the", "The"} or _describes(doc[index])):
        index += 1
    mention = document.mention(doc[index]) if index < len(doc) else None
    if mention is None or mention.kind != "party" or mention.sense == "demonym" or len(mention.actors) != 1:
        return None
    after = doc[mention.end] if mention.end < len(doc) else None
    belongs = after is not None and (after.tag_ == "POS" or after.dep_ == "pobj")
    return None if belongs else mention.actors[0]
