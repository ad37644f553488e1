"""The extractor: one article in, its facts out."""

from dataclasses import dataclass, replace

from communique.extract.allegations import gather
from communique.extract.claims import ClaimMaker, spoken_for
from communique.extract.meetings import find_meetings
from communique.extract.people import parties, people, refusals
from communique.extract.propositions import proposition
from communique.extract.resolutions import resolutions
from communique.extract.statements import Voices, find_statements
from communique.extract.supplies import find_supplies
from communique.language import (
    Actor,
    Document,
    EntityComponent,
    EntityFinder,
    ModelInfo,
    annotate,
    load_pipeline,
    model_info,
    pipeline_with,
)
from communique.lexicon import Lexicon, load_lexicon
from communique.model import Article, Claim, Facts, Passage, Proposition, TimeExpression, Zone


@dataclass(frozen=True, slots=True)
class Read:
    """One article, read: its facts, and what another program that proposes facts is measured by.

    Attributes:
        facts: What the rules found.
        named: Who is named where, words that point back among them, in order.
        times: The time expressions, in order.
        lexicon: The words it was read with.
        refused: Words and reason of each name that an entity finder gave and that was refused.
    """

    facts: Facts
    named: tuple[tuple[Passage, tuple[Actor, ...]], ...]
    times: tuple[TimeExpression, ...]
    lexicon: Lexicon
    refused: tuple[tuple[str, str], ...] = ()


class Extractor:
    """Reads articles with one language model.

    Args:
        model: Name of the installed spaCy pipeline package, or the folder of a pipeline.
        lexicon: The words to read with; those that come with the package when none is given.
        entities: A program whose names count beside those that the pipeline finds.

    Raises:
        CommuniqueError: ``model-missing``, ``model-unsuitable``.
    """

    def __init__(self, model: str, lexicon: Lexicon | None = None, entities: EntityFinder | None = None) -> None:
        self._entities: EntityComponent | None = None
        if entities is None:
            self._nlp = load_pipeline(model)
        else:
            self._nlp, self._entities = pipeline_with(model, entities)
        self._lexicon = lexicon or load_lexicon()
        self.model_info: ModelInfo = model_info(model)

    def facts(self, article: Article) -> Facts:
        """All that one article reports."""
        return self.read(article).facts

    def read(self, article: Article) -> Read:
        """All that one article reports, and who and when it speaks of."""
        document = annotate(article, self._nlp, self._lexicon)
        facts = self._facts(document)
        between = document.reading.between
        refused = tuple(dict.fromkeys(self._entities.refused)) if self._entities else ()
        if self._entities:
            self._entities.refused.clear()
        return Read(
            facts=facts,
            named=tuple((between(m.start, m.end), m.actors) for m in document.mentions),
            times=tuple(found.expression for found in document.times),
            lexicon=self._lexicon,
            refused=refused,
        )

    def _facts(self, document: Document) -> Facts:
        article = document.article
        voices = Voices(document)
        meetings = find_meetings(document)
        issued = find_statements(document, voices, meetings)
        maker = ClaimMaker(document, voices, issued, meetings)
        propositions, claims = _alleged(document, voices, maker)
        read = (sentence for sentence in document.sentences if document.zone(sentence[0]) is not Zone.HEADLINE)
        return Facts(
            article=article,
            meetings=meetings,
            statements=issued.statements,
            propositions=propositions,
            claims=claims,
            resolutions=resolutions(document),
            # An article of something else is no source on whom it names.
            people=people(document) if meetings or issued.statements or claims else (),
            parties=parties(document),
            sentences=tuple(document.passage(sentence) for sentence in read),
            refusals=tuple(refusals(article, self._nlp)),
        )


def _alleged(
    document: Document, voices: Voices, maker: ClaimMaker
) -> tuple[tuple[Proposition, ...], tuple[Claim, ...]]:
    """What is alleged, and who says so; what nobody claims is left out, and half a supply that nobody named claims."""
    propositions: list[Proposition] = []
    claims: list[Claim] = []
    allegations = gather(spoken_for(document, voices, find_supplies(document)))
    for allegation, made in zip(allegations, maker.claims(allegations), strict=True):
        key = f"p{len(propositions)}"
        if made and (None not in allegation.parties or any(claim.claimant is not None for claim in made)):
            propositions.append(proposition(document, allegation, key))
            claims += [replace(claim, key=f"c{len(claims) + i}", proposition=key) for i, claim in enumerate(made)]
    return tuple(propositions), tuple(claims)
