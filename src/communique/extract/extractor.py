"""The extractor: one article in, its facts out."""

from dataclasses import replace

from communique.extract.allegations import gather
from communique.extract.claims import ClaimMaker, spoken_for
from communique.extract.meetings import find_meetings
from communique.extract.people import parties, people, refusals
from communique.extract.propositions import proposition
from communique.extract.resolutions import resolutions
from communique.extract.statements import Issued, Voices, find_statements
from communique.extract.supplies import find_supplies
from communique.language import Document, ModelInfo, annotate, load_pipeline, model_info
from communique.lexicon import Lexicon, load_lexicon
from communique.model import Article, Claim, Facts, Proposition, Zone


class Extractor:
    """Reads articles with one language model.

    Args:
        model: Name of the installed spaCy pipeline package.
        lexicon: The words to read with; those that come with the package when none is given.

    Raises:
        CommuniqueError: ``model-missing`` when it is not installed.
    """

    def __init__(self, model: str, lexicon: Lexicon | None = None) -> None:
        self._nlp = load_pipeline(model)
        self._lexicon = lexicon or load_lexicon()
        self.model_info: ModelInfo = model_info(model)

    def facts(self, article: Article) -> Facts:
        """All that one article reports."""
        document = annotate(article, self._nlp, self._lexicon)
        voices = Voices(document)
        meetings = find_meetings(document)
        issued = find_statements(document, voices, meetings)
        propositions, claims = _alleged(document, voices, issued)
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


def _alleged(document: Document, voices: Voices, issued: Issued) -> tuple[tuple[Proposition, ...], tuple[Claim, ...]]:
    """What is alleged, and who says so; what nobody claims is left out."""
    maker = ClaimMaker(document, voices, issued)
    propositions: list[Proposition] = []
    claims: list[Claim] = []
    for allegation in gather(spoken_for(document, voices, find_supplies(document))):
        key = f"p{len(propositions)}"
        made = maker.claims(allegation, key)
        if made:
            propositions.append(proposition(document, allegation, key))
            claims += [replace(claim, key=f"c{len(claims) + i}") for i, claim in enumerate(made)]
    return tuple(propositions), tuple(claims)
