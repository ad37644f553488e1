"""Facts in short, so that a test says on one line what it expects."""

from functools import cache
from pathlib import Path

from communique.extract import Extractor
from communique.model import Claim, Facts, Meeting, Proposition, Role, Statement
from communique.read import read_article
from communique.settings import Settings

TEXTS = Path(__file__).parent / "texts"


@cache
def extractor() -> Extractor:
    """The extractor with the default model, loaded once."""
    return Extractor(Settings().model)


@cache
def facts(name: str) -> Facts:
    """What is read from one of the texts beside this module."""
    return extractor().facts(read_article(TEXTS / f"{name}.txt"))


def read(text: str) -> Facts:
    """What is read from a text that stands in the test."""
    return extractor().facts(read_article(text.encode(), "note.txt"))


def who(role: Role | None) -> str:
    """``person, office, party``; what is not known is left out."""
    if role is None:
        return "nobody"
    slots = (role.person and role.person.name, role.office and role.office.title, role.party and role.party.key)
    return ", ".join(slot for slot in slots if slot)


def meeting(found: Meeting) -> tuple[list[str], str | None, str | None]:
    """Participants, mode, place."""
    mode = found.mode.value if found.mode else None
    return [who(p) for p in found.participants], mode, found.place.text if found.place else None


def statement(found: Statement) -> tuple[str, list[str], int]:
    """Kind, issuers, number of quotations."""
    return found.kind.value, [who(s) for s in found.signatures], len(found.quotes)


def positions(found: Statement) -> list[tuple[str, str | None, str]]:
    """Kind, target, words of each position."""
    return [(p.kind.value, p.target.key if p.target else None, p.content) for p in found.positions]


def supply(found: Proposition) -> tuple[str, str | None, str | None, list[str]]:
    """Kind, supplier, recipient, goods."""
    supplier = found.supplier.key if found.supplier else None
    recipient = found.recipient.key if found.recipient else None
    return found.kind.value, supplier, recipient, [i.text for i in found.items]


def claims(found: Facts, proposition: int) -> list[tuple[str, str]]:
    """Claimant and stance of each claim about the proposition of that number."""
    key = found.propositions[proposition].key
    about = [c for c in found.claims if c.proposition == key]
    return [("the outlet" if c.outlet else who(c.claimant), c.stance.value) for c in about]


def hedge(found: Facts, claim: Claim) -> str | None:
    """The words that hold a claim at arm's length."""
    return found.article.words(claim.hedge) if claim.hedge else None
