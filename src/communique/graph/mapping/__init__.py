"""Knowledge as quads, one module per part of the model."""

from pyoxigraph import Quad

from communique.graph.book import Book
from communique.graph.iris import Iris
from communique.graph.links import Links
from communique.graph.mapping.articles import say_articles
from communique.graph.mapping.claims import say_claim, say_proposition, say_resolutions
from communique.graph.mapping.desk import Desk
from communique.graph.mapping.events import say_meeting, say_statement
from communique.graph.mapping.names import say_names, say_tenures
from communique.graph.mapping.register import Register
from communique.graph.run import Run
from communique.model import Knowledge


def knowledge_to_quads(knowledge: Knowledge, iris: Iris, run: Run, links: Links | None = None) -> list[Quad]:
    """Everything known as quads: facts in the graphs of their evidence, the material in the default graph.

    Args:
        knowledge: What the articles report, resolved.
        iris: The gate of IRIs.
        run: What the graph is made with.
        links: What tables know of parties, persons, offices and places; none without.

    Returns:
        Quads without repetition, sorted by graph, subject, predicate and object.

    Raises:
        GraphError: A fact rests on nothing, or on an article or passage that is not there.
    """
    desk = Desk(Book(iris, run, knowledge.articles), links)
    say_articles(desk, knowledge)
    say_names(desk, Register(iris, knowledge))
    say_tenures(desk, knowledge.people)
    for meeting in knowledge.meetings:
        say_meeting(desk, meeting)
    for statement in knowledge.statements:
        say_statement(desk, statement)
    for proposition in knowledge.propositions:
        say_proposition(desk, proposition)
    for claim in knowledge.claims:
        say_claim(desk, claim)
    say_resolutions(desk, knowledge.resolutions)
    return desk.book.quads()


__all__ = ["knowledge_to_quads"]
