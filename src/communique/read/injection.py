"""Foreign words that a re-publisher's page puts into the article, found by how the page repeats itself.

Pages that copy articles mix their brand into the text to pass for originals: before the title
(``Brand:Title``), and inside the first sentence, often without a space (``CITY,Brand Country``). No list of
brands is needed. A brand is found when

1. a line at the top of the page is ``X:`` glued to a title, with ``X`` one to four capitalised words; and
2. ``X`` stands elsewhere glued to a word or a comma, as no author writes; and
3. ``X`` is no word of the article: beyond its first paragraph it never stands free.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from communique.read.english import words_of
from communique.read.lines import Block, Span, block_of, trimmed
from communique.read.official import institution
from communique.read.shown import bare

#: Non-blank paragraphs at the top among which the title, its repetition and the brand are looked for.
TOP = 12

_PREFIX = re.compile(r"((?:[A-Z][\w&'’.-]*)(?: [A-Z][\w&'’.-]*){0,3}):(?=[^\s:/\d])")
_GLUE = re.compile(r"[\w,.;:!?)\]]$")
_HEAD = re.compile(r"[>|»:/\-–—]")
_TAIL = re.compile(r"[\-–—|»·:]")
_SITE = r"[A-ZÀ-Þ][\w'’&.]*(?: (?:of |the |and |& )?[A-ZÀ-Þ][\w'’&.]*){0,5}"
_PAPER = (
    r"(?:News|Times|Post|Herald|Daily|Star|Journal|Tribune|Gazette|Press|Agency|Chronicle|Courier|Mail|Review|Today)"
)
_LONE_BAR = re.compile(rf"(?P<title>[^|]{{20,250}}?)(?P<bar>(?:\s+\|\s+{_SITE})+|\s+[-–—]\s+(?:{_SITE} )?{_PAPER})$")
# A body's name, and what the text is or a bar, before the title: "Council - Press release: Ministers agree".
_LONE_HEAD = re.compile(
    r"(?P<name>[^|:\n]{2,80}?)\s*(?:[|»]\s*|\s[-–—:]\s+(?:(?:official|legal|press|news|media)\s)?"
    r"(?:texts?|documents?|news|releases?|statements?|speech(?:es)?|opinions?|notes?)\s*[:|-]\s+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Injection:
    """A brand and the spans it was injected at."""

    brand: str
    spans: tuple[Span, ...]


def find_injections(source: str, blocks: list[Block]) -> tuple[Injection, ...]:
    """The brands that the page injects into the article's words, with every place where it does so."""
    top = blocks[:TOP]
    found: dict[str, Injection] = {}
    for block in top:
        prefix = _PREFIX.match(block.text)
        if prefix is None or prefix.group(1) in found or block.count > 40:
            continue
        title = block.text[prefix.end() :]
        if len(words_of(title)) >= 4:
            injection = _proved(source, blocks, block, prefix.group(1))
            if injection is not None:
                found[injection.brand] = injection
    return tuple(found.values())


def _proved(source: str, blocks: list[Block], title: Block, brand: str) -> Injection | None:
    """The injection of ``brand``, when the page's own repetition proves it one."""
    sentences = [block for block in blocks if block.sentence and block.key != title.key]
    lead = sentences[0] if sentences else None
    spans: list[Span] = []
    glued = False
    for found in re.finditer(re.escape(brand) + r"(?::(?=[^\s:/\d]))?", source):
        begin, end = found.span()
        labelled = found.group().endswith(":")
        before, after = source[max(0, begin - 1) : begin], source[end : end + 1]
        sticks = bool(_GLUE.match(before)) or (not labelled and after.isalnum())
        in_lead = lead is not None and lead.start <= begin < lead.end
        if labelled or sticks or (in_lead and " " in brand):
            spans.append((begin, end))
            glued = glued or sticks
        elif any(block.start <= begin < block.end for block in sentences):
            return None
    return Injection(brand, tuple(spans)) if glued else None


def without(source: str, block: Block, injected: list[Span]) -> Block | None:
    """The block less the injected spans (in order, apart); ``None`` when nothing is left of it."""
    pieces = [kept for start, end in block.pieces for kept in outside(source, start, end, injected)]
    return block_of(source, pieces, gap=block.gap) if pieces else None


def outside(source: str, start: int, end: int, injected: Sequence[Span]) -> list[Span]:
    """What is left of ``start``–``end`` without the injected spans and without white space at the ends."""
    left: list[Span] = []
    begin = start
    for low, high in injected[max(0, bisect_right(injected, (start, start)) - 1) :]:
        if low >= end:
            break
        if high > begin:
            left.append(trimmed(source, begin, max(begin, low)))
            begin = min(high, end)
    left.append(trimmed(source, begin, end))
    return [(low, high) for low, high in left if low < high]


def split_title_bar(source: str, blocks: list[Block]) -> tuple[list[Block], set[int]]:
    """Cut a line that is another line of the top with something before or after it.

    A page often prints the title of its window as a line: ``Section > Title - Site``.

    Returns:
        The blocks, and the positions in them of the parts before and after the title.
    """
    texts = {block.text for block in blocks[:TOP] if 4 <= block.count <= 40}
    titles = sorted(texts, key=lambda text: (-len(text), text))
    out: list[Block] = []
    bars: set[int] = set()
    for index, block in enumerate(blocks):
        parts = None
        if index < TOP:
            parts = _bar(source, block, titles) or _lone_bar(source, block) or _lone_head(source, block)
        for part, is_title in parts or [(block, True)]:
            if not is_title:
                bars.add(len(out))
            out.append(part)
    return out, bars


def _bar(source: str, block: Block, titles: list[str]) -> list[tuple[Block, bool]] | None:
    """The parts of a title bar, each with whether it is the title; ``None`` when the block is none."""
    for title in titles:
        at = source.find(title, block.start, block.end)
        if at < 0 or len(title) >= len(block.text) or block.count > 60:
            continue
        before, after = trimmed(source, block.start, at), trimmed(source, at + len(title), block.end)
        head, tail = source[slice(*before)], source[slice(*after)]
        if head and (len(words_of(head)) > 8 or not _HEAD.search(head)):
            continue
        if tail and (len(words_of(tail)) > 6 or not _TAIL.match(tail)):
            continue
        spans = [(before, False), ((at, at + len(title)), True), (after, False)]
        return [
            (block_of(source, clipped, gap=block.gap and number == 0), is_title)
            for number, (span, is_title) in enumerate(spans)
            if (clipped := _clip(source, block, span))
        ]
    return None


def _lone_bar(source: str, block: Block) -> list[tuple[Block, bool]] | None:
    """The parts of ``Headline | Site``, where nothing else prints the headline."""
    found = _LONE_BAR.match(block.text) if len(block.pieces) == 1 and not block.sentence else None
    if found is None or len(words_of(found["title"])) < 5:
        return None
    title, site = block.start + found.end("title"), block.start + found.start("bar")
    return [
        (block_of(source, [(block.start, title)], gap=block.gap), True),
        (block_of(source, [trimmed(source, site, block.end)], gap=False), False),
    ]


def _lone_head(source: str, block: Block) -> list[tuple[Block, bool]] | None:
    """The parts of ``Body - Official text: Title``, where nothing else prints the title."""
    words = source[block.start : block.end]
    found = _LONE_HEAD.match(words) if len(block.pieces) == 1 else None
    if found is None or not institution(bare(found["name"])) or len(words_of(words[found.end() :])) < 3:
        return None
    head, title = trimmed(source, block.start, block.start + found.end()), block.start + found.end()
    return [
        (block_of(source, [head], gap=block.gap), False),
        (block_of(source, [trimmed(source, title, block.end)], gap=False), True),
    ]


def _clip(source: str, block: Block, span: Span) -> list[Span]:
    """The pieces of the block inside ``span``."""
    clipped = [trimmed(source, max(start, span[0]), min(end, span[1])) for start, end in block.pieces]
    return [(start, end) for start, end in clipped if start < end]
