"""People by name: full at the first mention, by family name afterwards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from communique.language.reading import Reading
from communique.language.stretches import tokens_of
from communique.lexicon.words import NameWords

# Before a name these show that no person is named: "the Martin Group", "in Santa Fe".
_BEFORE_OTHERS = frozenset({"the", "a", "an", "in", "at", "near", "from", "into", "outside", "around", "toward"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person named at tokens ``start`` to ``end`` (exclusive); ``name`` is the fullest form in the document."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class TitlePlaces:
    """Where titles of office show that a name stands.

    Attributes:
        after: Tokens at which a title has just ended, so that a name may begin there: "minister Jane Doe".
        before: Commas after which a title tells who was named before them: "Jane Doe, the minister of X, said".
    """

    after: frozenset[int]
    before: frozenset[int]


def find_names(
    reading: Reading, words: NameWords, taken: frozenset[int], titles: TitlePlaces
) -> tuple[NameMention, ...]:
    """All mentions of people, in order.

    Args:
        reading: The document.
        words: What belongs to names.
        taken: Tokens that belong to parties and offices.
        titles: Where titles show that a name stands.
    """
    doc, after_title = reading.doc, titles.after
    runs = _runs(doc, words, taken, titles)
    full = _full_names(doc, runs, words)
    short = _short_forms(full.values())
    found: list[NameMention] = []
    for start, end in runs:
        parts = _parts(doc, start, end, words)
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
_ADDRESS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "H.E.", "Hon", "Hon."})


def _runs(doc: Doc, words: NameWords, taken: frozenset[int], titles: TitlePlaces) -> list[tuple[int, int]]:
    """Runs of name words where the model, a title or a given name shows a person, in order, without overlap."""
    people = {entity.start for entity in doc.ents if entity.label_ == "PERSON" or _is_human(entity)}
    people |= {token.i for token in doc if token.text in _ADDRESS}
    people |= {token.i for token in doc if token.text in words.given and _opens_name(token, words)}
    people |= {start for comma in titles.before if (start := _apposed_to(doc, comma, words, taken)) is not None}
    starts = titles.after | people
    runs = {run for start in starts if (run := _run(doc, words, start, taken, titles.after)) is not None}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(runs, key=lambda run: (run[0], -run[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _opens_name(token: Token, words: NameWords) -> bool:
    """Whether a given name opens a name that the model took for something else, or missed: "Helena Vogt told …"."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or following.is_sent_start or token.ent_type_ == "PERSON":
        return False
    before = doc[token.i - 1] if token.i and not token.is_sent_start else None
    # "the Martin Group", "in Santa Fe": names of things have an article, those of places say where.
    alone = before is None or not (_is_part(before, words) or before.lower_ in _BEFORE_OTHERS or before.text == "-")
    surname = _is_part(following, words) or following.lower_ in words.particles
    return alone and surname and token.ent_iob_ != "I"


def _is_part(token: Token, words: NameWords) -> bool:
    """Whether a word may belong to a name and is no acronym and no end of a sentence."""
    return token.text.istitle() and token.is_alpha and _is_namelike(token, words)


def _apposed_to(doc: Doc, comma: int, words: NameWords, taken: frozenset[int]) -> int | None:
    """Where the name begins whose office is told after a comma: "Vera Lind, the foreign minister of Chad, said"."""
    first = doc[comma].sent.start
    start = comma
    while start > first and start - 1 not in taken:
        part = doc[start - 1]
        if not (_is_namelike(part, words) or part.lower_ in words.particles or _is_hyphen(part)) or part.is_digit:
            break
        start -= 1
    while start < comma and doc[start].text in words.honorifics:
        start += 1
    before = doc[start - 1].lower_ if start > first else ""
    named = [t for t in doc[start:comma] if t.pos_ in {"PROPN", "ADJ"} and t.text[0].isupper()]
    place = any(t.ent_type_ == "DATE" for t in named)
    if len(named) < 2 or before in _BEFORE_OTHERS or place or doc[comma - 1].text in words.other_endings:
        return None
    return start


def _is_human(entity: Span) -> bool:
    """Whether "who" goes on about what the model took for something else: "Vera Lind, who advises …"."""
    doc, after = entity.doc, entity.end + 1
    if len(entity) < 2 or after >= len(doc) or entity.label_ not in {"ORG", "GPE"}:
        return False
    return doc[entity.end].text == "," and doc[after].lower_ in {"who", "whose"}


def _run(
    doc: Doc, words: NameWords, start: int, taken: frozenset[int], after_title: frozenset[int]
) -> tuple[int, int] | None:
    """The longest run of name words that begins at ``start``, forms of address before it left out."""

    def namelike(index: int) -> bool:
        return index < len(doc) and index not in taken and _is_namelike(doc[index], words)

    first = start
    while start < len(doc) and doc[start].text in words.honorifics:
        start += 1
    if not namelike(_after_particles(doc, start, words)):
        return None
    alone = start + 1 >= len(doc) or not (namelike(start + 1) or doc[start + 1].lower_ in words.particles)
    if start == first + 1 and first in after_title and alone and not doc[first].text.endswith("."):
        start = first  # "Defence Minister Gen Nakatani": one office has no rank beside it
    end = _after_particles(doc, start, words) + 1
    while end < len(doc):
        if namelike(end) and not doc[end].is_sent_start:
            end += 1
        elif _is_hyphen(doc[end]):
            end += 2
        elif (surname := _after_particles(doc, end, words)) > end and namelike(surname):
            end = surname + 1  # "Pieter van der Linden", "Ahmed al-Sharaa"
        else:
            break
    return None if doc[end - 1].text in words.other_endings else (start, end)


def _after_particles(doc: Doc, index: int, words: NameWords) -> int:
    """The token after the particles at ``index``, with the hyphens that bind them: "van der", "al-"."""
    while index + 1 < len(doc) and doc[index].text in words.particles:
        index += 2 if _is_hyphen(doc[index + 1]) else 1
    return index


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


def _full_names(doc: Doc, runs: Iterable[tuple[int, int]], words: NameWords) -> dict[frozenset[str], str]:
    """The first full form of each name of two words or more."""
    full: dict[frozenset[str], str] = {}
    for start, end in runs:
        parts = _parts(doc, start, end, words)
        if len(parts) >= 2:
            same = (name for name in full.values() if _is_variant(name.split(), parts))
            full.setdefault(_key(parts), next(same, " ".join(parts)))
    return full


def _is_variant(known: list[str], parts: list[str]) -> bool:
    """Whether a full name is another way of printing one named before: "Joe Biden" and "Joseph R. Biden"."""
    shorter, longer = sorted((known[0].rstrip("."), parts[0].rstrip(".")), key=len)
    return known[-1] == parts[-1] and shorter != longer and shorter[:2] == longer[:2]


def _parts(doc: Doc, start: int, end: int, words: NameWords) -> list[str]:
    """The words of a name without the letters after it; hyphenated parts stay one word."""
    while end - start > 1 and doc[end - 1].text in words.postnominals:
        end -= 1
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
            if word.isupper() and len(word) > 2:
                short.setdefault(word.capitalize(), owners[0])  # "Mr. IWAYA Takeshi … Minister Iwaya"
            short.update(dict.fromkeys(_with_particle(owners[0]), owners[0]))
    return short


def _with_particle(name: str) -> Iterator[str]:
    """The family name with the small words that belong to it: "de Wit", at the start of a sentence "De Wit"."""
    parts = name.split()
    start = next((i for i, part in enumerate(parts) if i and part.islower()), None)
    if start is not None:
        family = " ".join(parts[start:])
        yield family
        yield family[0].upper() + family[1:]
