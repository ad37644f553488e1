"""Options on what reads the articles: which language model, and which other programs help."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from communique.cli.output import put
from communique.cli.progress import Console
from communique.errors import UsageError
from communique.settings import DEFAULT_MODEL, Settings

if TYPE_CHECKING:
    from communique.propose import Helpers

Command = TypeVar("Command", bound=Callable[..., Any])
_FOLDER = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Readers:
    """What the caller wants the articles to be read with; everything but the model is off unless it is given."""

    model: str | None
    entities: Path | None
    llm: str | None
    llm_url: str | None
    answers: Path | None
    record: Path | None
    report: Path | None

    def settings(self, lexicon: Path | None) -> Settings:
        """The settings with the model that was asked for."""
        return Settings(lexicon=lexicon, model=self.model) if self.model else Settings(lexicon=lexicon)

    @contextmanager
    def helpers(self, console: Console) -> Iterator["Helpers | None"]:
        """The programs that help, or ``None`` without any; afterwards it is told what became of their proposals.

        Raises:
            UsageError: ``options-conflict``, ``llm-address``, ``setting-invalid``, ``answers-of-another``.
            CommuniqueError: A program or its folder is not there or cannot be read.
        """
        if not (self.entities or self.llm or self.answers or self.record):
            if self.report:
                raise UsageError("options-conflict", "--report tells of proposals, and nothing is asked to make any.")
            yield None
            return
        from communique.propose import Wanted, helpers

        with helpers(Wanted(self.entities, self.llm, self.llm_url, self.answers, self.record)) as found:
            yield found
        for line in found.report.refused():
            console.say(line)
        console.say(found.report.summary())
        if self.report:
            put(self.report, found.report.json_lines())


def reader_options(command: Command) -> Command:
    """``--model`` and the options of programs that help; the command gets them as ``readers``."""

    @functools.wraps(command)
    def with_readers(*args: Any, **given: Any) -> Any:  # noqa: ANN401 — whatever the command takes and gives
        names = Readers.__slots__
        readers = Readers(**{name: given.pop(name) for name in names})
        return command(*args, readers=readers, **given)

    for option in reversed(_OPTIONS):
        with_readers = option(with_readers)
    return with_readers  # type: ignore[return-value]


_OPTIONS = (
    click.option(
        "--model",
        metavar="NAME",
        help="spaCy pipeline to read with: an installed package, or a folder."
        f"  [env var: COMMUNIQUE_MODEL; default: {DEFAULT_MODEL}]",
    ),
    click.option("--entities", type=_FOLDER, metavar="DIR", help="Folder of a GLiNER model whose names are read too."),
    click.option("--llm", metavar="MODEL", help="Ask this language model to propose facts; see docs/models.md."),
    click.option(
        "--llm-url",
        metavar="URL",
        envvar="COMMUNIQUE_LLM_URL",
        show_envvar=True,
        help="OpenAI-compatible address where it is asked. A key is taken from COMMUNIQUE_LLM_KEY.",
    ),
    click.option("--record", type=_FOLDER, metavar="DIR", help="Keep its answers; those kept are not asked for again."),
    click.option("--answers", type=_FOLDER, metavar="DIR", help="Read kept answers instead of asking: no network."),
    click.option("--report", type=_FOLDER, metavar="FILE", help="Write what became of every proposal, as JSON lines."),
)
