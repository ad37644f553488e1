"""Who publishes a page: a government, a body of it or an international organisation, by name or internet domain."""

import re
from collections.abc import Mapping
from functools import cache

from communique.language import Actor, Document
from communique.lexicon.gazetteer import load_gazetteer
from communique.model import Party, PartyKind

# Second labels under which governments keep their sites below their country's code: "mofa.go.jp", "mfa.gov.xx".
_GOVERNMENTAL = frozenset({"gov", "mil", "go", "gob", "gouv", "govt", "gc", "gub", "mfa", "mofa"})
# Codes of the internet that are not those of ISO 3166-1.
_COUNTRY = {"uk": "GB"}
_DOMAIN = re.compile(r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/?#].*)?", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:ministry|department|government|embassy|permanent mission|presidency|office of the|foreign office"
    r"|(?:prime minister|president|chancellor)[’']s office|armed forces|cabinet)\b"
    r"|^(?:president|prime minister|chancellor|parliament|king|emir) of\b|^united nations|secretary-general",
    re.IGNORECASE,
)
# The envoys of the Secretary-General are the United Nations', wherever they work.
_UNITED_NATIONS = re.compile(r"\bsecretary-general\b", re.IGNORECASE)
# A mission speaks for who sends it, not for where it is.
_SENT = re.compile(
    r"\b(?:mission|embassy|consulate|delegation|representation)\b.*?(?P<to>\s(?:to|in|at|near)\s.*)", re.IGNORECASE
)

# Words in the name of a body that are written small.
_SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "&", "with"})


def publisher(document: Document) -> Actor | None:
    """The party that publishes the page, if it is a government, a body of one or an international organisation.

    A news outlet is none. The words that support it are those by which the page names its outlet; a first line that is
    no more than the name of a body is its heading.
    """
    for named in (document.article.outlet, document.article.headline):
        if named is None:
            continue
        address = _DOMAIN.fullmatch(named.name.strip())
        if address is not None:
            party = _by_domain(address["host"].lower(), document.lexicon.statements.publishers)
        else:
            party = _by_name(named.name)
        if party is not None:
            return Actor(party=party, passages=(named.passage,), party_words=named.passage)
    return None


def _by_domain(host: str, publishers: Mapping[str, str]) -> Party | None:
    """The publisher under the longest known ending of a host; under "gov.xx" the state of that code."""
    labels = host.split(".")
    for start in range(len(labels)):
        key = publishers.get(".".join(labels[start:]))
        if key is not None:
            return load_gazetteer().party(key)
    if len(labels) > 2 and labels[-2] in _GOVERNMENTAL:
        return load_gazetteer().party(_COUNTRY.get(labels[-1], labels[-1].upper()))
    return None


def _by_name(name: str) -> Party | None:
    """The party of that name; of "Ministry of Foreign Affairs of X" the state X."""
    known = _names()
    words = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    for part in (words, *re.split(r"\s*[/|()]\s*|\s+[-–—]\s+", words)):
        party = known.get(part) or (_folded().get(part.casefold()) if part.isupper() else None)
        if party is not None:
            return party
    if words.isupper():
        words = " ".join(word.lower() if word.lower() in _SMALL else word.title() for word in words.split())
    if not _BODY.search(words) or not all(word[:1].isupper() or word in _SMALL for word in words.split()):
        return None
    sent = _SENT.search(words)
    words = words[: sent.start("to")] if sent else words
    named = [form for form in known if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words)]
    if _UNITED_NATIONS.search(words) and not any(known[form].kind is PartyKind.ORGANISATION for form in named):
        return load_gazetteer().party("un")
    return known[max(named, key=len)] if named else None


@cache
def _folded() -> Mapping[str, Party]:
    """The names without regard to case, for lines in capitals."""
    return {form.casefold(): party for form, party in _names().items() if len(form) > 3}


@cache
def _names() -> Mapping[str, Party]:
    """Names and adjectives that mean one party wherever they stand."""
    senses = {"name", "demonym", "metonym"}
    return {s.form: s.party for s in load_gazetteer().parties() if s.sense in senses and not s.contextual}
