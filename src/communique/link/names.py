"""One key for the many ways in which a person's name is printed.

News prints one person as *Kihara Minoru* and *Minoru Kihara*, *Kim Jong-un* and *Kim Jong Un*, *Sergei* and
*Sergey*, with and without accents, middle initials and *Jr*. Family-name-first against given-name-first is a
rotation of the letters, wherever hyphens or blanks cut the name; so the key is the least rotation of the folded
letters.
"""

import re
import unicodedata
from functools import cache

from communique.lexicon.tables import packaged, values

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "bint", "de", "del", "della", "der", "di", "du", "la", "le", "van", "von"}
)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h"}
)
# Words of this many letters are whole names; shorter ones may be syllables of one (Kim Yong Hyun is not Kim Hyun).
_WHOLE_NAME = 6
_SECOND_FAMILY_NAME = 4


def fold(text: str) -> str:
    """Lower case, no accents, every run of other characters than letters and digits as one blank.

    Apostrophes and the dots of abbreviations join what they stand between (*J.D.* is ``jd``).
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    joined = re.sub(r"(?<=\b\w)\.(?=\w\b)|['’‘ʼʻ`]", "", bare)
    return " ".join(re.findall(r"[^\W_]+", joined))


def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, without initials and suffixes where enough is left without them."""
    words = fold(name).split()
    kept = [word for word in words if len(word) > 1 and word not in _SUFFIXES]
    return tuple(kept if len(kept) > 1 else words)


def name_key(name: str) -> str:
    """The identity of a name, the same for every way of printing it.

    Insensitive to the order of family and given name, hyphens, blanks, accents, middle initials, suffixes
    and transliteration (``y`` or ``i``, single or double letters, the variants in ``given-names.tsv``).

    Returns:
        Lower-case letters; empty for a name without letters. Not for reading.
    """
    return _least_rotation("".join(_sound(token) for token in name_tokens(name)))


def same_person(a: str, b: str) -> bool:
    """Whether two names, in one context, may be printed for one person.

    True for equal keys; where one name only adds names in between or a second family name
    (*Josep Borrell Fontelles*); and for a short form of the given name beside the same family name (*Tony*, *Antony*).
    A lone family name is not enough.
    """
    first, second = name_tokens(a), name_tokens(b)
    if not first or not second:
        return False
    if name_key(a) == name_key(b):
        return True
    if min(len(first), len(second)) < 2:
        return False
    short, long = sorted((_sounds(first), _sounds(second)), key=len)
    return _abbreviates(short, long) or _nicknamed(first, second)


def _sounds(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_sound(token) for token in tokens)


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the short name leaves out middle names, or a second family name, of the long one."""
    if len(short) == len(long):
        return False
    if short[0] == long[0] and short[-1] == long[-1]:
        rest = iter(long)
        return any(len(word) >= _WHOLE_NAME for word in short) and all(word in rest for word in short)
    own = [word for word in short if word not in _PARTICLES]
    added = [word for word in long[len(short) :] if word not in _PARTICLES]
    whole = len(own) > 1 and len(added) == 1 and all(len(word) >= _SECOND_FAMILY_NAME for word in (*own, *added))
    return whole and long[: len(short)] == short


def _nicknamed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the names differ in a short form of the first word alone."""
    if _sounds(first[1:]) != _sounds(second[1:]):
        return False
    groups = _groups("nickname")
    return bool(groups.get(first[0], frozenset()) & groups.get(second[0], frozenset()))


def _sound(token: str) -> str:
    """A word as it sounds: one spelling for its transliterations."""
    token = min(_groups("variant").get(token, frozenset({token})))
    return re.sub(r"(.)\1+", r"\1", token.replace("y", "i"))


@cache
def _groups(kind: str) -> dict[str, frozenset[str]]:
    """Every name of that kind of group, with the least name of each group it is in."""
    found: dict[str, set[str]] = {}
    for row in packaged("given-names"):
        if row["kind"] == kind:
            names = values(row["names"])
            for name in names:
                found.setdefault(name, set()).add(min(names))
    return {name: frozenset(leaders) for name, leaders in found.items()}


def _least_rotation(text: str) -> str:
    """The rotation of the letters that comes first in the alphabet."""
    return min((text[i:] + text[:i] for i in range(len(text))), default="")
