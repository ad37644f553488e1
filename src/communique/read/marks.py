"""A block of the page with the part it plays."""

from dataclasses import dataclass
from enum import StrEnum

from communique.model import Zone
from communique.read.lines import Block


class Role(StrEnum):
    """What a block is by its own words; ``PROSE`` and ``OPEN`` are settled by where they stand.

    ``ASIDE`` is what the form of the source itself sets apart, as HTML does with navigation.
    """

    PROSE = "prose"
    OPEN = "open"
    HEADLINE = "headline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    STAMP = "stamp"
    BYLINE = "byline"
    CONTROL = "control"
    FOREIGN = "foreign"
    RELATED_HEAD = "related-head"
    RELATED = "related"
    TAGS = "tags"
    END = "end"
    CONTACT = "contact"
    SMALL_PRINT = "small-print"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Mark:
    """A block, its role, why it has it, and the zone it was put in.

    Attributes:
        block: The block.
        role: Its part on the page.
        reason: Why, in a few words for people.
        zone: Its zone; chrome until it is settled.
        item: Whether the form of the source says that it is an item of a list, and no link.
    """

    block: Block
    role: Role
    reason: str
    zone: Zone = Zone.CHROME
    item: bool = False

    @property
    def apart(self) -> bool:
        """Whether the form of the source sets the block apart from the article."""
        return self.role is Role.ASIDE
