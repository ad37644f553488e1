"""From quads to the files of a graph and the manifest that names them."""

from collections.abc import Iterable, Sequence

from pyoxigraph import Quad

from communique.graph.describe import describe_dcat, describe_void
from communique.graph.iris import Iris
from communique.graph.manifest import (
    ArticleEntry,
    FileEntry,
    Manifest,
    ModelEntry,
    Rejection,
    file_entry,
    text_entry,
)
from communique.graph.run import Run
from communique.graph.tally import class_counts, fill_rates, tally
from communique.graph.writers import FORMS, Form, write
from communique.model import Article

# A plain text is its own text; of any other form the text is kept, for it is what the offsets count in.
PLAIN = "text/plain"


def assemble(
    quads: Sequence[Quad], articles: Iterable[Article], rejected: Iterable[Rejection], run: Run, iris: Iris
) -> tuple[dict[str, bytes], Manifest]:
    """All files of a graph by their path, and the manifest.

    Args:
        quads: The graph.
        articles: The articles it comes from.
        rejected: What could not be read.
        run: What the graph is made with.
        iris: The gate of IRIs.
    """
    counted = tally(quads)
    forms = {form.value: ("graph", FORMS[form].suffix, write(quads, form, iris)) for form in Form}
    forms["void"] = ("void", ".ttl", describe_void(counted, iris))
    entries = {form: file_entry(*parts) for form, parts in forms.items()}
    # The catalogue gives the hashes of all other files, so that it comes last and is not in itself.
    forms["dcat"] = ("dcat", ".ttl", describe_dcat(entries, iris))
    entries["dcat"] = file_entry(*forms["dcat"])
    files = {entries[form].path: data for form, (_, _, data) in forms.items()}
    articles = sorted(articles, key=lambda article: article.id)
    texts: dict[str, FileEntry] = {}
    for article in articles:
        if article.media_type != PLAIN:
            data = article.text.encode()
            texts[article.text_sha256] = text_entry(data)
            files[texts[article.text_sha256].path] = data
    return files, Manifest(
        version=run.version,
        base=iris.base,
        files=entries,
        texts=texts,
        articles=tuple(ArticleEntry(a.id, a.names, a.source_sha256, a.text_sha256) for a in articles),
        rejected=tuple(sorted(rejected, key=lambda rejection: (rejection.file, rejection.code))),
        counts=class_counts(counted, iris),
        fill=fill_rates(counted, iris),
        rules=run.rules,
        model=ModelEntry(run.model, run.model_version, run.model_sha256),
        programs=tuple(ModelEntry(program.name, program.version, program.sha256) for program in run.others),
    )
