"""Names for people of the things that were found."""

from collections.abc import Sequence

from communique.model import Role


def listed(names: Sequence[str]) -> str:
    """The names as a list in English: "A, B and C"."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def name_of(role: Role) -> str:
    """The most telling name of a role: person, else party, else office."""
    if role.person is not None:
        return role.person.name
    if role.party is not None:
        return role.party.label
    return role.office.title if role.office is not None else ""
