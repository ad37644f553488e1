"""The code lists, as enumerations whose values are the notations of the SKOS concepts.

A test compares each enumeration with its scheme in ``ontology/vocab.ttl``: neither
may have a member that the other lacks.
"""

from enum import StrEnum


class Zone(StrEnum):
    """The part of a page that a stretch of text belongs to (scheme ``zone``)."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    CHROME = "chrome"
    INJECTED = "injected"
    RELATED = "related"
    FOOTER = "footer"

    @property
    def admissible(self) -> bool:
        """Whether words of this zone may support a fact."""
        return self in _ADMISSIBLE


_ADMISSIBLE = frozenset({Zone.HEADLINE, Zone.DATELINE, Zone.BYLINE, Zone.CAPTION, Zone.BODY})


class StampKind(StrEnum):
    """What a date printed on a page dates (scheme ``stamp-kind``)."""

    PUBLISHED = "published"
    UPDATED = "updated"
    MASTHEAD = "masthead"
    COPY = "copy"


class MeetingMode(StrEnum):
    """How the participants met (scheme ``meeting-mode``)."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    VIDEO = "video"


class StatementKind(StrEnum):
    """What kind of statement it is; each is a class of the ontology."""

    JOINT_STATEMENT = "joint-statement"
    COMMUNIQUE = "communique"
    READOUT = "readout"
    PRESS_RELEASE = "press-release"
    REMARKS = "remarks"
    LETTER = "letter"
    REPORT = "report"


class PositionKind(StrEnum):
    """What a statement does to its target (scheme ``position-kind``)."""

    CONDEMNATION = "condemnation"
    CONCERN = "concern"
    DEMAND = "demand"
    PLEDGE = "pledge"
    SUPPORT = "support"


class Stance(StrEnum):
    """How a claimant stands to a proposition (scheme ``stance``), a ladder and not a boolean."""

    ASSERTS = "asserts"
    CONFIRMS = "asserts-as-confirmed"
    BELIEVES = "believes"
    ALLEGES = "alleges"
    REPORTS = "reports"
    SPECULATES = "speculates"
    DENIES = "denies"
    DISMISSES = "dismisses"
    CHALLENGES = "challenges-the-evidence"
    DECLINES = "declines-to-comment"
    CONDEMNS = "condemns"
    QUESTIONS = "questions"


class EvidenceKind(StrEnum):
    """What a claimant points to (scheme ``evidence-kind``)."""

    IMAGERY = "imagery"
    PANEL_REPORT = "panel-report"
    DEBRIS = "debris"
    INTELLIGENCE = "intelligence"
    TESTIMONY = "testimony"


class Comparator(StrEnum):
    """How a stated number bounds the quantity (scheme ``comparator``)."""

    EXACT = "exact"
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    LESS_THAN = "less-than"
    ABOUT = "about"
    MAGNITUDE = "magnitude"


class NameBasis(StrEnum):
    """How the text names who acted (scheme ``name-basis``)."""

    NAMED = "named"
    OFFICE_ONLY = "office-only"
    PARTY_ONLY = "party-only"
    INFERRED = "inferred"


class TimeBasis(StrEnum):
    """How a date was arrived at (scheme ``time-basis``)."""

    STATED = "stated"
    DOCUMENT = "resolved-in-document"
    JOINED = "joined-across-documents"
    EXTERNAL = "external"


class Basis(StrEnum):
    """How a passage supports a triple (scheme ``basis``)."""

    STATED = "stated"
    INFERRED = "inferred"
    EXTERNAL = "external"
    PROPOSED = "proposed"


class PropositionKind(StrEnum):
    """What is alleged; each is a class of the ontology."""

    TRANSFER = "alleged-transfer"
    POTENTIAL_TRANSFER = "potential-transfer"
    USE = "alleged-use"
    VIOLATION = "alleged-violation"
