"""Mentions of supply: verbs and nouns by which somebody is said to give arms to somebody."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from communique.extract.goods import Amount, Good, Load, good_at, load_of
from communique.extract.grammar import (
    agent,
    auxiliaries,
    is_negated,
    is_passive,
    is_verb,
    lemma,
    objects,
    path_up,
    prepositional,
    subject,
    with_conjuncts,
)
from communique.language.document import Document
from communique.language.mentions import Actor
from communique.language.parties import is_place
from communique.language.times import FoundTime
from communique.model import Party, Zone


@dataclass
class Supply:
    """One mention of a supply.

    Attributes:
        trigger: The verb or noun.
        supplier: Who gives, as far as the mention says.
        recipient: Who gets.
        goods: What.
        amounts: How much.
        period: "since July 2023".
        consideration: What is given for it.
        potential: Feared, planned, attempted or conditional, not said to have happened.
        negated: Said *not* to have happened ("has never provided"): whoever says so denies it.
        stranger: The text names a supplier that is no known party ("shell companies"): it is not to be guessed.
        anaphoric: Only points back ("these transfers", "such shipments").
    """

    trigger: Token
    supplier: Actor | None = None
    recipient: Actor | None = None
    goods: tuple[Good, ...] = ()
    amounts: tuple[Amount, ...] = ()
    period: FoundTime | None = None
    consideration: list[tuple[Token, Token]] = field(default_factory=list)
    potential: bool = False
    negated: bool = False
    anaphoric: bool = False
    stranger: bool = False
    symmetric: tuple[Actor, ...] = ()

    @property
    def parties(self) -> tuple[Party | None, Party | None]:
        """Supplier and recipient."""
        return (self.supplier.party if self.supplier else None, self.recipient.party if self.recipient else None)


def find_supplies(document: Document) -> list[Supply]:
    """All mentions of supply in captions and body, in order."""
    found: list[Supply] = []
    for token in document.reading.doc:
        if document.zone(token) is Zone.HEADLINE:
            continue
        supply = _verbal(document, token) if is_verb(token) else None
        if (supply is None and token.pos_ in {"NOUN", "PROPN"}) or (supply is None and token.tag_ == "VBG"):
            supply = _nominal(document, token)
        if supply is not None:
            _circumstances(document, supply)
            found.append(supply)
    return _paired(found)


# ── verbs ───────────────────────────────────────────────────────────────────


def _verbal(document: Document, verb: Token) -> Supply | None:
    words = document.lexicon.transfers
    word = lemma(verb)
    if word in words.give_verbs or word in words.arm_verbs:
        return _giving(document, verb)
    if word in words.get_verbs:
        return _getting(document, verb)
    return None


def _giving(document: Document, verb: Token) -> Supply | None:
    words = document.lexicon.transfers
    if is_passive(verb):
        patient = subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        giver = agent(verb)
        direct = [patient] if patient is not None else []
    else:
        giver = subject(verb) or _possessor(document, verb)
        direct = objects(verb) + ([verb.head] if verb.dep_ == "amod" and verb.i < verb.head.i else [])
    if lemma(verb) in words.arm_verbs:
        goods = next((load for _, o in prepositional(verb, "with") if (load := load_of(document, o))), None)
        if goods is not None and direct:
            return _supply(document, verb, _party(document, giver), _party(document, direct[0], place=True), goods)
        armed = _party(document, direct[0], place=True) if direct and lemma(verb) == "arm" else None
        if armed is not None:
            return _supply(document, verb, _party(document, giver), armed, Load((), ()))
    load = next((load for d in direct if (load := load_of(document, d))), None)
    if load is None or lemma(verb) not in words.give_verbs:
        return None
    recipient = next((_party(document, c) for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
    recipient = recipient or _recipient(document, verb)
    return _supply(document, verb, _party(document, giver), recipient, load, _supplier_after(document, verb))


def _getting(document: Document, verb: Token) -> Supply | None:
    if is_passive(verb):
        patient = subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
        getter = agent(verb)
        direct = [patient] if patient is not None else []
    else:
        getter = subject(verb) or _possessor(document, verb)
        direct = objects(verb)
    load = next((load for d in direct if (load := load_of(document, d))), None)
    if load is None:
        return None
    supplier = _supplier_after(document, verb)
    return _supply(document, verb, supplier, _party(document, getter), load)


def _possessor(document: Document, verb: Token) -> Token | None:
    """ "North Korea's supplying munitions": the possessor, wherever the parser hung it."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if verb.tag_ == "VBG" and before is not None and before.tag_ == "POS":
        return verb.doc[before.i - 1]
    return None


def _supply(
    document: Document,
    trigger: Token,
    supplier: Actor | None,
    recipient: Actor | None,
    load: Load,
    origin: Actor | None = None,
) -> Supply | None:
    """A supply, unless both sides are the same or nobody is named."""
    supplier = supplier or origin
    if supplier and recipient and supplier.party == recipient.party:
        recipient = None
    named = subject(trigger) if is_verb(trigger) and not is_passive(trigger) else None
    stranger = (
        supplier is None
        and named is not None
        and named.pos_ in {"NOUN", "PROPN"}
        and lemma(trigger) not in document.lexicon.transfers.get_verbs
    )
    return Supply(trigger, supplier, recipient, load.goods, load.amounts, stranger=stranger)


# ── nouns ───────────────────────────────────────────────────────────────────


def _nominal(document: Document, noun: Token) -> Supply | None:
    words = document.lexicon.transfers
    word = lemma(noun)
    gives, gets, symmetric = word in words.give_nouns, word in words.get_nouns, word in words.symmetric_nouns
    if not (gives or gets or symmetric) or (
        noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.head.i == noun.i + 1
    ):
        return None
    load = _noun_load(document, noun)
    if not load and not (gives and _pairs_with_get(document, noun)):
        return None
    if symmetric and not _one_way(document, noun):
        between = [o for _, o in prepositional(noun, "between")]
        actors = tuple(a for o in between for a in document.actors(o)) or tuple(
            a for c in noun.children if c.dep_ in {"poss", "compound", "nmod", "amod"} for a in document.actors(c)
        )
        return Supply(noun, goods=load.goods, amounts=load.amounts, symmetric=actors) if len(actors) == 2 else None
    between = next((o for _, o in prepositional(noun, "between", "among")), None)
    if between is not None and not _one_way(document, noun):
        return Supply(noun, goods=load.goods, amounts=load.amounts, symmetric=document.actors(between))
    owner = _owner(document, noun) or _doer(document, noun)
    source = _supplier_after(document, noun)
    recipient = _recipient(document, noun)
    supply = (
        Supply(noun, source, owner or recipient, load.goods, load.amounts)
        if gets
        else Supply(noun, owner or source, recipient, load.goods, load.amounts)
    )
    if supply.supplier is None and supply.recipient is None:
        supply.anaphoric = True
    return supply


def _noun_load(document: Document, noun: Token) -> Load:
    """Goods before the noun ("arms transfers") or after "of"."""
    for _, obj in prepositional(noun, "of"):
        load = load_of(document, obj)
        if load:
            return load
    for other in noun.conjuncts:
        # "X's export and Y's procurement of missiles": the goods are said once.
        for _, obj in prepositional(other, "of"):
            load = load_of(document, obj)
            if load and not _compound_good(document, noun):
                return load
    good = _compound_good(document, noun)
    gerund = [o for o in objects(noun)] if noun.tag_ == "VBG" else []
    for obj in gerund:
        load = load_of(document, obj)
        if load:
            return load
    return Load((good,), ()) if good else Load((), ())


def _compound_good(document: Document, noun: Token) -> Good | None:
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    if (
        before is None
        or before.dep_ not in {"compound", "amod", "nmod", "poss"}
        or before.pos_ not in {"NOUN", "PROPN", "ADJ"}
    ):
        return None
    return good_at(document, before)


def _one_way(document: Document, noun: Token) -> bool:
    return _owner(document, noun) is not None or (
        _recipient(document, noun) is not None and lemma(noun) not in {"deal", "cooperation"}
    )


def _pairs_with_get(document: Document, noun: Token) -> bool:
    return any(lemma(c) in document.lexicon.transfers.get_nouns for c in noun.conjuncts)


def _owner(document: Document, noun: Token) -> Actor | None:
    """The possessor or demonym before a noun: "North Korea's supply", "North Korean arms transfers"."""
    for child in sorted(noun.children, key=lambda t: t.i):
        if child.dep_ in {"poss", "amod", "nmod", "compound"} and child.i < noun.i:
            actors = document.actors(child)
            if len(actors) == 1 and actors[0].party:
                return actors[0]
    start = noun.i
    while (
        start > noun.sent.start
        and noun.doc[start - 1].dep_ in {"compound", "amod"}
        and document.mention(noun.doc[start - 1]) is None
    ):
        start -= 1
    before = noun.doc[start - 1] if start > noun.sent.start else None
    if before is not None and (before.tag_ == "POS" or before.dep_ in {"amod", "compound", "nmod"}):
        token = noun.doc[before.i - 1] if before.tag_ == "POS" else before
        actors = document.actors(token)
        if len(actors) == 1 and actors[0].party:
            return actors[0]
    return None


def _doer(document: Document, noun: Token) -> Actor | None:
    """Who does what a light verb carries: "called on X to cease the transfer of …"."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and lemma(verb) in document.lexicon.transfers.light_verbs:
        return _party(document, subject(verb))
    return None


# ── arguments ───────────────────────────────────────────────────────────────


def _party(document: Document, token: Token | None, *, place: bool = False) -> Actor | None:
    """The one party meant by a noun phrase; a person acts for the party."""
    if token is None or (not place and is_place(token)):
        return None
    actors = [a for a in document.actors(token) if a.party is not None]
    return actors[0] if len({a.party for a in actors}) == 1 else None


def _recipient(document: Document, trigger: Token) -> Actor | None:
    """The party after "to", anywhere in the clause: the parser often hangs the phrase on the goods."""
    return _after(document, trigger, document.lexicon.transfers.recipient_prepositions)


def _supplier_after(document: Document, trigger: Token) -> Actor | None:
    return _after(document, trigger, frozenset({"from"}))


def _after(document: Document, trigger: Token, prepositions: frozenset[str]) -> Actor | None:
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if (
            is_verb(token)
            and token.dep_ in {"ROOT", "conj", "ccomp", "parataxis"}
            and token.i > trigger.i
            and not trigger.is_ancestor(token)
        ):
            return None
        if token.lower_ in prepositions and token.dep_ in {"prep", "dative"}:
            obj = next((c for c in token.children if c.dep_ == "pobj"), None)
            actor = _party(document, obj, place=True)
            if actor is not None:
                return actor
            bare = _first_mention(document, token)
            if bare is not None:
                return bare
    return None


def _first_mention(document: Document, preposition: Token) -> Actor | None:
    """The party right after a preposition when the parser saw none: "from (North Korea)", "to Russia's army"."""
    doc = preposition.doc
    index = preposition.i + 1
    while index < len(doc) and doc[index].text in {"(", "the", "The"}:
        index += 1
    if index >= len(doc):
        return None
    mention = document.mention(doc[index])
    if mention is None or mention.kind not in {"party"} or mention.sense == "demonym":
        return None
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is not None and (after.tag_ == "POS" or after.dep_ == "pobj"):
        return None
    return mention.actors[0] if len(mention.actors) == 1 else None


# ── circumstances ───────────────────────────────────────────────────────────


def _circumstances(document: Document, supply: Supply) -> None:
    trigger = supply.trigger
    supply.negated = is_verb(trigger) and is_negated(trigger) and not auxiliaries(trigger) & {"will", "would", "could"}
    supply.potential = not supply.negated and _is_potential(document, trigger)
    sentence = trigger.sent
    supply.period = next(
        (
            t
            for t in document.times
            if sentence.start <= t.start < sentence.end and t.expression.modifier == "since" and t.start > trigger.i
        ),
        None,
    )
    text = sentence.text.lower()
    for phrase in document.lexicon.transfers.consideration:
        at = text.find(phrase)
        if at < 0:
            continue
        span = trigger.doc.char_span(sentence.start_char + at, sentence.start_char + at + len(phrase))
        if span is None:
            continue
        after = [
            t
            for t in trigger.doc[span.end : sentence.end]
            if t.dep_ == "pobj" and t.head.i in range(span.start, span.end)
        ]
        given = after[0] if after else None
        if given is None:
            continue
        if span.start > trigger.i and is_verb(trigger) and not trigger == given:
            supply.consideration += [_extent(t) for t in with_conjuncts(given)]
        elif given == trigger:
            # "seeks to receive X in exchange for its munitions supply": what was got comes first.
            verb = next(
                (v for v in path_up(span.root) if is_verb(v) and any(load_of(document, o) for o in objects(v))), None
            )
            for obj in objects(verb) if verb is not None else []:
                supply.consideration += [_extent(t) for t in with_conjuncts(obj)]


def _extent(noun: Token) -> tuple[Token, Token]:
    """First and last token of a noun with the modifiers right before it."""
    first = noun
    while (
        first.i > noun.sent.start
        and noun.doc[first.i - 1].dep_ in {"amod", "compound"}
        and noun.doc[first.i - 1].head.i <= noun.i
    ):
        first = noun.doc[first.i - 1]
    return first, noun


def _is_potential(document: Document, trigger: Token) -> bool:
    """Feared, wished, planned, attempted, conditional or denied by the text itself: not said to have happened."""
    words = document.lexicon.transfers
    if {c.lower_ for c in trigger.children if c.dep_ == "det"} & words.potential_determiners:
        return True
    return _potential_verb(document, trigger) if is_verb(trigger) else _potential_noun(document, trigger)


def _potential_verb(document: Document, trigger: Token) -> bool:
    words = document.lexicon.transfers
    if is_negated(trigger) or any(c.dep_ == "mark" and c.lower_ in words.potential_markers for c in trigger.children):
        return True
    verb = trigger
    while True:
        if auxiliaries(verb) & words.potential_auxiliaries:
            return True
        head = verb.head
        if verb.dep_ == "conj" and is_verb(head):
            verb = head
            continue
        if verb.dep_ == "pcomp":
            head = head.head
        elif verb.dep_ not in {"xcomp", "acl", "ccomp", "relcl"} or (verb.dep_ == "ccomp" and verb.tag_ not in {"VB", "VBG"} and head.pos_ != "NOUN"):
            return False
        if lemma(head) in words.potential_governors and not (head.pos_ == "VERB" and verb.tag_ == "VBN"):
            return True
        if not is_verb(head) or head == verb or lemma(head) in document.lexicon.claims.stances:
            return False
        verb = head


def _potential_noun(document: Document, trigger: Token) -> bool:
    """ "potential for a transfer", "plans arms sales", "arms transfers … would violate": no possessor makes them real."""
    words = document.lexicon.transfers
    previous = trigger
    for token in path_up(trigger):
        if token == trigger:
            continue
        if token.pos_ in {"NOUN", "ADJ"} and lemma(token) in words.potential_governors:
            return True
        if is_verb(token) or token.pos_ == "AUX":
            if previous.dep_ in {"nsubj", "nsubjpass"}:
                return bool(auxiliaries(token) & (words.potential_auxiliaries - {"will"}))
            direct = previous.dep_ in {"dobj", "prep", "pobj"} and lemma(token) in words.potential_governors
            return direct and _owner(document, trigger) is None
        previous = token
    return False


def _paired(found: list[Supply]) -> list[Supply]:
    """ "X's export and Y's procurement of missiles" is one supply from X to Y, said from both ends."""
    result: list[Supply] = []
    for supply in found:
        partner = next((s for s in result if s.trigger in supply.trigger.conjuncts), None)
        if (
            partner is not None
            and partner.recipient is None
            and supply.supplier is None
            and supply.recipient is not None
            and partner.supplier
        ):
            result[result.index(partner)] = replace(partner, recipient=supply.recipient)
            continue
        result.append(supply)
    return result
