"""What scrapers leave in a text: tags, shortcodes, character references, escapes, letters of the wrong charset.

Every function gives a text of the same length: what a reader would not see becomes ``NOTHING``, a character that the
source writes with several becomes itself and ``NOTHING`` behind it, a space that it writes with several becomes as many
spaces that do not break. So an offset means the same in both.
"""

import html
import re

from communique.model import NOTHING

# Tags that end a line of words, and tags that stand inside one. Others in angle brackets are words: "<unknown>".
_BLOCK = (
    r"(?:p|div|h[1-6]|li|[uod]l|d[dt]|t[rdh]|table|thead|tbody|tfoot|caption|blockquote|section|article|header|footer"
    r"|figure|figcaption|hr|br|pre|main|aside|nav|center|form|fieldset|details|summary|html|head|body|title)"
)
_INLINE = (
    r"(?:a|abbr|acronym|address|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|link|mark|meta|nobr"
    r"|o:p|picture|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|wbr|button|input|iframe|embed|object"
    r"|param|video|audio|track|svg|path|noscript|amp-[a-z-]+)"
)
_ATTRIBUTES = r"(?:\s[^<>]{0,2000})?/?>"
_UNSEEN = re.compile(r"<!\[CDATA\[|\]\]>|<sup>\s{0,9}\[?\d{1,3}\]?\s{0,9}</sup>", re.IGNORECASE)
# What is not shown from its beginning to its end, each with how it ends.
_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    *(
        (re.compile(rf"<{tag}\b[^<>]{{0,2000}}>", re.IGNORECASE), re.compile(rf"</{tag}\s{{0,9}}>", re.IGNORECASE))
        for tag in ("script", "style", "svg", "template")
    ),
)
_BLOCK_TAG = re.compile(rf"</?{_BLOCK}{_ATTRIBUTES}", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?{_INLINE}{_ATTRIBUTES}", re.IGNORECASE)
# The same with their brackets written as references, as exports of exports have them.
_WRITTEN_OUT = r"(?:\s(?:(?!&[lg]t;).){0,1000}?)?/?&gt;"
_BLOCK_WRITTEN_OUT = re.compile(rf"&lt;/?{_BLOCK}{_WRITTEN_OUT}", re.IGNORECASE)
_INLINE_WRITTEN_OUT = re.compile(rf"&lt;/?{_INLINE}{_WRITTEN_OUT}", re.IGNORECASE)

# Shortcodes of content systems: [vc_row css="x"], [/vc_row], [gallery ids="1,2"]. A word in brackets is none: [sic].
_SHORTCODE = re.compile(
    r"\[(?:/?[a-z]{1,30}_[a-z0-9_-]{1,60}(?:\s[^\[\]\n]{0,2000})?|[a-z]{1,30}\s[\w-]{1,40}=[^\[\]\n]{0,2000}"
    r"|/[a-z]{1,30}|gallery|more)\]"
)
_EMBEDDED = re.compile(r"\[(embed|youtube|tweet|video|audio|img)\b[^\[\]\n]{0,300}\]\s*[^\s\[\]]{0,500}\s*\[/\1\]")
# Marks of boards: [b]…[/b], [url=…]…[/url].
_BOARD = r"(?:b|i|u|s|url|quote|center|code|list|size|color|font|caption|left|right)"
_BOARD_END = re.compile(rf"\[/({_BOARD})\]", re.IGNORECASE)
_BOARD_MARK = re.compile(rf"\[/?(?P<name>{_BOARD})(?:=[^\[\]\n]{{0,500}})?\]", re.IGNORECASE)
# Marks of generators of static sites: {% include x %}, {{< figure src="x" >}}, {: .lead}.
_TEMPLATE = re.compile(r"\{%[^{}\n]{0,400}%\}|\{\{[^{}]{0,400}\}\}|\{:[^{}\n]{0,200}\}")

_REFERENCE = re.compile(r"&(?:amp;)?(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,31});|&nbsp(?![\w;])")
_UNICODE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")
_BREAK = re.compile(r"(?:\\r)?\\n")
_QUOTE = re.compile(r"\\(?=[\"'/])")
_INVISIBLE = re.compile("[\u00ad\u180e\u200b-\u200d\u2060\ufeff]")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "))
# UTF-8 that was read as Windows-1252: a letter with an accent stands before signs that follow none in English.
_HIGH = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_MISREAD = re.compile(
    rf"(?<![A-ZÀ-Þ])(?:[\u00c2-\u00c5]{_HIGH}|[\u00e2-\u00ef]{_HIGH}{{2}}|\u00f0{_HIGH}{{3}})|\u00e2\u20ac"
)


def without_markup(text: str) -> str:
    """The text without tags, scripts and shortcodes; where one of them ends a line of words, a line break."""
    if "<" in text:
        for begin, end in _HIDDEN:
            text = _without(text, begin, end)
        text = _UNSEEN.sub(nothing, text)
        text = _INLINE_TAG.sub(nothing, _BLOCK_TAG.sub(_line_break, text))
    if "&lt;" in text:
        text = _INLINE_WRITTEN_OUT.sub(nothing, _BLOCK_WRITTEN_OUT.sub(_line_break, text))
    if "{" in text:
        text = _TEMPLATE.sub(nothing, text)
    if "[" in text:
        ended = {found[1].lower() for found in _BOARD_END.finditer(text)}
        text = _EMBEDDED.sub(nothing, text)
        text = _BOARD_MARK.sub(lambda found: nothing(found) if found["name"].lower() in ended else found[0], text)
        text = _SHORTCODE.sub(_line_break, text)
    return text


def characters(text: str) -> str:
    """The text with the characters that references, escapes and letters of the wrong charset stand for."""
    if not text.isascii():
        text = _INVISIBLE.sub(NOTHING, _MISREAD.sub(_reread, text)).translate(_SPACES)
    if "&" in text:
        text = _REFERENCE.sub(_referred, text)
    if "\\" in text:
        text = _QUOTE.sub(nothing, _UNICODE.sub(_escaped, text))
        # One of them may be a path: "C:\new".
        if len(_BREAK.findall(text)) >= 2:
            text = _BREAK.sub(_line_break, text)
    return text


def nothing(found: re.Match[str]) -> str:
    """``NOTHING``, as long as what was found."""
    return NOTHING * len(found[0])


def instead(found: re.Match[str], words: str) -> str:
    """Some words in place of what was found, as long as that."""
    return words + NOTHING * (len(found[0]) - len(words))


def _line_break(found: re.Match[str]) -> str:
    return instead(found, "\n")


def _without(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> str:
    """The text without what stands from a beginning to the next end; line breaks in it stay."""
    kept, at = [], 0
    while (opened := begin.search(text, at)) and (closed := end.search(text, opened.end())):
        kept += [text[at : opened.start()], re.sub(r"[^\n]", NOTHING, text[opened.start() : closed.end()])]
        at = closed.end()
    return "".join([*kept, text[at:]]) if kept else text


def _referred(found: re.Match[str]) -> str:
    """The character of a reference; a reference to none stays as it is."""
    written = found[0].replace("&amp;", "&", 1) if len(found[0]) > 5 else found[0]
    words = html.unescape(written)
    if words == written or len(words) > len(found[0]):
        return found[0]
    if words.isspace():
        return "\u00a0" * len(found[0])
    return instead(found, "" if _INVISIBLE.fullmatch(words) else words)


def _escaped(found: re.Match[str]) -> str:
    """The character of an escape of JSON (a backslash, u and four digits); half a pair stays as it is."""
    units = bytes.fromhex(found[0].replace("\\u", ""))
    try:
        return instead(found, units.decode("utf-16-be"))
    except UnicodeDecodeError:
        return found[0]


def _reread(found: re.Match[str]) -> str:
    """What the bytes of some letters are as UTF-8; as it was where they are none."""
    if len(found[0]) == 2 and found[0].startswith("\u00e2"):
        return instead(found, "”")  # the third byte of this one has no letter in Windows-1252 and is often lost
    units = b"".join(char.encode("cp1252" if ord(char) > 0xFF else "latin-1") for char in found[0])
    try:
        words = units.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return instead(found, words) if words.isprintable() or words.isspace() else found[0]
