"""One mention of a supply."""

from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from communique.extract.goods import Good, Part
from communique.extract.quantities import Amount
from communique.language import Actor, FoundTime


@dataclass
class Supply:
    """One mention of a supply, as far as it says; ``allegations`` fills in what the rest of the document tells.

    Attributes:
        trigger: The verb or noun.
        supplier: Who gives.
        recipient: Who gets.
        goods: What.
        amounts: How much.
        period: "since July 2023".
        consideration: What is given for it.
        potential: Feared, planned, attempted or conditional, not said to have happened.
        negated: Said *not* to have happened ("has never provided"): whoever says so denies it.
        rejected: Spoken of only to be denied ("denied sending shells"): it is what others alleged before.
        anaphoric: Only points back ("these transfers", "such shipments").
        stranger: The text names a supplier that is no known party ("shell companies"): it is not to be guessed.
        parts: Which of the goods each amount counts.
        symmetric: The two sides of a relation that does not say who gives ("arms deals between A and B").
    """

    trigger: Token
    supplier: Actor | None = None
    recipient: Actor | None = None
    goods: tuple[Good, ...] = ()
    amounts: tuple[Amount, ...] = ()
    period: FoundTime | None = None
    consideration: list[Span] = field(default_factory=list)
    potential: bool = False
    negated: bool = False
    rejected: bool = False
    anaphoric: bool = False
    stranger: bool = False
    symmetric: tuple[Actor, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it says by itself that somebody supplied, or was supplied."""
        given = self.supplier is not None or self.recipient is not None
        return given and not (self.anaphoric or self.symmetric or self.negated or self.rejected)
