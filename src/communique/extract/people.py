"""People and parties that an article names, and names refused because of where they stand."""

from collections.abc import Iterator

from spacy.language import Language

from communique.language import Document, recognise
from communique.model import Article, Basis, NameBasis, Party, Person, Refusal, Role, Support


def people(document: Document) -> tuple[Role, ...]:
    """Everybody named with a full name in headline, caption or body, with the office and party the text gives."""
    found: dict[str, Role] = {}
    for mention in document.mentions:
        for actor in mention.actors:
            name = actor.person
            if name is None or name in found or mention.kind == "reference" or " " not in name:
                continue
            known = document.people.get(name, actor)
            basis = Basis.INFERRED if known.inferred else Basis.STATED
            supports = (Support(known.passages or actor.passages, basis),)
            found[name] = Role(Person(name, name), known.office, known.party, NameBasis.NAMED, supports)
    return tuple(found.values())


def parties(document: Document) -> tuple[tuple[Party, Support], ...]:
    """Every party named, once for each of the words that name it."""
    found: dict[tuple[str, str], tuple[Party, Support]] = {}
    for mention in document.mentions:
        for actor in mention.actors:
            named = mention.kind == "party"
            passage = document.reading.between(mention.start, mention.end) if named else actor.party_words
            if mention.kind == "reference" or actor.party is None or passage is None:
                continue
            words = document.article.words(passage)
            found.setdefault((actor.party.key, words), (actor.party, Support((passage,))))
    return tuple(found.values())


def refusals(article: Article, nlp: Language) -> Iterator[Refusal]:
    """People's names that stand in refused zones."""
    zones = [zone for zone in article.zones if not zone.zone.admissible]
    texts = (article.text[zone.start : zone.end].replace("\n", " ") for zone in zones)
    for zone, doc in zip(zones, recognise(texts, nlp), strict=True):
        for entity in doc.ents:
            if entity.label_ == "PERSON" and len(entity.text.strip()) > 2:
                passage = article.passage(zone.start + entity.start_char, zone.start + entity.end_char)
                yield Refusal(article.words(passage), passage, zone.zone, zone.reason)
