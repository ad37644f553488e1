"""The extractor: one article in, its facts out."""

from dataclasses import replace

from communique.extract.claims import ClaimMaker, spoken_for
from communique.extract.meetings import find_meetings
from communique.extract.people import parties, people, refusals, resolutions
from communique.extract.propositions import gather, proposition
from communique.extract.statements import StatementMaker
from communique.extract.supplies import find_supplies
from communique.extract.voices import Voices
from communique.language.document import annotate
from communique.language.pipeline import ModelInfo, load_pipeline, model_info
from communique.model import Article, Facts, Zone


class Extractor:
    """Reads articles with one language model.

    Args:
        model: Name of the installed spaCy pipeline package.

    Raises:
        CommuniqueError: ``model-missing`` when it is not installed.
    """

    def __init__(self, model: str) -> None:
        self._nlp = load_pipeline(model)
        self.model_info: ModelInfo = model_info(model)

    def facts(self, article: Article) -> Facts:
        """All that one article reports."""
        document = annotate(article, self._nlp)
        voices = Voices(document)
        meetings = find_meetings(document)
        statements = StatementMaker(document, voices, meetings)
        allegations = gather(document, spoken_for(document, voices, find_supplies(document)))
        maker = ClaimMaker(document, voices, statements.keys, statements.timings)
        propositions, claims = [], []
        for allegation in allegations:
            key = f"p{len(propositions)}"
            made = maker.claims(allegation, key)
            if made:
                propositions.append(proposition(document, allegation, key))
                claims += [replace(c, key=f"c{len(claims) + i}") for i, c in enumerate(made)]
        return Facts(
            article=article,
            meetings=meetings,
            statements=statements.statements,
            propositions=tuple(propositions),
            claims=tuple(claims),
            resolutions=resolutions(document),
            people=people(document),
            parties=parties(document),
            sentences=tuple(
                document.passage(s) for s in document.sentences if document.zone(s[0]) is not Zone.HEADLINE
            ),
            refusals=tuple(refusals(article, self._nlp)),
        )
