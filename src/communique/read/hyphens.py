"""Words broken by a hyphen at the end of a line of folded text, made whole.

A hyphen at the end of a line is either the typesetter's ("am-/munition") or the word's own ("long-/range"). How the
text writes the word elsewhere decides; else the parts do: parts that stand in compounds keep their hyphen.
"""

import re
import tomllib
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources

from communique.model import NOTHING
from communique.read.english import words_of
from communique.read.lines import Block, Span, block_of

_LEFT = re.compile(r"([^\W_]+(?:[’'-][^\W_]+)*)[-\u2010]$")
_RIGHT = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# A hyphen that waits for its word: "short- and medium-range".
_WAITING = frozenset({"and", "or", "to", "nor", "but", "und"})


def mended(source: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The text and its paragraphs with the broken words whole: nothing shows where they were broken."""
    found = [
        (block, position, broken)
        for block in blocks
        for position in range(len(block.pieces) - 1)
        if (broken := _broken(source, block.pieces[position], block.pieces[position + 1]))
    ]
    if not found:
        return source, blocks
    known = frozenset(words_of(source))
    characters = list(source)
    joints: dict[int, set[int]] = {}
    for block, position, (left, right) in found:
        end, begin = block.pieces[position][1], block.pieces[position + 1][0]
        cut = end if _keeps(left, right, known) else end - 1
        characters[cut:begin] = NOTHING * (begin - cut)
        joints.setdefault(block.start, set()).add(position)
    shown = "".join(characters)
    return shown, [_joined(shown, block, joints.get(block.start, set())) for block in blocks]


def _broken(source: str, piece: Span, following: Span) -> tuple[str, str] | None:
    """The two halves of a word that is broken between two pieces."""
    if "\n" not in source[piece[1] : following[0]]:
        return None
    left = _LEFT.search(source[max(piece[0], piece[1] - 60) : piece[1]])
    right = _RIGHT.match(source[following[0] : following[0] + 60])
    if left is None or right is None or not right[0][0].islower() or right[0] in _WAITING:
        return None
    return left[1], right[0]


def _keeps(left: str, right: str, known: AbstractSet[str]) -> bool:
    """Whether the hyphen is the word's own."""
    one, two = f"{left}{right}".lower(), f"{left}-{right}".lower()
    if two in known or one in known:
        return two in known
    parts = _compounds()
    first, last = re.split("[-’']", left)[-1].lower(), re.split("[-’']", right)[0].lower()
    return "-" in left or first.isdigit() or first in parts["first"] or last in parts["last"]


def _joined(source: str, block: Block, joints: AbstractSet[int]) -> Block:
    """The block with the pieces behind the joints joined to those after them."""
    if not joints:
        return block
    pieces: list[Span] = []
    for position, piece in enumerate(block.pieces):
        if position - 1 in joints:
            pieces[-1] = (pieces[-1][0], piece[1])
        else:
            pieces.append(piece)
    return block_of(source, pieces, gap=block.gap)


@cache
def _compounds() -> dict[str, frozenset[str]]:
    source = resources.files("communique.read").joinpath("compounds.toml").read_text("utf-8")
    return {name: frozenset(listed.split()) for name, listed in tomllib.loads(source).items()}
