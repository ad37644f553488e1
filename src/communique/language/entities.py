"""Names found by another program, put beside those that the spaCy pipeline finds.

The rules read names off ``doc.ents``. A program that finds names better (a GLiNER model, for example) joins here, as
the last component of the pipeline: its spans replace the pipeline's own where both overlap. A span that is not in the
text, or that cuts a word, is refused and noted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from communique.language.pipeline import ModelInfo, fresh_pipeline

_COMPONENT = "communique_entities"


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A name that a program found in a text.

    Attributes:
        start: First code point.
        end: One past the last code point.
        label: What is named, as spaCy calls it: ``PERSON``, ``ORG``, ``GPE``, ``PRODUCT``.
        text: The words, as the program gives them.
    """

    start: int
    end: int
    label: str
    text: str


class EntityFinder(Protocol):
    """A program that finds names in texts."""

    @property
    def software(self) -> ModelInfo:
        """What the manifest and the graph say of it."""
        ...

    def find(self, text: str) -> Sequence[EntitySpan]:
        """The names in a text, in any order."""
        ...


@dataclass
class EntityComponent:
    """The component of the pipeline.

    Attributes:
        finder: The program; without one nothing changes.
        refused: Words and reason of each span that was refused; whoever reads them empties the list.
    """

    finder: EntityFinder | None = None
    refused: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, doc: Doc) -> Doc:
        """Put the names that the finder finds in a text beside those of the pipeline."""
        if self.finder is not None and doc.text.strip():
            found = filter_spans(self._grounded(doc, self.finder.find(doc.text)))
            taken = {token.i for span in found for token in span}
            doc.set_ents([*found, *(e for e in doc.ents if taken.isdisjoint(range(e.start, e.end)))])
        return doc

    def _grounded(self, doc: Doc, spans: Iterable[EntitySpan]) -> list[Span]:
        """The spans that stand in the text and are whole words."""
        kept = []
        for span in sorted(spans, key=lambda s: (s.start, s.end, s.label)):
            if not 0 <= span.start < span.end <= len(doc.text) or doc.text[span.start : span.end] != span.text:
                self.refused.append((span.text, "these words do not stand where they are said to stand"))
            elif (words := doc.char_span(span.start, span.end, label=span.label)) is None:
                self.refused.append((span.text, "it begins or ends inside a word"))
            else:
                kept.append(words)
        return kept


@Language.factory(_COMPONENT)
def _component(nlp: Language, name: str) -> EntityComponent:  # noqa: ARG001 — spaCy's own signature
    return EntityComponent()


def pipeline_with(name: str, finder: EntityFinder) -> tuple[Language, EntityComponent]:
    """A pipeline of its own, in which the finder's names count, and the component that brings them in.

    Raises:
        CommuniqueError: ``model-missing``, ``model-unsuitable``.
    """
    nlp = fresh_pipeline(name)
    component: EntityComponent = nlp.add_pipe(_COMPONENT, last=True)  # type: ignore[assignment]
    component.finder = finder
    return nlp, component
