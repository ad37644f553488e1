"""The manifest, which alone says which files are the graph."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from communique.errors import GraphError

FORMAT = 1
NAME = "manifest.json"
_PATH = re.compile(r"(?:text/)?[a-z0-9]+(?:-[0-9a-f]{16})?\.(?:nq|trig|ttl|jsonld|txt)")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file of the graph: its path under the folder, its SHA-256, its size in bytes."""

    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article of the graph: identifier, file names, and the hashes of its source bytes and of its text."""

    id: str
    names: tuple[str, ...]
    source_sha256: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that could not be read: its name, a code, the reason, what to do."""

    file: str
    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """The language model: name, version, SHA-256 of its files."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What ``manifest.json`` says (``docs/model.md``, "The graph folder").

    Attributes:
        version: Version of the program.
        base: Base of the IRIs.
        files: The files by form: ``nquads``, ``trig``, ``turtle``, ``jsonld``, ``void``, ``dcat``.
        texts: Texts by their SHA-256, of articles that did not come as plain text.
        articles: The articles, sorted by identifier.
        rejected: What could not be read, sorted by name.
        counts: Quads, and instances per class.
        fill: Share of the instances of a class that have a property.
        rules: SHA-256 of the word lists and rules.
        model: The language model.
        programs: Other programs that had a part in it; the key stands in the file only where there are.
        format: Version of this layout.
    """

    version: str
    base: str
    files: Mapping[str, FileEntry]
    texts: Mapping[str, FileEntry]
    articles: tuple[ArticleEntry, ...]
    rejected: tuple[Rejection, ...]
    counts: Mapping[str, int]
    fill: Mapping[str, float]
    rules: str
    model: ModelEntry
    programs: tuple[ModelEntry, ...] = ()
    format: int = field(default=FORMAT)

    @property
    def entries(self) -> list[FileEntry]:
        """All files that are the graph, beside the manifest."""
        return [*self.files.values(), *self.texts.values()]

    def to_bytes(self) -> bytes:
        """As JSON: UTF-8, keys sorted, one key a line, a final newline."""
        held = {key: value for key, value in asdict(self).items() if key != "programs" or value}
        return (json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def file_entry(stem: str, suffix: str, data: bytes) -> FileEntry:
    """The entry of a file that is named after its hash: ``graph-<16 hexadecimal digits>.nq``."""
    digest = sha256(data).hexdigest()
    return FileEntry(f"{stem}-{digest[:16]}{suffix}", digest, len(data))


def text_entry(data: bytes) -> FileEntry:
    """The entry of a text kept beside the graph: ``text/<sha256>.txt``."""
    digest = sha256(data).hexdigest()
    return FileEntry(f"text/{digest}.txt", digest, len(data))


def parse_manifest(data: bytes, *, where: str = "") -> Manifest:
    """Read a manifest.

    Raises:
        GraphError: ``graph-broken`` when it is not one, or names a file outside its folder.
    """
    try:
        return _manifest(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GraphError(
            "graph-broken",
            f"the manifest is damaged ({type(error).__name__}: {error}).",
            where=where,
            hint="Build the graph again: communique build.",
        ) from error


def _manifest(data: Mapping[str, Any]) -> Manifest:
    if data["format"] != FORMAT:
        raise ValueError(f"layout {data['format']!r} is not layout {FORMAT}")
    manifest = Manifest(
        version=data["version"],
        base=data["base"],
        files={form: _entry(entry) for form, entry in data["files"].items()},
        texts={digest: _entry(entry) for digest, entry in data["texts"].items()},
        articles=tuple(ArticleEntry(**{**entry, "names": tuple(entry["names"])}) for entry in data["articles"]),
        rejected=tuple(Rejection(**entry) for entry in data["rejected"]),
        counts=dict(data["counts"]),
        fill=dict(data["fill"]),
        rules=data["rules"],
        model=ModelEntry(**data["model"]),
        programs=tuple(ModelEntry(**entry) for entry in data.get("programs", ())),
    )
    if "nquads" not in manifest.files:
        raise ValueError("it names no N-Quads")
    return manifest


def _entry(data: Mapping[str, Any]) -> FileEntry:
    entry = FileEntry(**data)
    # A manifest that came from elsewhere must not lead out of its folder.
    if not _PATH.fullmatch(entry.path) or not _HASH.fullmatch(entry.sha256) or not isinstance(entry.bytes, int):
        raise ValueError(f"not a file of a graph: {entry.path!r}")
    return entry
