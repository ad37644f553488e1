"""A graph of forty thousand quads is validated in the time that a person waits."""

import hashlib
import re
import time

import pytest
from ferry_graph import ARTICLE_ID, BASE, HASH, ferry_graph, renamed
from pyoxigraph import Quad

from communique.validate import validate_quads

# Measured: 9 seconds on one core of 2026. The bound is wide, so that it fails for a reason and not for a busy machine.
SECONDS = 60
COPIES = 52
# Passages and what is named after them keep their form; every other thing gets the number of its copy.
_THING = re.compile(r"(/id/(?!passage/|article/|refusal/|stamp/)[a-z]+/[^/]+)$")


def copy(number: int) -> list[Quad]:
    digest = hashlib.sha256(str(number).encode()).hexdigest()

    def change(text: str) -> str:
        return _THING.sub(rf"\g<1>-{number}", text.replace(HASH, digest).replace(ARTICLE_ID, digest[:16]))

    return renamed(ferry_graph(), change)


@pytest.mark.slow
def test_forty_thousand_quads() -> None:
    quads = [quad for number in range(COPIES) for quad in copy(number)]
    started = time.monotonic()
    report = validate_quads(quads, base=BASE)
    elapsed = time.monotonic() - started
    assert report.quads > 40_000
    assert report.results == ()
    assert elapsed < SECONDS
