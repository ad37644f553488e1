"""What a graph is made with, and how a change of the rules shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from communique.graph import Software, rules_hash, this_run
from graph.knowledge import RUN

ROOMS = ("extract", "language", "lexicon", "link", "read", "resolve")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for room in ROOMS:
        (tmp_path / room / "data").mkdir(parents=True)
        (tmp_path / room / "rules.py").write_text(f"ROOM = '{room}'\n")
        (tmp_path / room / "data" / "words.tsv").write_text("word\n")
    return tmp_path


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("file", ["rules.py", "data/words.tsv", "new.toml"])
def test_every_rule_and_word_list_counts(package: Path, room: str, file: str) -> None:
    before = rules_hash(package)
    with (package / room / file).open("a") as opened:
        opened.write("more")
    assert rules_hash(package) != before


def test_a_renamed_file_counts(package: Path) -> None:
    before = rules_hash(package)
    (package / "extract" / "rules.py").rename(package / "extract" / "others.py")
    assert rules_hash(package) != before


@pytest.mark.parametrize("file", ["extract/__pycache__/rules.pyc", "resolve/.cache/x.json", "serve/page.py"])
def test_what_tools_leave_behind_and_other_rooms_do_not_count(package: Path, file: str) -> None:
    before = rules_hash(package)
    (package / file).parent.mkdir(parents=True)
    (package / file).write_text("x")
    assert rules_hash(package) == before


def test_the_installed_rules_have_a_hash() -> None:
    run = this_run("en_test", "1", "f" * 64)
    assert len(run.rules) == 64
    assert run.rules == rules_hash()


def test_a_run_is_named_by_the_releases_it_is_made_with() -> None:
    others = [replace(RUN, version="x"), replace(RUN, model="x"), replace(RUN, model_version="x")]
    assert len({RUN.key(), *(run.key() for run in others)}) == 4


def test_a_run_is_also_named_by_the_program_whose_names_it_reads() -> None:
    names = Software("some-gliner", "1", "f" * 64)
    assert replace(RUN, entities=names).key() == f"{RUN.key()}-some-gliner-1"
    assert replace(RUN, proposer=names).key() == RUN.key()


def test_a_change_of_rules_does_not_rename_the_run() -> None:
    assert replace(RUN, rules="x", model_sha256="x").key() == RUN.key()
