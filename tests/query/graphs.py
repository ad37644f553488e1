"""Small graphs in a folder, written by hand as ``docs/model.md`` describes it."""

import hashlib
import json
from pathlib import Path

BASE = "https://w3id.org/communique/"
CMQ = BASE + "ontology#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"

# Two articles report the same meeting, so its type stands in two graphs; a label holds what a page must escape.
MEETING = f"<{BASE}id/meeting/lakeside-talks>"
SMALL = "\n".join(
    [
        f"<{BASE}id/article/0000000000000001> {_TYPE} <{CMQ}Article> .",
        f"<{BASE}id/article/0000000000000002> {_TYPE} <{CMQ}Article> .",
        f"{MEETING} {_TYPE} <{CMQ}Meeting> <{BASE}graph/1> .",
        f"{MEETING} {_TYPE} <{CMQ}Meeting> <{BASE}graph/2> .",
        f'{MEETING} {_LABEL} "Talks by the lake"@en <{BASE}graph/1> .',
        f'{MEETING} {_LABEL} "<script>alert(1)</script> \\u001B[31mRed"@en <{BASE}graph/2> .',
        "",
    ]
)


def many(count: int) -> str:
    """Quads enough that a product of three patterns over them never ends."""
    lines = (f'<{BASE}id/thing/{number}> {_LABEL} "{number}" <{BASE}graph/1> .' for number in range(count))
    return SMALL + "\n".join(lines) + "\n"


def write_folder(folder: Path, nquads: str) -> Path:
    """Write a graph folder."""
    folder.mkdir(parents=True, exist_ok=True)
    data = nquads.encode()
    digest = hashlib.sha256(data).hexdigest()
    name = f"graph-{digest[:16]}.nq"
    (folder / name).write_bytes(data)
    manifest = {
        "format": 1,
        "version": "0.1.0",
        "base": BASE,
        "files": {"nquads": {"path": name, "sha256": digest, "bytes": len(data)}},
        "texts": {},
        "articles": [],
        "rejected": [],
        "counts": {"quads": nquads.count("\n")},
        "fill": {},
        "rules": "0" * 64,
        "model": {"name": "none", "version": "0", "sha256": "0" * 64},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
