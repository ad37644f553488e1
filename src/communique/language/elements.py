"""What mentions are put together from: parties and names, by the tokens at which they start and end.

News stacks them around a title in a few orders ("Chilean Foreign Minister Rosa Diaz", "foreign ministers from
Australia and Canada"). They are read from the order of the tokens, which holds where the parse of long titles does not.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from communique.language.names import NameMention
from communique.language.parties import PartyMention
from communique.language.reading import Reading
from communique.language.stretches import Stretch, tokens_of
from communique.language.titles import TitleMention
from communique.lexicon import Lexicon
from communique.model import PartyKind, Passage, Zone

#: The kind of office whose holder speaks for whoever is named after "for".
SPOKESPERSON = "spokesperson"
# Words in the names of bodies that every state has: "the security council", "the general staff of the armed forces".
_OF_BODIES = frozenset(
    {
        "the", "council", "committee", "commission", "staff", "forces", "armed", "security", "national", "general",
        "supreme", "defence", "defense", "foreign", "state", "intelligence", "presidential", "guard", "command",
    }
)  # fmt: skip
_LONGEST_BODY = 8
_AND = frozenset({",", "and", "&"})


class Elements:
    """The parties and names of one document, and what of them stands around a title."""

    def __init__(
        self, reading: Reading, lexicon: Lexicon, parties: Iterable[PartyMention], names: Iterable[NameMention]
    ) -> None:
        self.reading = reading
        self.honorifics = lexicon.names.honorifics
        self.doc: Doc = reading.doc
        self.words = lexicon.actors
        self.bodies = lexicon.bodies.again
        parties, names = tuple(parties), tuple(names)
        self.party_tokens = tokens_of(parties)
        self.party_at = {p.start: p for p in parties}
        self.party_before = {p.end: p for p in parties}
        self.name_at = {n.start: n for n in names}
        self.name_before = {n.end: n for n in names}

    def passage(self, element: Stretch) -> Passage:
        """The passage of an element."""
        return self.reading.between(element.start, element.end)

    # parties

    def parties_before(self, title: TitleMention) -> tuple[int, list[PartyMention]]:
        """The parties before a title, and where they start: "Russia's", "the South Korean, U.S. and Japanese"."""
        doc, index = self.doc, title.start
        while index and self._narrows(doc[index - 1]):
            index -= 1
        if index and doc[index - 1].tag_ == "POS":
            index -= 1
        party = self.party_before.get(index)
        found: list[PartyMention] = []
        start = title.start
        while party is not None:
            found.insert(0, party)
            start = party.start
            party = self._listed_before(start) if title.plural else None
            if party is not None and not self._is_alike(party, found[0]):
                break
        if len(found) == 1 and found[0].party.kind is PartyKind.ORGANISATION and (sender := self._sender(start)):
            # "Russia's U.N. ambassador" acts for Russia.
            start, found = sender.start, [sender]
        if found and self.reading.paragraph(doc[start]) != self.reading.paragraph(doc[title.start]):
            return title.start, []
        if len(found) > 1 and not self._is_list(start, title.start):
            # "supplied by A, B officials say": a comma alone joins parties in headlines only.
            return found[-1].start, found[-1:]
        return start, found

    def _sender(self, start: int) -> PartyMention | None:
        """The state right before the body to which its envoy is sent: "Russia's U.N. (ambassador)"."""
        index = start - (start > 0 and self.doc[start - 1].tag_ == "POS")
        party = self.party_before.get(index)
        adjective = party is not None and (index < start or party.sense == "demonym")
        return party if party is not None and adjective and party.party.kind is PartyKind.STATE else None

    def _narrows(self, word: Token) -> bool:
        """Whether a word may stand between a party and a title: "Russia's former envoy", "the EU's sanctions envoy"."""
        noun = word.dep_ in {"compound", "amod"} and word.pos_ in {"NOUN", "ADJ"} and word.text.islower()
        return word.lower_ in self.words.title_modifiers or (noun and word.i not in self.party_tokens)

    def is_former(self, title: TitleMention, start: int) -> bool:
        """Whether the office is one that somebody held: "former British foreign secretary", "Chad's ex-president".

        Args:
            title: The title.
            start: Where it starts together with the parties before it.
        """
        first = max(0, start - 2)
        return any(token.lower_ in self.words.past_modifiers for token in self.doc[first : title.start])

    def _is_list(self, start: int, end: int) -> bool:
        headline = self.reading.paragraph(self.doc[start]).zone is Zone.HEADLINE
        return headline or any(token.lower_ in {"and", "&"} for token in self.doc[start:end])

    def _is_alike(self, before: PartyMention, party: PartyMention) -> bool:
        """Whether both can be adjectives of one title: "U.S. and Kenyan envoys", not "to Egypt, Kenyan officials"."""
        name = self.doc[before.start : before.end].text
        return party.sense != "demonym" or before.sense == "demonym" or name.replace(".", "").isupper()

    def _listed_before(self, start: int) -> PartyMention | None:
        """The party that comes before another in a list."""
        end = start
        while end > 1 and self.doc[end - 1].lower_ in _AND:
            end -= 1
        return self.party_before.get(end) if end < start else None

    def parties_after(self, title: TitleMention) -> tuple[int, list[PartyMention]]:
        """The parties after a title, and where they end: "of the United States, Australia and Japan"."""
        doc = self.doc
        preposition = doc[title.end].lower_ if title.end < len(doc) else ""
        seated = title.plural and preposition == "in" and title.text.lower() in self.words.seated
        if preposition not in {"of", "from", "for", "to"} and not seated:
            return title.end, []
        found = self._listed_from(title.end + 1, several=title.plural) or self._behind_body(title.end)
        if not found:
            return title.end, []
        speaks = title.kind == SPOKESPERSON and preposition == "for"
        if not title.plural and preposition in {"for", "to"} and found[0].party.kind is PartyKind.STATE and not speaks:
            # "envoy to Russia", "minister for Iran": these do not act for the state; "from Japan" does.
            return title.end, []
        return found[-1].end, found

    def _behind_body(self, index: int) -> list[PartyMention]:
        """The party after a body that has no name of its own: "head of the security council of Chad"."""
        doc = self.doc
        for token in doc[index + 1 : index + _LONGEST_BODY]:
            if token.lower_ == "of":
                return self._listed_from(token.i + 1, several=False)[:1]
            body = token.lower_ in self.bodies or token.lower_ in _OF_BODIES
            if not body or token.i in self.party_tokens:
                return []
        return []

    def party_of_name(self, name: NameMention) -> PartyMention | None:
        """The party after a name: "Prime Minister Jane Doe of New Zealand"."""
        index = name.end + 1
        if index >= len(self.doc) or self.doc[name.end].lower_ not in {"of", "from"}:
            return None
        return self.party_at.get(index + (self.doc[index].lower_ == "the"))

    def _listed_from(self, index: int, *, several: bool) -> list[PartyMention]:
        """The party at a token, or the list of parties that begins there."""
        doc = self.doc
        found: list[PartyMention] = []
        while index < len(doc):
            if doc[index].lower_ in {"the", "both"}:
                index += 1
                continue
            party = self.party_at.get(index)
            if party is None or (found and party.sense == "demonym"):
                break
            found.append(party)
            index = self.after_and(party.end)
            if not several or index == party.end:
                break
        return found

    def after_and(self, index: int) -> int:
        """The token after the commas and the "and" at ``index``."""
        while index < len(self.doc) and self.doc[index].lower_ in _AND:
            index += 1
        return index

    # names

    def name_beside(self, title: TitleMention, start: int, end: int) -> NameMention | None:
        """The name of who holds a title.

        Args:
            title: The title.
            start: Where it starts together with the parties before it.
            end: Where it ends together with the parties after it.
        """
        doc = self.doc
        name = self._name_from(end) or self._name_from(title.end) or self._apposed(title, end)
        while start == title.start and start > 1 and self._narrows(doc[start - 1]):
            start -= 1  # "Jane Doe, state secretary of …"
            title = replace(title, start=start)
        if name is None and start >= 2 and doc[start - 1].text == ",":
            # "Jane Doe, Iran's foreign minister"
            return self.name_before.get(start - 1)
        if name is None and start >= 3 and doc[start - 1].lower_ == "the" and doc[start - 2].text == ",":
            # "Jane Doe, the foreign minister of Iran"
            return self.name_before.get(start - 2)
        return name

    def _name_from(self, index: int) -> NameMention | None:
        """The name at a token, or after the rank there: "commander Gen Jane Doe"."""
        while index not in self.name_at and index < len(self.doc) and self.doc[index].text in self.honorifics:
            index += 1
        return self.name_at.get(index)

    def _apposed(self, title: TitleMention, end: int) -> NameMention | None:
        """ "Iran's foreign minister, Jane Doe, said": a name between commas after a title."""
        doc = self.doc
        if title.plural:
            return None
        if end == title.end and end + 1 < len(doc) and doc[end].lower_ in {"to", "of", "for"}:
            party = self.party_at.get(end + 1 + (doc[end + 1].lower_ == "the"))
            end = party.end if party is not None else end
        if end >= len(doc) or doc[end].text != ",":
            return None
        name = self._name_from(end + 1)
        closed = name is not None and (
            name.end >= len(doc)
            or doc[name.end].text in {",", ".", "-", "—", ")", ";"}
            or doc[name.end].pos_ in {"VERB", "AUX"}
        )
        return name if closed else None
