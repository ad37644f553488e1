"""People by name: full at the first mention, by family name afterwards."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from communique.language.reading import Reading

# Small words inside names: "Ursula von der Leyen", "Ahmed al-Sharaa".
_PARTICLES = frozenset(["al", "el", "bin", "ibn", "van", "von", "der", "den", "de", "da", "di", "du", "la", "le", "ter", "abu", "ben"])
_NOT_NAMES = frozenset(
    ["The", "A", "An", "He", "She", "They", "It", "We", "I", "You", "His", "Her", "Their", "Its", "Our", "This", "That", "These", "Those", "In", "On", "At", "By", "For", "From", "To", "Of", "With", "As", "And", "Or", "But", "After", "Before", "During", "Since", "Until", "When", "While", "If", "Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Lady", "President", "Minister", "Secretary", "General", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Foreign", "Defense", "Defence", "Prime", "Deputy", "Vice", "Chief", "State", "Ministry", "Department", "Council", "Security", "United", "Nations", "Government", "Parliament", "Congress", "Senate", "House", "Army", "Navy", "Air", "Force", "Forces", "Photo", "Image", "Video", "File", "Read", "More", "Also", "Related"]
)
_HONORIFICS = frozenset(["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir"])


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person named at tokens ``start`` to ``end``; ``name`` is the fullest form in the document."""

    start: int
    end: int
    name: str


def find_names(reading: Reading, taken: frozenset[int], after_title: frozenset[int]) -> tuple[NameMention, ...]:
    """All mentions of people.

    Args:
        reading: The document.
        taken: Tokens that belong to parties and offices.
        after_title: Token indices at which a title of office has just ended, so that a name may follow.
    """
    doc = reading.doc
    full: list[tuple[int, int]] = []
    candidates = {e.start: e.end for e in doc.ents if e.label_ == "PERSON"}
    for index in sorted(after_title | set(candidates)):
        run = _run(doc, index, taken)
        if run is not None:
            full.append(run)
    full = _merge(full)
    canonical: dict[frozenset[str], str] = {}
    for start, end in full:
        words = _words(doc, start, end)
        if len(words) >= 2:
            canonical.setdefault(_key(words), " ".join(words))
    short = _short_forms(canonical)
    found = []
    covered: set[int] = set()
    for start, end in full:
        words = _words(doc, start, end)
        name = canonical.get(_key(words)) or (short.get(words[0]) if len(words) == 1 else None)
        if name is None and start in after_title and len(words) == 1:
            name = words[0]
        if name is not None:
            found.append(NameMention(start, end, name))
            covered.update(range(start, end))
    for token in doc:
        if token.i not in covered and token.i not in taken and token.text in short and not _in_longer_name(token):
            found.append(NameMention(token.i, token.i + 1, short[token.text]))
    return tuple(sorted(found, key=lambda n: n.start))


def _in_longer_name(token: Token) -> bool:
    """Whether the word belongs to the name of something else: "Austin Motors", "Kim Il Sung Square"."""
    return any(e.start <= token.i < e.end and len(e) > 1 and e.label_ != "PERSON" for e in token.doc.ents)


def _namelike(token: Token, taken: frozenset[int]) -> bool:
    return (
        token.i not in taken
        and token.text[:1].isupper()
        and token.text not in _NOT_NAMES
        and any(c.isalpha() for c in token.text)
        and not token.is_digit
        and not (token.is_upper and len(token) > 3 and token.ent_type_ != "PERSON")
    )


def _run(doc: Doc, index: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The longest run of name words that starts at ``index``."""
    while index < len(doc) and doc[index].text in _HONORIFICS:
        index += 1
    if index >= len(doc) or not _namelike(doc[index], taken):
        return None
    end = index + 1
    while end < len(doc):
        token = doc[end]
        if _namelike(token, taken) and not token.is_sent_start:
            end += 1
        elif (token.text == "-" and end + 1 < len(doc) and not doc[end - 1].whitespace_ and not token.whitespace_) or (token.lower_ in _PARTICLES and end + 1 < len(doc) and _namelike(doc[end + 1], taken)):
            end += 2
        else:
            break
    return index, end


def _merge(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(runs), key=lambda r: (r[0], -r[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _words(doc: Doc, start: int, end: int) -> list[str]:
    """The words of a name; hyphenated parts stay one word."""
    return doc[start:end].text.split()


def _key(words: list[str]) -> frozenset[str]:
    """Order and hyphens do not matter inside one document: "Kihara Minoru" is "Minoru Kihara"."""
    return frozenset("-".join(words).lower().replace("-", " ").split())


def _short_forms(canonical: dict[frozenset[str], str]) -> dict[str, str]:
    """Family names → full name: the last word, and the first where the family name comes first.

    A word that could be two people's is left out.
    """
    owners: dict[str, set[str]] = {}
    for name in canonical.values():
        words = name.split()
        for word in {words[0], words[-1]}:
            owners.setdefault(word, set()).add(name)
    last = {name.split()[-1]: name for name in canonical.values()}
    return {
        word: next(iter(names)) if len(names) == 1 else last[word]
        for word, names in owners.items()
        if len(names) == 1 or (word in last and sum(n.split()[-1] == word for n in names) == 1)
    }
