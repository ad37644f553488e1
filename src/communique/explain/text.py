"""An explanation for people, and for programs."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import groupby

from communique.explain.labels import plain
from communique.explain.said import Derivation, Explanation, Ground, Said, Words

# Articles come from anywhere: what a terminal would obey is shown as a replacement character.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MATERIAL = "of the material itself"


def as_json(explanation: Explanation) -> str:
    """The explanation as one JSON object, with a final newline."""
    return json.dumps(asdict(explanation), ensure_ascii=False, indent=2) + "\n"


def as_text(explanation: Explanation) -> str:
    """The explanation for people: by property, each value followed by the words that support it."""
    lines = [_clean(explanation.label), f"  {explanation.iri}"]
    if explanation.classes:
        lines.append(f"  {', '.join(explanation.classes)}")
    if explanation.stance:
        lines.append(f"  stance: {plain(explanation.stance)}")
    if explanation.passages:
        lines.append(f"  {explanation.passages} passages of its text are kept; they are not listed here")
    lines += _part("What is said of it", explanation.statements, _value)
    lines += [line for derivation in explanation.derivations for line in _derivation(derivation)]
    lines += _part("Where it is mentioned", explanation.mentions, _subject)
    lines += _part("What rests on it", explanation.rests, _whole)
    return "\n".join(lines) + "\n"


def _value(said: Said) -> str:
    return _with_iri(said.shown, said.value)


def _subject(said: Said) -> str:
    return _with_iri(said.about, said.subject)


def _whole(said: Said) -> str:
    return f"{_clean(said.about)} — {plain(said.property)} — {_clean(said.shown)}"


def _with_iri(shown: str, iri: str) -> str:
    return _clean(shown) if shown == iri or "://" not in iri else f"{_clean(shown)}  <{_clean(iri)}>"


def _part(title: str, statements: tuple[Said, ...], show: Callable[[Said], str]) -> Iterator[str]:
    if statements:
        yield from ("", title)
    # What rests on the same words stands above them together.
    for grounds, same in groupby(statements, key=lambda said: said.grounds):
        yield ""
        for name, values in groupby(same, key=lambda said: said.property):
            yield f"  {plain(name)}"
            yield from (f"    {show(said)}" for said in values)
        yield from (f"      {line}" for line in _grounds(grounds))


def _grounds(grounds: tuple[Ground, ...]) -> Iterator[str]:
    if not grounds:
        yield _MATERIAL
    for number, ground in enumerate(grounds):
        if number:
            yield "and independently"
        yield from (f"from the table {_clean(table)}" for table in ground.tables)
        if ground.words:
            together = f", all {len(ground.words)} together" if len(ground.words) > 1 else ""
            yield f"{ground.basis}{together}"
        for words in ground.words:
            yield from _words(words)


def _words(words: Words) -> Iterator[str]:
    outlet = f" ({_clean(words.outlet)})" if words.outlet else ""
    yield f"  «{_clean(words.text)}»"
    yield f"  {_clean(words.file)}{outlet}, {words.start}–{words.end}, {words.zone}"


def _derivation(derivation: Derivation) -> Iterator[str]:
    yield from ("", f"Why {derivation.result} ({plain(derivation.basis)})")
    for number, step in enumerate(derivation.steps, start=1):
        yield f"  {number}. {_clean(step.remark)}"
        for words in step.words:
            yield from (f"    {line}" for line in _words(words))
    told = {words.passage for step in derivation.steps for words in step.words}
    rest = [words for words in derivation.used if words.passage not in told]
    if rest:
        yield "  It also rests on"
        for words in rest:
            yield from (f"    {line}" for line in _words(words))


def _clean(text: str) -> str:
    """Text on one line, without what a terminal would obey."""
    return _CONTROL.sub("\ufffd", re.sub(r"\s+", " ", text))
