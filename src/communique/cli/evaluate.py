"""``communique evaluate``: measure exported facts against gold."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli.options import format_option, graph_option, lexicon_option, output_option
from communique.cli.output import put
from communique.cli.progress import Console
from communique.errors import UsageError
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.evaluate import Compared, Mistakes, Report

_EPILOG = """\b
A floors file is TOML: one table for a kind of fact, a slot ("claim.stance"),
micro, macro, grounded (key share) or forbidden (key at_most):
  [micro]
  precision = 0.88
  f1 = 0.75

\b
Examples:
  communique evaluate --gold gold
  communique evaluate --gold gold --pred facts --articles seeds -f json -o scores.json
  communique evaluate --gold gold --articles articles --each
  communique evaluate --gold gold --articles articles --each --quick --errors
  communique evaluate --gold gold --pred facts --articles seeds --errors --slot claim --article 003
  communique evaluate --gold gold --articles articles --each -f markdown
  communique evaluate --gold gold --articles seeds --floors floors.toml --tight

\b
Exit status: 0 measured, every floor reached · 1 a floor is missed
(floors-missed) or, with --tight, to be raised (floors-low), facts are not in
the form, no graph, a build failed or the output cannot be written · 2 wrong
call: no gold, an article is missing, floors that cannot be read.
"""
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the predicted facts come from: a folder of facts, a graph, or articles to be built."""

    predicted: Path | None
    graph: Path | None
    articles: Path | None
    each: bool
    quick: bool
    lexicon: Path | None

    def check(self) -> None:
        """Raises ``options-conflict`` where two sources are given, or a way to build and nothing to build."""
        if self.predicted and self.graph:
            raise UsageError("options-conflict", "--pred and --graph are two sources of facts: give one.")
        for option, given in (("--each", self.each), ("--quick", self.quick)):
            if given and (self.predicted or self.graph or not self.articles):
                raise UsageError("options-conflict", f"{option} needs --articles, and neither --pred nor --graph.")


@click.command(epilog=_EPILOG)
@click.option("--gold", type=_FOLDER, required=True, help="Folder of gold, one X.json for each article.")
@click.option("--pred", "predicted", type=_FOLDER, help="Score this folder of facts (X.json).")
@graph_option
@click.option(
    "--articles",
    type=_FOLDER,
    help="Folder of articles (X.txt). Alone: build them into a graph that is thrown away, and score it. "
    "With --pred or -g: look up the cited passages in them.",
)
@click.option("--each", is_flag=True, help="Build every article alone, in a graph of its own.")
@click.option("--quick", is_flag=True, help="Build without validating: the same facts, sooner, for a try.")
@lexicon_option
@format_option("text", "json", "markdown", default="text")
@output_option()
@click.option("--by-document", is_flag=True, help="Also the score of each document.")
@click.option("--errors", is_flag=True, help="First what was missed and what is false, fact by fact, beside the text.")
@click.option("--slot", "slots", multiple=True, metavar="PREFIX", help="With --errors: slots that start so (claim.st).")
@click.option("--article", "only", multiple=True, metavar="STEM", help="Only articles whose names start so.")
@click.option("--floors", type=_FILE, help="TOML file of floors; the command fails when one is missed.")
@click.option("--tight", is_flag=True, help="With --floors: fail also when one lies more than 0.02 below its measure.")
@click.pass_context
def command(
    context: click.Context,
    gold: Path,
    predicted: Path | None,
    graph: Path,
    articles: Path | None,
    each: bool,
    quick: bool,
    lexicon: Path | None,
    form: str,
    output: Path,
    by_document: bool,
    errors: bool,
    slots: tuple[str, ...],
    only: tuple[str, ...],
    floors: Path | None,
    tight: bool,
) -> None:
    """Measure exported facts against gold: precision, recall and F1.

    Facts come from --pred, from the graph (-g), or from --articles, which
    are built first. Events are paired so that their slots agree the most and
    are scored slot by slot. With --articles every cited passage is looked up
    in the article. Names that gold keeps out of the facts are listed.

    With --errors every fact that is not right comes with its sentence, gold's
    and the predicted one side by side; "near" is what stands there instead of
    a fact that was missed.
    """
    from communique import evaluate

    explicit = context.get_parameter_source("graph") is click.core.ParameterSource.COMMANDLINE
    source = _Source(predicted, graph if explicit else None, articles, each, quick, lexicon)
    source.check()
    _check_options(form, errors=errors, slots=slots, floors=floors, only=only, tight=tight)
    bounds = evaluate.read_floors(floors) if floors else ()
    with _facts(gold, source, only) as folder:
        compared = evaluate.compare_folder(gold, folder, articles, only)
    report = evaluate.score(compared)
    mistakes = evaluate.find_mistakes(compared, slots) if errors else None
    put(output, f"{_written(form, report, compared, mistakes, by_document=by_document)}\n".encode())
    if floors:
        evaluate.check_floors(report, bounds, floors)
        if tight:
            evaluate.check_tight(report, bounds, floors)
        for line in evaluate.low_floors(report, bounds):
            click.echo(line, err=True)


def _check_options(
    form: str, *, errors: bool, slots: Sequence[str], floors: Path | None, only: Sequence[str], tight: bool
) -> None:
    if slots and not errors:
        raise UsageError("options-conflict", "--slot says which --errors to show: give both.")
    if errors and form == "markdown":
        raise UsageError("options-conflict", "--errors are shown as text or as JSON.")
    if tight and not floors:
        raise UsageError("options-conflict", "--tight needs --floors.")
    if only and floors:
        raise UsageError("options-conflict", "--floors hold for all articles together, not for those of --article.")


def _written(
    form: str, report: "Report", compared: "Sequence[Compared]", mistakes: "Mistakes | None", *, by_document: bool
) -> str:
    """What the command gives."""
    from communique import evaluate

    if form == "json":
        values = evaluate.as_json(report) | (evaluate.mistakes_as_json(mistakes) if mistakes else {})
        return json.dumps(values, indent=1, ensure_ascii=False)
    if form == "markdown":
        return evaluate.as_markdown(report, compared)
    text = evaluate.as_text(report, by_document=by_document)
    return f"{evaluate.mistakes_as_text(mistakes, report)}\n\n{text}" if mistakes else text


@contextmanager
def _facts(gold: Path, source: _Source, only: Sequence[str]) -> Iterator[Path]:
    """The folder of predicted facts, made if need be."""
    from communique import evaluate
    from communique.evaluate.report import gold_files

    if source.predicted:
        yield source.predicted
        return
    if source.graph or not source.articles:
        with evaluate.facts_of_graph(source.graph or Path("graph")) as folder:
            yield folder
        return
    stems = frozenset(path.stem for path in gold_files(gold, only))
    console, settings = Console(), Settings(lexicon=source.lexicon)
    with evaluate.facts_of_articles(
        source.articles, stems, each=source.each, quick=source.quick, settings=settings, listener=console
    ) as folder:
        console.clear()
        yield folder
