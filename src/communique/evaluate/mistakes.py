"""What was missed and what is false, fact by fact, beside the text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.evaluate.confusion import Confusion, confusions
from communique.evaluate.documents import Document
from communique.evaluate.neighbours import Neighbour, evidence_of, neighbours
from communique.evaluate.pages import forbidden_names, places_of
from communique.evaluate.report import Compared
from communique.evaluate.sentences import Sentences, Stretch
from communique.evaluate.shown import shown_fact, shown_value
from communique.evaluate.slots import Match
from communique.evaluate.tally import Wrong

# Slots whose values are words that the article prints; others are codes and dates.
_SPELLED = (
    "meeting.place",
    "meeting.person",
    "meeting.office",
    "statement.person",
    "statement.office",
    "statement.condemns",
    "statement.calls_on",
    "statement.quotes",
    "transfer.items",
    "transfer.unit",
    "transfer.in_exchange_for",
    "person",
    "resolution",
)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One value that is missed or false.

    Attributes:
        slot: The slot (``meeting.date``).
        missed: Whether gold has it and the facts do not; otherwise it was predicted and is false.
        value: In words.
        sentence: A sentence of the article that prints it, where the evidence of the facts does not.
    """

    slot: str
    missed: bool
    value: str
    sentence: Stretch | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two facts that were compared: its number in its list, itself, and its evidence's sentence."""

    number: int
    fact: str
    sentence: Stretch


@dataclass(frozen=True, slots=True)
class Block:
    """The mistakes of one fact, or of two that answer to each other.

    Attributes:
        document: The article's stem.
        kind: ``meeting``, ``statement``, ``transfer``, ``claim``; ``document`` for what stands beside the facts.
        gold: Gold's fact; ``None`` where the predicted one is false.
        predicted: The predicted fact; ``None`` where gold's is missed.
        mistakes: What is wrong.
        neighbours: Of a fact that is alone: facts of the other side that come close, and why they are not it.
    """

    document: str
    kind: str
    gold: Side | None
    predicted: Side | None
    mistakes: tuple[Mistake, ...]
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistakes:
    """All that is wrong, in the order of articles and facts, and what was taken for what."""

    blocks: tuple[Block, ...]
    confusions: tuple[Confusion, ...]

    def counts(self) -> dict[str, tuple[int, int]]:
        """Missed and false values by slot, the worst first."""
        missed, false = Counter[str](), Counter[str]()
        for block in self.blocks:
            for mistake in block.mistakes:
                (missed if mistake.missed else false)[mistake.slot] += 1
        slots = sorted({*missed, *false}, key=lambda slot: (-missed[slot] - false[slot], slot))
        return {slot: (missed[slot], false[slot]) for slot in slots}


def find_mistakes(compared: Sequence[Compared], slots: Sequence[str] = ()) -> Mistakes:
    """The mistakes of articles that were compared.

    Without a filter, missed and false values are as many as the measure counts; names that must not appear come on
    top, as a slot called ``forbidden``.

    Args:
        compared: The articles.
        slots: Only slots that start so (``meeting``, ``claim.st``); all when empty.
    """
    blocks = [block for one in compared for block in _blocks(one, tuple(slots))]
    return Mistakes(tuple(blocks), confusions(compared, slots))


def _blocks(one: Compared, slots: tuple[str, ...]) -> Iterator[Block]:
    sentences = Sentences(one.text) if one.text is not None else None
    for match in one.comparison.matches:
        wrong = [w for w in (*match.wrong, *_forbidden(one, match)) if not slots or w.slot.startswith(slots)]
        if wrong:
            yield _block(one, match, wrong, sentences)


def _block(one: Compared, match: Match, wrong: list[Wrong], sentences: Sentences | None) -> Block:
    gold = _side(match.kind, match.gold, one.gold, sentences)
    predicted = _side(match.kind, match.predicted, one.predicted, sentences)
    seen = {side.sentence for side in (gold, predicted) if side}
    mistakes = tuple(_mistake(w, one, sentences, seen) for w in wrong)
    return Block(one.stem, match.kind, gold, predicted, mistakes, neighbours(one, match))


def _forbidden(one: Compared, match: Match) -> Iterator[Wrong]:
    """Names that must not stand in the facts and do, among what is wrong beside the facts."""
    for name in forbidden_names(one.predicted, one.gold) if match.kind == "document" else ():
        yield Wrong("forbidden", False, name)


def _side(kind: str, place: int | None, document: Document, sentences: Sentences | None) -> Side | None:
    if place is None:
        return None
    evidence = evidence_of(document, kind, place)
    found = sentences.around(evidence) if sentences else None
    return Side(place, shown_fact(kind, place, document), found or Stretch("", evidence))


def _mistake(wrong: Wrong, one: Compared, sentences: Sentences | None, seen: set[Stretch]) -> Mistake:
    value = shown_value(wrong.value, wrong.slot, one.gold if wrong.missed else one.predicted)
    if wrong.slot == "forbidden":
        value = f"{value} ({', '.join(places_of(value, one.predicted)) or 'spread over several values'})"
    sentence = None
    if sentences and wrong.slot in _SPELLED:
        sentence = sentences.around(value) or sentences.nearest(value)
    shown = sentence and any(sentence.text in stretch.text for stretch in seen)
    return Mistake(wrong.slot, wrong.missed, value, None if shown else sentence)
