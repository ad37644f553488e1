"""``export -f facts``: what each article reports in the neutral form (:mod:`communique.export.facts_form`).

Everything comes out of the graph by the questions in ``sparql/``. An article reports a thing when a graph that
says what the thing is was derived from one of its passages. A statement that two articles report is one statement:
its signatories and its date are given for both, but its positions and quotations only as far as each article
has them.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from pyoxigraph import Quad

from communique.export import facts_values as values
from communique.export.facts_form import (
    ClaimForm,
    Condemnation,
    Demand,
    FactsForm,
    Issuer,
    MeetingForm,
    Participant,
    PersonForm,
    QuantityForm,
    StatementForm,
    TransferForm,
)
from communique.export.facts_rows import Graph, Row, Words, bound, local
from communique.graph.folder import GraphFolder
from communique.graph.iris import Iris
from communique.model import PositionKind
from communique.settings import Settings

Entry = TypeVar("Entry")


class Side(NamedTuple):
    """A party in the neutral form: a state's code or another party's name, and the body where it is one."""

    name: str
    body: str | None = None


class Reader:
    """Everything the graph says, looked up by article and thing."""

    def __init__(self, quads: Iterable[Quad], iris: Iris) -> None:
        self._graph = Graph(quads, iris)
        self.articles = self._grouped("articles", "article")
        self.reports: dict[str, dict[str, list[Words]]] = defaultdict(lambda: defaultdict(list))
        for row in self._graph.rows("reports"):
            words = Words(
                int(bound(row, "start")), int(bound(row, "end")), bound(row, "words"), row["sentence"] == "true"
            )
            self.reports[bound(row, "article")][bound(row, "thing")].append(words)
        self.sides = {iri: _side(rows[0]) for iri, rows in self._grouped("parties", "party").items()}
        self.meetings = self._grouped("meetings", "meeting")
        self.details = self._by_article("meeting-details", "meeting")
        self.participations = self._by_article("participations", "meeting")
        self.statements = self._grouped("statements", "statement")
        self.signatures = self._grouped("signatures", "statement")
        self.positions = self._by_article("positions", "statement")
        self.quotes = self._by_article("quotes", "statement")
        self.transfers = self._by_article("transfers", "transfer")
        self.quantities = self._grouped("quantities", "quantity")
        self.claims = self._grouped("claims", "claim")
        self.hedges = self._by_article("hedges", "claim")
        self.persons = self._grouped("persons", "person")
        self.tenures = self._by_article("tenures", "person")
        self.resolutions = self._grouped("resolutions", "resolution")

    def _grouped(self, question: str, key: str) -> dict[str, list[Row]]:
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self._graph.rows(question):
            groups[bound(row, key)].append(row)
        return dict(groups)

    def _by_article(self, question: str, key: str) -> dict[tuple[str, str], list[Row]]:
        groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._graph.rows(question):
            groups[bound(row, "article"), bound(row, key)].append(row)
        return dict(groups)

    def side(self, party: str | None) -> Side | None:
        """A party in the neutral form; a body of a government is its state."""
        return self.sides[party] if party else None

    def reported(self, article: str, things: Iterable[str]) -> list[str]:
        """Those of the things that the article reports, in the order of its text."""
        reports = self.reports[article]
        return sorted(set(things) & reports.keys(), key=lambda thing: self.place(article, thing))

    def place(self, article: str, thing: str) -> tuple[int, str]:
        """Where an article first reports a thing; things of other articles come after everything else."""
        passages = self.reports[article].get(thing)
        return min(words.start for words in passages) if passages else 1 << 62, thing

    def evidence(self, article: str, thing: str) -> str:
        """The words with which the article reports the thing: a sentence if there is one, the longest, the first."""
        best = min(self.reports[article][thing], key=lambda w: (not w.sentence, w.start - w.end, w.start))
        return best.text


def facts(quads: Iterable[Quad], iris: Iris | None = None) -> dict[str, FactsForm]:
    """What each article reports.

    Args:
        quads: The graph, each triple in the graph of its evidence; also a store.
        iris: The gate of the graph's IRIs; the one of the settings if none is given.

    Returns:
        The neutral form of every article, also of one without facts, under the stem of each of its file names
        (the whole name where two articles share a stem), sorted.
    """
    reader = Reader(quads, iris or Iris(Settings().base))
    stems = _stems(reader)
    return {stem: _article(reader, stems[stem], stem) for stem in sorted(stems)}


def write(folder: GraphFolder, out: Path) -> list[Path]:
    """Write ``<file stem>.json`` for every accepted article into the folder ``out``, which is made if need be.

    Returns:
        The files written, sorted.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for stem, form in facts(folder.quads(), folder.iris).items():
        path = out / f"{stem}.json"
        path.write_text(json.dumps(form, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _stems(reader: Reader) -> dict[str, str]:
    owners: dict[str, set[str]] = defaultdict(set)
    names = [(article, PurePosixPath(bound(row, "name"))) for article, rows in reader.articles.items() for row in rows]
    for article, name in names:
        owners[name.stem].add(article)
    return {name.stem if len(owners[name.stem]) == 1 else name.name: article for article, name in names}


def _article(reader: Reader, article: str, stem: str) -> FactsForm:
    row = reader.articles[article][0]
    transfers = [
        t for t in reader.reported(article, (t for _, t in reader.transfers)) if _is_two_sided(reader, article, t)
    ]
    return {
        "id": stem,
        "published": values.known_date(row["date"]),
        "outlet": row["publisher"] or row["agency"],
        "meetings": _each(_meeting, reader, article, reader.meetings),
        "statements": _each(_statement, reader, article, reader.statements),
        "transfers": [_transfer(reader, article, transfer) for transfer in transfers],
        "claims": _claims(reader, article, transfers),
        "resolutions": _resolutions(reader, article),
        "persons": _each(_person, reader, article, reader.persons),
        "must_not_appear": [],
    }


def _each(
    form: Callable[[Reader, str, str], Entry], reader: Reader, article: str, things: Iterable[str]
) -> list[Entry]:
    return [form(reader, article, thing) for thing in reader.reported(article, things)]


def _meeting(reader: Reader, article: str, meeting: str) -> MeetingForm:
    row = reader.meetings[meeting][0]
    details = reader.details.get((article, meeting), [])
    mode = next((detail["mode"] for detail in details if detail["mode"]), None)
    return {
        "label": row["label"],
        "mode": local(mode) if mode else None,
        "date": values.known_date(row["date"]),
        "place": next((detail["place"] for detail in details if detail["place"]), None),
        "participants": _participants(reader, article, meeting),
        "evidence": reader.evidence(article, meeting),
    }


def _participants(reader: Reader, article: str, meeting: str) -> list[Participant]:
    rows = _capacities(reader, article, reader.participations.get((article, meeting), []), "participation")
    found: list[Participant] = []
    for row in rows:
        side = reader.side(row["party"])
        found.append({"person": row["person"], "office": _office(row, side), "state": side.name if side else None})
    return _distinct(found)


def _statement(reader: Reader, article: str, statement: str) -> StatementForm:
    row = reader.statements[statement][0]
    condemns: list[Condemnation] = []
    calls_on: list[Demand] = []
    positions = {bound(p, "position"): p for p in reader.positions.get((article, statement), [])}
    for iri in reader.reported(article, positions):
        kind = values.position(bound(positions[iri], "kind"))
        side, content = reader.side(positions[iri]["target"]), bound(positions[iri], "content")
        target = side.name if side else None
        if kind is PositionKind.CONDEMNATION:
            condemns.append({"target": target, "what": content})
        elif kind is PositionKind.DEMAND:
            calls_on.append({"target": target, "to": content})
    return {
        "label": row["label"],
        "kind": values.KINDS[local(bound(row, "class"))],
        "issued": values.known_date(row["date"]),
        "issuers": _issuers(reader, article, statement),
        "topics": [],
        "condemns": _distinct(condemns),
        "calls_on": _distinct(calls_on),
        "quotes": _distinct(bound(quote, "words") for quote in reader.quotes.get((article, statement), [])),
        "evidence": reader.evidence(article, statement),
    }


def _issuers(reader: Reader, article: str, statement: str) -> list[Issuer]:
    rows = _capacities(reader, article, reader.signatures.get(statement, []), "signature")
    found: list[Issuer] = []
    for row in rows:
        side = reader.side(row["party"])
        name = side.name if side else None
        found.append({"state_or_org": name, "person": row["person"], "office": _office(row, side)})
    return _distinct(found)


def _capacities(reader: Reader, article: str, rows: Iterable[Row], key: str) -> list[Row]:
    """One row a capacity, in the order of the text.

    Where one article names the holder of an office and another the office alone, both signed as the same one.
    """
    firsts: dict[str, Row] = {}
    for row in rows:
        firsts.setdefault(bound(row, key), row)
    ordered = [firsts[iri] for iri in sorted(firsts, key=lambda iri: reader.place(article, iri))]
    named = {_seat(row) for row in ordered if row["person"]}
    return [row for row in ordered if row["person"] or _seat(row) not in named]


def _seat(row: Row) -> tuple[str, str | None]:
    return (row["office"] or "").casefold(), row["party"]


def _office(row: Row, side: Side | None) -> str | None:
    """The office as the text names it; a body of a government that acts without one stands in its place."""
    return row["office"] or (side.body if side and not row["person"] else None)


def _is_two_sided(reader: Reader, article: str, transfer: str) -> bool:
    """Whether it is said who supplied and who received: the form speaks of supplies between two sides.

    What is alleged of one side alone stays in the graph.
    """
    said = {local(bound(row, "property")) for row in reader.transfers.get((article, transfer), [])}
    return {"allegedSupplier", "allegedRecipient"} <= said


def _transfer(reader: Reader, article: str, transfer: str) -> TransferForm:
    said: dict[str, list[str]] = defaultdict(list)
    for row in reader.transfers.get((article, transfer), []):
        said[local(bound(row, "property"))].append(bound(row, "value"))
    return {
        "supplier": _first(said["allegedSupplier"], lambda party: reader.sides[party].name),
        "recipient": _first(said["allegedRecipient"], lambda party: reader.sides[party].name),
        "items": _distinct(said["allegedItem"]),
        "quantity": _quantity(reader, said["allegedQuantity"]),
        "period": _first(said["allegedPeriod"], values.known_date),
        "in_exchange_for": _distinct(said["allegedConsideration"]),
        "evidence": reader.evidence(article, transfer),
    }


def _quantity(reader: Reader, quantities: list[str]) -> QuantityForm | None:
    return values.quantity(reader.quantities[quantities[0]][0]) if quantities else None


def _first(found: list[str], form: Callable[[str], str | None]) -> str | None:
    return form(found[0]) if found else None


def _claims(reader: Reader, article: str, transfers: list[str]) -> list[ClaimForm]:
    """The claims about transfers that the article itself reports: the form points to no others."""
    found: list[ClaimForm] = []
    for claim in reader.reported(article, reader.claims):
        row = reader.claims[claim][0]
        stance = values.stance(bound(row, "stance"))
        if stance is None or bound(row, "transfer") not in transfers:
            continue
        side = reader.side(row["behalf"] if row["person"] else row["party"])
        hedges = reader.hedges.get((article, claim), [])
        found.append(
            {
                "claimant": {"person": row["person"], "state_or_org": side.name if side else None},
                "stance": stance,
                "about_transfer": transfers.index(bound(row, "transfer")),
                "date": values.known_date(row["date"]),
                "hedge": hedges[0]["words"] if hedges else None,
                "evidence": reader.evidence(article, claim),
            }
        )
    return found


def _resolutions(reader: Reader, article: str) -> list[str]:
    numbers = {bound(reader.resolutions[iri][0], "number") for iri in reader.reported(article, reader.resolutions)}
    return sorted(numbers, key=lambda number: (len(number), number))


def _person(reader: Reader, article: str, person: str) -> PersonForm:
    """A person in the office that the article gives; the fullest account first, then the first in the text."""
    tenures = reader.tenures.get((article, person), [])
    ordered = sorted(tenures, key=lambda row: (row["office"] is None) + (row["party"] is None))
    side = next((reader.side(row["party"]) for row in ordered if row["party"]), None)
    return {
        "name": bound(reader.persons[person][0], "name"),
        "state": side.name if side else None,
        "office": next((row["office"] for row in ordered if row["office"]), None),
    }


def _side(row: Row) -> Side:
    label = row["label"] or local(bound(row, "party"))
    if row["is_state"] == "true":
        return Side(row["code"] or local(bound(row, "party")).upper())
    if row["state"]:
        return Side(local(row["state"]).upper(), label)
    return Side(label)


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in their order, each once."""
    found: list[Entry] = []
    for entry in entries:
        if entry not in found:
            found.append(entry)
    return found
