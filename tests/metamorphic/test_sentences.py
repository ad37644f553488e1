"""Who gave what to whom, and who says so, is read from every construction, word of the lexicon and cast."""

from collections.abc import Iterable, Iterator
from itertools import islice
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lexicon import load_lexicon
from communique.model import Facts, Stance
from extract.summaries import who
from metamorphic.casting import eligible, state_forms
from metamorphic.outcome import facts_of
from metamorphic.seeds import WIDE
from metamorphic.sentences import (
    BLAMING,
    GIVING,
    GOODS,
    JUDGING,
    REST,
    SAYING,
    Clause,
    Told,
    Verb,
    casts,
    constructions,
    gerunds,
    nominals,
    singular,
)
from metamorphic.speakers import PLACES, SPEAKERS

FINITE, NOUNS = constructions(), nominals()
#: How many sentences of one construction the everyday run reads, spread over the words of the lexicon.
FEW = 6
#: Verbs that say with "that" and nothing between.
SAYING_THAT = frozenset(
    {
        "say", "add", "note", "report", "write", "declare", "announce", "claim", "allege", "argue", "assert", "insist",
        "stress", "reiterate", "warn", "confirm", "acknowledge", "admit", "conclude", "believe", "assess", "suspect",
        "deny",
    }
)  # fmt: skip

Case = tuple[str, Told, str]


def finite(name: str) -> Iterator[Case]:
    """Every word and frame with a finite clause."""
    return _cases(FINITE[name], [("alleges", frame) for frame in SAYING.values()])


def nominal(name: str) -> Iterator[Case]:
    """The same with nouns of supply."""
    return _cases(NOUNS[name], list(JUDGING.values()))


def blamed(name: str) -> Iterator[Case]:
    """The same with the gerund after "accused of"."""
    told = casts()
    stance, frame = BLAMING[name]
    for verb in gerunds():
        cast = next(told)
        yield frame(cast, f"{Verb(verb).gerund} {cast.goods}"), cast, stance


def _cases(pairs: Iterable[tuple[str, Clause]], frames: Iterable[tuple[str, Clause]]) -> Iterator[Case]:
    told = casts()
    for word, clause in pairs:
        for stance, frame in frames:
            cast = next(told)
            yield frame(cast, clause(cast, word)), cast, stance


def read(found: Facts) -> tuple[set[tuple[str, str | None, str | None, tuple[str, ...]]], set[tuple[str, str]]]:
    """The supplies, and who takes which stance."""
    supplies = {
        (
            p.kind.value,
            p.supplier.key if p.supplier else None,
            p.recipient.key if p.recipient else None,
            tuple(i.text.lower() for i in p.items),
        )
        for p in found.propositions
    }
    return supplies, {("the outlet" if c.outlet else who(c.claimant).lower(), c.stance.value) for c in found.claims}


def misread(cases: Iterable[Case]) -> list[str]:
    """The sentences from which something else is read than they say, with what is read."""
    wrong = []
    for words, told, stance in cases:
        supplies, claims = read(facts_of(words + REST))
        between = ("alleged-transfer", told.supplier.code, told.recipient.code)
        good = {(*between, (told.goods,)), (*between, (singular(told.goods),))}
        if len(supplies) != 1 or not supplies <= good or claims != {(told.speaker.code.lower(), stance)}:
            wrong.append(f"{words} | {sorted(map(str, supplies))} {sorted(claims)}")
    return wrong


def assert_none(wrong: list[str]) -> None:
    __tracebackhide__ = True
    if wrong:
        raise AssertionError("\n".join([f"{len(wrong)} sentences are read wrongly:", *wrong[:12]]))


def few(cases: Iterator[Case]) -> list[Case]:
    """Some of the cases: every word comes up in some construction, every frame in each."""
    every = list(cases)
    step = max(1, len(every) // FEW)
    # A step that shares no divisor with the number of frames meets all of them.
    while gcd(step, 6) > 1:
        step += 1
    return every[::step]


@pytest.mark.parametrize("name", FINITE)
def test_clauses_of_supply(name: str) -> None:
    assert_none(misread(few(finite(name))))


@pytest.mark.parametrize("name", NOUNS)
def test_nouns_of_supply(name: str) -> None:
    assert_none(misread(few(nominal(name))))


@pytest.mark.parametrize("name", BLAMING)
def test_blame_for_a_supply(name: str) -> None:
    assert_none(misread(islice(blamed(name), 0, None, 5)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FINITE)
def test_every_clause_of_supply(name: str) -> None:
    assert_none(misread(finite(name)))


@pytest.mark.slow
@pytest.mark.parametrize("name", NOUNS)
def test_every_noun_of_supply(name: str) -> None:
    assert_none(misread(nominal(name)))


@pytest.mark.slow
@pytest.mark.parametrize("name", BLAMING)
def test_every_blame_for_a_supply(name: str) -> None:
    assert_none(misread(blamed(name)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FINITE)
@given(data=st.data())
@WIDE
def test_swapping_supplier_and_recipient_swaps_the_slots(name: str, data: st.DataObject) -> None:
    word, clause = data.draw(st.sampled_from(FINITE[name]))
    codes = data.draw(st.lists(st.sampled_from(eligible()), min_size=3, max_size=3, unique=True))
    one, other, speaker = (state_forms(c) for c in codes)
    goods, frame = data.draw(st.sampled_from(GOODS)), data.draw(st.sampled_from(list(SAYING.values())))
    told, swapped = Told(one, other, speaker, goods), Told(other, one, speaker, goods)
    assert_none(misread((frame(t, clause(t, word)), t, "alleges") for t in (told, swapped)))


# ── who says so ─────────────────────────────────────────────────────────────


def misheard(name: str, places: Iterable[str], times: int) -> list[str]:
    """The sentences whose speaker is taken for somebody else."""
    speaker, expected = SPEAKERS[name]
    wrong = []
    told = casts()
    for place in places:
        for cast in islice(told, times):
            words = PLACES[place](speaker(cast.speaker), GIVING["active"](cast, "send"))
            state = cast.speaker.code
            _, claims = read(facts_of(words + REST))
            if claims != {(expected.format(c=state, l=state).lower(), "alleges")}:
                wrong.append(f"{words} | {sorted(claims)}")
    return wrong


@pytest.mark.parametrize("name", SPEAKERS)
def test_who_speaks_is_known_by_every_name(name: str) -> None:
    assert_none(misheard(name, PLACES, 1))


@pytest.mark.slow
@pytest.mark.parametrize("name", SPEAKERS)
def test_who_speaks_is_known_by_every_name_whatever_is_said(name: str) -> None:
    assert_none(misheard(name, PLACES, 16))


def test_every_verb_of_saying_gives_its_stance() -> None:
    wrong, told = [], casts()
    known: dict[str, Stance] = dict(load_lexicon().claims.stances)
    assert known.keys() >= SAYING_THAT
    for verb in sorted(SAYING_THAT):
        cast = next(told)
        words = f"{cast.speaker.name} {Verb(verb).past} that {GIVING['active'](cast, 'send')}."
        supplies, claims = read(facts_of(words + REST))
        if claims != {(cast.speaker.code.lower(), known[verb].value)} or len(supplies) != 1:
            wrong.append(f"{words} | {claims}")
    assert_none(wrong)
