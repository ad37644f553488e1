"""The spaCy pipeline: which one, which version, which bytes."""

import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from communique.errors import CommuniqueError

# Factories of the components that tell how words hang together; names are found without them.
_SYNTAX = frozenset(
    {"tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer"}
)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What the manifest says of the language model: package name, version, SHA-256 of its files."""

    name: str
    version: str
    sha256: str


@cache
def load_pipeline(name: str) -> Language:
    """The pipeline of that package name, loaded once.

    Raises:
        CommuniqueError: ``model-missing`` when the package is not installed.
    """
    try:
        return spacy.load(name)
    except OSError as error:
        raise CommuniqueError(
            "model-missing",
            f"the language model {name} is not installed.",
            hint=f"Install it with: python -m pip install {name.replace('_', '-')}",
        ) from error


def recognise(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """The texts with the names in them and nothing else, which takes a third of the time of a parse."""
    kept = {name for name in nlp.pipe_names if nlp.get_pipe_meta(name).factory not in _SYNTAX}
    # An embedding that only the others listen to is not needed either.
    needed = {name for name in kept if kept.intersection(getattr(nlp.get_pipe(name), "listening_components", kept))}
    return nlp.pipe(texts, disable=[name for name in nlp.pipe_names if name not in needed])


@cache
def model_info(name: str) -> ModelInfo:
    """Name, version and hash of the installed model.

    Raises:
        CommuniqueError: ``model-missing`` when the package is not installed.
    """
    load_pipeline(name)
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        folder = Path(name)
        version = str(load_pipeline(name).meta["version"])
    else:
        folder = Path(spec.origin).parent
        version = importlib.metadata.version(name)
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return ModelInfo(name, version, digest.hexdigest())
