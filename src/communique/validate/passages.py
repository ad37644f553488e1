"""Whether every passage's words stand in the article's text at the passage's offsets.

SHACL cannot see the texts; offsets count Unicode code points from 0, the end exclusive.
"""

import hashlib
from collections.abc import Mapping

from rdflib import Literal, URIRef

from communique.validate.checks import Check
from communique.validate.material import OA, ArticleNode, Material, PassageNode


def check_names(material: Material) -> Check:
    """Compare the IRI of every passage with its article and offsets."""
    check = Check(material.base, "PassageName", "name of a passage")
    for passage in material.passages.values():
        article = material.articles.get(passage.article) if passage.article is not None else None
        if article is None or passage.start is None or passage.end is None:
            continue  # What is missing is reported by the shape of passages.
        check.look()
        if str(passage.iri) != f"{material.base}id/passage/{article.id}-{passage.start}-{passage.end}":
            check.wrong(passage.iri, "The IRI of the passage does not give its article and offsets.")
    return check


def check_texts(material: Material, texts: Mapping[str, str] | None) -> tuple[list[Check], list[str]]:
    """Compare articles and passages with the articles' texts.

    Args:
        material: Articles and passages of the graph.
        texts: Texts by article identifier; ``None`` when there are none.

    Returns:
        The checks, and a note on the articles whose texts were not there.
    """
    hashes = Check(material.base, "TextHash", "hash and length of a text")
    words = Check(material.base, "PassageWords", "words of a passage")
    articles = sorted(material.articles.values(), key=lambda a: (a.label, a.id))
    given = {article.iri: texts[article.id] for article in articles if texts and article.id in texts}
    for article in articles:
        if article.iri in given:
            _check_text(hashes, material, article, given[article.iri])
    for passage in material.passages.values():
        if passage.article in given:
            words.look()
            _check_words(words, passage, given[passage.article])
    return [hashes, words], _notes(articles, len(given))


def _notes(articles: list[ArticleNode], compared: int) -> list[str]:
    if compared == len(articles):
        return []
    missing = f"The texts of {len(articles) - compared} of {len(articles)} articles are not here"
    return [f"{missing}, so that their passages were not compared with them."]


def _check_text(check: Check, material: Material, article: ArticleNode, text: str) -> None:
    check.look()
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if digest != article.text_sha256:
        check.wrong(article.iri, f"The article's text has the hash {digest}.", path=material.cmq.textSha256)
    if len(text) != article.length:
        check.wrong(article.iri, f"The article's text has {len(text)} code points.", path=material.cmq.textLength)


def _check_words(check: Check, passage: PassageNode, text: str) -> None:
    start, end = passage.start, passage.end
    if start is None or end is None or passage.exact is None:
        return  # What is missing is reported by the shapes of the selectors.
    there = text[start:end]
    if passage.exact != there:
        _differs(check, passage, OA.exact, passage.exact, f"The article's text at {start}–{end} is “{there}”.")
    if passage.prefix is not None and not text[:start].endswith(passage.prefix):
        before = text[max(0, start - len(passage.prefix)) : start]
        _differs(check, passage, OA.prefix, passage.prefix, f"The text before the passage is “{before}”.")
    if passage.suffix is not None and not text[end:].startswith(passage.suffix):
        after = text[end : end + len(passage.suffix)]
        _differs(check, passage, OA.suffix, passage.suffix, f"The text after the passage is “{after}”.")


def _differs(check: Check, passage: PassageNode, path: URIRef, value: str, message: str) -> None:
    check.wrong(passage.iri, message, path=path, value=Literal(value))
