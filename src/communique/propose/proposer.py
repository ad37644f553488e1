"""Who proposes facts: the one interface, and its implementation by a language model whose answers can be kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from communique.extract import Read
from communique.language import ModelInfo
from communique.propose.answers import Answers, AnswersError, Recorded
from communique.propose.gate import Admitted, Gate
from communique.propose.limits import Limits
from communique.propose.page import Page, parts
from communique.propose.prompt import prompt_sha256
from communique.propose.records import Answer


class Proposer(Protocol):
    """A program that reads an article and proposes facts. It decides nothing: the gate does."""

    @property
    def software(self) -> ModelInfo:
        """What the graph says of it."""
        ...

    def propose(self, page: Page) -> Iterator[Answer | str]:
        """What it finds in an article: answers, and in words what went wrong without stopping everything."""
        ...


def admit(proposer: Proposer, read: Read) -> Admitted:
    """Have an article read by a proposer, and let through the gate what stands the test.

    Args:
        proposer: Who proposes.
        read: What the rules read in the article.

    Raises:
        CommuniqueError: The proposer cannot work.
    """
    page = Page(read.facts.article)
    gate = Gate(read, page)
    for answer in proposer.propose(page):
        if isinstance(answer, str):
            gate.refuse(answer)
        else:
            gate.admit(answer)
    return gate.admitted(proposer.software.name)


@dataclass(frozen=True)
class Asked:
    """A language model, asked or remembered.

    Attributes:
        model: Its name.
        limits: How much of an article is shown, in how many requests.
        ask: Asks the model; without it only recorded answers count.
        answers: Answers that are used before the model is asked, and where its answers are kept.
    """

    model: str
    limits: Limits
    ask: Callable[[str], Recorded] | None = None
    answers: Answers | None = None

    @property
    def software(self) -> ModelInfo:
        """The model; its version is the prompt that it answers, since nobody says which weights answer."""
        return ModelInfo(self.model, f"prompt {prompt_sha256()[:8]}", prompt_sha256())

    def propose(self, page: Page) -> Iterator[Answer | str]:
        """Show the article part by part.

        Raises:
            ChatError: The model cannot be asked.
            AnswersError: ``answer-missing``, ``answers-broken``, ``answers-unwritable``.
        """
        texts, left_out = parts(page, self.limits.characters, self.limits.requests)
        for text in texts:
            recorded = self._answer(text, page)
            if recorded.problem:
                yield recorded.problem
            yield recorded.answer
        if left_out:
            yield f"{left_out} paragraphs at the end were not shown: the article is longer than the limit"

    def _answer(self, text: str, page: Page) -> Recorded:
        known = self.answers.find(text) if self.answers else None
        if known is not None:
            return known
        if self.ask is None:
            raise AnswersError(
                "answer-missing",
                "there is no recorded answer to this article.",
                where=page.article.names[0],
                hint="Record it: give --llm and --record instead of --answers.",
            )
        recorded = self.ask(text)
        if self.answers:
            self.answers.keep(text, recorded)
        return recorded
