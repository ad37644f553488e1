"""What the graph asks of the room ``link``, so that neither room has to import the other."""

from typing import Protocol


class LinkedEntity(Protocol):
    """Something that a table knows.

    Attributes:
        label: Its preferred English name.
        qid: Its Wikidata identifier (``Q423``); empty when the table has none.
        source: The tables it comes from, named for people; several stand between ``; ``.
    """

    @property
    def label(self) -> str: ...  # noqa: D102 — see the class
    @property
    def qid(self) -> str: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102


class Links(Protocol):
    """Verified links: exactly found or not at all. A state is given by its ISO code, a body by its key."""

    def party(self, key: str) -> LinkedEntity | None:
        """The party of that key."""
        ...

    def person(self, name: str, state: str | None = None) -> LinkedEntity | None:
        """The person of that full name, acting for that state or body where it is known."""
        ...

    def office(self, title: str, state: str | None = None) -> LinkedEntity | None:
        """The office of that title in that state or body."""
        ...

    def place(self, name: str) -> LinkedEntity | None:
        """The place of that name."""
        ...
