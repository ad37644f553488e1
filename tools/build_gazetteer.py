"""Build the packaged tables of the gazetteer from the data sets that were checked.

Usage: python tools/build_gazetteer.py DATA [-o FOLDER] [--check]

DATA is a folder with ``wikidata.tsv`` (label, aliases, kind, qid, verified, source, note),
``wikidata-countries.tsv`` and ``wikidata-terms.tsv``. Only rows that are verified and have an
identifier are linked; of a term of office only the bounds that are verified are kept. What must not be
used to find a thing in a text is listed in ``gazetteer-refused.tsv`` beside this script, titles of
offices that the data sets lack in ``gazetteer-aliases.tsv``.

The output depends on nothing but these files. With ``--check`` nothing is written, and the exit status
is 1 when a packaged table differs from what would be built.
"""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from communique.lexicon.tables import DATA, format_table, packaged, read_table, values

Row = dict[str, str]

COLUMNS = {
    "states": (
        *("iso2", "iso3", "label", "qid", "capital", "capital_qid", "demonyms", "people", "aliases", "metonyms"),
        *("source", "demonym_source"),
    ),
    "organisations": ("slug", "label", "aliases", "qid", "kind", "state", "metonyms", "source"),
    "people": ("name", "aliases", "qid", "state", "source"),
    "offices": ("title", "aliases", "qid", "state", "source"),
    "terms": ("person", "person_qid", "office", "office_qid", "start", "end", "source"),
    "places": ("name", "aliases", "qid", "state", "kind", "source"),
    "weapons": ("code", "label", "aliases", "qid", "source"),
    "resolutions": ("number", "symbol", "label", "qid", "source"),
}

ORGANISATION_KINDS = frozenset({"body", "ministry", "organisation", "media"})
# The data set names the jurisdiction of every office but this one, whose alias names it.
JURISDICTIONS = {"High Representative of the Union for Foreign Affairs and Security Policy": "eu"}
_QID = re.compile(r"Q[1-9]\d*")


class Refused:
    """Aliases that must not be used, and rows that must not be linked."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._pairs = {(row["table"], row["label"], row["alias"]) for row in rows}

    def row(self, table: str, label: str) -> bool:
        """Whether the whole row is refused."""
        return (table, label, "*") in self._pairs

    def alias(self, table: str, label: str, alias: str) -> bool:
        """Whether this alias is refused."""
        return (table, label, alias) in self._pairs


@dataclass(frozen=True)
class Sources:
    """The data sets, read."""

    things: list[Row]
    countries: list[Row]
    terms: list[Row]
    refused: Refused
    added: list[Row]

    def of_kind(self, *kinds: str) -> Iterator[Row]:
        """The rows of these kinds."""
        return (row for row in self.things if row["kind"] in kinds)


def verified(row: Row) -> bool:
    """Whether the row's identifier may be used."""
    return row["verified"] == "yes" and bool(_QID.fullmatch(row["qid"]))


def joined(forms: Iterable[str]) -> str:
    """A field with several values, in order, each once."""
    return "|".join(dict.fromkeys(form for form in forms if form))


def without_article(form: str) -> str:
    """The form without a leading ``the``."""
    return re.sub(r"^the\s+", "", form, flags=re.IGNORECASE)


def slugify(text: str) -> str:
    """The text in lower case, ASCII, words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))


def latin(form: str) -> bool:
    """Whether all letters are Latin letters (modifier letters and invisible marks are not)."""
    return all(char in " '’.-&" or "LATIN" in unicodedata.name(char, "") for char in form)


def usable(form: str) -> bool:
    """Whether a form can stand in running text as a name: capital first, no notes, no inverted order."""
    return bool(form) and form[0].isupper() and latin(form) and len(form) > 1


def state_names(row: Row, refused: Refused, taken: set[str]) -> Iterator[str]:
    """The aliases of a state that name it in English text."""
    for alias in values(row["aliases"]):
        form = without_article(alias)
        if usable(form) and form not in taken and not refused.alias("states", row["label"], alias):
            yield form


def peoples(demonyms: Iterable[str]) -> Iterator[str]:
    """The names of peoples that are formed by rule: Russian → Russians, Iraqi → Iraqis."""
    for demonym in demonyms:
        if demonym.endswith("an") or (demonym.endswith("i") and "-" not in demonym):
            yield demonym + "s"


def states(sources: Sources) -> Iterator[Row]:
    """One row for every state."""
    known = {row["qid"]: row for row in sources.of_kind("state") if verified(row)}
    for row in sources.countries:
        if row["qid"] not in known:
            continue
        label = row["label"]
        stated = [d.strip() for d in row["demonyms"].split(";")]
        plurals = {d for d in stated if d.endswith("s") and d[:-1] in stated and d != label}
        demonyms = [
            d
            for d in stated
            if d not in plurals and d != label and not sources.refused.alias("demonyms", label, d) and d
        ]
        capitals = [c.strip() for c in row["capital"].split(";")]
        metonyms = [
            without_article(m)
            for m in values(row["government_metonyms"])
            if m not in capitals
            and not any(c.startswith(m + " ") for c in capitals)
            and not sources.refused.alias("metonyms", label, m)
        ]
        yield {
            "iso2": row["iso2"],
            "iso3": row["iso3"],
            "label": label,
            "qid": row["qid"],
            "capital": joined(capitals),
            "capital_qid": joined(q.strip() for q in row["capital_qid"].split(";")),
            "demonyms": joined(demonyms),
            "people": joined(sorted(plurals | set(peoples(demonyms)))),
            "aliases": joined(state_names(row, sources.refused, {label, *stated, *plurals, *peoples(stated)})),
            "metonyms": joined(metonyms),
            "source": known[row["qid"]]["source"],
            "demonym_source": row["demonym_source"],
        }


def aliases(row: Row, table: str, sources: Sources) -> list[str]:
    """The aliases of a row that are not refused, and those added by hand."""
    label = row["label"]
    kept = [a for a in values(row["aliases"]) if not sources.refused.alias(table, label, a)]
    added = [a["alias"] for a in sources.added if a["table"] == table and a["label"] == label]
    return [without_article(a) for a in (*kept, *added) if a != label]


def organisations(sources: Sources) -> Iterator[Row]:
    """One row for every body of the data set, also for those without an identifier.

    Raises:
        ValueError: A body has no row in the hand-kept table of actors, which gives its slug.
    """
    actors = {row["name"]: row for row in packaged("actors") if row["name"]}
    for row in sources.of_kind(*ORGANISATION_KINDS):
        label = row["label"]
        if sources.refused.row("organisations", label):
            continue
        if label not in actors:
            raise ValueError(f"actors.tsv has no row whose name is {label!r}")
        actor = actors[label]
        linked = verified(row)
        yield {
            "slug": actor["slug"],
            "label": label,
            "aliases": joined(aliases(row, "organisations", sources)),
            "qid": row["qid"] if linked else "",
            "kind": actor["kind"],
            "state": actor["state"],
            "metonyms": actor["metonyms"],
            "source": row["source"] if linked else "no identifier found",
        }


def full_name(alias: str) -> bool:
    """Whether an alias of a person is more than a family name."""
    return len(re.findall(r"\w{2,}", alias)) > 1 or bool(re.match(r"(?:[A-Z]\.)+ ", alias))


def people(sources: Sources) -> Iterator[Row]:
    """One row for every person with a verified identifier."""
    for row in sources.of_kind("person"):
        if verified(row):
            state = re.match(r"state (\w+)", row["note"])
            yield {
                "name": row["label"],
                "aliases": joined(a for a in aliases(row, "people", sources) if full_name(a)),
                "qid": row["qid"],
                "state": affiliation(state[1] if state else ""),
                "source": row["source"],
            }


def affiliation(code: str) -> str:
    """A jurisdiction as a party's key: a state's code, or the slug of a body."""
    return code if len(code) == 2 and code not in {"EU", "UN"} else code.lower()


def offices(sources: Sources) -> Iterator[Row]:
    """One row for every office with a verified identifier; ``state`` is empty for a class of offices."""
    for row in sources.of_kind("office"):
        if not verified(row):
            continue
        found = re.search(r"jurisdiction (\w+)", row["note"])
        code = affiliation(found[1]) if found else JURISDICTIONS[row["label"]]
        yield {
            "title": row["label"],
            "aliases": joined(aliases(row, "offices", sources)),
            "qid": row["qid"],
            "state": "" if code == "class" else code,
            "source": row["source"],
        }


def terms(sources: Sources) -> Iterator[Row]:
    """Terms of office with their verified bounds; an empty end is an unknown one."""
    for row in sources.terms:
        identified = _QID.fullmatch(row["person_qid"]) and _QID.fullmatch(row["office_qid"])
        if not identified or row["verified"] not in {"yes", "start yes, end unverified"}:
            continue
        yield {
            "person": row["person"],
            "person_qid": row["person_qid"],
            "office": row["office"],
            "office_qid": row["office_qid"],
            "start": row["start"],
            "end": row["end"] if row["verified"] == "yes" else "",
            "source": row["source"],
        }


def places(sources: Sources) -> Iterator[Row]:
    """One row for every place and capital with a verified identifier."""
    states_of = {qid.strip(): row["iso2"] for row in sources.countries for qid in row["capital_qid"].split(";")}
    for row in sources.of_kind("place", "capital"):
        if verified(row) and not sources.refused.row("places", row["label"]):
            yield {
                "name": row["label"],
                "aliases": joined(aliases(row, "places", sources)),
                "qid": row["qid"],
                "state": states_of.get(row["qid"], "") if row["kind"] == "capital" else "",
                "kind": row["kind"],
                "source": row["source"],
            }


def weapons(sources: Sources) -> Iterator[Row]:
    """One row for every weapon, or class of weapons, with a verified identifier."""
    for row in sources.of_kind("weapon"):
        if verified(row) and not sources.refused.row("weapons", row["label"]):
            yield {
                "code": slugify(row["label"]),
                "label": row["label"],
                "aliases": joined(aliases(row, "weapons", sources)),
                "qid": row["qid"],
                "source": row["source"],
            }


def resolutions(sources: Sources) -> Iterator[Row]:
    """One row for every numbered resolution; most have a document symbol and no identifier."""
    for row in sources.of_kind("resolution"):
        number = re.search(r"Resolution (\d+)$", row["label"])
        if number:
            symbols = [a for a in values(row["aliases"]) if re.fullmatch(r"S/RES/\d+ \(\d{4}\)", a)]
            yield {
                "number": number[1],
                "symbol": symbols[0] if symbols else "",
                "label": row["label"],
                "qid": row["qid"] if verified(row) else "",
                "source": row["source"] if verified(row) else "document symbol of the United Nations",
            }


def build(folder: Path) -> dict[str, str]:
    """The text of every table, by name.

    Args:
        folder: Where the data sets are.
    """
    sources = Sources(
        things=read_table(folder / "wikidata.tsv"),
        countries=read_table(folder / "wikidata-countries.tsv"),
        terms=read_table(folder / "wikidata-terms.tsv"),
        refused=Refused(read_table(Path(__file__).with_name("gazetteer-refused.tsv"))),
        added=read_table(Path(__file__).with_name("gazetteer-aliases.tsv")),
    )
    makers = {
        "states": states,
        "organisations": organisations,
        "people": people,
        "offices": offices,
        "terms": terms,
        "places": places,
        "weapons": weapons,
        "resolutions": resolutions,
    }
    tables = {}
    for name, maker in makers.items():
        columns = COLUMNS[name]
        rows = sorted(maker(sources), key=lambda row: list(row.values()))
        tables[name] = format_table(columns, rows)
    return tables


def main() -> int:
    """Write or compare the tables; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=DATA)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    differing = []
    for name, text in build(arguments.data).items():
        path = arguments.output / f"{name}.tsv"
        if arguments.check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                differing.append(path.name)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.name}: {text.count(chr(10)) - 1} rows", file=sys.stderr)
    if differing:
        print(f"differ from what would be built: {', '.join(differing)}", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
