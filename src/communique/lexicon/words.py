"""What the hand-edited word lists hold, typed; ``load`` reads them from the TOML files beside this module.

Each file begins with what its tables mean, so that words can be added without reading code.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from communique.model import Comparator, EvidenceKind, PositionKind, Stance, StatementKind


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Words for those who act (``actors.toml``).

    Attributes:
        stands_for: Lemmas of nouns that stand for the party they belong to.
        seated: Lemmas of nouns for those who act for the state in whose capital they are.
        title_modifiers: Words between a party and a title of office.
        past_modifiers: Of these, words for an office that somebody holds no more.
        singular_forms: Words in titles that are plural in form only.
        loose_titles: Titles that do not say which office.
        counterpart_titles: Kind of office → title of a counterpart.
        associates: Words for a group around a party.
        regional: Adjectives of a region, as they stand.
        regional_nouns: Lemmas of nouns that with such an adjective name a group: "Western officials".
        business_nouns: Lemmas of nouns for companies, which act for themselves: "Chinese firms".
    """

    stands_for: frozenset[str]
    seated: frozenset[str]
    title_modifiers: frozenset[str]
    past_modifiers: frozenset[str]
    singular_forms: frozenset[str]
    loose_titles: frozenset[str]
    counterpart_titles: Mapping[str, str]
    associates: frozenset[str]
    regional: frozenset[str]
    regional_nouns: frozenset[str]
    business_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words in and around the names of people (``names.toml``)."""

    particles: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    postnominals: frozenset[str]
    not_names: frozenset[str]
    other_endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words in the names of places (``places.toml``)."""

    longer_names: frozenset[str]
    houses: frozenset[str]
    directions: frozenset[str]
    inside: frozenset[str]
    settlements: frozenset[str]
    bodies: frozenset[str]


@dataclass(frozen=True, slots=True)
class Title:
    """A title of office (``offices.toml``): the pattern that finds it and the kind of office it is."""

    pattern: re.Pattern[str]
    kind: str


@dataclass(frozen=True, slots=True)
class GovernmentBody:
    """A body that every government has: its pattern, slug and label."""

    pattern: re.Pattern[str]
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Bodies of governments (``ministries.toml``).

    Attributes:
        bodies: The bodies.
        heads: Lemmas after which the name of a body belongs to an office.
        again: Words by which a text goes on speaking of a body.
        kinds: Of these, words that mean another kind of body than their own name says → its slug.
    """

    bodies: tuple[GovernmentBody, ...]
    heads: frozenset[str]
    again: frozenset[str]
    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReferenceWords:
    """How a text points back to several at once (``references.toml``).

    Attributes:
        several: Finds "the two sides", "both" (its group ``number`` is the number) and "the trio", "the sides" (its
            group ``noun`` is the noun).
        counts: Number or noun → how many; without the nouns that do not say.
        states: Lemmas of nouns that mean states and not their people.
    """

    several: re.Pattern[str]
    counts: Mapping[str, int]
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """Numbers in words (``quantities.toml``): phrases before a number in order, number words, multipliers."""

    comparators: tuple[tuple[str, Comparator], ...]
    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Items:
    """What is supplied (``items.toml``): lemma phrase → code, and which codes name arms at large.

    Attributes:
        packings: Of the containers, those that are counted beside the goods: "shells in 28,000 containers".
        heads: Nouns that after the name of goods only say what they are: "Patriot batteries".
        designations: Letters before the number of a make, in small letters → code: "f" of "F-16".
    """

    codes: Mapping[str, str]
    generic: frozenset[str]
    containers: frozenset[str]
    packings: frozenset[str]
    heads: frozenset[str]
    designations: Mapping[str, str]
    links: frozenset[str]


@dataclass(frozen=True, slots=True)
class TransferWords:
    """Verbs and nouns of supply (``transfers.toml``)."""

    give_verbs: frozenset[str]
    arm_verbs: frozenset[str]
    bare_arm_verbs: frozenset[str]
    addressing_verbs: frozenset[str]
    give_nouns: frozenset[str]
    get_verbs: frozenset[str]
    from_verbs: frozenset[str]
    come_verbs: frozenset[str]
    arrive_verbs: frozenset[str]
    take_verbs: frozenset[str]
    bound: frozenset[str]
    get_nouns: frozenset[str]
    ordering_nouns: frozenset[str]
    symmetric_nouns: frozenset[str]
    mutual_nouns: frozenset[str]
    lend_verbs: frozenset[str]
    carry_verbs: frozenset[str]
    light_verbs: frozenset[str]
    extents: frozenset[str]
    deploy_verbs: frozenset[str]
    deployed_items: frozenset[str]
    prisoner_verbs: frozenset[str]
    invitations: frozenset[str]
    aid_verbs: frozenset[str]
    fight_verbs: frozenset[str]
    side_prepositions: frozenset[str]
    presence_nouns: frozenset[str]
    use_verbs: frozenset[str]
    recipient_prepositions: frozenset[str]
    supplier_prepositions: frozenset[str]
    elsewhere: frozenset[str]
    announcing_verbs: frozenset[str]
    deciding_nouns: frozenset[str]
    potential_auxiliaries: frozenset[str]
    potential_governors: frozenset[str]
    stop_verbs: frozenset[str]
    potential_markers: frozenset[str]
    potential_determiners: frozenset[str]
    consideration: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words of saying, denying, condemning (``claims.toml``).

    Attributes:
        evidence: Phrases with the kind of evidence they point to, longest first.
    """

    stances: Mapping[str, Stance]
    blames: frozenset[str]
    penalties: frozenset[str]
    inquires: frozenset[str]
    labels: frozenset[str]
    declined: frozenset[str]
    declining: frozenset[str]
    false: frozenset[str]
    narrates: frozenset[str]
    saying_nouns: frozenset[str]
    figure_nouns: frozenset[str]
    part_nouns: frozenset[str]
    concern_nouns: frozenset[str]
    speculation_nouns: frozenset[str]
    hedge_words: frozenset[str]
    hedge_phrases: tuple[str, ...]
    source_phrases: tuple[str, ...]
    medium_nouns: frozenset[str]
    participants: frozenset[str]
    evidence: tuple[tuple[str, EvidenceKind], ...]


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """Words of meeting (``meetings.toml``)."""

    meet: frozenset[str]
    host: frozenset[str]
    speak: frozenset[str]
    call: frozenset[str]
    gather: frozenset[str]
    join: frozenset[str]
    take_part: frozenset[str]
    place_call: frozenset[str]
    together: frozenset[str]
    beside: frozenset[str]
    deal: frozenset[str]
    sign: frozenset[str]
    pose: frozenset[str]
    occur: frozenset[str]
    hold: frozenset[str]
    travel: frozenset[str]
    meeting_nouns: frozenset[str]
    other_meetings: frozenset[str]
    counted_in: frozenset[str]
    delegates: frozenset[str]
    visit_nouns: frozenset[str]
    phone: frozenset[str]
    video: frozenset[str]
    margins: frozenset[str]
    separate: frozenset[str]
    conditions: frozenset[str]
    deny: frozenset[str]
    unheld_auxiliaries: frozenset[str]
    unheld_governors: frozenset[str]
    unheld_adjectives: frozenset[str]


@dataclass(frozen=True, slots=True)
class StatementWords:
    """Words about statements (``statements.toml``).

    Attributes:
        nouns: Nouns that name statements, longest first, with the kind they show; ``None`` is a plain statement.
        issue: Verbs of issuing.
        said: Verbs for what a statement does.
        phrasal: The same in two words: verb and what follows it.
        phrasal_verbs: The verbs of these.
        again: Nouns that name a statement spoken of before.
        institutions: Lemmas of nouns for what speaks on behalf of whom it belongs to.
        state_media: Keys of the media whose own words are their government's.
        events: What an official headline names when the text is a readout of it, longest first.
        reported_after: Words after which a noun in a headline belongs to a report on a statement.
        issued_forms: Words of a headline after which "by" leads to the issuers.
        signed: Words before the names of signatories at the end of a text.
        publishers: Internet domain → key of the party that publishes there.
        another: Words that make a noun name one more statement.
        occasions: Words that open a new occasion of speaking.
    """

    nouns: tuple[tuple[str, StatementKind | None], ...]
    issue: frozenset[str]
    said: frozenset[str]
    phrasal: frozenset[str]
    phrasal_verbs: frozenset[str]
    again: frozenset[str]
    institutions: frozenset[str]
    state_media: frozenset[str]
    events: tuple[str, ...]
    reported_after: frozenset[str]
    issued_forms: frozenset[str]
    signed: tuple[str, ...]
    publishers: Mapping[str, str]
    another: frozenset[str]
    occasions: frozenset[str]


class PositionGrammar(StrEnum):
    """How whom and what hang on a verb that takes a position."""

    OBJECT = "object"
    CLAUSE = "clause"
    CALL_ON = "call-on"
    INFINITIVE = "infinitive"
    CRITICISM = "criticism"
    OPPOSITION = "opposition"


@dataclass(frozen=True, slots=True)
class PositionVerb:
    """A verb that takes a position."""

    kind: PositionKind
    grammar: PositionGrammar


@dataclass(frozen=True, slots=True)
class PositionWords:
    """Words that take a position (``positions.toml``), and those that tell whose doing it is about.

    Attributes:
        strengthened: Words that strengthen an opposition.
        acts: Lemmas of nouns whose doer may follow "of".
        moved: Lemmas of nouns whose doer may follow "from".
        forces: Lemmas of nouns that belong to who uses or sends what they name.
        stops: Lemmas of verbs for what who did it is asked to do.
        crowd: Lemmas of nouns for those whom a demand addresses without a name.
        rulers: Lemmas of nouns for those who rule a state.
    """

    verbs: Mapping[str, PositionVerb]
    nouns: Mapping[str, PositionKind]
    adjectives: Mapping[str, PositionKind]
    strengthened: frozenset[str]
    acts: frozenset[str]
    moved: frozenset[str]
    forces: frozenset[str]
    stops: frozenset[str]
    crowd: frozenset[str]
    rulers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All hand-edited word lists.

    Attributes:
        own_sha256: SHA-256 of the lexicon that a user put over the built-in one; empty without one.
    """

    actors: ActorWords
    names: NameWords
    places: PlaceWords
    titles: tuple[Title, ...]
    bodies: BodyWords
    references: ReferenceWords
    quantities: QuantityWords
    items: Items
    transfers: TransferWords
    claims: ClaimWords
    meetings: MeetingWords
    statements: StatementWords
    positions: PositionWords
    own_sha256: str = ""
