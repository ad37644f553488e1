"""Is it English? A test that needs no model and no network.

Function words make up some 40 % of English prose and hardly ever a tenth of prose in another language,
even when a few forms coincide (*in*, *was*, *of*). So the share of English function words among all words
tells English from the rest; the shares of other languages' function words tell a foreign text from a list
of names, which has none of either.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from communique.errors import InputRejectedError

#: A text with a smaller share of English function words than this is no English prose.
ENGLISH_LEAST = 0.15
#: Another language is recognised only with at least this share of its function words.
FOREIGN_LEAST = 0.12
#: How much of a text is looked at, in code points.
SAMPLE = 200_000

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
_LETTER = re.compile(r"[^\W\d_]")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, inner apostrophes, points and hyphens kept."""
    return tuple([word.lower() for word in _WORD.findall(text)])


def english_share(words: Sequence[str]) -> float:
    """The share of English function words among ``words``, between 0 and 1."""
    return _share(words, _function_words()["en"])


def foreign_language(text: str) -> str:
    """Why a paragraph is not English, for people; empty when it is or may be.

    Recognised are paragraphs in another script and those whose function words are another
    language's. Names and numbers alone never count as foreign.
    """
    if not text.isascii():
        letters = len(_LETTER.findall(text[:SAMPLE]))
        if letters and len(_LATIN.findall(text[:SAMPLE])) * 2 < letters:
            return "written in another script"
    words = words_of(text[:SAMPLE])
    english = english_share(words)
    if len(words) < 8 or english >= ENGLISH_LEAST:
        return ""
    lists = _function_words()
    shares = {code: _share(words, lists[code]) for code in sorted(lists) if code != "en"}
    best = max(shares, key=lambda code: shares[code])
    sure = shares[best] >= max(FOREIGN_LEAST, 2 * english) and len(lists[best].intersection(words)) >= 3
    return f"function words of another language ({best})" if sure else ""


def require_english(text: str, name: str) -> None:
    """Refuse a text that is not in English.

    Raises:
        InputRejectedError: ``input-not-english``; ``input-no-prose`` when it reads as no language at all.
    """
    reason = foreign_language(text)
    if reason:
        raise InputRejectedError(
            "input-not-english",
            f"the text is not in English: {reason}.",
            where=name,
            hint="Only articles in English are read.",
        )
    words = words_of(text[:SAMPLE])
    # A page with long lists of headlines and names dilutes the share: half of it is enough here,
    # since the paragraphs are tested one by one later.
    if len(words) >= 8 and english_share(words) < ENGLISH_LEAST / 2:
        raise no_prose(name)


def no_prose(name: str, *, page: bool = False) -> InputRejectedError:
    """The error for a text in which nothing reads as an article.

    Args:
        name: The name of the source.
        page: Whether it is an HTML page, of which a browser may show more than the file holds.
    """
    what = (
        "on the page reads as an article: it has no sentences but those of menus and lists"
        if page
        else ("in the text reads as an article: it has no sentences")
    )
    from_browser = " Where a script fills the page, save the article from the browser as plain text (.txt)."
    hint = "Check that the file holds the article and not only a page's menus, a list or data."
    return InputRejectedError("input-no-prose", f"nothing {what}.", where=name, hint=hint + from_browser * page)


def _share(words: Sequence[str], listed: frozenset[str]) -> float:
    return sum(map(listed.__contains__, words)) / len(words) if words else 0.0


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    source = resources.files("communique.read").joinpath("function_words.toml").read_text("utf-8")
    return {code: frozenset(listed.split()) for code, listed in tomllib.loads(source)["words"].items()}
