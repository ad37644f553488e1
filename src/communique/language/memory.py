"""Who a text has spoken of so far, and whom of them a word that points back can mean."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from communique.language.actors import Actor, distinct
from communique.model import Office, PartyKind

Actors = tuple[Actor, ...]


@dataclass
class Memory:
    """What has been named up to a place in the text, oldest first.

    Attributes:
        lists: Actors that were named as several.
        subjects: Of these, the subjects of sentences, with the number of the sentence.
        people: People, and holders of an office of a party.
        people_by_sentence: The same with the number of the sentence.
        parties: Parties named by themselves.
        gatherings: Who met, with the number of the sentence that says so.
    """

    lists: list[Actors] = field(default_factory=list)
    subjects: list[tuple[int, Actors]] = field(default_factory=list)
    people: list[Actor] = field(default_factory=list)
    people_by_sentence: list[tuple[int, Actor]] = field(default_factory=list)
    parties: list[Actor] = field(default_factory=list)
    gatherings: list[tuple[int, Actors]] = field(default_factory=list)

    def branch(self) -> "Memory":
        """A copy that goes its own way, except that both know who was named in the last sentences."""
        return replace(
            self, lists=[*self.lists], subjects=[*self.subjects], people=[*self.people], parties=[*self.parties]
        )

    # several

    def recent_subject(self, sentence: int, within: int, number: int | None = None) -> Actors | None:
        """The last list of that number that was a subject, no more than ``within`` sentences ago."""
        near = (group for at, group in reversed(self.subjects) if sentence - at <= within)
        return next((group for group in near if number is None or len(group) == number), None)

    def recent_gathering(
        self, sentence: int, within: int, number: int | None = None, meant: Callable[[Actor], bool] | None = None
    ) -> Actors | None:
        """Those who met last, no more than ``within`` sentences ago, unless a later sentence has such a subject.

        Args:
            sentence: The number of the sentence that points back.
            within: How many sentences back they may have met.
            number: How many they are.
            meant: Who can be meant: each of them has to be.
        """
        subject = self.subjects[-1][0] if self.subjects else -1
        for at, met in reversed(self.gatherings):
            if sentence - at > within or subject > at:
                return None
            if number in (None, len(met)) and (meant is None or all(meant(actor) for actor in met)):
                return met
        return None

    def recent_pair(self, sentence: int, number: int | None = None) -> Actors | None:
        """The people of the last sentence that spoke of any: "X met with Y. The two ministers …".

        They have to be as many as ``number``, or two, and named in one of the two sentences before this one.
        """
        recent = [(at, a) for at, a in self.people_by_sentence if a.person and sentence - 2 <= at < sentence]
        people = distinct(actor for at, actor in recent if at == recent[-1][0])
        return people if len(people) == (number or 2) else None

    def last_list(self, number: int | None = None, *, states: bool = False) -> Actors | None:
        """The last list of that number, or of states only."""
        return next(
            (
                group
                for group in reversed(self.lists)
                if (number is None or len(group) == number) and (not states or all(_is_state(a) for a in group))
            ),
            None,
        )

    # one

    def last_person(self) -> Actor | None:
        """The last person named, or else the last holder of an office."""
        named = _last(self.people, lambda actor: actor.person is not None)
        return named or (self.people[-1] if self.people else None)

    def last_holder(self, office: Office) -> Actor | None:
        """The last person in an office that a title such as "the minister" can mean."""
        title = office.title.lower()

        def meant(actor: Actor) -> bool:
            known = actor.office
            return known is not None and (
                known.kind == office.kind
                or known.title.lower().startswith(title)
                or known.title.lower().endswith(title)
            )

        return _last(self.people, meant)

    def last_body(self, word: str, slug: str | None = None) -> Actor | None:
        """The last party whose name holds the word ("the ministry"), or that is a body of that kind ("the army").

        Args:
            word: The word, small letters.
            slug: The kind of body that the word names, where it names one.
        """

        def meant(actor: Actor) -> bool:
            party = actor.party
            of_kind = party is not None and slug is not None and party.key.endswith(f"-{slug}")
            return party is not None and (of_kind or word in party.label.lower().split())

        return _last(self.parties, meant)


def _is_state(actor: Actor) -> bool:
    return actor.party is not None and actor.party.kind is PartyKind.STATE


def _last(actors: list[Actor], meant: Callable[[Actor], bool]) -> Actor | None:
    return next((actor for actor in reversed(actors) if meant(actor)), None)
