"""People and parties that an article names, and names refused because of where they stand."""

import re
from collections.abc import Iterator

from spacy.language import Language

from communique.language.document import Document
from communique.model import (
    Article,
    Basis,
    NameBasis,
    Party,
    Person,
    Refusal,
    ResolutionCitation,
    Role,
    Support,
    Zone,
)

_RESOLUTION = re.compile(
    r"(?P<body>(?:U\.?N\.?(?:SC| Security Council)?|United Nations|Security Council|UNSC)\s+(?:Security Council\s+)?)?[Rr]esolutions?(?:\s+(?P<numbers>\d{3,4}(?:(?:,\s*(?:and\s+)?|\s+and\s+)\d{3,4})*))?"
)


def people(document: Document) -> tuple[Role, ...]:
    """Everybody named with a full name in headline, caption or body, with the office and party the text gives."""
    found: dict[str, Role] = {}
    for mention in document.mentions:
        for actor in mention.actors:
            if actor.person is None or actor.person in found or mention.kind == "reference" or " " not in actor.person:
                continue
            known = document.discourse.people.get(actor.person, actor)
            inferred = Basis.INFERRED if known.inferred else Basis.STATED
            supports = (Support(known.passages or actor.passages, inferred),)
            found[actor.person] = Role(
                Person(actor.person, actor.person), known.office, known.party, NameBasis.NAMED, supports
            )
    return tuple(found.values())


def parties(document: Document) -> tuple[tuple[Party, Support], ...]:
    """Every party named, with its first mention by name and its first by any other word."""
    found: dict[tuple[str, str], tuple[Party, Support]] = {}
    for mention in document.mentions:
        if mention.kind == "reference":
            continue
        for actor in mention.actors:
            if actor.party is not None and mention.kind == "party":
                words = document.reading.between(mention.start, mention.end)
                found.setdefault(
                    (actor.party.key, document.reading.article.words(words)), (actor.party, Support((words,)))
                )
            elif actor.party is not None:
                words_ = min(actor.passages, key=lambda p: p.end - p.start)
                found.setdefault(
                    (actor.party.key, document.reading.article.words(words_)), (actor.party, Support((words_,)))
                )
    return tuple(found.values())


def resolutions(document: Document) -> tuple[ResolutionCitation, ...]:
    """Resolutions cited, numbered or not; one citation per number and wording."""
    found: dict[tuple[int | None, str], ResolutionCitation] = {}
    doc = document.reading.doc
    for match in _RESOLUTION.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is None or not (match["body"] or match["numbers"]) or document.zone(span[0]) is Zone.HEADLINE:
            continue
        supports = (Support((document.sentence_passage(span[0]),)),)
        numbers = [int(n) for n in re.findall(r"\d+", match["numbers"] or "")]
        # Of the resolutions of the United Nations, only those of the Security Council carry a plain number.
        council = numbers or re.search("SC|Security Council", match["body"] or "")
        body = "un-security-council" if council else "un"
        for number in numbers or [None]:
            found.setdefault((number, match.group().lower()), ResolutionCitation(body, number, match.group(), supports))
    return tuple(found.values())


def refusals(article: Article, nlp: Language) -> Iterator[Refusal]:
    """People's names that stand in refused zones."""
    for zone in article.zones:
        if zone.zone.admissible:
            continue
        doc = nlp(article.text[zone.start : zone.end].replace("\n", " "))
        for entity in doc.ents:
            if entity.label_ == "PERSON" and len(entity.text.strip()) > 2:
                passage = article.passage(zone.start + entity.start_char, zone.start + entity.end_char)
                yield Refusal(article.words(passage), passage, zone.zone, zone.reason)
