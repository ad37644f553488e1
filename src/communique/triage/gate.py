"""The gate: what has to stand together in a text that is worth parsing.

*Near* means in the same sentence or the one before; a *side* is a state or a body of its own; an *official* is a body
of a government, or a title of office beside the party it is held for.

- A **supply** is a word of supply and goods in one sentence, and near them a party that acts, or two of any kind; and
  somewhere an official, a party that speaks, an organisation, or people of a party ("Chad's troops").
- A **meeting** is a word of meeting near an official; or near a party that acts, when the text names any official or
  lets a party speak ("Norway said").
- A **statement** is a statement by name, a position ("condemned"), or saying beside quotation marks, near an official;
  or a declaration near two sides that act.

A meeting or statement also takes two sides somewhere in the text: what an official says at home about home is no
diplomacy.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from communique.language.forms import forms_of
from communique.lexicon import Lexicon
from communique.lexicon.gazetteer import Gazetteer, load_gazetteer
from communique.triage.officials import Official, OfficialFinder
from communique.triage.parties import PartyFinder, PartyWords
from communique.triage.triggers import Hint, Triggers
from communique.triage.verdict import Sign, SignKind, Verdict
from communique.triage.words import Words

_SIDES_LEAST = 2
_Span = tuple[int, int]


class Gate:
    """Judges whether texts are worth parsing.

    Args:
        lexicon: The word lists.
        gazetteer: The parties.
        model: Name of the language model that knows the forms of words; no text is parsed with it.

    Raises:
        CommuniqueError: ``model-without-lemmas``.
    """

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer, model: str) -> None:
        self._triggers = Triggers(lexicon, model)
        self._parties = PartyFinder(gazetteer, lexicon.places)
        self._officials = OfficialFinder(lexicon, gazetteer)
        self._gazetteer = gazetteer
        self._people = forms_of(lexicon.actors.stands_for, "noun", model)

    def judge(self, text: str) -> Verdict:
        """Whether a text is worth parsing, and by which words."""
        words = Words(text)
        parties = self._parties.find(words)
        if not parties:
            return Verdict((), ())
        page = _Page(words, parties, self._officials.find(words, parties), self._triggers.find(words))
        page.public = page.official or self._is_public(words, parties)
        signs = (page.meeting(), page.statement(), page.supply())
        labels = {party.party.label for party in parties if party.acts}
        return Verdict(tuple(sign for sign in signs if sign is not None), tuple(sorted(labels)))

    def _is_public(self, words: Words, parties: Sequence[PartyWords]) -> bool:
        """Whether a text without officials names an organisation, an armed group, or people of a party."""
        for party in parties:
            after = words.after_possessive(party.end)
            people = after < len(words.tokens) and words.lower[after] in self._people
            if people or self._gazetteer.actor(party.party.key) is not None:
                return True
        return False


def load_gate(model: str, lexicon: Lexicon) -> Gate:
    """The gate with the packaged gazetteer.

    Args:
        model: Name of the language model.
        lexicon: The word lists.

    Raises:
        CommuniqueError: ``model-missing``, ``model-unsuitable``, ``model-without-lemmas``.
    """
    return Gate(lexicon, load_gazetteer(), model)


class _Page:
    """One text with everything that was found in it, by the sentences it stands in.

    Attributes:
        abroad: Whether two sides are named.
        official: Whether an official is named, or a party that speaks ("Norway said").
        public: Whether anybody or anything official is named.
    """

    def __init__(
        self,
        words: Words,
        parties: Sequence[PartyWords],
        officials: Sequence[Official],
        places: Mapping[Hint, Sequence[int]],
    ) -> None:
        self.words = words
        self.places = places
        self.officials: Mapping[int, Official] = {words.sentence(o.start): o for o in reversed(officials)}
        self.parties: dict[int, list[PartyWords]] = defaultdict(list)
        for party in parties:
            self.parties[words.sentence(party.start)].append(party)
        sides = {party.side for party in parties if party.acts}
        sides |= {party.side for official in officials for party in official.parties}
        self.abroad = len(sides) >= _SIDES_LEAST
        spoken = (i for i in places[Hint.STANCE] if words.follows_directly(i))
        self.official = bool(officials) or not {p.end for p in parties if p.acts}.isdisjoint(spoken)
        self.public = self.official

    def supply(self) -> Sign | None:
        """The first sign of a supply."""
        if not self.public:
            return None
        goods = {self.words.sentence(i): i for i in reversed(self.places[Hint.GOODS])}
        for i in self.places[Hint.SUPPLY]:
            named = self._near(i)
            thing = goods.get(self.words.sentence(i), i)
            acting = [party for party in named if party.acts] or (named if _several(named) else [])
            if thing != i and acting:
                return self._sign("supply", i, (thing, thing + 1), (acting[0].start, acting[0].end))
        return None

    def meeting(self) -> Sign | None:
        """The first sign of a meeting."""
        if not self.abroad or not self.official:
            return None
        for i in self.places[Hint.MEETING]:
            official = self._official(i)
            acting = next(((party.start, party.end) for party in self._near(i) if party.acts), None)
            if official or acting:
                return self._sign("meeting", i, official or acting)
        return None

    def statement(self) -> Sign | None:
        """The first sign of a statement."""
        if not self.abroad:
            return None
        for i in self._telling():
            official = self._official(i)
            if official:
                return self._sign("statement", i, official)
        for i in self.places[Hint.DECLARATION]:
            acting = [party for party in self._near(i) if party.acts]
            if _several(acting):
                return self._sign("statement", i, *((party.start, party.end) for party in acting))
        return None

    def _telling(self) -> Iterator[int]:
        """The words that tell of a statement: by name, by the position taken, or by quoting."""
        yield from self.places[Hint.STATEMENT]
        yield from self.places[Hint.POSITION]
        yield from (i for i in self.places[Hint.SAYING] if self.words.sentence(i) in self.words.quoting)

    def _near(self, token: int) -> list[PartyWords]:
        sentence = self.words.sentence(token)
        return [*self.parties.get(sentence, ()), *self.parties.get(sentence - 1, ())]

    def _official(self, token: int) -> _Span | None:
        """The official near a word; one whose title holds the word does not count ("Secretary of State")."""
        sentence = self.words.sentence(token)
        near = (self.officials.get(sentence), self.officials.get(sentence - 1))
        return next(((o.start, o.end) for o in near if o is not None and not o.start <= token < o.end), None)

    def _sign(self, kind: SignKind, trigger: int, *beside: _Span | None) -> Sign:
        spans = sorted({(trigger, trigger + 1), *(span for span in beside if span is not None)})
        sentence = self.words.sentence_text(self.words.sentence(trigger))
        return Sign(kind, tuple(self.words.printed(a, b) for a, b in spans), sentence)


def _several(parties: Sequence[PartyWords]) -> bool:
    return len({party.side for party in parties}) > 1
