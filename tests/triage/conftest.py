"""The gate that all tests of triage share."""

import pytest

from communique.lexicon import load_lexicon
from communique.settings import Settings
from communique.triage import Gate, load_gate


@pytest.fixture(scope="session")
def gate() -> Gate:
    return load_gate(Settings().model, load_lexicon())
