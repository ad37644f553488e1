"""Propose words for the lists of the lexicon that decide what is read, from WordNet; a person accepts or refuses them.

Usage: python tools/grow_lexicon.py [LIST …] [--wordnet FOLDER] [--least N] > candidates.tsv

LIST is a list as ``communique lexicon list`` names it (``transfers.give.verbs``) or the beginning of its name
(``transfers``); without one, all lists of ``LISTS`` below. For each list the script takes the words that are in it,
goes to their meanings in WordNet (only those of the right part of speech and field), and prints the synonyms of these
meanings, what is narrower (hyponyms, troponyms) and what stands beside them, if the list does not have it yet.

The columns: list and code; candidate; score (how many words of the list lead there, and how closely); how often WordNet
met it in annotated text; the nearest word of the list and how it leads there; other lists that already have it; the
gloss. Nobody should add a word without thinking of what else it means: "deliver a speech", "order troops", "host the
games". What was thought over and refused stands with the reason in ``lexicon-refused.tsv`` beside this script and is
not proposed again.

WordNet 3.0 is read from the files of Debian's package wordnet-base (``apt-get install wordnet-base``; its licence lets
everybody use it for any purpose). It is an aid to whoever edits the lists: the program does not need it.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from communique.lexicon.entries import Entry, all_entries
from communique.lexicon.files import built_in
from communique.lexicon.tables import read_table

WORDNET = Path("/usr/share/wordnet")
REFUSED = Path(__file__).with_name("lexicon-refused.tsv")

# Fields of WordNet (lexicographer files, lexnames(5)) by number.
ACT, ARTIFACT, COGNITION, TALK, EVENT, FEELING, GROUP, OWNING = "04", "06", "09", "10", "11", "12", "14", "21"
_THINK, _SAY, _TOUCH, _MOVE, _OWN, _SOCIAL = "31", "32", "35", "38", "40", "41"

# The lists that decide what is read: part of speech and the fields in which their meanings lie.
LISTS: Mapping[str, tuple[str, frozenset[str]]] = {
    "transfers.give.verbs": ("verb", frozenset({_OWN, _MOVE, _TOUCH})),
    "transfers.give.arm_verbs": ("verb", frozenset({_OWN, "33"})),
    "transfers.give.nouns": ("noun", frozenset({ACT, OWNING, GROUP})),
    "transfers.get.verbs": ("verb", frozenset({_OWN})),
    "transfers.get.nouns": ("noun", frozenset({ACT, OWNING})),
    "transfers.symmetric.nouns": ("noun", frozenset({ACT, OWNING, TALK})),
    "claims.verb.lemmas": ("verb", frozenset({_SAY, _THINK})),
    "claims.narrates.lemmas": ("verb", frozenset({_SAY})),
    "claims.nouns.saying": ("noun", frozenset({TALK, COGNITION})),
    "claims.nouns.concern": ("noun", frozenset({FEELING, COGNITION, TALK})),
    "positions.verb.lemmas": ("verb", frozenset({_SAY})),
    "positions.noun.lemmas": ("noun", frozenset({TALK, FEELING})),
    "statements.noun.phrases": ("noun", frozenset({TALK})),
    "statements.verbs.issue": ("verb", frozenset({_SAY})),
    "statements.verbs.said": ("verb", frozenset({_SAY})),
    "meetings.verbs.meet": ("verb", frozenset({_SOCIAL, _SAY})),
    "meetings.verbs.host": ("verb", frozenset({_SOCIAL})),
    "meetings.verbs.speak": ("verb", frozenset({_SAY})),
    "meetings.verbs.call": ("verb", frozenset({_SAY})),
    "meetings.verbs.hold": ("verb", frozenset({_SOCIAL})),
    "meetings.nouns.meeting": ("noun", frozenset({GROUP, TALK, EVENT, ACT})),
    "meetings.nouns.visit": ("noun", frozenset({ACT})),
    "items.item.words": ("noun", frozenset({ARTIFACT})),
}
# Senses of a word are sorted by how often they are meant; later ones lead astray.
SENSES = 3
# What has more kinds than this ("change", "travel", "act") tells nothing that they have in common.
KINDS = 30


class Synset(NamedTuple):
    """A meaning: its field, the words that have it, what is above and below, what it is."""

    field: str
    words: tuple[str, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    gloss: str


class WordNet:
    """The nouns or verbs of WordNet 3.0 in the form that wndb(5) describes.

    Args:
        folder: Folder with ``data.verb``, ``index.verb``, ``cntlist.rev`` …
        part: ``noun`` or ``verb``.
    """

    def __init__(self, folder: Path, part: str) -> None:
        self._synsets = dict(self._read_synsets(folder / f"data.{part}"))
        self._senses = dict(self._read_senses(folder / f"index.{part}"))
        self._counts: dict[str, int] = defaultdict(int)
        tag = {"noun": "%1:", "verb": "%2:"}[part]
        for line in _lines(folder / "cntlist.rev"):
            key, _, count = line.split()
            lemma, found, _ = key.partition(tag)
            if found:
                self._counts[lemma] += int(count)

    @staticmethod
    def _read_synsets(path: Path) -> Iterator[tuple[str, Synset]]:
        for line in _lines(path):
            said, _, gloss = line.partition(" | ")
            fields = said.split()
            words_end = 4 + 2 * int(fields[3], 16)
            words = tuple(word.lower().partition("(")[0] for word in fields[4:words_end:2])
            count, rest = int(fields[words_end]), fields[words_end + 1 :]
            pointers = [rest[at : at + 4] for at in range(0, 4 * count, 4)]
            broader = tuple(offset for symbol, offset, _, _ in pointers if symbol == "@")
            narrower = tuple(offset for symbol, offset, _, _ in pointers if symbol == "~")
            yield fields[0], Synset(fields[1], words, broader, narrower, gloss.strip())

    @staticmethod
    def _read_senses(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
        for line in _lines(path):
            fields = line.split()
            yield fields[0], tuple(fields[-int(fields[2]) :])

    def senses(self, word: str, allowed: frozenset[str]) -> list[Synset]:
        """The first meanings of a word, in the fields allowed."""
        offsets = self._senses.get(word.replace(" ", "_"), ())[:SENSES]
        return [synset for synset in map(self._synsets.__getitem__, offsets) if synset.field in allowed]

    def count(self, word: str) -> int:
        """How often the word was met in the texts that WordNet's makers annotated."""
        return self._counts[word.replace(" ", "_")]

    def around(self, synset: Synset) -> Iterator[tuple[str, int, str, str]]:
        """Words near a meaning, with a weight, how they are related to it and the gloss."""
        yield from ((word, 3, "is", synset.gloss) for word in synset.words)
        for below in self._kinds(synset):
            yield from ((word, 2, "is a kind of", below.gloss) for word in below.words)
            for deeper in self._kinds(below):
                yield from ((word, 1, "is a kind of", deeper.gloss) for word in deeper.words)
        for above in map(self._synsets.__getitem__, synset.broader):
            for beside in self._kinds(above):
                yield from ((word, 1, "is beside", beside.gloss) for word in beside.words)

    def _kinds(self, synset: Synset) -> Iterator[Synset]:
        if len(synset.narrower) <= KINDS:
            yield from map(self._synsets.__getitem__, synset.narrower)


@dataclass
class Candidate:
    """A word proposed for a list.

    Attributes:
        word: The word.
        score: Sum of the weights by which words of the list lead to it, each word once.
        reason: The strongest of these ways, in words.
        gloss: The meaning that it leads to.
        weight: The weight of that way.
    """

    word: str
    score: int = 0
    reason: str = ""
    gloss: str = ""
    weight: int = 0


def candidates(words: Iterable[str], net: WordNet, allowed: frozenset[str]) -> list[Candidate]:
    """What WordNet has near the words of one list, best first.

    Args:
        words: The words of the list.
        net: WordNet for their part of speech.
        allowed: The fields in which their meanings lie.
    """
    found: dict[str, Candidate] = {}
    for word in words:
        ways: dict[str, tuple[int, str, str]] = {}
        for synset in net.senses(word, allowed):
            for near, weight, relation, gloss in net.around(synset):
                if weight > ways.get(near, (0, "", ""))[0]:
                    ways[near] = (weight, f"{relation} {word}", gloss)
        for near, (weight, reason, gloss) in ways.items():
            written = near.replace("_", " ")
            known = found.setdefault(written, Candidate(written))
            known.score += weight
            if weight > known.weight:
                known.weight, known.reason, known.gloss = weight, reason, gloss
    return sorted(found.values(), key=lambda c: (-c.score, c.word))


def rows(
    wanted: Iterable[str],
    entries: Iterable[Entry],
    nets: Mapping[str, WordNet],
    refused: set[tuple[str, str]],
    least: int,
) -> Iterator[tuple[str, ...]]:
    """The rows of the table of candidates, list by list and code by code."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    listed: dict[str, set[str]] = defaultdict(set)
    homes: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        name = f"{entry.file}.{entry.field}"
        homes[entry.word].add(f"{name} [{entry.says}]" if entry.says else name)
        if name in LISTS:
            groups[name, entry.says].append(entry.word)
            listed[name].add(entry.word)
    for (name, says), words in groups.items():
        if not any(name == want or name.startswith(f"{want}.") for want in wanted):
            continue
        part, allowed = LISTS[name]
        here = f"{name} [{says}]" if says else name
        for candidate in candidates(words, nets[part], allowed):
            new = candidate.word not in listed[name] and not {(here, candidate.word), (name, candidate.word)} & refused
            if new and candidate.score >= least:
                elsewhere = "; ".join(sorted(homes.get(candidate.word, ())))
                count = str(nets[part].count(candidate.word))
                fields = (here, candidate.word, str(candidate.score), count, candidate.reason, elsewhere)
                yield tuple(" ".join(field.split()) for field in (*fields, candidate.gloss))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file of WordNet, its licence left out."""
    with path.open(encoding="utf-8") as stream:
        yield from (line for line in stream if not line.startswith("  "))


def main() -> None:
    """Print the table of candidates.

    Raises:
        SystemExit: WordNet is not there, or a list is not one of ``LISTS``.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="*", metavar="LIST")
    parser.add_argument("--wordnet", type=Path, default=WORDNET, metavar="FOLDER", help=f"default: {WORDNET}")
    parser.add_argument("--least", type=int, default=2, metavar="N", help="least score of a candidate; default: 2")
    given = parser.parse_args()
    if not (given.wordnet / "data.verb").is_file():
        parser.error(f"{given.wordnet} has no data.verb: apt-get install wordnet-base, or give --wordnet FOLDER")
    wanted = given.lists or list(LISTS)
    for want in wanted:
        if not any(name == want or name.startswith(f"{want}.") for name in LISTS):
            parser.error(f"no list {want}; there is: {', '.join(LISTS)}")
    nets = {part: WordNet(given.wordnet, part) for part in ("noun", "verb")}
    refused = {(row["list"], row["word"]) for row in read_table(REFUSED)}
    print("list\tword\tscore\tmet\treason\telsewhere\tgloss")
    for row in rows(wanted, all_entries(built_in(), {}), nets, refused, given.least):
        print("\t".join(row))


if __name__ == "__main__":
    main()
