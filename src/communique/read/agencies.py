"""News agencies of the world, by the forms in which pages credit them (``agencies.toml``)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources


def agency_named(form: str) -> str | None:
    """The short name of the agency that ``form`` names; ``None`` when it names none.

    Case counts for short forms (*AP*, *dpa*) unless all is in capitals; a leading *the* does not.
    """
    bare = re.sub(r"^(?:the)\s+", "", " ".join(form.split()).strip(" .,:;–—-"), flags=re.IGNORECASE)
    return _forms().get(bare) or _folded().get(bare.casefold())


def is_agency(form: str) -> bool:
    """Whether ``form`` names a news agency."""
    return agency_named(form) is not None


@cache
def _forms() -> Mapping[str, str]:
    """Each printed form to the agency's short name."""
    source = resources.files("communique.read").joinpath("agencies.toml").read_text("utf-8")
    forms: dict[str, str] = {}
    for entry in tomllib.loads(source)["agency"]:
        for form in (entry["name"], *entry.get("forms", ())):
            forms[form] = entry["name"]
            forms[form.upper()] = entry["name"]
    return forms


@cache
def _folded() -> Mapping[str, str]:
    """Forms long enough to be recognised in any case."""
    return {form.casefold(): name for form, name in _forms().items() if len(form) >= 6}
