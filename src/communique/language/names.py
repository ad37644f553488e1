"""People by name: full at the first mention, by family name afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from communique.language.reading import Reading
from communique.language.stretches import tokens_of
from communique.lexicon.words import NameWords


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person named at tokens ``start`` to ``end`` (exclusive); ``name`` is the fullest form in the document."""

    start: int
    end: int
    name: str


def find_names(
    reading: Reading, words: NameWords, taken: frozenset[int], after_title: frozenset[int]
) -> tuple[NameMention, ...]:
    """All mentions of people, in order.

    Args:
        reading: The document.
        words: What belongs to names.
        taken: Tokens that belong to parties and offices.
        after_title: Token indices at which a title of office has just ended, so that a name may follow.
    """
    doc = reading.doc
    runs = _runs(doc, words, taken, after_title)
    full = _full_names(doc, runs)
    short = _short_forms(full.values())
    found: list[NameMention] = []
    for start, end in runs:
        parts = _parts(doc, start, end)
        name = full.get(_key(parts))
        if name is None:
            # A family name is a name when it is short for one, or when it follows a title.
            name = short.get(" ".join(parts)) or (parts[0] if len(parts) == 1 and start in after_title else None)
        if name is not None:
            found.append(NameMention(start, end, name))
    covered = tokens_of(found) | taken
    found += [
        NameMention(token.i, token.i + 1, short[token.text])
        for token in doc
        if token.text in short and token.i not in covered and not _in_longer_name(token)
    ]
    return tuple(sorted(found, key=lambda n: n.start))


# Whom these address is a person, whatever the model makes of it: "H.E. Dr. Jane Doe".
_ADDRESS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "H.E."})


def _runs(doc: Doc, words: NameWords, taken: frozenset[int], after_title: frozenset[int]) -> list[tuple[int, int]]:
    """Runs of name words where the model or a title says that a person is named, in order, without overlap."""
    people = {entity.start for entity in doc.ents if entity.label_ == "PERSON" or _is_human(entity)}
    people |= {token.i for token in doc if token.text in _ADDRESS}
    runs = {run for start in after_title | people if (run := _run(doc, words, start, taken)) is not None}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _is_human(entity: Span) -> bool:
    """Whether "who" goes on about what the model took for something else: "Vera Lind, who advises …"."""
    doc, after = entity.doc, entity.end + 1
    if len(entity) < 2 or after >= len(doc) or entity.label_ not in {"ORG", "GPE"}:
        return False
    return doc[entity.end].text == "," and doc[after].lower_ in {"who", "whose"}


def _run(doc: Doc, words: NameWords, start: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The longest run of name words that begins at ``start``, forms of address before it left out."""

    def namelike(index: int) -> bool:
        return index < len(doc) and index not in taken and _is_namelike(doc[index], words)

    while start < len(doc) and doc[start].text in words.honorifics:
        start += 1
    if not namelike(start):
        return None
    end = start + 1
    while end < len(doc):
        token = doc[end]
        if namelike(end) and not token.is_sent_start:
            end += 1
        elif _is_hyphen(token) or (token.lower_ in words.particles and namelike(end + 1)):
            end += 2
        elif token.lower_ in words.particles and end + 2 < len(doc) and _is_hyphen(doc[end + 1]) and namelike(end + 2):
            end += 3  # "Ahmed al-Sharaa"
        else:
            break
    return None if doc[end - 1].text in words.other_endings else (start, end)


def _is_hyphen(token: Token) -> bool:
    """Whether it joins the words before and after it into one."""
    doc = token.doc
    return (
        token.text == "-" and 0 < token.i < len(doc) - 1 and not doc[token.i - 1].whitespace_ and not token.whitespace_
    )


def _is_namelike(token: Token, words: NameWords) -> bool:
    """Whether the word may be part of a name: capitalised, and no acronym unless the model takes it for a person."""
    return (
        token.text[:1].isupper()
        and token.text not in words.not_names
        and not (token.is_upper and len(token) > 3 and token.ent_type_ != "PERSON")
    )


def _in_longer_name(token: Token) -> bool:
    """Whether the word belongs to the name of something else: "Austin Motors", "Kim Il Sung Square"."""
    return any(
        e.start <= token.i < e.end and len(e) > 1 and e.label_ != "PERSON" and not any(t.text == "," for t in e)
        for e in token.doc.ents
    )


def _full_names(doc: Doc, runs: Iterable[tuple[int, int]]) -> dict[frozenset[str], str]:
    """The first full form of each name of two words or more."""
    full: dict[frozenset[str], str] = {}
    for start, end in runs:
        parts = _parts(doc, start, end)
        if len(parts) >= 2:
            same = (name for name in full.values() if _is_variant(name.split(), parts))
            full.setdefault(_key(parts), next(same, " ".join(parts)))
    return full


def _is_variant(known: list[str], parts: list[str]) -> bool:
    """Whether a full name is another way of printing one named before: "Joe Biden" and "Joseph R. Biden"."""
    shorter, longer = sorted((known[0].rstrip("."), parts[0].rstrip(".")), key=len)
    return known[-1] == parts[-1] and shorter != longer and shorter[:2] == longer[:2]


def _parts(doc: Doc, start: int, end: int) -> list[str]:
    """The words of a name; hyphenated parts stay one word."""
    return doc[start:end].text.split()


def _key(parts: list[str]) -> frozenset[str]:
    """Order and hyphens do not matter inside one document: "Sato Gen" is "Gen Sato"."""
    return frozenset("-".join(parts).lower().replace("-", " ").split())


def _short_forms(names: Iterable[str]) -> dict[str, str]:
    """Family names → full name: the last word, and the first where the family name comes first.

    A word that could be two people's is left out, unless it is the last word of only one of them.
    """
    first: dict[str, list[str]] = {}
    last: dict[str, list[str]] = {}
    for name in names:
        parts = name.split()
        first.setdefault(parts[0], []).append(name)
        last.setdefault(parts[-1], []).append(name)
    short: dict[str, str] = {}
    for word in first | last:
        named = list(dict.fromkeys([*first.get(word, []), *last.get(word, [])]))
        owners = named if len(named) == 1 else last.get(word, [])
        if len(owners) == 1:
            short[word] = owners[0]
            short.update({form: owners[0] for form in _with_particle(owners[0])})
    return short


def _with_particle(name: str) -> Iterator[str]:
    """The family name with the small words that belong to it: "de Wit", at the start of a sentence "De Wit"."""
    parts = name.split()
    start = next((i for i, part in enumerate(parts) if i and part.islower()), None)
    if start is not None:
        family = " ".join(parts[start:])
        yield family
        yield family[0].upper() + family[1:]
