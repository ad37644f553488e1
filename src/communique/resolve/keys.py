"""Keys: the identities that things get in the graph, and the folding of words that makes them comparable.

A key depends on what a thing is and on the articles that report it, never on the order in which they came.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.resolve.errors import ResolveError

# Code points; the graph cuts longer slugs itself, and a key should look the same there.
KEY_LENGTH = 80

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})
# Latin letters that decomposition does not take apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)

Canonical = str | int | float | None | Sequence["Canonical"]


def fold(text: str) -> str:
    """Words as they are compared: small letters, straight quotes and hyphens, single spaces.

    Letters of other scripts that only look alike stay different.

    Example:
        >>> fold("  Artillery  Shells ")
        'artillery shells'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).casefold().split())


def slug(text: str) -> str:
    """A name as ASCII kebab-case.

    A letter without an ASCII form would be lost; eight hexadecimal digits of the hash of the whole name then
    stand at the end, so that names which only look alike keep different slugs.

    Example:
        >>> slug("Yōko Kamikawa")
        'yoko-kamikawa'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    lost = any(not c.isascii() and unicodedata.category(c)[0] in "LN" for c in decomposed)
    kept = re.sub(r"['’.]", "", "".join(c for c in decomposed if c.isascii() or c == "’")).lower()
    kebab = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    if lost or not kebab or len(kebab) > KEY_LENGTH:
        return join(kebab[: KEY_LENGTH - 9].strip("-"), digest(unicodedata.normalize("NFC", text))[:8])
    return kebab


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
