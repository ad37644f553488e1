"""From the TOML files beside this module to typed word lists."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from communique.lexicon.files import LexiconError, built_in, hash_of, read_folder
from communique.lexicon.merge import merge
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

_T = TypeVar("_T")


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The word lists that come with the package, or those with a user's lexicon over them.

    Args:
        folder: Folder of the user's lexicon (``docs/extend.md``).

    Raises:
        LexiconError: ``lexicon-missing``, ``lexicon-syntax``, ``lexicon-unknown``, ``lexicon-type``, ``lexicon-code``,
            ``lexicon-pattern``, ``lexicon-duplicate``, ``lexicon-conflict``, ``lexicon-removal``.
    """
    return _packaged() if folder is None else _extended(folder)


@cache
def _packaged() -> Lexicon:
    """The word lists that come with the package, read once."""
    return _typed({name: file.data for name, file in built_in().items()}, own_sha256="")


def _extended(folder: Path) -> Lexicon:
    own = read_folder(folder)
    merged = merge(built_in(), own)
    if merged.problems:
        first, others = merged.problems[0], len(merged.problems) - 1
        hint = f"{first.hint} {others} more: communique lexicon check {folder}".strip() if others else first.hint
        raise LexiconError(first.code, first.message, where=first.where, hint=hint)
    try:
        return _typed(merged.data, own_sha256=hash_of(own))
    except ValueError as error:  # a value that the check above does not know
        raise LexiconError("lexicon-code", f"{error}.", where=str(folder)) from error


def _typed(data: Mapping[str, Mapping[str, Any]], *, own_sha256: str) -> Lexicon:
    """The word lists as the reading rooms want them."""
    return Lexicon(
        actors=_actors(data["actors"]),
        names=_names(data["names"]),
        places=_places(data["places"]),
        titles=_titles(data["offices"]),
        bodies=_bodies(data["ministries"]),
        references=_references(data["references"]),
        quantities=_quantities(data["quantities"]),
        items=_items(data["items"]),
        transfers=_transfers(data["transfers"]),
        claims=_claims(data["claims"]),
        meetings=_meetings(data["meetings"]),
        statements=_statements(data["statements"]),
        positions=_positions(data["positions"]),
        own_sha256=own_sha256,
    )


def _pattern(words: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern that matches whole words only."""
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _longest_first(pairs: Iterable[tuple[str, _T]]) -> tuple[tuple[str, _T], ...]:
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _actors(data: Mapping[str, Any]) -> ActorWords:
    titles = data["titles"]
    return ActorWords(
        stands_for=frozenset(data["stands_for"]["nouns"]),
        seated=frozenset(data["seated"]["nouns"]),
        title_modifiers=frozenset(titles["modifiers"]),
        past_modifiers=frozenset(titles["past"]),
        singular_forms=frozenset(titles["singular"]),
        loose_titles=frozenset(titles["loose"]),
        counterpart_titles=titles["counterpart"],
        associates=frozenset(data["associates"]["words"]),
        regional=frozenset(data["regional"]["adjectives"]),
        regional_nouns=frozenset(data["regional"]["nouns"]),
        business_nouns=frozenset(data["businesses"]["nouns"]),
    )


def _names(data: Mapping[str, Any]) -> NameWords:
    return NameWords(
        particles=frozenset(data["particles"]["words"]),
        honorifics=frozenset(data["honorifics"]["words"]) | frozenset(data["ranks"]["words"]),
        given=frozenset(data["given"]["words"]),
        postnominals=frozenset(data["postnominals"]["words"]),
        not_names=frozenset(word for words in data["not_names"].values() for word in words),
        other_endings=frozenset(word for words in data["other_endings"].values() for word in words),
    )


def _places(data: Mapping[str, Any]) -> PlaceWords:
    return PlaceWords(
        longer_names=frozenset(data["longer_names"]["endings"]),
        houses=frozenset(data["houses"]["words"]),
        directions=frozenset(data["directions"]["words"]),
        inside=frozenset(data["inside"]["words"]),
        settlements=frozenset(data["settlements"]["words"]),
        bodies=frozenset(data["bodies"]["words"]),
    )


def _titles(data: Mapping[str, Any]) -> tuple[Title, ...]:
    return tuple(
        Title(_pattern(office["pattern"], re.NOFLAG if office.get("case") else re.IGNORECASE), office["kind"])
        for office in data["office"]
    )


def _bodies(data: Mapping[str, Any]) -> BodyWords:
    return BodyWords(
        bodies=tuple(GovernmentBody(_pattern(body["pattern"]), body["slug"], body["label"]) for body in data["body"]),
        heads=frozenset(data["heads"]["nouns"]),
        again=frozenset(data["again"]["words"]),
        kinds=data["kinds"],
    )


def _references(data: Mapping[str, Any]) -> ReferenceWords:
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


def _quantities(data: Mapping[str, Any]) -> QuantityWords:
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


def _items(data: Mapping[str, Any]) -> Items:
    return Items(
        codes={word: item["code"] for item in data["item"] for word in item["words"]},
        generic=frozenset(item["code"] for item in data["item"] if item.get("generic")),
        containers=frozenset(data["container"]["words"]),
        packings=frozenset(data["container"]["packings"]),
        heads=frozenset(data["heads"]["words"]),
        designations=data["designations"],
        links=frozenset(data["links"]["words"]),
    )


def _transfers(data: Mapping[str, Any]) -> TransferWords:
    give, get, symmetric, potential = data["give"], data["get"], data["symmetric"], data["potential"]
    return TransferWords(
        give_verbs=frozenset(give["verbs"]),
        arm_verbs=frozenset(give["arm_verbs"]),
        bare_arm_verbs=frozenset(give["bare_arm_verbs"]),
        addressing_verbs=frozenset(give["addressing_verbs"]),
        give_nouns=frozenset(give["nouns"]),
        get_verbs=frozenset(get["verbs"]),
        from_verbs=frozenset(get["from_verbs"]),
        come_verbs=frozenset(get["come_verbs"]),
        arrive_verbs=frozenset(get["arrive_verbs"]),
        take_verbs=frozenset(get["take_verbs"]),
        bound=frozenset(data["bound"]["forms"]),
        get_nouns=frozenset(get["nouns"]),
        ordering_nouns=frozenset(get["ordering_nouns"]),
        symmetric_nouns=frozenset(symmetric["nouns"]),
        mutual_nouns=frozenset(symmetric["mutual_nouns"]),
        lend_verbs=frozenset(data["lend"]["verbs"]),
        carry_verbs=frozenset(data["carry"]["verbs"]),
        light_verbs=frozenset(data["light"]["verbs"]),
        extents=frozenset(data["extents"]["words"]),
        deploy_verbs=frozenset(data["deploy"]["verbs"]),
        deployed_items=frozenset(data["deploy"]["items"]),
        prisoner_verbs=frozenset(data["deploy"]["not_sent"]),
        invitations=frozenset(data["deploy"]["invitations"]),
        aid_verbs=frozenset(data["aid"]["verbs"]),
        fight_verbs=frozenset(data["fight"]["verbs"]),
        side_prepositions=frozenset(data["fight"]["prepositions"]),
        presence_nouns=frozenset(data["fight"]["nouns"]),
        use_verbs=frozenset(data["use"]["verbs"]),
        recipient_prepositions=frozenset(give["recipient_prepositions"]),
        supplier_prepositions=frozenset(give["supplier_prepositions"]),
        elsewhere=frozenset(give["elsewhere"]),
        announcing_verbs=frozenset(potential["announcing"]),
        deciding_nouns=frozenset(potential["deciding"]),
        potential_auxiliaries=frozenset(potential["auxiliaries"]),
        potential_governors=frozenset(potential["governors"]),
        stop_verbs=frozenset(potential["stops"]),
        potential_markers=frozenset(potential["markers"]),
        potential_determiners=frozenset(potential["determiners"]),
        consideration=tuple(data["consideration"]["phrases"]),
    )


def _claims(data: Mapping[str, Any]) -> ClaimWords:
    nouns, hedge = data["nouns"], data["hedge"]
    return ClaimWords(
        stances={lemma: Stance(verb["stance"]) for verb in data["verb"] for lemma in verb["lemmas"]},
        blames=frozenset(data["blames"]["lemmas"]),
        penalties=frozenset(data["blames"]["penalties"]),
        inquires=frozenset(data["blames"]["inquires"]),
        labels=frozenset(data["labels"]["lemmas"]),
        declined=frozenset(data["declines"]["verbs"]),
        declining=frozenset(data["declines"]["governors"]),
        false=frozenset(data["labels"]["false"]),
        narrates=frozenset(data["narrates"]["lemmas"]),
        saying_nouns=frozenset(nouns["saying"]),
        figure_nouns=frozenset(nouns["figure"]),
        part_nouns=frozenset(nouns["part"]),
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


def _meetings(data: Mapping[str, Any]) -> MeetingWords:
    verbs, nouns, mode, beside, unheld = data["verbs"], data["nouns"], data["mode"], data["beside"], data["unheld"]
    return MeetingWords(
        meet=frozenset(verbs["meet"]),
        host=frozenset(verbs["host"]),
        speak=frozenset(verbs["speak"]),
        call=frozenset(verbs["call"]),
        gather=frozenset(verbs["gather"]),
        join=frozenset(verbs["join"]),
        take_part=frozenset(verbs["take_part"]),
        place_call=frozenset(verbs["place_call"]),
        together=frozenset(verbs["together"]),
        beside=frozenset(verbs["beside"]),
        deal=frozenset(verbs["deal"]),
        sign=frozenset(verbs["sign"]),
        pose=frozenset(verbs["pose"]),
        occur=frozenset(verbs["occur"]),
        hold=frozenset(verbs["hold"]),
        travel=frozenset(verbs["travel"]),
        meeting_nouns=frozenset(nouns["meeting"]),
        other_meetings=frozenset(nouns["other"]),
        counted_in=frozenset(nouns["counted"]),
        delegates=frozenset(nouns["delegates"]),
        visit_nouns=frozenset(nouns["visit"]),
        phone=frozenset(mode["phone"]),
        video=frozenset(mode["video"]),
        margins=frozenset(beside["margins"]),
        separate=frozenset(beside["separate"]),
        conditions=frozenset(unheld["conditions"]),
        deny=frozenset(unheld["deny"]),
        unheld_auxiliaries=frozenset(unheld["auxiliaries"]),
        unheld_governors=frozenset(unheld["governors"]),
        unheld_adjectives=frozenset(unheld["adjectives"]),
    )


def _statements(data: Mapping[str, Any]) -> StatementWords:
    return StatementWords(
        nouns=_longest_first(
            (phrase, StatementKind(noun["kind"]) if noun["kind"] else None)
            for noun in data["noun"]
            for phrase in noun["phrases"]
        ),
        issue=frozenset(data["verbs"]["issue"]),
        said=frozenset(data["verbs"]["said"]),
        phrasal=frozenset(data["verbs"]["phrasal"]),
        phrasal_verbs=frozenset(words.split()[0] for words in data["verbs"]["phrasal"]),
        again=frozenset(data["again"]["nouns"]),
        institutions=frozenset(data["institutions"]["nouns"]),
        state_media=frozenset(data["state_media"]["keys"]),
        events=tuple(sorted(data["headline"]["events"], key=lambda phrase: (-len(phrase), phrase))),
        reported_after=frozenset(data["headline"]["before"]),
        issued_forms=frozenset(data["headline"]["issued"]),
        signed=tuple(data["headline"]["signed"]),
        publishers={domain: publisher["party"] for publisher in data["publisher"] for domain in publisher["domains"]},
        another=frozenset(data["another"]["words"]),
        occasions=frozenset(data["occasion"]["words"]),
    )


def _positions(data: Mapping[str, Any]) -> PositionWords:
    doing = data["doing"]
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
        strengthened=frozenset(data["strengthened"]["words"]),
        acts=frozenset(doing["acts"]),
        moved=frozenset(doing["moved"]),
        forces=frozenset(doing["forces"]),
        stops=frozenset(doing["stops"]),
        crowd=frozenset(data["crowd"]["nouns"]),
        rulers=frozenset(data["rulers"]["nouns"]),
    )
