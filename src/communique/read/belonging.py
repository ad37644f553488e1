"""Lines that are no sentences and yet belong to the text: items of its lists, what introduces them, signatures."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from communique.model import Zone
from communique.read.headlines import overlap
from communique.read.lines import Block
from communique.read.marks import Mark
from communique.read.official import introduces_signers, names_office, signer

#: Items with punctuation that may stand between a list's introduction and the item looked at.
LOOK_BACK = 100
SIGNATURE = "a signature under the text"
ITEM = "an item of a list in the text"
INTRODUCTION = "introduces a list"

_LIST_MARK = re.compile(r"(?:\d{1,3}[.)]|[-•*–·▪◦]|\([a-z0-9]{1,3}\))\s")
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:(?:al|el|bin|de|van|von|der) )?[A-ZÀ-Þ][\w.'’-]*){1,3},?$")


def belongs(
    marks: Sequence[Mark], index: int, part: str, known: AbstractSet[str], run: Sequence[Block], out: Sequence[Mark]
) -> str:
    """Why a line belongs to the text; empty where nothing shows that it does.

    Args:
        marks: The marks of the page.
        index: The position of the line.
        part: Where it stands: ``before``, ``within`` or ``after`` the sentences of the text.
        known: The words of the text.
        run: The lines in a row around it that are no sentences.
        out: The marks before it, with their zones.
    """
    mark, block = marks[index], marks[index].block
    if part == "before" or not out:
        return ""
    below = out[-1].zone is Zone.BODY
    if mark.item and (part == "within" or below):
        return ITEM
    if _itemised(out):
        return ITEM
    if below and _introduces(marks, index):
        return INTRODUCTION
    if part == "within":
        own = below and _LIST_MARK.match(block.text) and not _strange(block, known)
        return ITEM if own else ""
    if below and ((introduces_signers(block.text) and block.count >= 4) or _signed(out[-1], run, block)):
        return SIGNATURE
    return ""


def _itemised(out: Sequence[Mark]) -> bool:
    """Whether a line is an item of a list that the text introduces with a colon."""
    for before in out[:-LOOK_BACK:-1]:
        if before.zone is not Zone.BODY:
            return False
        if before.block.mark == ":":
            return True
        if before.reason == ITEM:
            return True
        if before.block.mark not in (";", ",") and not _LIST_MARK.match(before.block.text):
            return False
    return False


def _introduces(marks: Sequence[Mark], index: int) -> bool:
    """Whether a line under the text ends in a colon and says what follows."""
    block = marks[index].block
    if block.mark != ":" or index + 1 == len(marks):
        return False
    return block.count >= 3 or introduces_signers(block.text)


def _strange(block: Block, known: AbstractSet[str]) -> bool:
    """Whether an item reads like the title of another article."""
    return block.count >= 6 and not block.mark and block.title_case >= 0.8 and overlap(block, known) < 0.3


def _signed(above: Mark, run: Sequence[Block], block: Block) -> bool:
    """Whether lines directly under the text are names with their offices, as under a statement."""
    if above.reason == SIGNATURE:
        titled = names_office(block.text) and block.title_case >= 0.6
        return signer(block.text) or bool(_PERSON.match(block.text)) or titled or block.count <= 4
    if signer(block.text) and sum(signer(other.text) for other in run) * 3 >= len(run) * 2:
        return True
    lines = [other.text for other in run]
    offices = sum(names_office(line) for line in lines)
    people = sum(bool(_PERSON.match(line)) and not names_office(line) for line in lines)
    short = all(other.count <= 10 and other.title_case >= 0.6 and not other.text.startswith("- ") for other in run)
    return short and people >= 1 and offices >= 1 and (offices + people) * 3 >= len(run) * 2
