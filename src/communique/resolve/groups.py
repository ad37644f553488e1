"""Putting reports into groups that are each of one thing, by evidence found in an index.

A report joins a group only if it fits *every* report in it; so nothing is joined merely through a third.
The reports come in a fixed order (by article), which makes the groups independent of the order of the input.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, Protocol, Self, TypeVar


class Features(Protocol):
    """What a report shows of the thing it is of: equal features need comparing only once."""

    def fits(self, other: Self, /) -> bool:
        """Whether both can be of one thing."""
        ...

    def __hash__(self) -> int: ...


F = TypeVar("F", bound=Features)


class _Group(Generic[F]):
    """Reports taken to be of one thing, and the different features they show."""

    def __init__(self, index: int, article: str, features: F) -> None:
        self.members = [index]
        self.articles = {article}
        self.features = {features}

    def fits(self, other: "_Group[F]") -> bool:
        # An article that reports two things keeps them apart: telling them apart was the extraction's task.
        if self.articles & other.articles:
            return False
        return all(one.fits(two) for one in self.features for two in other.features)

    def absorb(self, other: "_Group[F]") -> None:
        self.members += other.members
        self.articles |= other.articles
        self.features |= other.features


def group(reports: Sequence[tuple[str, F, Iterable[Hashable]]]) -> list[list[int]]:
    """Group reports, each given by its article, its features, and the evidence that other reports may share.

    Groups that share more evidence are tried first.

    Returns:
        Indices of the reports, group by group, in order.
    """
    groups: list[_Group[F]] = []
    where: list[int] = []
    seen: dict[Hashable, set[int]] = {}
    for index, (article, features, evidence) in enumerate(reports):
        own = _Group(index, article, features)
        groups.append(own)
        where.append(index)
        shared: Counter[int] = Counter()
        marks = set(evidence)
        for mark in marks:
            shared.update({_find(where, i) for i in seen.get(mark, ())})
        for candidate in sorted(shared, key=lambda c: (-shared[c], c)):
            into, other = sorted((candidate, _find(where, index)))
            if into != other and groups[into].fits(groups[other]):
                groups[into].absorb(groups[other])
                where[other] = into
        for mark in marks:
            seen[mark] = {_find(where, i) for i in (*seen.get(mark, ()), index)}
    return [sorted(groups[i].members) for i in range(len(groups)) if where[i] == i]


def _find(where: list[int], index: int) -> int:
    """The group that a report is in now."""
    while where[index] != index:
        where[index] = where[where[index]]
        index = where[index]
    return index
