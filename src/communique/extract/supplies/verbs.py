"""Supply told by a verb: "shipped shells to X", "armed X with drones", "bought missiles from Y"."""

from spacy.tokens import Token

from communique.extract.goods import Load, load_of
from communique.extract.grammar import (
    agent,
    is_noun,
    is_passive,
    is_verb,
    lemma,
    objects,
    prepositional,
    subject,
)
from communique.extract.supplies.arguments import (
    beneficiary,
    owner,
    parties_at,
    party_at,
    recipient_after,
    side_at,
    supplier_after,
    supplier_by,
    user_of,
)
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document


def supply_of_verb(document: Document, verb: Token) -> Supply | None:
    """The supply that a verb tells, if it is one of giving or getting and its goods are named."""
    words = document.lexicon.transfers
    word = lemma(verb)
    if word in words.arm_verbs and (supply := _arming(document, verb)) is not None:
        return supply
    if word in words.give_verbs:
        return _giving(document, verb)
    if word in words.deploy_verbs:
        sent = _giving(document, verb)
        told = (
            sent is not None and sent.recipient is not None and all(g.code in words.deployed_items for g in sent.goods)
        )
        return sent if told else None
    if word in words.come_verbs:
        return _coming(document, verb)
    return _getting(document, verb) if word in words.get_verbs else None


def _arming(document: Document, verb: Token) -> Supply | None:
    """The object gets, the goods follow "with": "armed X with drones"."""
    direct = _direct_objects(verb)
    if not direct:
        return None
    giver, armed = party_at(document, _doer(document, verb)), party_at(document, direct[0], place=True)
    goods = next((load for _, obj in prepositional(verb, "with") if (load := load_of(document, obj))), None)
    if goods is not None:
        return _supply(document, verb, giver, armed, goods)
    if armed is not None and lemma(verb) in document.lexicon.transfers.bare_arm_verbs:
        return _supply(document, verb, giver, armed, Load())
    return None


def _giving(document: Document, verb: Token) -> Supply | None:
    """The goods are the object: "shipped shells to X", "gave X shells", "shells were shipped by Y"."""
    load = _first_load(document, _direct_objects(verb))
    if load is None:
        return None
    by = supplier_by(document, verb) if is_passive(verb) else None
    giver = party_at(document, _doer(document, verb)) or by or supplier_after(document, verb)
    giver = giver or _made_by(document, load) or _goods_owner(document, verb, load)
    addressed = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None) or _before_number(verb)
    recipient = party_at(document, addressed) or recipient_after(document, verb) or beneficiary(document, verb)
    recipient = recipient or _helped_by(document, verb) or user_of(document, _noun_before(verb))
    return _supply(document, verb, giver, recipient, load)


def _helped_by(document: Document, verb: Token) -> Actor | None:
    """ "supports Niger's war by supplying rockets": whom the supply is said to help."""
    help_ = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ != "VBG" or lemma(help_) not in document.lexicon.transfers.aid_verbs:
        return None
    return next((side for obj in objects(help_) if (side := side_at(document, obj))), None)


def _noun_before(verb: Token) -> Token | None:
    """The noun that a clause belongs to: "rockets supplied by Chad"."""
    return verb.head if verb.dep_ in {"acl", "relcl"} and is_noun(verb.head) else None


def _made_by(document: Document, load: Load) -> Actor | None:
    """ "machines from a Chinese maker were delivered": the source that stands with the goods."""
    return next((s for _, o in prepositional(load.goods[-1].span.root, "from") if (s := side_at(document, o))), None)


def _goods_owner(document: Document, verb: Token, load: Load) -> Actor | None:
    """Whose goods were sent where nobody is said to send them: "North Korean soldiers were deployed to …"."""
    if not is_passive(verb) or agent(verb) is not None:
        return None
    return owner(document, load.goods[0].span[0])


def _before_number(verb: Token) -> Token | None:
    """The addressee that the parser took for a part of the goods: "gave Niger 20 rockets"."""
    for goods in objects(verb):
        number = next((c for c in goods.children if c.dep_ == "nummod"), None)
        if number is not None:
            return next((c for c in goods.children if c.dep_ in {"nmod", "compound"} and c.i < number.i), None)
    return None


def _getting(document: Document, verb: Token) -> Supply | None:
    """Who does it gets: "bought missiles from Y"."""
    load = _first_load(document, _objects(verb))
    if load is None:
        return None
    getter = party_at(document, _doer(document, verb)) or user_of(document, _noun_before(verb))
    return _supply(document, verb, supplier_after(document, verb), getter, load)


def _coming(document: Document, verb: Token) -> Supply | None:
    """The goods do it: "drones that appear to have come from Y"."""
    goods = subject(verb)
    load = load_of(document, goods) if goods is not None else Load()
    source = supplier_after(document, verb) or (supplier_after(document, goods) if goods is not None else None)
    if not load or source is None:
        return None
    reached = next((side for obj in objects(verb) if (side := side_at(document, obj))), None)
    recipient = reached or recipient_after(document, verb) or user_of(document, goods)
    return _supply(document, verb, source, recipient, load)


def _supply(document: Document, verb: Token, supplier: Actor | None, recipient: Actor | None, load: Load) -> Supply:
    """The supply; nobody supplies himself."""
    if supplier and recipient and supplier.party == recipient.party:
        recipient = None
    stranger = supplier is None and _names_other_supplier(document, verb)
    return Supply(verb, supplier, recipient, load.goods, load.amounts, stranger=stranger)


def _names_other_supplier(document: Document, verb: Token) -> bool:
    """Whether a subject that is no known party supplies: "shell companies shipped …"."""
    words = document.lexicon.transfers
    named = subject(verb) if not is_passive(verb) else None
    if named is None or parties_at(document, named):
        return False
    return is_noun(named) and lemma(verb) not in words.get_verbs | words.come_verbs


# ── the verb's own arguments ────────────────────────────────────────────────


def _doer(document: Document, verb: Token) -> Token | None:
    if is_passive(verb):
        return agent(verb)
    return subject(verb) or _possessor(verb) or _decider(document, verb) or _misread(verb)


def _misread(verb: Token) -> Token | None:
    """ "denied shipping rockets": the doer, where the parser took the gerund for an adjective of the goods."""
    goods = verb.head
    gerund = verb.tag_ == "VBG" and verb.dep_ == "amod" and goods.dep_ == "dobj" and is_verb(goods.head)
    return subject(goods.head) if gerund else None


def _decider(document: Document, verb: Token) -> Token | None:
    """ "its decision to send shells": whose decision a noun names."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VB" or lemma(noun) not in document.lexicon.transfers.deciding_nouns:
        return None
    return next((child for child in noun.children if child.dep_ == "poss"), None)


def _possessor(verb: Token) -> Token | None:
    """ "North Korea's supplying munitions": the possessor, wherever the parser hung it."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if verb.tag_ == "VBG" and before is not None and before.tag_ == "POS":
        return verb.doc[before.i - 1]
    return None


def _objects(verb: Token) -> list[Token]:
    """What it is done to: the objects, or the subject of a passive, which may be the noun before a participle."""
    if not is_passive(verb):
        # "the soldiers it sent": what is sent stands before the clause.
        return objects(verb) or _gap(verb)
    patient = subject(verb) or (verb.head if verb.dep_ in {"acl", "relcl"} else None)
    return [patient] if patient is not None else []


def _gap(verb: Token) -> list[Token]:
    """The noun before the clause: "the soldiers it sent", "drones that Chad accuses Niger of supplying"."""
    clause = verb
    while clause.dep_ in {"xcomp", "pcomp"} or (clause.dep_ == "prep" and is_verb(clause.head)):
        clause = clause.head
    noun = clause.head
    if clause.dep_ != "relcl" or not is_noun(noun) or subject(clause) in {None, noun}:
        return []
    return [noun]


def _direct_objects(verb: Token) -> list[Token]:
    """The same, with the noun of "supplied weapons"."""
    before_noun = not is_passive(verb) and verb.dep_ == "amod" and verb.i < verb.head.i
    return _objects(verb) + ([verb.head] if before_noun else [])


def _first_load(document: Document, things: list[Token]) -> Load | None:
    return next((load for thing in things if (load := load_of(document, thing))), None)
