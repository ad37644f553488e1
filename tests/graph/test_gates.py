"""Gates: a graph that lost facts is not published."""

from pathlib import Path

import pytest

from communique.errors import GraphError, UsageError
from communique.graph.gates import Gates, load_gates


def gates_file(folder: Path, text: str) -> Path:
    path = folder / "gates.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_graph_at_its_gates_passes(tmp_path: Path) -> None:
    gates = load_gates(gates_file(tmp_path, '[counts]\nMeeting = 2\n[fill]\n"Meeting.date" = 0.5\n'))
    gates.check({"Meeting": 2}, {"Meeting.date": 0.5})


def test_each_shortfall_is_listed() -> None:
    gates = Gates({"Meeting": 2, "Claim": 3}, {"Meeting.date": 0.5, "Claim.hedge": 0.1})
    with pytest.raises(GraphError) as caught:
        gates.check({"Meeting": 1, "Claim": 3}, {"Meeting.date": 0.25})
    assert caught.value.code == "gates-failed"
    assert caught.value.exit_status == 1
    for line in ("Meeting: 1, at least 2", "Meeting.date: 0.25, at least 0.5", "Claim.hedge: 0, at least 0.1"):
        assert line in str(caught.value)
    assert "Claim: 3" not in str(caught.value)


def test_what_is_gone_altogether_counts_as_nothing() -> None:
    assert Gates({"Quote": 1}, {}).shortfalls({}, {}) == ["Quote: 0, at least 1 wanted"]


@pytest.mark.parametrize(
    "text",
    ["", "[counts]\n",
     "[count]\nMeeting = 1\n", "[counts]\nMeeting = 'x'\n", "[counts]\nMeeting = true\n", "counts = 3\n",
     "[counts\n", "[counts]\nMeeting = 1\n[other]\nx = 1\n"],
)  # fmt: skip
def test_a_gates_file_that_would_check_nothing_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_gates(gates_file(tmp_path, text))
    assert caught.value.code == "gates-invalid"


def test_a_gates_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gates.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError):
        load_gates(path)
    with pytest.raises(UsageError):
        load_gates(tmp_path / "none.toml")
