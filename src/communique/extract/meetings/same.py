"""Which mentions are of one meeting."""

from collections.abc import Sequence
from datetime import date, timedelta

from communique.extract.actors import identify_all, sides_of
from communique.extract.meetings.encounter import Encounter
from communique.language import Actor, Document, FoundTime, distinct
from communique.model import Calendar, Deictic, MeetingMode, PartyKind, StampKind, Weekday, Zone

# "The call", "the meeting" go on about what was told at most so many sentences before.
_FAR = 8
_REMOTE = frozenset({MeetingMode.PHONE, MeetingMode.VIDEO})


def group_mentions_of_one(document: Document, found: Sequence[Encounter]) -> list[list[Encounter]]:
    """The mentions in groups, one for each meeting; a mention that only refers joins one or stays out."""
    groups: list[list[Encounter]] = []
    for mention in found:
        if not mention.actors or mention.adds:
            last = _last_before(document, groups, mention)
            if last is not None:
                mention.actors = distinct([*mention.actors, *last[0].actors])
                last.append(mention)
            elif len(mention.actors) > 1:
                groups.append([mention])
            continue
        pointed = _last_before(document, groups, mention) if mention.pointing else None
        if pointed is not None and _names(pointed[0].actors) < _names(mention.actors):
            mention.actors = pointed[0].actors
        group = next((g for g in groups if all(can_be_one(document, known, mention) for known in g)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return groups


def _last_before(document: Document, groups: Sequence[list[Encounter]], mention: Encounter) -> list[Encounter] | None:
    """The meeting told last before a mention of "the call", "the meeting" that can be of it."""
    if document.zone(mention.trigger) is Zone.CAPTION:
        return None
    number = {t.i: n for n, s in enumerate(document.sentences) for t in s}
    told = [
        (max(e.trigger.i for e in group if e.trigger.i < mention.trigger.i), group)
        for group in groups
        if any(e.trigger.i < mention.trigger.i and document.zone(e.trigger) is not Zone.CAPTION for e in group)
        # "The talks" are none that only a treaty signed somewhere shows.
        and not all(e.needs_place for e in group)
    ]
    here = number[mention.trigger.i]
    near = [(at, group) for at, group in told if mention.adds or here - number[at] <= _FAR]
    fitting = [(at, group) for at, group in near if all(_goes_on(document, e, mention) for e in group)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _goes_on(document: Document, told: Encounter, mention: Encounter) -> bool:
    """Whether "the call", "the meeting" can be the one told: a call is no meeting at a place, but may be by video."""
    calls = any(t.lemma_.lower() == "call" for t in mention.triggers) or mention.mode in _REMOTE
    met = told.mode is MeetingMode.IN_PERSON
    modes = _modes_agree(told, mention) or (calls and told.mode is MeetingMode.VIDEO)
    return modes and times_agree(document, told.time, mention.time) and not (calls and met)


def can_be_one(document: Document, a: Encounter, b: Encounter) -> bool:
    """Whether two mentions can be of one meeting: people and parties do not contradict, nor day, place or mode."""
    actors_a, actors_b = identify_all(document, a.actors), identify_all(document, b.actors)
    names_a, names_b = _names(actors_a), _names(actors_b)
    sides_a, sides_b = sides_of(actors_a), sides_of(actors_b)
    people = not names_a or not names_b or names_a <= names_b or names_b <= names_a
    parties = sides_a <= sides_b or sides_b <= sides_a
    shared = bool(names_a & names_b) or bool(sides_a and sides_a == sides_b)
    same = people and parties and shared and _modes_agree(a, b) and _places_agree(document, a, b)
    # A bilateral on the sidelines is another meeting than the one on whose sidelines it was.
    apart = (a.apart or b.apart) and len(actors_a) != len(actors_b) and sides_a != sides_b
    # The members among themselves and the members with a guest are two meetings.
    guests = any(e.assembly and len(e.actors) == 1 and names for e, names in ((a, names_b), (b, names_a)))
    return same and not apart and not guests and times_agree(document, a.time, b.time)


def _names(actors: Sequence[Actor]) -> frozenset[str]:
    return frozenset(actor.person for actor in actors if actor.person)


def _modes_agree(a: Encounter, b: Encounter) -> bool:
    return a.mode is None or b.mode is None or a.mode is b.mode


def _places_agree(document: Document, a: Encounter, b: Encounter) -> bool:
    """Whether two places can be one; two cities, each after "in", are not."""
    if a.place is None or b.place is None:
        return True
    words_a, words_b = ({t.lower_ for t in e.place if t.is_alpha} for e in (a, b) if e.place is not None)
    if words_a & words_b:
        return True
    towns = [_is_town(document, e) for e in (a, b)]
    return not all(towns)


def _is_town(document: Document, encounter: Encounter) -> bool:
    """Whether a place follows "in" and is no state."""
    place = encounter.place
    if place is None or place.start == 0 or place.doc[place.start - 1].lower_ != "in":
        return False
    mention = document.mention(place[0])
    states = (
        mention is not None
        and mention.sense != "capital"
        and any(a.party is not None and a.party.kind is PartyKind.STATE for a in mention.actors)
    )
    return not states


# ── times ───────────────────────────────────────────────────────────────────


def times_agree(document: Document, a: FoundTime | None, b: FoundTime | None) -> bool:
    """Whether two times can be the same, as far as that is known before they are resolved."""
    if a is None or b is None or a == b:
        return True
    base = _base(document)
    days_a, days_b = _days(a, base), _days(b, base)
    if days_a is not None and days_b is not None:
        return days_a[0] <= days_b[1] and days_b[0] <= days_a[1]
    match a.expression.form, b.expression.form:
        case Calendar() as day, Calendar() as other:
            parts = ((day.year, other.year), (day.month, other.month), (day.day, other.day))
            return all(p is None or q is None or p == q for p, q in parts)
        case Weekday(weekday=day, weeks=weeks), Weekday(weekday=other_day, weeks=other_weeks):
            return (day, weeks) == (other_day, other_weeks)
        case Deictic(unit=unit, offset=offset), Deictic(unit=other_unit, offset=other_offset):
            return offset == other_offset if unit == other_unit else not (offset and other_offset)
        case (Calendar() as date_, other_form) | (other_form, Calendar() as date_):
            # "In 2019" is not "on Monday"; "May 4" may be.
            return date_.day is not None or (isinstance(other_form, Deictic) and other_form.unit in {"month", "year"})
    return True


def _base(document: Document) -> date | None:
    """The day printed as that of publication, where the page prints one."""
    stamps = {stamp.date for stamp in document.article.stamps if stamp.kind is StampKind.PUBLISHED}
    if len(stamps) != 1:
        return None
    try:
        return date.fromisoformat(stamps.pop())
    except ValueError:  # a month only
        return None


def _days(found: FoundTime, base: date | None) -> tuple[date, date] | None:
    """First and last day that a time can mean, where it can be told from the day of publication."""
    form = found.expression.form
    match form:
        case Calendar(year=int(year), month=int(month), day=int(day)):
            return _one_day(year, month, day)
        case Calendar(year=None, month=int(month), day=int(day)) if base is not None:
            ahead = _one_day(base.year, month, day)
            later = ahead is not None and ahead[0] > base + timedelta(days=45)
            return _one_day(base.year - 1, month, day) if later else ahead
        case Weekday(weekday=weekday, weeks=0) if base is not None:
            said = base - timedelta(days=(base.weekday() - weekday) % 7)
            return said, said
        case Deictic(unit="day", offset=offset) if base is not None:
            said = base + timedelta(days=offset)
            return said, said
        case Deictic(unit="week", offset=offset) if base is not None:
            monday = base - timedelta(days=base.weekday()) + timedelta(weeks=offset)
            return monday, monday + timedelta(days=6)
        case Deictic(unit="month", offset=offset) if base is not None:
            months = base.year * 12 + base.month - 1 + offset
            return _whole_month(months // 12, months % 12 + 1)
        case Calendar(year=int(year), month=int(month), day=None):
            return _whole_month(year, month)
        case Calendar(year=int(year), month=None, day=None):
            return date(year, 1, 1), date(year, 12, 31)
        case Calendar(year=None, month=int(month), day=None) if base is not None:
            return _whole_month(base.year - (month > base.month), month)
    return None


def _one_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        said = date(year, month, day)
    except ValueError:  # 29 February in a common year
        return None
    return said, said


def _whole_month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)
