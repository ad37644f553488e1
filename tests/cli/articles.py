"""Invented articles for the tests of commands."""

from pathlib import Path

JOINT = """Northern Gazette

Three ministers condemn arms transfers to Russia

OSLO, May 3, 2024 — The foreign ministers of Norway, Canada and Japan on Friday issued a joint statement that \
condemned North Korea for arms transfers to Russia.

"We urge North Korea to stop all arms transfers to Russia at once," the ministers said in the joint statement.

Norwegian Foreign Minister Ingrid Dahl met her Canadian counterpart in Oslo on Thursday.

The White House said North Korea had delivered more than 1,000 containers of munitions to Russia. North Korea has \
denied the allegation.
"""

TALKS = """Bay Courier

Defense chiefs speak by phone

OTTAWA, March 12, 2024 — Canadian Defense Minister Ruth Harlow spoke by phone with her Norwegian counterpart on \
Tuesday. The two ministers discussed the war in Ukraine, the ministry said.

"We will stand with Ukraine for as long as it takes," Harlow said after the call with Oslo.
"""


def write_articles(folder: Path) -> Path:
    """Two articles that can be read, with files beside them that are no articles."""
    folder.mkdir()
    (folder / "joint.txt").write_text(JOINT, encoding="utf-8")
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "README.md").write_text("About these articles.", encoding="utf-8")
    (folder / ".hidden.txt").write_text("Not an article.", encoding="utf-8")
    return folder
