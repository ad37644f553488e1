"""What a document says of its people, gathered from everywhere in it: which office, for which party."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from communique.language.actors import Actor, Mention
from communique.language.coordination import Group, group_mentions
from communique.lexicon.words import ActorWords
from communique.model import Office, Party, PartyKind

#: Full name → the person with office and party, and the words that say so.
People = Mapping[str, Actor]


def fill_counterparts(doc: Doc, mentions: Sequence[Mention], words: ActorWords) -> tuple[Mention, ...]:
    """Give counterparts ("his US counterpart") the office of whoever the sentence named before them."""
    filled: list[Mention] = []
    for mention in mentions:
        if mention.sense != "counterpart":
            filled.append(mention)
            continue
        office = _office_before(doc, filled, mention)
        if office is not None:
            # The same kind of office, not the same title.
            office = replace(office, title=words.counterpart_titles.get(office.kind, office.title))
        actors = tuple(replace(actor, office=office) for actor in mention.actors)
        filled.append(replace(mention, actors=actors))
    return tuple(filled)


def _office_before(doc: Doc, earlier: Sequence[Mention], mention: Mention) -> Office | None:
    """The office last named in the mention's sentence before it."""
    for other in reversed(earlier):
        if other.end <= mention.start and doc[other.start].sent == doc[mention.start].sent:
            for actor in other.actors:
                if actor.office is not None and (actor.office.kind or actor.office.title != "counterpart"):
                    return actor.office
    return None


def known_people(doc: Doc, mentions: Sequence[Mention]) -> dict[str, Actor]:
    """Everybody named in the document, with the office and party that any of the mentions gives."""
    people: dict[str, Actor] = {}
    for actor in (actor for mention in mentions for actor in mention.actors):
        if actor.person is not None:
            known = people.get(actor.person)
            people[actor.person] = actor if known is None else _completed(known, actor)
    return people | _by_elimination(doc, mentions, people)


def newly_placed(mentions: Sequence[Mention], people: People) -> dict[str, Actor]:
    """Those who were known without a party, with the first that one of the mentions gives them."""
    found: dict[str, Actor] = {}
    for actor in (actor for mention in mentions if mention.kind == "person" for actor in mention.actors):
        known = people.get(actor.person or "")
        if known is not None and known.party is None and actor.party is not None and actor.person is not None:
            found.setdefault(actor.person, _completed(known, actor))
    return found


def _completed(known: Actor, actor: Actor) -> Actor:
    """A person with what another mention adds; an office that comes with its party is better than one without."""
    adds_office = known.office is None and actor.office is not None
    adds_party = known.party is None and actor.party is not None
    if not adds_office and not adds_party:
        return known
    better = actor.office is not None and (known.office is None or actor.party is not None)
    office = actor.office if better else known.office
    passages = tuple(sorted({*known.passages, *actor.passages}))
    return Actor(actor.person, office, known.party or actor.party, passages)


def _by_elimination(doc: Doc, mentions: Sequence[Mention], people: People) -> dict[str, Actor]:
    """The party of a list's one minister without a party, when another list of as many parties leaves only one.

    "The defense chiefs of South Korea and the United States …": "Defense Minister Shin … and his US counterpart".
    """
    groups = group_mentions(doc, mentions)
    lists = _lists_of_states(groups)
    found: dict[str, Actor] = {}
    for group in groups:
        actors = [enriched(actor, people) for mention in group for actor in mention.actors]
        lone = [actor for actor in actors if actor.person and actor.office and actor.party is None]
        known = {actor.party for actor in actors if actor.party is not None}
        if len(lone) != 1 or lone[0].person is None or not known or len(actors) != len(known) + 1:
            continue
        left = {party for states in lists if len(states) == len(actors) and known < states for party in states - known}
        if len(left) == 1:
            (party,) = left
            words = next(a for g in groups for m in g for a in m.actors if a.party == party and not a.person)
            person = found.get(lone[0].person, people[lone[0].person])
            found[lone[0].person] = replace(person.with_passages(words.passages), party=party, inferred=True)
    return found


def _lists_of_states(groups: Sequence[Group]) -> set[frozenset[Party]]:
    """The sets of states that lists without people name."""
    unnamed = (
        [actor for mention in group for actor in mention.actors]
        for group in groups
        if not any(actor.person for mention in group for actor in mention.actors)
    )
    return {
        frozenset(a.party for a in actors if a.party is not None and a.party.kind is PartyKind.STATE)
        for actors in unnamed
    }


def enriched(actor: Actor, people: People) -> Actor:
    """A person with the office and party that the document gives elsewhere."""
    known = people.get(actor.person or "")
    if known is None or (actor.office is not None and actor.party is not None):
        return actor
    office, party = actor.office or known.office, actor.party or known.party
    if (office, party) == (actor.office, actor.party):
        return actor
    inferred = actor.inferred or (actor.party is None and known.inferred)
    return Actor(actor.person, office, party, tuple(sorted({*actor.passages, *known.passages})), inferred)
