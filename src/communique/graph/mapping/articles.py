"""Articles, sentences, stamps and refusals: the material itself and what its pages print."""

from pyoxigraph import NamedNode

from communique.graph.mapping.desk import Desk
from communique.graph.mapping.register import organisation
from communique.graph.mapping.times import evidence, say_date
from communique.graph.terms import COMMENT, DCTERMS, REUSED_CLASSES, SCHEMA, TYPE, count, day, edtf, english, words
from communique.model import Article, Knowledge, PageStamp, Refusal, Support, Timing


def say_articles(desk: Desk, knowledge: Knowledge) -> None:
    """Note every article with its sentences and refusals, and say what its page prints of itself."""
    published = dict(knowledge.published)
    for article in knowledge.articles:
        node = _note_article(desk, article)
        _say_page(desk, node, article)
        _say_published(desk, node, published.get(article.id))
        for stamp in article.stamps:
            _say_stamp(desk, node, stamp)
    for sentence in knowledge.sentences:
        desk.book.note(desk.book.passage(sentence), TYPE, desk.iris.term("Sentence"))
    # Words refused twice are one refusal: the first reason given stands.
    for refusal in {refusal.passage: refusal for refusal in reversed(knowledge.refusals)}.values():
        _note_refusal(desk, refusal)


def _note_article(desk: Desk, article: Article) -> NamedNode:
    book, iris = desk.book, desk.iris
    node = iris.article(article.id)
    for kind in (iris.term("Article"), REUSED_CLASSES["Article"]):
        book.note(node, TYPE, kind)
    book.note(node, DCTERMS("identifier"), words(article.id))
    for name in article.names:
        book.note(node, iris.term("fileName"), words(name))
    book.note(node, iris.term("sourceSha256"), words(article.source_sha256))
    book.note(node, iris.term("textSha256"), words(article.text_sha256))
    book.note(node, DCTERMS("format"), words(article.media_type))
    book.note(node, iris.term("charset"), words(article.charset))
    book.note(node, iris.term("textLength"), count(len(article.text)))
    return node


def _say_page(desk: Desk, node: NamedNode, article: Article) -> None:
    book, iris = desk.book, desk.iris
    if article.headline:
        book.say(node, SCHEMA("headline"), words(article.headline.name), [Support((article.headline.passage,))])
    if article.byline:
        book.say(node, iris.term("byline"), words(article.byline.name), [Support((article.byline.passage,))])
    for named, predicate in ((article.outlet, SCHEMA("publisher")), (article.agency, iris.term("agency"))):
        if named:
            book.say(node, predicate, iris.party(organisation(named.name)), [Support((named.passage,))])


def _say_published(desk: Desk, node: NamedNode, timing: Timing | None) -> None:
    span = say_date(desk, node, timing)
    # "Established" means that the value is one day without a doubt: "2024-05-02?" and "2024-05" are not.
    if timing and span and span.exact and span.edtf == span.exact.isoformat():
        desk.book.say(node, SCHEMA("datePublished"), day(span.exact), [evidence(timing, span)])


def _say_stamp(desk: Desk, node: NamedNode, stamp: PageStamp) -> None:
    book, iris = desk.book, desk.iris
    supports = [Support((stamp.passage,))]
    thing = iris.stamp(stamp.passage)
    book.say(node, iris.term("pageStamp"), thing, supports)
    book.classify(thing, ["PageStamp"], supports)
    book.say(thing, iris.term("stampKind"), iris.concept("stamp-kind", stamp.kind.value), supports)
    book.say(thing, iris.term("date"), edtf(stamp.date), supports)
    book.say(thing, COMMENT, english(stamp.reason), supports)


def _note_refusal(desk: Desk, refusal: Refusal) -> None:
    book, iris = desk.book, desk.iris
    node = iris.refusal(refusal.passage)
    book.note(node, TYPE, iris.term("Refusal"))
    book.note(node, iris.term("refusedText"), words(refusal.text))
    book.note(node, iris.term("refusedIn"), book.passage(refusal.passage))
    book.note(node, COMMENT, english(refusal.reason))
