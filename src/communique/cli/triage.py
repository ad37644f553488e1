"""``communique triage``: which articles of a folder are relevant, and why."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli.options import format_option, lexicon_option, output_option
from communique.cli.output import put
from communique.cli.progress import Console
from communique.settings import Settings

if TYPE_CHECKING:
    from communique.triage import Judged, Sifted

_EPILOG = """\b
Examples:
  communique triage articles/
  communique triage articles/ -f json -o triage.json

\b
Exit status: 0 listed · 1 the output cannot be written · 2 wrong call or lexicon ·
4 listed, but some inputs cannot be read.
"""


@click.command("triage", epilog=_EPILOG)
@click.argument("articles", type=click.Path(readable=False, path_type=Path))
@format_option("text", "json", default="text")
@output_option()
@lexicon_option
@click.pass_context
def command(context: click.Context, articles: Path, form: str, output: Path, lexicon: Path | None) -> None:
    """List which articles of a folder are relevant, and why.

    Relevant is an article whose words may report a meeting, a statement or a supply of arms: the words of the
    lexicon near states, their officials and other bodies. Nothing is parsed, so that this takes a fiftieth
    of the time of a build, and no more than a hint: a few irrelevant articles pass. `communique build --triage`
    builds from the relevant ones.
    """
    from communique.lexicon import load_lexicon
    from communique.read import list_articles
    from communique.triage import load_gate, sift

    settings = Settings(lexicon=lexicon)
    paths = list_articles(articles)
    sifted = sift(paths, load_gate(settings.model, load_lexicon(settings.lexicon)))
    listing = _as_json(sifted) if form == "json" else "".join(f"{line}\n" for line in _lines(sifted))
    put(output, listing.encode())
    console, judged = Console(), len(sifted.relevant) + len(sifted.irrelevant)
    console.say(f"{len(sifted.relevant)} of {judged} articles are relevant")
    if sifted.rejected:
        console.say(f"{len(sifted.rejected)} inputs cannot be read")
        context.exit(4)


def _lines(sifted: "Sifted") -> Iterator[str]:
    """One line for each article or rejected file, by name: verdict, name, reason."""
    found = [(judged.names, "relevant", judged.verdict.why()) for judged in sifted.relevant]
    found += [(judged.names, "irrelevant", judged.verdict.why()) for judged in sifted.irrelevant]
    found += [((r.file,), "rejected", f"{r.reason} [{r.code}]") for r in sifted.rejected]
    for names, verdict, why in sorted(found):
        yield f"{verdict:<10}  {', '.join(names)}  {why}"


def _as_json(sifted: "Sifted") -> str:
    judged = sorted((*sifted.relevant, *sifted.irrelevant), key=lambda one: one.names)
    rejected = [{"file": r.file, "code": r.code, "reason": r.reason, "hint": r.hint} for r in sifted.rejected]
    listing = {"articles": [_article(one) for one in judged], "rejected": rejected}
    return json.dumps(listing, ensure_ascii=False, indent=2) + "\n"


def _article(judged: "Judged") -> dict[str, Any]:
    verdict = judged.verdict
    return {
        "names": judged.names,
        "relevant": verdict.relevant,
        "signs": [{"kind": s.kind, "words": s.words, "sentence": s.sentence} for s in verdict.signs],
        "parties": verdict.parties,
    }
