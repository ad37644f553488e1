"""The same article as another printer, editor or machine would give it.

``PRINTED`` changes no word: marks, spaces, lines. ``REWORDED`` says the same in other words; the words of a fact
change with it, so that facts are compared after the same change.
"""

import re
import textwrap
from collections.abc import Callable, Mapping

from metamorphic.paragraphs import body

Change = Callable[[str], str]

# ── marks, spaces, lines ────────────────────────────────────────────────────


def curly(text: str) -> str:
    """Typographic quotation marks and apostrophes."""
    text = re.sub(r'(?<![\w.,!?)])"(?=\S)', "“", text).replace('"', "”")
    return re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")


def straight(text: str) -> str:
    """Typewriter quotation marks and apostrophes."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def folded(text: str) -> str:
    """Long lines broken at 72 columns, with blank lines around them."""
    out = []
    for line in text.split("\n"):
        if len(line) <= 72 or line.startswith((" ", "-")):
            out.append(line)
        else:
            out += ["", *textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False), ""]
    return "\n".join(out)


def _indented(text: str) -> str:
    for paragraph in reversed(body(text)):
        text = f"{text[: paragraph.start]}    {text[paragraph.start :]}"
    return text


def _hyphenated_softly(text: str) -> str:
    """Soft hyphens inside long words of the body, as web pages have them for breaking lines."""
    first = body(text)[0].start
    return text[:first] + re.sub(r"\b([a-z]{4})([a-z]{4,})\b", "\\1\u00ad\\2", text[first:])


def _repeated(text: str) -> str:
    """The body twice, as scrapers give it."""
    paragraphs = body(text)
    again = text[paragraphs[0].start : paragraphs[-1].end]
    return text[: paragraphs[-1].end] + (paragraphs[-1].gap or "\n\n") + again + text[paragraphs[-1].end :]


PRINTED: Mapping[str, Change] = {
    "curly quotes": curly,
    "straight quotes": straight,
    "Windows newlines": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "folded at 72 columns": folded,
    "two spaces after a sentence": lambda text: re.sub(r"(?<=[a-z][.!?]) (?=[A-Z])", "  ", text),
    "double spaces everywhere": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "spaces at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "indented paragraphs": _indented,
    "non-breaking hyphens": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "soft hyphens": _hyphenated_softly,
    "no-break spaces in figures and titles": lambda text: re.sub(r"(?<=\d|\.) (?=\d|[A-Z])", "\u00a0", text),
    "en dashes": lambda text: text.replace("—", "–"),
    "double hyphens for dashes": lambda text: text.replace(" — ", " -- ").replace("—", "--"),
    "the ellipsis as one character": lambda text: text.replace("...", "…"),
    "the body twice": _repeated,
}

# ── other words ─────────────────────────────────────────────────────────────


def _words(*pairs: tuple[str, str]) -> Change:
    """Replace words; a capital at the start stays one."""

    def change(text: str) -> str:
        for old, new in pairs:
            text = re.sub(rf"\b{old}", lambda m, new=new: _capital(m[0], m.expand(new)), text)  # type: ignore[misc]
        return text

    return change


def _capital(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() and new[0].islower() else new


_MONTHS = {"Sept.": "September", "Oct.": "October", "Feb.": "February"}
_SAYER = r"((?:[A-Z]\w+|ministry|spokesperson|trio) )"

REWORDED: Mapping[str, Change] = {
    "British spelling": _words(
        ("([Dd])efense", r"\1efence"), ("program(?!me)", "programme"), ("rumors", "rumours"),
        ("militarization", "militarisation"), ("destabilizing", "destabilising"), ("neighbor", "neighbour"),
        ("characterized", "characterised"), ("emphasized", "emphasised"), ("emphasize", "emphasise"),
    ),
    "American spelling": _words(("([Dd])efence", r"\1efense")),
    "told reporters for said": _words((_SAYER + "said(?! in)", r"\1told reporters")),
    "U.S. for US": _words(("US(?=[ ,-])", "U.S.")),
    "US for U.S.": _words((r"U\.S\.(?=[\s,’'-])", "US"), (r"U\.N\.(?=\s)", "UN")),
    "the United States for the US": _words((r"the (?:US|U\.S\.)(?= and|,)", "the United States")),
    "North Korea for its short forms": _words(
        (r"N\. Korea|NK", "North Korea"), ("the DPRK(?! sanctions)", "North Korea"),
        ("DPRK(?=-)", "North Korea"), ("the North(?= to|’s|'s)", "North Korea"), (r"S\. Korea", "South Korea"),
    ),
    "DPRK for North Korea": lambda text: re.sub(
        r"(?<!\()\bNorth Korea\b(?=[ ’',.]|$)",
        lambda m: "The DPRK" if re.search(r"(?:^|\n|[.!?][\"”]? )$", m.string[: m.start()]) else "the DPRK",
        text,
    ),
    "months in full": lambda text: re.sub(r"Sept\.|Oct\.|Feb\.", lambda m: _MONTHS[m[0]], text),
    "the day before the month": _words((r"(Sept\.|Oct\.|September|October) (\d\d?)\b(?!,)", r"\2 \1")),
    "figures without commas": _words((r"(\d),(\d{3})\b", r"\1\2")),
    "other words for about": _words(("about (?=6,7)", "roughly "), ("around (?=1,0)", "some ")),
    "over for more than": _words(("more than (?=1,0)", "over ")),
    "denounced for condemned": _words(("condemned", "denounced"), ("condemn(?!ed)", "denounce")),
    "delivered for shipped": _words(("shipped", "delivered")),
    "sent for delivered": _words(("delivered", "sent")),
    "supplying for providing": _words(("providing", "supplying"), ("provides", "supplies"), ("provided", "supplied")),
    "provision for supply": _words(("supply(?= of)", "provision")),
    "ammunition for munitions": _words(("munitions", "ammunition")),
    "weapons for arms": _words(("arms(?! deal)", "weapons")),
    "Russia's minister for the Russian minister": _words(
        ("Russian (?=(?:Foreign Minister|President) [A-Z])", "Russia’s "),
        ("North Korean (?=leader [A-Z])", "North Korea’s "), ("Japanese (?=Foreign Minister [A-Z])", "Japan’s "),
        ("South Korean (?=Foreign Minister [A-Z])", "South Korea’s "),
    ),
    "the Russian minister for Russia's minister": _words(
        ("Russia[’'](?:s) (?=President [A-Z])", "Russian "), ("North Korea[’']s (?=leader [A-Z])", "North Korean "),
    ),
    "another transliteration": _words(
        ("Sergei", "Sergey"), ("Kim Jong Un", "Kim Jong-un"), ("Kihara Minoru", "Minoru Kihara"),
    ),
    "days with on": _words(
        (r"(?<!on )(?<![.’'] )(?<=[a-z] )(Monday|Wednesday|Thursday|Friday)(?![’'])", r"on \1"),
    ),
}  # fmt: skip

# ── agencies ────────────────────────────────────────────────────────────────


def with_agency(text: str) -> str:
    """A dateline with an agency before the first paragraph, where it has none of its own."""
    first = body(text)[0]
    own = re.match(r"[A-Z]{4,}", first.words)
    return text if own else f"{text[: first.start]}GENEVA (Reuters) - {text[first.start :]}"


def with_reporters(text: str) -> str:
    """Who reported and edited it, below the last paragraph."""
    last = body(text)[-1]
    credit = "(Reporting by Anna Keller in Geneva and Tom Frost in Berlin; Editing by Lena Hart)"
    return f"{text[: last.end]}{last.gap or chr(10) * 2}{credit}{text[last.end :]}"


AGENCIES: Mapping[str, Change] = {"a dateline of an agency": with_agency, "who reported it": with_reporters}
