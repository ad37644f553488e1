"""Replacing a graph so that a reader finds the old or the new one whole, at every instant.

New files are written under their hash beside the old ones and flushed to the disk; then one rename of
``manifest.json``, which alone says which files are the graph, makes them the graph. A build that is killed
leaves files that no manifest names; the next one removes them.
"""

import contextlib
import fcntl
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from communique.errors import GraphError
from communique.graph.manifest import NAME, Manifest, parse_manifest

_TEMPORARY = ".new-"
# Only files of these names are ours to remove: a folder may hold others.
_OURS = re.compile(r"(?:graph|void|dcat)-[0-9a-f]{16}\.(?:nq|trig|ttl|jsonld)")
_OUR_TEXTS = re.compile(r"[0-9a-f]{64}\.txt")


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the graph folder for one build; the folder is made if need be.

    The lock is on the folder itself, so that it leaves no file and ends with the process, however that ends.

    Raises:
        GraphError: ``graph-locked`` when another build holds it, ``graph-unwritable`` when it cannot be made.
    """
    made = not path.exists()
    with _clear_errors(path):
        handle = _hold(path)
    try:
        yield
    finally:
        if made:
            # A build that failed leaves no empty folder behind that looks like a graph. It is removed under the
            # lock: a build that could not get it must not take away the folder of the one that did.
            with contextlib.suppress(OSError):
                path.rmdir()
        os.close(handle)


def _hold(path: Path) -> int:
    """Make the folder if need be, lock it, and give the descriptor that holds the lock."""
    while True:
        path.mkdir(parents=True, exist_ok=True)
        # A failed build may remove the folder that it made, before it is opened here or before it is locked:
        # then the lock would be on a folder that has no name any more.
        with contextlib.suppress(FileNotFoundError):
            handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.samestat(os.fstat(handle), path.stat()):
                    return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)


def publish(path: Path, files: Mapping[str, bytes], manifest: Manifest) -> None:
    """Make these files the graph. The caller holds the lock (:func:`locked`).

    Args:
        path: The graph folder.
        files: Content by path under the folder; exactly the files that the manifest names.
        manifest: The manifest.

    Raises:
        GraphError: ``graph-unwritable`` (full disk, read-only folder): the old graph stays as it was.
    """
    if {entry.path for entry in manifest.entries} != set(files):
        raise ValueError("the manifest and the files differ")
    with _clear_errors(path):
        _sweep(path)
        try:
            for name in sorted(files):
                _write(path / name, files[name])
            for folder in sorted({(path / name).parent for name in files}):
                _flush_folder(folder)
            _write(path / NAME, manifest.to_bytes())
            _flush_folder(path)
        except OSError:
            # Make room again at once; what cannot be removed now goes with the next build.
            with contextlib.suppress(OSError):
                _sweep(path)
            raise
    # From here on the new graph stands; old files that cannot be removed now go with the next build.
    with contextlib.suppress(OSError):
        _sweep(path)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_name(_TEMPORARY + path.name)
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _flush_folder(path: Path) -> None:
    """Flush the names in a folder to the disk."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove files of ours that the manifest does not name, and what killed builds left half written."""
    named = _named(path)
    texts = path / "text"
    for file in sorted([*path.iterdir(), *(texts.iterdir() if texts.is_dir() else ())]):
        stale = named is not None and file.relative_to(path).as_posix() not in named
        ours = _OUR_TEXTS if file.parent == texts else _OURS
        if file.name.startswith(_TEMPORARY) or (stale and ours.fullmatch(file.name)):
            file.unlink()
    if texts.is_dir() and not any(texts.iterdir()):
        texts.rmdir()


def _named(path: Path) -> frozenset[str] | None:
    """The files that the manifest names; ``None`` when it cannot be understood, so that none may be removed."""
    try:
        return frozenset(entry.path for entry in parse_manifest((path / NAME).read_bytes()).entries)
    except FileNotFoundError:
        return frozenset()
    except GraphError:
        return None


@contextlib.contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except BlockingIOError as error:
        raise GraphError(
            "graph-locked",
            "another build is writing this graph.",
            where=str(path),
            hint="Wait until it has ended, or write to another folder with -o.",
        ) from error
    except OSError as error:
        raise GraphError(
            "graph-unwritable",
            f"the graph cannot be written: {error.strerror or error}.",
            where=str(path),
            hint="The old graph, if there was one, is untouched.",
        ) from error
