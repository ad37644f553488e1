"""A published graph as its readers see it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from communique.errors import GraphError
from communique.graph.iris import Iris
from communique.graph.manifest import NAME, FileEntry, Manifest, parse_manifest
from communique.graph.writers import read_nquads

_CHUNK = 1 << 20
# Two builds in the time in which one reader reads a manifest and its files are already unlikely.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class GraphFolder:
    """A graph that was found whole.

    Attributes:
        path: The folder.
        manifest: What its manifest says.
        manifest_sha256: SHA-256 of the manifest: it changes whenever anything does.
    """

    path: Path
    manifest: Manifest
    manifest_sha256: str

    @property
    def nquads_path(self) -> Path:
        """The sorted N-Quads: the truth."""
        return self.file("nquads")

    @property
    def iris(self) -> Iris:
        """The gate of IRIs under the graph's base."""
        return Iris(self.manifest.base)

    def file(self, form: str) -> Path:
        """The file of a form (``nquads``, ``trig``, ``turtle``, ``jsonld``, ``void``, ``dcat``).

        Raises:
            GraphError: ``graph-broken`` when the manifest names none.
        """
        if form not in self.manifest.files:
            raise _broken(self.path, f"the manifest names no {form}")
        return self.path / self.manifest.files[form].path

    def quads(self) -> list[Quad]:
        """All quads, sorted by graph, subject, predicate and object."""
        return read_nquads(self.nquads_path.read_bytes())

    def text(self, article_id: str) -> str | None:
        """The text of an article that came in another form than plain text; ``None`` for all others."""
        for article in self.manifest.articles:
            entry = self.manifest.texts.get(article.text_sha256)
            if article.id == article_id and entry:
                return (self.path / entry.path).read_bytes().decode()
        return None


def load(path: Path) -> GraphFolder:
    """Open a graph and check every file against the manifest.

    A build may replace the graph between the reading of the manifest and that of the files; then the new
    manifest is read.

    Raises:
        GraphError: ``graph-missing`` when there is none, ``graph-broken`` when a file is missing or changed.
    """
    data = _manifest_bytes(path)
    for _ in range(_ATTEMPTS):
        manifest = parse_manifest(data, where=str(path / NAME))
        fault = next((fault for entry in manifest.entries if (fault := _fault(path, entry))), None)
        if fault is None:
            return GraphFolder(path, manifest, hashlib.sha256(data).hexdigest())
        again = _manifest_bytes(path)
        if again == data:
            break
        data = again
    raise _broken(path, fault or "it keeps changing")


def _manifest_bytes(path: Path) -> bytes:
    try:
        return (path / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise GraphError(
            "graph-missing", "there is no graph here.", where=str(path), hint="Build it: communique build."
        ) from error
    except OSError as error:
        raise _broken(path, f"the manifest cannot be read: {error.strerror}") from error


def _fault(path: Path, entry: FileEntry) -> str | None:
    """What is wrong with a file, or ``None``."""
    digest = hashlib.sha256()
    try:
        with (path / entry.path).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        return f"{entry.path} cannot be read: {error.strerror}"
    return None if digest.hexdigest() == entry.sha256 else f"{entry.path} is not what the manifest says"


def _broken(path: Path, fault: str) -> GraphError:
    return GraphError(
        "graph-broken", f"the graph is not whole: {fault}.", where=str(path), hint="Build it again: communique build."
    )
