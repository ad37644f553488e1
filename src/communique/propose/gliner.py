"""Names found by a GLiNER model in ONNX form that the user has on disk, by the library fast-gliner (extra ``gliner``).

The model is asked for a few kinds of names; what it finds joins the names of the spaCy pipeline
(``communique.language.entities``), and the rules read on from there. Nothing is fetched: a folder that is not there is
an error, and no name of a model in some hub.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from communique.errors import CommuniqueError
from communique.language import EntitySpan, ModelInfo
from communique.language.pipeline import folder_sha256

#: What the model is asked for, and what the rules call it.
LABELS = {"person": "PERSON", "organization": "ORG", "country": "GPE", "weapon": "PRODUCT"}
#: Spans that the model is less sure of are left out.
THRESHOLD = 0.5


class EntityModel(Protocol):
    """What is used of the library's model."""

    def predict_entities(self, input_text: str, labels: list[str], /) -> Any:  # noqa: ANN401 — the library has no types
        """Entities of a text: mappings with text, label, score, start and end."""
        ...


class GlinerError(CommuniqueError):
    """The entity model cannot be used."""


class Gliner:
    """An entity finder around a GLiNER model.

    Args:
        model: The model.
        software: What the manifest and the graph say of it.
    """

    def __init__(self, model: EntityModel, software: ModelInfo) -> None:
        self._model = model
        self.software = software

    def find(self, text: str) -> Sequence[EntitySpan]:
        """The names in a text.

        Raises:
            GlinerError: ``entities-failed``.
        """
        try:
            found = self._model.predict_entities(text, list(LABELS))
            return [
                EntitySpan(*_place(text, entity), LABELS[entity["label"]], str(entity["text"]))
                for entity in found
                if float(entity["score"]) >= THRESHOLD and entity["label"] in LABELS
            ]
        except (KeyError, RuntimeError, TypeError, ValueError) as error:
            reason = " ".join(str(error).split())[:200]
            raise GlinerError(
                "entities-failed", f"the entity model fails: {reason}.", where=self.software.name
            ) from error


def load_gliner(folder: Path) -> Gliner:
    """The model in a folder (``gliner_config.json``, ``tokenizer.json``, one ``.onnx`` file).

    Raises:
        GlinerError: ``entities-missing``, ``extra-missing``, ``entities-unreadable``.
    """
    if not folder.is_dir():
        raise GlinerError(
            "entities-missing", "there is no such folder.", where=str(folder), hint="Give the folder of a GLiNER model."
        )
    try:
        from fast_gliner import FastGLiNER
    except ModuleNotFoundError as error:
        raise GlinerError(
            "extra-missing",
            f"a GLiNER model needs {error.name}, which is not installed.",
            hint="Install it with: python -m pip install 'communique[gliner]'",
        ) from error
    try:
        model = FastGLiNER.from_pretrained(str(folder.resolve()))
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise GlinerError(
            "entities-unreadable", f"no GLiNER model can be read: {reason}.", where=str(folder)
        ) from error
    sha256 = folder_sha256(folder)
    return Gliner(model, ModelInfo(folder.resolve().name, sha256[:8], sha256))


def _place(text: str, entity: dict[str, Any]) -> tuple[int, int]:
    """Start and end in code points. The library counts bytes of UTF-8, other builds of it may count code points."""
    start, end, words = int(entity["start"]), int(entity["end"]), str(entity["text"])
    data = text.encode("utf-8")
    if data[start:end] == words.encode("utf-8"):
        first = len(data[:start].decode("utf-8", "ignore"))
        return first, first + len(words)
    return start, end
