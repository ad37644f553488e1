"""Without the libraries for pages: a code that names the extra, and everything else is read."""

import subprocess
import sys
from pathlib import Path

from .pages import PROSE, paragraphed

SCRIPT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
from pathlib import Path
from communique.read import read_folder

articles, rejected = read_folder(Path(sys.argv[1]))
print([article.names[0] for article in articles], [(r.file, r.code, r.hint) for r in rejected])
"""


def outcome(folder: Path, *absent: str) -> str:
    script = SCRIPT.format(absent=absent)
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


def test_forms_that_lack_their_libraries_are_rejected_with_the_name_of_the_extra(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE[0])
    (tmp_path / "b.html").write_text(f"<html>{paragraphed(*PROSE)}</html>")
    (tmp_path / "c.md").write_text(PROSE[1])
    (tmp_path / "d.jsonl").write_text('{"text": "' + PROSE[2] + '"}\n')
    hint = "Install them: pip install 'communique[html]'"
    for absent in (("lxml",), ("trafilatura",), ("yaml", "markdown_it")):
        assert outcome(tmp_path, *absent) == (
            f"['a.txt', 'd-1.jsonl'] {[('b.html', 'extra-missing', hint), ('c.md', 'extra-missing', hint)]}"
            if "lxml" in absent or "trafilatura" in absent
            else f"['a.txt', 'b.html', 'd-1.jsonl'] {[('c.md', 'extra-missing', hint)]}"
        )


def test_with_them_all_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(f"<html>{paragraphed(*PROSE)}</html>")
    assert outcome(tmp_path, "no_such_library") == "['b.html'] []"


def test_plain_text_loads_none_of_them() -> None:
    script = (
        "import sys\nfrom communique.read import read_article\n"
        f"read_article({PROSE[0].encode()!r}, 'a.txt')\n"
        "print(sorted({'lxml', 'trafilatura', 'yaml', 'markdown_it'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
