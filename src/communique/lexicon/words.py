"""The hand-edited lexicons, read from the TOML files beside this module."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import EvidenceKind, PositionKind, Stance, StatementKind

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office: the pattern that finds it and the kind of office it is."""

    pattern: re.Pattern[str]
    kind: str


@dataclass(frozen=True, slots=True)
class GovernmentBody:
    """A body that every government has: its pattern, slug and label."""

    pattern: re.Pattern[str]
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class TransferWords:
    """Verbs and nouns of supply (``transfers.toml``); all are lemmas."""

    give_verbs: frozenset[str]
    arm_verbs: frozenset[str]
    give_nouns: frozenset[str]
    get_verbs: frozenset[str]
    get_nouns: frozenset[str]
    symmetric_nouns: frozenset[str]
    light_verbs: frozenset[str]
    recipient_prepositions: frozenset[str]
    supplier_prepositions: frozenset[str]
    potential_auxiliaries: frozenset[str]
    potential_governors: frozenset[str]
    potential_markers: frozenset[str]
    potential_determiners: frozenset[str]
    negations: frozenset[str]
    consideration: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """What is supplied (``items.toml``): lemma phrase → code, and which codes name arms at large."""

    codes: dict[str, str]
    generic: frozenset[str]
    containers: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words of saying, denying, condemning (``claims.toml``)."""

    stances: dict[str, Stance]
    narrates: frozenset[str]
    saying_nouns: frozenset[str]
    concern_nouns: frozenset[str]
    speculation_nouns: frozenset[str]
    opposed_nouns: frozenset[str]
    hedge_words: frozenset[str]
    hedge_phrases: tuple[str, ...]
    source_phrases: tuple[str, ...]
    declines: tuple[str, ...]
    evidence: tuple[tuple[str, EvidenceKind], ...]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Words of meeting (``meetings.toml``)."""

    meet: frozenset[str]
    host: frozenset[str]
    speak: frozenset[str]
    call: frozenset[str]
    hold: frozenset[str]
    travel: frozenset[str]
    meeting_nouns: frozenset[str]
    visit_nouns: frozenset[str]
    phone: frozenset[str]
    video: frozenset[str]
    unheld_auxiliaries: frozenset[str]
    unheld_governors: frozenset[str]
    unheld_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Nouns that name statements, longest first, and verbs of issuing (``statements.toml``)."""

    nouns: tuple[tuple[str, StatementKind | None], ...]
    issue: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class PositionWords:
    """Words that take a position (``positions.toml``)."""

    verbs: dict[str, tuple[PositionKind, str]]
    nouns: dict[str, PositionKind]
    adjectives: dict[str, PositionKind]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All hand-edited lexicons."""

    titles: tuple[Title, ...]
    bodies: tuple[GovernmentBody, ...]
    transfers: TransferWords
    items: Items
    claims: ClaimWords
    meetings: MeetingWords
    statements: StatementWords
    positions: PositionWords


def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def _words(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(word for words in lists for word in words)


def _titles() -> tuple[Title, ...]:
    return tuple(
        Title(re.compile(rf"(?<!\w)(?:{t['pattern']})(?!\w)", 0 if t.get("case") else re.IGNORECASE), t["kind"])
        for t in _read("offices")["office"]
    )


def _bodies() -> tuple[GovernmentBody, ...]:
    return tuple(
        GovernmentBody(re.compile(rf"(?<!\w)(?:{b['pattern']})(?!\w)", re.IGNORECASE), b["slug"], b["label"])
        for b in _read("ministries")["body"]
    )


def _transfers() -> TransferWords:
    data = _read("transfers")
    give, get, potential = data["give"], data["get"], data["potential"]
    return TransferWords(
        give_verbs=_words(give["verbs"]),
        arm_verbs=_words(give["arm_verbs"]),
        give_nouns=_words(give["nouns"]),
        get_verbs=_words(get["verbs"]),
        get_nouns=_words(get["nouns"]),
        symmetric_nouns=_words(data["symmetric"]["nouns"]),
        light_verbs=_words(data["light"]["verbs"]),
        recipient_prepositions=_words(give["recipient_prepositions"]),
        supplier_prepositions=_words(give["supplier_prepositions"], get["supplier_prepositions"]),
        potential_auxiliaries=_words(potential["auxiliaries"]),
        potential_governors=_words(potential["governors"]),
        potential_markers=_words(potential["markers"]),
        potential_determiners=_words(potential["determiners"]),
        negations=_words(data["negation"]["words"]),
        consideration=tuple(data["consideration"]["phrases"]),
    )


def _items() -> Items:
    data = _read("items")
    return Items(
        codes={word: item["code"] for item in data["item"] for word in item["words"]},
        generic=_words(*([item["code"]] for item in data["item"] if item.get("generic"))),
        containers=_words(data["container"]["words"]),
        links=_words(data["links"]["words"]),
    )


def _claims() -> ClaimWords:
    data = _read("claims")
    nouns = data["nouns"]
    return ClaimWords(
        stances={lemma: Stance(verb["stance"]) for verb in data["verb"] for lemma in verb["lemmas"]},
        narrates=_words(data["narrates"]["lemmas"]),
        saying_nouns=_words(nouns["saying"]),
        concern_nouns=_words(nouns["concern"]),
        speculation_nouns=_words(nouns["speculation"]),
        opposed_nouns=_words(nouns["opposed"]),
        hedge_words=_words(data["hedge"]["words"]),
        hedge_phrases=tuple(data["hedge"]["phrases"]),
        source_phrases=tuple(data["source"]["phrases"]),
        declines=tuple(data["declines"]["phrases"]),
        evidence=tuple(
            sorted(
                ((word, EvidenceKind(kind)) for kind, words in data["evidence"].items() for word in words),
                key=lambda pair: (-len(pair[0]), pair[0]),
            )
        ),
    )


def _meetings() -> MeetingWords:
    data = _read("meetings")
    verbs, nouns, mode, unheld = data["verbs"], data["nouns"], data["mode"], data["unheld"]
    return MeetingWords(
        meet=_words(verbs["meet"]),
        host=_words(verbs["host"]),
        speak=_words(verbs["speak"]),
        call=_words(verbs["call"]),
        hold=_words(verbs["hold"]),
        travel=_words(verbs["travel"]),
        meeting_nouns=_words(nouns["meeting"]),
        visit_nouns=_words(nouns["visit"]),
        phone=_words(mode["phone"]),
        video=_words(mode["video"]),
        unheld_auxiliaries=_words(unheld["auxiliaries"]),
        unheld_governors=_words(unheld["governors"]),
        unheld_adjectives=_words(unheld["adjectives"]),
    )


def _statements() -> StatementWords:
    data = _read("statements")
    nouns = [
        (phrase, StatementKind(noun["kind"]) if noun["kind"] else None)
        for noun in data["noun"]
        for phrase in noun["phrases"]
    ]
    return StatementWords(
        nouns=tuple(sorted(nouns, key=lambda pair: (-len(pair[0]), pair[0]))),
        issue=_words(data["verbs"]["issue"]),
        said=_words(data["verbs"]["said"]),
    )


def _positions() -> PositionWords:
    data = _read("positions")
    return PositionWords(
        verbs={lemma: (PositionKind(v["kind"]), v["grammar"]) for v in data["verb"] for lemma in v["lemmas"]},
        nouns={lemma: PositionKind(n["kind"]) for n in data["noun"] for lemma in n["lemmas"]},
        adjectives={lemma: PositionKind(a["kind"]) for a in data["adjective"] for lemma in a["lemmas"]},
    )


@cache
def load_lexicon() -> Lexicon:
    """The lexicons that come with the package."""
    return Lexicon(_titles(), _bodies(), _transfers(), _items(), _claims(), _meetings(), _statements(), _positions())
