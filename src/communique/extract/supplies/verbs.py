"""Supply told by a verb: "shipped shells to X", "armed X with drones", "bought missiles from Y"."""

from spacy.tokens import Token

from communique.extract.goods import Load, load_of, packed_in
from communique.extract.grammar import agent, is_noun, lemma, objects, prepositional, subject
from communique.extract.supplies.arguments import (
    beneficiary,
    owner,
    parties_at,
    party_at,
    recipient_after,
    side_at,
    supplier_after,
    user_of,
)
from communique.extract.supplies.doing import by_whom, doer_of, first_load, is_done, things_of
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document

# Prepositions before what is shot at: "sent 30 drones at the port".
_AT_TARGETS = ("at", "against", "toward", "towards")


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
        troops = sent is not None and all(g.code in words.deployed_items for g in sent.goods)
        return sent if sent is not None and sent.recipient is not None and troops else None
    if word in words.lend_verbs | words.from_verbs and (supply := _lending(document, verb)) is not None:
        return supply
    if word in words.carry_verbs:
        return _carrying(document, verb)
    if word in words.come_verbs:
        return _coming(document, verb)
    return _getting(document, verb) if word in words.get_verbs else None


# ── giving ──────────────────────────────────────────────────────────────────


def _arming(document: Document, verb: Token) -> Supply | None:
    """The object gets, the goods follow "with": "armed X with drones"."""
    direct = things_of(document, verb)
    if not direct:
        return None
    giver = party_at(document, doer_of(document, verb)) or by_whom(document, verb)
    armed = party_at(document, direct[0], place=True) or side_at(document, direct[0])
    with_what = [obj for head in (verb, direct[0]) for _, obj in prepositional(head, "with")]
    goods = first_load(document, with_what)
    if goods is not None:
        own = armed is None and any(child.tag_ == "PRP$" for child in direct[0].children)
        return None if own else _supply(document, verb, giver, armed, goods)  # "equipped its ships with missiles"
    if armed is not None and lemma(verb) in document.lexicon.transfers.bare_arm_verbs:
        return _supply(document, verb, giver, armed, Load())
    return None


def _giving(document: Document, verb: Token) -> Supply | None:
    """The goods are the object: "shipped shells to X", "gave X shells", "shells were shipped by Y"."""
    load = first_load(document, things_of(document, verb))
    if load is None:
        return None
    giver = party_at(document, doer_of(document, verb)) or by_whom(document, verb) or supplier_after(document, verb)
    giver = giver or _made_by(document, load) or _goods_owner(document, verb, load)
    recipient = party_at(document, _addressed(verb)) or recipient_after(document, verb)
    if _are_troops(document, load):
        if lemma(verb) in document.lexicon.transfers.prisoner_verbs or _invade(document, verb, giver):
            return None
        recipient = _sent_for(document, verb, giver) or recipient
    recipient = recipient or beneficiary(document, verb) or _beside_goods(document, verb)
    recipient = recipient or _helped_by(document, verb) or user_of(document, _noun_before(verb))
    recipient = recipient or _used_by(document, load) or _using_before(document, verb)
    if recipient is None and any(prepositional(verb, *_AT_TARGETS)):
        return None
    return _supply(document, verb, giver, recipient, _packed(document, verb, load))


def _used_by(document: Document, load: Load) -> Actor | None:
    """ "half of the shells that Niger uses": who uses the goods."""
    goods = load.goods[-1].span.root
    use = (c for c in goods.children if c.dep_ == "relcl" and lemma(c) in document.lexicon.transfers.use_verbs)
    return next((user for verb in use if (user := party_at(document, subject(verb)))), None)


def _using_before(document: Document, verb: Token) -> Actor | None:
    """ "Chadian-supplied drones were used by Niger"."""
    return user_of(document, verb.head) if verb.dep_ == "amod" else None


def _helped_by(document: Document, verb: Token) -> Actor | None:
    """ "supports Niger's war by supplying rockets": whom the supply is said to help."""
    help_ = verb.head.head if verb.dep_ == "pcomp" else verb.head
    if verb.tag_ != "VBG" or lemma(help_) not in document.lexicon.transfers.aid_verbs:
        return None
    return next((side for obj in objects(help_) if (side := side_at(document, obj))), None)


def _noun_before(verb: Token) -> Token | None:
    """The noun that a clause belongs to: "rockets supplied by Chad"."""
    return verb.head if verb.dep_ in {"acl", "relcl"} and is_noun(verb.head) else None


def _carrying(document: Document, verb: Token) -> Supply | None:
    """ "were flown from X to Y": who carries his own goods about supplies nobody."""
    load = first_load(document, things_of(document, verb))
    if load is None:
        return None
    source, sink = supplier_after(document, verb), recipient_after(document, verb)
    if source is None or sink is None or source.party == sink.party:
        return None
    return _supply(document, verb, source, sink, load)


def _lending(document: Document, verb: Token) -> Supply | None:
    """ "leased two ships to X", "ordered 30 howitzers from Y": without the other side the words mean something else."""
    words = document.lexicon.transfers
    given = _giving(document, verb) if lemma(verb) in words.lend_verbs else None
    got = _getting(document, verb) if given is None or given.recipient is None else None
    if got is not None and lemma(verb) in words.from_verbs and got.supplier is not None:
        return got
    return given if given is not None and given.recipient is not None and not _has_troops(document, given) else None


def _has_troops(document: Document, supply: Supply) -> bool:
    return any(good.code in document.lexicon.transfers.deployed_items for good in supply.goods)


def _packed(document: Document, verb: Token, load: Load) -> Load:
    """The containers in which the goods go: "sent 12 million shells in 28,000 containers"."""
    packed = [a for _, obj in prepositional(verb, "in") if (a := packed_in(document, obj)) is not None]
    return load.counted(packed) if packed else load


def _are_troops(document: Document, load: Load) -> bool:
    return all(good.code in document.lexicon.transfers.deployed_items for good in load.goods)


def _sent_for(document: Document, verb: Token, giver: Actor | None) -> Actor | None:
    """Whom troops are sent to help: "sent troops to Y to fight for X"."""
    helped = beneficiary(document, verb)
    return helped if helped is not None and (giver is None or helped.party != giver.party) else None


def _invade(document: Document, verb: Token, giver: Actor | None) -> bool:
    """Whether troops are sent *into* a state to help nobody there, and uninvited."""
    invited = any(lemma(token) in document.lexicon.transfers.invitations for token in verb.subtree)
    return any(prepositional(verb, "into", "against")) and not invited and _sent_for(document, verb, giver) is None


def _made_by(document: Document, load: Load) -> Actor | None:
    """ "machines from a Chinese maker were delivered": the source that stands with the goods."""
    return next((s for _, o in prepositional(load.goods[-1].span.root, "from") if (s := side_at(document, o))), None)


def _goods_owner(document: Document, verb: Token, load: Load) -> Actor | None:
    """Whose goods were sent where nobody is said to send them: "North Korean soldiers were deployed to …"."""
    if not is_done(document, verb) or agent(verb) is not None:
        return None
    first = load.goods[0].span[0]
    counted = (token for a in load.amounts for token in (a.span.root, a.span[0]) if a.span.start < first.i)
    return next((of for noun in (first, *counted) if (of := owner(document, noun))), None)


def _addressed(verb: Token) -> Token | None:
    """The indirect object, also where the parser has two direct ones: "sent Niger about 12 million shells"."""
    direct = [c for c in verb.children if c.dep_ in {"dobj", "obj"} and c.i > verb.i]
    dative = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
    return dative or (direct[0] if len(direct) > 1 else None) or _before_number(verb)


def _before_number(verb: Token) -> Token | None:
    """The addressee that the parser took for a part of the goods: "gave Niger 20 rockets"."""
    for goods in objects(verb):
        number = next((c for c in goods.children if c.dep_ == "nummod"), None)
        if number is not None:
            return next((c for c in goods.children if c.dep_ in {"nmod", "compound"} and c.i < number.i), None)
    return None


def _beside_goods(document: Document, verb: Token) -> Actor | None:
    """The same without a number: "had given Niger rockets"; "US" and "UN" may be adjectives, "Nigerien" is one."""
    if lemma(verb) not in document.lexicon.transfers.addressing_verbs or verb.i + 1 >= verb.sent.end:
        return None
    mention = document.mention(verb.nbor(1))
    if mention is None or mention.sense not in {"name", "capital"} or len(mention.actors) != 1:
        return None
    last = document.doc[mention.end - 1]
    inside = last.dep_ in {"compound", "nmod", "amod"} and any(goods in last.ancestors for goods in objects(verb))
    return mention.actors[0] if inside and not last.text.strip(".").isupper() else None


# ── getting ─────────────────────────────────────────────────────────────────


def _getting(document: Document, verb: Token) -> Supply | None:
    """Who does it gets: "bought missiles from Y"."""
    load = first_load(document, things_of(document, verb))
    if load is None:
        return None
    getter = (
        party_at(document, doer_of(document, verb)) or by_whom(document, verb) or user_of(document, _noun_before(verb))
    )
    source = supplier_after(document, verb) or _made_by(document, load)
    return _supply(document, verb, source, getter, load)


def _coming(document: Document, verb: Token) -> Supply | None:
    """The goods do it: "drones that appear to have come from Y", "Chadian howitzers have arrived in Niger"."""
    words = document.lexicon.transfers
    goods = subject(verb)
    load = load_of(document, goods) if goods is not None else Load()
    if goods is None or not load:
        return None
    source = supplier_after(document, verb) or supplier_after(document, goods)
    reached = next((side for obj in objects(verb) if (side := side_at(document, obj))), None)
    recipient = reached or recipient_after(document, verb) or user_of(document, goods)
    if lemma(verb) in words.arrive_verbs and recipient is None:
        recipient = next((s for _, obj in prepositional(verb, "in", "at") if (s := side_at(document, obj))), None)
        source = source or owner(document, load.goods[0].span[0])
    if source is None:
        return None
    return _supply(document, verb, source, recipient, load)


# ── the supply ──────────────────────────────────────────────────────────────


def _supply(document: Document, verb: Token, supplier: Actor | None, recipient: Actor | None, load: Load) -> Supply:
    """The supply; nobody supplies himself."""
    if supplier and recipient and supplier.party == recipient.party:
        recipient = None
    stranger = supplier is None and _names_other_supplier(document, verb)
    return Supply(verb, supplier, recipient, load.goods, load.amounts, parts=load.parts, stranger=stranger)


def _names_other_supplier(document: Document, verb: Token) -> bool:
    """Whether a subject that is no known party supplies: "shell companies shipped …"."""
    words = document.lexicon.transfers
    named = subject(verb) if not is_done(document, verb) else None
    if named is None or parties_at(document, named):
        return False
    return is_noun(named) and lemma(verb) not in words.get_verbs | words.come_verbs | words.carry_verbs
