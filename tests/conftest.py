"""Options and fixtures that all tests share."""

from pathlib import Path

import pytest

from fixtures.golden import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests find into the golden files that they compare with; look at the difference",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare text with a golden file, or write that file when ``--update-golden`` is given."""
    update = request.config.getoption("--update-golden")

    def compare(path: Path, found: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8", newline="\n")
        elif not path.exists():
            pytest.fail(f"{path} does not exist; look at what comes out and write it with --update-golden")
        assert found == path.read_text(encoding="utf-8")

    return compare
