"""Supply told by a noun: "North Korea's arms transfers to Russia", "deliveries of shells", "arms deals between …"."""

from spacy.tokens import Token

from communique.extract.goods import Good, Load, Part, good_at, load_of
from communique.extract.grammar import doer, is_noun, is_verb, lemma, modifiers, objects, prepositional, subject
from communique.extract.quantities import Amount, amount_before
from communique.extract.supplies.arguments import owner, party_at, recipient_after, supplier_after, supplier_by
from communique.extract.supplies.supply import Supply
from communique.language import Actor, Document
from communique.model import Stance

_POINTING = frozenset({"the", "this", "these", "those", "such"})
# So many shipments are a quantity.
_MANY = 20


def supply_of_noun(document: Document, noun: Token) -> Supply | None:
    """The supply that a noun (or gerund) names, if it is one of giving, getting or trading."""
    words = document.lexicon.transfers
    word = lemma(noun)
    gives, gets, symmetric = word in words.give_nouns, word in words.get_nouns, word in words.symmetric_nouns
    if not (gives or gets or symmetric) or _is_part_of_compound(noun):
        return _known(document, noun) if word in words.presence_nouns else None
    load = _load(document, noun)
    if not load and not (gives and _pairs_with_getting(document, noun)):
        return _known(document, noun)
    if not _is_one_way(document, noun):
        between = [obj for _, obj in prepositional(noun, "between", "among")]
        if symmetric:
            return _mutual(document, noun, load)
        if between:
            return Supply(noun, goods=load.goods, amounts=load.amounts, symmetric=document.actors(between[0]))
    source, recipient = supplier_after(document, noun), recipient_after(document, noun)
    doer = owner(document, noun) or _doer(document, noun) or supplier_by(document, noun)
    if doer is None and source is None and not gets and load.goods:
        doer = owner(document, load.goods[0].span.root)  # "the transfer of Chadian rockets to Niger"
    if not gets and (taker := _taker(document, noun)) is not None:
        gets, doer = True, taker
    supplier, recipient = (source, doer or recipient) if gets else (doer or source, recipient)
    if supplier is not None and recipient is not None and supplier.party == recipient.party:
        recipient = None
    anaphoric = supplier is None and recipient is None
    return Supply(noun, supplier, recipient, load.goods, load.amounts, parts=load.parts, anaphoric=anaphoric)


def _taker(document: Document, noun: Token) -> Actor | None:
    """ "took delivery of six jets": who does so gets them."""
    verb = noun.head
    if noun.dep_ != "dobj" or not is_verb(verb) or lemma(verb) not in document.lexicon.transfers.take_verbs:
        return None
    return party_at(document, doer(verb))


def _mutual(document: Document, noun: Token, load: Load) -> Supply | None:
    """ "arms deals between A and B", "A-B arms trade": two sides, of which none is said to give."""
    between = [actor for _, obj in prepositional(noun, "between") for actor in document.actors(obj)]
    before = [actor for child in modifiers(noun) for actor in document.actors(child)]
    actors = tuple(between or before)
    if len(actors) != 2:
        # "denied any such arms deals" points back.
        back = Supply(noun, goods=load.goods, anaphoric=True) if points_back(noun) else None
        return back or _denied(document, noun, load)
    return Supply(noun, goods=load.goods, amounts=load.amounts, symmetric=actors)


def points_back(noun: Token) -> bool:
    """Whether the noun means what was spoken of before: "such deals", "these transfers"."""
    return any(child.lower_ in {"such", "these", "those"} for child in noun.children)


def _known(document: Document, noun: Token) -> Supply | None:
    """ "confirmed the deliveries", "condemned this purchase": a supply without goods that was spoken of before."""
    definite = any(child.lower_ in _POINTING for child in noun.children)
    verb = noun.head
    if not definite or noun.dep_ not in {"dobj", "nsubjpass"} or lemma(verb) not in document.lexicon.claims.stances:
        return None
    return Supply(noun, supplier_after(document, noun), recipient_after(document, noun), anaphoric=True)


def _denied(document: Document, noun: Token, load: Load) -> Supply | None:
    """ "have denied any arms deals", "denied arms transfers": the supplies that they are accused of."""
    verb = noun.head
    contests = document.lexicon.claims.stances.get(lemma(verb)) in (Stance.DENIES, Stance.DISMISSES)
    if noun.dep_ != "dobj" or not contests:
        return None
    return Supply(noun, goods=load.goods, anaphoric=True)


def _is_part_of_compound(noun: Token) -> bool:
    """Whether the noun only says more of the next one: "supply chains"."""
    return noun.dep_ == "compound" and noun.head.pos_ == "NOUN" and noun.head.i == noun.i + 1


def _is_one_way(document: Document, noun: Token) -> bool:
    """Whether the noun says who gives or who gets."""
    if owner(document, noun) is not None or supplier_by(document, noun) is not None:
        return True
    mutual = lemma(noun) in document.lexicon.transfers.mutual_nouns
    return not mutual and recipient_after(document, noun) is not None


def _pairs_with_getting(document: Document, noun: Token) -> bool:
    """ "export and procurement": the goods are said with the other noun."""
    return any(lemma(other) in document.lexicon.transfers.get_nouns for other in noun.conjuncts)


def _doer(document: Document, noun: Token) -> Actor | None:
    """Who does what a light verb carries: "called on X to cease the transfer of …"."""
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and lemma(verb) in document.lexicon.transfers.light_verbs:
        return party_at(document, subject(verb))
    return None


# ── the goods ───────────────────────────────────────────────────────────────


def _load(document: Document, noun: Token) -> Load:
    """Goods after "of", before the noun ("arms transfers"), or as the object of a gerund ("supplying arms")."""
    before = _good_before(document, noun)
    things = [obj for _, obj in prepositional(noun, *_of(document, noun))]
    # "deliveries to Chad of shells"
    sides = [c for head in (noun, noun.head) for _, c in prepositional(head, "to", "from", "by") if c.i > noun.i]
    things += [obj for side in sides for _, obj in prepositional(side, "of")]
    if is_verb(noun.head):
        things += [obj for _, obj in prepositional(noun.head, "of") if obj.i > noun.i]
    if before is None:
        # "X's export and Y's procurement of missiles": the goods are said once.
        things += [obj for other in noun.conjuncts for _, obj in prepositional(other, "of")]
    if noun.tag_ == "VBG":
        things += objects(noun)
    loads = [load for thing in things if (load := load_of(document, thing))]
    # "the supply by X of kits, missiles and cash to Y": the parser may list the goods with the party.
    strays = [load for side in sides for other in side.conjuncts if (load := load_of(document, other))]
    if loads:
        listed = loads if all(thing.head.head == noun for thing in things) else [loads[0], *strays]
        parts = tuple(dict.fromkeys(part for load in listed for part in load.parts))
        return Load(parts).counted(_number_of(document, noun))
    return Load((Part(None, (before,)),)).counted(_number_of(document, noun)) if before is not None else Load()


def _of(document: Document, noun: Token) -> tuple[str, ...]:
    """Before what is ordered stands "for"."""
    return ("of", "for") if lemma(noun) in document.lexicon.transfers.ordering_nouns else ("of",)


def _number_of(document: Document, noun: Token) -> list[Amount]:
    """ "1,900 shipments of chips": how many there were; a few tell nothing of how much."""
    amount = amount_before(noun, document.lexicon.quantities) if noun.tag_ == "NNS" else None
    return [amount] if amount is not None and (amount.value or 0) >= _MANY else []


def _good_before(document: Document, noun: Token) -> Good | None:
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    if before is None or before.dep_ not in {"compound", "amod", "nmod", "poss"}:
        return None
    return good_at(document, before) if is_noun(before) or before.pos_ == "ADJ" else None
