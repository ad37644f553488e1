"""Who speaks: for every reporting verb and every quotation, the statement or the people whose words they are."""

from spacy.tokens import Token

from communique.extract.statements.quotations import voices_of_quotations
from communique.extract.statements.speech import Speech
from communique.extract.statements.voice import SILENT, Voice
from communique.language import Document


class Voices(Speech):
    """The voices of one document, found once and asked by every extractor.

    Attributes:
        of_quote: The voice of each quotation, by its first token.
    """

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.of_quote = voices_of_quotations(document, self)

    def of_verb(self, verb: Token) -> Voice:
        """Who says what a reporting verb reports; inside a quotation, "we" are the ones quoted."""
        quote = self._document.quote(verb)
        if quote is not None:
            return self.of_quote.get(quote.start, SILENT)
        return self.of_plain_verb(verb)
