"""When two values of a slot agree: names across transliterations, free text by its words, dates by their bounds."""

import re
import unicodedata

_STOP_WORDS = frozenset("the a an of and to in for on its their by with from".split())  # noqa: SIM905 — a line of words
_SYNONYMS = (
    ("weapon", "arm", "weaponry", "armament"),
    ("munition", "ammunition", "ordnance"),
    ("drone", "uav", "uas"),
    ("shell", "round"),
    ("troop", "soldier", "force"),
    ("equipment", "gear", "materiel"),
    ("minister", "chief"),
)
_CANONICAL = {word: group[0] for group in _SYNONYMS for word in group}
# One after the other, on text whose plurals were folded: an earlier result may be the start of a later one.
_OFFICES = (
    ("premier", "prime minister"),
    ("top diplomat", "foreign minister"),
    ("minister of foreign affair", "foreign minister"),
    ("minister for foreign affair", "foreign minister"),
    ("minister of defense", "defense minister"),
    ("minister of defence", "defense minister"),
    ("minister for defence", "defense minister"),
    ("apnsa", "national security advisor"),
    ("defence", "defense"),
    ("adviser", "advisor"),
    ("defense chief", "defense minister"),
)
_RANKS = frozenset({"deputy", "vice", "former", "acting", "assistant", "under"})
_SHORT_CODE = 3
_SPELLING_EDITS = 2
_QUOTE_SHARE = 0.6
_OPEN_START, _OPEN_END = "", "9999"


def fold(text: str | None) -> str:
    """Lower case without accents, every run of other characters than ASCII letters and digits as one blank."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    bare = "".join(filter(lambda c: not unicodedata.combining(c), decomposed)).lower()
    return " ".join(re.findall("[0-9a-z]+", bare))


def content_words(text: str | None) -> frozenset[str]:
    """The folded words that carry meaning, plurals as singulars."""
    return frozenset(_singular(word) for word in fold(text).split() if word not in _STOP_WORDS)


def same_value(a: object, b: object) -> bool:
    """Equal as they are."""
    return a == b


def same_name(a: str | None, b: str | None) -> bool:
    """One person: in any order of names, across transliterations, with a short given name of the same initial.

    A lone family name is not enough.
    """
    words_a, words_b = content_words(a), content_words(b)
    if not (words_a and words_b):
        return False
    if words_a == words_b or (len(words_a & words_b) > 1 and _nested(words_a, words_b)):
        return True
    spelled_a, spelled_b = fold(a).split(), fold(b).split()
    if min(len(spelled_a), len(spelled_b)) < 2 or spelled_a[0][0] != spelled_b[0][0]:
        return False
    if spelled_a[-1] == spelled_b[-1] and len(spelled_a[-1]) > 3:
        return True
    return _differ_little("".join(spelled_a), "".join(spelled_b), _SPELLING_EDITS)


def similar(a: str | None, b: str | None) -> bool:
    """Free text: at least half of the words of the shorter side stand in the other, synonyms folded."""
    words_a, words_b = (frozenset(_CANONICAL.get(word, word) for word in content_words(text)) for text in (a, b))
    shorter = min(len(words_a), len(words_b))
    return shorter > 0 and 2 * len(words_a & words_b) >= shorter


def contained(a: str | None, b: str | None) -> bool:
    """All words of the shorter side stand in the longer."""
    words_a, words_b = content_words(a), content_words(b)
    return bool(words_a and words_b) and _nested(words_a, words_b)


def same_place(predicted: tuple[str, ...], gold: tuple[str, ...]) -> bool:
    """The predicted place agrees with one of the readings that gold lists."""
    return any(contained(" ".join(predicted), reading) for reading in gold)


def same_office(a: str | None, b: str | None) -> bool:
    """All words of the shorter title stand in the longer, and the rank (deputy, former …) is the same."""
    words_a, words_b = _title_words(a), _title_words(b)
    if not (words_a and words_b and _nested(words_a, words_b)):
        return False
    return words_a & _RANKS == words_b & _RANKS


def same_party(a: str | None, b: str | None) -> bool:
    """Codes as they are; names in full, in part or as initialism."""
    folded_a, folded_b = fold(a), fold(b)
    if folded_a == folded_b:
        return True
    if a is None or b is None:
        return False
    if _initials(a) == folded_b or _initials(b) == folded_a:
        return True
    return min(len(a), len(b)) > _SHORT_CODE and contained(a, b)


def same_quote(a: str | None, b: str | None) -> bool:
    """One quotation holds the other, and the shorter makes up most of it."""
    short, long = sorted((fold(a), fold(b)), key=len)
    return bool(short) and (short == long or (short in long and len(short) >= _QUOTE_SHARE * len(long)))


def same_resolution(a: str | None, b: str | None) -> bool:
    """Equal numbers, else equal words."""
    return _resolution_number(a or "") == _resolution_number(b or "")


def same_date(predicted: str, gold: str) -> bool:
    """Equal as written, markers aside; where gold is an interval or uncertain, one may lie inside the other.

    Args:
        predicted: An EDTF value without blanks and ``%``.
        gold: The same.
    """
    if _unmarked(predicted) == _unmarked(gold):
        return True
    if predicted.endswith("/..") and "/" in gold and predicted.partition("/")[0] == gold.partition("/")[0]:
        return True
    if not re.search("[/?~]", gold):
        return False
    first, last = _bounds(predicted)
    gold_first, gold_last = _bounds(gold)
    if gold_first <= first and last <= gold_last:
        return True
    closed_interval = "/" in predicted and first != _OPEN_START and last != _OPEN_END
    around = closed_interval and first <= gold_first and gold_last <= last
    return around and (first[:7] == gold_first[:7] or last[:7] == gold_last[:7])


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _singular(word: str) -> str:
    plural = len(word) > 3 and word[-1] == "s" and word[-2] != "s"
    return word[:-1] if plural else word


def _initials(text: str) -> str:
    return "".join(word[0] for word in fold(text).split() if word not in _STOP_WORDS)


def _title_words(title: str | None) -> frozenset[str]:
    text = " ".join(map(_singular, fold(title).split()))
    for wording, canonical in _OFFICES:
        text = text.replace(wording, canonical)
    return frozenset(text.split()) - _STOP_WORDS


def _differ_little(a: str, b: str, edits: int) -> bool:
    """Whether at most so many insertions, deletions and replacements lead from one word to the other."""
    common = 0
    while common < min(len(a), len(b)) and a[common] == b[common]:
        common += 1
    a, b = a[common:], b[common:]
    if not (a and b):
        return len(a) + len(b) <= edits
    if edits == 0:
        return False
    return any(_differ_little(x, y, edits - 1) for x, y in ((a[1:], b[1:]), (a[1:], b), (a, b[1:])))


def _resolution_number(text: str) -> str:
    number = re.search(r"\d{3,4}", text)
    return number[0] if number else fold(text)


def _unmarked(date: str) -> str:
    return date.replace("?", "").replace("~", "")


def _bounds(date: str) -> tuple[str, str]:
    """The first and the last possible day, as texts that sort; an open end sorts first or last."""
    date = re.sub(r"[?~\[\]]", "", date)
    start, interval, end = date.partition("/")
    if interval:
        return (
            _OPEN_START if start in {"", ".."} else _bounds(start)[0],
            _OPEN_END if end in {"", ".."} else _bounds(end)[1],
        )
    if "," in date:
        days = date.split(",")
        return min(days), max(days)
    if len(date) == len("2024"):
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == len("2024-05"):
        return f"{date}-01", f"{date}-31"
    return date, date
