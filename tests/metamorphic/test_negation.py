"""A "not" turns a claim: who alleged denies now, or nobody claims anything."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from communique.model import Claim, Facts, PropositionKind, Stance
from metamorphic.negations import DENIED, NEGATED, UNSAID, Telling
from metamorphic.outcome import assert_same, facts_of, outcome, without
from metamorphic.seeds import SEEDS, text_of
from metamorphic.sentences import REST, Told, Verb, casts, gerunds

DENYING = {Stance.DENIES, Stance.DISMISSES}
#: Who denies by himself what he is said to have done.
OF_ONESELF = frozenset({"denied having", "denied doing", "denied it"})

# ── sentences ───────────────────────────────────────────────────────────────

Case = tuple[str, Told]
#: What is wrong with a reading, or nothing.
Judge = Callable[[Facts, Told], bool]


def told(telling: Telling, verbs: Iterable[str]) -> Iterator[Case]:
    return ((telling(cast, Verb(verb)), cast) for verb, cast in zip(verbs, casts(), strict=False))


def about_transfers(found: Facts) -> list[Claim]:
    """Claims about what is said to have happened, not about what is feared or planned."""
    kinds = {p.key: p.kind for p in found.propositions}
    return [c for c in found.claims if kinds[c.proposition] is PropositionKind.TRANSFER]


def claimant(claim: Claim) -> str:
    party = claim.claimant.party if claim.claimant else None
    return "the outlet" if claim.outlet else party.key if party else "nobody"


def denied_or_unclaimed(found: Facts, cast: Told) -> bool:
    return all(c.stance in DENYING and claimant(c) == cast.speaker.code for c in about_transfers(found))


def unclaimed(found: Facts, cast: Told) -> bool:
    return about_transfers(found) == []


def denied_by(part: Callable[[Told], str]) -> Judge:
    def judge(found: Facts, cast: Told) -> bool:
        slots = {(p.supplier and p.supplier.key, p.recipient and p.recipient.key) for p in found.propositions}
        who = {claimant(c) for c in about_transfers(found) if c.stance in DENYING}
        return who == {part(cast)} and slots == {(cast.supplier.code, cast.recipient.code)}

    return judge


def assert_all(cases: Iterable[Case], right: Judge) -> None:
    __tracebackhide__ = True
    wrong = []
    for words, cast in cases:
        found = facts_of(words + REST)
        if not right(found, cast):
            wrong.append(f"{words} | {[line for line in outcome(found) if line.startswith('claim')]}")
    if wrong:
        raise AssertionError("\n".join([f"{len(wrong)} sentences are read wrongly:", *wrong[:12]]))


#: Name → the telling and how it has to be read.
EVERY: dict[str, tuple[Telling, Judge]] = {
    **{name: (telling, denied_or_unclaimed) for name, telling in NEGATED.items()},
    **{name: (telling, unclaimed) for name, telling in UNSAID.items()},
    **{
        name: (telling, denied_by((lambda t: t.supplier.code) if name in OF_ONESELF else (lambda t: t.speaker.code)))
        for name, telling in DENIED.items()
    },
}


@pytest.mark.parametrize("name", EVERY)
def test_what_is_negated_is_not_claimed(name: str) -> None:
    telling, right = EVERY[name]
    assert_all(told(telling, islice(gerunds(), 0, None, 11)), right)


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_what_is_negated_is_not_claimed_whatever_the_verb(name: str) -> None:
    telling, right = EVERY[name]
    assert_all(told(telling, gerunds()), right)


# ── seeds ───────────────────────────────────────────────────────────────────

AFFIRMING = frozenset(Stance) - DENYING - {Stance.DECLINES, Stance.CHALLENGES, Stance.QUESTIONS}
#: Number of a seed, words in it, words in their place, stances that the sentence must not give any more.
EDITS: tuple[tuple[str, str, str, frozenset[Stance]], ...] = (
    ("000", "ministers strongly condemn the", "ministers do not condemn the", frozenset({Stance.CONDEMNS})),
    ("001", "have denied accusations", "have not denied accusations", frozenset(Stance)),
    ("001", "have denied accusations", "have never commented on accusations", frozenset({Stance.DENIES})),
    ("002", "North Korea has shipped about", "North Korea has not shipped the", AFFIRMING),
    ("002", "North Korea has shipped about", "North Korea has never shipped", AFFIRMING),
    ("002", "Shin told local media Monday that", "Shin denied Monday that", AFFIRMING),
    ("002", "have denounced the alleged", "have not denounced the alleged", frozenset({Stance.CONDEMNS})),
    ("003", "North Korea had delivered more", "North Korea had not delivered more", AFFIRMING),
    ("003", "the White House said that", "the White House denied that", AFFIRMING),
    ("003", "the White House said that", "the White House did not say that", frozenset(Stance)),
    ("003", "and Japan strongly condemned what", "and Japan did not condemn what", frozenset({Stance.CONDEMNS})),
    ("003", "and others believe North", "and others do not believe North", AFFIRMING),
    ("004", "North Korea has delivered more", "North Korea has not delivered more", AFFIRMING),
    ("004", "North Korea shipped around", "North Korea did not ship the", AFFIRMING),
    ("004", "Japan condemned North Korea", "Japan did not condemn North Korea", frozenset({Stance.CONDEMNS})),
    ("004", "foreign ministers confirmed several", "foreign ministers denied several", AFFIRMING),
)


@pytest.mark.parametrize(("number", "old", "new", "barred"), EDITS, ids=[f"{e[0]}: {e[2]}" for e in EDITS])
def test_a_negated_sentence_of_a_seed_turns_its_claims(
    number: str, old: str, new: str, barred: frozenset[Stance]
) -> None:
    seed = next(s for s in SEEDS if s.name.startswith(number))
    text = text_of(seed)
    assert old in text
    before, after = facts_of(text), facts_of(text.replace(old, new))
    assert {c.stance for c in resting_on(before, old)} & barred, "the sentence made no such claim"
    assert [c.stance for c in resting_on(after, new) if c.stance in barred] == []
    # Meetings, and who issued what, are told elsewhere.
    kept = ("claim", "supply", "time", "position", "quote")
    assert_same(without(outcome(before), kept), without(outcome(after), kept))


def resting_on(found: Facts, words: str) -> list[Claim]:
    """The claims one of whose passages holds the words."""
    return [c for c in found.claims for s in c.supports if any(words in found.article.words(p) for p in s.passages)]


def test_a_seed_is_named_by_its_number() -> None:
    assert {number for number, *_ in EDITS} == {Path(s).name[:3] for s in SEEDS}
