"""What other programs propose, beside what the rules say.

A proposal changes nothing of what the rules give. It becomes things of its own, whose keys begin with ``proposed-``: it
is never merged with a thing of the rules, since a wrong one would then lend it a wrong day or a wrong participant. A
claim may be about a proposition of the rules, and an identical proposition is one node, for its key is its content.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from communique.model import Facts, Knowledge, Party, Person
from communique.resolve.rewrite import Identities

_MARK = "proposed-"
T = TypeVar("T")


def joined(ruled: Facts, proposed: Facts) -> Facts:
    """The facts of both kinds of one article, for looking at who and what they refer to."""
    return replace(
        ruled,
        meetings=(*ruled.meetings, *proposed.meetings),
        statements=(*ruled.statements, *proposed.statements),
        propositions=(*ruled.propositions, *proposed.propositions),
        claims=(*ruled.claims, *proposed.claims),
    )


def first_known(rules: Identities, others: Identities) -> Identities:
    """The identities that the rules know, and others for whom only proposals name."""

    def person(one: Person) -> Person:
        return _either(rules.person, others.person, one)

    def party(one: Party) -> Party:
        return _either(rules.party, others.party, one)

    return Identities(person, party, rules.office)


def _either(first: Callable[[T], T], second: Callable[[T], T], value: T) -> T:
    try:
        return first(value)
    except KeyError:
        return second(value)


def beside(knowledge: Knowledge, proposed: Knowledge) -> Knowledge:
    """Both kinds of knowledge: that of the rules as it is, and what was proposed under keys of its own."""
    return replace(
        knowledge,
        meetings=(*knowledge.meetings, *(replace(m, key=_MARK + m.key) for m in proposed.meetings)),
        statements=(*knowledge.statements, *(replace(s, key=_MARK + s.key) for s in proposed.statements)),
        propositions=(*knowledge.propositions, *proposed.propositions),
        claims=(*knowledge.claims, *(replace(c, key=_MARK + c.key) for c in proposed.claims)),
        refusals=(*knowledge.refusals, *proposed.refusals),
    )
