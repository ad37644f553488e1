"""The gate knows every list of the lexicon that brings in a fact."""

from dataclasses import fields

import pytest

from communique.language.forms import forms_of
from communique.lexicon import Lexicon, load_lexicon
from communique.lexicon.words import MeetingWords, StatementWords, TransferWords
from communique.settings import Settings
from communique.triage.triggers import Hint, Triggers
from communique.triage.words import Words

#: Lists whose words bring in a fact; the gate looks for them.
BRING_IN = {
    "give_verbs", "arm_verbs", "bare_arm_verbs", "deploy_verbs", "get_verbs", "come_verbs", "fight_verbs", "give_nouns",
    "get_nouns", "symmetric_nouns", "presence_nouns",
    "meet", "host", "speak", "call", "gather", "meeting_nouns", "visit_nouns",
    "nouns", "said",
}  # fmt: skip
#: Lists that only say more of a fact brought in by another word, or whose words say too little alone. A list that is in
#: neither set has to be put into one.
SAY_MORE = {
    "mutual_nouns", "light_verbs", "extents", "deployed_items", "aid_verbs", "side_prepositions", "use_verbs",
    "recipient_prepositions", "supplier_prepositions", "announcing_verbs", "deciding_nouns", "potential_auxiliaries",
    "potential_governors", "potential_markers", "potential_determiners", "consideration",
    "hold", "join", "take_part", "place_call", "together", "beside", "deal", "sign", "pose", "occur", "travel",
    "other_meetings", "counted_in", "delegates", "phone", "video", "margins", "separate", "conditions", "deny",
    "unheld_auxiliaries", "unheld_governors", "unheld_adjectives",
    "issue", "issued_forms", "another", "occasions", "phrasal", "again", "institutions", "events", "reported_after",
    "signed", "publishers", "addressing_verbs", "arrive_verbs", "bound", "carry_verbs", "elsewhere", "from_verbs",
    "invitations", "lend_verbs", "ordering_nouns", "phrasal_verbs", "prisoner_verbs", "state_media", "stop_verbs",
    "take_verbs",
}  # fmt: skip


def test_every_list_of_the_lexicon_is_known() -> None:
    lists = {field.name for words in (TransferWords, MeetingWords, StatementWords) for field in fields(words)}
    assert lists - BRING_IN - SAY_MORE == set(), "does it bring in a fact? then triage/triggers.py has to look for it"
    assert (BRING_IN | SAY_MORE) - lists == set()


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def triggers(lexicon: Lexicon) -> Triggers:
    return Triggers(lexicon, Settings().model)


@pytest.mark.parametrize(
    ("name", "hint", "kind"),
    [
        *((name, Hint.SUPPLY, "verb") for name in sorted(BRING_IN) if name.endswith("_verbs")),
        *((name, Hint.SUPPLY, "noun") for name in ("give_nouns", "get_nouns", "symmetric_nouns", "presence_nouns")),
        *((name, Hint.MEETING, "verb") for name in ("meet", "host", "speak", "call", "gather")),
        *((name, Hint.MEETING, "noun") for name in ("meeting_nouns", "visit_nouns")),
    ],
)
def test_every_form_of_every_word_is_found(
    lexicon: Lexicon, triggers: Triggers, name: str, hint: Hint, kind: str
) -> None:
    lemmas = getattr(lexicon.transfers if hint is Hint.SUPPLY else lexicon.meetings, name)
    assert lemmas
    for form in sorted(forms_of(lemmas, "noun" if kind == "noun" else "verb", Settings().model)):
        assert triggers.find(Words(f"It {form} it."))[hint], form


def test_phrases_are_found_by_their_last_word(triggers: Triggers) -> None:
    words = Words("They saw artillery shells, a surface-to-air missile and a joint statement.")
    found = triggers.find(words)
    assert [words.tokens[i] for i in found[Hint.GOODS]] == ["artillery", "shells", "missile"]
    assert [words.tokens[i] for i in found[Hint.DECLARATION]] == ["statement"]
