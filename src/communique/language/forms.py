"""The written forms of words: what the lemmatiser brings back to a lemma, the other way round.

The rules and exceptions are the language model's own, so that a search for forms in a text that is not parsed finds
what a search for lemmas would find once it is.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from spacy.pipeline.lemmatizer import Lemmatizer

from communique.errors import CommuniqueError
from communique.language.pipeline import load_pipeline

Inflected = Literal["verb", "noun"]


def forms_of(lemmas: Iterable[str], kind: Inflected, model: str) -> frozenset[str]:
    """The forms of lemmas: "ship" gives "ship", "ships", "shipped", "shipping".

    More forms than English has may come out ("putted"); they stand in no text and do no harm. Of lemmas of several
    words the last one is inflected.

    Args:
        lemmas: Lemmas of verbs or nouns.
        kind: Which of the two.
        model: Name of the language model.

    Raises:
        CommuniqueError: ``model-without-lemmas`` when the model does not lemmatise by rules, and the codes of
            ``load_pipeline``.
    """
    rules, exceptions = _tables(model, kind)
    return frozenset(form for lemma in lemmas for form in _forms(lemma.lower(), rules, exceptions))


def _forms(lemma: str, rules: tuple[tuple[str, str], ...], exceptions: dict[str, tuple[str, ...]]) -> Iterator[str]:
    before, space, last = lemma.rpartition(" ")
    yield lemma
    for ending, of_lemma in rules:
        if last.endswith(of_lemma):
            yield f"{before}{space}{last[: len(last) - len(of_lemma)]}{ending}"
    for form in exceptions.get(last, ()):
        yield f"{before}{space}{form}"


@lru_cache(maxsize=8)
def _tables(model: str, kind: Inflected) -> tuple[tuple[tuple[str, str], ...], dict[str, tuple[str, ...]]]:
    """The endings (of a form, of its lemma) and, for each lemma, its irregular forms."""
    nlp = load_pipeline(model)
    lemmatizer = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
    tables = lemmatizer.lookups if isinstance(lemmatizer, Lemmatizer) else None
    if tables is None or not {"lemma_rules", "lemma_exc"}.issubset(tables.tables):
        raise CommuniqueError(
            "model-without-lemmas",
            f"the language model {model} has no rules by which words are inflected.",
            hint="Use an English model of spaCy with its lemmatizer.",
        )
    exceptions: dict[str, list[str]] = {}
    for form, lemmas in tables.get_table("lemma_exc")[kind].items():
        for lemma in lemmas:
            exceptions.setdefault(lemma, []).append(form)
    rules = tuple((ending, of_lemma) for ending, of_lemma in tables.get_table("lemma_rules")[kind])
    return rules, {lemma: tuple(forms) for lemma, forms in exceptions.items()}
