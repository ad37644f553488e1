"""Which reports are of one meeting.

Two reports of different articles are of one meeting when they give the same single day, the same two or more
participants (person for person, or party for party where one of them names nobody), and modes that do not
contradict each other. A bilateral on the margins of a trilateral is another meeting: its participants are not the same.
Any other meeting stays with its article.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Self

from communique.model import Meeting, MeetingMode, Role, Stated
from communique.resolve.evidence import alternatives, first_passage
from communique.resolve.groups import group
from communique.resolve.keys import digest, distinct, fold, join
from communique.resolve.roles import actors_in_key, contradict, identity, merge_roles, party_id
from communique.resolve.timings import combine, known_day

References = dict[tuple[str, str], str]
Report = tuple[str, Meeting]

# More participants of one party than this are compared as a list, not in every pairing.
_PAIRINGS = 5


@dataclass(frozen=True, slots=True)
class _Features:
    """What a report shows of a meeting: its day, who took part, and how they met."""

    day: date | None
    participants: tuple[Role, ...]
    mode: MeetingMode | None

    def fits(self, other: Self, /) -> bool:
        """Whether both are of one meeting."""
        if self.day is None or self.day != other.day or len(self.participants) < 2:
            return False
        modes = None in (self.mode, other.mode) or self.mode is other.mode
        return modes and _same_participants(self.participants, other.participants)


def merge_meetings(reports: Iterable[Report]) -> tuple[tuple[Meeting, ...], References]:
    """One meeting for all reports of it.

    Args:
        reports: Meetings, each with the identifier of its article; people and parties are identified, times resolved.

    Returns:
        The meetings, sorted by key, and the key of each by article and local key.
    """
    own = _within_articles(sorted(reports, key=lambda r: (r[0], first_passage(r[1].supports), r[1].key)))
    groups = group([(same[0][0], _features(same), _marks(same[0][1])) for same in own])
    told = [[report for i in members for report in own[i]] for members in groups]
    merged = [_merge([m for _, m in reports_]) for reports_ in told]
    ties = [_tie(*reports_[0]) for reports_ in told]
    keys = distinct((_readable(m, tie), tie) for m, tie in zip(merged, ties, strict=True))
    references = {(article, m.key): key for key, same in zip(keys, told, strict=True) for article, m in same}
    meetings = (replace(m, key=key) for m, key in zip(merged, keys, strict=True))
    return tuple(sorted(meetings, key=lambda m: m.key)), references


def _within_articles(reports: Iterable[Report]) -> list[list[Report]]:
    """Reports of one article that say exactly the same day, participants and mode are one; extraction did the rest."""
    groups: dict[object, list[Report]] = {}
    for number, (article, meeting) in enumerate(reports):
        day = known_day(meeting.timing)
        exact = (day, tuple(sorted(map(identity, meeting.participants))), meeting.mode) if day else number
        groups.setdefault((article, exact), []).append((article, meeting))
    return list(groups.values())


def _features(reports: Sequence[Report]) -> _Features:
    meeting = reports[0][1]
    participants = tuple(replace(r, supports=()) for r in sorted(meeting.participants, key=identity))
    return _Features(known_day(meeting.timing), participants, meeting.mode)


def _marks(meeting: Meeting) -> list[object]:
    """What an index can find a meeting by: its day with each of its participants' parties and names."""
    day = known_day(meeting.timing)
    if day is None:
        return []
    marks = {("party", party_id(r.party)) for r in meeting.participants if r.party}
    marks |= {("person", r.person.key) for r in meeting.participants if r.person}
    return [(day, mark) for mark in sorted(marks)]


def _same_participants(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether everybody in one list is somebody in the other, one to one."""
    if len(ones) != len(others):
        return False
    parties = sorted({party_id(r.party) for r in (*ones, *others)})
    if "" in parties:
        return _pairable(ones, others)
    return all(
        _pairable([r for r in ones if party_id(r.party) == p], [r for r in others if party_id(r.party) == p])
        for p in parties
    )


def _pairable(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    if len(ones) != len(others):
        return False
    if len(ones) > _PAIRINGS:
        return sorted(map(identity, ones)) == sorted(map(identity, others))
    return any(all(map(_agree, ones, order)) for order in permutations(others))


def _agree(one: Role, other: Role) -> bool:
    """Whether two roles show the same participant: they share a person or a party, and contradict in nothing."""
    if contradict(one, other):
        return False
    return bool(one.person and other.person) or bool(one.party and other.party)


def _merge(meetings: Sequence[Meeting]) -> Meeting:
    """The meeting that all reports are of; a lone report stays as it is."""
    if len(meetings) == 1:
        return meetings[0]
    mode = next((m.mode for m in meetings if m.mode), None)
    return Meeting(
        key="",
        label=min((m.label for m in meetings), key=lambda label: (-len(label), label)),
        participants=merge_roles(r for m in meetings for r in m.participants),
        supports=alternatives(*(m.supports for m in meetings)),
        mode=mode,
        mode_supports=alternatives(*(m.mode_supports for m in meetings if m.mode is mode)),
        place=_merge_places([m.place for m in meetings if m.place]),
        timing=combine(m.timing for m in meetings),
    )


def _merge_places(places: Sequence[Stated]) -> Stated | None:
    """The place that most reports name; of equals the one said in most words.

    A place under another name is not joined to it, since nothing here knows whether it is the same place.
    """
    if not places:
        return None
    votes = Counter(fold(p.text) for p in places)
    name = min(votes, key=lambda n: (-votes[n], -len(n), n))
    same = sorted((p for p in places if fold(p.text) == name), key=lambda p: (p.supports, p.text))
    code = max(p.code for p in same)
    return Stated(same[0].text, alternatives(*(p.supports for p in same)), code)


def _readable(meeting: Meeting, tie: str) -> str:
    """Day and participants: ``2024-05-02-au-jp-us``; without a single day or a second participant, with the hash."""
    parties = actors_in_key(meeting.participants)
    day = known_day(meeting.timing)
    if day is None or len(meeting.participants) < 2:
        return join(day.isoformat() if day else "", *parties, tie[:8])
    return join(day.isoformat(), *parties)


def _tie(article: str, meeting: Meeting) -> str:
    """What tells meetings with one readable key apart: where the first report stands."""
    return digest(article, *first_passage(meeting.supports), meeting.key)
