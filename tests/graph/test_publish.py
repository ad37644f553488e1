"""Publishing: at every instant the old or the new graph is whole, and nothing else is left for long."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.errors import GraphError
from communique.graph import load, locked, publish
from communique.graph.manifest import Manifest
from graph.folders import generation

TESTS = Path(__file__).parents[1]

# For each line "folder moment when" of its input a child publishes generation 2 into the folder and kills itself
# at that call (counted from 1) that touches the disk, before or after it. Prints the number of calls of each child
# that lived, or the signal.
_CHILDREN = """
import os, pathlib, signal, sys
sys.path.insert(0, sys.argv[1])
from communique.graph import locked, publish
from graph.folders import generation
files, manifest = generation(2)

def child(graph, moment, when):
    calls = 0
    def deadly(function):
        def wrapped(*args, **kwargs):
            nonlocal calls
            calls += 1
            mine = calls == moment
            if mine and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)
            result = function(*args, **kwargs)
            if mine:
                os.kill(os.getpid(), signal.SIGKILL)
            return result
        return wrapped
    os.fsync = deadly(os.fsync)
    for name in ("open", "replace", "unlink", "rmdir", "mkdir"):
        setattr(pathlib.Path, name, deadly(getattr(pathlib.Path, name)))
    with locked(graph):
        publish(graph, files, manifest)
    os._exit(calls)

for line in sys.stdin.read().splitlines():
    graph, moment, when = line.split("\\t")
    pid = os.fork()
    if not pid:
        child(pathlib.Path(graph), int(moment), when)
    status = os.waitpid(pid, 0)[1]
    print(-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
"""

# Two processes meet before each folder and publish into it, both at once.
_RACE = """
import multiprocessing, pathlib, sys
sys.path.insert(0, sys.argv[1])
from communique.errors import GraphError
from communique.graph import locked, publish
from graph.folders import generation

def build(number, barrier):
    files, manifest = generation(number)
    for name in sys.argv[2:]:
        barrier.wait(60)
        try:
            with locked(pathlib.Path(name)):
                publish(pathlib.Path(name), files, manifest)
            end = "published"
        except GraphError as error:
            end = error.code
        sys.stdout.write(end + "\\n")
        sys.stdout.flush()

context = multiprocessing.get_context("fork")
barrier = context.Barrier(2)
both = [context.Process(target=build, args=(number, barrier)) for number in (1, 2)]
for process in both:
    process.start()
for process in both:
    process.join()
"""


def put(path: Path, number: int, *, text: bool = True) -> Manifest:
    files, manifest = generation(number, text=text)
    with locked(path):
        publish(path, files, manifest)
    return manifest


def tree(path: Path) -> set[str]:
    return {p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file()}


def killed(*cases: tuple[Path, int, str]) -> list[int]:
    """Let a child publish for each case; its number of calls, or the negative signal that ended it."""
    lines = "".join(f"{graph}\t{moment}\t{when}\n" for graph, moment, when in cases)
    arguments = [sys.executable, "-c", _CHILDREN, str(TESTS)]
    done = subprocess.run(arguments, input=lines, capture_output=True, text=True, check=True)
    return [int(line) for line in done.stdout.split()]


def test_the_new_graph_replaces_the_old_one_and_its_files(tmp_path: Path) -> None:
    put(tmp_path / "g", 1)
    new = put(tmp_path / "g", 2)
    assert load(tmp_path / "g").manifest == new
    assert tree(tmp_path / "g") == {"manifest.json", *generation(2)[0]}


def test_publishing_the_same_again_changes_no_byte(tmp_path: Path) -> None:
    put(tmp_path / "g", 1)
    before = {name: (tmp_path / "g" / name).read_bytes() for name in tree(tmp_path / "g")}
    put(tmp_path / "g", 1)
    assert before == {name: (tmp_path / "g" / name).read_bytes() for name in tree(tmp_path / "g")}


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    put(tmp_path / "g", 1)
    for name in ("README.md", "notes.ttl", "text/mine.md", "graph.nq"):
        (tmp_path / "g" / name).write_text("mine")
    put(tmp_path / "g", 2)
    assert {"README.md", "notes.ttl", "text/mine.md", "graph.nq"} < tree(tmp_path / "g")


def test_leftovers_of_killed_builds_are_removed(tmp_path: Path) -> None:
    put(tmp_path / "g", 1)
    leftovers = [".new-manifest.json", "graph-0000000000000000.nq", f"text/{'0' * 64}.txt", f"text/.new-{'1' * 64}.txt"]
    for name in leftovers:
        (tmp_path / "g" / name).write_text("half")
    put(tmp_path / "g", 2)
    assert not tree(tmp_path / "g") & set(leftovers)


def test_a_graph_of_a_later_layout_is_not_swept_before_the_new_one_stands(tmp_path: Path) -> None:
    graph = tmp_path / "g"
    put(graph, 1)
    (graph / "manifest.json").write_text('{"format": 99}')
    old = tree(graph)
    files, manifest = generation(2)
    (graph / manifest.files["nquads"].path).mkdir()  # so that the new file cannot take its place
    with locked(graph), pytest.raises(GraphError):
        publish(graph, files, manifest)
    assert old <= tree(graph)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_graph_whole(tmp_path: Path, when: str) -> None:
    (total,) = killed((_fresh(tmp_path, "count"), 0, when))
    assert total > 10
    graphs = [_fresh(tmp_path, f"{when}-{moment}") for moment in range(1, total + 1)]
    ends = killed(*((graph, moment, when) for moment, graph in enumerate(graphs, start=1)))
    assert ends == [-signal.SIGKILL] * total
    seen = set()
    for graph in graphs:
        seen.add(str(load(graph).quads()[0].object))
        put(graph, 3)
        assert tree(graph) == {"manifest.json", *generation(3)[0]}, graph
    assert seen == {'"1"', '"2"'}


def _fresh(folder: Path, name: str) -> Path:
    put(folder / name, 1)
    return folder / name


def test_a_build_killed_while_it_writes_leaves_the_old_graph_whole(tmp_path: Path) -> None:
    put(tmp_path / "g", 1)
    files, manifest = generation(2)
    (tmp_path / "g" / f".new-{manifest.files['nquads'].path}").write_bytes(next(iter(files.values()))[:7])
    (tmp_path / "g" / ".new-manifest.json").write_bytes(manifest.to_bytes()[:50])
    assert load(tmp_path / "g").manifest == generation(1)[1]


def test_a_second_build_is_told_that_the_graph_is_locked(tmp_path: Path) -> None:
    graph = tmp_path / "g"
    put(graph, 1)
    with locked(graph), pytest.raises(GraphError) as caught, locked(graph):
        pass
    assert caught.value.code == "graph-locked"
    assert load(graph).manifest == generation(1)[1]
    put(graph, 2)


def test_a_build_that_is_refused_leaves_the_folder_that_the_other_has_just_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "g"
    with locked(graph):
        # The second build looked for the folder before the first one made it.
        monkeypatch.setattr(Path, "exists", lambda _: False)
        with pytest.raises(GraphError) as caught, locked(graph):
            pass
        assert caught.value.code == "graph-locked"
        assert graph.is_dir()
        publish(graph, *generation(1))
    assert load(graph).manifest == generation(1)[1]


def test_a_lock_on_a_folder_that_was_removed_meanwhile_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "g"
    open_folder = os.open

    def removed_once_opened(path: Path, flags: int) -> int:
        handle = open_folder(path, flags)
        monkeypatch.setattr(os, "open", open_folder)
        graph.rmdir()
        return handle

    monkeypatch.setattr(os, "open", removed_once_opened)
    assert put(graph, 1) == load(graph).manifest


def test_of_two_builds_into_a_new_folder_at_once_one_publishes(tmp_path: Path) -> None:
    rounds = 40
    names = [str(tmp_path / str(number)) for number in range(rounds)]
    arguments = [sys.executable, "-c", _RACE, str(TESTS), *names]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True)
    ends = done.stdout.split()
    assert len(ends) == 2 * rounds
    for name in names:
        assert load(Path(name)).manifest in (generation(1)[1], generation(2)[1])
    assert set(ends) <= {"published", "graph-locked"}


def test_the_lock_of_a_killed_build_does_not_outlive_it(tmp_path: Path) -> None:
    graph = _fresh(tmp_path, "g")
    assert killed((graph, 3, "before")) == [-signal.SIGKILL]
    put(graph, 2)
    assert load(graph).manifest == generation(2)[1]


def test_a_failed_first_build_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path / "g"):
        raise RuntimeError
    assert not (tmp_path / "g").exists()


def test_a_failed_build_leaves_a_folder_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "g").mkdir()
    with pytest.raises(RuntimeError), locked(tmp_path / "g"):
        raise RuntimeError
    assert (tmp_path / "g").is_dir()


def test_a_full_disk_leaves_the_old_graph(tmp_path: Path) -> None:
    graph = tmp_path / "g"
    put(graph, 1)
    old = tree(graph)
    files, manifest = generation(2)
    # The limit on the size of a file makes a write fail in its middle, as a full disk does.
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20, limits[1]))
        with locked(graph), pytest.raises(GraphError) as caught:
            publish(graph, files, manifest)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert caught.value.code == "graph-unwritable"
    assert load(graph).manifest == generation(1)[1]
    assert tree(graph) == old


def test_a_disk_that_fills_up_with_the_manifest_leaves_the_old_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = tmp_path / "g"
    put(graph, 1)
    old = tree(graph)
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "manifest.json":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with locked(graph), pytest.raises(GraphError, match="No space left") as caught:
        publish(graph, *generation(2))
    assert caught.value.code == "graph-unwritable"
    assert load(graph).manifest == generation(1)[1]
    assert tree(graph) == old


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder for a user without root's rights, whose limits root would not feel."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield path
        finally:
            if root:
                os.seteuid(0)
            for folder in [path, *path.rglob("*")]:
                if folder.is_dir():
                    folder.chmod(0o777)


def test_a_read_only_folder_keeps_its_graph(unprivileged: Path) -> None:
    graph = unprivileged / "g"
    put(graph, 1)
    graph.chmod(0o555)
    with locked(graph), pytest.raises(GraphError) as caught:
        publish(graph, *generation(2))
    assert caught.value.code == "graph-unwritable"
    assert load(graph).manifest == generation(1)[1]


def test_a_folder_that_cannot_be_made_is_a_clear_error(unprivileged: Path) -> None:
    closed = unprivileged / "closed"
    closed.mkdir(mode=0o555)
    with pytest.raises(GraphError) as caught, locked(closed / "g"):
        pass
    assert caught.value.code == "graph-unwritable"


def test_a_file_in_the_place_of_the_folder_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "g").write_text("x")
    with pytest.raises(GraphError) as caught, locked(tmp_path / "g"):
        pass
    assert caught.value.code == "graph-unwritable"
    assert (tmp_path / "g").read_text() == "x"


def test_a_manifest_that_names_other_files_is_refused(tmp_path: Path) -> None:
    files, manifest = generation(1)
    files.popitem()
    with locked(tmp_path / "g"), pytest.raises(ValueError, match="differ"):
        publish(tmp_path / "g", files, manifest)
