"""What a build shows while it runs: steps on a terminal alone, rejections everywhere."""

import io
import sys

import pytest

from communique.cli.progress import Console
from communique.graph.manifest import Rejection


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_steps_are_shown_on_a_terminal_alone(stream: io.StringIO, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    Console().step("reading")
    assert ("reading" in stream.getvalue()) is shown


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_a_rejection_is_listed_everywhere_without_control_characters(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    Console().rejected(Rejection("a\x1b]0;b\u202e.txt", "input-empty", "there is no text", "Remove it."))
    line = stream.getvalue().removeprefix("\r\x1b[2K")
    assert line == "rejected a\ufffd]0;b\ufffd.txt: there is no text Remove it. [input-empty]\n"
