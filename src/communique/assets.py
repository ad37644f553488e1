"""Where the ontology, shapes and questions are: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).parent


@cache
def folder(name: Literal["ontology", "shapes", "queries"]) -> Path:
    """The folder of that name.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for candidate in (_PACKAGE / "assets" / name, _PACKAGE.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the installation lacks its folder {name}/")
