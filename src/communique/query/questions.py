"""The questions that come with the product: ``queries/*.rq``."""

import re
from typing import NamedTuple

from communique import assets

# The title goes on in comment lines that are indented.
_TITLE = re.compile(r"^# title:(.*(?:\n#  .*)*)", re.MULTILINE)


class Question(NamedTuple):
    """A question.

    Attributes:
        name: Its file's name without ``.rq``.
        title: What it asks, in words: the comment ``# title: …`` of the file, or else its name.
        text: The query.
    """

    name: str
    title: str
    text: str


def questions() -> dict[str, Question]:
    """All questions by name, sorted.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    files = sorted(assets.folder("queries").glob("*.rq"))
    return {file.stem: _question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def _question(name: str, text: str) -> Question:
    comment = _TITLE.search(text)
    title = " ".join(re.sub(r"^#", "", comment[1], flags=re.MULTILINE).split()) if comment else name.replace("-", " ")
    return Question(name, title, text)
