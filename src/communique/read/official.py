"""Official texts by their wording: the names of bodies that publish them, what they call themselves, how they address.

The wording is data (``official.toml``).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise

from communique.read.english import words_of

#: Most words of the name of a body.
_NAME_MOST = 18
#: A line that says which kind of text it is has at least so many words; fewer are a label.
_TITLE_LEAST = 4
_SALUTATION_MOST = 14

_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|President|Premier|Ambassador|Representative|Chancellor|Chair(?:man|woman|person)?|Commissioner"
    r"|Director|Governor|Envoy|Spokes(?:person|man|woman)|Commander|Chief|King|Emir|Sheikh|Prince|Republic|Kingdom|Government"
    r"|Chargé|Delegate|Advis[eo]r|Counsellor|Taoiseach|Speaker|Senator|General|Admiral|Leader|Head)s?\b",
    re.IGNORECASE,
)
# Somebody with an office in one line: "Jo Roe, Prime Minister of Malta", "For Malta: Jo Roe", "Jo Roe (Malta)".
_SIGNER = re.compile(
    r"(?:(?:H\.?E\.?|Hon\.?|Sir|Dame|Dr\.?|Mr\.?|Mrs\.?|Ms\.?) )*"
    r"[A-ZÀ-Þ][\w.'’-]*"
    r"(?: (?:(?:al|el|bin|bint|da|de|del|der|di|dos|du|la|le|van|von|y|zu)[ -])*[A-ZÀ-Þ][\w.'’-]*){1,5}"
    r"(?:, | [-–—] | \()(?P<office>.{2,160})$"
)
_FOR = re.compile(r"(?:for|on behalf of) (?:the )?[A-ZÀ-Þ].{2,120}$", re.IGNORECASE)
# What stands above those who sign, join or take part.
_INTRODUCES = re.compile(
    r"(?:signed(?: by)?|signator(?:y|ies)|co-?signed(?: by)?|endorsed by|supported by|joined by|participants?"
    r"|attendees?|present|in attendance|members|parties|countries|states|governments|delegations?|for the .{2,60})\s?:",
    re.IGNORECASE,
)
_DASHED = re.compile(r"^(?:(?:\d{1,3}[.)]|[-•*–—·▪◦]|\([a-z0-9]{1,3}\))\s*)+")
_TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’]s?$")


def institution(text: str) -> bool:
    """Whether a line is the name of a government, one of its bodies or an international organisation, and no more."""
    line = " ".join(text.split()).strip(" |–—-:")
    lists = _lists()
    if line in lists["names"] or line.removeprefix("The ") in lists["names"]:
        return True
    words = [word.strip(",()’'\"") for word in _TOKEN.findall(line)]
    if not 2 <= len(words) <= _NAME_MOST or line[-1] in ".?!:;" or any(char.isdigit() for char in line):
        return False
    plain = [_POSSESSIVE.sub("", word).casefold() for word in words]
    if any(word in lists["verbs"] or word in lists["kinds"] for word in plain):
        return False  # what a body does or says, and not its name
    small = lists["small"]
    if not all(word[:1].isupper() or word in small or not word.strip("&/-") for word in words):
        return False
    at = next((index for index, word in enumerate(plain) if word in lists["bodies"]), None)
    # "Prime Minister's Office", "U.S. Department of State", "Office of the Special Envoy …"
    return at is not None and (at <= 5 or plain[at - 1] in small)


def entitled(text: str) -> bool:
    """Whether a line is the title of an official text: of a statement, of a readout, of a call with somebody."""
    lists = _lists()
    words = [_POSSESSIVE.sub("", word) for word in words_of(text)]
    if len(words) < _TITLE_LEAST or any(word in lists["verbs"] for word in words):
        return False
    return any(
        word in lists["kinds"] or (word in lists["events"] and after in lists["with"])
        for word, after in pairwise([*words, ""])
    )


def signer(text: str) -> bool:
    """Whether a line names somebody with an office, or for whom somebody signs."""
    line = _DASHED.sub("", " ".join(text.split()))
    found = _SIGNER.match(line)
    if found is None:
        return bool(_FOR.match(line)) and line[-1] not in ".?!"
    return names_office(found["office"]) and found["office"][0].isupper() and line[-1] not in "?!:"


def names_office(text: str) -> bool:
    """Whether some words name an office."""
    return bool(_OFFICE.search(text))


def introduces_signers(text: str) -> bool:
    """Whether a line begins by saying that those follow who sign, join or take part: "Signed by:"."""
    return bool(_INTRODUCES.match(text))


def salutation(text: str) -> bool:
    """Whether a line addresses those who listen: "Madam President,", "Thank you, Chair."."""
    line = " ".join(text.split())
    return len(line) <= 160 and len(words_of(line)) <= _SALUTATION_MOST and bool(_addressed().match(line))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    data = _data()
    return {name: frozenset(data[name]) for name in ("names", "bodies", "kinds", "events", "with", "verbs", "small")}


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile("|".join(_data()["salutations"]), re.IGNORECASE)


@cache
def _data() -> Mapping[str, list[str]]:
    source = resources.files("communique.read").joinpath("official.toml").read_text("utf-8")
    return tomllib.loads(source)
