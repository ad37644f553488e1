"""Which program made a graph: its version, its rules, its language model."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from communique import __version__

_PACKAGE = Path(__file__).parent.parent
# The rooms that decide what is read out of an article; "lexicon" holds their word lists as data.
_RULE_ROOMS = ("extract", "language", "lexicon", "link", "read", "resolve")


@dataclass(frozen=True, slots=True)
class Run:
    """What decides, beside the articles, what the graph says.

    Attributes:
        version: Version of the program.
        rules: SHA-256 of the rules and word lists.
        model: Name of the language model's package.
        model_version: Its version.
        model_sha256: SHA-256 of its files.
    """

    version: str
    rules: str
    model: str
    model_version: str
    model_sha256: str

    def key(self) -> str:
        """The run's identity: not a time or a place, but the releases it was made with.

        The hashes are said of it and in the manifest; they are no part of its IRI, so that a change of rules
        that reads the same facts changes one triple and not every graph's origin.
        """
        return "-".join(re.findall(r"[a-z0-9]+", f"{self.version} {self.model} {self.model_version}".lower()))


def rules_hash(package: Path = _PACKAGE) -> str:
    """SHA-256 over the files (name and bytes, sorted by name) of the rooms that hold rules and word lists."""
    digest = hashlib.sha256()
    for room in _RULE_ROOMS:
        for path in sorted((package / room).rglob("*"), key=lambda p: p.relative_to(package).as_posix()):
            name = path.relative_to(package)
            # What tools leave behind (__pycache__, .mypy_cache) is no rule.
            if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in name.parts):
                digest.update(name.as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def this_run(model: str, model_version: str, model_sha256: str) -> Run:
    """The run of this installation with that language model."""
    return Run(__version__, rules_hash(), model, model_version, model_sha256)
