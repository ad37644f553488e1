"""``communique evaluate``: measure exported facts against gold."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from communique.cli.options import format_option, graph_option, output_option
from communique.cli.output import put
from communique.cli.progress import Console
from communique.errors import UsageError
from communique.settings import Settings

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
  communique evaluate --gold gold --articles seeds --floors floors.toml

\b
Exit status: 0 measured, every floor reached · 1 a floor is missed
(floors-missed), facts are not in the form, no graph, a build failed or the
output cannot be written · 2 wrong call: no gold, an article is missing, floors
that cannot be read.
"""
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


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
@format_option("text", "json", default="text")
@output_option()
@click.option("--by-document", is_flag=True, help="Also the score of each document.")
@click.option("--floors", type=_FILE, help="TOML file of floors; the command fails when one is missed.")
@click.pass_context
def command(
    context: click.Context,
    gold: Path,
    predicted: Path | None,
    graph: Path,
    articles: Path | None,
    each: bool,
    form: str,
    output: Path,
    by_document: bool,
    floors: Path | None,
) -> None:
    """Measure exported facts against gold: precision, recall and F1.

    Facts come from --pred, from the graph (-g), or from --articles, which
    are built first. Events are paired so that their slots agree the most and
    are scored slot by slot. With --articles every cited passage is looked up
    in the article. Names that gold keeps out of the facts are listed.
    """
    from communique import evaluate

    explicit = context.get_parameter_source("graph") is click.core.ParameterSource.COMMANDLINE
    if predicted and explicit:
        raise UsageError("options-conflict", "--pred and --graph are two sources of facts: give one.")
    if each and (predicted or explicit or not articles):
        raise UsageError("options-conflict", "--each needs --articles, and neither --pred nor --graph.")
    bounds = evaluate.read_floors(floors) if floors else ()
    with _facts(gold, predicted, graph if explicit or not articles else None, articles, each=each) as folder:
        report = evaluate.score_folder(gold, folder, articles)
    if form == "json":
        text = json.dumps(evaluate.as_json(report), indent=1, ensure_ascii=False)
    else:
        text = evaluate.as_text(report, by_document=by_document)
    put(output, f"{text}\n".encode())
    if floors:
        evaluate.check_floors(report, bounds, floors)


@contextmanager
def _facts(
    gold: Path, predicted: Path | None, graph: Path | None, articles: Path | None, *, each: bool
) -> Iterator[Path]:
    """The folder of predicted facts, made if need be."""
    from communique import evaluate
    from communique.evaluate.report import gold_files

    if predicted:
        yield predicted
        return
    if graph or not articles:
        with evaluate.facts_of_graph(graph or Path("graph")) as folder:
            yield folder
        return
    stems = frozenset(path.stem for path in gold_files(gold))
    console = Console()
    with evaluate.facts_of_articles(articles, stems, each=each, settings=Settings(), listener=console) as folder:
        console.clear()
        yield folder
