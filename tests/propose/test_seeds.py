"""On real articles: whatever is proposed, no triple of the rules changes, and what passes conforms to the shapes."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad

from communique.extract import Extractor, Read
from communique.graph import Iris
from communique.graph.manifest import Rejection
from communique.language import ModelInfo
from communique.model import Article, Stance, StatementKind
from communique.pipeline import map_articles
from communique.propose import Helpers, Outcome
from communique.propose.page import Page
from communique.propose.records import Answer
from communique.read import read_article
from communique.settings import DEFAULT_MODEL, Settings
from communique.validate import validate_quads
from graph.asking import term

SEEDS = Path(__file__).parents[2] / "seeds"


class Mischief:
    """Proposes what nobody should: of every sentence with two names, each pair of neighbours in every part."""

    software = ModelInfo("mischief", "1", "0" * 64)

    def __init__(self, articles: list[Article]) -> None:
        extractor = Extractor(DEFAULT_MODEL)
        self._read = {article.id: extractor.read(article) for article in articles}

    def propose(self, page: Page) -> Iterator[Answer | str]:
        read = self._read[page.article.id]
        for number, sentence in enumerate(read.facts.sentences):
            evidence = " ".join(page.article.words(sentence).split())
            names = [self._words(read, p) for p, _ in read.named if sentence.contains(p)]
            for first, second in pairwise(dict.fromkeys(names)):
                yield self._answer(number, evidence, first, second)

    def _words(self, read: Read, place: object) -> str:
        return " ".join(read.facts.article.words(place).split())  # type: ignore[arg-type]

    def _answer(self, number: int, evidence: str, first: str, second: str) -> Answer:
        def said(words: str) -> dict[str, str]:
            return {"words": words, "evidence": evidence, "kind": "state"}

        stances = list(Stance)
        kinds = list(StatementKind)
        words = evidence.split()
        last = words[-1].strip(".,”\"'")
        claim = {
            "evidence": evidence, "claimant": said(first), "stance": stances[number % len(stances)],
            "stance_words": words[0], "recipient": said(second), "items": [said(last)], "when": said(last),
        }  # fmt: skip
        meeting = {"evidence": evidence, "participants": [said(first), said(second)], "when": said(last)}
        position = {"kind": "condemnation", "content": said(last), "target": said(second)}
        statement = {
            "evidence": evidence, "kind": kinds[number % len(kinds)], "issuers": [said(first), said(second)],
            "positions": [position],
        }  # fmt: skip
        return Answer.model_validate({"claims": [claim], "meetings": [meeting], "statements": [statement]})


class Silent:
    """Hears nothing of how it goes on."""

    def step(self, message: str) -> None:
        """Nothing."""

    def rejected(self, rejection: Rejection) -> None:
        """Nothing."""

    def say(self, message: str) -> None:
        """Nothing."""


@pytest.mark.slow
def test_whatever_is_proposed_the_rules_facts_stay_and_the_graph_conforms() -> None:
    articles = [read_article(path) for path in sorted(SEEDS.glob("*.txt"))]
    iris = Iris(Settings().base)

    def mapped(helpers: Helpers | None) -> set[Quad]:
        found = map_articles(articles, [], settings=Settings(), iris=iris, listener=Silent(), helpers=helpers)
        return set(found.quads)

    helpers = Helpers(proposer=Mischief(articles))
    alone, together = mapped(None), mapped(helpers)
    assert sum(v.outcome is Outcome.ACCEPTED for v in helpers.report.verdicts) >= 20
    assert alone <= together
    bases = [q for q in together if q.predicate == term("basis")]
    new = {q.subject for q in bases if str(q.object).endswith(("/proposed>", "/external>"))}
    assert {q.graph_name for q in together - alone if not isinstance(q.graph_name, DefaultGraph)} <= new
    report = validate_quads(sorted(together, key=str), {a.id: a.text for a in articles}, base=iris.base)
    assert report.conforms, report.text()
