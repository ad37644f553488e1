"""A user's word lists over the built-in ones: what they add, move and remove, and what is refused."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from communique.lexicon import LexiconError, load_lexicon
from communique.lexicon.entries import entries, origins
from communique.lexicon.files import built_in, hash_of, read_folder
from communique.lexicon.merge import merge
from communique.model import Comparator, PositionKind, Stance

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a lexicon: names of files without ``.toml`` and their text."""

    def folder(files: Mapping[str, str]) -> Path:
        path = tmp_path / "mine"
        path.mkdir()
        for name, text in files.items():
            (path / f"{name}.toml").write_text(text, encoding="utf-8")
        return path

    return folder


def problems(folder: Path) -> list[tuple[str, str]]:
    """Code and place of everything that is wrong; of the place, file and line."""
    return [(p.code, p.where.rpartition("/")[2]) for p in merge(built_in(), read_folder(folder)).problems]


# ── what is right ───────────────────────────────────────────────────────────


def test_the_built_in_lists_are_right_themselves() -> None:
    assert [str(p) for p in merge(built_in(), built_in()).problems] == []


def test_nothing_changes_without_a_lexicon() -> None:
    assert load_lexicon() is load_lexicon(None)
    assert load_lexicon().own_sha256 == ""
    assert merge(built_in(), {}).data == {name: file.data for name, file in built_in().items()}


def test_words_are_added_and_taken_out(write: Write) -> None:
    own = load_lexicon(write({"transfers": '[give]\nverbs = ["reflag", "-offer"]\n'})).transfers.give_verbs
    assert own == load_lexicon().transfers.give_verbs - {"offer"} | {"reflag"}


def test_a_word_with_a_code_is_added_moved_and_taken_out(write: Write) -> None:
    text = """
    [[item]]
    code = "supplies"
    words = ["crude oil", "gyroscope"]

    [[item]]
    code = "missiles"
    words = ["-launcher"]
    """
    items, before = load_lexicon(write({"items": text})).items, load_lexicon().items
    assert items.codes == {**{w: c for w, c in before.codes.items() if w != "launcher"}, "crude oil": "supplies",
                           "gyroscope": "supplies"}  # fmt: skip
    assert items.generic == before.generic


def test_a_verb_gets_another_stance_and_another_grammar(write: Write) -> None:
    lexicon = load_lexicon(
        write(
            {
                "claims": '[[verb]]\nstance = "believes"\nlemmas = ["reveal"]\n',
                "positions": '[[verb]]\nkind = "pledge"\ngrammar = "infinitive"\nlemmas = ["urge"]\n',
            }
        )
    )
    assert lexicon.claims.stances["reveal"] is Stance.BELIEVES
    assert lexicon.positions.verbs["urge"].kind is PositionKind.PLEDGE


def test_a_record_without_words_takes_the_place_of_the_one_with_its_key(write: Write) -> None:
    text = """
    [[body]]
    slug = "treasury"
    label = "finance office"
    pattern = 'finance office'

    [[body]]
    slug = "-embassy"
    """
    bodies = {body.slug: body for body in load_lexicon(write({"ministries": text})).bodies.bodies}
    assert bodies["treasury"].label == "finance office"
    assert bodies["treasury"].pattern.search("treasury") is None
    assert set(bodies) == {body.slug for body in load_lexicon().bodies.bodies} - {"embassy"}


def test_an_own_title_comes_before_the_built_in_ones(write: Write) -> None:
    text = "[[office]]\nkind = \"minister\"\npattern = '(?:petroleum) ministers?'\n"
    first = load_lexicon(write({"offices": text})).titles[0]
    assert (first.kind, bool(first.pattern.search("the Petroleum Minister"))) == ("minister", True)


def test_an_own_phrase_counts_before_a_built_in_one_that_ends_like_it(write: Write) -> None:
    text = '[[comparator]]\ncode = "about"\nphrases = ["hardly more than"]\n'
    phrases = load_lexicon(write({"quantities": text})).quantities.comparators
    assert phrases[0] == ("hardly more than", Comparator.ABOUT)


def test_words_with_values_are_added_changed_and_taken_out(write: Write) -> None:
    text = '[numbers]\nthirteen = 13\nzero = 0.0\n"-twelve" = true\n[scales]\nlakh = 100_000\n'
    quantities, before = load_lexicon(write({"quantities": text})).quantities, load_lexicon().quantities
    expected = {**before.numbers, "thirteen": 13.0}
    del expected["twelve"]
    assert quantities.numbers == expected
    assert quantities.scales["lakh"] == 100_000


def test_notes_tell_what_was_there_and_what_is_moved(write: Write) -> None:
    folder = write(
        {
            "items": '[[item]]\ncode = "supplies"\nwords = ["gyroscope"]\n',
            "transfers": '[give]\nverbs = ["ship"]\n',
        }
    )
    notes = [note.rpartition("/")[2] for note in merge(built_in(), read_folder(folder)).notes]
    assert notes == [
        'items.toml:3: "gyroscope" has code "supplies" instead of code "weapons-parts".',
        'transfers.toml:2: "ship" is built in.',
    ]


def test_the_hash_is_of_names_and_texts_and_not_of_the_place(write: Write, tmp_path: Path) -> None:
    folder = write({"transfers": '[give]\nverbs = ["reflag"]\n'})
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    (moved / "transfers.toml").write_bytes((folder / "transfers.toml").read_bytes())
    (moved / "README.md").write_text("not part of it")
    assert load_lexicon(moved).own_sha256 == load_lexicon(folder).own_sha256 == hash_of(read_folder(folder))
    (moved / "transfers.toml").write_text('[give]\nverbs = ["reflags"]\n')
    assert load_lexicon(moved).own_sha256 != load_lexicon(folder).own_sha256


# ── what is wrong ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("transfers", "[give]\nverbs = [", "lexicon-syntax", 0),
        ("transfers", "[giving]\nverbs = ['reflag']", "lexicon-unknown", 1),
        ("transfers", "[give]\nverb = ['reflag']", "lexicon-unknown", 2),
        ("items", "[[item]]\ncode = 'supplies'\nwords = ['coal']\nlevel = 2", "lexicon-unknown", 4),
        ("transfers", "[give]\nverbs = 'reflag'", "lexicon-type", 2),
        ("transfers", "[give]\nverbs = ['reflag', 3]", "lexicon-type", 2),
        ("transfers", "give = 'reflag'", "lexicon-type", 1),
        ("transfers", "[give]\nverbs = ['Reflag']", "lexicon-type", 2),
        ("transfers", "[give]\nverbs = ['reflag ']", "lexicon-type", 2),
        ("transfers", "[give]\nverbs = ['']", "lexicon-type", 2),
        ("items", "[item]\ncode = 'supplies'", "lexicon-type", 1),
        ("items", "\n[[item]]\nwords = ['coal']", "lexicon-type", 2),
        ("items", "[[item]]\ncode = 'supplies'\nwords = ['coal']\ngeneric = 'yes'", "lexicon-type", 4),
        ("quantities", "[numbers]\nthirteen = 'x'", "lexicon-type", 2),
        ("quantities", "[numbers]\nthirteen = true", "lexicon-type", 2),
        ("quantities", "[numbers]\n-two = 2", "lexicon-type", 2),
        ("items", "[[item]]\ncode = 'fuels'\nwords = ['coal']", "lexicon-code", 2),
        ("claims", "[[verb]]\nstance = 'swears'\nlemmas = ['swear']", "lexicon-code", 2),
        ("actors", "[titles.counterpart]\nking = 'king'", "lexicon-code", 2),
        ("ministries", "[[body]]\nslug = 'Oil Office'\nlabel = 'x'\npattern = 'x'", "lexicon-code", 2),
        ("offices", "[[office]]\nkind = 'minister'\npattern = '(oil'", "lexicon-pattern", 3),
        ("offices", "[[office]]\nkind = 'minister'\npattern = '(?:oil )?'", "lexicon-pattern", 3),
        ("transfers", "[give]\nverbs = ['reflag',\n'reflag']", "lexicon-duplicate", 2),
        ("items", "[[item]]\ncode='supplies'\nwords=['coal']\n[[item]]\ncode='supplies'\nwords=['coal']",
         "lexicon-duplicate", 6),
        ("items", "[[item]]\ncode='supplies'\nwords=['coal']\n[[item]]\ncode='technology'\nwords=['coal']",
         "lexicon-conflict", 6),
        ("transfers", "[give]\nverbs = ['ship', '-ship']", "lexicon-conflict", 2),
        ("transfers", "[give]\nverbs = ['buy']", "lexicon-conflict", 2),
        ("transfers", "[get]\nverbs = ['reflag']\n[give]\nverbs = ['reflag']", "lexicon-conflict", 4),
        ("transfers", "[give]\nverbs = ['-reflag']", "lexicon-removal", 2),
        ("items", "[[item]]\ncode = 'missiles'\nwords = ['-drone']", "lexicon-removal", 3),
        ("ministries", "[[body]]\nslug = '-oil-office'", "lexicon-removal", 2),
        ("quantities", "[numbers]\n-thirteen = true", "lexicon-removal", 2),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_code_and_line(write: Write, file: str, text: str, code: str, line: int) -> None:
    folder = write({file: text})
    with pytest.raises(LexiconError) as refused:
        load_lexicon(folder)
    assert refused.value.code == code
    assert refused.value.where == (f"{folder}/{file}.toml:{line}" if line else f"{folder}/{file}.toml")
    assert refused.value.exit_status == 2


def test_all_that_is_wrong_is_found_at_once(write: Write) -> None:
    folder = write(
        {
            "items": "[[item]]\ncode = 'fuels'\nwords = ['Coal']",
            "transfers": "[give]\nverbs = ['-reflag']\n[giv]\nx = 1",
        }
    )
    assert problems(folder) == [
        ("lexicon-code", "items.toml:2"),
        ("lexicon-removal", "transfers.toml:2"),
        ("lexicon-unknown", "transfers.toml:3"),
    ]
    with pytest.raises(LexiconError, match=r"2 more: communique lexicon check "):
        load_lexicon(folder)


def test_a_name_near_to_the_wrong_one_is_offered(write: Write) -> None:
    with pytest.raises(LexiconError, match=r"Is it give\?"):
        load_lexicon(write({"transfers": "[giv]\nverbs = ['reflag']"}))


@pytest.mark.parametrize(("name", "code"), [("transfer.toml", "lexicon-unknown"), ("notes.txt", "lexicon-missing")])
def test_a_folder_without_the_right_names_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_text("[give]\nverbs = ['reflag']\n")
    with pytest.raises(LexiconError) as refused:
        load_lexicon(tmp_path)
    assert refused.value.code == code


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError) as refused:
        load_lexicon(tmp_path / "nowhere")
    assert refused.value.code == "lexicon-missing"


def test_a_file_in_another_charset_is_refused(tmp_path: Path) -> None:
    (tmp_path / "items.toml").write_bytes("[[item]]\ncode = 'supplies'\nwords = ['pétrole']".encode("latin-1"))
    with pytest.raises(LexiconError, match="not UTF-8"):
        load_lexicon(tmp_path)


# ── where a word comes from ─────────────────────────────────────────────────


def test_every_place_that_is_told_holds_the_word() -> None:
    for name, file in built_in().items():
        lines = file.text.splitlines()
        for entry, steps in entries(name, file.data, file.data):
            if not entry.is_pattern:
                line = file.place(steps, entry.word).rpartition(":")[2]
                assert entry.word in lines[int(line) - 1], entry


def test_a_word_that_was_moved_counts_only_where_it_is_now(write: Write) -> None:
    folder = write({"items": '[[item]]\ncode = "supplies"\nwords = ["gyroscope"]\n'})
    found = [(o.entry.says, o.own, o.counts) for o in origins("Gyroscope", built_in(), read_folder(folder))]
    assert found == [("code supplies", True, True), ("code weapons-parts", False, False)]


def test_a_word_that_was_taken_out_is_found_with_its_removal(write: Write) -> None:
    folder = write({"transfers": '[give]\nverbs = ["-offer"]\n'})
    found = [(o.entry.word, o.own, o.counts) for o in origins("offer", built_in(), read_folder(folder))]
    assert ("-offer", True, True) in found
    assert ("offer", False, False) in found


def test_a_title_is_found_by_the_pattern_that_matches_it() -> None:
    found = [o.entry for o in origins("Foreign Minister", built_in(), {})]
    assert [(e.file, e.says) for e in found] == [("offices", "kind foreign-minister")]
