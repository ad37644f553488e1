"""Who acts, as several reports say it: roles of one party put together without inventing a capacity.

A role has three slots (person, office, party) and one list of supports for all of them. So a role may only take over
supports under which every slot it fills is said:

- roles that say the same share their supports as alternatives; where they give one office two titles, the supports
  of the title that is dropped are joined with one of the title that is kept;
- a role that says *less* ("the foreign ministers of …", "the United States") is covered by the one role that
  says more (named in another report): each of its supports is kept, joined with one of that role, because only
  together do they name person, office and party; such a support is inferred, since it rests on both reports being
  of one thing;
- two halves of one person (the office in one report, the party in another) are put together in the same way;
- everything else stays a role of its own: other persons, other kinds of office, or an office that two named persons
  could hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import NameBasis, Office, Party, Role
from communique.model.slugs import slug
from communique.resolve.evidence import alternatives, beside, inferred, strongest
from communique.resolve.keys import fold

# The stronger the way of naming, the earlier.
_NAMING = (NameBasis.NAMED, NameBasis.OFFICE_ONLY, NameBasis.PARTY_ONLY, NameBasis.INFERRED)

# Actors that a key names.
_NAMED_ACTORS = 4

Identity = tuple[str, str, str]


def party_id(party: Party | None) -> str:
    """A party as one word, empty for none: equal for the same party only."""
    return f"{party.kind.value}:{party.key}" if party else ""


def office_id(office: Office | None) -> str:
    """An office by its kind, or by its folded title where the kind is unknown."""
    if office is None:
        return ""
    return f"kind:{office.kind}" if office.kind else f"title:{fold(office.title)}"


def identity(role: Role) -> Identity:
    """Person, office and party of a role, comparable across reports; empty where unsaid."""
    return (role.person.key if role.person else "", office_id(role.office), party_id(role.party))


def same_office(one: Office, other: Office) -> bool:
    """Whether two titles are of one office: the same kind, or the same words."""
    if one.kind and other.kind:
        return one.kind == other.kind
    return fold(one.title) == fold(other.title)


def contradict(one: Role, other: Role) -> bool:
    """Whether two roles of one thing cannot be the same: another party, another person, or another office.

    Offices are only compared where one of them has no person: one person may be called by two offices.
    """
    if one.party and other.party and party_id(one.party) != party_id(other.party):
        return True
    if one.person and other.person:
        return one.person.key != other.person.key
    return bool(one.office and other.office and not same_office(one.office, other.office))


def actors_in_key(roles: Iterable[Role]) -> list[str]:
    """The parties of a thing for its key, or the people without one; beyond four they are counted."""
    keys = sorted({slug(actor.key) for actor in (r.party or r.person for r in roles) if actor})
    if len(keys) > _NAMED_ACTORS:
        more = len(keys) - _NAMED_ACTORS + 1
        return [*keys[: _NAMED_ACTORS - 1], f"and-{more}-more"]
    return keys


def merge_roles(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The roles of all reports of one thing as few roles, by the rules above, sorted by party, person and office."""
    merged: list[Role] = []
    for role in sorted(_alike(roles), key=_richness):
        covering = [i for i, other in enumerate(merged) if _covers(other, role) or _halves(other, role)]
        # A party alone says nothing against any of its signatories; an office alone may be either of two.
        if covering and (len(covering) == 1 or (role.person is None and role.office is None)):
            for i in covering:
                merged[i] = _fuse(merged[i], role)
        else:
            merged.append(role)
    return tuple(sorted(merged, key=role_order))


def single_role(roles: Iterable[Role]) -> Role | None:
    """The one role of a person or party that spoke: of several offices of one person, the first, with all supports."""
    first, *others = merge_roles(roles) or (None,)
    for other in others:
        if first and other:
            first = replace(first, supports=alternatives(first.supports, beside(other.supports, first.supports)))
    return first


def covering_role(role: Role, roles: Iterable[Role]) -> Role | None:
    """The only one of some roles that says all that ``role`` says, if it says more."""
    covering = [other for other in roles if _covers(other, role)]
    if len(covering) == 1 and identity(covering[0]) != identity(role):
        return covering[0]
    return None


def role_order(role: Role) -> tuple[object, ...]:
    """The order in which roles are listed."""
    title = role.office.title if role.office else ""
    person, office, party = identity(role)
    return party, person, office, title, role.basis.value, role.supports


def _alike(roles: Iterable[Role]) -> list[Role]:
    """Roles that say the same become one, with their supports as alternatives."""
    groups: dict[Identity, list[Role]] = {}
    for role in roles:
        groups.setdefault(identity(role), []).append(role)
    return [_union(group) for _, group in sorted(groups.items())]


def _union(group: Sequence[Role]) -> Role:
    ordered = sorted(group, key=role_order)
    office = _office([r.office for r in ordered if r.office])
    basis = min((r.basis for r in ordered), key=_NAMING.index)
    title = fold(office.title) if office else ""
    verbatim = [r for r in ordered if (fold(r.office.title) if r.office else "") == title]
    supports = alternatives(*(r.supports for r in verbatim))
    # "Top diplomat" is the same office as "foreign minister", but does not hold the words of that title.
    others = [beside(r.supports, supports) for r in ordered if r not in verbatim]
    return replace(ordered[0], office=office, basis=basis, supports=alternatives(supports, *others))


def _office(offices: Sequence[Office]) -> Office | None:
    """The fullest title, with its kind where any of them has one."""
    if not offices:
        return None
    title = min(offices, key=lambda o: (-len(o.title), o.title)).title
    return Office(title, max(o.kind for o in offices))


def _richness(role: Role) -> tuple[object, ...]:
    return (role.person is None, role.office is None, role.party is None, role_order(role))


def _covers(more: Role, less: Role) -> bool:
    """Whether ``more`` says all that ``less`` says."""
    if less.person and (more.person is None or less.person.key != more.person.key):
        return False
    if less.party and party_id(less.party) != party_id(more.party):
        return False
    return less.office is None or (more.office is not None and same_office(less.office, more.office))


def _halves(one: Role, other: Role) -> bool:
    """Whether both name the same person and neither contradicts the other."""
    if not (one.person and other.person and one.person.key == other.person.key):
        return False
    parties = not (one.party and other.party) or party_id(one.party) == party_id(other.party)
    offices = not (one.office and other.office) or same_office(one.office, other.office)
    return parties and offices


def _fuse(more: Role, less: Role) -> Role:
    """``more`` with what ``less`` adds: slots it leaves open, and supports that need those of ``more`` beside them."""
    grown = replace(more, office=more.office or less.office, party=more.party or less.party)
    supports = more.supports
    if grown != more:
        # The slot that came from the other report is said only there.
        supports = tuple(inferred(s, strongest(less.supports)) for s in more.supports)
    return replace(grown, supports=alternatives(supports, beside(less.supports, more.supports)))
