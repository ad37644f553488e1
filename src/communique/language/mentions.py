"""Who is named where: parties, titles of office and names put together into actors."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from spacy.language import Language

from communique.language.actors import Actor, Mention
from communique.language.elements import SPOKESPERSON, Elements
from communique.language.names import NameMention, TitlePlaces, find_names
from communique.language.parties import PartyMention, find_parties
from communique.language.reading import Reading
from communique.language.stretches import Stretch, tokens_of
from communique.language.titles import TitleMention, commas_before, find_titles, join_double_titles, places_for_names
from communique.lexicon import Lexicon
from communique.model import Office, Party, PartyKind, Passage


def find_mentions(reading: Reading, nlp: Language, lexicon: Lexicon) -> tuple[Mention, ...]:
    """All mentions of actors by name or title, in order, without overlap."""
    parties = find_parties(reading, nlp, lexicon)
    titles = find_titles(reading, lexicon, parties)
    taken = tokens_of(parties) | tokens_of(titles)
    places = TitlePlaces(places_for_names(reading.doc, titles, parties), commas_before(reading.doc, titles, parties))
    names = find_names(reading, lexicon.names, taken, places)
    elements = Elements(reading, lexicon, parties, names)
    titles = join_double_titles(reading.doc, titles, elements.name_at)
    titled = [mention for title in titles if (mention := _titled(elements, title)) is not None]
    mentions = [_speaking_for(elements, m, titled) for m in _join_titled(elements, titled)]
    used = tokens_of(mentions)
    mentions += [_named(elements, n) for n in names if n.start not in used]
    mentions += [_partied(elements, p) for p in parties if p.start not in used]
    mentions += list(_associates(elements, mentions))
    return tuple(sorted(mentions, key=lambda m: m.start))


def _named(elements: Elements, name: NameMention) -> Mention:
    return Mention(name.start, name.end, (Actor(person=name.name, passages=(elements.passage(name),)),), "person")


def _partied(elements: Elements, party: PartyMention) -> Mention:
    actor = Actor(party=party.party, passages=(elements.passage(party),))
    return Mention(party.start, party.end, (actor,), "party", party.sense)


# ── around titles ───────────────────────────────────────────────────────────


def _titled(elements: Elements, title: TitleMention) -> Mention | None:
    """A title with the parties before or after it and the name of who holds it."""
    start, before = elements.parties_before(title)
    end, after = elements.parties_after(title)
    parties = before or after
    if title.counterpart:
        return _counterparts(elements, title, start, parties)
    name = elements.name_beside(title, start, end)
    if elements.is_former(title, start):
        return _formerly(elements, title, name)
    start = min(start, name.start) if name is not None else start
    holder = Actor(office=Office(title.text, title.kind), passages=(elements.passage(title),))
    if name is not None and len(parties) <= 1:
        end = max(end, name.end)
        of_name = elements.party_of_name(name) if not parties else None
        if of_name is not None:
            parties, end = [of_name], max(end, of_name.end)
        actor = replace(holder, person=name.name, passages=(elements.reading.between(start, end),))
        if parties:
            actor = replace(actor, party=parties[0].party, party_words=elements.passage(parties[0]))
        return Mention(start, end, (actor,), "person")
    if not parties:
        return Mention(start, end, (holder,), "title", "plural" if title.plural else "")
    if len(parties) == 1:
        holder = replace(holder, passages=(elements.reading.between(start, end),))
    actors = tuple(_held_for(holder, party.party, elements.passage(party)) for party in parties)
    return _with_names(elements, Mention(start, end, actors, "office"))


def _with_names(elements: Elements, mention: Mention) -> Mention:
    """ "the foreign ministers of A and B, Jane Doe and John Roe, met": names aligned with parties."""
    names = _names_from(elements, mention.end, len(mention.actors) + 1)
    if not 1 < len(names) == len(mention.actors):
        return mention
    actors = tuple(
        replace(actor, person=name.name).with_passages([elements.passage(name)])
        for actor, name in zip(mention.actors, names, strict=True)
    )
    return Mention(mention.start, names[-1].end, actors, "person")


def _formerly(elements: Elements, title: TitleMention, name: NameMention | None) -> Mention | None:
    """A person who once held an office, and acts for nobody now."""
    if name is None:
        return None
    start, end = min(title.start, name.start), max(title.end, name.end)
    words = elements.reading.between(start, end)
    office = Office(f"former {title.text}")
    return Mention(start, end, (Actor(person=name.name, office=office, passages=(words,)),), "person")


def _held_for(holder: Actor, party: Party, words: Passage) -> Actor:
    """The holder of an office of a party; the words that name the party may stand outside those of the office."""
    holder = replace(holder, party=party, party_words=words)
    return holder if any(passage.contains(words) for passage in holder.passages) else holder.with_passages([words])


def _counterparts(
    elements: Elements, title: TitleMention, start: int, parties: Sequence[PartyMention]
) -> Mention | None:
    """ "his Chilean and Kenyan counterparts, Rosa Diaz and Ann Wanjiru": names aligned with parties.

    The office is that of whoever they are counterparts of; ``people`` fills it in.
    """
    parties = parties if title.plural else parties[-1:]
    names = _names_from(elements, title.end, max(1, len(parties)))
    if parties and len(names) != len(parties):
        names = []
    if not parties and not names:
        return None
    actors = tuple(_counterpart(elements, title, party, name) for party, name in zip_longest(parties, names))
    end = names[-1].end if names else title.end
    return Mention(start, end, actors, "person" if names else "office", "counterpart")


def _names_from(elements: Elements, index: int, most: int) -> list[NameMention]:
    """The names of a list that begins at a token or after the comma there, no more than ``most``."""
    doc = elements.doc
    names: list[NameMention] = []
    index += index < len(doc) and doc[index].text == ","
    while index in elements.name_at and len(names) < most:
        names.append(elements.name_at[index])
        index = elements.after_and(names[-1].end)
    return names


def _counterpart(
    elements: Elements, title: TitleMention, party: PartyMention | None, name: NameMention | None
) -> Actor:
    words: list[Stretch] = [element for element in (title, party, name) if element is not None]
    return Actor(
        person=name.name if name is not None else None,
        office=Office("counterpart"),
        party=party.party if party is not None else None,
        passages=tuple(sorted({elements.passage(element) for element in words})),
        party_words=elements.passage(party) if party is not None else None,
    )


def _join_titled(elements: Elements, mentions: Sequence[Mention]) -> list[Mention]:
    """ "Sudan's army chief, General Jane Doe": the first title says the office and the party."""
    joined: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        last = joined[-1] if joined else None
        if last is not None and _is_apposed(elements, last, mention):
            (first,), (second,) = last.actors, mention.actors
            whole = elements.reading.between(last.start, mention.end)
            actor = replace(first, person=second.person, passages=(whole,))
            joined[-1] = Mention(last.start, mention.end, (actor,), "person")
        else:
            joined.append(mention)
    return joined


def _is_apposed(elements: Elements, last: Mention, mention: Mention) -> bool:
    """Whether an office of a party and a titled person without one are separated by no more than a comma."""
    if mention.start != last.end + 1 or elements.doc[last.end].text != ",":
        return False
    if len(last.actors) != 1 or len(mention.actors) != 1:
        return False
    (first,), (second,) = last.actors, mention.actors
    return first.party is not None and first.person is None and second.person is not None and second.party is None


def _speaking_for(elements: Elements, mention: Mention, others: Sequence[Mention]) -> Mention:
    """ "a spokesperson for Chad's foreign minister Jane Doe" speaks for the party of whom they speak for."""
    (first, *more), doc = mention.actors, elements.doc
    kind = first.office.kind if first.office is not None else ""
    if more or first.party is not None or kind != SPOKESPERSON or mention.end >= len(doc):
        return mention
    if doc[mention.end].lower_ != "for":
        return mention
    other = next((m for m in others if 0 < m.start - mention.end <= 2), None)
    owner = other.actors[0] if other is not None else None
    if other is None or owner is None or owner.party is None:
        return mention
    words = elements.reading.between(mention.start, other.end)
    actor = replace(first, party=owner.party, party_words=owner.party_words, passages=(words,))
    return replace(mention, actors=(actor,), kind="person" if first.person else "office")


# ── groups without a list ───────────────────────────────────────────────────


def _associates(elements: Elements, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """ "the US and its main allies": a group without a list, which is not to be filled from elsewhere."""
    doc = elements.doc
    ends = {m.end: m for m in mentions if m.kind == "party"}
    for token in doc:
        if token.lower_ not in elements.words.associates:
            continue
        start = token.i
        while start > token.sent.start and doc[start - 1].pos_ in {"ADJ", "ADV"}:
            start -= 1
        if start < 2 or doc[start - 1].lower_ not in {"its", "their"} or doc[start - 2].lower_ != "and":
            continue
        mention = ends.get(start - 2)
        owner = mention.actors[0].party if mention is not None else None
        if mention is None or owner is None:
            continue
        words = elements.reading.article.words(mention.actors[0].passages[0])
        key = f"{owner.key.lower()}-{token.lower_}"
        group = Party(PartyKind.ORGANISATION, key, f"{words} {token.lower_}")
        passage = elements.reading.between(mention.start, token.i + 1)
        actor = Actor(party=group, passages=(passage,))
        yield Mention(start, token.i + 1, (actor,), "party", "associates")
