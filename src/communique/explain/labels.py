"""Things in words: a label where there is one, else what the thing consists of."""

import re

from pyoxigraph import Literal, NamedNode

from communique.explain.lookup import Lookup, Term
from communique.graph.terms import LABEL, OA, ORG, PREF_LABEL, SCHEMA, TYPE

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain(iri: str) -> str:
    """The last segment of an IRI as words: ``hasSignature`` is *has signature*."""
    name = re.split(r"[#/]", iri.rstrip("/"))[-1]
    return _CAMEL.sub(" ", name).replace("-", " ").lower() if name else iri


class Labels:
    """Finds words for the things of one graph."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._base = lookup.iris.base

    def show(self, term: Term | None) -> str:
        """A thing or a value in words."""
        if term is None:
            return ""
        if isinstance(term, Literal):
            return term.value
        for predicate in (PREF_LABEL, LABEL):
            if text := self._lookup.text(term, predicate):
                return text
        return self._composed(term) or self._fallback(term)

    def _fallback(self, term: NamedNode) -> str:
        local = self._lookup.iris.local(term)
        if local.startswith(("vocab/", "ontology#")):
            return plain(local)
        return local.removeprefix("id/")

    def _composed(self, node: NamedNode) -> str | None:
        kind = self._lookup.iris.local(node).split("/")[:2]
        compose = {
            "article": self._article,
            "passage": self._passage,
            "quote": self._quote,
            "stamp": self._stamp,
            "refusal": self._refusal,
            "position": self._position,
            "quantity": self._quantity,
            "proposition": self._proposition,
            "claim": self._claim,
            "signature": self._capacity,
            "participation": self._capacity,
            "tenure": self._capacity,
            "derivation": self._derivation,
        }.get(kind[1] if kind[0] == "id" and len(kind) > 1 else "")
        return compose(node) if compose else None

    def _part(self, node: NamedNode, name: str) -> str:
        return self.show(self._lookup.ours(node, name))

    def _article(self, node: NamedNode) -> str:
        return self._lookup.file(node)

    def _passage(self, node: NamedNode) -> str | None:
        exact = next((t for s in self._lookup.all(node, OA("hasSelector")) if (t := self._exact(s))), None)
        return f"«{exact}»" if exact else None

    def _exact(self, selector: Term) -> str | None:
        return self._lookup.text(selector, OA("exact"))

    def _quote(self, node: NamedNode) -> str | None:
        text = self._lookup.text(node, SCHEMA("text"))
        return f"«{text}»" if text else None

    def _stamp(self, node: NamedNode) -> str:
        return _joined(" ", self._part(node, "stampKind"), self._part(node, "date"))

    def _refusal(self, node: NamedNode) -> str:
        return self._part(node, "refusedText")

    def _position(self, node: NamedNode) -> str:
        target = self._part(node, "target")
        return _joined(": ", _joined(" of ", self._part(node, "positionKind"), target), self._part(node, "content"))

    def _quantity(self, node: NamedNode) -> str:
        value = self._lookup.text(node, SCHEMA("value"))
        unit = self._lookup.text(node, SCHEMA("unitText")) or ""
        if value is None:
            return f"{unit}, no number said"
        comparator = self._part(node, "comparator")
        return _joined(" ", "" if comparator == "exact" else comparator, value, unit)

    def _proposition(self, node: NamedNode) -> str:
        kinds = [plain(c.value) for c in self._lookup.all(node, TYPE) if not c.value.endswith("#Proposition")]
        doer = self._part(node, "allegedSupplier") or self._part(node, "allegedUser")
        receiver = self._part(node, "allegedRecipient") or self._part(node, "allegedTarget")
        items = [self.show(item) for item in self._lookup.all(node, self._lookup.iris.term("allegedItem"))]
        sides = f"{doer or 'somebody'} → {receiver or 'somebody'}"
        rest = (_joined(" and ", *items), self._part(node, "allegedQuantity"), self._part(node, "allegedPeriod"))
        return _joined(": ", _joined(" ", *kinds), _joined(", ", sides, *rest))

    def _claim(self, node: NamedNode) -> str:
        claimant = self._part(node, "claimant")
        behalf = self._part(node, "onBehalfOf")
        who = _joined(" for ", claimant, behalf) if claimant else "somebody unnamed"
        said = _joined(", ", _joined(" ", who, self._part(node, "stance")), self._part(node, "date"))
        return _joined(": ", said, self._part(node, "about"))

    def _capacity(self, node: NamedNode) -> str:
        person = self._part(node, "person") or self.show(self._lookup.one(node, ORG("member")))
        behalf = self._part(node, "onBehalfOf")
        return _joined(", ", person, self._part(node, "office"), f"for {behalf}" if behalf else "")

    def _derivation(self, node: NamedNode) -> str:
        return _joined(" of ", f"date {self._part(node, 'result')}", self._part(node, "derives"))


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part for part in parts if part)
