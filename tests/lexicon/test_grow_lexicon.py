"""The script that proposes words, over a WordNet of six meanings."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from communique.lexicon.entries import Entry, all_entries
from communique.lexicon.files import built_in
from communique.lexicon.tables import read_table
from lexicon.scripts import load_script

TOOLS = Path(__file__).parents[2] / "tools"

# offset, field, kind, words, pointers, gloss, as wndb(5) describes them.
VERBS = """\
  1 A line of the licence.
00000001 40 v 01 hand_on 0 003 ~ 00000002 v 0000 ~ 00000003 v 0000 ~ 00000006 v 0000 01 + 08 00 | give to somebody else
00000002 40 v 02 send 0 forward 1 002 @ 00000001 v 0000 ~ 00000004 v 0000 01 + 08 00 | cause to go; "send a parcel"
00000003 40 v 01 bequeath 0 001 @ 00000001 v 0000 01 + 08 00 | leave by will
00000004 40 v 01 mail 0 001 @ 00000002 v 0000 01 + 08 00 | send by the post
00000005 32 v 02 send 2 broadcast 0 000 01 + 08 00 | make heard everywhere
00000006 40 v 01 ship 0 001 @ 00000001 v 0000 01 + 08 00 | send by sea
"""
INDEX = """\
  1 A line of the licence.
bequeath v 1 1 @ 1 0 00000003
forward v 1 1 @ 1 0 00000002
send v 2 2 @ ~ 2 1 00000002 00000005
ship v 1 1 @ 1 0 00000006
"""
COUNTS = "forward%2:40:00:: 1 7\nforward%1:18:00:: 1 99\n"


@pytest.fixture(scope="module")
def grow() -> ModuleType:
    return load_script(TOOLS / "grow_lexicon.py")


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    for name, text in {"data.verb": VERBS, "index.verb": INDEX, "data.noun": "", "index.noun": ""}.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "cntlist.rev").write_text(COUNTS)
    return tmp_path


def test_synonyms_weigh_more_than_kinds_and_kinds_more_than_neighbours(grow: ModuleType, wordnet: Path) -> None:
    found = grow.candidates(["send"], grow.WordNet(wordnet, "verb"), frozenset({"40"}))
    assert [(c.word, c.score, c.reason) for c in found] == [
        ("forward", 3, "is send"),
        ("send", 3, "is send"),
        ("mail", 2, "is a kind of send"),
        ("bequeath", 1, "is beside send"),
        ("ship", 1, "is beside send"),
    ]


def test_every_word_that_leads_somewhere_adds_to_the_score(grow: ModuleType, wordnet: Path) -> None:
    found = grow.candidates(["send", "ship"], grow.WordNet(wordnet, "verb"), frozenset({"40"}))
    assert {c.word: c.score for c in found} == {"send": 4, "ship": 4, "forward": 4, "mail": 2, "bequeath": 2}


def test_rows_leave_out_what_the_list_has_and_what_was_refused(grow: ModuleType, wordnet: Path) -> None:
    entries = [
        Entry("transfers", "give.verbs", "send", ""),
        Entry("transfers", "give.verbs", "ship", ""),
        Entry("statements", "verbs.issue", "forward", ""),
    ]
    nets = {part: grow.WordNet(wordnet, part) for part in ("noun", "verb")}
    rows = list(grow.rows(["transfers"], entries, nets, {("transfers.give.verbs", "bequeath")}, 2))
    assert rows == [
        (
            *("transfers.give.verbs", "forward", "4", "7", "is send", "statements.verbs.issue"),
            'cause to go; "send a parcel"',
        ),
        ("transfers.give.verbs", "mail", "2", "0", "is a kind of send", "", "send by the post"),
    ]


def test_a_wrong_call_is_told() -> None:
    script = TOOLS / "grow_lexicon.py"
    for arguments, reason in (["--wordnet", "/nowhere"], "no data.verb"), (["nothing"], "no "):
        result = subprocess.run(
            [sys.executable, str(script), *arguments], capture_output=True, text=True, check=False, timeout=60
        )
        assert result.returncode == 2
        assert reason in result.stderr


def test_the_lists_of_the_script_are_lists_of_the_lexicon(grow: ModuleType) -> None:
    names = {f"{entry.file}.{entry.field}" for entry in all_entries(built_in(), {})}
    assert set(grow.LISTS) <= names


def test_what_was_refused_is_not_in_its_list() -> None:
    entries = {(f"{e.file}.{e.field}", e.word): e.says for e in all_entries(built_in(), {})}
    refused = read_table(TOOLS / "lexicon-refused.tsv")
    assert len(refused) > 100
    for row in refused:
        name, _, says = row["list"].partition(" [")
        said = entries.get((name, row["word"]))
        assert said is None or (says and said != says.rstrip("]")), row
        assert row["reason"]
