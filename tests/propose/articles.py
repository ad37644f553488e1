"""Invented articles, what the rules read in them, and true proposals about them."""

from dataclasses import replace
from functools import cache
from typing import Any

from communique.extract import Extractor, Read
from communique.model import Article
from communique.propose.gate import Admitted, Gate, Verdict
from communique.propose.page import Page
from communique.propose.records import Answer
from communique.read import read_article
from communique.settings import DEFAULT_MODEL

HARBOUR = """Harbour Post

Two ministers warn of arms for militias

LISBON, June 4, 2024 — Portuguese Foreign Minister Rita Moraes met her Kenyan counterpart, Samuel Otieno, in Lisbon on \
Monday.

“Night-vision goggles” stamped in Kenya have turned up by the crate in Sudanese barracks since April, and 40 armoured \
trucks with them, the Norwegian government claims.

Nairobi called the charge absurd.

Canada's embassy gave no answer on Tuesday.

The story of the ferry line goes on. Visitors can take the boat every hour, and the harbour has been repaired.

Related stories
Iceland shipped rockets to Malta, Finland says
"""

#: A supply that no word for supplies tells.
SUPPLY = (
    "“Night-vision goggles” stamped in Kenya have turned up by the crate in Sudanese barracks since April, "
    "and 40 armoured trucks with them, the Norwegian government claims."
)


@cache
def extractor() -> Extractor:
    """The extractor with the default model, loaded once."""
    return Extractor(DEFAULT_MODEL)


@cache
def article(text: str = HARBOUR) -> Article:
    """The article as it is read."""
    return read_article(text.encode(), "harbour.txt")


@cache
def read(text: str = HARBOUR) -> Read:
    """What the rules read in a text."""
    return extractor().read(article(text))


def without_facts(text: str = HARBOUR) -> Read:
    """The same, as if the rules had found no fact, so that a test does not depend on how well they read."""
    found = read(text)
    return replace(found, facts=replace(found.facts, meetings=(), statements=(), propositions=(), claims=()))


def admit(*claims: dict[str, Any], text: str = HARBOUR, ruled: Read | None = None, **records: Any) -> Admitted:
    """What of these proposals passes the gate; the rules are silent unless a reading is given."""
    gate = Gate(ruled or without_facts(text), Page(article(text)))
    gate.admit(Answer.model_validate({"claims": claims, **records}))
    return gate.admitted("a-model")


def verdict(*claims: dict[str, Any], text: str = HARBOUR, **records: Any) -> Verdict:
    """The verdict on a single proposal."""
    (found,) = admit(*claims, text=text, **records).verdicts
    return found


def said(words: str, evidence: str = SUPPLY) -> dict[str, str]:
    """Words and their evidence."""
    return {"words": words, "evidence": evidence}


def named(words: str, evidence: str = SUPPLY, kind: str = "state") -> dict[str, str]:
    """Words that name somebody."""
    return {"words": words, "evidence": evidence, "kind": kind}


def claim(**changes: Any) -> dict[str, Any]:
    """A true claim about the supply, with changes."""
    return {
        "evidence": SUPPLY,
        "claimant": named("the Norwegian government"),
        "stance": "asserts",
        "stance_words": "claims",
        "supplier": named("Kenya"),
        "recipient": named("Sudanese"),
        "items": [said("Night-vision goggles"), said("armoured trucks")],
        **changes,
    }
