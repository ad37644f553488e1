"""Names as parts of keys and IRIs: one rule for every room that makes them."""

import hashlib
import re
import unicodedata

# Longer names are cut, so that an IRI and a file named after it stay within every common limit.
SLUG_LENGTH = 80

# Latin letters that NFKD does not take apart, in their usual ASCII spelling.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "Æ": "ae", "Œ": "oe", "Ø": "o", "Ł": "l", "Đ": "d", "Ð": "d", "Þ": "th",
    }
)  # fmt: skip


def slug(text: str) -> str:
    """A name as ASCII kebab-case: accents dropped, everything but letters and digits a hyphen.

    Two names that merely look alike keep different slugs: when a letter, a digit or an invisible character
    has no ASCII form, eight hexadecimal digits of the SHA-256 of the whole name are appended. The same suffix
    ends a name that had to be cut at 80 characters.

    Example:
        >>> slug("Yōko Kamikawa")
        'yoko-kamikawa'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    lost = any(not c.isascii() and unicodedata.category(c)[0] in "LNC" for c in decomposed)
    # Apostrophes and full stops inside a word join it: "U.S." is "us", "People's" is "peoples".
    ascii_only = re.sub(r"['’.]", "", "".join(c for c in decomposed if c.isascii() or c == "’")).lower()
    kebab = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if not kebab and not lost:
        lost = True
    limit = SLUG_LENGTH - 9
    if lost or len(kebab) > SLUG_LENGTH:
        suffix = _hash(unicodedata.normalize("NFC", text))
        return f"{kebab[:limit].rstrip('-')}-{suffix}" if kebab else f"x-{suffix}"
    return kebab


def _hash(text: str) -> str:
    # A lone surrogate has no UTF-8 form; "surrogatepass" keeps the hash defined for every string.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
