"""From the TOML files beside this module to typed word lists."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from communique.lexicon.words import (
    ActorWords,
    BodyWords,
    ClaimWords,
    GovernmentBody,
    Items,
    Lexicon,
    MeetingWords,
    NameWords,
    PlaceWords,
    PositionGrammar,
    PositionVerb,
    PositionWords,
    QuantityWords,
    ReferenceWords,
    StatementWords,
    Title,
    TransferWords,
)
from communique.model import Comparator, EvidenceKind, PositionKind, Stance, StatementKind

_FOLDER = Path(__file__).parent
_T = TypeVar("_T")


@cache
def load_lexicon() -> Lexicon:
    """The word lists that come with the package, read once.

    Raises:
        KeyError: A file lacks a table.
        ValueError: A file is no TOML, or gives a code that its code list does not have.
    """
    return Lexicon(
        actors=_actors(_read("actors")),
        names=_names(_read("names")),
        places=_places(_read("places")),
        titles=_titles(_read("offices")),
        bodies=_bodies(_read("ministries")),
        references=_references(_read("references")),
        quantities=_quantities(_read("quantities")),
        items=_items(_read("items")),
        transfers=_transfers(_read("transfers")),
        claims=_claims(_read("claims")),
        meetings=_meetings(_read("meetings")),
        statements=_statements(_read("statements")),
        positions=_positions(_read("positions")),
    )


def _read(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def _pattern(words: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that matches whole words only."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _longest_first(pairs: Iterable[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _actors(data: dict[str, Any]) -> ActorWords:
    titles = data["titles"]
    return ActorWords(
        stands_for=frozenset(data["stands_for"]["nouns"]),
        title_modifiers=frozenset(titles["modifiers"]),
        singular_forms=frozenset(titles["singular"]),
        loose_titles=frozenset(titles["loose"]),
        counterpart_titles=titles["counterpart"],
        associates=frozenset(data["associates"]["words"]),
    )


def _names(data: dict[str, Any]) -> NameWords:
    return NameWords(
        particles=frozenset(data["particles"]["words"]),
        honorifics=frozenset(data["honorifics"]["words"]) | frozenset(data["ranks"]["words"]),
        not_names=frozenset(word for words in data["not_names"].values() for word in words),
        other_endings=frozenset(word for words in data["other_endings"].values() for word in words),
    )


def _places(data: dict[str, Any]) -> PlaceWords:
    return PlaceWords(
        longer_names=frozenset(data["longer_names"]["endings"]),
        directions=frozenset(data["directions"]["words"]),
        inside=frozenset(data["inside"]["words"]),
    )


def _titles(data: dict[str, Any]) -> tuple[Title, ...]:
    return tuple(
        Title(_pattern(office["pattern"], re.NOFLAG if office.get("case") else re.IGNORECASE), office["kind"])
        for office in data["office"]
    )


def _bodies(data: dict[str, Any]) -> BodyWords:
    return BodyWords(
        bodies=tuple(GovernmentBody(_pattern(body["pattern"]), body["slug"], body["label"]) for body in data["body"]),
        heads=frozenset(data["heads"]["nouns"]),
        again=frozenset(data["again"]["words"]),
    )


def _references(data: dict[str, Any]) -> ReferenceWords:
    numbers, groups, counted = data["numbers"], data["groups"], data["counted"]
    several = (
        rf"\b(?:(?:the|these|those|all) )?(?P<number>{_any_of(numbers)})(?: (?:{_any_of(counted['nouns'])}))?\b"
        rf"(?! (?:{_any_of(counted['strangers'])}))"
        rf"|\bthe (?P<noun>{_any_of(groups)})\b"
    )
    return ReferenceWords(
        several=re.compile(several, re.IGNORECASE),
        counts={word: count for word, count in (numbers | groups).items() if count},
        states=frozenset(counted["states"]),
    )


def _quantities(data: dict[str, Any]) -> QuantityWords:
    return QuantityWords(
        comparators=tuple(
            (phrase, Comparator(comparator["code"]))
            for comparator in data["comparator"]
            for phrase in comparator["phrases"]
        ),
        numbers={word: float(value) for word, value in data["numbers"].items()},
        scales={word: float(value) for word, value in data["scales"].items()},
        measures=frozenset(data["measures"]["nouns"]),
    )


def _items(data: dict[str, Any]) -> Items:
    return Items(
        codes={word: item["code"] for item in data["item"] for word in item["words"]},
        generic=frozenset(item["code"] for item in data["item"] if item.get("generic")),
        containers=frozenset(data["container"]["words"]),
        links=frozenset(data["links"]["words"]),
    )


def _transfers(data: dict[str, Any]) -> TransferWords:
    give, get, symmetric, potential = data["give"], data["get"], data["symmetric"], data["potential"]
    return TransferWords(
        give_verbs=frozenset(give["verbs"]),
        arm_verbs=frozenset(give["arm_verbs"]),
        bare_arm_verbs=frozenset(give["bare_arm_verbs"]),
        give_nouns=frozenset(give["nouns"]),
        get_verbs=frozenset(get["verbs"]),
        get_nouns=frozenset(get["nouns"]),
        symmetric_nouns=frozenset(symmetric["nouns"]),
        mutual_nouns=frozenset(symmetric["mutual_nouns"]),
        light_verbs=frozenset(data["light"]["verbs"]),
        extents=frozenset(data["extents"]["words"]),
        deploy_verbs=frozenset(data["deploy"]["verbs"]),
        deployed_items=frozenset(data["deploy"]["items"]),
        recipient_prepositions=frozenset(give["recipient_prepositions"]),
        supplier_prepositions=frozenset(give["supplier_prepositions"]),
        potential_auxiliaries=frozenset(potential["auxiliaries"]),
        potential_governors=frozenset(potential["governors"]),
        potential_markers=frozenset(potential["markers"]),
        potential_determiners=frozenset(potential["determiners"]),
        consideration=tuple(data["consideration"]["phrases"]),
    )


def _claims(data: dict[str, Any]) -> ClaimWords:
    nouns, hedge = data["nouns"], data["hedge"]
    return ClaimWords(
        stances={lemma: Stance(verb["stance"]) for verb in data["verb"] for lemma in verb["lemmas"]},
        blames=frozenset(data["blames"]["lemmas"]),
        labels=frozenset(data["labels"]["lemmas"]),
        declined=frozenset(data["declines"]["verbs"]),
        declining=frozenset(data["declines"]["governors"]),
        false=frozenset(data["labels"]["false"]),
        narrates=frozenset(data["narrates"]["lemmas"]),
        saying_nouns=frozenset(nouns["saying"]),
        concern_nouns=frozenset(nouns["concern"]),
        speculation_nouns=frozenset(nouns["speculation"]),
        hedge_words=frozenset(hedge["words"]),
        hedge_phrases=tuple(hedge["phrases"]),
        source_phrases=tuple(data["source"]["phrases"]),
        medium_nouns=frozenset(data["medium"]["nouns"]),
        participants=frozenset(data["participants"]["words"]),
        evidence=_longest_first(
            (phrase, EvidenceKind(kind)) for kind, phrases in data["evidence"].items() for phrase in phrases
        ),
    )


def _meetings(data: dict[str, Any]) -> MeetingWords:
    verbs, nouns, mode, unheld = data["verbs"], data["nouns"], data["mode"], data["unheld"]
    return MeetingWords(
        meet=frozenset(verbs["meet"]),
        host=frozenset(verbs["host"]),
        speak=frozenset(verbs["speak"]),
        call=frozenset(verbs["call"]),
        hold=frozenset(verbs["hold"]),
        travel=frozenset(verbs["travel"]),
        meeting_nouns=frozenset(nouns["meeting"]),
        visit_nouns=frozenset(nouns["visit"]),
        phone=frozenset(mode["phone"]),
        video=frozenset(mode["video"]),
        unheld_auxiliaries=frozenset(unheld["auxiliaries"]),
        unheld_governors=frozenset(unheld["governors"]),
        unheld_adjectives=frozenset(unheld["adjectives"]),
    )


def _statements(data: dict[str, Any]) -> StatementWords:
    return StatementWords(
        nouns=_longest_first(
            (phrase, StatementKind(noun["kind"]) if noun["kind"] else None)
            for noun in data["noun"]
            for phrase in noun["phrases"]
        ),
        issue=frozenset(data["verbs"]["issue"]),
        said=frozenset(data["verbs"]["said"]),
        another=frozenset(data["another"]["words"]),
        occasions=frozenset(data["occasion"]["words"]),
    )


def _positions(data: dict[str, Any]) -> PositionWords:
    return PositionWords(
        verbs={
            lemma: PositionVerb(PositionKind(verb["kind"]), PositionGrammar(verb["grammar"]))
            for verb in data["verb"]
            for lemma in verb["lemmas"]
        },
        nouns={lemma: PositionKind(noun["kind"]) for noun in data["noun"] for lemma in noun["lemmas"]},
        adjectives={
            word: PositionKind(adjective["kind"]) for adjective in data["adjective"] for word in adjective["words"]
        },
    )
