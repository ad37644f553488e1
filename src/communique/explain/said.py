"""What an explanation consists of: plain values, ready to be printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A passage.

    Attributes:
        passage: Its IRI.
        file: The file name of its article (the first, where it came under several).
        outlet: Who published the article; ``None`` where the page does not say.
        start: First code point in the article's text, counted from 0.
        end: One past the last code point.
        zone: The part of the page.
        text: The exact words.
    """

    passage: str
    file: str
    outlet: str | None
    start: int
    end: int
    zone: str
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What one named graph rests on.

    Attributes:
        graph: The IRI of the graph.
        basis: ``stated``, ``inferred`` or ``external``.
        words: The passages that are needed together, in the order of the text.
        tables: Titles of tables, where it comes from those.
    """

    graph: str
    basis: str
    words: tuple[Words, ...]
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of the graph, with everything that supports it independently of each other.

    Attributes:
        subject: IRI.
        property: IRI.
        value: IRI, or the text of a literal.
        about: The subject in words.
        shown: The value in words.
        stance: The notation of the stance, where the subject or the value is a claim.
        grounds: What it rests on; empty for what is true of the material itself (hashes, offsets).
    """

    subject: str
    property: str
    value: str
    about: str
    shown: str
    stance: str | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One constraint on a date, in words, with the passage it comes from."""

    remark: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a date was worked out.

    Attributes:
        result: EDTF.
        basis: ``resolved-in-document``, ``joined-across-documents`` or ``external``.
        steps: The constraints, in the order of the text.
        used: All passages it rests on.
    """

    result: str
    basis: str
    steps: tuple[Step, ...]
    used: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said about one thing.

    Attributes:
        iri: The thing.
        label: The thing in words.
        classes: Its classes, most special first where the graph says so, else by name.
        stance: The notation of its stance, where it is a claim.
        statements: What is said of it, by property.
        mentions: What is said of other things that points to it, by property.
        rests: For a passage or a named graph, everything that rests on it.
        derivations: How its date was worked out.
        passages: How many passages of it the graph keeps, where it is an article; they are not listed.
    """

    iri: str
    label: str
    classes: tuple[str, ...]
    stance: str | None
    statements: tuple[Said, ...]
    mentions: tuple[Said, ...]
    rests: tuple[Said, ...]
    derivations: tuple[Derivation, ...]
    passages: int
