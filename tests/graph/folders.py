"""Small graph folders for the tests of publishing and reading."""

from communique.graph.manifest import ArticleEntry, Manifest, ModelEntry, file_entry, text_entry
from graph.knowledge import BASE


def generation(number: int, *, text: bool = True) -> tuple[dict[str, bytes], Manifest]:
    """The files and the manifest of a graph that says nothing but its number."""
    line = f'<{BASE}id/meeting/m{number}> <{BASE}ontology#basis> "{number}" .\n'.encode()
    forms = {
        "nquads": ("graph", ".nq"),
        "trig": ("graph", ".trig"),
        "turtle": ("graph", ".ttl"),
        "void": ("void", ".ttl"),
    }
    entries = {form: file_entry(*parts, line) for form, parts in forms.items()}
    files = {entry.path: line for entry in entries.values()}
    words = f"The text of generation {number}.\r\n".encode()
    texts = {}
    if text:
        entry = text_entry(words)
        texts[entry.sha256] = entry
        files[entry.path] = words
    article = ArticleEntry("0" * 16, ("page.html",), "1" * 64, text_entry(words).sha256)
    manifest = Manifest(
        version="0.1.0",
        base=BASE,
        files=entries,
        texts=texts,
        articles=(article,),
        rejected=(),
        counts={"quads": 1},
        fill={},
        rules="2" * 64,
        model=ModelEntry("en_test", "1", "3" * 64),
    )
    return files, manifest
