"""Which program made a graph: its version, its rules, its language model."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique import __version__

_PACKAGE = Path(__file__).parent.parent
# The rooms that decide what is read out of an article; "lexicon" holds their word lists as data.
_RULE_ROOMS = ("extract", "language", "lexicon", "link", "read", "resolve")


# The room that decides what of another program's proposals becomes a fact.
_GATE_ROOMS = ("propose",)


@dataclass(frozen=True, slots=True)
class Software:
    """Another program that had a part in a run: its name, its version, the SHA-256 of what makes it what it is."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """What decides, beside the articles, what the graph says.

    Attributes:
        version: Version of the program.
        rules: SHA-256 of the rules and word lists.
        model: Name of the language model's package.
        model_version: Its version.
        model_sha256: SHA-256 of its files.
        lexicon: SHA-256 of the user's lexicon, which is part of the rules too; empty without one.
        entities: The program whose names the rules read beside those of the language model, where there is one.
        proposer: The program that proposed facts, where there is one.
    """

    version: str
    rules: str
    model: str
    model_version: str
    model_sha256: str
    lexicon: str = ""
    entities: Software | None = None
    proposer: Software | None = None

    @property
    def others(self) -> tuple[Software, ...]:
        """The programs that had a part in it beside ours and its language model."""
        return tuple(program for program in (self.entities, self.proposer) if program)

    def key(self) -> str:
        """The run's identity: not a time or a place, but the releases it was made with.

        The hashes are said of it and in the manifest; they are no part of its IRI, so that a change of rules
        that reads the same facts changes one triple and not every graph's origin.
        """
        names = f"{self.entities.name} {self.entities.version}" if self.entities else ""
        releases = f"{self.version} {self.model} {self.model_version} {names}"
        return "-".join(re.findall(r"[a-z0-9]+", releases.lower()))


def gate_hash() -> str:
    """SHA-256 over the files that decide what of a proposal becomes a fact."""
    return rules_hash(rooms=_GATE_ROOMS)


def rules_hash(package: Path = _PACKAGE, lexicon: str = "", rooms: Iterable[str] = _RULE_ROOMS) -> str:
    """SHA-256 over the files (name and bytes, sorted by name) of the rooms that hold rules and word lists.

    Args:
        package: Folder of the package.
        lexicon: SHA-256 of the user's lexicon, which changes the rules like any other file; empty without one.
        rooms: The rooms.
    """
    digest = hashlib.sha256()
    for room in rooms:
        for path in sorted((package / room).rglob("*"), key=lambda p: p.relative_to(package).as_posix()):
            name = path.relative_to(package)
            # What tools leave behind (__pycache__, .mypy_cache) is no rule.
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
                digest.update(name.as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    if lexicon:
        digest.update(b"user lexicon\0" + lexicon.encode())
    return digest.hexdigest()


def this_run(
    model: str,
    model_version: str,
    model_sha256: str,
    *,
    lexicon: str = "",
    entities: Software | None = None,
    proposer: Software | None = None,
) -> Run:
    """The run of this installation with that language model and, where there are, that user's lexicon and programs."""
    rules = rules_hash(lexicon=lexicon)
    return Run(__version__, rules, model, model_version, model_sha256, lexicon, entities, proposer)
