"""From options and environment to the programs that help: none of them unless asked for."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from communique.errors import CommuniqueError, UsageError
from communique.extract import Read
from communique.language import EntityFinder
from communique.model import Facts
from communique.propose.answers import Answers, check, recorded_model
from communique.propose.gate import Outcome, Verdict
from communique.propose.limits import Limits, temperature_from_environment
from communique.propose.proposer import Asked, Proposer, admit
from communique.propose.report import Report

if TYPE_CHECKING:
    from communique.propose.chat import Chat


class ExtraError(CommuniqueError):
    """An optional library is not installed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller asked for.

    Attributes:
        entities: Folder of a GLiNER model.
        llm: Name of the language model to ask.
        url: Base address where it is.
        answers: Folder of recorded answers; with it nothing is asked.
        record: Folder to keep answers in; what it holds is not asked for again.
    """

    entities: Path | None = None
    llm: str | None = None
    url: str | None = None
    answers: Path | None = None
    record: Path | None = None


@dataclass(frozen=True, slots=True)
class Helpers:
    """The programs that help to read, and what became of what they found.

    Attributes:
        entities: Its names are read by the rules.
        proposer: Its facts stand beside those of the rules.
        report: What became of every proposal.
    """

    entities: EntityFinder | None = None
    proposer: Proposer | None = None
    report: Report = field(default_factory=Report)

    def propose(self, read: Read) -> Facts | None:
        """What is proposed for an article and passed the gate; the report is told of everything.

        Raises:
            CommuniqueError: The proposer cannot work.
        """
        article = read.facts.article
        names = (Verdict(article.id, "name", Outcome.REFUSED, words, reason) for words, reason in read.refused)
        self.report.add(article, names)
        if self.proposer is None:
            return None
        admitted = admit(self.proposer, read)
        self.report.add(article, admitted.verdicts)
        return admitted.facts


@contextmanager
def helpers(wanted: Wanted) -> Iterator[Helpers]:
    """The programs that were asked for; connections are closed at the end.

    Raises:
        UsageError: ``options-conflict``, ``llm-address``, ``setting-invalid``, ``answers-of-another``.
        CommuniqueError: ``extra-missing``, or folders that are not there or cannot be read.
    """
    _check_options(wanted)
    with ExitStack() as stack:
        entities: EntityFinder | None = None
        if wanted.entities:
            from communique.propose.gliner import load_gliner

            entities = load_gliner(wanted.entities)
        proposer: Proposer | None = None
        if wanted.answers:
            proposer = _remembered(wanted.answers, wanted.llm)
        elif wanted.llm:
            proposer = _asked(wanted.llm, wanted, stack)
        yield Helpers(entities, proposer)


def _check_options(wanted: Wanted) -> None:
    if wanted.answers and wanted.record:
        raise UsageError(
            "options-conflict", "--answers only reads answers, --record asks for those that are missing: give one."
        )
    if wanted.record and not wanted.llm:
        raise UsageError("options-conflict", "--record keeps the answers of a language model: give --llm as well.")


def _remembered(folder: Path, model: str | None) -> Proposer:
    """A model whose answers are all on disk."""
    name = model or recorded_model(folder)
    check(folder, name)
    return Asked(name, Limits.from_environment(), None, Answers(folder, name))


def _asked(model: str, wanted: Wanted, stack: ExitStack) -> Proposer:
    limits = Limits.from_environment()
    chat = stack.enter_context(_chat(model, wanted.url, limits))
    answers = Answers(wanted.record, model) if wanted.record else None
    if answers:
        answers.begin()
    return Asked(model, limits, chat.ask, answers)


def _chat(model: str, url: str | None, limits: Limits) -> "Chat":
    try:
        from communique.propose.chat import AnswerForm, Chat
    except ModuleNotFoundError as error:
        raise ExtraError(
            "extra-missing",
            f"asking a language model needs {error.name}, which is not installed.",
            hint="Install it with: python -m pip install 'communique[llm]'",
        ) from error
    key = os.environ.get("COMMUNIQUE_LLM_KEY", "")
    form = os.environ.get("COMMUNIQUE_LLM_FORM", "tool")
    if form not in get_args(AnswerForm):
        forms = ", ".join(get_args(AnswerForm))
        raise UsageError("setting-invalid", f"COMMUNIQUE_LLM_FORM is one of {forms}, and not {form!r}.")
    chosen: AnswerForm = form  # type: ignore[assignment]
    return Chat(url or "", model, key=key, limits=limits, form=chosen, temperature=temperature_from_environment())
