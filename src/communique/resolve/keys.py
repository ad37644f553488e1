"""Keys: the identities that things get in the graph, and the folding of words that makes them comparable.

A key depends on what a thing is and on the articles that report it, never on the order in which they came.
"""

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.resolve.errors import ResolveError

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})
Canonical = str | int | float | None | Sequence["Canonical"]


def fold(text: str) -> str:
    """Words as they are compared: small letters, straight quotes and hyphens, single spaces.

    Letters of other scripts that only look alike stay different.

    Example:
        >>> fold("  Artillery  Shells ")
        'artillery shells'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).casefold().split())


def join(*parts: str) -> str:
    """Parts of a key with hyphens between them; empty parts are left out."""
    return "-".join(part for part in parts if part)


def digest(*parts: Canonical) -> str:
    """16 hexadecimal digits of the SHA-256 of the parts, written as one canonical JSON array."""
    written = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:16]


def distinct(wanted: Iterable[tuple[str, str]]) -> list[str]:
    """Keys from pairs of a readable key and a hash: the hash is added to every key that is wanted more than once.

    Raises:
        ResolveError: ``key-clash``: key and hash together are wanted twice.
    """
    pairs = list(wanted)
    counts = Counter(readable for readable, _ in pairs)
    keys = [readable if counts[readable] == 1 else join(readable, tie[:8]) for readable, tie in pairs]
    twice = sorted(key for key, count in Counter(keys).items() if count > 1)
    if twice:
        raise ResolveError("key-clash", f"Two different things would both be called {twice[0]}.")
    return keys
