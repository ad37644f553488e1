"""The signs of Markdown in a plain text, taken off: emphasis, links, headings, escapes, quotation marks of mails.

As in ``residue``, the text keeps its length: ``NOTHING`` stands where a sign stood.
"""

import re

from communique.model import NOTHING
from communique.read.residue import nothing

_HEADING = re.compile(r"^(?P<open>[ ]{0,3}#{1,6}[ \t]+)(?P<words>[^\s][^\n]*)$", re.MULTILINE)
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)[^\n`]*$", re.MULTILINE)
# A line of a mail or of a block quotation: "> ", ">> ". The ">>" of a dateline stands behind its place.
_QUOTED = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\[\]\n]{1,80}\]:[ \t]+<?(?:https?:|/|#|mailto:)\S*[^\n]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]:?|(?<=[\w.,;:!?\"”’)])\[\d{1,3}\]")
_ADDRESS = (
    r"(?:\((?:<[^<>\n]{0,2000}>|(?:https?:|ftp:|mailto:|www\.|/|\.{1,2}/|#)(?:[^()\s]|\([^()\s]{0,200}\)){0,2000})"
    r"(?:\s+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?\s*\))"
)
#: A picture: its words are what stands in its place.
PICTURE = re.compile(
    rf"(?P<open>!\[)(?P<words>[^\[\]]{{0,600}})(?P<close>\](?:{_ADDRESS}|\([^()\s]{{1,500}}(?:\s+\"[^\"\n]{{0,300}}\")?\)))"
)
_LINK = re.compile(rf"(?P<open>\[)(?P<words>[^\[\]]{{0,600}})(?P<close>\](?:{_ADDRESS}|\(\)))")
_NAMED_LINK = re.compile(r"(?P<open>\[)(?P<words>[^\[\]\n]{1,300})(?P<close>\]\s?\[(?P<name>[^\[\]\n]{0,80})\])")
_CODE = re.compile(r"(?P<open>`{1,2})(?P<words>[^`\n]{1,300})(?P<close>(?P=open))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_RULE = re.compile(r"^[ ]{0,3}\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*(?::?-{2,}:?)?[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"^[ ]{0,3}\|.{0,2000}\|[ \t]*$", re.MULTILINE)


def _emphasis(mark: str, sign: str) -> re.Pattern[str]:
    """Words between two marks: over the end of a folded line, not of a paragraph."""
    inside = rf"(?:(?!\n[ \t]*\n)[^{sign}]){{0,1500}}?"
    return re.compile(
        rf"(?<![\w{sign}\\])(?P<open>{mark})(?=[^\s{sign}])(?P<words>{inside}[^\s\\{sign}])(?P<close>{mark})(?![\w{sign}])"
    )


_EMPHASES = (
    *(_emphasis(mark, r"\*") for mark in (r"\*{3}", r"\*{2}", r"\*", r"\*{2}")),
    *(_emphasis(mark, "_") for mark in ("__", "_")),
    _emphasis("~~", "~"),
)


def without_signs(text: str) -> str:
    """The text without the signs of Markdown, of the same length."""
    text = _QUOTED.sub(nothing, text) if ">" in text else text
    text = _FENCE.sub(nothing, text)
    if "](" in text or "][" in text or "]:" in text or "[^" in text or re.search(r"\[\d", text):
        text = _without_links(text)
    if _RULE.search(text):
        text = _ROW.sub(lambda row: row[0].replace("|", "\n"), _RULE.sub(nothing, text))
    text = _HEADING.sub(_heading, text)
    text = _CODE.sub(_words, text)
    for emphasis in _EMPHASES:
        text = emphasis.sub(_words, text)
    return _ESCAPE.sub(nothing, text)


def _without_links(text: str) -> str:
    defined = {found[0].split("]")[0].strip(" [").casefold() for found in _DEFINITION.finditer(text)}

    def named(found: re.Match[str]) -> str:
        known = (found["name"] or found["words"]).casefold() in defined
        return _words(found) if known else found[0]

    text = _LINK.sub(_words, PICTURE.sub(_words, text))
    text = _NAMED_LINK.sub(named, text)
    return _FOOTNOTE.sub(nothing, _DEFINITION.sub(nothing, text))


def _heading(found: re.Match[str]) -> str:
    """A heading without its signs, which may stand at its end, too."""
    words = found["words"]
    bare = words.rstrip("# \t\r")
    return (
        NOTHING * len(found["open"]) + bare + NOTHING * (len(words.rstrip()) - len(bare)) + words[len(words.rstrip()) :]
    )


def _words(found: re.Match[str]) -> str:
    """What was found with ``NOTHING`` in place of the signs around its words."""
    return NOTHING * len(found["open"]) + found["words"] + NOTHING * len(found["close"])
